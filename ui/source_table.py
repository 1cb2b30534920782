"""What an import read, as tables: a sheet with what its cells became, or a document's passages."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme import Theme, sans
from workbench.sources import Passage
from workbench.sources.imports import Mapping, Preview, Problem, Sheet
from workbench.sources.imports.sheet import column_name
from workbench.wording import Wording

AnyIndex = QModelIndex | QPersistentModelIndex
_DISPLAY, _EDIT, _TIP, _FONT = 0, 2, 3, 6  # Qt's roles: their enumeration costs more than the rest of data()
_ALIGNMENT, _BACKGROUND, _FOREGROUND, _ACCESSIBLE = 7, 8, 9, 11
_ROW, _WIDEST, _NARROWEST, _JUDGED = 28, 260, 56, 60  # pixels; rows by which a column's width is judged
_NONE = QModelIndex()


class SheetModel(QAbstractTableModel):
    """Show a sheet's cells: the heading, what is read, what is in the way, what a reviewer accepted.

    corrected: the row and column of a cell, and what was typed into it.
    """

    corrected = Signal(object, object, str)

    def __init__(self, theme: Theme, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self._sheet: Sheet | None = None
        self._mapping = Mapping()
        self._seen: dict[tuple[int, int], tuple[bool, list[Problem]]] = {}
        self._accepted: dict[tuple[int, int], str] = {}
        self._figures: dict[int, str] = {}

    def show(self, sheet: Sheet, mapping: Mapping, made: Preview) -> None:
        """Show a sheet as a mapping reads it."""
        self.beginResetModel()
        self._sheet, self._mapping = sheet, mapping
        self._accepted = {(one.row, one.column): one.printed for one in mapping.corrections}
        self._figures = {
            one.column: f"{self._wording.label(one.code)} {one.period}" for one in mapping.columns
        }
        self._seen = {}
        for blocking, found in ((False, made.warnings), (True, made.problems)):
            for problem in found:
                if problem.row is not None:
                    column = mapping.entity if problem.column is None else problem.column
                    before = self._seen.get((problem.row, column), (False, []))[1]
                    self._seen[problem.row, column] = (blocking, [*before, problem])
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NONE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() or self._sheet is None else len(self._sheet.rows)

    def columnCount(self, parent: AnyIndex = _NONE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() or self._sheet is None else self._sheet.width

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        """Return a cell's text and look."""
        if self._sheet is None or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == _DISPLAY:
            return self._shown(row, column)
        if role == _EDIT:
            return self._accepted.get((row, column), self._sheet.at(row, column))
        if role in (_TIP, _ACCESSIBLE):
            return self._explained(row, column, role == _ACCESSIBLE)
        if role == _ALIGNMENT:
            right = column in self._figures and row > self._mapping.heading
            return int(
                Qt.AlignmentFlag.AlignVCenter
                | (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
            )
        if role == _BACKGROUND:
            return self._ground(row, column)
        if role == _FOREGROUND:
            return self._ink(row, column)
        if role == _FONT:
            return sans(13, QFont.Weight.DemiBold if row == self._mapping.heading else QFont.Weight.Normal)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = _EDIT) -> bool:
        """Take what was typed into a cell for a correction of it."""
        if role != _EDIT or value == self.data(index, _EDIT):
            return False
        self.corrected.emit(index.row(), index.column(), str(value))
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let names and figures be corrected."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        read = index.column() in self._figures or index.column() == self._mapping.entity
        return flags | Qt.ItemFlag.ItemIsEditable if read and index.row() > self._mapping.heading else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return a column's letters with its meaning, or a row's number."""
        if role == _ALIGNMENT and orientation == Qt.Orientation.Horizontal:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != _DISPLAY:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return f"{column_name(section)}\n{self._meaning(section)}"

    def _meaning(self, column: int) -> str:
        say = self._wording.say
        plain = {
            self._mapping.entity: say("country"), self._mapping.code: say("ISO code"),
            self._mapping.note: say("note"),
        }  # fmt: skip
        return (self._figures.get(column) or plain.get(column) or say("not read")).strip()

    def _shown(self, row: int, column: int) -> str:
        assert self._sheet is not None
        text = self._sheet.at(row, column)
        accepted = self._accepted.get((row, column))
        if accepted is not None and accepted != text:
            return f"{text} → {accepted}"
        seen = self._seen.get((row, column))
        return text if seen is None else f"{'✕' if seen[0] else '!'}  {text}"

    def _explained(self, row: int, column: int, aloud: bool) -> str | None:
        problems = self._seen.get((row, column), (False, []))[1]
        sentences = [self._wording.say(one.message, **one.values) for one in problems]
        if aloud:
            return " ".join([self._shown(row, column), *sentences])
        return "\n".join(sentences) or None

    def _ground(self, row: int, column: int) -> QColor | None:
        if (row, column) in self._accepted:
            return self._theme.tone(None).wash
        if seen := self._seen.get((row, column)):
            return self._theme.tone("disputed" if seen[0] else "partly").wash
        return (
            self._theme.colour("panel") if row <= self._mapping.heading or not self._is_read(column) else None
        )

    def _ink(self, row: int, column: int) -> QColor:
        if (row, column) in self._accepted:
            return self._theme.tone(None).ink
        if seen := self._seen.get((row, column)):
            return self._theme.tone("disputed" if seen[0] else "partly").ink
        soft = row < self._mapping.heading or not self._is_read(column)
        return self._theme.colour("ink_soft" if soft else "ink")

    def _is_read(self, column: int) -> bool:
        return column in self._figures or column in (
            self._mapping.entity,
            self._mapping.code,
            self._mapping.note,
        )


class PassagesModel(QAbstractTableModel):
    """Show a document's passages with their places, topics and counts."""

    def __init__(
        self, passages: tuple[Passage, ...], wording: Wording, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._passages, self._wording = passages, wording
        say = wording.say
        self._heads = (say("where"), say("passage"), say("topics"), say("numbers"))

    def rowCount(self, parent: AnyIndex = _NONE) -> int:
        """Return how many passages there are."""
        return 0 if parent.isValid() else len(self._passages)

    def columnCount(self, parent: AnyIndex = _NONE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        """Return a cell's text."""
        if role not in (_DISPLAY, _TIP):
            return None
        passage = self._passages[index.row()]
        if role == _TIP:
            return passage.text if index.column() == 1 else None
        where = f"{passage.section}, {passage.locator}" if passage.section else passage.locator
        return (where, passage.text, ", ".join(passage.topics), ", ".join(passage.counts))[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return a column's heading."""
        if role == _ALIGNMENT and orientation == Qt.Orientation.Horizontal:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != _DISPLAY:
            return None
        return self._heads[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)


class PreviewTable(QTableView):
    """Show what was read in rows of one height; a cell can be gone to by its place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFont(sans(12))
        self.verticalHeader().setFont(sans(12))
        line, soft, panel = (theme.colour(name).name() for name in ("line", "ink_soft", "panel"))
        self.setStyleSheet(
            f"QTableView {{ border: 1px solid {line}; border-radius: 6px; gridline-color: {line}; }}"
            f"QHeaderView {{ background: {panel}; border: none; }}"
            f"QHeaderView::section {{ background: {panel}; color: {soft}; border: none; padding: 4px 5px;"
            f" border-right: 1px solid {line}; border-bottom: 1px solid {line}; }}"
            f"QTableCornerButton::section {{ background: {panel}; border: none; }}"
            f"QTableView:focus {{ border: 2px solid {theme.colour('focus').name()}; }}"
        )

    def fit(self, stretched: int | None = None) -> None:
        """Make each column as wide as its first rows need, within reason; one of them takes what is left."""
        head = self.horizontalHeader()
        head.setResizeContentsPrecision(_JUDGED)
        self.resizeColumnsToContents()
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, max(_NARROWEST, min(self.columnWidth(column) + 12, _WIDEST)))
        if stretched is not None:
            head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    def go(self, row: int, column: int) -> None:
        """Make a cell the current one and show it."""
        index = self.model().index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
