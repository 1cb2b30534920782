"""Whatever is altered in a workspace shows: every value, every row, the order, the rules, the tail."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from workbench.store import Workspace
from workbench.store.verify import problems

SMALL = Path(__file__).parents[1] / "data" / "workspaces" / "0002.riscontro"
TABLES = ("article", "claim", "claimkind", "edition", "evidence", "finding", "log", "verdict")
# The version is read before a file is opened at all, and the search tables decide nothing: see `verify`.
LEFT_OUT = {"alembic_version", "claim_words", "claim_vocabulary", "conclusion_words"}

Row = dict[str, Any]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A small workspace with something of every kind, as somebody with another program has it: no triggers."""
    file = Path(shutil.copy(SMALL, tmp_path_factory.mktemp("small")))
    with Workspace(file) as workspace:
        with sqlite3.connect(file) as raw:
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                raw.execute(f"DROP TRIGGER {name}")
        with workspace.reading() as session:
            opened = session.connection()
            opened.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
            opened.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            yield opened


@pytest.fixture
def unseen(connection: Connection) -> Callable[[str, tuple[Any, ...]], bool]:
    """Tell whether verify finds nothing new after a statement, which is taken back then."""
    known = [*problems(connection)]

    def after(statement: str, values: tuple[Any, ...] = ()) -> bool:
        connection.exec_driver_sql("SAVEPOINT before")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        try:
            assert connection.exec_driver_sql(statement, values).rowcount > 0, statement
            return all(one in known for one in problems(connection))
        except IntegrityError:
            return False  # a unique index lets nobody write this at all
        finally:
            connection.exec_driver_sql("ROLLBACK TO before")

    return after


def rows(connection: Connection, table: str) -> list[Row]:
    return [dict(row) for row in connection.exec_driver_sql(f"SELECT rowid AS _, * FROM {table}").mappings()]


def others(value: Any, thorough: bool) -> list[Any]:
    """Return other values in the place of one: the nearest, which is the hardest to see; thorough: more of them."""
    if value is None:
        return [1]
    if isinstance(value, int | float):
        return [value + 1, *([None, b"\xff\0"] if thorough else [])]
    digits = [at for at, sign in enumerate(value) if sign.isdigit()]
    near = value + " "
    if digits:
        at = digits[len(digits) // 2]
        near = f"{value[:at]}{(int(value[at]) + 1) % 10}{value[at + 1 :]}"
    return [near, *([value + " ", value[1:] or "x", b"\xff\0"] if thorough else [])]


def test_every_table_is_looked_at(connection: Connection) -> None:
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
    shadows = ("_data", "_idx", "_content", "_docsize", "_config")
    assert {name for name in names if not name.endswith(shadows)} == {*TABLES, *LEFT_OUT}


@pytest.mark.parametrize("table", TABLES)
def test_every_altered_value_shows(connection: Connection, unseen: Callable[..., bool], table: str) -> None:
    required = {
        row.name for row in connection.exec_driver_sql(f"PRAGMA table_info({table})") if row.notnull or row.pk
    }
    missed = []
    for number, row in enumerate(rows(connection, table)):
        for column, value in row.items():
            for other in others(value, thorough=number < 2):
                if column == "_" or (other is None and column in required):
                    continue
                if isinstance(other, int) and column == "id":
                    other += 1000  # a number that nothing has
                if unseen(f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', (other, row["_"])):
                    missed.append((row["_"], column, value, other))
    assert missed == []


@pytest.mark.parametrize("table", TABLES)
def test_every_removed_row_shows(connection: Connection, unseen: Callable[..., bool], table: str) -> None:
    last = {"log"}  # a chain without a key does not show that its end is missing: see the next tests
    found = rows(connection, table)
    kept = found[:-1] if table in last else found
    assert [row for row in kept if unseen(f"DELETE FROM {table} WHERE rowid = ?", (row["_"],))] == []


@pytest.mark.parametrize("table", [name for name in TABLES if name != "claimkind"])
def test_every_inserted_row_shows(connection: Connection, unseen: Callable[..., bool], table: str) -> None:
    fresh = {
        "id": f"(SELECT max(id) + 1 FROM {table})",
        "sha256": "sha256 || 'x'",
        "previous": "previous || 'x'",
    }
    if table == "edition":
        fresh["id"] = "id || 'x'"
    if table != "article":
        del fresh["sha256"]
    found = rows(connection, table)
    names = [name for name in found[0] if name != "_"]
    listed, taken = ", ".join(f'"{n}"' for n in names), ", ".join(fresh.get(n, f'"{n}"') for n in names)
    for row in found:
        assert not unseen(
            f"INSERT INTO {table} ({listed}) SELECT {taken} FROM {table} WHERE rowid = {row['_']}"
        )


@pytest.mark.parametrize("table", ["claim", "finding", "evidence", "verdict", "log"])
def test_rows_in_another_order_show(connection: Connection, unseen: Callable[..., bool], table: str) -> None:
    found = rows(connection, table)
    names = [name for name in found[0] if name not in ("_", "id", "previous")]
    for one, other in pairwise(found):
        if [one[name] for name in names] == [other[name] for name in names]:
            continue  # two findings that say the same
        swap = ", ".join(f'"{name}" = CASE id WHEN {one["id"]} THEN ? ELSE ? END' for name in names)
        values = tuple(value for name in names for value in (other[name], one[name]))
        assert not unseen(f"UPDATE {table} SET {swap} WHERE id IN ({one['id']}, {other['id']})", values)
