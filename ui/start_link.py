"""The start page over the program: which workspaces it remembers, and a look at each in the background."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.lane import Job, Lane
from ui.start_page import Recent, StartPage
from workbench import data
from workbench.wording import mark

if TYPE_CHECKING:
    from ui.window import MainWindow
    from workbench.store.glance import Glance


class StartLink(QObject):
    """Join the start page to the window.

    acted: the code of an action. open_asked, forget_asked: a workspace's file. left_again: back to the one that
    is open.
    """

    acted = Signal(str)
    left_again = Signal()
    open_asked = Signal(object)
    forget_asked = Signal(object)

    def __init__(self, window: MainWindow, failed: Callable[[BaseException], None]) -> None:
        super().__init__(window)
        self._window, self._failed = window, failed
        self._lane = Lane("glance", self)
        self._recent: list[Recent] = []
        self.page = StartPage(window.theme, window.wording)
        self.page.acted.connect(self.acted)
        self.page.open_asked.connect(self.open_asked)
        self.page.forget_asked.connect(self.forget_asked)
        self.page.left.connect(self.leave)
        self.page.offer_demo(bool(data.seeds()))
        window.add_part(self.page)
        window.rooms.addWidget(self.page)

    @property
    def shown(self) -> bool:
        """Whether the start page lies over the workspace."""
        return self._window.rooms.currentWidget() is self.page

    def show(self, recent: list[Recent], open_name: str) -> None:
        """Show the page with these workspaces; open_name: of the one that is open, empty for none."""
        self._recent = recent
        self.page.show_recent(recent)
        self.page.show_open(open_name)
        self._window.top.hide()  # the page has the name itself, and there is nothing to search
        self._window.rooms.setCurrentWidget(self.page)
        self.page.focus_first()
        there = [one.file for one in recent if one.exists]

        def work(_job: Job) -> list[tuple[Path, Glance | None]]:
            from workbench.store.glance import glance  # the page is painted before the store is imported

            return [(file, glance(file)) for file in there]

        self._lane.run(mark("Opening"), work, self._show_counts, self._failed)

    def leave(self) -> None:
        """Go back to the workspace that is open."""
        self._window.show_page()
        self._window.claims.setFocus()
        self.left_again.emit()

    def close(self) -> None:
        """Finish what is under way."""
        self._lane.close()

    def _show_counts(self, seen: list[tuple[Path, Glance | None]]) -> None:
        counts = {file: (one.articles, one.claims, one.decided) for file, one in seen if one is not None}
        told = [Recent(one.file, one.opened, one.exists, counts.get(one.file)) for one in self._recent]
        self._recent = told
        self.page.show_recent(told)


def remembered(kept: dict[str, Any], own: Path) -> list[Recent]:
    """Return the workspaces of the settings, the last one first; the user's own too, where it is there already."""
    opened = kept.get("opened", {})
    files = [Path(file) for file in kept.get("recent", [])]
    if own.is_file():
        files.append(own)
    return [Recent(file, _moment(opened.get(str(file))), file.is_file()) for file in dict.fromkeys(files)]


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return None
