"""The forms of an import: what is said of the edition, and which rows and columns of its table are what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.source_column import ColumnForm
from ui.source_fields import code_of, codes, combo, head, rows, set_code, soft, typed_in
from ui.theme import Theme
from workbench.sources.imports import About, Column, Mapping, Sheet
from workbench.sources.imports.guess import headings
from workbench.sources.imports.sheet import column_name
from workbench.wording import Wording

_HEADINGS, _LONGEST = 60, 60  # rows that may be the heading's, and how much of their words is shown


class AboutForm(QWidget):
    """Ask what is said of an edition.

    edited: the About as it is now. source_chosen: a source that was used before was chosen from the list.
    """

    edited = Signal(object)
    source_chosen = Signal(str)

    def __init__(
        self, theme: Theme, wording: Wording, sources: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        say = wording.say
        self._about = About()
        self.source = combo([(one, one) for one in sources], editable=True)
        self.subject = combo(codes(wording, "commodities"), editable=True)
        self.lines = {name: QLineEdit() for name in ("title", "publisher", "published", "url", "licence")}
        hints = {
            "title": say("its title, with the year"), "publisher": say("who published it"),
            "published": "2025-01", "url": "https://",
        }  # fmt: skip
        for name, hint in hints.items():
            self.lines[name].setPlaceholderText(hint)
        typed_in(self.source).setPlaceholderText(say("of what, as usgs-mcs"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        placed: list[tuple[str, QWidget, int, int]] = [
            (say("Source"), self.source, 0, 0), (say("Title"), self.lines["title"], 0, 1),
            (say("Subject"), self.subject, 0, 2), (say("Published"), self.lines["published"], 0, 3),
            (say("Publisher"), self.lines["publisher"], 2, 0), (say("Address"), self.lines["url"], 2, 1),
            (say("Licence"), self.lines["licence"], 2, 2),
        ]  # fmt: skip
        for label, widget, row, place in placed:
            grid.addWidget(soft(label, theme, widget), row, place)
            grid.addWidget(widget, row + 1, place)
        for place, share in enumerate((3, 5, 3, 2)):
            grid.setColumnStretch(place, share)
        self.source.currentTextChanged.connect(lambda _text: self._edit())
        self.source.activated.connect(lambda _index: self.source_chosen.emit(self.source.currentText()))
        self.subject.currentTextChanged.connect(lambda _text: self._edit())
        for line in self.lines.values():
            line.textEdited.connect(lambda _text: self._edit())

    def show_about(self, about: About) -> None:
        """Show what is said of an edition; nothing is told of it."""
        self._about = about
        with QSignalBlocker(self.source), QSignalBlocker(self.subject):
            self.source.setEditText(about.source)
            set_code(self.subject, about.subject)
        for name, line in self.lines.items():
            if line.text() != getattr(about, name):
                line.setText(getattr(about, name))
                line.setCursorPosition(0)

    def _edit(self) -> None:
        typed = {name: line.text().strip() for name, line in self.lines.items()}
        self._about = replace(
            self._about, source=self.source.currentText().strip(), subject=code_of(self.subject), **typed
        )
        self.edited.emit(self._about)


class TableForm(QWidget):
    """Ask which row and columns are what, and what the columns of figures measure.

    edited: the Mapping as it is now. heading_chosen: another row is the heading's, from 0.
    """

    edited = Signal(object)
    heading_chosen = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        say = wording.say
        self._mapping, self._heads = Mapping(), tuple[str, ...]()
        self.heading = combo([])
        self.entity, self.code, self.note = combo([]), combo([]), combo([])
        self.convention = combo([("1,234.5", "point"), ("1.234,5", "comma")])
        self.dash = combo([(say("zero"), "zero"), (say("not available"), "missing")])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 8, 0)
        whole.setSpacing(6)
        whole.addWidget(head(say("The table"), theme))
        fields = [
            (say("Heading in row"), self.heading), (say("Countries in"), self.entity),
            (say("ISO codes in"), self.code), (say("Notes in"), self.note),
            (say("Numbers as"), self.convention), (say("A dash is"), self.dash),
        ]  # fmt: skip
        whole.addLayout(rows(theme, fields))
        whole.addWidget(head(say("Columns of figures"), theme))
        self.columns = QListWidget()
        self.columns.setAccessibleName(say("Columns of figures"))
        self.columns.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.columns.setMinimumHeight(88)
        line, focus = theme.colour("line_strong").name(), theme.colour("focus").name()
        self.columns.setStyleSheet(
            f"QListWidget {{ border: 1px solid {line}; border-radius: 6px; background: {theme.colour('paper').name()};"
            f" padding: 2px; }} QListWidget:focus {{ border: 2px solid {focus}; padding: 1px; }}"
            f" QListWidget::item {{ padding: 3px 4px; color: {theme.colour('ink').name()}; }}"
            f" QListWidget::item:selected {{ background: {theme.tone(None).wash.name()}; border-radius: 4px; }}"
        )
        whole.addWidget(self.columns, 1)
        self.column = ColumnForm(theme, wording)
        whole.addWidget(self.column)
        self.heading.activated.connect(self.heading_chosen.emit)
        for box in (self.entity, self.code, self.note, self.convention, self.dash):
            box.activated.connect(lambda _index: self._edit())
        self.columns.itemChanged.connect(lambda _item: self._use())
        self.columns.itemSelectionChanged.connect(self._show_column)
        self.column.edited.connect(self._change)

    def show_mapping(self, sheet: Sheet, mapping: Mapping) -> None:
        """Show a mapping of a sheet; nothing is told of it."""
        selected = self._selected()
        self._mapping, self._heads = mapping, headings(sheet, mapping.heading)
        names = [
            (f"{column_name(place)}  {head}"[:_LONGEST].rstrip(), place)
            for place, head in enumerate(self._heads)
        ]
        self.heading.clear()
        for row, cells in enumerate(sheet.rows[:_HEADINGS]):
            self.heading.addItem(f"{row + 1}  {' '.join(cell for cell in cells if cell)}"[:_LONGEST].rstrip())
        self.heading.setCurrentIndex(mapping.heading)
        for box, place, needed in (
            (self.entity, mapping.entity, True), (self.code, mapping.code, False), (self.note, mapping.note, False),
        ):  # fmt: skip
            box.clear()
            for text, value in names if needed else [(self._wording.say("none"), None), *names]:
                box.addItem(text, value)
            box.setCurrentIndex(max(0, box.findData(place)))
        self.convention.setCurrentIndex(self.convention.findData(mapping.convention))
        self.dash.setCurrentIndex(self.dash.findData(mapping.dash))
        used = {column.column for column in mapping.columns}
        with QSignalBlocker(self.columns):
            self.columns.clear()
            for text, place in names:
                if place in (mapping.entity, mapping.code, mapping.note):
                    continue
                item = QListWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, place)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if place in used else Qt.CheckState.Unchecked)
                self.columns.addItem(item)
                item.setSelected(place in selected)
            if not self._selected() and (first := self._first(used)):
                first.setSelected(True)
                self.columns.setCurrentItem(first)
        self._show_column()

    def select(self, column: int) -> None:
        """Select a column of figures in the list."""
        for item in self._items():
            item.setSelected(item.data(Qt.ItemDataRole.UserRole) == column)

    def _items(self) -> list[QListWidgetItem]:
        return [self.columns.item(row) for row in range(self.columns.count())]

    def _first(self, used: set[int]) -> QListWidgetItem | None:
        return next((item for item in self._items() if item.data(Qt.ItemDataRole.UserRole) in used), None)

    def _selected(self) -> list[int]:
        return [int(item.data(Qt.ItemDataRole.UserRole)) for item in self.columns.selectedItems()]

    def _show_column(self) -> None:
        selected = self._selected()
        self.column.show_columns([column for column in self._mapping.columns if column.column in selected])

    def _edit(self) -> None:
        """Take over which columns are what; a column of figures that is another thing now is one no more."""
        entity, code, note = (box.currentData() for box in (self.entity, self.code, self.note))
        taken = {entity, code, note}
        self._mapping = replace(
            self._mapping, entity=entity, code=code, note=note, convention=self.convention.currentData(),
            dash=self.dash.currentData(),
            columns=tuple(column for column in self._mapping.columns if column.column not in taken),
        )  # fmt: skip
        self.edited.emit(self._mapping)

    def _use(self) -> None:
        """Take over which columns are read; one that is read anew begins with its heading alone."""
        known_columns = {column.column: column for column in self._mapping.columns}
        columns = []
        for item in self._items():
            place = int(item.data(Qt.ItemDataRole.UserRole))
            if item.checkState() == Qt.CheckState.Checked:
                head = self._heads[place]
                columns.append(known_columns.get(place, Column(place, head, title=head)))
        self._mapping = replace(self._mapping, columns=tuple(columns))
        self._show_column()
        self.edited.emit(self._mapping)

    def _change(self, change: Callable[[Column], Column]) -> None:
        selected = self._selected()
        columns = tuple(change(one) if one.column in selected else one for one in self._mapping.columns)
        self._mapping = replace(self._mapping, columns=columns)
        self.edited.emit(self._mapping)
