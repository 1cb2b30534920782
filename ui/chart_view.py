"""A chart as a control: every part can be pointed at, walked to by the arrow keys, and chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from ui.charts import Cell, Chart, Layout, lay_out, paint, sentence
from ui.minimap import plain
from ui.theme import Theme
from workbench.wording import Wording

_LEAST_WIDTH = 280
_RING = 3.0  # from a part to the ring around it
_PAD = 4  # around the chart, so that a ring has room
_STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip


class ChartView(QWidget):
    """Show one chart. chosen: the filter of the part that was clicked or entered. opened: the bar of all others was."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._chart = Chart("", ())
        self._laid: Layout | None = None
        self._at = (0, 0)  # the bar and the part that the keyboard is at
        self._under: Cell | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chart(self, chart: Chart) -> None:
        """Show a chart; the keyboard stays where it was as far as there is such a part."""
        self._chart = chart
        self._laid, self._under = None, None
        self._go(*self._at, quietly=True)
        self.setAccessibleName(chart.title)
        told = [sentence(bar, None, self._wording) for bar in chart.bars] or [chart.empty]
        self.setAccessibleDescription("; ".join(told))
        self.updateGeometry()
        self.update()

    def cells(self) -> tuple[Cell, ...]:
        """Return where the parts lie now, from the chart's own corner."""
        return self._layout().cells

    def current(self) -> Cell | None:
        """Return the part that the keyboard is at."""
        return next((cell for cell in self.cells() if (cell.bar, cell.part) == self._at), None)

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._theme = theme
        self.update()

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language; the chart itself is given anew."""
        self._wording = wording

    # --- keyboard and pointer ------------------------------------------------------------------------------

    def _go(self, bar: int, part: int, quietly: bool = False) -> None:
        bars = self._chart.bars
        if not bars:
            self._at = (0, 0)
            return
        bar = max(0, min(bar, len(bars) - 1))
        first = -1 if self._chart.bars[bar].label else 0
        self._at = (bar, max(first, min(part, len(bars[bar].parts) - 1)))
        self.update()
        if not quietly:
            here = self.current()
            if here is not None:
                told = QAccessibleAnnouncementEvent(self, self._told(here))
                QAccessible.updateAccessibility(told)
                self._reveal(here)

    def _reveal(self, cell: Cell) -> None:
        """Bring a part into view where the chart stands in something that scrolls."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and (held := area.widget()) is not None:
            inner = self.mapTo(held, cell.area.center().toPoint() + QPoint(_PAD, _PAD))
            area.ensureVisible(inner.x(), inner.y(), 40, 40)

    def _choose(self, cell: Cell) -> None:
        if cell.wish is not None:
            self.chosen.emit(cell.wish)
        elif self._chart.bars[cell.bar].wish is None:
            self.opened.emit()

    def _told(self, cell: Cell) -> str:
        bar = self._chart.bars[cell.bar]
        return sentence(bar, bar.parts[cell.part] if cell.part >= 0 else None, self._wording)

    def _hit(self, at: QPointF) -> Cell | None:
        """Return the part at a point: its bar's whole row counts, so that thin parts can be hit."""
        inside = at - QPointF(_PAD, _PAD)
        around = (cell for cell in self.cells() if cell.area.adjusted(0, -6, 0, 6).contains(inside))
        return next(around, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        bar, part = self._at
        if key in _STEPS:
            down, along = _STEPS[key]
            if (down and not 0 <= bar + down < len(self._chart.bars)) or not self._chart.bars:
                self.focusNextPrevChild(down > 0)
                return
            self._go(bar + down, part + along)
        elif key == Qt.Key.Key_Home:
            self._go(bar, -1)
        elif key == Qt.Key.Key_End:
            self._go(bar, len(self._chart.bars[bar].parts) if self._chart.bars else 0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if (here := self.current()) is not None:
                self._choose(here)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._hit(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._at = (cell.bar, cell.part)
            self.update()
            self._choose(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._hit(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)

    def _point(self, cell: Cell | None) -> None:
        if cell != self._under:
            self._under = cell
            shape = Qt.CursorShape.PointingHandCursor if cell else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if (here := self.current()) is not None:
            self._reveal(here)

    def event(self, event: QEvent) -> bool:
        """Tell what the part under the pointer says."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self._hit(QPointF(event.pos()))
            if cell is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos() + QPoint(0, 8), plain(self._told(cell)), self)
            return True
        return super().event(event)

    # --- size and paint ------------------------------------------------------------------------------------

    def _layout(self) -> Layout:
        if self._laid is None:
            self._laid = lay_out(self._chart, self.width() - 2 * _PAD, self._wording)
        return self._laid

    def sizeHint(self) -> QSize:
        return QSize(640, self.heightForWidth(640))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self.heightForWidth(max(self.width(), _LEAST_WIDTH)))

    def heightForWidth(self, width: int) -> int:
        return round(lay_out(self._chart, width - 2 * _PAD, self._wording).height) + 2 * _PAD

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._laid = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(_PAD, _PAD)
        paint(painter, self._chart, self._layout(), self._theme, self._wording)
        if self._under is not None:
            self._ring(painter, self._under, "line_strong", 1.0)
        here = self.current()
        if self.hasFocus() and here is not None:
            self._ring(painter, here, "focus", 2.0)
        elif self.hasFocus():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1).translated(-_PAD, -_PAD), 4, 4)
        painter.end()

    def _ring(self, painter: QPainter, cell: Cell, colour: str, width: float) -> None:
        area = cell.area.adjusted(-_RING, -_RING, _RING, _RING)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour(colour), width))
        painter.drawRoundedRect(area, 5, 5)
