"""Copy a workspace while it is in use, and put a copy back."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from workbench.errors import InputError, UserError
from workbench.store import sqlite
from workbench.store.database import Workspace
from workbench.store.verify import verify


def backup(workspace: Workspace, file: Path) -> str:
    """Write a consistent copy of the workspace to a file and return the copy's SHA-256.

    The copy is written beside and moved into place. Raises UserError where it cannot be written.
    """
    beside = file.with_name(f".{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _copy(workspace.path, beside)
        sha256 = hashlib.sha256(beside.read_bytes()).hexdigest()
        beside.replace(file)
    except (OSError, sqlite3.Error) as error:
        beside.unlink(missing_ok=True)
        raise UserError("The backup cannot be written to {file}: {why}.", file=file, why=error) from error
    return sha256


def restore(file: Path, to: Path) -> Path | None:
    """Put a backup in the place of a workspace; return where the former one is kept, None if there was none.

    Raises InputError for a backup that is no workspace or does not agree with its own log.
    """
    if not file.is_file():
        raise InputError("There is no file {path}.", path=file)
    beside = to.with_name(f".{to.name}.new")
    sqlite.version_of(file)
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        _copy(file, beside)
        with Workspace(beside) as copy:
            problems = verify(copy).problems
        if problems:
            raise InputError("{path} is damaged; nothing was restored.", path=file)
        kept = None
        if to.exists():
            kept = to.with_name(f"{to.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S}{to.suffix}")
            _copy(to, kept)
        _copy(beside, to)
        return kept
    except (OSError, sqlite3.Error) as error:
        raise UserError("{path} cannot be restored: {why}.", path=file, why=error) from error
    finally:
        beside.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """Copy a database page by page through SQLite, which leaves out nothing that a journal still holds."""
    reading, writing = sqlite3.connect(source), sqlite3.connect(target)
    try:
        reading.backup(writing)
    finally:
        writing.close()
        reading.close()
