"""How large something foreign may be, for the process that reads it and for the one that asks."""

from __future__ import annotations

BYTES = 20_000_000  # of a table or a document
UNPACKED = 200_000_000  # bytes of an archive's parts, which a small file may inflate without end
MEMBERS = 1_000  # files of an archive
PARTS = 10_000  # entries of a workbook or an archive, whatever they are
ROWS, COLUMNS, CELLS, LENGTH = 5_000, 250, 30_000, 2_000
PAGES, LETTERS = 500, 1_000_000
_SHOWN = 80  # code points


def shown(value: object) -> object:
    """Return what a message shows of a value that somebody else wrote: all of it where it is short."""
    return value if len(repr(value)) <= _SHOWN else str(value)[:_SHOWN] + "…"
