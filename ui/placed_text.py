"""Where the words of an article stand on the page, and which words stand at a place of it, in code points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget

from ui.highlighter import pieces, sight
from ui.marks import Body, Mark, Marks
from ui.ring import RingedTextEdit
from ui.typeset import LINE
from workbench.rows import Span


class PlacedText(RingedTextEdit):
    """Hold a laid out article with its marks, and translate between its text and the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body, self._marks = Body(), Marks()
        self._zoom = 1.0

    def selected_span(self) -> Span | None:
        """Return what is selected of the body, in code points of the whole text, None where nothing is."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or not self.body.paragraphs:
            return None
        start, end = self._point(cursor.selectionStart()), self._point(cursor.selectionEnd())
        return Span(start, end) if start < end else None

    def select(self, span: Span) -> None:
        """Select a span of the whole text, as far as the page shows it."""
        if not self.body.paragraphs:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(span.start))
        cursor.setPosition(self._position(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def point_at(self, place: QPointF) -> int:
        """Return the code point of the text nearest to a place of the viewport."""
        return self._point(self.cursorForPosition(place.toPoint()).position())

    def claim_at(self, place: QPointF) -> int | None:
        """Return the innermost claim at a place of the viewport, None where no claim's word is."""
        place = place + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        block = self._block_at(place.y() - 6 * self._zoom)  # a wash reaches that far below its block
        index = self.body.index(block.blockNumber())
        if index is None:
            return None
        room = LINE * self._zoom
        near = self._shown(index, block, place.y() - room, place.y() + room)
        return next((mark.id for mark, piece in reversed(list(near)) if piece.contains(place)), None)

    def _point(self, position: int) -> int:
        """Return the code point of a position in the document; the title's is the body's beginning."""
        block = self.document().findBlock(position)
        index = self.body.index(block.blockNumber())
        if index is None:
            return self.body.paragraphs[int(self.body.headed and block.blockNumber() == 1)].span.start
        return self.body.point(index, position - block.position())

    def _position(self, point: int) -> int:
        index, unit = self.body.place(point)
        return self._block(index).position() + unit

    def _block(self, index: int) -> QTextBlock:
        return self.document().findBlockByNumber(self.body.block(index))

    def _block_at(self, y: float) -> QTextBlock:
        """Return the first block that reaches below a height; Qt's own hit test errs until all is laid out."""
        document = self.document()
        bottom = document.documentLayout().blockBoundingRect

        def reach(number: int) -> float:
            return bottom(document.findBlockByNumber(number)).bottom()

        return document.findBlockByNumber(bisect_left(range(document.blockCount()), y, key=reach))

    def _shown(
        self, index: int, block: QTextBlock, top: float, bottom: float
    ) -> Iterator[tuple[Mark, QRectF]]:
        """Return the marks between two heights of one paragraph, outer before inner, with each of their pieces."""
        start, end = sight(block, top, bottom)
        mixed = self.body.paragraphs[index].mixed
        seen = Span(self.body.point(index, start), self.body.point(index, end))
        for mark in self._marks.overlapping(seen):
            first, last = self.body.units(index, mark.span)
            for piece in pieces(block, max(first, start), min(last, end), mixed):
                yield mark, piece

    def _outline(self, mark: Mark) -> list[QRectF]:
        """Return all pieces of one mark, laid out as far as needed."""
        found: list[QRectF] = []
        for index in self.body.indexes(mark.span) if self.body.paragraphs else ():
            block = self._block(index)
            self.document().documentLayout().blockBoundingRect(block)
            mixed = self.body.paragraphs[index].mixed
            found += pieces(block, *self.body.units(index, mark.span), mixed)
        return found

    def _around(self, mark: Mark) -> QRect:
        """Return the part of the viewport that a mark with its outline takes."""
        area = QRectF()
        for rect in self._outline(mark):
            area = area.united(rect)
        room = round(12 * self._zoom)
        area.translate(0, -self.verticalScrollBar().value())
        return area.toAlignedRect().adjusted(-room, -room, room, room)

    def _bring_into_view(self, mark: Mark) -> None:
        """Scroll only where the mark is not in view already; then leave some of what precedes it above."""
        rects = self._outline(mark)
        if not rects:
            return
        bar, line, height = self.verticalScrollBar(), LINE * self._zoom, self.viewport().height()
        if mark.span.start <= self.body.paragraphs[0].span.start:
            bar.setValue(0)
        top, bottom = rects[0].top() - bar.value(), rects[-1].bottom() - bar.value()
        if top < line or bottom > height - line:
            bar.setValue(round(rects[0].top() - max(line, min(height / 3, height - line - (bottom - top)))))
