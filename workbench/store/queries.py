"""Reading a workspace: every function takes a session and returns frozen rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from sqlalchemy import exists
from sqlalchemy.orm import aliased, defer
from sqlmodel import Session, SQLModel, col, func, select

from workbench import rows
from workbench.errors import UserError
from workbench.rows import Span
from workbench.sources import Edition
from workbench.store import codec, models
from workbench.store.lists import OPEN_STATES

R = TypeVar("R")
_TEXT: Any = models.Article.text  # an attribute of the class is its column, which mypy takes for a string


def articles(session: Session, ids: Sequence[int] | None = None) -> list[rows.ArticleRow]:
    """Return articles without their text, by id, with the counts of their open and decided claims."""
    counts = verdict_counts(session, ids)
    query = select(models.Article).options(defer(_TEXT)).order_by(col(models.Article.id))
    if ids is not None:
        query = query.where(col(models.Article.id).in_(ids))
    found = []
    for row in session.exec(query):
        counted = counts[_id(row.id)]
        total = counted.total()
        found.append(
            _frozen(
                rows.ArticleRow, row, header=Span(0, row.header_end), claims=total,
                decided=total - counted["undecided"],
            )
        )  # fmt: skip
    return found


def verdict_counts(session: Session, ids: Sequence[int] | None = None) -> dict[int, Counter[str]]:
    """Return by article how many of its open claims have which verdict, "undecided" included."""
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    query = (
        select(models.Claim.article, models.Claim.verdict, func.count())
        .where(col(models.Claim.state).in_(OPEN_STATES))
        .group_by(col(models.Claim.article), col(models.Claim.verdict))
    )
    if ids is not None:
        query = query.where(col(models.Claim.article).in_(ids))
    for number, verdict, count in session.exec(query):
        counted[number][verdict or "undecided"] = count
    return counted


def article(session: Session, number: int) -> rows.ArticleRow:
    """Return one article; raises UserError where there is none of that number."""
    found = articles(session, [number])
    if not found:
        raise UserError("There is no article {number} in this workspace.", number=number)
    return found[0]


def article_text(session: Session, number: int) -> str:
    """Return an article's whole text, header included: what every offset counts in."""
    text = session.exec(select(models.Article.text).where(models.Article.id == number)).first()
    if text is None:
        raise UserError("There is no article {number} in this workspace.", number=number)
    return text


def article_with(session: Session, sha256: str) -> int | None:
    """Return the number of the article with that text, or None."""
    return session.exec(select(models.Article.id).where(models.Article.sha256 == sha256)).first()


def claim_ids(session: Session, article: int | None = None, *, dismissed: bool = False) -> list[int]:
    """Return the ids of an article's claims, or of all, in the text's order; dismissed ones only on demand.

    What a reviewer filters and sorts by is in `lists`.
    """
    claim = models.Claim
    query = select(claim.id).order_by(col(claim.article), col(claim.start), col(claim.end), col(claim.id))
    if article is not None:
        query = query.where(claim.article == article)
    if not dismissed:
        query = query.where(col(claim.state).in_(OPEN_STATES))
    return [number for number in session.exec(query) if number is not None]


def claims(session: Session, ids: Sequence[int], *, bare: bool = False) -> list[rows.ClaimRow]:
    """Return claims in the order of the ids, with verdicts, findings and evidence; unknown ids are left out.

    bare: only what is read in them, which is all that a comparison of claims needs.
    """
    live = {row.id: row for row in session.exec(select(models.Claim).where(col(models.Claim.id).in_(ids)))}
    about = [] if bare else ids
    verdicts = _current_verdicts(session, about)
    found, attached = findings(session, about), evidence(session, about)
    texts = _texts(session, [row for row in live.values() if _moved(row)])
    return [
        _claim(
            live[number], verdicts.get((number, "true")), verdicts.get((number, "said")),
            tuple(found[number]), tuple(e for e in attached[number] if not e.detached), texts,
        )
        for number in ids
        if number in live
    ]  # fmt: skip


def claim(session: Session, number: int) -> rows.ClaimRow:
    """Return one claim; raises UserError where there is none of that number."""
    found = claims(session, [number])
    if not found:
        raise UserError("There is no claim {number} in this workspace.", number=number)
    return found[0]


def findings(session: Session, ids: Iterable[int]) -> dict[int, list[rows.FindingRow]]:
    """Return the findings in force by claim, the decisive one first."""
    by_claim: dict[int, list[rows.FindingRow]] = defaultdict(list)
    query = (
        select(models.Finding)
        .where(col(models.Finding.claim).in_(list(ids)), col(models.Finding.replaced).is_(None))
        .order_by(col(models.Finding.id))
    )
    for row in session.exec(query):
        by_claim[row.claim].append(finding_row(row))
    return by_claim


def finding_row(row: models.Finding) -> rows.FindingRow:
    """Return a live finding as a frozen one."""
    return rows.FindingRow(_id(row.id), row.claim, codec.load(rows.Finding, row.document), row.created)


