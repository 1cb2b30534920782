"""How claims look on the page: figures by weight in the layout, washes, lines and outline by paint.

Only weight changes the layout. All the rest is painted for the lines in sight, so a verdict costs one repaint
however long the article is, and overlapping claims can each keep a line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPen,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextLine,
)

from ui.marks import Body
from ui.theme import Tone
from ui.typeset import LINE
from workbench.rows import Span

_ABOVE, _BELOW = 21.0, 8.0  # the wash, from the baseline
_LANE = 3.0  # from one claim's line to the next one's below it
_PAD = 3.0  # between the words and the outline
_RADIUS = 5.0


class FigureHighlighter(QSyntaxHighlighter):
    """Set the figures that were read in semibold."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._body = Body()
        self._figures: Sequence[Span] = ()
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.DemiBold)

    def read(self, body: Body, figures: Sequence[Span]) -> None:
        """Take the text and the figures of a document that is about to be filled; figures apart and in order."""
        self._body, self._figures = body, figures

    def set_figures(self, figures: Sequence[Span]) -> None:
        """Set other figures and lay out only the blocks where they differ."""
        changed = set(self._figures) ^ set(figures)
        self._figures = figures
        for index in sorted({index for span in changed for index in self._body.indexes(span)}):
            self.rehighlightBlock(self.document().findBlockByNumber(self._body.block(index)))

    def highlightBlock(self, text: str) -> None:
        """Set the figures of one block."""
        index = self._body.index(self.currentBlock().blockNumber())
        if index is None or not self._figures:
            return
        own = self._body.paragraphs[index].span
        at = max(bisect_right(self._figures, own.start, key=lambda span: span.start) - 1, 0)
        while at < len(self._figures) and self._figures[at].start < own.end:
            start, end = self._body.units(index, self._figures[at])
            if end > start:
                self.setFormat(start, end - start, self._strong)
            at += 1


def scale(block: QTextBlock) -> float:
    """Return how much larger than usual a block is set."""
    return block.blockFormat().lineHeight() / LINE


def sight(block: QTextBlock, top: float, bottom: float) -> tuple[int, int]:
    """Return which UTF-16 units of a block stand on the lines between two heights of the document."""
    layout = block.layout()
    up, lines = layout.position().y(), range(layout.lineCount())
    first = bisect_left(lines, top - up, key=lambda n: layout.lineAt(n).rect().bottom())
    last = bisect_right(lines, bottom - up, key=lambda n: layout.lineAt(n).y())
    if first >= last:
        return 0, 0
    end = layout.lineAt(last - 1)
    return layout.lineAt(first).textStart(), end.textStart() + end.textLength()


def pieces(block: QTextBlock, start: int, end: int, mixed: bool) -> list[QRectF]:
    """Return where the words of some UTF-16 units stand, line by line, in the document's pixels.

    Each piece goes from the top of the wash to its bottom; the document must be laid out so far. `mixed`: the block
    has words that run from right to left.
    """
    layout, unit, found = block.layout(), scale(block), list[QRectF]()
    first = layout.lineForTextPosition(start)
    if end <= start or not first.isValid():
        return found
    origin = layout.position()
    for number in range(first.lineNumber(), layout.lineCount()):
        line = layout.lineAt(number)
        if line.textStart() >= end:
            break
        left, right = _extent(line, start, end, mixed)
        baseline = round(origin.y() + line.y() + line.ascent())
        above, below = round(_ABOVE * unit), round(_BELOW * unit)
        if right > left:
            x = round(origin.x() + left) - 1
            found.append(QRectF(x, baseline - above, round(right - left) + 2, above + below))
    return found


def _extent(line: QTextLine, start: int, end: int, mixed: bool) -> tuple[float, float]:
    """Return from where to where some units reach on a line; where it mixes directions, all that lies between."""
    whole = line.naturalTextRect()  # without the space at which the line was broken
    first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
    if first == line.textStart() and last == line.textStart() + line.textLength():
        return whole.left(), whole.right()
    if mixed:
        boxes = [run.boundingRect() for run in line.glyphRuns(first, last - first)]
        return min((b.left() for b in boxes), default=0), max((b.right() for b in boxes), default=0)
    return min(_x(line, first), whole.right()), min(_x(line, last), whole.right())


