"""The edition that a mapped table would become, what keeps it from becoming one, and what a reviewer should see."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from workbench import data
from workbench.sources.imports.entries import Entries, read_entries
from workbench.sources.imports.figures import EXAMPLES
from workbench.sources.imports.guess import only_ambiguous
from workbench.sources.imports.mapping import About, Column, Mapping, years_in
from workbench.sources.imports.problems import Problem, of_about
from workbench.sources.imports.sheet import Sheet, column_name
from workbench.sources.model import Edition, Measure, Name, NameKind, Table, digest
from workbench.sources.names import mentions
from workbench.sources.units import known as unit_known

_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Preview:
    """Hold the edition that would come. problems keep it from coming, warnings do not.

    lines: the sheet's row of each entry of the table.
    """

    edition: Edition
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    lines: tuple[int, ...] = ()


def preview(sheet: Sheet, mapping: Mapping, today: date | None = None) -> Preview:
    """Build the edition that a mapping makes of a sheet. today: when it was retrieved, if the mapping does not say."""
    columns = tuple(column for column in mapping.columns if column.column < sheet.width)
    problems = [*of_about(mapping.about), *_of_places(sheet, mapping), *_of_columns(columns)]
    if mapping.entity >= sheet.width:
        mapping = replace(mapping, entity=0)
    if mapping.code is not None and mapping.code >= sheet.width:
        mapping = replace(mapping, code=None)
    rows = read_entries(sheet, replace(mapping, columns=columns))
    if columns and not rows.entries:
        problems.append(Problem("There is no row with figures below the heading."))
    warnings = []
    if example := only_ambiguous(sheet, mapping):
        values = {"figure": example, "example": EXAMPLES[mapping.convention]}
        warnings.append(
            Problem(
                "“{figure}” can be read in two ways; it is read as {example} writes numbers.", values=values
            )
        )
    edition = edition_of(
        mapping.about, _via(sheet, mapping), today, tables=(_table(sheet, mapping, columns, rows),),
        names=_names(mapping.about.subject, columns),
    )  # fmt: skip
    return Preview(edition, (*problems, *rows.problems), (*warnings, *rows.warnings), rows.lines)


def edition_of(about: About, via: str, today: date | None = None, **content: tuple[object, ...]) -> Edition:
    """Build an edition of what is said of it and its content. today: when it was retrieved, if `about` does not say."""
    edition = Edition(
        id=edition_id(about), source=about.source.strip(), title=about.title.strip(),
        publisher=about.publisher.strip(), published=about.published.strip(), subject=about.subject.strip(),
        url=about.url.strip(), via=via, licence=about.licence.strip(),
        retrieved=about.retrieved.strip() or (today or date.today()).isoformat(),
        **content,  # type: ignore[arg-type]  # tables, passages and names, by the callers here
    )  # fmt: skip
    return replace(edition, sha256=digest(edition))


def edition_id(about: About) -> str:
    """Return the id of an edition: its source, its date and its subject."""
    return "-".join(
        part for part in (_slug(about.source), about.published.strip(), _slug(about.subject)) if part
    )


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return _SLUG.sub("-", plain).strip("-")


def _of_places(sheet: Sheet, mapping: Mapping) -> list[Problem]:
    """Return what is wrong with which row and columns the mapping names."""
    found = []
    places = [mapping.entity, mapping.code, mapping.note, *(column.column for column in mapping.columns)]
    for place in dict.fromkeys(places):
        if place is None:
            continue
        if place >= sheet.width:
            found.append(
                Problem("There is no column {column} in this table.", values={"column": column_name(place)})
            )
        elif places.count(place) > 1:
            values = {"column": column_name(place)}
            found.append(Problem("Column {column} is given two meanings.", None, place, values))
    if mapping.heading >= len(sheet.rows):
        found.append(Problem("There is no row {row} in this table.", values={"row": mapping.heading + 1}))
    if not mapping.columns:
        found.append(Problem("Choose at least one column of figures."))
    return found


def _of_columns(columns: tuple[Column, ...]) -> list[Problem]:
    """Return what is lacking or wrong in what is said of the columns of figures."""
    found = []
    known: dict[tuple[object, ...], Column] = {}
    for column in columns:
        place = (None, column.column, {"heading": column.heading, "unit": column.unit})
        if not column.code.strip():
            found.append(Problem("Say what “{heading}” measures.", *place))
        if not column.unit:
            found.append(Problem("Say the unit of “{heading}”.", *place))
        elif not unit_known(column.unit):
            found.append(
                Problem(
                    "“{unit}” is no unit to compare figures in; write metric_ton, EUR, percent or count.",
                    *place,
                )
            )
        if column.multiplier <= 0:
            found.append(Problem("By what “{heading}” is multiplied must be more than zero.", *place))
        if column.kind == "flow" and not column.period.strip():
            found.append(Problem("Say the period of “{heading}”.", *place))
        key = (column.code, column.basis, column.period, column.per, column.unit)
        if column.code and key in known:
            values = {"heading": column.heading, "other": known[key].heading}
            found.append(
                Problem("“{heading}” would say the same as “{other}”: give it another period or measure.",
                        None, column.column, values)
            )  # fmt: skip
        known.setdefault(key, column)
    return found


def _table(sheet: Sheet, mapping: Mapping, columns: tuple[Column, ...], rows: Entries) -> Table:
    about = mapping.about
    place = f"sheet {sheet.name}" if sheet.workbook else sheet.file
    return Table(
        name="table",
        title=sheet.name if sheet.workbook else about.title.strip(),
        subject=about.subject.strip(),
        locator=about.locator.strip() or place,
        measures=tuple(
            _measure(column, about.published, column.column in rows.estimated) for column in columns
        ),
        entries=rows.entries,
        complete_above=mapping.complete_above,
    )


def _measure(column: Column, published: str, estimated: bool) -> Measure:
    """Build a measure; a stock without a period is of the edition's year, and a claim may name the year before."""
    period, years = column.period.strip(), years_in(column.period)
    if not period and column.kind == "stock" and (year := years_in(published[:4])):
        period, years = year[0], (str(int(year[0]) - 1), year[0])
    return Measure(
        column=column.heading or column_name(column.column),
        title=column.title or column.heading or column.code,
        code=column.code.strip(), unit=column.unit, multiplier=column.multiplier, basis=column.basis.strip(),
        equivalents=column.equivalents, period=period, years=years, kind=column.kind,
        estimated=column.estimated or estimated, per=column.per or None,
    )  # fmt: skip


