"""The list of articles: title, where and when it appeared, and how far the work on it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.claims_model import AnyIndex
from ui.claims_view import paint_focus
from ui.marks import one_line
from ui.offsets import Offsets
from ui.theme import VERDICT_CODES, Theme, sans
from workbench.data import look
from workbench.rows import ArticleRow
from workbench.wording import Wording

ROW = int(Qt.ItemDataRole.UserRole) + 1  # the role that gives the ArticleRow itself
COUNTS = ROW + 1  # the role that gives its claims by verdict
_DISPLAY, _TOOL_TIP, _ACCESSIBLE = (
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.ToolTipRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
)
_TINY, _SMALL, _GAP, _WIDE = look()["space_px"][:4]
_CARD = look()["radius_px"]["card"]
_SEMIBOLD = QFont.Weight.DemiBold
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_BAR = 6  # how thick the progress bar is, in pixels
_MOST = 300  # characters of a title that two lines could ever show
_BETWEEN, _NO_BREAK = " · ", "\u00a0"
_NOWHERE = QModelIndex()


class ArticlesModel(QAbstractListModel):
    """List articles with the counts of their claims by verdict ("undecided" included)."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speak(wording)
        self._articles: list[ArticleRow] = []
        self._counts: dict[int, Counter[str]] = {}
        self._rows: dict[int, int] = {}

    def set_articles(self, articles: Sequence[ArticleRow], counts: Mapping[int, Counter[str]]) -> None:
        """Show these articles; where they are the ones shown already, only what changed is told."""
        if [one.id for one in articles] != [one.id for one in self._articles]:
            self.beginResetModel()
            self._articles = list(articles)
            self._rows = {one.id: row for row, one in enumerate(articles)}
            self._counts = {one.id: Counter(counts.get(one.id, ())) for one in articles}
            self.endResetModel()
            return
        before, self._articles = self._articles, list(articles)
        for row, (old, new) in enumerate(zip(before, articles, strict=True)):
            if old != new:
                worded = _words(old) != _words(new)
                self.dataChanged.emit(self.index(row), self.index(row), [] if worded else [ROW, COUNTS])
        self.update_counts(counts)

    def update_counts(self, counts: Mapping[int, Counter[str]]) -> None:
        """Take over the counts of these articles; the others keep theirs."""
        for article, counted in counts.items():
            row = self._rows.get(article)
            if row is None or dict(self._counts[article]) == dict(counted):  # a Counter's own == is slow
                continue
            resized = self._counts[article].total() != counted.total()  # another number in the line below
            self._counts[article] = Counter(counted)
            self.dataChanged.emit(self.index(row), self.index(row), [] if resized else [COUNTS, _ACCESSIBLE])

    def article(self, row: int) -> ArticleRow | None:
        """Return the article in a row, or None outside the list."""
        return self._articles[row] if 0 <= row < len(self._articles) else None

    def row_of(self, article_id: int | None) -> int | None:
        """Return the row of an article, or None where it is not listed."""
        return None if article_id is None else self._rows.get(article_id)

    def below(self, row: int) -> str:
        """Return the line below a title: where and when it appeared, how many claims it has."""
        article = self._articles[row]
        place = one_line(article.outlet or article.agency)
        told = (self._published(article.published), self._counted(self._counts[article.id].total()))
        # A line breaks between these, not within.
        return _BETWEEN.join(part for part in (place, *(one.replace(" ", _NO_BREAK) for one in told)) if part)

    def apply_wording(self, wording: Wording) -> None:
        """Speak another language."""
        self._speak(wording)
        if self._articles:
            self.dataChanged.emit(self.index(0), self.index(len(self._articles) - 1))

    def _speak(self, wording: Wording) -> None:
        """Keep what is said again and again: dates and plurals cost more than a row's painting."""
        self._wording = wording
        self._published = cache(wording.published)
        self._counted = cache(lambda count: wording.plural("{count} claim", "{count} claims", count))

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._articles)

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        article = self.article(index.row()) if index.isValid() else None
        if article is None:
            return None
        if role == ROW:
            return article
        if role == COUNTS:
            return self._counts[article.id]
        if role == _DISPLAY:
            return one_line(article.title)
        if role == _TOOL_TIP:
            return f"<p>{escape(article.title)}</p>"  # as rich text, so that it wraps; its own "<" stay text
        if role == _ACCESSIBLE:
            return self._sentence(index.row())
        return None

    def _sentence(self, row: int) -> str:
        counts = self._counts[self._articles[row].id]
        told = [f"{counts[code]} {self._wording.label(code)}" for code in _codes(counts) if counts[code]]
        return ", ".join([one_line(self._articles[row].title), *self.below(row).split(_BETWEEN), *told])


