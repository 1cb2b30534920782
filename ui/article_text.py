"""The words of one article with its marks: painting, pointing, keys, and positions both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
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
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from ui.claim_edges import ClaimEdges
from ui.highlighter import FigureHighlighter, paint_line, paint_outline, paint_wash, scale
from ui.marks import Body, Mark, Marks
from ui.minimap import plain
from ui.placed_text import PlacedText
from ui.reading_keys import scroll_target, selection_move
from ui.theme import Theme
from ui.typeset import LINE, MARGIN, column, typeset
from workbench.rows import Span
from workbench.wording import Wording

_COMMANDS = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)


class ArticleText(PlacedText):
    """Show one article's words and marks, and tell what was clicked or selected, in code points."""

    claim_clicked = Signal(object)
    selection_moved = Signal(object)
    zoom_asked = Signal(object)
    claim_asked = Signal(object)
    cut_asked = Signal(object)  # an offset within the current claim

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._title, self._meta = "", ""
        self._current: object = None
        self._wheel = 0
        self._pressed: QPoint | None = None
        self._selected: Span | None = None
        self._describe: Callable[[int], str] | None = None
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
        self.edges = ClaimEdges(self)
        self.selectionChanged.connect(self._tell_selection)
        self.apply_wording(wording)

    # --- what is shown ---

    def show_text(self, body: Body, marks: Sequence[Mark], title: str, meta: str) -> None:
        """Show another article from its beginning."""
        self.edges.go_to(None)
        self.body, self._marks = body, Marks(marks if body.paragraphs else ())
        self._title, self._meta, self._current = title, meta, None
        self._fill()
        self.verticalScrollBar().setValue(0)

    def shows(self, body: Body, title: str) -> bool:
        """Tell whether these words are on the page already."""
        return (self.body.text, self.body.paragraphs, self._title) == (body.text, body.paragraphs, title)

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
        self._marks = Marks(marks if self.body.paragraphs else ())  # a blank page has no place for any
        self.edges.settle()
        self._highlighter.set_figures(self._marks.figures())
        self.viewport().update()

    def set_verdict(self, claim: object, verdict: str | None) -> None:
        """Show another verdict on one claim, and repaint only its lines."""
        mark = self._marks.decide(claim, verdict)
        if mark is not None:
            self.viewport().update(self._around(mark))

    def set_current(self, claim: object, scroll: bool) -> None:
        """Outline one claim, None for none, and bring it into view."""
        self.edges.go_to(claim)
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
        for mark in self._marks.all if self.body.paragraphs else ():
            at, unit = self.body.place(mark.span.start)
            if at != index:
                block, index = self._block(at), at
                rect = layout.blockBoundingRect(block)
                top, tall = rect.top(), rect.height()
            yield mark, min((top + tall * unit / max(block.length(), 1)) / height, 1.0)

    def _fill(self) -> None:
        """Build the document; the figures are set in the same pass."""
        self._highlighter.read(self.body, self._marks.figures())
        self.setMaximumWidth(column(self._zoom) + 2 * MARGIN)
        typeset(self.document(), self.body, self._title, self._meta, self._theme, self._zoom)
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(0) if self.body.paragraphs else 0)
        self.setTextCursor(cursor)

    # --- the current claim ---

    def current_mark(self) -> Mark | None:
        """Return the current claim's mark with its edges as they are shown, None where there is none."""
        mark = self._marks.get(self._current)
        span = self.edges.span_of(self._current)
        return replace(mark, span=span) if mark is not None and span is not None else mark

    def written_span(self, claim: object) -> Span | None:
        """Return where a claim's edges stand as written, None where the page has no such claim."""
        mark = self._marks.get(claim)
        return mark.span if mark is not None else None

    def current_pieces(self) -> list[QRectF]:
        """Return where the current claim stands in the document, line by line."""
        mark = self.current_mark()
        return self._outline(mark) if mark is not None else []

    def current_area(self) -> QRect:
        """Return the part of the viewport that the current claim takes, empty without one."""
        mark = self.current_mark()
        return self._around(mark) if mark is not None else QRect()

    def repaint_current(self) -> None:
        """Repaint the current claim's lines."""
        self.viewport().update(self.current_area())

    def bring_current_into_view(self) -> None:
        """Scroll to the current claim where it is not in view."""
        if (mark := self.current_mark()) is not None:
            self._bring_into_view(mark)

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
        current = self.current_mark()
        if current is not None:
            accent = self._theme.colour("accent")
            unit = scale(self._block(self.body.place(current.span.start)[0]))
            for part in self.edges.outlined(current.span):
                whole = self._outline(replace(current, span=part))
                rects = [r for r in whole if r.bottom() > area.top() and r.top() < area.bottom()]
                paint_outline(painter, rects, accent, unit)
            self.edges.paint(painter, whole, accent, self._theme.colour("paper"))
        painter.end()
        super().paintEvent(event)

    def _in_sight(self, area: QRect) -> Iterator[tuple[int, QTextBlock]]:
        """Return the paragraphs of a part of the document with their blocks."""
        layout, block = self.document().documentLayout(), self._block_at(area.top())
        while block.isValid() and layout.blockBoundingRect(block).top() < area.bottom():
            index = self.body.index(block.blockNumber())
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
        menu = self.menu(QPointF(event.pos()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self, place: QPointF | None = None) -> QMenu:
        """Return the menu for what is selected now, and for the place of the viewport where it was asked for."""
        menu, span = QMenu(self), self.selected_span()
        if span is not None:
            make = menu.addAction(self._wording.say("Make this a claim"))
            make.triggered.connect(lambda: self.claim_asked.emit(span))
        cut = self.edges.cut_at(self.point_at(place)) if place is not None else None
        if cut is not None and place is not None and self.claim_at(place) == self._current:
            split = menu.addAction(self._wording.say("Split the claim here"))
            split.triggered.connect(lambda: self.cut_asked.emit(cut))
        copy = menu.addAction(self._wording.say("Copy"))
        copy.setEnabled(self.textCursor().hasSelection())
        copy.triggered.connect(self.copy)
        return menu

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected words as they stand in the article, no-break spaces and all."""
        copied, span = super().createMimeDataFromSelection(), self.selected_span()
        if span is not None:
            # Qt's own object is filled anew: one made here would be destroyed by the clipboard after Python has ended.
            copied.text()  # it reads its selection at the first question
            for form in copied.formats():
                copied.removeFormat(form)
            copied.setText(span.of(self.body.text))
        return copied

    def _tell_selection(self) -> None:
        selected = self.selected_span()
        if selected != self._selected:
            self._selected = selected
            self.selection_moved.emit(selected)
