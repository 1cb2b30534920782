"""Copies of a workspace file: consistent while it is in use, sound, on the disk when they are said to be."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from workbench.errors import UserError
from workbench.store.failures import DamagedError, damaged, told
from workbench.store.kept import SUFFIX, sha256


def copy(source: Path, target: Path) -> None:
    """Copy a database page by page through SQLite, which leaves out nothing that a journal still holds."""
    with closing(sqlite3.connect(source)) as reading, closing(sqlite3.connect(target)) as writing:
        reading.backup(writing)


def save_copy(source: Path, target: Path, *, hashed: bool = False) -> str:
    """Write a consistent, sound copy of a workspace, one file that needs no other; return its SHA-256.

    It is written beside and moved into place. hashed: its SHA-256 is written to a file beside it too. Raises
    UserError where it cannot be written, DamagedError where the workspace is not sound.
    """
    beside = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        copy(source, beside)
        with closing(sqlite3.connect(beside)) as made:
            made.execute("PRAGMA journal_mode=DELETE").close()
            if made.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                raise damaged(source)
        value = sha256(beside)
        if hashed:
            target.with_name(target.name + SUFFIX).write_text(f"{value}  {target.name}\n", "utf-8")
        _sync(beside)
        beside.replace(target)
        sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        known = told(error, source)
        if isinstance(known, DamagedError):
            raise known from error
        raise UserError("The backup cannot be written to {file}: {why}.", file=target, why=error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return value


def _sync(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())


def sync_folder(folder: Path) -> None:
    """Make sure that a file's new name outlasts a power cut, where the system lets folders be synced."""
    with suppress(OSError):  # Windows opens no folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
