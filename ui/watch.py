"""What others write into the open workspace: the file is asked every second, one's own changes are left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from ui.lane import Job
from workbench.errors import UserError
from workbench.store import Workspace, news
from workbench.store.problems import Problem

T = TypeVar("T")
_LOOK_MS = 1000


class Watch(QObject):
    """Tell of changes that are not shown yet, and of what the user should know of the file's place.

    changed: Changes, and how many of them another program made. warned: a Problem.
    """

    changed = Signal(object, int)
    warned = Signal(object)

    def __init__(self, workspace: Workspace, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._busy = workspace, busy
        self._shown: set[int] = set()  # the log's numbers of what the window shows already
        self._written: list[tuple[int, int]] = []  # the stretches of the log that the desk's own work lies in
        self._warnings: tuple[Problem, ...] = ()
        self._seen = self._read(news.last)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def show(self, change: int) -> None:
        """Take a change, by its number in the log, for shown."""
        self._shown.add(change)

    def noted(self, work: Callable[[Job], T]) -> Callable[[Job], T]:
        """Return the same work, which notes where in the log it wrote; it runs on the writer's thread."""

        def noting(job: Job) -> T:
            first = self._read(news.last)
            try:
                return work(job)
            finally:
                self._written.append((first, self._read(news.last)))

        return noting

    def look(self) -> None:
        """Ask the file what was written since the last look, unless the desk is at work."""
        if self._busy():
            return
        warnings = self._workspace.warnings
        for one in warnings:
            if one not in self._warnings:
                self.warned.emit(one)
        self._warnings = warnings
        try:
            newest = self._read(news.last)
            since = self._seen
            changes = self._read(lambda session: news.since(session, since)) if newest > since else []
        except UserError:
            return  # whoever writes next is told why
        unseen = [one for one in changes if one.log not in self._shown]
        foreign = [one for one in unseen if not any(a < one.log <= b for a, b in self._written)]
        self._seen, self._shown, self._written = max(newest, since), set(), []
        if unseen:
            self.changed.emit(unseen, len(foreign))

    def _read(self, look: Callable[[Any], T]) -> T:
        with self._workspace.reading() as session:
            return look(session)
