"""Where a claim begins and ends, and what is read in it: move an edge, split, merge, set kinds, figures and dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, get_args

from sqlmodel import Session

from workbench.changes import Change
from workbench.claims import extract
from workbench.errors import UserError
from workbench.review import articles
from workbench.review.articles import add_row
from workbench.review.record import change_fields, known, live, now
from workbench.rows import ClaimDraft, ClaimKind, Corrected, DateMention, Quantity, Reason, Span
from workbench.store import Workspace, codec, log, models, queries, search
from workbench.text import dates, quantities

KINDS: tuple[str, ...] = get_args(ClaimKind)
_CONTEXT = 600  # code points before a claim


def move(workspace: Workspace, claim: int, span: Span, reviewer: str) -> Change | None:
    """Give a claim other edges, in whole words; its figures, dates and kinds are read anew.

    Returns None where nothing changes. Raises UserError for a span outside of the text, an empty one, and one
    that another claim has already. Its verdict stays; its findings are to be checked again.
    """
    with workspace.writing() as session:
        row = live(session, models.Claim, claim)
        return _move(session, row, span, reviewer, "claim.move")


def split(workspace: Workspace, claim: int, at: int, reviewer: str) -> Change:
    """Cut a claim in two at an offset of the article; the second part is a claim of its own, and undo joins them.

    Raises UserError where no word is left on one side.
    """
    with workspace.writing() as session:
        row = live(session, models.Claim, claim)
        if not row.start < at < row.end:
            raise UserError("Put the cursor inside the claim, between two of its words.")
        text = queries.article_text(session, row.article)
        first, second = (trimmed(text, part) for part in (Span(row.start, at), Span(at, row.end)))
        if first.end > second.start:
            raise UserError("Put the cursor between two words of the claim.")
        added = _add(session, row, second, text, reviewer)
        change = _move(session, row, first, reviewer, "claim.split", {"with": added.log})
        assert change is not None
        return replace(change, claims=(*change.claims, *added.claims))


def merge(workspace: Workspace, claim: int, other: int, reviewer: str) -> Change:
    """Make one claim of two in the same article: the first spans both, the second is dismissed as merged.

    Raises UserError for claims of two articles or the same claim twice.
    """
    with workspace.writing() as session:
        row, gone = live(session, models.Claim, claim), live(session, models.Claim, other)
        if row.article != gone.article or row.id == gone.id:
            raise UserError("Only two claims of one article can be made one.")
        hull = Span(min(row.start, gone.start), max(row.end, gone.end))
        dismissed = change_fields(
            session, gone, {"state": "dismissed", "dismissed_because": f"= {claim}"},
            action="claim.dismiss", reviewer=reviewer,
        )  # fmt: skip
        if dismissed is None:
            raise UserError("Claim {number} was dismissed already.", number=other)
        change = _move(session, row, hull, reviewer, "claim.merge", {"with": dismissed.log})
        if change is None:  # the other one lay inside
            return dismissed
        return replace(change, claims=(*change.claims, *dismissed.claims))


def set_kinds(workspace: Workspace, claim: int, kinds: tuple[str, ...], reviewer: str) -> Change | None:
    """Say by hand what kind of claim it is; None where nothing changes."""
    for kind in kinds:
        known(kind, KINDS)
    chosen: Any = tuple(kind for kind in KINDS if kind in kinds)
    return _correct(workspace, claim, reviewer, kinds=chosen)


def set_figures(workspace: Workspace, claim: int, written: str, reviewer: str) -> Change | None:
    """Say by hand which figures a claim has, written as in its language and separated by semicolons.

    A figure that stands in the claim keeps its place. Raises UserError for what cannot be read as a figure.
    """
    draft = _draft(workspace, claim)
    found: list[Quantity] = []
    for part in _parts(written):
        read = quantities(part, draft.language)
        if len(read) != 1:
            raise UserError("“{written}” is not one figure; write it as the article would.", written=part)
        found.append(replace(read[0], span=_place(draft, part, read[0].span)))
    return _correct(workspace, claim, reviewer, quantities=tuple(found))


def set_dates(workspace: Workspace, claim: int, written: str, reviewer: str) -> Change | None:
    """Say by hand which dates a claim has, separated by semicolons: as in its language, or as `2025-04-14`.

    What the claim has already, written as it stands there, stays as it was read. `2025-04-14/2025-04-20` is a
    stretch of days. Raises UserError for what cannot be read as one date.
    """
    draft = _draft(workspace, claim)
    known = {one.span.moved(-draft.span.start).of(draft.text): one for one in draft.dates if len(one.span)}
    found: list[DateMention] = []
    for part in _parts(written):
        read = (
            [known[part]] if part in known else _stretch(part) or dates(part, draft.language, draft.published)
        )
        if len(read) != 1:
            raise UserError(
                "“{written}” is not one date; write it as the article would, or as 2025-04-14.", written=part
            )
        place = read[0].span if part in known else _place(draft, part, read[0].span)
        found.append(replace(read[0], span=place))
    return _correct(workspace, claim, reviewer, dates=tuple(found))


def _draft(workspace: Workspace, claim: int) -> ClaimDraft:
    with workspace.reading() as session:
        return queries.claim(session, claim).draft


def _parts(written: str) -> list[str]:
    return [part.strip() for part in written.split(";") if part.strip()]


def _place(draft: ClaimDraft, part: str, span: Span) -> Span:
    """Return where a written part stands in its claim, in code points of the article; empty where it does not."""
    at, start = draft.text.find(part), draft.span.start
    return span.moved(start + at) if at >= 0 else Span(start, start)


def _stretch(written: str) -> list[DateMention]:
    """Read two days with a slash between them; nothing for anything else."""
    try:
        first, last = (date.fromisoformat(day.strip()) for day in written.split("/"))
    except ValueError:
        return []
    span = Span(0, len(written))
    return [DateMention(span, first, last, "part", ((first, last),))] if first <= last else []


def _correct(workspace: Workspace, claim: int, reviewer: str, **values: Any) -> Change | None:
    with workspace.writing() as session:
        row = live(session, models.Claim, claim)
        draft = queries.claim(session, claim).draft
        now_read = Corrected(draft.kinds, draft.polarity, draft.modality, draft.quantities, draft.dates)
        fields = {"corrected": codec.dump(replace(now_read, **values)), "figures": _counted(draft, values)}
        change = change_fields(session, row, fields, action="claim.set", reviewer=reviewer)
        found_by(session, row)
        return change


def _counted(draft: ClaimDraft, values: dict[str, Any]) -> int:
    return len(values.get("quantities", draft.quantities))


def _move(
    session: Session,
    row: models.Claim,
    span: Span,
    reviewer: str,
    action: str,
    extra: dict[str, Any] | None = None,
) -> Change | None:
    article = queries.article(session, row.article)
    text = queries.article_text(session, row.article)
    chosen = trimmed(text, span)
    if chosen == Span(row.start, row.end):
        return None
    _free(session, row, chosen)
    assert row.id is not None
    corrected = _kept(
        now=queries.claim(session, row.id).draft,
        machine=codec.load(ClaimDraft, row.draft),
        here=read(text, Span(row.start, row.end), article.language, article.published),
        there=read(text, chosen, article.language, article.published),
    )
    values = {
        "start": chosen.start, "end": chosen.end, "corrected": codec.dump(corrected),
        "figures": len(corrected.quantities), "standalone": None,
    }  # fmt: skip
    change = change_fields(session, row, values, action=action, reviewer=reviewer, extra=extra)
    found_by(session, row)
    return change


def _kept(now: ClaimDraft, machine: ClaimDraft, here: ClaimDraft, there: ClaimDraft) -> Corrected:
    """Return what is read at a claim's new edges, with what a reviewer had set by hand instead.

    machine: as it was read with its article. here: as its old words alone are read, there: as the new ones are.
    """
    values: dict[str, Any] = {}
    for name in ("kinds", "polarity", "modality", "quantities", "dates"):
        mine = getattr(now, name)
        by_hand = mine not in (getattr(machine, name), getattr(here, name))
        values[name] = mine if by_hand else getattr(there, name)
    for name in ("quantities", "dates"):  # what was set and stands no longer in the claim has no place in it
        values[name] = tuple(
            one
            if there.span.contains(one.span)
            else replace(one, span=Span(there.span.start, there.span.start))
            for one in values[name]
        )
    return Corrected(**values)


def found_by(session: Session, row: models.Claim) -> None:
    """Make a claim whose edges or kinds were set findable by what it has now."""
    assert row.id is not None
    articles.set_kinds(session, row.id, queries.claim(session, row.id).draft.kinds)
    text = queries.article_text(session, row.article)
    search.change_claim(session, row.id, f"{text[row.start : row.end]} {row.speaker or ''}")


def _add(session: Session, row: models.Claim, span: Span, text: str, reviewer: str) -> Change:
    """Add the second part of a split claim, with the first one's speaker."""
    article = queries.article(session, row.article)
    _free(session, row, span)
    draft = replace(read(text, span, article.language, article.published), speaker=row.speaker)
    return added(session, row.article, draft, reviewer)


