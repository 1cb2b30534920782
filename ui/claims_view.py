"""The list of claims: verdict, words, speaker, figures and what the check found, one row each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.claims_model import (
    REVIEWED,
    ROW,
    AnyIndex,
    ClaimsModel,
    badge,
    figures,
    finding,
    reviewed,
    speaker,
    verdict,
)
from ui.marks import one_line
from ui.theme import Theme, Tone, sans
from workbench.data import look
from workbench.rows import ClaimRow
from workbench.wording import Wording

_TINY, _SMALL, _GAP, _WIDE = look()["space_px"][:4]
_SEMIBOLD = QFont.Weight.DemiBold
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRED = Qt.AlignmentFlag.AlignCenter
_MARK = 22  # the round mark's width, in pixels
_BAR = 3  # the accent at the left of the current row
_MOST = 400  # characters of a claim that one line could ever show


class ClaimsView(QTableView):
    """Show claims; the current one is the reviewer's place in the work.

    current_changed: the id of the claim that the user went to, or None; nothing is told of `set_current`, `step`
    and `set_ids`. activated_claim: the id of a claim that was double-clicked or entered.
    """

    current_changed = Signal(object)
    activated_claim = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._empty = ""
        self._quiet = False
        self._place = 0  # the row where the reviewer is, or was when the current claim left the list
        self._claims = ClaimsModel(lambda _ids: (), wording, self)
        self._delegate = ClaimDelegate(theme, wording, self)
        self.setModel(self._claims)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.activated.connect(lambda index: self.activated_claim.emit(self._claims.id_at(index.row())))
        self.apply_theme(theme)
        self.apply_wording(wording)

    # --- what is listed ----------------------------------------------------------------------------

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show another model, a ClaimsModel."""
        assert isinstance(model, ClaimsModel)
        self._claims = model
        super().setModel(model)

    def set_fetch(self, fetch: Callable[[Sequence[int]], Sequence[ClaimRow]]) -> None:
        """Fetch claims from somewhere else; the list is empty until `set_ids`."""
        self._place = 0
        self._claims.set_fetch(fetch)

    def set_ids(self, ids: Sequence[int], places: Mapping[int, int] | None = None) -> None:
        """List these claims; the current one stays where it is still listed. places: each one's row, where known."""
        current, scrolled = self.current_id(), self.verticalScrollBar().value()
        self._claims.set_ids(ids, places)
        row = self._claims.row_of(current)
        if row is None:
            self.scrollToTop()
        else:
            self._go(row)
            self.verticalScrollBar().setValue(scrolled)
            self.scrollTo(self._claims.index(row, 0))

    def refresh(self, ids: Iterable[int]) -> None:
        """Show these claims anew."""
        self._claims.refresh(ids)

    def set_empty_text(self, text: str) -> None:
        """Set what is written in the middle while nothing is listed."""
        self._empty = text
        self.viewport().update()

    def __contains__(self, claim_id: object) -> bool:
        return isinstance(claim_id, int) and self._claims.row_of(claim_id) is not None

    # --- where the reviewer is ---------------------------------------------------------------------

    def current_id(self) -> int | None:
        """Return the id of the current claim, or None."""
        return self._claims.id_at(self.currentIndex().row())

    def set_current(self, claim_id: int | None) -> None:
        """Make a claim the current one and show it; None, or one that is not listed, leaves none current."""
        row = self._claims.row_of(claim_id)
        self._go(row)
        if row is not None:
            self.scrollTo(self._claims.index(row, 0))

    def step(self, by: int) -> int | None:
        """Go to the next claim (1) or the one before (-1) and return its id; None at the end, where it stays.

        After the current claim left the list, the next one is the one that took its place.
        """
        here = self.currentIndex().row()
        target = here + by if here >= 0 else self._place - (by < 0)
        claim_id = self._claims.id_at(target)
        if claim_id is not None:
            self.set_current(claim_id)
        return claim_id

    def beside(self) -> int | None:
        """Return the id of the claim after the current one, of the one before at the end; None without either."""
        here = self.currentIndex().row()
        after = self._claims.id_at(here + 1)
        return after if after is not None else self._claims.id_at(here - 1)

    def _go(self, row: int | None) -> None:
        self._quiet = True
        try:
            self.setCurrentIndex(QModelIndex() if row is None else self._claims.index(row, 0))
        finally:
            self._quiet = False

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell who listens, where it was the user who moved."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self._place = current.row()
        if not self._quiet:
            self.current_changed.emit(self.current_id())

    # --- dress -------------------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._theme = theme
        self._delegate.theme = theme
        self.setStyleSheet(f"QTableView {{ background: {theme.colour('panel').name()}; }}")
        height = row_height()
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height // 2)
        self.viewport().update()

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language."""
        self._wording = wording
        self._delegate.wording = wording
        self._claims.apply_wording(wording)
        self.setAccessibleName(wording.say("Claims"))
        self.setAccessibleDescription(wording.say("J and K walk the claims; letters decide the current one."))

    # --- Qt's events -------------------------------------------------------------------------------

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are the program's keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave what can be typed to the window; arrows and the like walk the list."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without choosing a claim: only the user's own move does that."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or what to say where there are none."""
        super().paintEvent(event)
        if self._claims.rowCount() and (self.currentIndex().isValid() or not self.hasFocus()):
            return
        painter = QPainter(self.viewport())
        if not self._claims.rowCount():
            painter.setFont(sans(14))
            painter.setPen(self._theme.colour("ink_soft"))
            area = self.viewport().rect().adjusted(2 * _WIDE, _SMALL, -2 * _WIDE, -_SMALL)
            painter.drawText(area, int(_CENTRED | Qt.TextFlag.TextWordWrap), self._empty)
        if self.hasFocus():
            paint_focus(painter, self.viewport().rect(), self._theme)
        painter.end()


