"""A ranking in two columns, read downwards, with the claim's own row in its tone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.evidence_parts import GAP_SMALL, GAP_WIDE, SEMIBOLD
from ui.theme import Theme, sans
from workbench.wording import Wording
from workbench.wording.findings import Place

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Ranking(QWidget):
    """Paint the ranked rows in one go: three labels per row would take longer than a key press may.

    own: the colour of the claim's own row, which is semibold as well.
    """

    def __init__(self, places: Sequence[Place], own: QColor, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._ranked = [one for one in places if one.place]
        self._half = (len(self._ranked) + 1) // 2
        self._ink, self._own = theme.colour("ink"), own
        self.setFont(sans(13))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(wording.say("Ranking"))
        self.setAccessibleDescription(
            "; ".join(" ".join(part for part in (one.place, one.row, one.value) if part) for one in places)
        )

    def sizeHint(self) -> QSize:
        """Return the height of the longer column."""
        return QSize(200, self._half * self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint place, row and value of each; a long name is cut before its value."""
        painter = QPainter(self)
        normal, bold = sans(13), sans(13, SEMIBOLD)
        column = (self.width() - GAP_WIDE - GAP_SMALL) // 2
        line, metrics = self._line(), QFontMetrics(bold)
        place_width = metrics.horizontalAdvance(f"{len(self._ranked)}.") + 6
        for at, one in enumerate(self._ranked):
            side, row = divmod(at, self._half)
            left, top = side * (column + GAP_WIDE + GAP_SMALL), row * line
            painter.setFont(bold if one.here else normal)
            painter.setPen(self._own if one.here else self._ink)
            value = one.value.replace("\u202f", "\u00a0")
            value_width = metrics.horizontalAdvance(value)
            name_width = column - place_width - value_width - GAP_SMALL
            painter.drawText(QRect(left, top, place_width - 6, line), _RIGHT, f"{one.place}.")
            name = painter.fontMetrics().elidedText(one.row, Qt.TextElideMode.ElideRight, name_width)
            painter.drawText(QRect(left + place_width, top, name_width, line), _LEFT, name)
            painter.drawText(QRect(left + column - value_width, top, value_width, line), _RIGHT, value)
        painter.end()

    def _line(self) -> int:
        return QFontMetrics(sans(13)).height() + 1
