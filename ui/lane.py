"""Work off the window's thread: one thread that takes one job after the other, with progress and cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818  it is no error
    """Say inside a job that the user stopped it."""


class Job:
    """Hold one piece of work; `report` and `stopped` are for the work itself."""

    def __init__(self, lane: Lane, title: str) -> None:
        self.title = title
        self._lane = lane
        self._stop = threading.Event()

    def report(self, done: int, of: int) -> None:
        """Tell how far the work is; raises Cancelled where the user stopped it."""
        if self._stop.is_set():
            raise Cancelled
        self._lane.progressed.emit(self, done, of)

    def cancel(self) -> None:
        """Ask the work to stop at its next report; what is written by then stays."""
        self._stop.set()


class Lane(QObject):
    """Run jobs on one thread, in order; results come back on the window's thread.

    One lane writes, so that a writer never waits for itself; a second one reads what takes long.
    """

    started = Signal(object)  # Job
    progressed = Signal(object, object, object)  # Job, done, of
    finished = Signal(object)  # Job
    _handed_back = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._waiting = 0
        self._handed_back.connect(self._hand_back, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way or waiting, results included."""
        return self._waiting == 0

    def run(
        self,
        title: str,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> Job:
        """Queue work; then call `done` with its result, or `failed` with what it raised, on the window's thread.

        A cancelled job calls neither.
        """
        job = Job(self, title)
        self._waiting += 1
        self.started.emit(job)
        future = self._pool.submit(work, job)
        future.add_done_callback(lambda ended: self._handed_back.emit((job, ended, done, failed)))
        return job

    def close(self) -> None:
        """Wait for what is under way; nothing new is taken."""
        self._pool.shutdown(wait=True)

    def _hand_back(
        self, parcel: tuple[Job, Future[Any], Callable[[Any], None], Callable[[BaseException], None]]
    ) -> None:
        job, future, done, failed = parcel
        self._waiting -= 1
        self.finished.emit(job)
        error = future.exception()
        if error is None:
            done(future.result())
        elif not isinstance(error, Cancelled):
            failed(error)