def evidence(session: Session, ids: Iterable[int]) -> dict[int, list[rows.EvidenceRow]]:
    """Return every piece of evidence by claim, detached ones included, in the order of attaching."""
    by_claim: dict[int, list[rows.EvidenceRow]] = defaultdict(list)
    query = (
        select(models.Evidence)
        .where(col(models.Evidence.claim).in_(list(ids)))
        .order_by(col(models.Evidence.id))
    )
    for row in session.exec(query):
        by_claim[row.claim].append(_frozen(rows.EvidenceRow, row))
    return by_claim


def verdicts(session: Session, claim: int, question: rows.Question | None = None) -> list[rows.VerdictRow]:
    """Return a claim's whole history of verdicts, oldest first."""
    query = select(models.Verdict).where(models.Verdict.claim == claim).order_by(col(models.Verdict.id))
    if question is not None:
        query = query.where(models.Verdict.question == question)
    return [_verdict(row) for row in session.exec(query)]


def current_verdict(session: Session, claim: int, question: rows.Question) -> rows.VerdictRow | None:
    """Return the latest row for a claim's question, a cleared one included; None before the first."""
    return _current_verdicts(session, [claim]).get((claim, question))


def decided_on(session: Session, day: date) -> int:
    """Return how many claims were decided on a day of the reader's own time zone."""
    start = datetime.combine(day, time()).astimezone()
    newer = aliased(models.Verdict)
    overtaken = exists().where(
        col(newer.claim) == col(models.Verdict.claim),
        col(newer.question) == col(models.Verdict.question),
        col(newer.id) > col(models.Verdict.id),
    )
    query = select(func.count(func.distinct(col(models.Verdict.claim)))).where(
        col(models.Verdict.created) >= start,
        col(models.Verdict.created) < start + timedelta(days=1),
        col(models.Verdict.verdict).is_not(None),
        ~overtaken,
    )
    return session.exec(query).one()


def editions(session: Session) -> list[Edition]:
    """Return every edition of the workspace's library, in the order of their ids."""
    documents = session.exec(select(models.Edition.document).order_by(col(models.Edition.id)))
    return [codec.load(Edition, document) for document in documents]


def edition_hashes(session: Session) -> dict[str, str]:
    """Return each loaded edition's SHA-256 by its id."""
    return dict(session.exec(select(models.Edition.id, models.Edition.sha256)).all())


def _current_verdicts(session: Session, ids: Iterable[int]) -> dict[tuple[int, str], rows.VerdictRow]:
    newest = (
        select(func.max(models.Verdict.id))
        .where(col(models.Verdict.claim).in_(list(ids)))
        .group_by(col(models.Verdict.claim), col(models.Verdict.question))
    )
    found = session.exec(select(models.Verdict).where(col(models.Verdict.id).in_(newest)))
    return {(row.claim, row.question): _verdict(row) for row in found}


def _moved(row: models.Claim) -> bool:
    draft = codec.parse(row.draft)
    try:
        return (row.start, row.end) != (draft["span"]["start"], draft["span"]["end"])
    except (TypeError, KeyError) as error:
        raise codec.UnreadableError("span") from error


def _texts(session: Session, moved: Sequence[models.Claim]) -> dict[int, str]:
    return {number: article_text(session, number) for number in {row.article for row in moved}}


def _claim(
    row: models.Claim,
    true: rows.VerdictRow | None,
    said: rows.VerdictRow | None,
    findings: tuple[rows.FindingRow, ...],
    evidence: tuple[rows.EvidenceRow, ...],
    texts: dict[int, str],
) -> rows.ClaimRow:
    draft = codec.load(rows.ClaimDraft, row.draft)
    if row.corrected:
        read = codec.load(rows.Corrected, row.corrected)
        draft = replace(
            draft, kinds=read.kinds, polarity=read.polarity, modality=read.modality,
            quantities=read.quantities, dates=read.dates,
        )  # fmt: skip
    span = Span(row.start, row.end)
    text = draft.text if span == draft.span else span.of(texts[row.article])
    shown = replace(
        draft, span=span, text=text, speaker=row.speaker, standalone=row.standalone, worthiness=row.worthiness
    )
    return rows.ClaimRow(
        id=_id(row.id), article=row.article, draft=shown, state=_as(row.state), origin=_as(row.origin),
        true=true, said=said, findings=findings, evidence=evidence, dismissed_because=row.dismissed_because,
        choice=codec.load(rows.Choice, row.choice) if row.choice else None,
    )  # fmt: skip


def _verdict(row: models.Verdict) -> rows.VerdictRow:
    return _frozen(
        rows.VerdictRow,
        row,
        reasons=tuple(codec.parse_list(row.reasons)),
        evidence=tuple(codec.parse_list(row.evidence)),
    )


def _frozen(kind: type[R], row: SQLModel, **changed: Any) -> R:
    """Return a live row as the frozen one whose fields have the same names."""
    names = (field.name for field in fields(kind))  # type: ignore[arg-type]  # every kind here is a dataclass
    return kind(**{name: changed[name] if name in changed else getattr(row, name) for name in names})


def _id(number: int | None) -> int:
    assert number is not None, "a row that was read has an id"
    return number


def _as(text: str) -> Any:
    return text  # the table's CHECK holds the column to the Literal's values
