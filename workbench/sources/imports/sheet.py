"""A table as a file holds it: CSV or a workbook's sheet, read into plain strings within fixed bounds."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from workbench import intake
from workbench.errors import InputError

SUFFIXES = (".csv", ".tsv", ".xlsx")
BYTES = 20_000_000
UNPACKED = 200_000_000  # bytes of a workbook's parts, which a small file may inflate without end
ROWS, COLUMNS, CELLS, LENGTH = 5_000, 250, 30_000, 2_000

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 200  # lines by which the delimiter is told
_SAID = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)  # how Excel says it in the first line
_QUOTED = re.compile(r"\"[^\"]*\"|\\.")  # letters in a number's format that are only shown


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


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Read a CSV file as one sheet, a workbook as all of its sheets that hold anything.

    Raises InputError, in one sentence, for a file that cannot be read, is no table, or is beyond the bounds.
    """
    content = read_bytes(path)
    known = (path.name, hashlib.sha256(content).hexdigest())
    if path.suffix.lower() == ".xlsx":
        return _workbook(content, *known)
    rows = _csv_rows(intake.decode(content, str(path)), path.name)
    return (_sheet(path.stem, *known, rows),)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raises InputError where it cannot be read or is larger than the bound."""
    try:
        if path.stat().st_size > BYTES:
            raise InputError(
                "{path} is larger than {limit} MB; split it first.", path=path, limit=BYTES // 10**6
            )
        return path.read_bytes()
    except OSError as error:
        raise InputError("{path} cannot be read: {why}.", path=path, why=error.strerror) from error


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
    """Build a sheet: trim every cell, cut empty rows and columns at the ends, and hold the bounds.

    plain: filled while the rows are read.
    """
    kept: list[list[str]] = []
    for number, row in enumerate(rows):
        cells = [" ".join(cell.split()) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
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
    while kept and not kept[-1]:
        kept.pop()
    width = max((len(row) for row in kept), default=0)
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


def _csv_rows(text: str, file: str) -> Iterator[list[str]]:
    """Read rows with the delimiter by which most rows are of one length."""
    if said := _SAID.match(text):
        delimiter, text = said[1], text[said.end() :]
    else:
        delimiter = max(_DELIMITERS, key=lambda one: _evenness(text, one))
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        raise InputError(
            "{file} is no table: one of its cells has no end. Look for a quotation mark that is not closed.",
            file=file,
        ) from None


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    """Return which share of the first rows has the most usual length, if that is more than one cell."""
    lengths: Counter[int] = Counter()
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
            if number == _SAMPLE:
                break
            if any(row):
                lengths[len(row)] += 1
    except csv.Error:
        return (0.0, 0)
    length, rows = max(
        ((one, count) for one, count in lengths.items() if one > 1), key=lambda pair: pair[1], default=(0, 0)
    )
    return (rows / lengths.total() if rows else 0.0, length)


def _workbook(content: bytes, file: str, sha256: str) -> tuple[Sheet, ...]:
    import openpyxl  # here, because it takes a quarter of a second that no start needs

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED:
                raise InputError("{file} is too large once it is unpacked; split it first.", file=file)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheets = []
        for worksheet in book.worksheets:
            worksheet.reset_dimensions()  # some writers state them wrongly, and cells would be lost
            plain: list[tuple[int, int]] = []
            rows = _worksheet_rows(worksheet, plain)
            sheet = _sheet(worksheet.title, file, sha256, rows, plain, len(book.worksheets) > 1)
            if sheet.rows:
                sheets.append(sheet)
        book.close()
    except InputError:
        raise
    except Exception as error:  # a damaged workbook fails in as many ways as its parser has lines
        raise InputError(
            "{file} is no workbook that can be read: save it anew as .xlsx.", file=file
        ) from error
    if not sheets:
        raise InputError("{file} is empty.", file=file)
    return tuple(sheets)


def _worksheet_rows(worksheet: Any, plain: list[tuple[int, int]]) -> Iterator[list[str]]:
    """Give a worksheet's rows as strings, and note which cells are numbers."""
    for number, row in enumerate(worksheet.iter_rows()):
        cells = []
        for column, cell in enumerate(row[: COLUMNS + 1]):
            value = cell.value
            if isinstance(value, int | float) and not isinstance(value, bool):
                plain.append((number, column))
            cells.append(_written(value, getattr(cell, "number_format", "")))
        yield cells


def _written(value: object, form: str | None) -> str:
    """Return a workbook's value as text: numbers as plain decimals, of 15 digits as Excel shows them."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
        if not number.is_finite():
            return str(value)
        if "%" in _QUOTED.sub("", form or ""):
            return f"{_plain(number * 100)}%"
        return _plain(number)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def _plain(number: Decimal) -> str:
    written = format(number, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
