"""The cells that a claimed figure would match, where the right cell does not: another year, country or measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from itertools import islice

from workbench.checks.arithmetic import PRECISION, judge
from workbench.checks.cells import Column, columns, ref
from workbench.checks.quantity import in_unit
from workbench.claims.tolerance import allowed
from workbench.rows import CellRef, Finding, Quantity, Step
from workbench.sources.model import Edition, Entry

MOST = 3


def with_nearest(finding: Finding, commodity: str, figure: Quantity, editions: Sequence[Edition]) -> Finding:
    """Add to an inconsistent finding the cells of its commodity that the figure would match, the likest first.

    Likest is what differs in least: the same country and measure in another period or edition, then the same
    country, then the same measure. A hedge that is open to one side would match too much and adds nothing.
    """
    cell = finding.cell
    if finding.outcome != "inconsistent" or cell is None or figure.hedge in _OPEN:
        return finding
    newest_first = sorted(
        _matching(commodity, figure, editions), key=lambda other: other.published, reverse=True
    )
    ranked = sorted(newest_first, key=lambda other: _unlike(cell, other))
    once: dict[tuple[str, str, str | None, str], CellRef] = {}
    for other in ranked:
        once.setdefault((other.row, other.measure, other.period, other.printed), other)
    steps = tuple(
        Step("would match", {
            "edition": other.edition_title, "published": other.published, "row": other.row,
            "measure": other.measure, "period": other.period, "value": other.value, "unit": other.unit,
        })
        for other in islice(once.values(), MOST)
    )  # fmt: skip
    return replace(finding, hints=(*finding.hints, *steps))


_OPEN = frozenset({"at least", "more than", "at most", "less than"})


def _unlike(cell: CellRef, other: CellRef) -> tuple[int, bool]:
    """Return by how much a cell is another one than the decisive one."""
    row, measure = other.row != cell.row, other.measure != cell.measure
    return row + measure, row


def _matching(commodity: str, figure: Quantity, editions: Sequence[Edition]) -> Iterator[CellRef]:
    for edition in editions:
        for column in columns(edition, commodity):
            by = in_unit(figure, column)
            if by is None:
                continue
            for entry in column.table.entries:
                if _fits(figure, by, column, entry):
                    yield ref(column, entry)


def _fits(figure: Quantity, by: Decimal, column: Column, entry: Entry) -> bool:
    source = column.value(entry)
    if source is None or column.cell(entry).bound is not None:
        return False
    with localcontext(prec=PRECISION):
        low, high, _ = allowed(figure, by)
        return judge(figure, source, None, low, high)[0] == "consistent"
