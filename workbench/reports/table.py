"""A report as one table, a row for each claim, for programs that reckon with cells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from workbench import rows
from workbench.reports import view
from workbench.reports.model import Report
from workbench.wording import Wording

Cell = str | int | Decimal | date | None


def heads(wording: Wording) -> list[str]:
    """Return the columns' names."""
    say = wording.say
    return [
        say("Article"), say("Title"), say("Published"), say("Claim"), say("Text of the claim"), say("Speaker"),
        say("State"), say("Verdict"), say("Reasons"), say("Conclusion"), wording.label("said"),
        say("Conclusion on whether it was said"), say("Reviewer"), say("Decided"), say("As of"), say("Finding"),
        say("Finding in words"), say("Claimed figure"), say("Source's figure"), say("Difference"), say("Unit"),
        say("Edition"), say("Evidence"), say("Last hash of the log"),
    ]  # fmt: skip


def lines(report: Report, wording: Wording) -> Iterator[list[Cell]]:
    """Give a row for each claim in the order of the text, those put aside last; figures are numbers."""
    for article in view.articles(report, wording):
        for claim in (*article.claims, *article.dismissed):
            yield [
                article.row.id, article.row.title, article.row.published, *_claim(claim, wording),
                *_finding(claim, wording), "; ".join(_evidence(piece) for piece in claim.evidence), report.head,
            ]  # fmt: skip


def _claim(claim: view.ClaimView, wording: Wording) -> list[Cell]:
    draft, true, said = claim.row.draft, claim.true, claim.said
    return [
        claim.row.id, draft.text, draft.speaker, wording.label(claim.row.state), claim.verdict,
        ", ".join(wording.label(reason) for reason in true.reasons) if true else None,
        true.conclusion if true else None, wording.label(said.verdict) if said else None,
        said.conclusion if said else None, *_signed(true or said),
    ]  # fmt: skip


def _signed(row: rows.VerdictRow | None) -> list[Cell]:
    return [row.reviewer, row.created.date(), row.as_of] if row else [None, None, None]


def _finding(claim: view.ClaimView, wording: Wording) -> list[Cell]:
    """Return the first current finding, its claimed figure and its cell."""
    if not claim.findings:
        return [None] * 7
    shown = claim.findings[0]
    found, cell = shown.finding, shown.finding.cell
    return [
        shown.outcome, shown.sentence, found.claimed.value if found.claimed else None,
        cell.value if cell else None, found.difference, wording.unit(cell.unit) if cell else None,
        cell.edition if cell else None,
    ]  # fmt: skip


def _evidence(piece: rows.EvidenceRow) -> str:
    source = ", ".join(part for part in (piece.title, piece.locator) if part)
    return f"{source}: {piece.quote}" if source else piece.quote
