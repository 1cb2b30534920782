"""What only SQLite can: pragmas, the file's mark, the hash function that the triggers call, integrity.

A shared PostgreSQL server would replace this module and the triggers of the migrations, nothing else.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from workbench.errors import InputError

APPLICATION_ID = 0x52495343  # "RISC", in the file's header, so that a file can be told from other databases
BUSY_MS = 5000


def link_hash(*values: object) -> str:
    """Return the SHA-256, in hexadecimal, of a log row's values as one JSON array in UTF-8."""
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def prepare(connection: sqlite3.Connection) -> None:
    """Set up a new connection: crash-safe, foreign keys on, waiting for a busy file, hashing for triggers."""
    connection.create_function("riscontro_link", -1, link_hash, deterministic=True)
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "recursive_triggers=ON",  # without it INSERT OR REPLACE would pass the DELETE triggers
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def engine(path: Path) -> Engine:
    """Return an engine on the file whose write transactions begin IMMEDIATE.

    SQLAlchemy's own begin is deferred to the first write, which lost updates with two writers; a
    transaction that was announced with the option `writes` takes the write lock at its beginning.
    """
    made = create_engine(f"sqlite:///{path}")

    @event.listens_for(made, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # no BEGIN of the driver's own
        prepare(connection)

    @event.listens_for(made, "begin")
    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return made


def version_of(path: Path) -> str | None:
    """Return the schema version of a workspace file, None for a new or empty file.

    Plain sqlite3, so that opening an up-to-date workspace never imports the migrations.
    Raises InputError where the file is no workspace.
    """
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
            if mark != APPLICATION_ID:
                raise InputError("{path} is a database, but not a Riscontro workspace.", path=path)
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise InputError("{path} is not a Riscontro workspace.", path=path) from error
    return row[0] if row else None


def integrity(connection: Connection) -> list[str]:
    """Return what SQLite finds wrong in the file; empty when it is sound."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    orphans = [f"{row[0]}: row {row[1]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
    return [line for line in found if line != "ok"] + orphans
