"""The words of one article with its marks: painting, pointing, keys, and positions both ways."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit, QToolTip, QWidget

from ui.highlighter import FigureHighlighter, paint_line, paint_outline, paint_wash, pieces, scale, sight
from ui.marks import Body, Mark, Marks
from ui.minimap import plain
from ui.reading_keys import scroll_target, selection_move
from ui.theme import Theme
from ui.typeset import LINE, MARGIN, column, typeset
from workbench.rows import Span
from workbench.wording import Wording

_COMMANDS = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)


class ArticleText(QTextEdit):
    """Show one article's words and marks, and tell what was clicked or selected, in code points."""

    claim_clicked = Signal(object)
    selection_moved = Signal(object)
    zoom_asked = Signal(object)
    claim_asked = Signal(object)
    ring_changed = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._body, self._marks = Body(), Marks()
        self._title, self._meta = "", ""
        self._current: object = None
        self._zoom, self._wheel = 1.0, 0
        self._pressed: QPoint | None = None
        self._selected: Span | None = None
        self._describe: Callable[[int], str] | None = None
        self.ring = False
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)  # a dropped file is the window's
        self.setTabChangesFocus(True)
        # Keys are our own: Qt's way to select with them comes with a caret that blinks.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._highlighter = FigureHighlighter(self.document())
        self.selectionChanged.connect(self._tell_selection)
        self.apply_wording(wording)

    # --- what is shown ---

    def show_text(self, body: Body, marks: Sequence[Mark], title: str, meta: str) -> None:
        """Show another article from its beginning."""
        self._body, self._marks = body, Marks(marks if body.paragraphs else ())
        self._title, self._meta, self._current = title, meta, None
        self._fill()
        self.verticalScrollBar().setValue(0)

    def shows(self, body: Body, title: str) -> bool:
        """Tell whether these words are on the page already."""
        return (self._body.text, self._body.paragraphs, self._title) == (body.text, body.paragraphs, title)

    def refill(self, theme: Theme, zoom: float, meta: str) -> None:
        """Set the same article anew, with the same words at the top and the same selection."""
        selected, top = self.selected_span(), self.cursorForPosition(QPoint(MARGIN, 4))
        position, height = top.position(), self.cursorRect(top).top()
        self._theme, self._zoom, self._meta = theme, zoom, meta
        self._fill()
        if selected is not None:
            self.select(selected)
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - height)

    def apply_wording(self, wording: Wording) -> None:
        """Speak another language."""
        self._wording = wording
        self.setAccessibleName(wording.say("Text of the article"))

    def set_describer(self, describe: Callable[[int], str]) -> None:
        """Say what a claim's tooltip shows."""
        self._describe = describe

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show other marks on the same words."""
        self._marks = Marks(marks if self._body.paragraphs else ())  # a blank page has no place for any
        self._highlighter.set_figures(self._marks.figures())
        self.viewport().update()

    def set_verdict(self, claim: object, verdict: str | None) -> None:
        """Show another verdict on one claim, and repaint only its lines."""
        mark = self._marks.decide(claim, verdict)
        if mark is not None:
            self.viewport().update(self._around(mark))

    def set_current(self, claim: object, scroll: bool) -> None:
        """Outline one claim, None for none, and bring it into view."""
        for mark in (self._marks.get(self._current), self._marks.get(claim)):
            if mark is not None:
                self.viewport().update(self._around(mark))
        self._current = claim
        mark = self._marks.get(claim)
        if mark is None:
            return
        if not self.textCursor().hasSelection():  # Shift and the arrows select from here on
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._position(mark.span.start))
            value = self.verticalScrollBar().value()
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(value)
        if scroll:
            self._bring_into_view(mark)

    def places(self) -> Iterator[tuple[Mark, float]]:
        """Return each mark with its place in the laid out document, from 0 to 1."""
        layout = self.document().documentLayout()
        height = max(layout.documentSize().height(), 1)
        block, index, top, tall = QTextBlock(), -1, 0.0, 0.0
        for mark in self._marks.all if self._body.paragraphs else ():
            at, unit = self._body.place(mark.span.start)
            if at != index:
                block, index = self._block(at), at
                rect = layout.blockBoundingRect(block)
                top, tall = rect.top(), rect.height()
            yield mark, min((top + tall * unit / max(block.length(), 1)) / height, 1.0)

    def _fill(self) -> None:
        """Build the document; the figures are set in the same pass."""
        self._highlighter.read(self._body, self._marks.figures())
        self.setMaximumWidth(column(self._zoom) + 2 * MARGIN)
        typeset(self.document(), self._body, self._title, self._meta, self._theme, self._zoom)
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(0) if self._body.paragraphs else 0)
        self.setTextCursor(cursor)

    # --- positions ---

    def selected_span(self) -> Span | None:
        """Return what is selected of the body, in code points of the whole text, None where nothing is."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or not self._body.paragraphs:
            return None
        start, end = self._point(cursor.selectionStart()), self._point(cursor.selectionEnd())
        return Span(start, end) if start < end else None

    def select(self, span: Span) -> None:
        """Select a span of the whole text, as far as the page shows it."""
        if not self._body.paragraphs:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(span.start))
        cursor.setPosition(self._position(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def claim_at(self, place: QPointF) -> int | None:
        """Return the innermost claim at a place of the viewport, None where no claim's word is."""
        place = place + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        block = self._block_at(place.y() - 6 * self._zoom)  # a wash reaches that far below its block
        index = self._body.index(block.blockNumber())
        if index is None:
            return None
        room = LINE * self._zoom
        near = self._shown(index, block, place.y() - room, place.y() + room)
        return next((mark.id for mark, piece in reversed(list(near)) if piece.contains(place)), None)

    def _point(self, position: int) -> int:
        """Return the code point of a position in the document; the title's is the body's beginning."""
        block = self.document().findBlock(position)
        index = self._body.index(block.blockNumber())
        if index is None:
            return self._body.paragraphs[int(self._body.headed and block.blockNumber() == 1)].span.start
        return self._body.point(index, position - block.position())

    def _position(self, point: int) -> int:
        index, unit = self._body.place(point)
        return self._block(index).position() + unit

    def _block(self, index: int) -> QTextBlock:
        return self.document().findBlockByNumber(self._body.block(index))

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
        mixed = self._body.paragraphs[index].mixed
        seen = Span(self._body.point(index, start), self._body.point(index, end))
        for mark in self._marks.overlapping(seen):
            first, last = self._body.units(index, mark.span)
            for piece in pieces(block, max(first, start), min(last, end), mixed):
                yield mark, piece

    def _outline(self, mark: Mark) -> list[QRectF]:
        """Return all pieces of one mark, laid out as far as needed."""
        found: list[QRectF] = []
        for index in self._body.indexes(mark.span) if self._body.paragraphs else ():
            block = self._block(index)
            self.document().documentLayout().blockBoundingRect(block)
            mixed = self._body.paragraphs[index].mixed
            found += pieces(block, *self._body.units(index, mark.span), mixed)
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
        if mark.span.start <= self._body.paragraphs[0].span.start:
            bar.setValue(0)
        top, bottom = rects[0].top() - bar.value(), rects[-1].bottom() - bar.value()
        if top < line or bottom > height - line:
            bar.setValue(round(rects[0].top() - max(line, min(height / 3, height - line - (bottom - top)))))

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint washes, lines and outline of what is in sight, then the words over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        down = self.verticalScrollBar().value()
        painter.translate(-self.horizontalScrollBar().value(), -down)
        room = round(LINE * self._zoom)  # lines and outline reach out of their blocks
        area = event.rect().translated(0, down).adjusted(0, -room, 0, room)
        for index, block in self._in_sight(area):
            shown = list(self._shown(index, block, area.top(), area.bottom()))
            for mark, piece in shown:
                if mark.verdict is not None:
                    paint_wash(painter, piece, self._theme.tone(mark.verdict))
            for mark, piece in shown:
                paint_line(painter, piece, self._theme.tone(mark.verdict), self._marks.lane(mark))
        current = self._marks.get(self._current)
        if current is not None:
            rects = [r for r in self._outline(current) if r.bottom() > area.top() and r.top() < area.bottom()]
            unit = scale(self._block(self._body.place(current.span.start)[0]))
            paint_outline(painter, rects, self._theme.colour("accent"), unit)
        painter.end()
        super().paintEvent(event)

    def _in_sight(self, area: QRect) -> Iterator[tuple[int, QTextBlock]]:
        """Return the paragraphs of a part of the document with their blocks."""
        layout, block = self.document().documentLayout(), self._block_at(area.top())
        while block.isValid() and layout.blockBoundingRect(block).top() < area.bottom():
            index = self._body.index(block.blockNumber())
            if index is not None:
                yield index, block
            block = block.next()

    # --- hand and keys ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which claim was clicked; a drag selects and is no click."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or self.textCursor().hasSelection():
            return
        if (event.position().toPoint() - pressed).manhattanLength() < QApplication.startDragDistance():
            claim = self.claim_at(event.position())
            if claim is not None:
                self.claim_clicked.emit(claim)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, select and copy; every other key is the window's."""
        target = scroll_target(event, self.verticalScrollBar(), LINE * self._zoom)
        move = selection_move(event)
        if target is not None:
            self.verticalScrollBar().setValue(target)
        elif move is not None:
            self.moveCursor(move, QTextCursor.MoveMode.KeepAnchor)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Leave every key to the window's shortcuts that is not used here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            target = scroll_target(event, self.verticalScrollBar(), LINE * self._zoom)
            own = target is not None or selection_move(event) is not None
            event.setAccepted(own or any(event.matches(command) for command in _COMMANDS))
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or ask for another size with Ctrl."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()  # a touchpad turns by less than one notch at a time
        while abs(self._wheel) >= 120:
            step = 1 if self._wheel > 0 else -1
            self._wheel -= 120 * step
            self.zoom_asked.emit(step)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Describe the claim under the pointer."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        claim = self.claim_at(QPointF(event.pos()))
        if claim is not None and self._describe is not None:
            QToolTip.showText(event.globalPos(), plain(self._describe(claim)), self.viewport())
        else:
            QToolTip.hideText()
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selection."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return the menu for what is selected now."""
        menu, span = QMenu(self), self.selected_span()
        if span is not None:
            make = menu.addAction(self._wording.say("Make this a claim"))
            make.triggered.connect(lambda: self.claim_asked.emit(span))
        copy = menu.addAction(self._wording.say("Copy"))
        copy.setEnabled(self.textCursor().hasSelection())
        copy.triggered.connect(self.copy)
        return menu

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected words as they stand in the article, no-break spaces and all."""
        span = self.selected_span()
        if span is None:
            return super().createMimeDataFromSelection()
        copied = QMimeData()
        copied.setText(span.of(self._body.text))
        return copied

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is when it came by the keyboard."""
        self._set_ring(event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._set_ring(False)
        super().focusOutEvent(event)

    def _set_ring(self, ring: bool) -> None:
        self.ring = ring
        self.ring_changed.emit()

    def _tell_selection(self) -> None:
        selected = self.selected_span()
        if selected != self._selected:
            self._selected = selected
            self.selection_moved.emit(selected)