def added(session: Session, article: int, draft: ClaimDraft, reviewer: str) -> Change:
    """Add a reviewer's own claim and log it."""
    at, document = now(), codec.dump(draft)
    row = add_row(session, article, draft, document, "reviewer", at)
    assert row.id is not None
    link = log.append(
        session, at=at, reviewer=reviewer, action="claim.add", subject="claim", subject_id=row.id,
        before={"state": "dismissed", "dismissed_because": "undone"},
        after={"state": "new", "dismissed_because": "", "article": article, "draft_sha256": codec.sha256(document)},
    )  # fmt: skip
    return Change(link, "claim.add", (article,), (row.id,))


def _free(session: Session, row: models.Claim, span: Span) -> None:
    for claim in queries.claims(session, queries.claim_ids(session, row.article)):
        if claim.draft.span == span and claim.id != row.id:
            raise UserError("This text is claim {number} already.", number=claim.id)


def trimmed(text: str, span: Span) -> Span:
    """Return a span without white space at its ends and with whole words; raises UserError where none is left."""
    if span.end > len(text):
        raise UserError("The article ends at {length}; {end} is beyond it.", length=len(text), end=span.end)
    chosen = span.of(text)
    start = span.start + len(chosen) - len(chosen.lstrip())
    end = max(start, span.start + len(chosen.rstrip()))
    if start == end:
        raise UserError("Select the words of the claim first.")
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def read(text: str, span: Span, language: str, published: str | None) -> ClaimDraft:
    """Return the draft for a chosen span, with what the reader finds in that span alone."""
    found = extract(span.of(text), language, published)
    kinds = tuple(dict.fromkeys(kind for draft in found for kind in draft.kinds))
    first = max(found, key=lambda draft: draft.worthiness, default=None)
    return ClaimDraft(
        span=span,
        text=span.of(text),
        language=language,
        kinds=kinds,
        polarity=first.polarity if first else "affirmed",
        modality=first.modality if first else "asserted",
        quantities=tuple(
            replace(q, span=q.span.moved(span.start)) for draft in found for q in draft.quantities
        ),
        dates=tuple(replace(d, span=d.span.moved(span.start)) for draft in found for d in draft.dates),
        worthiness=first.worthiness if first else 0.5,
        reasons=(Reason("reviewer", span),),
        context=text[max(0, span.start - _CONTEXT) : span.start],
        published=published,
    )
