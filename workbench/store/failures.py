"""What goes wrong outside of the program when a workspace is read or written, as one plain sentence each."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from workbench.errors import InputError, UserError
from workbench.store.kept import last_good
from workbench.store.problems import Problem

_HAS_BACKUP = Problem(
    "{path} is damaged. The last good backup is {backup}; restore it, or save what can still be read to a new file."
)
_HAS_NONE = Problem("{path} is damaged and has no backup; save what can still be read of it to a new file.")

_MOVED = 1032  # SQLITE_READONLY_DBMOVED


class DamagedError(InputError):
    """Tell the user that a workspace is damaged, and which is its last good backup, None for none."""

    def __init__(self, path: Path, backup: Path | None) -> None:
        self.path, self.backup = path, backup
        super().__init__((_HAS_BACKUP if backup else _HAS_NONE).message, path=path, backup=backup)


def told(error: Exception, path: Path) -> UserError | None:
    """Return the sentence for what the file, its folder or its disk refused; None for what is our own fault."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == _MOVED:
        return gone(path)
    match code & 0xFF:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_TOOBIG:
            return damaged(path)
        case sqlite3.SQLITE_FULL:
            return UserError("The disk is full: {path} stays as it is. Make room and try again.", path=path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return UserError(
                "Another program is using {path}: it stays as it is. Try again in a moment.", path=path
            )
        case sqlite3.SQLITE_CANTOPEN if not path.exists():
            return gone(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return protected(path)
        case sqlite3.SQLITE_IOERR:
            return UserError(
                "The disk of {path} does not answer as it should ({why}): nothing was changed. "
                "See that it is connected and not full, and try again.",
                path=path,
                why=cause,
            )
    return None


def protected(path: Path) -> UserError:
    """Return the sentence for a file or folder that must not be written."""
    return UserError(
        "{path} or its folder is write-protected: nothing was changed. "
        "Allow writing there, or copy the file elsewhere.",
        path=path,
    )


def gone(path: Path) -> UserError:
    """Return the sentence for a file that is no longer where it was opened."""
    return UserError(
        "{path} is no longer where it was opened: the change was not kept. "
        "Put it back and try again, or open it where it is now.",
        path=path,
    )


def damaged(path: Path) -> DamagedError:
    """Return the error that names a damaged workspace's last good backup."""
    found = last_good(path)
    return DamagedError(path, found.file if found else None)