class ArticlesView(QListView):
    """Show the articles of a workspace below a small heading.

    current_changed: the id of the article that the user went to, or None; nothing is told of `set_current` and
    `set_articles`. menu_asked: the id of an article and where on the screen its menu belongs.
    """

    current_changed = Signal(object)
    menu_asked = Signal(object, object)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quiet = False
        self._articles = ArticlesModel(wording, self)
        self._delegate = ArticleDelegate(theme, self)
        self._heading = QLabel(self)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self.setModel(self._articles)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.verticalScrollBar().setSingleStep(3 * _WIDE)
        self.apply_theme(theme)
        self.apply_wording(wording)

    def set_articles(self, articles: Sequence[ArticleRow], counts: Mapping[int, Counter[str]]) -> None:
        """List these articles; the current one stays where it is still listed."""
        current, scrolled = self.current_id(), self.verticalScrollBar().value()
        self._articles.set_articles(articles, counts)
        if current is not None and self.current_id() is None:
            self.set_current(current)
            self.verticalScrollBar().setValue(scrolled)

    def update_counts(self, counts: Mapping[int, Counter[str]]) -> None:
        """Show other counts of these articles."""
        self._articles.update_counts(counts)

    def current_id(self) -> int | None:
        """Return the id of the current article, or None."""
        article = self._articles.article(self.currentIndex().row())
        return article.id if article else None

    def set_current(self, article_id: int | None) -> None:
        """Make an article the current one; None, or one that is not listed, leaves none current."""
        row = self._articles.row_of(article_id)
        index = QModelIndex() if row is None else self._articles.index(row)
        self._quiet = True
        try:
            self.setCurrentIndex(index)
        finally:
            self._quiet = False
        if index.isValid():
            self.scrollTo(index)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell who listens, where it was the user who moved."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self._quiet:
            self.current_changed.emit(self.current_id())

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        """Repaint where only counts changed: laying every row out anew is slow in a long list."""
        if COUNTS in roles:
            self.viewport().update()
        else:
            super().dataChanged(first, last, roles)

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._theme = theme
        self._delegate.theme = theme
        self.setStyleSheet(
            f"QListView {{ background: {theme.colour('panel').name()}; }}"
            f"QLabel {{ color: {theme.colour('ink_soft').name()}; background: transparent; }}"
        )
        self._heading.setFont(sans(13, _SEMIBOLD))
        self.setViewportMargins(0, _WIDE + QFontMetrics(self._heading.font()).height() + _SMALL + 2, 0, 0)
        self._place_heading()
        self.scheduleDelayedItemsLayout()

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language."""
        self._heading.setText(wording.say("Articles"))
        self.setAccessibleName(wording.say("Articles"))
        self._place_heading()
        self._articles.apply_wording(wording)

    def _place_heading(self) -> None:
        self._heading.setGeometry(
            _WIDE, _WIDE, max(self.width() - 2 * _WIDE, 0), self._heading.sizeHint().height()
        )

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are the program's keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave what can be typed to the window; arrows and the like walk the list."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without choosing an article: only the user's own move does that."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_heading()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the article under the pointer, or of the current one by the keyboard."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if article := self._articles.article(index.row()):
            middle = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_asked.emit(article.id, middle if by_key else event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the focus where no row could show it."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            paint_focus(painter, self.viewport().rect(), self._theme)
            painter.end()


class ArticleDelegate(QStyledItemDelegate):
    """Paint one article as a card: its title, a line about it, its progress."""

    def __init__(self, theme: Theme, view: ArticlesView) -> None:
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
        for code in _codes(counts):
            if code == "undecided" or not counts[code]:
                continue
            width = bar.width() * counts[code] / total
            stretch = QPainterPath()
            stretch.addRect(QRectF(x, bar.y(), max(width - 1, 1), bar.height()))
            painter.fillPath(stretch.intersected(rounded), self.theme.tone(code).ink)
            x += width


def _texts(index: AnyIndex) -> tuple[str, str]:
    """Return the title and the line below it."""
    model = index.model()
    assert isinstance(model, ArticlesModel)
    return index.data()[:_MOST], model.below(index.row())


def _inner(width: int) -> int:
    """Return the room for words in a list of a width, both in pixels."""
    inner: int = width - 4 * _SMALL - 2
    return inner


def _words(article: ArticleRow) -> tuple[str | None, ...]:
    """Return what of an article is written in its card, and so decides how high it is."""
    return article.title, article.outlet, article.agency, article.published


def _codes(counts: Counter[str]) -> list[str]:
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
    return [text[:end].rstrip(_BETWEEN), rest]
