"""The whole article in small: one tick per claim where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Theme
from workbench.wording import Wording

_TRACK = 8.0
_EDGE = 16.0  # free above the first tick and below the last one
_TICK, _LEAST = 9.0, 2.0  # heights


@dataclass(frozen=True, slots=True)
class Tick:
    """Hold one claim's place: 0 is the article's beginning and 1 its end."""

    id: int
    place: float
    verdict: str | None


class ClaimMap(QWidget):
    """Show every claim's place and verdict on a thin strip; a click asks for the nearest one."""

    claim_clicked = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wording = wording
        self._ticks: list[Tick] = []
        self._places: list[float] = []
        self._current: object = None
        self._describe: Callable[[int], str] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.apply_wording(wording)

    def apply_theme(self, theme: Theme) -> None:
        """Take another theme's colours."""
        self._theme = theme
        self.update()

    def apply_wording(self, wording: Wording) -> None:
        """Speak another language."""
        self._wording = wording
        self.setAccessibleName(wording.say("Claims along the article"))
        count = len(self._ticks)
        self.setAccessibleDescription(wording.plural("{count} claim", "{count} claims", count))

    def set_describer(self, describe: Callable[[int], str]) -> None:
        """Say what a tick's tooltip shows."""
        self._describe = describe

    def set_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show these claims."""
        self._ticks = sorted(ticks, key=lambda tick: tick.place)
        self._places = [tick.place for tick in self._ticks]
        self.apply_wording(self._wording)
        self.update()

    def set_verdict(self, claim: object, verdict: str | None) -> None:
        """Give one claim's tick another verdict."""
        self._ticks = [replace(t, verdict=verdict) if t.id == claim else t for t in self._ticks]
        self.update()

    def set_current(self, claim: object) -> None:
        """Make one claim's tick stand out; None makes none."""
        self._current = claim
        self.update()

    def sizeHint(self) -> QSize:
        """Return the strip's width with room for the current tick's outline."""
        return QSize(int(_TRACK) + 8, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, then the ticks: undecided, decided, current."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left = (self.width() - _TRACK) / 2
        painter.setBrush(self._theme.colour("window"))
        painter.drawRoundedRect(QRectF(left, _EDGE, _TRACK, self.height() - 2 * _EDGE), 4, 4)
        room = (self.height() - 2 * _EDGE) / max(len(self._ticks), 1)
        height = max(_LEAST, min(_TICK, room - 1))
        current = None
        for tick in sorted(self._ticks, key=lambda tick: tick.verdict is not None):
            if tick.id == self._current:
                current = tick
                continue
            self._paint_tick(painter, tick, left, height)
        if current is not None:
            y = self._y(current.place)
            rect = QRectF(left - 1, y - 9, _TRACK + 2, 18)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(self._ink(current))
            painter.drawRoundedRect(rect, 3, 3)

    def _paint_tick(self, painter: QPainter, tick: Tick, left: float, height: float) -> None:
        y = self._y(tick.place)
        if tick.verdict is None:  # as thin as its line on the page
            height = min(height, 3.0)
        painter.setBrush(self._ink(tick))
        painter.drawRoundedRect(QRectF(left, y - height / 2, _TRACK, height), 2, min(2, height / 2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the claim nearest to a click."""
        tick = self._nearest(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and tick is not None:
            self.claim_clicked.emit(tick.id)

    def event(self, event: QEvent) -> bool:
        """Describe the tick under the pointer."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        tick = self._nearest(event.pos().y())
        near = tick is not None and abs(self._y(tick.place) - event.pos().y()) <= _TICK
        if tick is not None and near and self._describe is not None:
            QToolTip.showText(event.globalPos(), plain(self._describe(tick.id)), self)
        else:
            QToolTip.hideText()
        return True

    def _nearest(self, y: float) -> Tick | None:
        place = (y - _EDGE) / max(self.height() - 2 * _EDGE, 1)
        at = bisect_left(self._places, place)
        return min(self._ticks[max(at - 1, 0) : at + 1], key=lambda t: abs(t.place - place), default=None)

    def _y(self, place: float) -> float:
        return _EDGE + place * (self.height() - 2 * _EDGE)

    def _ink(self, tick: Tick) -> QColor:
        return self._theme.tone(tick.verdict).ink


def plain(text: str) -> str:
    """Return a tooltip that shows a text as it is, whatever markup an article has in it."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{safe.replace(chr(10), '<br>')}</p>"
