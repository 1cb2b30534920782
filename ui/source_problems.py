"""What is to be seen to before an import, one line each, with what would mend it at one click."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
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

from ui.theme import Theme, Tone, sans
from workbench.sources.imports import Mapping, Preview, Problem
from workbench.sources.imports.sheet import column_name
from workbench.wording import Wording

MOST = 60  # lines; a table with more is mapped wrongly as a whole


class ProblemList(QScrollArea):
    """List problems, then warnings, then what was accepted.

    went: the row and column of a cell to show. accepted: a cell's row and column, and what it is read as,
    None for what is printed. taken_back: the row and column of a cell that is read as printed again.
    """

    went = Signal(object, object)
    accepted = Signal(object, object, object)
    taken_back = Signal(object, object)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._wording = theme, wording
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QScrollArea { background: transparent; }")
        self.setAccessibleName(wording.say("What to see to"))
        self.viewport().setAutoFillBackground(False)

    def show_preview(self, made: Preview, mapping: Mapping) -> None:
        """List what a preview found and what the reviewer accepted."""
        body = QWidget()
        body.setAutoFillBackground(False)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        say = self._wording.say
        lines = [(problem, self._theme.tone("disputed"), "✕") for problem in made.problems]
        lines += [(problem, self._theme.tone("partly"), "!") for problem in made.warnings]
        for problem, tone, mark in lines[:MOST]:
            column.addWidget(self._line(problem, tone, mark, mapping.entity))
        if len(lines) > MOST:
            column.addWidget(QLabel(say("… and {count} more.", count=len(lines) - MOST)))
        for one in mapping.corrections[:MOST]:
            words = say("“{before}” is read as {printed}.", before=one.before, printed=one.printed)
            if one.before == one.printed:
                words = say("{printed} is read as it is printed.", printed=one.printed)
            line, row = self._frame(words, one.row, one.column, self._theme.tone(None), "→")
            row.addWidget(
                self._button(
                    say("Take back"), words, lambda *, at=one: self.taken_back.emit(at.row, at.column)
                )
            )
            column.addWidget(line)
        column.addStretch(1)
        self.setWidget(body)

    def _line(self, problem: Problem, tone: Tone, mark: str, entity: int) -> QWidget:
        say = self._wording.say
        words = say(problem.message, **problem.values)
        place = problem.column
        if place is None and problem.row is not None:
            place = entity
        line, row = self._frame(words, problem.row, place, tone, mark)
        if problem.proposed is not None:
            at = (problem.row, place)
            read = say("Read {printed}", printed=problem.proposed)
            row.addWidget(
                self._button(
                    read, words, lambda *, to=problem.proposed: self.accepted.emit(*at, to), strong=True
                )
            )
            if mark == "!":
                row.addWidget(
                    self._button(say("Keep as printed"), words, lambda: self.accepted.emit(*at, None))
                )
        return line

    def _frame(
        self, words: str, row: int | None, column: int | None, tone: Tone, mark: str
    ) -> tuple[QWidget, QHBoxLayout]:
        """Return a line with its mark, its place as a link to the cell, and its sentence."""
        line = QFrame()
        line.setObjectName("line")
        line.setStyleSheet(
            f"QFrame#line {{ background: {tone.wash.name()}; border-radius: 6px; }}"
            f" QLabel {{ color: {tone.ink.name()}; }}"
        )
        parts = QHBoxLayout(line)
        parts.setContentsMargins(10, 5, 6, 5)
        parts.setSpacing(8)
        sign = QLabel(mark)
        sign.setFont(sans(14))
        sign.setFixedWidth(12)
        parts.addWidget(sign)
        if row is not None or column is not None:
            place = ("" if column is None else column_name(column)) + ("" if row is None else str(row + 1))
            go = self._button(place, words, lambda: self.went.emit(row, column))
            go.setAccessibleName(self._wording.say("Show cell {place}", place=place))
            go.setMinimumWidth(44)
            parts.addWidget(go)
        sentence = QLabel(words)
        sentence.setWordWrap(True)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setFont(sans(13))
        sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        parts.addWidget(sentence, 1)
        return line, parts

    def _button(self, text: str, about: str, act: object, strong: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.setFont(sans(12))
        button.setAutoDefault(False)
        button.setAccessibleDescription(about)
        button.clicked.connect(act)
        ink, line, paper = (self._theme.colour(name).name() for name in ("ink", "line_strong", "paper"))
        accent, on = self._theme.colour("accent").name(), self._theme.colour("on_accent").name()
        look = f"background: {accent}; color: {on}; border: 1px solid {accent};" if strong else (
            f"background: {paper}; color: {ink}; border: 1px solid {line};"
        )  # fmt: skip
        button.setStyleSheet(
            f"QPushButton {{ {look} border-radius: 5px; padding: 2px 8px; }}"
            f"QPushButton:focus {{ border: 2px solid {self._theme.colour('focus').name()}; padding: 1px 7px; }}"
        )
        return button
