"""How a workspace file's tables, indexes and triggers are made: one that was crafted is not opened for writing.

A trigger runs whatever its maker wrote, in the hands of whoever writes next. So nothing but what the program's own
migrations make may stand in a file that is written to.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from workbench.store import sqlite
from workbench.store.failures import damaged

# Names that begin so are SQLite's own, such as the statistics that ANALYZE leaves; nobody else can make them.
_SHAPE = (
    "SELECT name, type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'"
)
_OF_SEARCH = re.compile(r"(claim|conclusion)_words_(data|idx|content|docsize|config)")

# The digests of what the migrations make, by schema; a test makes each anew.
DIGESTS = {
    "0001": "efc96e2a5e3e19fdd9fee0fffb12fa58b12ecfca1352f7b684701fe83d68318f",
    "0002": "d91c8f186c11660ae6591d6708faa19272f56da39056154eb4e04d8a1658313f",
    "0003": "4aa536129d6b9669af53b497d60b85c5d93347abc5a3b25930b1fbc96c5b8e9c",
}


def shape(connection: Connection | sqlite3.Connection) -> dict[str, str]:
    """Return by name how each thing of a schema was made, apart from white space and quotation marks.

    What full-text search makes for itself is left out.
    """
    asked = connection.execute if isinstance(connection, sqlite3.Connection) else connection.exec_driver_sql
    return {
        name: f"{kind} {table} " + re.sub(r'[\s"]+', "", sql).casefold()
        for name, kind, table, sql in asked(_SHAPE)
        if not _OF_SEARCH.fullmatch(name)
    }


def digest(made: dict[str, str]) -> str:
    """Return the SHA-256 of a shape, in hexadecimal."""
    return hashlib.sha256(
        "\n".join(f"{name}\t{how}" for name, how in sorted(made.items())).encode()
    ).hexdigest()


def require_own(path: Path, version: str) -> None:
    """Raise DamagedError where a file of a known schema has anything that its migrations did not make."""
    known = DIGESTS.get(version)
    if known is None:
        return
    with closing(sqlite.read_only(path)) as connection:
        if digest(shape(connection)) != known:
            raise damaged(path)
