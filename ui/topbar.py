"""The strip above everything: the workspace's name, the search, how the day goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.theme import Theme, sans, serif
from workbench.wording import Wording

_PAUSE_MS = 150  # a search begins when the typing pauses for so long


class TopBar(QWidget):
    """Show the workspace's name, a search field, how the day goes, and the key to the command palette.

    searched: the words to search for, while they are typed. left: the user is done with the field.
    palette_asked: the key's cap was pressed.
    """

    searched = Signal(str)
    left = Signal()
    palette_asked = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._day: tuple[int, int, float | None] | None = None
        self._brand, self._name, self._today, self.field = (
            QLabel("Riscontro"),
            QLabel(),
            QLabel(),
            QLineEdit(),
        )
        self._key = QLabel("/", self.field)
        self._reach = QToolButton()
        self._reach.setText(QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText))
        self._reach.setCursor(Qt.CursorShape.PointingHandCursor)
        self._reach.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._reach.clicked.connect(self.palette_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        row.addWidget(self._brand)
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(self.field)
        row.addWidget(self._today)
        row.addWidget(self._reach)
        self.field.setMinimumWidth(340)
        self.field.setClearButtonEnabled(False)
        self.field.installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.field.text()))
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.field.textChanged.connect(lambda text: self._key.setVisible(not text))
        self.apply_theme(theme)
        self.apply_wording(wording)

    def show_name(self, name: str) -> None:
        """Show the workspace's file name."""
        self._name.setText(name)

    def show_progress(self, today: int, left: int, pace: float | None = None) -> None:
        """Show how many claims were decided today, how many are left, and the seconds that one takes."""
        self._day = (today, left, pace)
        said = [
            self._wording.plural("today {count} decided", "today {count} decided", today),
            self._wording.plural("{count} to do", "{count} to do", left),
        ]
        told = list(said)
        if pace is not None:
            time = _minutes(pace)
            said.append(self._wording.say("{time} each", time=time))
            told.append(
                self._wording.say("In this session half of the claims took less than {time}.", time=time)
            )
        self._today.setText(" · ".join(said))
        self._today.setAccessibleName(", ".join(told))
        self._today.setToolTip(told[-1] if pace is not None else "")

    def seek(self) -> None:
        """Put the cursor into the search field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._theme = theme
        self._brand.setFont(serif(18, QFont.Weight.DemiBold))
        soft = f"color: {theme.colour('ink_soft').name()};"
        for label in (self._name, self._today):
            label.setFont(sans(13))
            label.setStyleSheet(soft)
        self._key.setFont(sans(11))
        self._key.setStyleSheet(
            f"{soft} border: 1px solid {theme.colour('line_strong').name()}; border-radius: 4px; padding: 0 5px;"
        )
        self._reach.setFont(sans(11))
        self._reach.setStyleSheet(
            f"QToolButton {{ {soft} background: transparent; border-radius: 4px; padding: 1px 6px;"
            f" border: 1px solid {theme.colour('line_strong').name()}; }}"
            f"QToolButton:hover {{ color: {theme.colour('ink').name()}; background: {theme.colour('paper').name()}; }}"
            f"QToolButton:focus {{ border: 2px solid {theme.colour('focus').name()}; padding: 0 5px; }}"
        )
        self.update()

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language."""
        self._wording = wording
        self.field.setPlaceholderText(wording.say("Search claims, articles, conclusions"))
        self.field.setAccessibleName(wording.say("Search"))
        self._reach.setToolTip(wording.say("Command palette"))
        self._reach.setAccessibleName(wording.say("Command palette"))
        if self._day:
            self.show_progress(*self._day)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._key.adjustSize()
            self._key.move(
                self.field.width() - self._key.width() - 8, (self.field.height() - self._key.height()) // 2
            )
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.field.clear()
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Down):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


def _minutes(seconds: float) -> str:
    """Return a time as it is read at a glance: "42 s", "1:20 min"."""
    whole = round(seconds)
    return f"{whole} s" if whole < 60 else f"{whole // 60}:{whole % 60:02} min"