def _names(subject: str, columns: tuple[Column, ...]) -> tuple[Name, ...]:
    """Return the words by which a claim may name what no lexicon has: the codes themselves."""
    wanted: dict[tuple[NameKind, str], None] = {("commodity", subject.strip()): None}
    wanted |= {("measure", column.code.strip()): None for column in columns}
    return tuple(
        Name(language, kind, code, code.replace(":", " "))
        for kind, code in wanted
        if code and not _is_known(kind, code)
        for language in data.languages()
    )


def _is_known(kind: str, code: str) -> bool:
    sections = {"commodity": "commodities", "measure": "measures"}
    return any(
        code in data.lexicon(language, "names")[sections[kind]] for language in data.languages()
    ) or any(
        mention.kind == kind and code in mention.codes
        for language in data.languages()
        for mention in mentions(code, language)
    )


def _via(sheet: Sheet, mapping: Mapping) -> str:
    """Say in plain words where the figures were read, and how."""
    place = f", sheet “{sheet.name}”" if sheet.workbook else ""
    count = len(mapping.corrections)
    accepted = f"; {count} {'cell' if count == 1 else 'cells'} as the reviewer accepted" if count else ""
    return (
        f"Imported from {sheet.file} (SHA-256 {sheet.sha256}){place}: heading in row {mapping.heading + 1}, "
        f"numbers written as {EXAMPLES[mapping.convention]}{accepted}."
    )
