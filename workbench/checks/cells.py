"""The cells of an edition that answer a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from workbench.rows import CellRef
from workbench.sources.model import Cell, Edition, Entry, Measure, Table


@dataclass(frozen=True, slots=True)
class Column:
    """Hold one measure of one table of one edition."""

    edition: Edition
    table: Table
    measure: Measure
    index: int

    def cell(self, entry: Entry) -> Cell:
        """Return a row's cell in this column."""
        return entry.cells[self.index]

    def value(self, entry: Entry) -> Decimal | None:
        """Return a row's figure in the measure's unit; None where it is missing or withheld."""
        value = self.cell(entry).value
        return None if value is None else value * self.measure.multiplier


def has_tables(edition: Edition, commodity: str) -> bool:
    """Tell whether an edition has figures of a commodity."""
    return any(table.subject == commodity for table in edition.tables)


def columns(edition: Edition, commodity: str, measure: str | None = None) -> tuple[Column, ...]:
    """Return the columns of a commodity, of one measure where it is given, newest period last.

    "production" is measured by "mine production" as by "smelter production".
    """
    return tuple(
        Column(edition, table, column, index)
        for table in edition.tables
        if table.subject == commodity
        for index, column in enumerate(table.measures)
        if measure is None or column.code == measure or column.code.endswith(f" {measure}")
    )


def latest(some: Sequence[Column]) -> Column:
    """Return the column of the newest period."""
    return max(some, key=lambda column: column.measure.period)


def ref(column: Column, entry: Entry) -> CellRef:
    """Point at a cell with all that is needed to quote it."""
    cell, measure, edition = column.cell(entry), column.measure, column.edition
    return CellRef(
        edition=edition.id,
        edition_title=edition.title,
        published=edition.published,
        table=column.table.title,
        row=entry.name,
        column=measure.title,
        measure=measure.code,
        printed=cell.printed,
        value=column.value(entry),
        unit=measure.unit,
        basis=measure.basis,
        period=measure.period,
        locator=column.table.locator,
        bound=cell.bound,
        note=entry.note,
    )
