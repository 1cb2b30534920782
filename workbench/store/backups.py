"""Copies that the program keeps by itself: one an hour of work, thinned by age, and one before each migration."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workbench.errors import UserError
from workbench.store import copying, kept, sqlite
from workbench.store.kept import Backup
from workbench.store.problems import Problem

EVERY = timedelta(hours=1)
# The newest of each hour, day and week, for so many of those in which there is one.
_KEEP: tuple[tuple[int, Callable[[Backup], object]], ...] = (
    (10, lambda one: one.at.strftime("%Y%m%d%H")),
    (7, lambda one: one.at.date()),
    (8, lambda one: one.at.isocalendar()[:2]),
)
_LOOK_S = 300.0  # how often a program that works asks whether a copy is due


class Keeper:
    """Keep the copies of one open workspace, off the thread that writes; what went wrong is told, not raised."""

    def __init__(self, workspace: Path, schema: str) -> None:
        self.problems: tuple[Problem, ...] = ()
        self._workspace, self._schema = workspace, schema
        self._looked: float | None = None
        self._work: threading.Thread | None = None

    def look(self) -> None:
        """Begin a copy where one is due; called before every change, so that what it would spoil is kept."""
        now = time.monotonic()
        if self._looked is not None and now - self._looked < _LOOK_S:
            return
        self._looked = now
        if due(self._workspace, datetime.now(UTC)):
            self.wait()
            self._work = threading.Thread(target=self._keep, name="backup")
            self._work.start()

    def wait(self) -> None:
        """Return when no copy is under way."""
        if self._work is not None:
            self._work.join()

    def _keep(self) -> None:
        try:
            make(self._workspace, self._schema)
            thin(self._workspace)
            self.problems = ()
        except UserError as error:
            self.problems = (Problem(error.message, error.values),)


def make(workspace: Path, schema: str, at: datetime | None = None) -> Backup:
    """Copy a workspace into the folder of its backups, with its SHA-256 beside it.

    Raises UserError where it cannot be written, DamagedError where the workspace is not sound.
    """
    moment = (at or datetime.now(UTC)).replace(microsecond=0)
    file = kept.file_of(workspace, moment, schema)
    copying.save_copy(workspace, file, hashed=True)
    return Backup(file, moment, schema, file.stat().st_size)


def due(workspace: Path, now: datetime) -> bool:
    """Tell whether a workspace was changed since its newest backup, which is an hour old or more.

    One without a backup counts from its own first change.
    """
    newest = next(iter(kept.backups(workspace)), None)
    try:
        if newest is None:
            first, _head = _ends(workspace)
            return first is not None and now - first >= EVERY
        return now - newest.at >= EVERY and _ends(newest.file) != _ends(workspace)
    except (sqlite3.Error, ValueError):
        return True  # what cannot be compared is copied, and what is wrong is told by that


def thin(workspace: Path) -> list[Path]:
    """Remove the backups that no rule keeps, and what a copy left that was broken off; return which backups."""
    found = kept.backups(workspace)
    stay = {one.file for one in keeping(found)}
    removed = [one.file for one in found if one.file not in stay]
    for file in removed:
        file.unlink(missing_ok=True)
        file.with_name(file.name + kept.SUFFIX).unlink(missing_ok=True)
    long_ago = time.time() - EVERY.total_seconds()
    for file in kept.folder_of(workspace).iterdir():
        unfinished = file.suffix == ".new" or (
            file.suffix == kept.SUFFIX and not file.with_suffix("").exists()
        )
        with suppress(OSError):
            if unfinished and file.stat().st_mtime < long_ago:  # a younger one may be under way
                file.unlink()
    return removed


def keeping(found: Sequence[Backup]) -> list[Backup]:
    """Return those of some backups, the newest first, that are kept: by hour, day and week, and by schema.

    The newest of each older schema stays for good: no other file can be opened by the program of that time.
    """
    stay: dict[Path, Backup] = {}
    for most, period in _KEEP:
        newest: dict[object, Backup] = {}
        for one in found:
            newest.setdefault(period(one), one)
        stay |= {one.file: one for one in list(newest.values())[:most]}
    latest: dict[str, Backup] = {}
    for one in found:
        latest.setdefault(one.schema, one)
    stay |= {one.file: one for one in latest.values()}
    return [one for one in found if one.file in stay]


def _ends(file: Path) -> tuple[datetime | None, str]:
    """Return when a workspace was first changed, None for never, and its head hash."""
    with closing(sqlite.read_only(file)) as opened:
        row = opened.execute(
            "SELECT (SELECT at FROM log WHERE id = 1), (SELECT hash FROM log ORDER BY id DESC LIMIT 1)"
        ).fetchone()
    return (datetime.fromisoformat(row[0]) if row[0] else None), row[1] or ""
