"""A sheet that lies over the claims and their evidence, beside the article; the verdicts below it stay in reach."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.evidence_parts import GAP, GAP_SMALL, GAP_WIDE, SEMIBOLD, KeyButton, set_words, sheet, words
from ui.theme import Theme, sans, serif
from workbench.wording import Wording


class SideSheet(QFrame):
    """Show one thing at a time over a column, down to where another part of it begins; Escape puts it away."""

    closed = Signal()

    def __init__(
        self, theme: Theme, wording: Wording, whole: QWidget, column: QWidget, foot: QWidget
    ) -> None:
        super().__init__(whole)
        self._whole, self._column, self._foot = whole, column, foot
        self._content: QWidget | None = None
        self._came_from: QWidget | None = None
        self.kind = ""  # what it shows, by a name of whoever shows it
        self.setObjectName("side-sheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = words("", serif(18, SEMIBOLD))
        self._below = words("", sans(13), "soft", selectable=True)
        self._close = KeyButton(theme, "", "Esc", "close-sheet", "")
        self._close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.setSpacing(GAP_SMALL)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(GAP_WIDE, GAP, GAP, GAP)
        self._rows.setSpacing(GAP_SMALL)
        self._rows.addLayout(head)
        self._rows.addWidget(self._below)
        for part in (whole, column, foot):
            part.installEventFilter(self)
        self.apply_theme(theme)
        self.apply_wording(wording)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme; what it shows is put away, because it was dressed in the other one."""
        ground, line = theme.colour("panel").name(), theme.colour("line").name()
        edge = theme.colour("line_strong").name()
        self.setStyleSheet(
            f"{sheet(theme)}\n#side-sheet {{ background: {ground}; border: 1px solid {line};"
            f" border-left: 2px solid {edge}; }}"
        )
        self._close.dress(theme)
        self.leave()

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language."""
        self._close.setText(wording.say("Close"))
        self._close.setAccessibleName(wording.say("Close"))
        self.leave()

    def show_content(self, kind: str, title: str, below: str, content: QWidget) -> None:
        """Show something under a title, in place of what was shown."""
        if self._content is None:
            self._came_from = QApplication.focusWidget()
        else:
            self._drop()
        self.kind, self._content = kind, content
        set_words(self._title, title)
        set_words(self._below, below)
        self._below.setVisible(bool(below))
        self.setAccessibleName(title)
        self._rows.addWidget(content, 1)
        self._place()
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Put the sheet away."""
        if self._content is None:
            return
        inside = self.isAncestorOf(QApplication.focusWidget() or self._column) or self.hasFocus()
        self._drop()
        self.kind = ""
        self.hide()
        if inside and self._came_from is not None:
            self._came_from.setFocus()
        self._came_from = None
        self.closed.emit()

    def _drop(self) -> None:
        if self._content is not None:
            self._rows.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
            self._content = None

    def _place(self) -> None:
        """Lie over the column, from its top to where the foot begins."""
        whole = self._whole
        corner = self._column.mapTo(whole, QPoint(0, 0))
        foot = self._foot.mapTo(whole, QPoint(0, 0)).y()
        self.setGeometry(QRect(corner.x(), corner.y(), self._column.width(), max(foot - corner.y(), 120)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away with Escape; every other key is the window's."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the column when it moves."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return False
