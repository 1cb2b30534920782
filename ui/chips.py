"""A row of filters to choose one from, each with its count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from ui.theme import Theme, sans
from workbench.data import look
from workbench.wording import Wording

_GAP: int
_MARGIN: int
_GAP, _MARGIN = look()["space_px"][1:3]
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Chips(QWidget):
    """Show filters as pills, one of them chosen; they wrap where the column is narrow.

    chosen: the code that the user chose.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._chips: list[tuple[object, str, int]] = []
        self._buttons: list[QPushButton] = []
        self._last: QWidget | None = None
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda order: self.chosen.emit(self._chips[order][0]))
        self._group.idToggled.connect(lambda _order, _on: self._dress())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.apply_theme(theme)
        self.apply_wording(wording)

    def set_chips(self, chips: Sequence[tuple[object, str, int]]) -> None:
        """Show these filters: (code, label, count); what was chosen stays, else the first one is."""
        code = self.current()
        if [one[0] for one in chips] != [one[0] for one in self._chips]:
            self._rebuild(len(chips))
        self._chips = list(chips)
        self._speak()
        self.set_current(code if any(one[0] == code for one in chips) else chips[0][0] if chips else None)

    def set_current(self, code: object) -> None:
        """Choose a filter without telling anybody; an unknown code changes nothing."""
        for button, chip in zip(self._buttons, self._chips, strict=True):
            if chip[0] == code:
                button.setChecked(True)
        self._dress()

    def set_last(self, widget: QWidget) -> None:
        """Put another control after the chips, in the same flow."""
        widget.setParent(self)
        widget.show()
        self._last = widget
        self._dress()

    def current(self) -> object:
        """Return the code of the filter that is chosen, or None without any."""
        order = self._group.checkedId()
        return self._chips[order][0] if order >= 0 else None

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._theme = theme
        names = ("ink", "line_strong", "paper", "accent", "on_accent", "focus")
        colour = {name: theme.colour(name).name() for name in names}
        radius = self._height() // 2
        self.setStyleSheet(
            "QPushButton {{ background: transparent; color: {ink}; border: 1px solid {line_strong};"
            " border-radius: {radius}px; padding: 0 10px; }}"
            "QPushButton:hover {{ background: {paper}; border-color: {ink}; }}"
            "QPushButton:checked {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}"
            "QPushButton:focus {{ border: 2px solid {focus}; padding: 0 9px; }}"
            "QPushButton:checked:focus {{ border: 2px solid {ink}; }}".format(radius=radius, **colour)
        )
        self._dress()
        self.update()

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language; the labels themselves are given by `set_chips`."""
        self._wording = wording
        self.setAccessibleName(wording.say("Which claims to list"))
        self._speak()

    def sizeHint(self) -> QSize:
        """Return the room for all chips in one row."""
        width = sum(part.sizeHint().width() + _GAP for part in self._flowing())
        return QSize(width - _GAP + 2 * _MARGIN, self._height() + 2 * _MARGIN - 2)

    def minimumSizeHint(self) -> QSize:
        """Return the room for the widest chip alone."""
        widest = max((button.sizeHint().width() for button in self._buttons), default=0)
        return QSize(widest + 2 * _MARGIN, self._height() + 2 * _MARGIN - 2)

    def heightForWidth(self, width: int) -> int:
        """Return how high the wrapped chips are, in pixels."""
        return self._flow(width, move=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._flow(self.width(), move=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("panel"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the chips with the arrow keys; the walk goes round."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self._buttons:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                order = self._buttons.index(watched)
                target = self._buttons[(order + step) % len(self._buttons)]
                target.click()
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _rebuild(self, count: int) -> None:
        for button in self._buttons:
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for order in range(count):
            button = QPushButton(self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.installEventFilter(self)
            button.show()
            self._group.addButton(button, order)
            self._buttons.append(button)

    def _speak(self) -> None:
        for button, (_code, label, count) in zip(self._buttons, self._chips, strict=True):
            button.setText(f"{label} {self._wording.number(count)}".replace("&", "&&"))
            button.setAccessibleName(
                self._wording.plural("{label}: {count} claim", "{label}: {count} claims", count, label=label)
            )
        self._dress()

    def _dress(self) -> None:
        """Give each chip the font of its state, and its place: the chosen one is wider, and where Tab stops."""
        for button in self._buttons:
            chosen = button.isChecked()
            button.setFont(sans(13, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if chosen else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self._flow(self.width(), move=True)

    def _height(self) -> int:
        """Return how high one chip is, in pixels: even, so that its ends are half circles."""
        return (sans(13).pixelSize() + 12) // 2 * 2

    def _flowing(self) -> list[QWidget]:
        return [*self._buttons, *([self._last] if self._last else [])]

    def _flow(self, width: int, *, move: bool) -> int:
        """Lay the chips out in rows of a width and return the height of it all."""
        x, y, height = _MARGIN, _MARGIN - 2, self._height()
        for button in self._flowing():
            wide = min(button.sizeHint().width(), width - 2 * _MARGIN)
            if x > _MARGIN and x + wide > width - _MARGIN:
                x, y = _MARGIN, y + height + _GAP
            if move:
                button.setGeometry(x, y, wide, height)
            x += wide + _GAP
        return y + height + _MARGIN
