"""The same numbers as a chart, as a table that a screen reader walks by itself."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ui.charts import Chart, tone_of
from ui.marks import one_line
from ui.overview_charts import table
from ui.theme import Theme, sans
from workbench.wording import Wording

_WISH = int(Qt.ItemDataRole.UserRole) + 1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ROW, _NARROW = 30, 52


class ChartTable(QTableWidget):
    """Show one chart's numbers. chosen: the filter of the cell that was double-clicked or entered."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.activated.connect(self._choose)
        self.apply_theme(theme)

    def show_chart(self, chart: Chart) -> None:
        """Show a chart's numbers."""
        heads, rows = table(chart, self._wording)
        self.clear()
        self.setColumnCount(len(heads))
        self.setRowCount(len(rows))
        for column, (head, code) in enumerate(heads):
            sign = tone_of(code, self._theme)[1] if code else ""
            # The charts with a legend explain the signs; in the others they leave the room to the labels.
            item = QTableWidgetItem(head if not sign else f"{sign} {head}" if chart.legend else sign)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, head)
            item.setToolTip(head)
            item.setTextAlignment(_LEFT if column == 0 else _RIGHT)
            self.setHorizontalHeaderItem(column, item)
        for row, cells in enumerate(rows):
            for column, (text, wish) in enumerate(cells):
                item = QTableWidgetItem(one_line(text)[:200])
                item.setToolTip(one_line(text)[:400] if column == 0 else "")
                item.setData(_WISH, wish)
                if column:
                    item.setTextAlignment(_RIGHT)
                self.setItem(row, column, item)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(_NARROW)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(chart.title)
        told = self._wording.say("Enter lists the claims of a cell.") if rows else chart.empty
        self.setAccessibleDescription(told)
        self.setFixedHeight(header.sizeHint().height() + _ROW * max(len(rows), 1) + 4)

    def apply_theme(self, theme: Theme) -> None:
        """Dress in a theme."""
        self._theme = theme
        self.setFont(sans(13))
        self.horizontalHeader().setFont(sans(12))
        names = ("paper", "ink", "ink_soft", "line", "accent", "on_accent", "focus")
        colour = {name: theme.colour(name).name() for name in names}
        self.setStyleSheet(
            "QTableWidget {{ background: {paper}; color: {ink}; }}"
            "QTableWidget::item {{ border-bottom: 1px solid {line}; padding: 0 6px; }}"
            "QTableWidget::item:selected {{ background: {accent}; color: {on_accent}; }}"
            "QHeaderView {{ background: {paper}; }}"
            "QHeaderView::section {{ background: {paper}; color: {ink_soft}; border: none;"
            " border-bottom: 1px solid {line}; padding: 4px 6px; }}"
            "QTableWidget:focus {{ border: 2px solid {focus}; }}".format(**colour)
        )

    def apply_wording(self, wording: Wording) -> None:
        """Speak a language; the chart itself is given anew."""
        self._wording = wording

    def _choose(self, index: QModelIndex) -> None:
        wish = index.data(_WISH)
        if wish is not None:
            self.chosen.emit(wish)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters to the program; Enter chooses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are the program's keys."""
