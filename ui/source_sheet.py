"""A source as it was loaded, at the place that a finding rests on: the table with its cell, or the passages."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.evidence_parts import GAP, GAP_SMALL, GAP_TINY, SEMIBOLD, frame, small_button, words
from ui.finding_card import quotation
from ui.theme import Theme, sans
from workbench.rows import CellRef, PassageRef
from workbench.sources import Edition, Measure, Passage, Table
from workbench.wording import Wording

AnyIndex = QModelIndex | QPersistentModelIndex
_DISPLAY, _TIP, _FONT, _ALIGNMENT, _GROUND, _INK = 0, 3, 6, 7, 8, 9  # Qt's roles, as numbers for speed
_ROW, _NAME, _FIGURE, _AROUND = 28, 128, 92, 14  # pixels
_FEW = 4  # columns that fit beside each other
_NONE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel):
    """Show a table's rows and figures, with one row and one cell of it marked."""

    def __init__(self, table: Table, at: CellRef | None, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._table, self._theme, self._wording = table, theme, wording
        names, heads = [row.name for row in table.entries], [one.title for one in table.measures]
        units = {(one.unit, one.multiplier) for one in table.measures}
        self.unit = (
            self._unit(table.measures[0]) if len(units) == 1 else ""
        )  # of every figure, where that is one
        self.row = names.index(at.row) if at is not None and at.row in names else -1
        self.column = heads.index(at.column) + 1 if at is not None and at.column in heads else -1

    def rowCount(self, parent: AnyIndex = _NONE) -> int:
        """Return how many rows the table has."""
        return 0 if parent.isValid() else len(self._table.entries)

    def columnCount(self, parent: AnyIndex = _NONE) -> int:
        """Return how many columns there are, the names' included."""
        return 0 if parent.isValid() else len(self._table.measures) + 1

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        """Return a cell's text and look."""
        row, column = index.row(), index.column()
        here = row == self.row and column == self.column
        if role == _DISPLAY:
            return self.shown(row, column)
        if role == _TIP:
            return self._table.entries[row].note or None
        if role == _ALIGNMENT:
            return int(_RIGHT if column else _LEFT)
        if role == _FONT:
            strong = here or (row == self.row and column == 0)
            return sans(13, SEMIBOLD if strong else QFont.Weight.Normal)
        if role == _GROUND:
            return self._ground(row, here)
        if role == _INK:
            soft = self._table.entries[row].aggregate and not here
            return self._theme.colour("on_accent" if here else "ink_soft" if soft else "ink")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return what a column measures, and in which unit."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == _ALIGNMENT:
            return int((_RIGHT if section else _LEFT) | Qt.TextFlag.TextWordWrap)
        if role != _DISPLAY:
            return None
        return self._head(self._table.measures[section - 1]) if section else ""

    def shown(self, row: int, column: int) -> str:
        """Return a cell's figure in the reader's convention; what is no figure, as it is printed."""
        entry = self._table.entries[row]
        if column == 0:
            return entry.name
        cell = entry.cells[column - 1]
        if cell.value is None:
            return cell.printed
        bound = {"more than": "> ", "less than": "< "}.get(cell.bound or "", "")
        figure = self._wording.number(cell.value).replace("\u202f", "\u00a0")  # too narrow in the sans font
        return f"{bound}{figure}"

    def _head(self, measure: Measure) -> str:
        return measure.title if self.unit else f"{measure.title}\n{self._unit(measure)}".strip()

    def _unit(self, measure: Measure) -> str:
        unit = self._wording.unit(measure.unit)
        times = "" if measure.multiplier == 1 else f"{self._wording.number(measure.multiplier)} "
        return f"{times}{unit}".strip()

    def _ground(self, row: int, here: bool) -> QColor | None:
        if here:
            return self._theme.colour("accent")
        return self._theme.tone(None).wash if row == self.row else None


def source_content(edition: Edition, at: CellRef | PassageRef, theme: Theme, wording: Wording) -> QWidget:
    """Return an edition opened at a cell or a passage, with how it was obtained and its SHA-256."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, GAP_TINY, 0)
    column.setSpacing(GAP_SMALL)
    table = _table_of(edition, at)
    if table is not None and isinstance(at, CellRef):
        column.addWidget(_view(table, at, theme, wording), 1)
        for line in _about(table, at, wording):
            column.addWidget(words(line, sans(12), "soft", selectable=True))
    else:
        column.addWidget(_passages(edition, at, theme), 1)
    column.addLayout(_origin(edition, wording))
    return body


def _table_of(edition: Edition, at: CellRef | PassageRef) -> Table | None:
    if isinstance(at, PassageRef):
        return None
    titled = [table for table in edition.tables if table.title == at.table]
    return next((one for one in titled if any(row.name == at.row for row in one.entries)), None)


def _view(table: Table, at: CellRef, theme: Theme, wording: Wording) -> QTableView:
    view = QTableView()
    model = TableModel(table, at, theme, wording)
    model.setParent(view)
    view.setModel(model)
    view.setObjectName("source-table")
    view.setAccessibleName(table.title)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setMinimumHeight(120)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(_ROW)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    head = view.horizontalHeader()
    head.setHighlightSections(False)
    head.setFont(sans(12))
    head.setFixedHeight(3 * QFontMetrics(sans(12)).lineSpacing() + GAP_SMALL)
    widest = QFontMetrics(sans(13, SEMIBOLD))
    for at_column in range(model.columnCount()):
        sample = range(min(model.rowCount(), 200))
        needs = max((widest.horizontalAdvance(model.shown(row, at_column)) for row in sample), default=0)
        view.setColumnWidth(at_column, max(needs + _AROUND, _FIGURE if at_column else 0))
    if model.columnCount() <= _FEW:
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    else:
        view.setColumnWidth(0, min(view.columnWidth(0), _NAME))
    line, soft, paper = (theme.colour(name).name() for name in ("line", "ink_soft", "paper"))
    focus = theme.colour("focus").name()
    view.setStyleSheet(
        f"QTableView {{ background: {paper}; border: 1px solid {line}; gridline-color: {line}; }}"
        f"QTableView:focus {{ border: 2px solid {focus}; }}"
        f"QHeaderView {{ background: {paper}; border: none; }}"
        f"QHeaderView::section {{ background: {paper}; color: {soft}; border: none; padding: 2px 5px;"
        f" border-bottom: 1px solid {line}; }}"
    )
    if model.row >= 0:
        index = model.index(model.row, max(model.column, 0))
        view.setCurrentIndex(index)
        centre = QAbstractItemView.ScrollHint.PositionAtCenter
        QTimer.singleShot(0, view, lambda: view.scrollTo(index, centre))  # once it has its size
    return view


def _about(table: Table, at: CellRef, wording: Wording) -> list[str]:
    """Return what is to be known of the cell: its basis and period, its row's note, where the table ends."""
    say = wording.say
    basis = ", ".join(part for part in (wording.label(at.basis) if at.basis else "", at.period or "") if part)
    bound = {"more than": "> ", "less than": "< "}.get(at.bound or "", "")
    whole = "" if at.value is None else f"{bound}{wording.number(at.value)} {wording.unit(at.unit)}".strip()
    amount = whole or at.printed
    lines = [f"{at.row}, {at.column}: {amount}" + (f" ({basis})" if basis else "")]
    if at.note:
        lines.append(say("Note on {row}: {note}", row=at.row, note=at.note))
    if table.complete_above is not None:
        lines.append(say("The table lists only what is above {number}.", number=table.complete_above))
    return lines


def _passages(edition: Edition, at: CellRef | PassageRef, theme: Theme) -> QScrollArea:
    """Return the edition's passages by section, the one in question in a frame of its own and in view."""
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    scroll.setAccessibleName(edition.title)
    scroll.setObjectName("source-passages")
    focus = theme.colour("focus").name()
    scroll.setStyleSheet(
        "#source-passages { background: transparent; border: 2px solid transparent; }"
        f"#source-passages:focus {{ border: 2px solid {focus}; }}"
        "#source-body { background: transparent; }"
    )
    body = QWidget()
    body.setObjectName("source-body")
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, GAP_SMALL, 0)
    column.setSpacing(GAP_SMALL)
    section = None
    shown: QWidget | None = None
    for passage in edition.passages:
        if passage.section != section:
            section = passage.section
            column.addWidget(words(f"{section} · {passage.locator}", sans(12, SEMIBOLD), "soft"))
        here = isinstance(at, PassageRef) and passage.text == at.text
        one = _passage(passage, here)
        shown = one if here else shown
        column.addWidget(one)
    if shown is None and isinstance(at, PassageRef):  # quoted from within a passage, or gone since
        shown = _passage(Passage(at.section, at.locator, at.language, at.text), True)
        column.insertWidget(0, shown)
    column.addStretch(1)
    scroll.setWidget(body)
    if shown is not None:
        marked = shown
        QTimer.singleShot(0, scroll, lambda: scroll.ensureWidgetVisible(marked))  # once it has its size
    return scroll


def _passage(passage: Passage, here: bool) -> QWidget:
    card = frame("box", "here" if here else "")
    card.setObjectName("source-here" if here else "source-other")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(GAP, GAP_SMALL, GAP, GAP_SMALL)
    inside.addWidget(quotation(passage.text))
    return card


def _origin(edition: Edition, wording: Wording) -> QVBoxLayout:
    """Return who published the edition and when, how it came here, its address and its hash."""
    say, column = wording.say, QVBoxLayout()
    column.setSpacing(2)
    lines = [
        f"{edition.publisher} · {wording.published(edition.published)} · {edition.licence}",
        say("How it was obtained: {via}", via=edition.via) if edition.via else "",
        f"SHA-256 {edition.sha256}",
    ]
    for line in lines:
        if line:
            column.addWidget(words(line, sans(12), "soft", selectable=True))
    if edition.url:
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(words(edition.url, sans(12), "soft", selectable=True), 1)
        if edition.url.startswith(("https://", "http://")):
            browse = small_button(say("open in the browser"), "open-address", say("Open the address"))
            browse.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(edition.url)))
            row.addWidget(browse)
        column.addLayout(row)
    return column
