"""The fields of the import's forms: lists that may be typed into, labels, and how they look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui.theme import Theme, sans, serif
from workbench import data
from workbench.wording import Wording

_SYMBOLS = {"megametric_ton": "Mt", "carat": "ct", "percent": "%", "EUR": "EUR", "USD": "USD"}
_LABELS = 104  # pixels, so that the fields of both parts stand under each other


class Choice(QComboBox):
    """A list to choose from; what is too long for it ends in an ellipsis."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the list with its text shortened to its room."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - 4
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def combo(items: Sequence[tuple[str, object]], editable: bool = False) -> QComboBox:
    """Return a list to choose from; in an editable one anything may be typed."""
    box = Choice()
    box.setEditable(editable)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    for text, value in items:
        box.addItem(text, value)
    if editable:
        box.setCurrentIndex(-1)
    return box


def typed_in(box: QComboBox) -> QLineEdit:
    """Return the line of an editable list."""
    line = box.lineEdit()
    assert line is not None
    return line


def code_of(box: QComboBox) -> str:
    """Return the code of what is chosen or typed in an editable list; words that are not listed are a code."""
    text = box.currentText().strip()
    place = box.findText(text, Qt.MatchFlag.MatchFixedString)
    return str(box.itemData(place)) if place >= 0 else text


def set_code(box: QComboBox, code: str) -> None:
    """Show a code by its name in the list, else as it is."""
    place = box.findData(code)
    text = box.itemText(place) if place >= 0 and code else code
    if box.currentText() != text:
        box.setEditText(text)
        typed_in(box).setCursorPosition(0)


def soft(text: str, theme: Theme, widget: QWidget) -> QLabel:
    """Return a field's label, and name the field by it."""
    label = QLabel(text)
    label.setFont(sans(13))
    label.setStyleSheet(f"color: {theme.colour('ink_soft').name()};")
    label.setBuddy(widget)
    widget.setAccessibleName(text)
    return label


def head(text: str, theme: Theme) -> QLabel:
    label = QLabel(text)
    font = sans(13)
    font.setBold(True)
    label.setFont(font)
    label.setIndent(0)
    label.setStyleSheet(f"color: {theme.colour('ink').name()}; padding: 2px 0 0 0;")
    return label


def rows(theme: Theme, fields: Sequence[tuple[str, QWidget]]) -> QGridLayout:
    """Return fields under each other, each beside its label."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(5)
    grid.setHorizontalSpacing(10)
    grid.setColumnMinimumWidth(0, _LABELS)
    grid.setColumnStretch(1, 1)
    for row, (label, widget) in enumerate(fields):
        if label:
            grid.addWidget(soft(label, theme, widget), row, 0)
        grid.addWidget(widget, row, 1)
    return grid


def controls(theme: Theme) -> str:
    """Return the style of the controls of these forms: compact."""
    line, focus, paper, ink = (theme.colour(name).name() for name in ("line_strong", "focus", "paper", "ink"))
    return (
        f"QComboBox, QLineEdit {{ background: {paper}; color: {ink}; border: 1px solid {line};"
        " border-radius: 6px; padding: 3px 8px; }"
        f"QComboBox:focus, QLineEdit:focus {{ border: 2px solid {focus}; padding: 2px 7px; }}"
        f"QComboBox:disabled, QLineEdit:disabled {{ color: {line}; }}"
        "QComboBox QLineEdit { border: none; padding: 0; background: transparent; }"
        "QComboBox QLineEdit:focus { border: none; padding: 0; }"
        f"QComboBox QAbstractItemView {{ background: {paper}; border: 1px solid {line}; }}"
    )


def welcome(theme: Theme, wording: Wording) -> QLabel:
    """Return what stands in the place of the table before there is one."""
    label = QLabel(
        wording.say("Drop a table (CSV, XLSX), a PDF, a web page or a text here, or choose a file.")
        + "\n"
        + wording.say("Nothing is written before you press Import.")
    )
    ink, line = (theme.colour(name).name() for name in ("ink_soft", "line_strong"))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setFont(serif(17))
    label.setWordWrap(True)
    label.setStyleSheet(f"color: {ink}; border: 1px dashed {line}; border-radius: 10px; padding: 24px;")
    return label


def codes(wording: Wording, section: str) -> list[tuple[str, object]]:
    """Return the codes of the lexicon with their names in the reader's language, by name."""
    codes = dict.fromkeys(code for one in data.languages() for code in data.lexicon(one, "names")[section])
    named = [(wording.label(code) or code, code) for code in codes]
    return [(name, code) for name, code in sorted(named, key=lambda pair: pair[0].casefold())]


def unit_name(wording: Wording, unit: str) -> str:
    return wording.say("a plain number") if unit == "count" else _SYMBOLS.get(unit) or wording.unit(unit)
