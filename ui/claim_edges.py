"""The edges of the current claim under the reviewer's hand: dragged, moved by keys, or cut in two.

Nothing is written here: what is drawn is shown at once, and told when the hand lets go or the keys pause.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from ui.word_edges import Edge, cuts, drawn, likely_cut, stepped
from workbench.rows import Span

if TYPE_CHECKING:
    from ui.article_text import ArticleText

PAUSE_MS = 700  # after the last key, what was moved is told
_KNOB = 4.5  # a handle's radius, at zoom 1
_REACH = 8.0  # how near to a handle the pointer takes it
_OUT = 3.0  # from the words to the outline, where the handles stand
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClaimEdges(QObject):
    """Hold how the current claim's edges stand while they are being moved.

    moved: claim and span. cut: claim and the offset at which to cut it. cutting: whether a cut is being placed.
    """

    moved = Signal(object, object)
    cut = Signal(object, object)
    cutting = Signal(bool)

    def __init__(self, view: ArticleText) -> None:
        super().__init__(view)
        self._view = view
        self._claim: object = None
        self._span: Span | None = None
        self._drag: Edge | None = None
        self._hover: Edge | None = None
        self._cut: int | None = None
        self._came_from: QWidget | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    # --- what stands ---------------------------------------------------------------------------------

    @property
    def pending(self) -> bool:
        """Whether something was moved that was not told yet."""
        return self._drag is not None or self._pause.isActive()

    def span_of(self, claim: object) -> Span | None:
        """Return where a claim's edges were moved to, None where they stand as they are written."""
        return self._span if claim == self._claim else None

    def outlined(self, span: Span) -> list[Span]:
        """Return the parts of the current claim that an outline goes around: two while it is being cut."""
        if self._cut is None or not span.start < self._cut < span.end:
            return [span]
        first = self._view.body.text[span.start : self._cut].rstrip()
        return [Span(span.start, span.start + len(first)), Span(self._cut, span.end)]

    def go_to(self, claim: object) -> None:
        """Take another claim for the current one, and tell what was moved of the one before."""
        if claim != self._claim:
            self.commit()
            self._forget()
            self._leave_cut()
            self._claim = claim
        else:
            self.settle()

    def settle(self) -> None:
        """Show the edges as they are written, unless they are being moved."""
        if not self.pending:
            self._forget()

    def _forget(self) -> None:
        if self._span is not None:
            self._view.repaint_current()
            self._span = None
            self._view.repaint_current()

    # --- moving ----------------------------------------------------------------------------------------

    def nudge(self, edge: Edge, by: int) -> bool:
        """Move an edge by a word on (1) or back (-1); False where it cannot go there."""
        mark = self._view.current_mark()
        if mark is None or self._drag is not None:
            return False
        self._leave_cut()
        moved = stepped(self._view.body.text, mark.span, edge, by, self._view.body.whole)
        if moved == mark.span:
            return False
        self._show(moved)
        self._view.bring_current_into_view()
        self._pause.start()
        return True

    def commit(self) -> None:
        """Tell what was moved, if anything was."""
        self._drag = None
        self._pause.stop()
        written = self._view.written_span(self._claim)
        if self._span is not None and written is not None:
            if self._span != written:
                self.moved.emit(self._claim, self._span)
            else:
                self._forget()

    def cancel(self) -> bool:
        """Put the edges back, or leave the cut; False where nothing was being moved."""
        busy = self.pending or self._cut is not None
        self._drag = None
        self._pause.stop()
        self._leave_cut()
        if busy:
            self._forget()
        return busy

    def _show(self, span: Span) -> None:
        self._view.repaint_current()
        self._span = span
        self._view.repaint_current()

    # --- cutting ---------------------------------------------------------------------------------------

    def begin_cut(self) -> bool:
        """Offer a place to cut the current claim at, to be moved by keys; False where it is one word."""
        mark = self._view.current_mark()
        place = likely_cut(self._view.body.text, mark.span) if mark is not None else None
        if place is None:
            return False
        self.commit()
        self._came_from = QApplication.focusWidget()
        self._view.setFocus()
        self._cut = place
        self._view.repaint_current()
        self.cutting.emit(True)
        return True

    def cut_at(self, point: int) -> int | None:
        """Return where a cut near a place of the current claim would go, None where there is none."""
        mark = self._view.current_mark()
        if mark is None or not mark.span.start < point < mark.span.end:
            return None
        places = cuts(self._view.body.text, mark.span)
        return min(places, key=lambda place: abs(place - point), default=None)

    def _step_cut(self, by: int) -> None:
        mark = self._view.current_mark()
        if mark is None or self._cut is None:
            return
        places = cuts(self._view.body.text, mark.span)
        at = places.index(self._cut) + by
        if 0 <= at < len(places):
            self._cut = places[at]
            self._view.repaint_current()

    def _leave_cut(self) -> None:
        if self._cut is None:
            return
        self._cut = None
        self._view.repaint_current()
        if self._came_from is not None and self._view.hasFocus():
            self._came_from.setFocus()
        self._came_from = None
        self.cutting.emit(False)

    # --- painting ----------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, rects: Sequence[QRectF], accent: QColor, paper: QColor) -> None:
        """Paint a handle at each end of the current claim; `rects` are its pieces in the document."""
        if not rects or self._cut is not None:
            return
        unit = rects[0].height() / 29.0  # a piece is as tall as its wash
        painter.setPen(QPen(paper, 1.5))
        painter.setBrush(accent)
        for edge, place in knobs(rects).items():
            radius = _KNOB * unit * (1.3 if edge in (self._drag, self._hover) else 1.0)
            painter.drawEllipse(place, radius, radius)

    # --- hand and keys -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse at a handle, and the keys of a cut; leave all else to the text."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and watched is self._view:
            return self._key(event)
        if kind == QEvent.Type.FocusOut and watched is self._view:
            self._came_from = None
            self._leave_cut()
        elif isinstance(event, QMouseEvent) and watched is self._view.viewport():
            return self._mouse(event)
        elif kind == QEvent.Type.Leave and self._drag is None:
            self._set_hover(None)
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, place = event.type(), event.position()
        if kind == QEvent.Type.MouseMove and self._drag is not None:
            self._draw(place)
            return True
        if kind == QEvent.Type.MouseMove and event.buttons() == Qt.MouseButton.NoButton:
            self._set_hover(self._edge_at(place))
        elif kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._leave_cut()
            self._drag = self._edge_at(place)
            return self._drag is not None
        elif kind == QEvent.Type.MouseButtonRelease and self._drag is not None:
            self._drag = None
            self._set_hover(self._edge_at(place))
            self.commit()
            return True
        return kind == QEvent.Type.MouseButtonDblClick and self._edge_at(place) is not None

    def _draw(self, place: QPointF) -> None:
        """Draw the held edge to the pointer; beyond the view, the text scrolls along."""
        view, mark = self._view, self._view.current_mark()
        assert self._drag is not None
        bar, height = view.verticalScrollBar(), view.viewport().height()
        if not 0 <= place.y() <= height:
            bar.setValue(bar.value() + (bar.singleStep() if place.y() > height else -bar.singleStep()))
        if mark is not None:
            body = view.body
            moved = drawn(body.text, mark.span, self._drag, view.point_at(place), body.whole)
            if moved != mark.span:
                self._show(moved)

    def _key(self, event: QKeyEvent) -> bool:
        cutting, key = self._cut is not None, event.key()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        own = key == Qt.Key.Key_Escape and (cutting or self.pending)
        own = own or (cutting and (key in steps or key in _ENTER))
        if not own or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            if key == Qt.Key.Key_Escape:
                self.cancel()
            elif key in _ENTER:
                place, claim = self._cut, self._claim
                self._leave_cut()
                self.cut.emit(claim, place)
            else:
                self._step_cut(steps[Qt.Key(key)])
        return True

    def _edge_at(self, place: QPointF) -> Edge | None:
        down = QPointF(self._view.horizontalScrollBar().value(), self._view.verticalScrollBar().value())
        for edge, area in _sides(self._view.current_pieces()).items():
            if area.contains(place + down):
                return edge
        return None

    def _set_hover(self, edge: Edge | None) -> None:
        if edge != self._hover:
            self._hover = edge
            shape = Qt.CursorShape.IBeamCursor if edge is None else Qt.CursorShape.SizeHorCursor
            self._view.viewport().setCursor(shape)
            self._view.repaint_current()


def knobs(rects: Sequence[QRectF]) -> dict[Edge, QPointF]:
    """Return where the handles of a claim stand, by its pieces: at the corners of its outline, clear of any word."""
    if not rects:
        return {}
    first, last = rects[0], rects[-1]
    return {
        "start": QPointF(first.left() - _OUT, first.top() - _OUT),
        "end": QPointF(last.right() + _OUT, last.bottom() + _OUT + 1),
    }


def _sides(rects: Sequence[QRectF]) -> dict[Edge, QRectF]:
    """Return where the pointer takes an edge: its handle, and the side of the outline that it stands on."""
    if not rects:
        return {}
    places, first, last = knobs(rects), rects[0], rects[-1]
    size = QPointF(_REACH, _REACH)
    return {
        "start": QRectF(places["start"] - size, QPointF(first.left() + 1, first.bottom())),
        "end": QRectF(QPointF(last.right() - 1, last.top()), places["end"] + size),
    }
