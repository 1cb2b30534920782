"""Rows of separated values, tidied and clipped: what is beyond the bounds is still seen to be beyond them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from workbench.limited.bounds import COLUMNS, LENGTH
from workbench.limited.refused import Refused

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 200  # lines by which the delimiter is told
_SAID = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)  # how Excel says it in the first line


def read_table(content: bytes) -> Iterator[list[Any]]:
    """Give a table's rows, for a text in UTF-8."""
    for row in rows(content.decode()):
        yield ["cells", row]


def rows(text: str) -> Iterator[list[str]]:
    """Read rows with the delimiter by which most rows are of one length; refused where a quotation has no end."""
    if said := _SAID.match(text):
        delimiter, text = said[1], text[said.end() :]
    else:
        delimiter = max(_DELIMITERS, key=lambda one: _evenness(text, one))
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield tidy(row)
    except csv.Error:
        raise Refused("unclosed") from None


def tidy(row: Iterable[str]) -> list[str]:
    """Trim every cell and cut the empty ones at the end; of what is too long or too wide, keep just enough to tell."""
    cells = [_short(" ".join(cell.split())) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells if len(cells) <= COLUMNS else [*cells[:COLUMNS], cells[-1]]


def _short(cell: str) -> str:
    return cell if len(cell) <= LENGTH else cell[: LENGTH + 1]


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
    length, count = max(
        ((one, count) for one, count in lengths.items() if one > 1), key=lambda pair: pair[1], default=(0, 0)
    )
    return (count / lengths.total() if count else 0.0, length)
