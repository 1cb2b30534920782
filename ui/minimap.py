"""The whole article in small: one tick per claim where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Theme
from workbench.wording import Wording

_TRACK = 8.0
_EDGE = 16.0  # free above the first tick and below the last one
_TICK, _OPEN, _LEAST = 9.0, 3.0, 2.0  # heights


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
        self._drawn: QPixmap | None = None
        self._describe: Callable[[int], str] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.apply_wording(wording)

    def apply_theme(self, theme: Theme) -> None:
        """Take another theme's colours."""
        self._theme = theme
        self._redraw()

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
        self._redraw()

    def set_verdict(self, claim: object, verdict: str | None) -> None:
        """Give one claim's tick another verdict."""
        self._ticks = [replace(t, verdict=verdict) if t.id == claim else t for t in self._ticks]
        self._redraw()

    def set_current(self, claim: object) -> None:
        """Make one claim's tick stand out; None makes none."""
        self._current = claim
        self.update()

    def sizeHint(self) -> QSize:
        """Return the strip's width with room for the current tick's outline."""
        return QSize(int(_TRACK) + 8, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip as it was last drawn, and the current claim's tick on it."""
        painter = QPainter(self)
        if self._drawn is None:
            self._drawn = self._draw()
        painter.drawPixmap(0, 0, self._drawn)
        current = next((tick for tick in self._ticks if tick.id == self._current), None)
        if current is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(self._theme.tone(current.verdict).ink)
            left, y = (self.width() - _TRACK) / 2, self._y(current.place)
            painter.drawRoundedRect(QRectF(left - 1, y - 9, _TRACK + 2, 18), 3, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the strip anew for another height."""
        self._redraw()
        super().resizeEvent(event)

    def _redraw(self) -> None:
        self._drawn = None
        self.update()

    def _draw(self) -> QPixmap:
        """Return the strip without the current claim: one tick per row of pixels at most, decided ones on top."""
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left, tall = (self.width() - _TRACK) / 2, self.height() - 2 * _EDGE
        painter.setBrush(self._theme.colour("window"))
        painter.drawRoundedRect(QRectF(left, _EDGE, _TRACK, tall), 4, 4)
        height = max(_LEAST, min(_TICK, tall / max(len(self._ticks), 1) - 1))
        open_rows: dict[int, str | None] = {}
        rows: dict[int, str | None] = {}
        for tick in self._ticks:
            row = round(_EDGE + tick.place * tall)
            (open_rows if tick.verdict is None else rows)[row] = tick.verdict
        inks = {verdict: self._theme.tone(verdict).ink for verdict in {None, *rows.values()}}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, height > _OPEN)
        thin = min(height, _OPEN)  # as thin as an undecided claim's line on the page
        for shown, size in ((open_rows, thin), (rows, height)):
            for y, verdict in shown.items():
                painter.setBrush(inks[verdict])
                painter.drawRoundedRect(QRectF(left, y - size / 2, _TRACK, size), 2, min(2, size / 2))
        painter.end()
        return drawn

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


def plain(text: str) -> str:
    """Return a tooltip that shows a text as it is, whatever markup an article has in it."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{safe.replace(chr(10), '<br>')}</p>"
