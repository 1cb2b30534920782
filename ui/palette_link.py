"""The command palette over the program: filled when it opens, and what is chosen in it is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ui import palette_entries as entries
from ui.palette import MOST_CLAIMS, Palette
from ui.palette_rows import Entry
from workbench.wording import mark

if TYPE_CHECKING:
    from ui.flow import Flow
    from ui.window import MainWindow


class PaletteLink(QObject):
    """Join the palette to the window and to whatever workspace is open. open_file: opens another one."""

    def __init__(self, window: MainWindow, open_file: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._window, self._open_file = window, open_file
        self._flow: Flow | None = None
        self.palette = Palette(window.theme, window.wording, window)
        self.palette.chosen.connect(self._reach)
        self.palette.searched.connect(self._find_claims)
        window.add_part(self.palette)

    def toggle(self, flow: Flow | None, recent: list[Path]) -> None:
        """Open the palette over a workspace, or over none; close it where it is open."""
        if self.palette.isVisible():
            self.palette.close_again()
            return
        self._flow = flow
        window = self._window
        articles = list(flow.articles.values()) if flow else []
        others = [file for file in recent if flow is None or file != flow.desk.path]
        self.palette.open(
            [
                *entries.actions(window.wording, lambda code: window.actions_by_code[code].isEnabled()),
                *entries.workspaces(others),
                *entries.articles(articles, window.wording),
            ]
        )

    def _find_claims(self, words: str) -> None:
        wording = self._window.wording
        if self._flow is not None:
            desk = self._flow.desk
            desk.later(
                mark("Searching"),
                lambda: desk.find_claims(words, MOST_CLAIMS),
                lambda found: self.palette.show_claims(words, entries.claims(found, wording)),
            )

    def _reach(self, entry: Entry) -> None:
        code: Any = entry.code
        if entry.kind == "action":
            self._window.actions_by_code[code].trigger()
        elif entry.kind == "workspace":
            self._open_file(code)
        elif self._flow is not None:
            self._window.show_page()
            if entry.kind == "article":
                self._window.articles.set_current(code)
                self._flow.show_article(code)
            else:
                self._flow.jump(code)
            self._window.claims.setFocus()
