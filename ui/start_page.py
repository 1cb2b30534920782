"""Where the work begins: the workspaces that were open before, and ways to a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.enter import EnterPresses
from ui.theme import Theme, sans, serif
from workbench.data import look
from workbench.wording import Wording

_SMALL, _GAP, _WIDE, _WIDER, _, _FAR = look()["space_px"][1:]
_CARD = look()["radius_px"]["card"]
_WIDTH = 720  # pixels of the column
_ROW = 76
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Recent:
    """Hold one workspace of before. exists: whether its file is still there.

    counts: its articles, its open claims and how many of these are decided; None while that is not known.
    """

    file: Path
    opened: datetime | None = None
    exists: bool = True
    counts: tuple[int, int, int] | None = None


class StartPage(QWidget):
    """Show recent workspaces and what else can be begun.

    acted: the code of an action ("open", "new", "demo"). open_asked, forget_asked: a workspace's file.
    left: back to the workspace that is open.
    """

    acted = Signal(str)
    open_asked = Signal(object)
    forget_asked = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._recent: list[Recent] = []
        self._open_name = ""
        self._with_demo = False
        self.rows: list[RecentRow] = []
        self._brand, self._motto, self._heading, self._none = (
            QLabel("Riscontro"),
            QLabel(),
            QLabel(),
            QLabel(),
        )
        self.open, self.new, self.demo, self.back = QPushButton(), QPushButton(), QPushButton(), QPushButton()
        self._drop = _DropHint(theme)
        self._list = QVBoxLayout()
        self._list.setSpacing(_SMALL)
        for button, code in ((self.open, "open"), (self.new, "new"), (self.demo, "demo")):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, code=code: self.acted.emit(code))
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.left)
        self._enter = EnterPresses(self)
        for pressed in (self.open, self.new, self.demo, self.back):
            pressed.installEventFilter(self._enter)
        self._lay_out()
        self.apply_theme(theme)
        self.apply_wording(wording)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("start")
        across = QHBoxLayout(inner)
        across.setContentsMargins(_WIDER, 0, _WIDER, 0)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 2 * _FAR, 0, _FAR)
        column.setSpacing(_SMALL)
        head = QHBoxLayout()
        head.addWidget(self._brand, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(self._motto)
        column.addSpacing(_WIDE)
        buttons = QHBoxLayout()
        buttons.setSpacing(_SMALL)
        for button in (self.open, self.new, self.demo):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(_WIDER)
        column.addWidget(self._heading)
        column.addWidget(self._none)
        column.addLayout(self._list)
        column.addSpacing(_WIDE)
        column.addWidget(self._drop)
        column.addStretch(1)
        self._motto.setWordWrap(True)
        self._none.setWordWrap(True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    # --- showing -------------------------------------------------------------------------------------------

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """Show these workspaces; the keyboard stays on its row."""
        focused = next((number for number, row in enumerate(self.rows) if row.hasFocus()), None)
        if [one.file for one in recent] != [one.file for one in self._recent]:
            self._rebuild(len(recent))
        self._recent = list(recent)
        for row, one in zip(self.rows, recent, strict=True):
            row.show_recent(one)
        self._none.setVisible(not recent)
        self._dress_first()
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].setFocus()

    def show_open(self, name: str) -> None:
        """Offer the way back to the workspace of a name; an empty one: none is open."""
        self._open_name = name
        self.back.setVisible(bool(name))
        self.back.setText(self._wording.say("Back to {name}", name=name))

    def offer_demo(self, possible: bool) -> None:
        """Offer the demo where its articles are installed."""
        self._with_demo = possible
        self.demo.setVisible(possible)
        self._dress_first()

    def _first(self) -> QPushButton:
        """Return the button that most will want: for whoever has no workspace yet it is the demo."""
        return self.open if self._recent else self.demo if self._with_demo else self.new

    def _dress_first(self) -> None:
        names = ("accent", "on_accent", "ink")
        accent, on_accent, ink = (self._theme.colour(name).name() for name in names)
        first = self._first()
        for button in (self.open, self.new, self.demo):
            button.setStyleSheet(
                f"QPushButton {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}"
                f"QPushButton:focus {{ border: 2px solid {ink}; }}"
                if button is first
                else ""
            )

    def focus_first(self) -> None:
        """Put the keyboard on the newest workspace, else on the first button."""
        first = next((row for row in self.rows if row.recent.exists), None)
        (first or self._first()).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _rebuild(self, count: int) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [RecentRow(self._theme, self._wording) for _ in range(count)]
        for row in self.rows:
            row.chosen.connect(self.open_asked)
            row.forgotten.connect(self.forget_asked)
            row.installEventFilter(self)
            self._list.addWidget(row)

    # --- dress ---------------------------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._theme = theme
        # First the sheet, then the fonts: a sheet that comes later takes them away.
        self._scroll.setStyleSheet(f"QScrollArea, #start {{ background: {theme.colour('window').name()}; }}")
        self._brand.setFont(serif(34, QFont.Weight.DemiBold))
        self._motto.setFont(sans(15))
        self._heading.setFont(sans(13, QFont.Weight.DemiBold))
        soft = f"color: {theme.colour('ink_soft').name()};"
        for label in (self._motto, self._heading, self._none):
            label.setStyleSheet(soft)
        self._dress_first()
        self._drop.apply_theme(theme)
        for row in self.rows:
            row.apply_theme(theme)

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language."""
        self._wording = wording
        say = wording.say
        self.setAccessibleName(say("Start page"))
        self._motto.setText(
            say("Every claim of an article beside the source that bears it out, or does not.")
        )
        self.open.setText(say("Open a workspace…"))
        self.new.setText(say("New workspace…"))
        self.demo.setText(say("Try the demo"))
        self._heading.setText(say("Recent workspaces"))
        self._none.setText(say("None yet. A workspace is one file that holds articles, claims and verdicts."))
        self._drop.setText(say("Drop a workspace or an article here"))
        self.show_open(self._open_name)
        for row in self.rows:
            row.apply_wording(wording)

    # --- Qt's events -----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the workspaces with the arrow keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self.rows:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                target = self.rows.index(watched) + step
                if 0 <= target < len(self.rows):
                    self.rows[target].setFocus(Qt.FocusReason.TabFocusReason)
                    self._scroll.ensureWidgetVisible(self.rows[target])
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._open_name:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class RecentRow(QAbstractButton):
    """Show one workspace as a card. chosen: open its file. forgotten: take its file off the list."""

    chosen = Signal(object)
    forgotten = Signal(object)

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self.recent = Recent(Path())
        self._theme, self._wording = theme, wording
        self.forget = QPushButton(self)
        self.forget.setAutoDefault(False)
        self.forget.clicked.connect(lambda: self.forgotten.emit(self.recent.file))
        self.forget.hide()
        self.clicked.connect(self._choose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.apply_wording(wording)

    def show_recent(self, recent: Recent) -> None:
        """Show a workspace."""
        self.recent = recent
        self.forget.setVisible(not recent.exists)
        self.setCursor(Qt.CursorShape.PointingHandCursor if recent.exists else Qt.CursorShape.ArrowCursor)
        self.setToolTip(str(recent.file))
        told = [recent.file.stem, str(recent.file.parent), self._counted(), self._when()]
        self.setAccessibleName(", ".join(part for part in told if part))
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._theme = theme
        self.update()

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language."""
        self._wording = wording
        self.forget.setText(wording.say("Forget"))
        self.forget.setAccessibleDescription(
            wording.say("Take it off the list; the file itself is not touched.")
        )
        self.setAccessibleDescription(wording.say("Enter opens it, Delete takes it off the list."))
        self.show_recent(self.recent)

    def _choose(self) -> None:
        if self.recent.exists:
            self.chosen.emit(self.recent.file)

    def _counted(self) -> str:
        if not self.recent.exists:
            return self._wording.say("The file is not there.")
        if self.recent.counts is None:
            return ""
        articles, claims, decided = self.recent.counts
        return " · ".join(
            (
                self._wording.plural("{count} article", "{count} articles", articles),
                self._wording.say("{decided} of {claims} claims decided", decided=decided, claims=claims),
            )
        )

    def _when(self) -> str:
        return self._wording.moment(self.recent.opened) if self.recent.opened else ""

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit(self.recent.file)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        size = self.forget.sizeHint()
        self.forget.setGeometry(
            self.width() - size.width() - _WIDE,
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here, card = self.recent.exists, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(self._theme.colour("paper" if here else "window"))
        edge = "line_strong" if here and self.underMouse() else "line"
        painter.setPen(QPen(self._theme.colour("focus"), 2) if self.hasFocus() else self._theme.colour(edge))
        painter.drawRoundedRect(card, _CARD, _CARD)
        inside = self.rect().adjusted(_WIDE, _GAP, -_WIDE, -_GAP)
        right = 0 if here else self.forget.width() + _GAP
        counted, when = self._counted(), self._when()
        small = QFontMetrics(sans(12))
        taken = max(small.horizontalAdvance(counted), small.horizontalAdvance(when)) + _WIDE + right
        upper = QRect(inside.x(), inside.y(), inside.width() - taken, inside.height() // 2)
        lower = upper.translated(0, inside.height() // 2)
        soft, ink = self._theme.colour("ink_soft"), self._theme.colour("ink")
        self._write(
            painter, upper, self.recent.file.stem, sans(15, QFont.Weight.DemiBold), ink if here else soft
        )
        folder = str(self.recent.file.parent)
        self._write(painter, lower, folder, sans(12), soft, Qt.TextElideMode.ElideMiddle)
        at_right = inside.adjusted(0, 0, -right, 0)
        painter.drawText(
            QRect(at_right.x(), upper.y(), at_right.width(), upper.height()), int(_RIGHT), counted
        )
        painter.drawText(QRect(at_right.x(), lower.y(), at_right.width(), lower.height()), int(_RIGHT), when)

    def _write(
        self, painter: QPainter, area: QRect, text: str, font: QFont, ink: QColor,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:  # fmt: skip
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(area, int(_LEFT), QFontMetrics(font).elidedText(text, mode, area.width()))


class _DropHint(QLabel):
    """Say that things can be dropped, in a dashed frame; the window itself takes them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(72)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self.setFont(sans(14))
        ink, line = theme.colour("ink_soft").name(), theme.colour("line_strong").name()
        self.setStyleSheet(f"color: {ink}; border: 1px dashed {line}; border-radius: {_CARD}px;")
