"""What of a claim's findings is attached already, what the key E would attach, which findings stand together."""

from __future__ import annotations

from workbench.rows import CellRef, ClaimRow, EvidenceRow, FindingRow, PassageRef

Target = tuple[int, int | None]
"""A finding's id and the index of one of its passages; None for its figure."""


def attached(claim: ClaimRow) -> list[EvidenceRow]:
    """Return the evidence that has not been taken off."""
    return [piece for piece in claim.evidence if not piece.detached]


def decisive(claim: ClaimRow) -> list[FindingRow]:
    """Return the findings by the edition in force, the decisive one first."""
    return [row for row in claim.findings if row.finding.current]


def other_editions(claim: ClaimRow, row: FindingRow) -> list[FindingRow]:
    """Return the findings for the same figure by other editions, by their date."""
    same = [
        (other.finding.cell.published, other.id, other)
        for other in claim.findings
        if not other.finding.current
        and other.finding.cell is not None
        and (other.finding.rule, other.finding.claimed) == (row.finding.rule, row.finding.claimed)
    ]
    return [other for _, _, other in sorted(same, key=lambda dated: dated[:2])]


def figure_attached(claim: ClaimRow, finding: int) -> bool:
    """Tell whether the figure of a finding is evidence of the claim."""
    return any(piece.kind == "figure" and piece.finding == finding for piece in attached(claim))


def passage_attached(claim: ClaimRow, passage: PassageRef) -> bool:
    """Tell whether a passage's words are evidence of the claim."""
    return any(piece.kind == "passage" and piece.quote == passage.text for piece in attached(claim))


def target(claim: ClaimRow) -> Target | None:
    """Return the first figure not yet attached, else the first such passage; None where all of them are."""
    rows = decisive(claim)
    for row in rows:
        if row.finding.cell is not None and not figure_attached(claim, row.id):
            return row.id, None
    for row in rows:
        for index, passage in enumerate(row.finding.passages):
            if not passage_attached(claim, passage):
                return row.id, index
    return None


def source_of(claim: ClaimRow, piece: EvidenceRow) -> CellRef | PassageRef | None:
    """Return where a piece of evidence stands in its edition; None for an own one, and where no finding has it."""
    if piece.edition is None:
        return None
    if piece.kind == "passage":
        return PassageRef(piece.edition, piece.title, "", "", piece.quote, piece.locator)
    cells = [(row.id, row.finding.cell) for row in claim.findings if row.finding.cell is not None]
    known = [cell for number, cell in cells if number == piece.finding and cell.edition == piece.edition]
    alike = [cell for _, cell in cells if (cell.edition, cell.locator) == (piece.edition, piece.locator)]
    return next(iter([*known, *alike]), None)
