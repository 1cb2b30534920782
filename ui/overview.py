"""How the whole work stands, drawn: verdicts by article, speaker, kind and day, findings by source."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.chart_table import ChartTable
from ui.chart_view import ChartView
from ui.charts import Chart
from ui.overview_charts import charts
from ui.theme import Theme, sans, serif
from workbench.data import look
from workbench.wording import Wording

if TYPE_CHECKING:
    from workbench.store.statistics import Statistics

CODES = ("all", "article", "speaker", "kind", "edition", "day")
_TINY, _SMALL, _GAP, _WIDE, _WIDER = look()["space_px"][:5]
_CARD = look()["radius_px"]["card"]
_BAR = 12  # the scroll bar's width, as styled


class Overview(QWidget):
    """Show charts, or the same numbers as tables.

    filter_asked: the fields of a Wanted, of the part that was chosen. picture_asked: save what is shown.
    closed: back to the article. table_chosen: whether tables are shown from now on.
    """

    filter_asked = Signal(object)
    picture_asked = Signal()
    closed = Signal()
    table_chosen = Signal(bool)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._counted: Statistics | None = None
        self._opened: frozenset[str] = frozenset()
        self._name = ""
        self._title, self._below = QLabel(), QLabel()
        self.table, self.picture, self.back = QPushButton(), QPushButton(), QPushButton()
        self.table.setCheckable(True)
        self.table.toggled.connect(self._on_table)
        self.picture.clicked.connect(self.picture_asked)
        self.back.clicked.connect(self.closed)
        self.cards = {code: _Card(code, theme, wording) for code in CODES}
        self._lay_out()
        for code, card in self.cards.items():
            card.view.chosen.connect(self.filter_asked)
            card.view.opened.connect(lambda code=code: self._open(code))
            card.table.chosen.connect(self.filter_asked)
        self.apply_theme(theme)
        self.apply_wording(wording)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(_SMALL)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self._title)
        titles.addWidget(self._below)
        head.addLayout(titles, 1)
        for button in (self.table, self.picture, self.back):
            button.setAutoDefault(False)
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        inner.setObjectName("charts")
        column = QVBoxLayout(inner)
        column.setContentsMargins(_WIDER, _SMALL, _WIDER - _BAR, _WIDER)
        column.setSpacing(_WIDE)
        for card in self.cards.values():
            column.addWidget(card)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        holder = QWidget()
        holder.setLayout(head)
        head.setContentsMargins(_WIDER, _WIDER, _WIDER, _GAP)
        whole.addWidget(holder)
        whole.addWidget(self._scroll, 1)

    # --- showing -------------------------------------------------------------------------------------------

    def show_counts(self, counted: Statistics, name: str) -> None:
        """Show how the work on a workspace of a name stands."""
        self._counted, self._name = counted, name
        self._fill()

    def show_table(self, on: bool) -> None:
        """Show tables instead of charts, or charts again."""
        self.table.setChecked(on)

    def charts(self) -> dict[str, Chart]:
        """Return the charts as they are shown; empty before there are counts."""
        return charts(self._counted, self._wording, self._opened) if self._counted else {}

    def heading(self) -> tuple[str, str]:
        """Return the title and the line below it: workspace, day, how much is done."""
        return self._title.text(), self._below.text()

    def focus_first(self) -> None:
        """Put the keyboard on the first chart."""
        card = self.cards["all"]
        (card.table if self.table.isChecked() else card.view).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self) -> None:
        if self._counted is None:
            return
        everything = self._counted.all
        done = everything.total - everything.counts.get("undecided", 0)
        said = self._wording.plural("{count} claim", "{count} claims", everything.total)
        decided = self._wording.plural("{count} decided", "{count} decided", done)
        self._below.setText(" · ".join((self._name, self._wording.day(date.today()), said, decided)))
        for code, chart in self.charts().items():
            self.cards[code].show_chart(chart)

    def _open(self, code: str) -> None:
        self._opened |= {code}
        self._fill()

    def _on_table(self, on: bool) -> None:
        for card in self.cards.values():
            card.show_table(on)
        if self.isVisible():
            self.focus_first()
        self.table_chosen.emit(on)

    # --- dress ---------------------------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._theme = theme
        self._title.setFont(serif(24, QFont.Weight.DemiBold))
        self._below.setFont(sans(13))
        self._below.setStyleSheet(f"color: {theme.colour('ink_soft').name()};")
        window = theme.colour("window").name()
        self._scroll.setStyleSheet(f"QScrollArea, #charts {{ background: {window}; }}")
        for card in self.cards.values():
            card.apply_theme(theme)
        accent, on_accent = theme.colour("accent").name(), theme.colour("on_accent").name()
        self.table.setStyleSheet(f"QPushButton:checked {{ background: {accent}; color: {on_accent}; }}")
        self.update()

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language."""
        self._wording = wording
        say = wording.say
        self._title.setText(say("Overview"))
        self.table.setText(say("Tables"))
        self.table.setToolTip(say("The same numbers as tables"))
        self.picture.setText(say("Picture…"))
        self.picture.setToolTip(say("Save as a picture, SVG or PNG"))
        self.back.setText(say("Close"))
        self.back.setToolTip(say("Back to the article (Esc)"))
        self.setAccessibleName(say("Overview"))
        for card in self.cards.values():
            card.apply_wording(wording)
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("window"))


class _Card(QFrame):
    """Show one chart under its title, and its numbers as a table instead on demand."""

    def __init__(self, code: str, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self.setObjectName("card")
        self._title = QLabel()
        self.view, self.table = ChartView(theme, wording), ChartTable(theme, wording)
        self.view.setObjectName(f"chart-{code}")
        self.table.setObjectName(f"table-{code}")
        column = QVBoxLayout(self)
        column.setContentsMargins(_WIDE, _GAP, _WIDE, _GAP)
        column.setSpacing(_SMALL)
        for part in (self._title, self.view, self.table):
            column.addWidget(part)
        self.table.hide()
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._title.setContentsMargins(_TINY, 0, 0, 0)  # above the chart, which leaves room for a ring

    def show_chart(self, chart: Chart) -> None:
        """Show a chart in both forms."""
        self._title.setText(chart.title)
        self.view.show_chart(chart)
        self.table.show_chart(chart)

    def show_table(self, on: bool) -> None:
        """Show the table instead of the chart, or the chart again."""
        self.view.setVisible(not on)
        self.table.setVisible(on)

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._title.setFont(sans(14, QFont.Weight.DemiBold))
        paper, line = theme.colour("paper").name(), theme.colour("line").name()
        self.setStyleSheet(
            f"#card {{ background: {paper}; border: 1px solid {line}; border-radius: {_CARD}px; }}"
        )
        self.view.apply_theme(theme)
        self.table.apply_theme(theme)

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language; the chart itself is given anew."""
        self.view.apply_wording(wording)
        self.table.apply_wording(wording)
