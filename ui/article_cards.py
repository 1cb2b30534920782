"""How an article is painted in the list: its title, a line about it, its progress."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.claims_model import AnyIndex
from ui.offsets import Offsets
from ui.theme import VERDICT_CODES, Theme, sans
from workbench.data import look

BELOW = int(Qt.ItemDataRole.UserRole) + 1  # the role that gives the line below the title
COUNTS = BELOW + 1  # the role that gives an article's claims by verdict
BETWEEN = " · "  # the parts of the line below
_TINY, _SMALL, _GAP = look()["space_px"][:3]
_CARD = look()["radius_px"]["card"]
_SEMIBOLD = QFont.Weight.DemiBold
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_BAR = 6  # how thick the progress bar is, in pixels
_MOST = 300  # characters of a title that two lines could ever show


class ArticleDelegate(QStyledItemDelegate):
    """Paint one article as a card: its title, a line about it, its progress."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of a card with its own title, in the width of the list."""
        width = self._view.viewport().width()
        title, below = (
            _line(font) * (1 + (QFontMetrics(font).horizontalAdvance(text) > _inner(width)))
            for text, font in zip(_texts(index), (sans(14, _SEMIBOLD), sans(12)), strict=True)
        )
        return QSize(width, title + below + _TINY + _SMALL + _BAR + 2 * _GAP + _SMALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint the card, its words and its bar."""
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        current = index.row() == self._view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(area).adjusted(_SMALL, 0, -_SMALL, -_SMALL)
        if current or state & QStyle.StateFlag.State_MouseOver:
            self._paint_card(painter, card, current)
        x, y = int(card.x()) + _SMALL + 2, int(card.y()) + _GAP - 2
        width = _inner(area.width())
        title, below = _texts(index)
        for text, font, ink in ((title, sans(14, _SEMIBOLD), "ink"), (below, sans(12), "ink_soft")):
            painter.setFont(font)
            painter.setPen(self.theme.colour(ink))
            for line in broken(text, font, width):
                painter.drawText(QRect(x, y, width, _line(font)), int(_TOP_LEFT), line)
                y += _line(font)
            y += _TINY if text is title else _SMALL
        self._paint_progress(painter, QRectF(x, y, width, _BAR), index.data(COUNTS))
        if current and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), _CARD - 1, _CARD - 1)
        painter.restore()

    def _paint_card(self, painter: QPainter, card: QRectF, current: bool) -> None:
        path = QPainterPath()
        path.addRoundedRect(card, _CARD, _CARD)
        painter.fillPath(path, self.theme.colour("paper" if current else "window"))
        if current:
            painter.fillPath(path.subtracted(path.translated(3, 0)), self.theme.colour("accent"))

    def _paint_progress(self, painter: QPainter, bar: QRectF, counts: Counter[str]) -> None:
        """Paint one stretch per verdict; what is undecided is the bar's empty rest."""
        rounded = QPainterPath()
        rounded.addRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.fillPath(rounded, self.theme.colour("line"))
        total, x = counts.total(), bar.x()
        for code in codes(counts):
            if code == "undecided" or not counts[code]:
                continue
            width = bar.width() * counts[code] / total
            stretch = QPainterPath()
            stretch.addRect(QRectF(x, bar.y(), max(width - 1, 1), bar.height()))
            painter.fillPath(stretch.intersected(rounded), self.theme.tone(code).ink)
            x += width


def _texts(index: AnyIndex) -> tuple[str, str]:
    """Return the title and the line below it."""
    return index.data()[:_MOST], index.data(BELOW)


def _inner(width: int) -> int:
    """Return the room for words in a list of a width, both in pixels."""
    inner: int = width - 4 * _SMALL - 2
    return inner


def codes(counts: Counter[str]) -> list[str]:
    """Return the verdicts that are counted, in the order of the scale, the undecided last."""
    order = [code.replace("_", " ") for code in VERDICT_CODES]
    return [code for code in order if code in counts]


def _line(font: QFont) -> int:
    """Return how far two lines of a font stand apart, in pixels."""
    return round(QFontMetrics(font).height() * 1.08)


def broken(text: str, font: QFont, width: int) -> list[str]:
    """Return a text in at most two lines of a width in pixels, the second one elided."""
    if QFontMetrics(font).horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(width, 1))
    first = line.textLength()
    layout.endLayout()
    end = Offsets(text).from_qt(first)
    if end == len(text):
        return [text]
    rest = QFontMetrics(font).elidedText(text[end:], Qt.TextElideMode.ElideRight, width)
    return [text[:end].rstrip(BETWEEN), rest]
