"""Import a table or a document as an edition: what was read, what it would become, what is in the way."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.table import Table
from rich.text import Text

from workbench.cli import tables
from workbench.cli.common import err, out, say, wording
from workbench.errors import InputError, UserError
from workbench.files import write_whole
from workbench.sources import Edition
from workbench.sources.imports import (
    About,
    Mapping,
    Preview,
    Problem,
    Sheet,
    guess,
    memory,
    preview,
    preview_document,
    read_document,
    read_sheets,
)
from workbench.sources.imports import passages as documents
from workbench.sources.imports import sheet as sheets
from workbench.sources.imports.guess import belongs
from workbench.sources.imports.mapping import from_json, to_json
from workbench.sources.imports.sheet import column_name, read_bytes

MOST = 40  # problems and warnings that are listed each


def is_table(path: Path) -> bool:
    """Tell whether a file is read as a table."""
    return path.suffix.lower() in sheets.SUFFIXES


def is_document(path: Path) -> bool:
    """Tell whether a file is read as passages."""
    return path.suffix.lower() in documents.SUFFIXES


def table(
    path: Path, mapping: Path | None, save: Path | None, name: str | None, given: MappingType[str, str]
) -> tuple[Mapping, Preview]:
    """Read a table and map it by a file, by what was said of its source last, or by its own words."""
    known = from_json(read_bytes(mapping).decode("utf-8", "replace"), str(mapping)) if mapping else None
    found = _chosen(read_sheets(path), name or (known.sheet if known else ""), path)
    if known is not None and belongs(found, known):
        used = known
    else:
        former = known or (memory.recall(given["source"]) if "source" in given else memory.likely(found))
        used = guess(found, former)
    used = replace(used, about=replace(used.about, **given))
    if save is not None:
        _save(save, used)
    made = preview(found, used)
    out.print(_columns(used))
    _tell(made, found)
    return used, made


def document(path: Path, given: MappingType[str, str]) -> tuple[About, Preview]:
    """Read a document's passages; what it says of itself holds where nothing else is given."""
    with err.status(say("Reading {file}", file=path.name)) as status:
        read = read_document(
            path,
            lambda done, of: status.update(
                say("Reading {file}: page {page} of {pages}", file=path.name, page=done + 1, pages=of)
            ),
        )
    former = memory.recall(given["source"]) if "source" in given else None
    about = read.about
    if former is not None:
        about = replace(
            about, publisher=about.publisher or former.about.publisher, licence=former.about.licence
        )
    about = replace(about, **given)
    made = preview_document(read, about)
    _tell(made, None)
    return about, made


def show(edition: Edition) -> None:
    """Show the edition that would come."""
    out.print(tables.edition(edition))


def refuse(made: Preview) -> None:
    """Raise the error that says why nothing is imported; return where nothing is in the way."""
    count = len(made.problems)
    if count == 0:
        return
    if any(problem.row is None for problem in made.problems):
        raise UserError(
            "Nothing was imported: see to what is listed above, by the options or a file given with --mapping."
        )
    raise InputError(
        "Nothing was imported: cells to see to: {count}. Correct them in the table, "
        "or under “corrections” in a file given with --mapping.",
        count=count,
    )


def _chosen(found: Sequence[Sheet], name: str, path: Path) -> Sheet:
    """Return the sheet of a name; without one, the first."""
    chosen = next((one for one in found if one.name == name), None if name and len(found) > 1 else found[0])
    if chosen is None:
        raise UserError(
            "{file} has no sheet {sheet}; it has: {sheets}",
            file=path.name, sheet=name, sheets=", ".join(one.name for one in found),
        )  # fmt: skip
    return chosen


def _save(file: Path, mapping: Mapping) -> None:
    write_whole(file, to_json(mapping).encode())


def _columns(mapping: Mapping) -> Table:
    """Return what each column is taken for."""
    shown = Table(box=None, pad_edge=False, header_style="dim")
    for head in ("", say("column"), say("measure"), say("unit"), say("basis"), say("period")):
        shown.add_column(head)
    plain = ((mapping.entity, say("country")), (mapping.code, say("ISO code")), (mapping.note, say("note")))
    for place, meaning in plain:
        if place is not None:
            shown.add_row(column_name(place), "", f"({meaning})", "", "", "")
    for column in mapping.columns:
        times = "" if column.multiplier == 1 else f"{wording.number(column.multiplier)} × "
        cells = (
            column.heading,
            column.code or "?",
            times + (column.unit or "?"),
            column.basis,
            column.period,
        )
        shown.add_row(column_name(column.column), *(Text(cell) for cell in cells))
    return shown


def _tell(made: Preview, sheet: Sheet | None) -> None:
    """List problems and warnings with their places."""
    for sign, style, found in (("✕", "red", made.problems), ("!", "yellow", made.warnings)):
        for problem in found[:MOST]:
            line = Text(f"{sign} ", style=style)
            line.append(_place(problem, sheet), style="dim")
            line.append(say(problem.message, **problem.values))
            out.print(line)
        if len(found) > MOST:
            out.print(say("… and {count} more.", count=len(found) - MOST))


def _place(problem: Problem, sheet: Sheet | None) -> str:
    if sheet is None or (problem.row is None and problem.column is None):
        return ""
    column = "" if problem.column is None else column_name(problem.column)
    return f"{column}{'' if problem.row is None else problem.row + 1}: "
