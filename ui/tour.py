"""A short way round the window for whoever opens it first: five callouts, skipped with Esc."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.former_focus import FormerFocus
from ui.theme import Theme, sans
from workbench.data import look
from workbench.wording import Wording

_SMALL, _GAP, _WIDE = look()["space_px"][1:4]
_CARD = look()["radius_px"]["card"]
_WIDTH = 340  # pixels of a callout
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_AIR = 6  # between what is shown and the frame around it


@dataclass(frozen=True, slots=True)
class Stop:
    """Hold one callout: what it points at, its title, its words."""

    target: QWidget
    title: str
    words: str


class Tour(QWidget):
    """Lie over the window and point at one part after the other.

    ended: the user saw the last callout or skipped the rest.
    """

    ended = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._stops: Callable[[Wording], Sequence[Stop]] = lambda _wording: ()
        self._shown: Sequence[Stop] = ()
        self._at = 0
        self._before = FormerFocus(self)
        self.card = QFrame(self)
        self.card.setObjectName("callout")
        self._title, self._words, self._count = QLabel(), QLabel(), QLabel()
        self.skip, self.back, self.next = QPushButton(), QPushButton(), QPushButton()
        self._words.setWordWrap(True)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_WIDE, _WIDE, _WIDE, _GAP)
        column.setSpacing(_SMALL)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(_SMALL)
        row = QHBoxLayout()
        row.setSpacing(_SMALL)
        row.addWidget(self._count, 1)
        for button, act in ((self.skip, self.end), (self.back, self._go_back), (self.next, self._go_on)):
            button.clicked.connect(act)
            button.installEventFilter(self)
            row.addWidget(button)
        column.addLayout(row)
        parent.installEventFilter(self)
        self.apply_theme(theme)
        self.apply_wording(wording)
        self.hide()

    def begin(self, stops: Callable[[Wording], Sequence[Stop]]) -> None:
        """Show the first callout; stops: makes them in a language."""
        self._stops, self._at = stops, 0
        self._before.take()
        self.setGeometry(self._over().rect())
        self.show()
        self.raise_()
        self._show_stop()

    def end(self) -> None:
        """Hide, and give the keyboard back."""
        self.hide()
        self._before.give_back()
        self.ended.emit()

    def _go_on(self) -> None:
        if self._at + 1 < len(self._shown):
            self._at += 1
            self._show_stop()
        else:
            self.end()

    def _go_back(self) -> None:
        if self._at:
            self._at -= 1
            self._show_stop()

    def _show_stop(self) -> None:
        self._shown = self._stops(self._wording)
        if not self._shown:
            return
        stop, say = self._shown[self._at], self._wording.say
        self._title.setText(stop.title)
        self._words.setText(stop.words)
        self._count.setText(say("{number} of {count}", number=self._at + 1, count=len(self._shown)))
        last = self._at + 1 == len(self._shown)
        self.next.setText(say("Begin") if last else say("Next"))
        self.skip.setVisible(not last)
        self.back.setVisible(self._at > 0)
        self._place()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        self.next.setAccessibleDescription(f"{stop.title}. {stop.words}")
        told = QAccessibleAnnouncementEvent(self.next, f"{stop.title}. {stop.words}")
        QAccessible.updateAccessibility(told)
        self.update()

    # --- where ---------------------------------------------------------------------------------------------

    def hole(self) -> QRect:
        """Return where the part lies that is shown now, in this widget's pixels."""
        if not self._shown:
            return QRect()
        target = self._shown[self._at].target
        corner = self.mapFromGlobal(target.mapToGlobal(QPoint(0, 0)))
        around = QRect(corner, target.size()).adjusted(-_AIR, -_AIR, _AIR, _AIR)
        return around.intersected(self.rect().adjusted(2, 2, -2, -2))

    def _place(self) -> None:
        """Put the callout beside the part: where there is room, at the left first, never over the window's edge."""
        self.card.setFixedWidth(min(_WIDTH, max(self.width() - 2 * _WIDE, 200)))
        layout = self.card.layout()
        assert layout is not None
        layout.activate()
        width = self.card.width()
        height = max(layout.heightForWidth(width), self.card.sizeHint().height())
        hole, whole = self.hole(), self.rect().adjusted(_WIDE, _WIDE, -_WIDE, -_WIDE)
        middle = hole.center()
        places = (
            QPoint(hole.left() - width - _GAP, middle.y() - height // 2),
            QPoint(hole.right() + _GAP, middle.y() - height // 2),
            QPoint(middle.x() - width // 2, hole.bottom() + _GAP),
            QPoint(middle.x() - width // 2, hole.top() - height - _GAP),
        )
        fitting = (at for at in places if self._fits(at, width, height, hole, whole))
        at = next(fitting, QPoint(middle.x() - width // 2, middle.y() - height // 2))
        self.card.setGeometry(*self._within(at, width, height, whole), width, height)

    def _fits(self, at: QPoint, width: int, height: int, hole: QRect, whole: QRect) -> bool:
        x, y = self._within(at, width, height, whole)
        return not QRect(x, y, width, height).intersects(hole)

    def _within(self, at: QPoint, width: int, height: int, whole: QRect) -> tuple[int, int]:
        return (
            max(whole.left(), min(at.x(), whole.right() - width)),
            max(whole.top(), min(at.y(), whole.bottom() - height)),
        )

    def _over(self) -> QWidget:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        return parent

    # --- dress ---------------------------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._theme = theme
        self._title.setFont(sans(16, QFont.Weight.DemiBold))
        self._words.setFont(sans(14))
        self._count.setFont(sans(12))
        names = ("paper", "line_strong", "ink_soft", "accent", "on_accent", "ink")
        colour = {name: theme.colour(name).name() for name in names}
        self.card.setStyleSheet(
            "#callout {{ background: {paper}; border: 1px solid {line_strong}; border-radius: {card}px; }}".format(
                card=_CARD, **colour
            )
        )
        self._count.setStyleSheet(f"color: {colour['ink_soft']};")
        self.next.setStyleSheet(
            "QPushButton {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}"
            "QPushButton:focus {{ border: 2px solid {ink}; }}".format(**colour)
        )
        self.update()

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language."""
        self._wording = wording
        self.skip.setText(wording.say("Skip"))
        self.back.setText(wording.say("Back"))
        self.setAccessibleName(wording.say("A way round the window"))
        if self.isVisible():
            self._show_stop()

    # --- Qt's events -----------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the program's own keys from acting on what lies below."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.end()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._go_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over().rect())
            self._place()
        pressed = event.type() == QEvent.Type.KeyPress and watched is not self.parent()
        if pressed and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _ARROWS:
            self.keyPressEvent(event)  # a button would take it for a walk to the next one
            return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take clicks beside the callout: what lies below is only shown."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab among the callout's buttons."""
        buttons = [button for button in (self.skip, self.back, self.next) if button.isVisible()]
        if not buttons:  # it is being hidden
            return super().focusNextPrevChild(forward)
        focus = self.focusWidget()
        here = buttons.index(focus) if focus in buttons else -1
        buttons[(here + (1 if forward else -1)) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hole = QRectF(self.hole())
        shaded, shown = QPainterPath(), QPainterPath()
        shaded.addRect(QRectF(self.rect()))
        shown.addRoundedRect(hole, _CARD, _CARD)
        light = self._theme.name == "light"
        shade = QColor(self._theme.colour("ink" if light else "window"))
        shade.setAlphaF(0.36 if light else 0.66)
        painter.fillPath(shaded.subtracted(shown), shade)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.drawPath(shown)
