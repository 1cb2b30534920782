"""The form that asks what the columns of an imported table measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.source_fields import code_of, codes, combo, rows, set_code, typed_in, unit_name
from ui.theme import Theme, sans
from workbench.sources.imports import Column
from workbench.sources.imports.labels import unit_of
from workbench.sources.imports.mapping import kind_of
from workbench.sources.units import known
from workbench.wording import Wording

UNITS = (
    "metric_ton",
    "kilometric_ton",
    "megametric_ton",
    "kilogram",
    "gram",
    "carat",
    "EUR",
    "USD",
    "percent",
    "count",
)
MULTIPLIERS = (Decimal(1), Decimal(10) ** 3, Decimal(10) ** 6, Decimal(10) ** 9)


class ColumnForm(QWidget):
    """Ask what the selected columns measure; a change holds for all of them.

    edited: a function from a Column to the Column that it is now.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        say = wording.say
        self.measure = combo(codes(wording, "measures"), editable=True)
        self.unit = combo([(unit_name(wording, unit), unit) for unit in UNITS if known(unit)], editable=True)
        self.times = combo([(f"× {wording.number(times)}", times) for times in MULTIPLIERS])
        self.basis = combo([("", ""), *codes(wording, "basis")], editable=True)
        self.period = QLineEdit()
        self.period.setPlaceholderText(say("2024, or 2023/24"))
        self.kind = combo([(say("of a whole period"), "flow"), (say("of a day"), "stock")])
        self.per = combo(
            [(say("no rate"), ""), (say("year"), "year"), (say("month"), "month"), (say("day"), "day")]
        )
        self.estimated = QCheckBox(say("These are estimates"))
        self._several = QLabel()
        self._several.setFont(sans(12))
        self._several.setStyleSheet(f"color: {theme.colour('ink_soft').name()};")
        fields: list[tuple[str, QWidget]] = [
            (say("Measure"), self.measure), (say("Unit"), self.unit), (say("Times"), self.times),
            (say("Basis"), self.basis), (say("Period"), self.period), (say("Figures"), self.kind),
            (say("Per"), self.per), ("", self.estimated),
        ]  # fmt: skip
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self._several)
        whole.addLayout(rows(theme, fields))
        self.measure.activated.connect(lambda _index: self._set_measure())
        typed_in(self.measure).editingFinished.connect(self._set_measure)
        self.unit.activated.connect(lambda _index: self._set_unit())
        typed_in(self.unit).editingFinished.connect(self._set_unit)
        self.basis.activated.connect(lambda _index: self._set(basis=code_of(self.basis)))
        typed_in(self.basis).editingFinished.connect(lambda: self._set(basis=code_of(self.basis)))
        self.times.activated.connect(lambda _index: self._set(multiplier=self.times.currentData()))
        self.period.textEdited.connect(lambda text: self._set(period=text.strip()))
        self.kind.activated.connect(lambda _index: self._set(kind=self.kind.currentData()))
        self.per.activated.connect(lambda _index: self._set(per=self.per.currentData()))
        self.estimated.clicked.connect(lambda checked: self._set(estimated=checked))

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show what is said of columns; nothing is told of it."""
        self._shown = tuple(columns)
        self.setEnabled(bool(columns))
        say = self._wording.say
        if len(columns) > 1:
            text = say("{count} columns: a change holds for all of them", count=len(columns))
        else:
            text = columns[0].heading if columns else say("Tick and select a column to say what it measures.")
        self._several.setText(text if len(text) < 60 else text[:59] + "…")
        first = columns[0] if columns else Column(0, "")
        same = {
            name: len({getattr(one, name) for one in columns}) < 2
            for name in ("code", "unit", "basis", "period")
        }
        set_code(self.measure, first.code if same["code"] else "")
        set_code(self.unit, first.unit if same["unit"] else "")
        set_code(self.basis, first.basis if same["basis"] else "")
        if self.times.findData(first.multiplier) < 0:
            self.times.addItem(f"× {self._wording.number(first.multiplier)}", first.multiplier)
        self.times.setCurrentIndex(self.times.findData(first.multiplier))
        period = first.period if same["period"] else ""
        if self.period.text() != period:
            self.period.setText(period)
        self.period.setEnabled(same["period"])
        self.kind.setCurrentIndex(self.kind.findData(first.kind))
        self.per.setCurrentIndex(max(0, self.per.findData(first.per)))
        self.estimated.setChecked(first.estimated)

    def _set_measure(self) -> None:
        code = code_of(self.measure)
        if any(one.code != code for one in self._shown) and (code or len(self._shown) == 1):
            kind = kind_of(code)
            self._set(code=code, kind=kind, per="year" if kind == "flow" else "")

    def _set_unit(self) -> None:
        """Take over a unit by its name in the list, its code, or its words: "migliaia di tonnellate"."""
        written = code_of(self.unit)
        unit, times = written, None
        if written and not known(written) and (read := unit_of([written])):
            unit, times = read
        if unit or len(self._shown) == 1:  # several columns of different units show an empty field
            self._set(unit=unit, **({} if times is None else {"multiplier": times}))

    def _set(self, **values: object) -> None:
        changed = tuple(replace(one, **values) for one in self._shown)  # type: ignore[arg-type]  # a column's own
        if changed != self._shown:
            self.edited.emit(lambda column: replace(column, **values))
            self.show_columns(changed)
