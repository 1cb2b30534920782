"""A table as a file holds it: CSV or a workbook's sheet, read into plain strings within fixed bounds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from workbench import files, intake
from workbench.errors import InputError
from workbench.limited import reading, tables
from workbench.limited.bounds import BYTES, CELLS, COLUMNS, LENGTH, ROWS
from workbench.limited.reading import Progress, quiet
from workbench.limited.refused import Refused

SUFFIXES = (".csv", ".tsv", ".xlsx")
_SMALL = 1_000_000  # code points of a CSV file that is read at once, without a process of its own


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold one table as strings; every row has as many cells as there are columns.

    name: of the sheet in its workbook, else the file's own. file: its name. sha256: of the file's bytes.
    plain: the (row, column) of cells that the file holds as numbers, written as plain decimals whatever the
    table's convention. workbook: whether the file has several sheets to tell apart.
    """

    name: str
    file: str
    sha256: str
    rows: tuple[tuple[str, ...], ...]
    plain: frozenset[tuple[int, int]] = frozenset()
    workbook: bool = False

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def at(self, row: int, column: int) -> str:
        """Return a cell's text; empty outside of the table."""
        return self.rows[row][column] if 0 <= row < len(self.rows) and 0 <= column < self.width else ""


def read_sheets(path: Path, progress: Progress = quiet) -> tuple[Sheet, ...]:
    """Read a CSV file as one sheet, a workbook as all of its sheets that hold anything.

    progress: called many times a second while the file is read; it cancels by raising. Raises InputError, in one
    sentence, for a file that cannot be read, is no table, or is beyond the bounds.
    """
    content = read_bytes(path)
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        if path.suffix.lower() == ".xlsx":
            return _workbook(content, path.name, sha256, progress)
        found = _separated(intake.decode(content, str(path)), path, sha256, progress)
    except Refused as refused:
        raise _refused(refused, path.name) from refused
    if not found.rows:
        raise InputError("{file} is empty.", file=path.name)
    return (found,)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raises InputError where it cannot be read or is larger than the bound."""
    return files.read_bytes(path, BYTES)


def column_name(column: int) -> str:
    """Return a column's letters as spreadsheets count them: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _sheet(
    name: str,
    file: str,
    sha256: str,
    rows: Iterable[list[str]],
    plain: Iterable[tuple[int, int]] = (),
    workbook: bool = False,
) -> Sheet:
    """Build a sheet of tidied rows: cut the empty ones at the end, and hold the bounds.

    plain: filled while the rows are read.
    """
    kept: list[list[str]] = []
    width = 0
    for number, cells in enumerate(rows):
        if not cells and number >= ROWS:  # an empty row counts only where something follows it
            if number > 4 * ROWS:
                break
            continue
        if number >= ROWS:
            raise InputError("{file} has more than {limit} rows; keep those you need.", file=file, limit=ROWS)
        if len(cells) > COLUMNS:
            raise InputError(
                "{file} has more than {limit} columns; keep those you need.", file=file, limit=COLUMNS
            )
        for column, cell in enumerate(cells):
            if len(cell) > LENGTH:
                raise InputError(
                    "{file}, row {row}, column {column}: more than {limit} characters in one cell; "
                    "look for a quotation mark that is not closed.",
                    file=file, row=number + 1, column=column_name(column), limit=LENGTH,
                )  # fmt: skip
        kept.append(cells)
        width = max(width, len(cells))
    while kept and not kept[-1]:
        kept.pop()
    if len(kept) * width > CELLS:
        raise InputError(
            "{file} has more than {limit} cells; keep the rows and columns that you need.",
            file=file,
            limit=CELLS,
        )
    return Sheet(
        name,
        file,
        sha256,
        tuple(tuple(row + [""] * (width - len(row))) for row in kept),
        frozenset(plain),
        workbook,
    )


def _separated(text: str, path: Path, sha256: str, progress: Progress) -> Sheet:
    if len(text) <= _SMALL:
        return _sheet(path.stem, path.name, sha256, tables.rows(text))
    with closing(reading.read("table", text.encode(), path.name, progress)) as answers:
        return _sheet(path.stem, path.name, sha256, (reading.texts(row) for _kind, row in answers))


def _workbook(content: bytes, file: str, sha256: str, progress: Progress) -> tuple[Sheet, ...]:
    sheets = []
    with closing(reading.read("workbook", content, file, progress)) as answers:
        for (_number, name), rows in groupby(_placed(answers), key=lambda one: one[0]):
            plain: list[tuple[int, int]] = []
            sheets.append(_sheet(name, file, sha256, _filled(rows, plain), plain))
    several, held = len(sheets) > 1, [sheet for sheet in sheets if sheet.rows]
    if not held:
        raise InputError("{file} is empty.", file=file)
    return tuple(replace(sheet, workbook=several) for sheet in held)


def _placed(answers: Iterable[list[Any]]) -> Iterator[tuple[tuple[int, str], list[Any]]]:
    """Give each answer with the number and the name of its sheet."""
    sheet = (0, "")
    for kind, *values in answers:
        if kind == "sheet":
            sheet = (sheet[0] + 1, reading.text(values[0]))
        yield sheet, values if kind == "row" else []


def _filled(
    rows: Iterable[tuple[tuple[int, str], list[Any]]], plain: list[tuple[int, int]]
) -> Iterator[list[str]]:
    """Give a sheet's rows, the empty ones too, which are not handed over, and note which cells are numbers."""
    reached = 0
    for _place, values in rows:
        if not values:
            continue
        number, cells, numbers = values
        for _empty in range(reached, min(number, 4 * ROWS)):
            yield []
        plain += [(number, column) for column in numbers if isinstance(column, int)]
        yield reading.texts(cells)
        reached = number + 1


def _refused(refused: Refused, file: str) -> InputError:
    if refused.code == "unclosed":
        return InputError(
            "{file} is no table: one of its cells has no end. Look for a quotation mark that is not closed.",
            file=file,
        )
    if refused.code == "unpacked":
        return InputError("{file} is too large once it is unpacked; split it first.", file=file)
    return InputError("{file} is no workbook that can be read: save it anew as .xlsx.", file=file)
