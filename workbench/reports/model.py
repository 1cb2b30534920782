"""A report as a frozen value: everything that any format prints, gathered in one look at the workspace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from sqlmodel import Session

from workbench import rows
from workbench.store import Workspace, log, queries
from workbench.store.lists import OPEN_STATES

FORMAT = "riscontro-report"
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class EditionUsed:
    """Name an edition that the report's findings or evidence rest on."""

    id: str
    title: str
    publisher: str
    published: str
    url: str
    via: str
    licence: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReportClaim:
    """Hold a claim with its whole past: every verdict, every piece of evidence, detached ones included."""

    claim: rows.ClaimRow
    history: tuple[rows.VerdictRow, ...]
    evidence: tuple[rows.EvidenceRow, ...]


@dataclass(frozen=True, slots=True)
class ReportArticle:
    """Hold an article with its text and its claims in the order of the text; dismissed ones stand last."""

    article: rows.ArticleRow
    text: str
    claims: tuple[ReportClaim, ...]
    dismissed: tuple[ReportClaim, ...]

    def verdicts(self) -> Counter[str]:
        """Count the claims by their current verdict, "undecided" included."""
        return Counter(verdict_of(claim.claim) or "undecided" for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Report:
    """Hold a report. head: the hash of the log's last change, which stands for all that was recorded."""

    format: str
    format_version: int
    program: str
    generated: datetime
    workspace: str
    head: str
    changes: int
    articles: tuple[ReportArticle, ...]
    editions: tuple[EditionUsed, ...]

    def verdicts(self) -> Counter[str]:
        """Count the claims of all articles by their current verdict, "undecided" included."""
        return sum((article.verdicts() for article in self.articles), Counter())


def verdict_of(claim: rows.ClaimRow) -> rows.Verdict | None:
    """Return a claim's current answer to *is it true?*, None while it is undecided."""
    return claim.true.verdict if claim.true else None


def build(workspace: Workspace, articles: Sequence[int] | None = None) -> Report:
    """Gather a report on a workspace, or on some of its articles; raises UserError for an unknown one."""
    with workspace.reading() as session:
        chosen = (
            [queries.article(session, number) for number in articles]
            if articles
            else queries.articles(session)
        )
        gathered = tuple(_article(session, row) for row in chosen)
        return Report(
            format=FORMAT, format_version=FORMAT_VERSION, program=f"Riscontro {version('riscontro')}",
            generated=datetime.now(UTC), workspace=workspace.path.name, head=log.head(session),
            changes=log.length(session), articles=gathered, editions=_editions(session, gathered),
        )  # fmt: skip


def _article(session: Session, row: rows.ArticleRow) -> ReportArticle:
    claims = queries.claims(session, queries.claim_ids(session, row.id, dismissed=True))
    evidence = queries.evidence(session, [claim.id for claim in claims])
    gathered = [
        ReportClaim(claim, tuple(queries.verdicts(session, claim.id)), tuple(evidence[claim.id]))
        for claim in claims
    ]
    shown = tuple(one for one in gathered if one.claim.state in OPEN_STATES)
    return ReportArticle(
        row, queries.article_text(session, row.id), shown, tuple(one for one in gathered if one not in shown)
    )


def _editions(session: Session, articles: Sequence[ReportArticle]) -> tuple[EditionUsed, ...]:
    used = set()
    for article in articles:
        for one in article.claims:
            used |= {piece.edition for piece in one.evidence}
            for row in one.claim.findings:
                used |= {passage.edition for passage in row.finding.passages}
                used |= {row.finding.cell.edition} if row.finding.cell else set()
    return tuple(
        EditionUsed(
            edition.id, edition.title, edition.publisher, edition.published, edition.url, edition.via,
            edition.licence, edition.sha256,
        )
        for edition in queries.editions(session)
        if edition.id in used
    )  # fmt: skip