class ClaimDelegate(QStyledItemDelegate):
    """Paint one claim in a row."""

    def __init__(self, theme: Theme, wording: Wording, view: ClaimsView) -> None:
        super().__init__(view)
        self.theme, self.wording = theme, wording
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the fixed height of every row."""
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint ground, mark, words, second line and badge."""
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        claim: ClaimRow | None = index.data(ROW)
        current = index.row() == self._view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(area, self.theme.colour("paper" if current else "window" if hovered else "panel"))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self.theme.colour("line"))
        if current:
            painter.fillRect(area.x(), area.y(), _BAR, area.height() - 1, self.theme.colour("accent"))
        inside = area.adjusted(_GAP, 0, -_GAP, -1)
        if claim is None:
            painter.setFont(sans(14))
            painter.setPen(self.theme.colour("ink_soft"))
            painter.drawText(inside, int(_LEFT), index.data())
        else:
            self._paint_claim(painter, inside, claim)
        if current and self._view.hasFocus():
            paint_focus(painter, area.adjusted(0, 0, 0, -1), self.theme)
        painter.restore()

    def _paint_claim(self, painter: QPainter, inside: QRect, claim: ClaimRow) -> None:
        tone = self.theme.tone(verdict(claim))
        mark = QRectF(inside.x(), inside.center().y() - _MARK / 2, _MARK, _MARK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone.wash)
        painter.drawEllipse(mark)
        painter.setFont(sans(13, _SEMIBOLD))
        painter.setPen(tone.ink)
        painter.drawText(mark, _CENTRED, tone.mark)
        words = inside.adjusted(_MARK + _SMALL + 2, 0, 0, 0)
        words.setRight(words.right() - self._paint_badge(painter, inside, claim))
        font = sans(14)
        metrics = QFontMetrics(font)
        below = QFontMetrics(sans(12)).height() + 2
        first = QRect(words.x(), 0, words.width(), metrics.height())
        first.moveTop(inside.y() + (inside.height() - metrics.height() - below) // 2)
        painter.setFont(font)
        painter.setPen(self.theme.colour("ink"))
        shown = one_line(claim.draft.text[:_MOST])
        painter.drawText(
            first, int(_LEFT), metrics.elidedText(shown, Qt.TextElideMode.ElideRight, first.width())
        )
        self._paint_below(painter, QRect(words.x(), first.bottom() + 1, words.width(), below), claim)

    def _paint_below(self, painter: QPainter, area: QRect, claim: ClaimRow) -> None:
        """Paint the speaker, whether it was said, who looks again, and the figures, as far as there is room."""
        soft = self.theme.colour("ink_soft")
        bold = " · ".join(figures(claim.draft))
        # The figures are what a reviewer looks for: a long speaker leaves them half of the line.
        figure_width = QFontMetrics(sans(12, _SEMIBOLD)).horizontalAdvance(f" · {bold}") if bold else 0
        most = max(area.width() - figure_width, area.width() // 2)
        metrics = QFontMetrics(sans(11, _SEMIBOLD))
        tags = [
            (text, tone, metrics.horizontalAdvance(text) + 2 * _TINY + 2) for text, tone in self._tags(claim)
        ]
        taken = sum(width + _SMALL - 2 for _text, _tone, width in tags)
        x = self._write(painter, area, speaker(claim, self.wording), most - taken, soft)
        for text, tone, width in tags:
            box = QRectF(x + _SMALL - 2, area.y() + 1, width, area.height() - 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone.wash)
            painter.drawRoundedRect(box, _TINY, _TINY)
            painter.setFont(sans(11, _SEMIBOLD))
            painter.setPen(tone.ink)
            painter.drawText(box, _CENTRED, text)
            x = int(box.right()) + 1
        if bold:
            rest = area.adjusted(x - area.x(), 0, 0, 0)
            self._write(painter, rest, f" · {bold}", rest.width(), soft, _SEMIBOLD)

    def _tags(self, claim: ClaimRow) -> list[tuple[str, Tone]]:
        """Return what stands in little boxes: the verdict on whether it was said, and a second reviewer's part."""
        tags = []
        if claim.said and claim.said.verdict:
            tone = self.theme.tone(claim.said.verdict)
            tags.append((" ".join((self.wording.say("said"), tone.mark)), tone))
        if claim.state in REVIEWED:
            tags.append((reviewed(claim, self.wording), self.theme.tone(None)))
        return tags

    def _write(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        most: int,
        ink: QColor,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> int:
        """Write a text of the second line, elided to a width in pixels, and return where it ends."""
        font = sans(12, weight)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text[:_MOST], Qt.TextElideMode.ElideRight, max(most, 0))
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(area, int(_LEFT), shown)
        return area.x() + metrics.horizontalAdvance(shown)

    def _paint_badge(self, painter: QPainter, inside: QRect, claim: ClaimRow) -> int:
        """Paint the finding at the right and return the width that it takes from the words."""
        text, found = badge(claim, self.wording), finding(claim)
        if found is None:
            return 0
        font = sans(12)
        metrics = QFontMetrics(font)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width() * 2 // 5)
        width, height = metrics.horizontalAdvance(text) + 2 * _SMALL - 2, metrics.height() + 5
        box = QRectF(inside.right() + 0.5 - width, inside.center().y() - height // 2 + 0.5, width, height)
        neutral = found.outcome == "no source"
        ink = self.theme.colour("ink_soft") if neutral else self.theme.outcome(found.outcome).ink
        painter.setBrush(self.theme.colour("paper"))
        painter.setPen(QPen(self.theme.colour("line") if neutral else ink, 1))
        painter.drawRoundedRect(box, _TINY, _TINY)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(box, _CENTRED, text)
        taken: int = width + _GAP
        return taken


def row_height() -> int:
    """Return the height of a row, in pixels: two lines and air."""
    return QFontMetrics(sans(14)).height() + QFontMetrics(sans(12)).height() + 21


def paint_focus(painter: QPainter, area: QRect, theme: Theme) -> None:
    """Paint the ring that shows where the keyboard is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), _TINY, _TINY)
