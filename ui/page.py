"""The article's page: a column of serif text, and its claims lying quietly on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLine,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollBar,
    QSizePolicy,
    QStackedLayout,
    QTextEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from ui.highlighter import (
    LINE,
    FigureHighlighter,
    paint_line,
    paint_outline,
    paint_wash,
    pieces,
    scale,
)
from ui.marks import Body, Mark, Marks
from ui.minimap import ClaimMap, Tick, plain
from ui.theme import Theme, look, sans, serif
from workbench.rows import ArticleRow, Span
from workbench.wording import Wording

_MARGIN = 24  # beside the column, inside the part that can be painted on
_SCROLL_KEYS = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Space,
}  # fmt: skip
_SELECT_KEYS = (_SCROLL_KEYS - {Qt.Key.Key_Space}) | {Qt.Key.Key_Left, Qt.Key.Key_Right}
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
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(0)  # nothing blinks on a page that is only read
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._highlighter = FigureHighlighter(self.document())
        self.selectionChanged.connect(self._tell_selection)
        self.apply_wording(wording)

    # --- what is shown ---

    def show_text(self, body: Body, marks: Sequence[Mark], title: str, meta: str) -> None:
        """Show another article from its beginning."""
        self._body, self._marks = body, Marks(marks)
        self._title, self._meta, self._current = title, meta, None
        self._fill()
        self.verticalScrollBar().setValue(0)

    def refill(self, theme: Theme, zoom: float, meta: str) -> None:
        """Set the same article anew, with the same words at the top and the same selection."""
        selected, top = self.selected_span(), self.cursorForPosition(QPoint(_MARGIN, 4)).position()
        at_start = self.verticalScrollBar().value() == 0
        self._theme, self._zoom, self._meta = theme, zoom, meta
        self._fill()
        if selected is not None:
            self.select(selected)
        if not at_start:
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(top, self.document().characterCount() - 1))
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(cursor).top())

    def apply_wording(self, wording: Wording) -> None:
        """Speak another language."""
        self._wording = wording
        self.setAccessibleName(wording.say("Text of the article"))

    def set_describer(self, describe: Callable[[int], str]) -> None:
        """Say what a claim's tooltip shows."""
        self._describe = describe

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show other marks on the same words."""
        self._marks = Marks(marks)
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
        place += QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        block = self.document().findBlock(layout.hitTest(place, Qt.HitTestAccuracy.FuzzyHit))
        index = self._body.index(block.blockNumber())
        if index is None:
            return None
        for mark in reversed(self._marks.overlapping(self._body.paragraphs[index].span)):
            if any(piece.contains(place) for piece in self._pieces(mark, index, block)):
                return mark.id
        return None

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

    def _pieces(self, mark: Mark, index: int, block: QTextBlock) -> list[QRectF]:
        return pieces(block, *self._body.units(index, mark.span))

    def _outline(self, mark: Mark) -> list[QRectF]:
        """Return all pieces of one mark, laid out as far as needed."""
        found: list[QRectF] = []
        for index in self._body.indexes(mark.span) if self._body.paragraphs else ():
            block = self._block(index)
            self.document().documentLayout().blockBoundingRect(block)
            found += self._pieces(mark, index, block)
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

    # --- laying out ---

    def _fill(self) -> None:
        """Build the document from the title, the line below it and the paragraphs."""
        document, cursor = self.document(), QTextCursor(self.document())
        self._highlighter.read(self._body, self._marks.figures())
        document.clear()
        document.setDefaultFont(self._serif(19))
        column = round(
            QFontMetricsF(self._serif(19)).horizontalAdvance("0") * look()["fonts"]["reading"]["measure_ch"]
        )
        self.setMaximumWidth(column + 2 * _MARGIN)
        frame = QTextFrameFormat()
        frame.setLeftMargin(_MARGIN)
        frame.setRightMargin(_MARGIN)
        frame.setTopMargin(32)
        frame.setBottomMargin(64)
        document.rootFrame().setFrameFormat(frame)
        title, meta = QTextCharFormat(), QTextCharFormat()
        title.setFont(self._serif(27, QFont.Weight.DemiBold))
        meta.setFont(self._font(sans(13)))
        meta.setForeground(self._theme.colour("ink_soft"))
        body = QTextCharFormat()
        close, apart, line = self._line(LINE), self._line(LINE), self._line(LINE)
        close.setTopMargin(0)
        apart.setTopMargin(15 * self._zoom)
        line.setTopMargin(26 * self._zoom)
        cursor.beginEditBlock()
        cursor.setBlockFormat(self._line(35))
        cursor.setBlockCharFormat(title)
        cursor.insertText(self._body.shown(0) if self._body.headed else self._title, title)
        below = self._line(20)
        below.setTopMargin(8 * self._zoom)
        cursor.insertBlock(below, meta)
        cursor.insertText(self._meta, meta)
        for index in range(int(self._body.headed), len(self._body.paragraphs)):
            first = index == self._body.headed
            cursor.insertBlock(
                line if first else apart if self._body.paragraphs[index].apart else close, body
            )
            cursor.insertText(self._body.shown(index), body)
        cursor.endEditBlock()
        cursor.setPosition(self._position(0) if self._body.paragraphs else 0)
        self.setTextCursor(cursor)

    def _line(self, height: float) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setLineHeight(
            round(height * self._zoom * serif(19).pixelSize() / 19),
            QTextBlockFormat.LineHeightTypes.FixedHeight.value,
        )
        return form

    def _serif(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        return self._font(serif(size, weight))

    def _font(self, font: QFont) -> QFont:
        font.setPixelSize(max(round(font.pixelSize() * self._zoom), 6))
        return font

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint washes, lines and outline of what is in sight, then the words over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        down = self.verticalScrollBar().value()
        painter.translate(-self.horizontalScrollBar().value(), -down)
        area = (
            event.rect()
            .translated(0, down)
            .adjusted(0, -round(LINE * self._zoom), 0, round(LINE * self._zoom))
        )
        for index, block in self._in_sight(area):
            shown = [
                (mark, piece)
                for mark in self._marks.overlapping(self._body.paragraphs[index].span)
                for piece in self._pieces(mark, index, block)
                if piece.bottom() > area.top() and piece.top() < area.bottom()
            ]
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
        layout = self.document().documentLayout()
        top = QPointF(_MARGIN, max(area.top(), 0))
        block = self.document().findBlock(layout.hitTest(top, Qt.HitTestAccuracy.FuzzyHit))
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
        if any(event.matches(command) for command in _COMMANDS) or self._selects(event):
            super().keyPressEvent(event)
        elif not self._scrolls(event):
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Leave keys to the window's shortcuts, except those that are used here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            used = self._selects(event) or any(event.matches(command) for command in _COMMANDS)
            event.setAccepted(used or self._scroll_to(event) is not None)
            return True
        return super().event(event)

    def _selects(self, event: QKeyEvent) -> bool:
        plain_or_word = (
            event.modifiers() & ~Qt.KeyboardModifier.ControlModifier & ~Qt.KeyboardModifier.KeypadModifier
        )
        return plain_or_word == Qt.KeyboardModifier.ShiftModifier and event.key() in _SELECT_KEYS

    def _scrolls(self, event: QKeyEvent) -> bool:
        value = self._scroll_to(event)
        if value is not None:
            self.verticalScrollBar().setValue(value)
        return value is not None

    def _scroll_to(self, event: QKeyEvent) -> int | None:
        """Return where a key scrolls to, None where it does not."""
        bar, key = self.verticalScrollBar(), event.key()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        back = key == Qt.Key.Key_Space and modifiers == Qt.KeyboardModifier.ShiftModifier
        ends = key in (Qt.Key.Key_Home, Qt.Key.Key_End) and modifiers == Qt.KeyboardModifier.ControlModifier
        if key not in _SCROLL_KEYS or not (back or ends or modifiers == Qt.KeyboardModifier.NoModifier):
            return None
        line = round(LINE * self._zoom)
        page = max(bar.pageStep() - 2 * line, line)
        steps = {
            Qt.Key.Key_Up: -line, Qt.Key.Key_Down: line, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: -page if back else page, Qt.Key.Key_Home: -bar.maximum(), Qt.Key.Key_End: bar.maximum(),
        }  # fmt: skip
        return bar.value() + steps[Qt.Key(key)]

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


class ArticlePage(QWidget):
    """Show one article with its claims; all positions are code points of the article's whole text."""

    claim_clicked = Signal(object)
    claim_asked = Signal(object)
    selection_changed = Signal(object)
    zoom_asked = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._article: ArticleRow | None = None
        self._zoom, self._turning = 1.0, False
        self._text = ArticleText(theme, wording)
        self._map = ClaimMap(theme, wording)
        self._bar = QScrollBar(Qt.Orientation.Vertical)
        self._empty = _Empty(wording)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._place_ticks)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._text)
        self.apply_wording(wording)
        self.show_nothing()

    def _lay_out(self) -> None:
        sheet = QWidget()
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self._text, 1000)
        row.addStretch(1)
        row.addWidget(self._map)
        row.addWidget(self._bar)
        self._text.setMinimumWidth(240)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(sheet)

    def _connect(self) -> None:
        own = self._text.verticalScrollBar()
        own.rangeChanged.connect(self._range_changed)
        own.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(own.setValue)
        self._map.claim_clicked.connect(self.claim_clicked)
        self._text.claim_clicked.connect(self.claim_clicked)
        self._text.claim_asked.connect(self.claim_asked)
        self._text.selection_moved.connect(self.selection_changed)
        self._text.zoom_asked.connect(self.zoom_asked)
        self._text.ring_changed.connect(self.update)
        self._text.document().documentLayout().documentSizeChanged.connect(lambda _: self._settle.start())

    def show_article(self, article: ArticleRow, text: str, marks: Sequence[Mark]) -> None:
        """Show an article from its beginning, without a current claim."""
        self._article = article
        self._text.show_text(
            Body(text, article.header.end, article.title), marks, article.title, self._meta()
        )
        self._map.set_current(None)
        self._settle.start()
        self._stack.setCurrentIndex(1)

    def show_nothing(self) -> None:
        """Show how to begin."""
        self._article = None
        self._text.show_text(Body(), (), "", "")
        self._map.set_ticks(())
        self._stack.setCurrentIndex(0)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show other claims on the same article."""
        self._text.set_marks(marks)
        self._settle.start()

    def set_verdict(self, claim_id: object, verdict: str | None) -> None:
        """Show another verdict on one claim; None is undecided."""
        self._text.set_verdict(claim_id, verdict)
        self._map.set_verdict(claim_id, verdict)

    def set_current(self, claim_id: object, scroll: bool = True) -> None:
        """Outline one claim, None for none, and bring it into view."""
        self._text.set_current(claim_id, scroll)
        self._map.set_current(claim_id)

    def set_describer(self, describe: Callable[[int], str]) -> None:
        """Say by claim what its tooltip shows; the text is shown as it is, without markup."""
        self._text.set_describer(describe)
        self._map.set_describer(describe)

    def set_zoom(self, factor: float) -> None:
        """Set the words larger or smaller than usual; the column grows with them."""
        if factor != self._zoom:
            self._zoom = factor
            self._refill()

    def selected_span(self) -> Span | None:
        """Return the selection in code points of the whole text, None where nothing of the body is selected."""
        return self._text.selected_span()

    def select(self, span: Span) -> None:
        """Select a span of the whole text, as far as the page shows it."""
        self._text.select(span)

    def apply_theme(self, theme: Theme) -> None:
        """Take another theme's colours."""
        self._theme = theme
        self._map.apply_theme(theme)
        self._refill()
        self.update()

    def apply_wording(self, wording: Wording) -> None:
        """Speak another language."""
        self._wording = wording
        self.setAccessibleName(wording.say("Article"))
        self._bar.setAccessibleName(wording.say("Place in the article"))
        self._text.apply_wording(wording)
        self._map.apply_wording(wording)
        self._empty.apply_wording(wording)
        self._refill()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper, and the ring where the keyboard brought the focus."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colour("paper"))
        if self._text.ring:
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll from beside the column too."""
        event.accept()
        if not self._turning:  # what the text leaves at its end comes back here
            self._turning = True
            QApplication.sendEvent(self._text.viewport(), event)
            self._turning = False

    def _refill(self) -> None:
        self._text.refill(self._theme, self._zoom, self._meta())

    def _meta(self) -> str:
        """Return the line below the title: when, in what language, by whom, from which file."""
        if self._article is None:
            return ""
        article, wording = self._article, self._wording
        parts = [wording.published(article.published), wording.label(article.language)]
        parts += dict.fromkeys(part for part in (article.agency, article.outlet, article.author) if part)
        name = article.file or article.address
        parts += [name if len(name) <= 40 else f"{name[:18]}…{name[-20:]}"] if name else []
        parts.append(f"SHA-256 {article.sha256[:4]}…{article.sha256[-4:]}")
        return " · ".join(parts)

    def _range_changed(self, least: int, most: int) -> None:
        own = self._text.verticalScrollBar()
        self._bar.setRange(least, most)
        self._bar.setPageStep(own.pageStep())
        self._bar.setSingleStep(round(LINE * self._zoom))

    def _place_ticks(self) -> None:
        self._map.set_ticks([Tick(mark.id, place, mark.verdict) for mark, place in self._text.places()])


class _Empty(QWidget):
    """Say how to begin where no article is open."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._title, self._line = QLabel(), QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._title, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(3)
        self._title.setFont(serif(27, QFont.Weight.DemiBold))
        self._line.setFont(sans(15))
        self._line.setProperty("soft", True)
        self.apply_wording(wording)

    def apply_wording(self, wording: Wording) -> None:
        """Speak another language."""
        key = QKeySequence(QKeySequence.StandardKey.Open).toString(QKeySequence.SequenceFormat.NativeText)
        self._title.setText(wording.say("No article is open"))
        self._line.setText(
            wording.say("Import one with {key}, drop a file here, or paste its text.", key=key)
        )
