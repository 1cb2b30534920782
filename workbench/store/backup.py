"""Copy a workspace while it is in use, and put a copy back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from workbench.errors import InputError, UserError
from workbench.store import copying, kept, sqlite
from workbench.store.database import Workspace
from workbench.store.verify import verify


def backup(workspace: Workspace, file: Path) -> str:
    """Write a consistent copy of the workspace to a file and return the copy's SHA-256.

    The copy is written beside and moved into place. Raises UserError where it cannot be written.
    """
    return copying.save_copy(workspace.path, file)


def restore(file: Path, to: Path) -> Path | None:
    """Put a backup in the place of a workspace; return where the former one is kept, None if there was none.

    The former one may be damaged. Raises InputError for a backup that is no workspace, does not agree with its own
    log, or no longer has the SHA-256 that stands beside it.
    """
    if not file.is_file():
        raise InputError("There is no file {path}.", path=file)
    refused = InputError("{path} is damaged; nothing was restored.", path=file)
    if file.with_name(file.name + kept.SUFFIX).is_file() and not kept.whole(file):
        raise refused
    if sqlite.version_of(file) is None:
        raise InputError("{path} is not a Riscontro workspace.", path=file)
    beside = to.with_name(f".{to.name}.new")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        copying.copy(file, beside)
        with Workspace(beside) as copied:
            problems = verify(copied).problems
        if problems:
            raise refused
        former = _set_aside(to)
        _put(beside, to)
        return former
    except (OSError, sqlite3.Error) as error:
        raise UserError("{path} cannot be restored: {why}.", path=file, why=error) from error
    finally:
        beside.unlink(missing_ok=True)
        shutil.rmtree(kept.folder_of(beside), ignore_errors=True)


def _set_aside(to: Path) -> Path | None:
    """Keep what is in a backup's way: as a consistent copy, or byte for byte where it cannot be read."""
    if not to.exists():
        return None
    former = to.with_name(f"{to.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S}{to.suffix}")
    try:
        copying.copy(to, former)
    except sqlite3.DatabaseError:
        former.unlink(missing_ok=True)
        for side in ("", "-wal"):
            if (found := to.with_name(to.name + side)).is_file():
                shutil.copyfile(found, former.with_name(former.name + side))
    return former


def _put(beside: Path, to: Path) -> None:
    """Write a copy in a workspace's place: in one transaction, so that whoever has it open sees it change.

    What cannot be opened any more is replaced as a file.
    """
    try:
        copying.copy(beside, to)
    except sqlite3.DatabaseError:
        for side in ("-wal", "-shm", "-journal"):
            to.with_name(to.name + side).unlink(missing_ok=True)
        with closing(sqlite3.connect(beside)) as made:
            made.execute("PRAGMA journal_mode=DELETE").close()
        beside.replace(to)
        copying.sync_folder(to.parent)
