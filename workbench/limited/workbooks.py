"""The sheets of an .xlsx workbook, row by row, as strings."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import openpyxl

from workbench.limited.bounds import PARTS, ROWS, UNPACKED
from workbench.limited.refused import Refused
from workbench.limited.tables import tidy

_QUOTED = re.compile(r"\"[^\"]*\"|\\.")  # letters in a number's format that are only shown


def read_workbook(content: bytes) -> Iterator[list[Any]]:
    """Give each sheet's name, then its rows that hold anything: number, cells, places of the cells that are numbers."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
            raise Refused("unpacked")
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # some writers state them wrongly, and cells would be lost
        yield ["sheet", sheet.title]
        for number, row in enumerate(sheet.iter_rows()):
            plain = [place for place, cell in enumerate(row) if _is_number(cell.value)]
            written = tidy(_written(cell.value, getattr(cell, "number_format", "")) for cell in row)
            if written:
                yield ["row", number, written, [place for place in plain if place < len(written)]]
            if number > 4 * ROWS:  # a format alone may reach down to the last row there can be
                break


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


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
