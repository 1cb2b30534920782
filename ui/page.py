"""The article's page: a column of text on warm paper, and the strip that shows all its claims in small."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeySequence, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QScrollBar,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.article_text import ArticleText
from ui.marks import Body, Mark
from ui.minimap import ClaimMap, Tick
from ui.theme import Theme, sans, serif
from ui.typeset import LINE
from ui.word_edges import Edge
from workbench.rows import ArticleRow, Span
from workbench.wording import Wording


class ArticlePage(QWidget):
    """Show one article with its claims; all positions are code points of the article's whole text."""

    claim_clicked = Signal(object)
    claim_asked = Signal(object)
    selection_changed = Signal(object)
    zoom_asked = Signal(object)
    edges_moved = Signal(object, object)  # claim, span
    cut_asked = Signal(object)  # an offset within the current claim
    cutting = Signal(bool)

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
        row.setContentsMargins(2, 2, 2, 2)  # for the ring
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
        self._text.cut_asked.connect(self.cut_asked)
        self._text.edges.moved.connect(self.edges_moved)
        self._text.edges.cut.connect(lambda _claim, place: self.cut_asked.emit(place))
        self._text.edges.cutting.connect(self.cutting)
        self._text.document().documentLayout().documentSizeChanged.connect(lambda _: self._settle.start())

    def show_article(self, article: ArticleRow, text: str, marks: Sequence[Mark]) -> None:
        """Show an article from its beginning, without a current claim; the one already shown keeps its place."""
        body = Body(text, article.header.end, article.title)
        shown, self._article = self._article, article
        if shown is not None and shown.id == article.id and self._text.shows(body, article.title):
            self.set_marks(marks)
            if replace(shown, claims=article.claims, decided=article.decided) != article:
                self._refill()  # its date or its agency was corrected
            return
        self._text.show_text(body, marks, article.title, self._meta())
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

    # --- the current claim's edges ---

    def nudge(self, edge: Edge, by: int) -> bool:
        """Move an edge of the current claim by a word; it is told when the keys pause. False where it cannot go."""
        return self._text.edges.nudge(edge, by)

    def commit_edges(self) -> None:
        """Tell now what was moved of the current claim."""
        self._text.edges.commit()

    def cancel_edges(self) -> bool:
        """Put moved edges back, or leave a cut; False where nothing was being moved."""
        return self._text.edges.cancel()

    def begin_cut(self) -> bool:
        """Offer a place to cut the current claim at; False where it is one word."""
        return self._text.edges.begin_cut()

    def selected_cut(self) -> int | None:
        """Return where the selection cuts the current claim in two, None where it does not."""
        selected, mark = self.selected_span(), self._text.current_mark()
        if selected is None or mark is None:
            return None
        inside = [at for at in (selected.start, selected.end) if mark.span.start < at < mark.span.end]
        return inside[0] if inside else None

    def claim_area(self) -> QRect:
        """Return where the current claim stands on the page, in its own pixels; its middle without one."""
        area = self._text.current_area()
        if area.isEmpty():
            return QRect(self.rect().center(), self.rect().center())
        corner = self._text.viewport().mapTo(self, area.topLeft())
        return QRect(corner, area.size()).intersected(self.rect())

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
        parts = [wording.published(article.published), wording.language_name(article.language)]
        parts += dict.fromkeys(part for part in (article.agency, article.outlet, article.author) if part)
        name = article.file or article.address
        parts += [name if len(name) <= 40 else f"{name[:18]}…{name[-20:]}"] if name else []
        parts.append(f"SHA-256 {article.sha256[:4]}…{article.sha256[-4:]}")
        return " · ".join(parts)

    def _range_changed(self, least: int, most: int) -> None:
        self._bar.setRange(least, most)
        self._bar.setPageStep(self._text.viewport().height())  # the text's own bar learns it only afterwards
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
        key = QKeySequence("Ctrl+I").toString(QKeySequence.SequenceFormat.NativeText)
        self._title.setText(wording.say("No article is open"))
        self._line.setText(
            wording.say("Import one with {key}, drop a file here, or paste its text.", key=key)
        )