def _x(line: QTextLine, unit: int) -> float:
    """Return where a unit begins; PySide gives that with the unit, its own stubs say without."""
    place: tuple[float, int] = line.cursorToX(unit)  # type: ignore[assignment]
    return place[0]


def paint_wash(painter: QPainter, rect: QRectF, tone: Tone) -> None:
    """Paint what lies behind a decided claim's words."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone.wash)
    painter.drawRoundedRect(rect, 2, 2)


def paint_line(painter: QPainter, rect: QRectF, tone: Tone, lane: int) -> None:
    """Paint the line below a claim's words in the style of its verdict."""
    y = rect.bottom() + lane * _LANE
    width = 1.0 if tone.rule.startswith("thin") else 2.0
    pen = QPen(tone.ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if tone.rule == "none":
        return
    if tone.rule == "wave":
        pen.setWidthF(1.5)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_wave(rect.left(), rect.right(), y + 0.5))
        return
    if tone.rule == "dashed":
        pen.setDashPattern([3.5, 2])
    elif tone.rule == "dotted":
        pen.setDashPattern([1, 1])
    painter.setPen(pen)
    painter.drawLine(QPointF(rect.left(), y + width / 2), QPointF(rect.right(), y + width / 2))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, bow = left, 4.0
    while x < right:
        step = min(5.5, right - x)
        path.quadTo(QPointF(x + step / 2, y + bow), QPointF(x + step, y))
        x, bow = x + step, -bow
    return path


def paint_outline(painter: QPainter, rects: Sequence[QRectF], colour: QColor, unit: float) -> None:
    """Paint one line around the pieces of the current claim."""
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for run in _runs(rects, LINE * unit):
        painter.drawPath(_rounded(_corners(run, unit)))


def _runs(rects: Sequence[QRectF], line: float) -> list[list[QRectF]]:
    """Return the pieces in groups that touch: one below the other and with a part of their width in common."""
    runs: list[list[QRectF]] = []
    for rect in rects:
        above = runs[-1][-1] if runs else None
        if (
            above is not None
            and rect.top() - above.top() < line + 2
            and rect.left() + 4 * _PAD < above.right()
            and above.left() + 4 * _PAD < rect.right()
        ):
            runs[-1].append(rect)
        else:
            runs.append([rect])
    return runs


def _corners(run: Sequence[QRectF], unit: float) -> list[QPointF]:
    """Return the corners around the pieces of a group, down its right side and up its left one."""
    tops = [run[0].top() - _PAD, *(rect.top() - 0.5 * _PAD for rect in run[1:])]
    bottom = run[-1].bottom() + 2 * unit + _PAD - 1
    right: list[QPointF] = []
    left: list[QPointF] = []
    for rect, top, below in zip(run, tops, [*tops[1:], bottom], strict=True):
        right += [QPointF(rect.right() + _PAD, top), QPointF(rect.right() + _PAD, below)]
        left += [QPointF(rect.left() - _PAD, top), QPointF(rect.left() - _PAD, below)]
    return [*right, *reversed(left)]


def _rounded(corners: Sequence[QPointF]) -> QPainterPath:
    """Return a closed path through corners, each of them rounded as far as its sides allow."""
    kept = [c for i, c in enumerate(corners) if c != corners[i - 1]]
    path = QPainterPath()
    for i, corner in enumerate(kept):
        before, after = kept[i - 1], kept[(i + 1) % len(kept)]
        start, end = _towards(corner, before), _towards(corner, after)
        if i:
            path.lineTo(start)
        else:
            path.moveTo(start)
        path.quadTo(corner, end)
    path.closeSubpath()
    return path


def _towards(corner: QPointF, other: QPointF) -> QPointF:
    way = other - corner
    length = max(abs(way.x()), abs(way.y()), 0.001)
    return corner + way * (min(_RADIUS, length / 2) / length)
