"""The window: it lays the parts out, dresses them, and remembers how the user left it; it decides nothing."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import ACTIONS, MENUS
from ui.articles_view import ArticlesView
from ui.chips import Chips
from ui.claims_view import ClaimsView
from ui.conclusion import ConclusionEdit
from ui.evidence_pane import EvidencePane
from ui.filter_menu import FilterLine, FilterMenu
from ui.page import ArticlePage
from ui.popover import Popover
from ui.sheet import SideSheet
from ui.status import StatusLine
from ui.theme import Theme
from ui.topbar import TopBar
from ui.verdict_bar import VerdictBar
from workbench.rows import ClaimRow, Recheck
from workbench.wording import Wording

SUFFIX = ".riscontro"
_TITLE = 40  # pixels that a window manager's frame needs above and below
SIZES = (248, 742, 450)  # articles, page, claims: as drawn at 1440 pixels


class MainWindow(QMainWindow):
    """Show articles, page, claims, evidence and verdict bar.

    acted: an action's code, for whoever carries it out. dropped: paths or a text. closing: before it closes.
    """

    acted = Signal(str)
    recent_chosen = Signal(object)
    dropped = Signal(object)
    closing = Signal()

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self.theme, self.wording = theme, wording
        self.setWindowTitle("Riscontro")
        self.setAcceptDrops(True)
        self.resize(sum(SIZES), 900)
        self.top = TopBar(theme, wording)
        self.articles = ArticlesView(theme, wording)
        self.page = ArticlePage(theme, wording)
        self.chips = Chips(theme, wording)
        self.filter = FilterMenu(theme, wording)
        self.filtered = FilterLine(theme, wording)
        self.claims = ClaimsView(theme, wording)
        self.evidence = EvidencePane(theme, wording)
        self.conclusion = ConclusionEdit(theme, wording)
        self.verdict = VerdictBar(theme, wording)
        self._whole = QWidget()
        self.status = StatusLine(theme, wording, self._whole)
        self.popover = Popover(theme, wording, self.page)
        self._parts: tuple[Any, ...] = (
            self.top, self.articles, self.page, self.chips, self.filter, self.filtered, self.claims, self.evidence,
            self.conclusion,
            self.verdict, self.status, self.popover,
        )  # fmt: skip
        self.actions_by_code: dict[str, QAction] = {}
        self._recent: list[Path] = []
        self._lay_out()
        self.sheet = SideSheet(theme, wording, self._whole, self.right, self._lower)
        self._parts = (*self._parts, self.sheet)
        self._build_menus()

    # --- layout ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._lower = lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(12, 4, 12, 12)
        below.setSpacing(8)
        below.addWidget(self.conclusion)
        below.addWidget(self.verdict)
        listed = QWidget()
        upper = QVBoxLayout(listed)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        self.chips.set_last(self.filter)
        upper.addWidget(self.chips)
        upper.addWidget(self.filtered)
        upper.addWidget(self.claims, 1)
        judged = QWidget()
        column = QVBoxLayout(judged)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.evidence, 1)
        column.addWidget(lower)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.addWidget(listed)
        self.right.addWidget(judged)
        self.right.setSizes([264, 560])
        self.across = QSplitter(Qt.Orientation.Horizontal)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.page)
        for part, stretch in ((self.articles, 0), (self.middle, 1), (self.right, 0)):
            self.across.addWidget(part)
            self.across.setStretchFactor(self.across.count() - 1, stretch)
        self.across.setSizes(list(SIZES))
        for splitter in (self.right, self.across):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        self.articles.setMinimumWidth(180)
        self.page.setMinimumWidth(360)
        self.right.setMinimumWidth(400)
        rows = QVBoxLayout(self._whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.top)
        self.rooms = QStackedWidget()
        self.rooms.addWidget(self.across)
        rows.addWidget(self.rooms, 1)
        self.setCentralWidget(self._whole)

    def _build_menus(self) -> None:
        """Make every menu anew, in the language of the moment; the actions keep their codes."""
        self.menuBar().clear()
        for action in self.actions_by_code.values():
            action.deleteLater()
        say = self.wording.say
        menus = {name: self.menuBar().addMenu(say(name)) for name in MENUS}
        groups: dict[str, QActionGroup] = {}
        for one in ACTIONS:
            menu = menus[one.menu]
            if one.separated:
                menu.addSeparator()
            action = QAction(say(one.text), self)
            action.setShortcuts([QKeySequence(keys) for keys in one.keys])
            action.triggered.connect(lambda _checked=False, code=one.code: self.acted.emit(code))
            if one.choices:
                group = groups.setdefault(one.choices, QActionGroup(self))
                group.addAction(action)
                action.setCheckable(True)
            menu.addAction(action)
            self.actions_by_code[one.code] = action
            if one.code == "open":
                self._recent_menu = QMenu(say("Recent workspaces"), menu)
                menu.addMenu(self._recent_menu)
        self.set_recent(self._recent)

    def set_recent(self, files: list[Path]) -> None:
        """Show the workspaces that were open before, the last one first."""
        self._recent = files
        self._recent_menu.clear()
        for file in files:
            action = self._recent_menu.addAction(f"{file.stem}  –  {file.parent}")
            action.triggered.connect(lambda _checked=False, path=file: self.recent_chosen.emit(path))
        self._recent_menu.setEnabled(bool(files))

    def enable(self, codes: Callable[[str], bool]) -> None:
        """Enable those actions for which `codes` says so."""
        for code, action in self.actions_by_code.items():
            action.setEnabled(codes(code))

    def choose(self, code: str) -> None:
        """Check one of a group of choices."""
        self.actions_by_code[code].setChecked(True)

    # --- what is made on demand ------------------------------------------------------------------------

    def add_part(self, part: Any) -> None:
        """Take in a part that was made later; it is dressed and speaks with the others."""
        self._parts = (*self._parts, part)

    def remove_part(self, part: Any) -> None:
        """Forget a part that was taken in."""
        self._parts = tuple(one for one in self._parts if one is not part)

    def show_page(self) -> None:
        """Show the article, whatever lay over it."""
        self.top.show()
        self.rooms.setCurrentWidget(self.across)
        self.middle.setCurrentWidget(self.page)

    # --- the current claim ---------------------------------------------------------------------------

    def show_claim(self, claim: ClaimRow | None, waiting: Recheck | None = None) -> None:
        """Show a claim in every part that is about one claim; waiting: how its findings changed."""
        self.evidence.show_claim(claim, waiting)
        self.verdict.show_claim(claim)
        self.conclusion.show_claim(claim, self.verdict.question())

    # --- dress -------------------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        """Dress every part anew."""
        self.theme = theme
        for part in self._parts:
            part.apply_theme(theme)

    def apply_wording(self, wording: Wording) -> None:
        """Speak another language in every part."""
        self.wording = wording
        self._build_menus()
        for part in self._parts:
            part.apply_wording(wording)

    # --- remembering ---------------------------------------------------------------------------------

    def layout_state(self) -> dict[str, str]:
        """Return how the user left the window, as text for the settings."""
        return {
            name: base64.b64encode(bytes(state.data())).decode()
            for name, state in (
                ("geometry", self.saveGeometry()),
                ("across", self.across.saveState()),
                ("right", self.right.saveState()),
            )
        }

    def restore_layout(self, state: dict[str, str]) -> None:
        """Put the window back as it was left; what is missing or foreign is left alone.

        A window that was never placed is no larger than the screen.
        """

        def part(name: str) -> QByteArray:
            return QByteArray.fromBase64(state.get(name, "").encode())

        if not self.restoreGeometry(part("geometry")):
            room = self.screen().availableSize() - QSize(0, _TITLE)
            self.resize(self.size().boundedTo(room))
        self.across.restoreState(part("across"))
        self.right.restoreState(part("right"))

    # --- Qt's events -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        outside = event.source() is None  # words dragged within the window are no article
        if outside and (event.mimeData().hasUrls() or event.mimeData().hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        event.acceptProposedAction()
        workspaces = [file for file in files if file.suffix == SUFFIX]
        others = [file for file in files if file.suffix != SUFFIX]
        if workspaces:
            self.recent_chosen.emit(workspaces[0])
        if others or not files:
            self.dropped.emit(others or data.text())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        event.accept()
