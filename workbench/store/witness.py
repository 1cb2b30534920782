"""What was known of a workspace's log elsewhere: a report, a backup or a printed hash shows a cut-off end."""

from __future__ import annotations

import json
import re
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import select

from workbench.errors import InputError
from workbench.store import log, models, sqlite
from workbench.store.database import Workspace
from workbench.store.problems import Problem

REPORT = "riscontro-report"
_HASH = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True, slots=True)
class Witness:
    """Hold a head hash that was seen once, by what, and of how many changes it was the last (None: unknown)."""

    name: str
    head: str
    changes: int | None


def witness(given: str) -> Witness:
    """Return what a JSON report, a backup or a hash as reports print it knows of a log.

    Raises InputError for anything else.
    """
    if _HASH.fullmatch(given):
        return Witness(given, given.lower(), None)
    path = Path(given)
    if not path.is_file():
        raise InputError("There is no file {path}.", path=path)
    if sqlite.ours(path):
        with closing(sqlite.read_only(path)) as opened:
            row = opened.execute("SELECT id, hash FROM log ORDER BY id DESC LIMIT 1").fetchone()
        return Witness(path.name, row[1] if row else "", row[0] if row else 0)
    try:
        read = json.loads(path.read_bytes())
        head, changes = read["head"], read["changes"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            "{path} is neither a JSON report nor a backup of Riscontro; "
            "the last hash as a report prints it serves too.",
            path=path,
        ) from error
    if read.get("format") != REPORT or not isinstance(head, str) or not isinstance(changes, int):
        raise InputError("{path} is not a report of Riscontro.", path=path)
    return Witness(path.name, head, changes)


def against(workspace: Workspace, seen: Witness) -> Problem | None:
    """Return what shows that a log is not the one that was seen, or a shorter one; None where it goes on from it."""
    if not seen.head and not seen.changes:
        return None
    with workspace.reading() as session:
        link = models.Log
        number = session.exec(select(link.id).where(link.hash == seen.head)).first()
        there = log.length(session)
    if number is not None and seen.changes in (None, number):
        return None
    if seen.changes is not None and seen.changes > there:
        return Problem(
            "The end of the log is missing: {name} saw {seen} changes, there are {changes}.",
            {"name": seen.name, "seen": seen.changes, "changes": there},
        )
    return Problem(
        "The log is not the one that {name} saw: no change has the hash {hash}.",
        {"name": seen.name, "hash": seen.head},
    )
