"""The rows of a mapped table, read one by one: whose they are, their figures, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, replace

from workbench.sources.imports import problems as say
from workbench.sources.imports import traps
from workbench.sources.imports.entities import Entity, country_code, is_bare_total, resolve
from workbench.sources.imports.figures import LONGEST, Figure, is_estimate, read_figure
from workbench.sources.imports.mapping import Column, Mapping
from workbench.sources.imports.problems import Problem
from workbench.sources.imports.sheet import Sheet
from workbench.sources.model import WORLD, Cell, Entry


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row of the table. corrected: the columns whose text a reviewer accepted."""

    row: int
    entity: Entity
    printed: MappingType[int, str]
    figures: MappingType[int, Figure | None]
    corrected: frozenset[int]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """Hold what a table's rows became, and which columns are estimates from top to bottom."""

    entries: tuple[Entry, ...]
    lines: tuple[int, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    estimated: frozenset[int]


def read_entries(sheet: Sheet, mapping: Mapping) -> Entries:
    """Read the rows below the heading; a row that holds no figure is left out, and said."""
    problems: list[Problem] = []
    warnings: list[Problem] = []
    rows = [
        row
        for number in range(mapping.heading + 1, len(sheet.rows))
        if (row := _row(sheet, mapping, number, problems, warnings))
    ]
    problems += _twice(rows, mapping.entity)
    suspected = _suspected(rows, sheet, mapping)
    problems += [one for one, blocking in suspected.values() if blocking]
    warnings += [one for one, blocking in suspected.values() if not blocking]
    problems += _unread(rows, mapping, suspected)
    estimated = frozenset(column.column for column in mapping.columns if _all_estimated(rows, column.column))
    warnings += _of_columns(rows, mapping)
    entries = tuple(_entry(row, sheet, mapping, estimated) for row in rows)
    return Entries(
        entries, tuple(row.row for row in rows), tuple(sorted(problems, key=_place)),
        tuple(sorted(warnings, key=_place)), estimated,
    )  # fmt: skip


def _place(problem: Problem) -> tuple[int, int]:
    """Order by place, what is of the whole table or column first."""
    return (
        -1 if problem.row is None else problem.row,
        -1 if problem.column is None else problem.column,
    )


def _row(
    sheet: Sheet, mapping: Mapping, number: int, problems: list[Problem], warnings: list[Problem]
) -> Row | None:
    """Read one row; None where it is empty or holds no figure."""
    accepted: dict[int, str] = {}
    for one in mapping.corrections:
        if one.row == number:
            if one.before == sheet.at(number, one.column):
                accepted[one.column] = one.printed
            else:
                values = {"printed": one.printed, "before": one.before}
                warnings.append(
                    Problem("“{printed}” was accepted for “{before}”, which does not stand here: it is left out.",
                            number, one.column, values)
                )  # fmt: skip
    places = [column.column for column in mapping.columns]
    printed = {place: accepted.get(place, sheet.at(number, place)) for place in places}
    written = sheet.at(number, mapping.entity)
    if not any(printed.values()):
        if written and places:
            warnings.append(
                Problem("“{name}” has no figures and is left out.", number, None, {"name": written[:LONGEST]})
            )
        return None
    figures = {
        place: read_figure(
            text, mapping.convention, mapping.dash, place not in accepted and (number, place) in sheet.plain
        )
        for place, text in printed.items()
    }
    if not written and mapping.entity not in accepted:
        problems.append(Problem("This row has figures, but no name.", number, mapping.entity))
    entity = _entity(sheet, mapping, number, accepted.get(mapping.entity), problems, warnings)
    note = sheet.at(number, mapping.note) if mapping.note is not None else ""
    return Row(number, entity, printed, figures, frozenset(accepted), note)


def _entity(
    sheet: Sheet, mapping: Mapping, number: int, accepted: str | None, problems: list[Problem],
    warnings: list[Problem],
) -> Entity:  # fmt: skip
    """Say whose row it is; a code wins over the name, and what the reviewer accepted wins over both."""
    written = sheet.at(number, mapping.entity)
    code = sheet.at(number, mapping.code).strip() if mapping.code is not None else ""
    if accepted is not None:
        written, code = (written, accepted) if country_code(accepted) else (accepted, "")
    entity = resolve(written)
    known = country_code(code)
    if known is not None:
        if entity.status == "country" and entity.code != known:
            values = {"name": entity.name, "code": known}
            warnings.append(
                Problem("“{name}” is taken for {code}, as its code says.", number, mapping.entity, values)
            )
        return replace(entity, status="country", code=known, codes=())
    if code and entity.status in ("country", "ambiguous"):
        problems.append(
            Problem(
                "“{code}” is not a country's ISO 3166 code.", number, mapping.code, {"code": code[:LONGEST]}
            )
        )
    elif entity.status == "ambiguous":
        values = {"name": entity.name, "codes": ", ".join(entity.codes)}
        problems.append(
            Problem(
                "“{name}” may be any of {codes}: write which one, by its code.",
                number,
                mapping.entity,
                values,
            )
        )
    bare = entity.status == "world" and is_bare_total(entity.name)
    warnings += say.of_entity(number, mapping.entity, entity, written, bare)
    return entity


def _twice(rows: list[Row], column: int) -> list[Problem]:
    """Return the rows whose name or country stands there already."""
    first: dict[str, int] = {}
    found = []
    for row in rows:
        keys = {key for key in (row.entity.name.casefold(), row.entity.code) if key}
        earlier = next((first[key] for key in keys if key in first), None)
        if earlier is not None:
            values = {"name": row.entity.name, "first": earlier + 1}
            found.append(
                Problem("“{name}” stands there twice, first in row {first}.", row.row, column, values)
            )
        for key in keys:
            first.setdefault(key, row.row)
    return found


def _suspected(rows: list[Row], sheet: Sheet, mapping: Mapping) -> dict[traps.Place, tuple[Problem, bool]]:
    """Return the figures that may have a footnote mark in them, and whether they cannot be read at all."""
    columns = {column.column: column for column in mapping.columns}
    alike = {
        place: sorted(
            (other for other, that in columns.items() if other != place and _same(column, that)),
            key=lambda other: abs(other - place),
        )
        for place, column in columns.items()
    }
    lines = [
        traps.Line(
            row=row.row,
            world=row.entity.code == WORLD,
            printed=row.printed,
            values={
                place: figure.cell.value
                for place, figure in row.figures.items()
                if figure and figure.cell.value is not None and figure.cell.bound is None
            },
            bounds={
                place: figure.cell.value
                for place, figure in row.figures.items()
                if figure and figure.cell.value is not None and figure.cell.bound == "more than"
            },
            settled=row.corrected,
            plain=frozenset(place for place in columns if (row.row, place) in sheet.plain),
        )
        for row in rows
    ]
    found = {}
    for one in traps.suspicions(lines, list(columns), alike, mapping.convention):
        period = columns[one.place[1]].period or columns[one.place[1]].heading if one.place else ""
        found[one.row, one.column] = (say.of_suspicion(one, period), one.value is None)
    return found


def _same(one: Column, other: Column) -> bool:
    return (one.code, one.unit, one.multiplier, one.basis, one.per) == (
        other.code, other.unit, other.multiplier, other.basis, other.per,
    )  # fmt: skip


def _unread(rows: list[Row], mapping: Mapping, suspected: MappingType[traps.Place, object]) -> list[Problem]:
    """Return the cells that are no figures, and the percentages where another unit is said."""
    found = []
    example = "1,234.5" if mapping.convention == "point" else "1.234,5"
    for row in rows:
        for column in mapping.columns:
            figure, place = row.figures[column.column], (row.row, column.column)
            values = {
                "printed": row.printed[column.column][:LONGEST],
                "example": example,
                "unit": column.unit,
            }
            if figure is None and place not in suspected:
                found.append(
                    Problem("“{printed}” is no figure: write a number such as {example}, NA, W, or >100.",
                            *place, values)
                )  # fmt: skip
            elif figure and figure.percent and column.unit not in ("", "percent"):
                found.append(
                    Problem("“{printed}” is a percentage, but the column's unit is {unit}.", *place, values)
                )
    return found


def _of_columns(rows: list[Row], mapping: Mapping) -> list[Problem]:
    """Say of each column how dashes were read, and which marks its figures have."""
    found = []
    for column in mapping.columns:
        figures = [figure for row in rows if (figure := row.figures[column.column])]
        dashes = sum(figure.dash for figure in figures)
        if dashes:
            message = (
                Problem("Dashes read as zero: {count}.")
                if mapping.dash == "zero"
                else Problem("Dashes read as not available: {count}.")
            )
            found.append(replace(message, column=column.column, values={"count": dashes}))
        marks = Counter(mark for figure in figures for mark in figure.marks)
        estimates = sum(count for mark, count in marks.items() if is_estimate(mark))
        if estimates:
            values = {"count": estimates}
            found.append(Problem("Figures marked as estimates: {count}.", None, column.column, values))
        notes = sorted(mark for mark in marks if not is_estimate(mark))
        if notes:
            shown = {"marks": ", ".join(notes[:12])}
            found.append(
                Problem("Footnote marks kept in the rows' notes: {marks}.", None, column.column, shown)
            )
    return found


def _all_estimated(rows: list[Row], column: int) -> bool:
    """Tell whether every figure of a column is marked as an estimate."""
    figures = [
        figure
        for row in rows
        if (figure := row.figures[column]) and figure.cell.status == "value" and not figure.dash
    ]
    return bool(figures) and all(any(is_estimate(mark) for mark in figure.marks) for figure in figures)


def _entry(row: Row, sheet: Sheet, mapping: Mapping, estimated: frozenset[int]) -> Entry:
    """Build an entry; its note keeps the marks, and what a cell said before the reviewer's correction."""
    notes = [row.note] if row.note else []
    if row.entity.marks:
        notes.append(", ".join(row.entity.marks))
    if mapping.entity in row.corrected:
        accepted = next(
            one.printed for one in mapping.corrections if (one.row, one.column) == (row.row, mapping.entity)
        )
        notes.append(f"“{sheet.at(row.row, mapping.entity)}” → {accepted}")
    cells = []
    for column in mapping.columns:
        place = column.column
        figure, title = row.figures[place], column.title or column.heading
        cells.append(figure.cell if figure else Cell(row.printed[place], "missing"))
        marks = [
            mark
            for mark in (figure.marks if figure else ())
            if place not in estimated or not is_estimate(mark)
        ]
        if marks:
            notes.append(f"{title}: {', '.join(marks)}")
        before = sheet.at(row.row, place)
        if place in row.corrected and before != row.printed[place]:
            notes.append(f"{title}: “{before}” → {row.printed[place]}")
    country = row.entity.status == "country"
    return Entry(row.entity.name, row.entity.code, tuple(cells), not country, "; ".join(notes))
