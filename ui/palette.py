"""The command palette: a field over the window that reaches every action, article and claim by a few letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.former_focus import FormerFocus
from ui.fuzzy import folded, ranked
from ui.palette_rows import KINDS, ROW, Entry, EntryDelegate, EntryList, Kind, Rows
from ui.theme import Theme, sans
from workbench.data import look
from workbench.wording import Wording

MOST_CLAIMS = 20
_FEW = 8  # rows of a kind while something is typed, claims aside
_PAUSE_MS = 150  # claims are looked for when the typing pauses for so long
_WIDTH, _TOP, _SHOWN = 640, 72, 12
_SMALL, _GAP, _WIDE = look()["space_px"][1:4]
_CARD = look()["radius_px"]["card"]
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class Palette(QWidget):
    """Lie over its parent while it is open, with a field and what the words in it find.

    chosen: the Entry that the user wants. searched: words to look for in claims; `show_claims` answers.
    """

    chosen = Signal(object)
    searched = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._entries: list[Entry] = []
        self._folded: list[str] = []
        self._claims: list[Entry] = []
        self._before = FormerFocus(self)
        self._frame = QFrame(self)
        self._frame.setObjectName("palette")
        self.field, self.list, self._hint = QLineEdit(), EntryList(), QLabel()
        self._model = Rows(self)
        self._delegate = EntryDelegate(theme, wording, self.list)
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.pointed.connect(self._point)
        self.list.clicked.connect(lambda _index: self._choose())
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(_GAP, _GAP, _GAP, _SMALL)
        column.setSpacing(_SMALL)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._hint)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.installEventFilter(self)
        parent.installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.field.text()))
        self.field.textChanged.connect(self._on_typed)
        self.apply_theme(theme)
        self.apply_wording(wording)
        self.hide()

    # --- opening and closing ---------------------------------------------------------------------------

    def open(self, entries: Sequence[Entry]) -> None:
        """Show the palette with these entries, the field empty."""
        self._before.take()
        self._entries, self._claims = list(entries), []
        self._folded = [folded(f"{one.text} {one.note}") for one in entries]
        self.field.clear()
        self.setGeometry(self._over().rect())
        self._show_found()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_again(self) -> None:
        """Hide, and give the focus back to whoever had it."""
        self._pause.stop()
        self.hide()
        self._before.give_back()

    def show_claims(self, words: str, claims: Sequence[Entry]) -> None:
        """Show the claims that words find; what no longer stands in the field is passed over."""
        if words == self.field.text():
            self._claims = list(claims)
            self._show_found()

    def current(self) -> Entry | None:
        """Return the entry that Enter would choose."""
        return self._model.entry(self.list.currentIndex().row())

    def found(self) -> list[Entry]:
        """Return the entries that are listed, from top to bottom."""
        return [one for one in self._model.rows if isinstance(one, Entry)]

    # --- finding -----------------------------------------------------------------------------------------

    def _on_typed(self, words: str) -> None:
        if not words.strip():
            self._claims = []
            self._pause.stop()
        else:
            self._pause.start()
        self._show_found()

    def _show_found(self) -> None:
        """List what the words find by kind, the kind with the best find first, claims at the end."""
        words = self.field.text().strip()
        hits = [(self._entries[index], score) for index, score in ranked(words, self._folded)]
        rows: list[Entry | Kind] = []
        by_kind = {kind: [hit for hit in hits if hit[0].kind == kind] for kind in KINDS}
        for kind in sorted(KINDS, key=lambda kind: -by_kind[kind][0][1] if by_kind[kind] else 0.0):
            listed = [entry for entry, _score in by_kind[kind]]
            if words:
                listed = sorted(listed, key=lambda entry: not entry.possible)[:_FEW]
            if listed:
                rows += [kind, *listed]
        if self._claims:
            rows += ["claim", *self._claims]
        self._model.set_rows(rows)
        self.list.set_empty_text(
            self._wording.say("Nothing has these words; try fewer letters.") if words and not rows else ""
        )
        self._point(self._model.near(0, 1))
        self._place()

    def _point(self, row: int | None) -> None:
        if row is None:
            return
        index = self._model.index(row)
        self.list.setCurrentIndex(index)
        if row == 1:
            self.list.scrollToTop()  # its heading too
        elif entry := self._model.entry(row):
            told = QAccessibleAnnouncementEvent(self.field, self._model.told(entry))
            QAccessible.updateAccessibility(told)

    def _choose(self) -> None:
        entry = self.current()
        if entry is not None and entry.possible:
            self.close_again()
            self.chosen.emit(entry)

    # --- dress ---------------------------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._theme = self._delegate.theme = theme
        self.list.theme = theme
        paper, line = theme.colour("paper").name(), theme.colour("line_strong").name()
        self._frame.setStyleSheet(
            f"#palette {{ background: {paper}; border: 1px solid {line}; border-radius: {_CARD}px; }}"
            f"QListView {{ background: {paper}; }}"
        )
        self.field.setFont(sans(16))
        self._hint.setFont(sans(12))
        self._hint.setStyleSheet(f"color: {theme.colour('ink_soft').name()};")
        self.update()

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language."""
        self._wording = self._delegate.wording = wording
        self._model.wording = wording
        self.field.setPlaceholderText(wording.say("What would you like to do, or to find?"))
        self.field.setAccessibleName(wording.say("Find an action, an article or a claim"))
        self.field.setAccessibleDescription(
            wording.say("The arrow keys choose, Enter goes there, Esc closes.")
        )
        self.list.setAccessibleName(wording.say("What was found"))
        self._hint.setText(wording.say("↑ ↓ choose · Enter goes there · Esc closes"))

    # --- Qt's events -----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over().rect())
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()))
        if watched is self.field and event.type() == QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self._leave_if_left)
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            self.close_again()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key in _MOVES:
            here, step = self.list.currentIndex().row(), _MOVES[key]
            self._point(self._model.near(here + step, 1 if step > 0 else -1))
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def _leave_if_left(self) -> None:
        """Close where another part took the focus; another window's taking it changes nothing."""
        focus = QApplication.focusWidget()
        if self.isVisible() and focus is not None and not self.isAncestorOf(focus):
            self._before.forget()
            self.close_again()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.close_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shade = QColor(self._theme.colour("ink" if self._theme.name == "light" else "window"))
        shade.setAlphaF(0.18 if self._theme.name == "light" else 0.55)
        painter.fillRect(self.rect(), shade)

    def _over(self) -> QWidget:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        return parent

    def _place(self) -> None:
        """Stand below the upper edge, as high as what was found needs and the window allows."""
        width = min(_WIDTH, self.width() - 2 * _WIDE)
        most = max(self.height() - _TOP - 2 * _WIDE, 160)
        rows = min(self._model.height(), _SHOWN * ROW) or 2 * ROW
        other = (
            self.field.sizeHint().height() + self._hint.sizeHint().height() + 2 * _SMALL + _GAP + _SMALL + 2
        )
        self._frame.setGeometry((self.width() - width) // 2, _TOP, width, min(other + rows, most))
