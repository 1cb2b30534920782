"""Save what can still be read of a damaged workspace, row by row, into a new file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbench.errors import InputError, UserError
from workbench.store import copying, sqlite
from workbench.store.database import Workspace
from workbench.store.replay import parsed

TABLES = ("article", "claim", "claimkind", "edition", "finding", "evidence", "verdict", "log")
_GIVE_UP = 2_000  # rows in a row that cannot be read: beyond, nothing of a table is left


@dataclass(frozen=True, slots=True)
class Rescued:
    """Hold the new file and how many rows of each table it has."""

    file: Path
    rows: dict[str, int]


def rescue(damaged: Path, to: Path) -> Rescued:
    """Write every row that can still be read of a workspace to a new file, which is then to be read only.

    The damaged file stays as it is. Raises UserError where the new file is there already or cannot be written, and
    InputError where nothing can be read at all.
    """
    if to.exists():
        raise UserError("{path} is there already; give another name.", path=to)
    beside = to.with_name(f".{to.name}.new")
    beside.unlink(missing_ok=True)
    try:
        with Workspace(beside):
            pass
        counts = _move(damaged, beside)
        if not sum(counts.values()):
            raise InputError("Nothing can be read of {path} any more.", path=damaged)
        beside.replace(to)
        copying.sync_folder(to.parent)
    except (OSError, sqlite3.Error) as error:
        raise UserError("What can be read cannot be saved in {file}: {why}.", file=to, why=error) from error
    finally:
        beside.unlink(missing_ok=True)
    return Rescued(to, counts)


def open_what_is_left(damaged: Path) -> Workspace:
    """Save what can be read of a damaged workspace beside it, and open that for reading only."""
    saved = damaged.with_name(f"{damaged.stem}-saved-{datetime.now(UTC):%Y%m%dT%H%M%S}{damaged.suffix}")
    return Workspace(rescue(damaged, saved).file, write=False)


def _move(damaged: Path, to: Path) -> dict[str, int]:
    counts = {}
    with (
        closing(sqlite.read_only(damaged, damaged=True)) as reading,
        closing(sqlite3.connect(to, isolation_level=None)) as writing,
    ):
        reading.text_factory = lambda written: written.decode("utf-8", "replace")
        rules = writing.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        writing.execute("BEGIN")
        for name, _sql in rules:
            writing.execute(f'DROP TRIGGER "{name}"')
        for table in TABLES:
            counts[table] = _fill(reading, writing, table)
        _make_findable(writing)
        for _name, sql in rules:
            writing.execute(sql)
        writing.execute("COMMIT")
    return counts


def _fill(reading: sqlite3.Connection, writing: sqlite3.Connection, table: str) -> int:
    """Copy the rows of a table that can be read, in the columns that both files have; return how many."""
    known = [row[1] for row in writing.execute(f"PRAGMA table_info({table})")]
    count = 0
    for row in _readable(reading, table):
        names = [name for name in known if name in row]
        listed, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
        try:
            writing.execute(
                f"INSERT INTO {table} ({listed}) VALUES ({places})", [row[name] for name in names]
            )
            count += 1
        except sqlite3.IntegrityError:
            continue  # a page that is there twice, or half a row
    return count


def _readable(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """Give a table's rows, those behind a page that cannot be read too."""
    last, failed = 0, 0
    while failed < _GIVE_UP:
        try:
            found = connection.execute(
                f"SELECT rowid, * FROM {table} WHERE rowid > ? ORDER BY rowid", (last,)
            )
            names = [column[0] for column in found.description][1:]
            for row in found:
                last, failed = row[0], 0
                yield dict(zip(names, row[1:], strict=True))
            return
        except sqlite3.Error:
            last, failed = last + 1, failed + 1


def _make_findable(connection: sqlite3.Connection) -> None:
    texts = dict(connection.execute("SELECT id, text FROM article"))
    for number, article, start, end, speaker, draft in connection.execute(
        "SELECT id, article, start, end, speaker, draft FROM claim"
    ).fetchall():
        read = parsed(draft)
        words = texts[article][start:end] if article in texts else (read or {}).get("text", "")
        connection.execute(
            "INSERT INTO claim_words (rowid, words) VALUES (?, ?)", (number, f"{words} {speaker or ''}")
        )
    connection.execute(
        "INSERT INTO conclusion_words (rowid, words) SELECT id, conclusion FROM verdict WHERE conclusion <> ''"
    )
