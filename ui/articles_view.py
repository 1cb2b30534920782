"""The list of articles: title, where and when it appeared, and how far the work on it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QListView, QWidget

from ui.article_cards import BELOW, BETWEEN, COUNTS, ArticleDelegate, codes
from ui.claims_model import AnyIndex
from ui.claims_view import paint_focus
from ui.marks import one_line
from ui.theme import Theme, sans
from workbench.data import look
from workbench.rows import ArticleRow
from workbench.wording import Wording

_DISPLAY, _TOOL_TIP, _ACCESSIBLE = (
    int(Qt.ItemDataRole.DisplayRole),
    int(Qt.ItemDataRole.ToolTipRole),
    int(Qt.ItemDataRole.AccessibleTextRole),
)
_SMALL, _WIDE = look()["space_px"][1], look()["space_px"][3]
_NO_BREAK = "\u00a0"
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
        self.update_articles(articles, counts)

    def update_articles(self, articles: Sequence[ArticleRow], counts: Mapping[int, Counter[str]]) -> None:
        """Take over these articles, which are listed already, with their counts; the others stay as they are."""
        for new in articles:
            row = self._rows[new.id]
            old, self._articles[row] = self._articles[row], new
            before, counted = self._counts[new.id], Counter(counts.get(new.id, ()))
            if dict(before) == dict(counted) and old == new:  # a Counter's own == is slow
                continue
            self._counts[new.id] = counted
            # Another word, or another number in the line below, may need another height.
            resized = _words(old) != _words(new) or before.total() != counted.total()
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
        return BETWEEN.join(part for part in (place, *(one.replace(" ", _NO_BREAK) for one in told)) if part)

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
        if role == BELOW:
            return self.below(index.row())
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
        told = [f"{counts[code]} {self._wording.label(code)}" for code in codes(counts) if counts[code]]
        return ", ".join([one_line(self._articles[row].title), *self.below(row).split(BETWEEN), *told])


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

    def update_articles(self, articles: Sequence[ArticleRow], counts: Mapping[int, Counter[str]]) -> None:
        """Show these articles, which are listed already, anew."""
        self._articles.update_articles(articles, counts)

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
        self._heading.setFont(sans(13, QFont.Weight.DemiBold))
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


def _words(article: ArticleRow) -> tuple[str | None, ...]:
    """Return what of an article is written in its card, and so decides how high it is."""
    return article.title, article.outlet, article.agency, article.published
