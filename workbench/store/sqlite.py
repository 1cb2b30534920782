"""What only SQLite can: pragmas, the file's mark, the hash function that the triggers call, integrity.

A shared PostgreSQL server would replace this module and the triggers of the migrations, nothing else.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from workbench.errors import InputError, UserError
from workbench.store.failures import damaged, told
from workbench.store.kept import last_good

APPLICATION_ID = 0x52495343  # "RISC", in the file's header, so that a file can be told from other databases
BUSY_MS = 5000
_LONGEST = (
    64_000_000  # bytes of one value: many times an article or an edition, and no more than memory bears
)


def link_hash(*values: object) -> str:
    """Return the SHA-256, in hexadecimal, of a log row's values as one JSON array in UTF-8."""
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def prepare(connection: sqlite3.Connection, *, wal: bool = True) -> None:
    """Set up a new connection: crash-safe, foreign keys on, waiting for a busy file, hashing for triggers.

    wal: False asks for a rollback journal, for places where the shared memory that WAL needs cannot be trusted.
    Raises UserError where SQLite does not grant what a durable commit needs.
    """
    connection.create_function("riscontro_link", -1, link_hash, deterministic=True)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    for pragma in (
        f"busy_timeout={BUSY_MS}",
        "foreign_keys=ON",
        "cell_size_check=ON",  # a damaged page is told when it is read, not when it has done harm
        "recursive_triggers=ON",  # without it INSERT OR REPLACE would pass the DELETE triggers
        "fullfsync=ON",  # macOS alone: its fsync leaves data in the drive's own memory
        "checkpoint_fullfsync=ON",
    ):
        connection.execute(f"PRAGMA {pragma}").close()
    mode = _journal(connection, "WAL" if wal else "DELETE")
    # With a rollback journal a commit is the journal's removal, which only EXTRA makes sure of.
    level = {"wal": 2, "delete": 3}.get(mode, 0)
    connection.execute(f"PRAGMA synchronous={level}").close()
    if not level or _pragma(connection, "synchronous") != level or _pragma(connection, "foreign_keys") != 1:
        raise UserError("SQLite cannot keep changes safe here (journal: {mode}).", mode=mode)


def _journal(connection: sqlite3.Connection, wanted: str) -> str:
    try:
        return str(connection.execute(f"PRAGMA journal_mode={wanted}").fetchone()[0])
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return str(_pragma(connection, "journal_mode"))  # only one who is alone can change it: it stays


def _pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def engine(path: Path, *, wal: bool = True) -> Engine:
    """Return an engine on the file whose write transactions begin IMMEDIATE.

    SQLAlchemy's own begin is deferred to the first write, which lost updates with two writers; a
    transaction that was announced with the option `writes` takes the write lock at its beginning.
    No connection makes the file: one that is gone must not come back empty.
    """

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(address(path, "mode=rw"), uri=True, check_same_thread=False)
        made.isolation_level = None  # no BEGIN of the driver's own
        try:
            prepare(made, wal=wal)
        except BaseException:
            made.close()
            raise
        return made

    return _engine(connect)


def reading_engine(path: Path) -> Engine:
    """Return an engine that only reads; the file and its folder may be write-protected."""
    return _engine(lambda: read_only(path))


def read_only(path: Path, *, damaged: bool = False) -> sqlite3.Connection:
    """Return a connection that cannot write, also where not even WAL's side files can be made.

    damaged: read what there is of a file that is shorter than it ought to be, which SQLite else refuses.
    """
    journal = path.with_name(f"{path.name}-wal")
    try:
        return _reading(path, "mode=ro", damaged)
    except sqlite3.OperationalError:
        if journal.exists() and journal.stat().st_size:
            raise  # what it holds would be missing
        return _reading(path, "immutable=1", damaged)


def _reading(path: Path, how: str, damaged: bool) -> sqlite3.Connection:
    made = sqlite3.connect(address(path, how), uri=True, check_same_thread=False)
    made.isolation_level = None
    made.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    try:
        for pragma in (f"busy_timeout={BUSY_MS}", "query_only=ON", f"writable_schema={damaged:d}"):
            made.execute(f"PRAGMA {pragma}").close()
        made.execute("SELECT count(*) FROM sqlite_master").close()
    except BaseException:
        made.close()
        raise
    return made


def _engine(connect: Callable[[], sqlite3.Connection]) -> Engine:
    made = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(made, "begin")
    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return made


def address(path: Path, how: str) -> str:
    """Return a file's address for SQLite: whatever its name has in it, and how it is to be opened."""
    return f"{path.absolute().as_uri()}?{how}"


def integrity(connection: Connection) -> list[str]:
    """Return what SQLite finds wrong in the file; empty when it is sound."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    orphans = [f"{row[0]}: row {row[1]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
    return [line for line in found if line != "ok"] + orphans


def ours(path: Path) -> bool:
    """Tell by its first bytes whether a file is a workspace, readable or not."""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def cut_short(path: Path) -> bool:
    """Tell whether a workspace file is shorter than its own first page says."""
    with path.open("rb") as file:
        head = file.read(100)
    size = int.from_bytes(head[16:18], "big")
    return path.stat().st_size < (65536 if size == 1 else size) * int.from_bytes(head[28:32], "big")


def version_of(path: Path) -> str | None:
    """Return the schema version of a workspace file, None for a new or empty file.

    Plain sqlite3, so that opening an up-to-date workspace never imports the migrations.
    Raises InputError where the file is no workspace, DamagedError where it is a damaged one.
    """
    if not path.exists() or path.stat().st_size == 0:
        if path.exists() and last_good(path):
            raise damaged(path)  # a file with backups was not always empty
        return None
    if path.is_file() and ours(path) and cut_short(path):
        raise damaged(path)
    try:
        with closing(read_only(path)) as connection:
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
            if mark != APPLICATION_ID:
                raise InputError("{path} is a database, but not a Riscontro workspace.", path=path)
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        was_one = path.is_file() and (ours(path) or last_good(path) is not None)
        if was_one and (known := told(error, path)) is not None:
            raise known from error
        raise InputError("{path} is not a Riscontro workspace.", path=path) from error
    return row[0] if row else None
