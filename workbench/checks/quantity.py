"""A figure against a cell: same thing, same measure, same basis, same period, then arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from workbench.checks import obstacles
from workbench.checks.arithmetic import PRECISION, judge, outside, plain
from workbench.checks.cells import Column
from workbench.checks.locate import Asked, Located, assumptions, locate
from workbench.checks.reading import Found, Reading
from workbench.checks.subject import entities, measures
from workbench.claims.tolerance import allowed
from workbench.rows import Finding, Quantity, Step
from workbench.sources.model import Edition
from workbench.sources.units import COUNT, PERCENT, factor

_UNITS = {"number": COUNT, "percent": PERCENT}
"""What a figure without a unit is in, where a source says so of its own."""


def asked_by(reading: Reading, figure: Quantity, subject: Found) -> Asked:
    """Read what a figure claims about a commodity."""
    at = reading.span_of(figure)
    entity, measure = entities(reading, at, world=True), measures(reading, at)
    assumed = assumptions(reading, subject, entity, measure)
    blocks = obstacles.of_claim(reading) + obstacles.of_figure(reading, figure, at)
    together = reading.has("together") or reading.has("overall")
    rule = "total" if len(entity.codes) > 1 and together else "quantity"
    if rule == "quantity" and (word := reading.has("together")):
        blocks += (Step("part", {"word": word.span.of(reading.text)}),)
    return Asked(rule, reading, figure, at, subject.codes[0], entity, measure, assumed, blocks)


def ask(asked: Asked, figure: Quantity, edition: Edition) -> Finding:
    """Compare a figure with one edition; the finding names the decisive cell where there is one.

    A figure of several countries together is compared with the sum of their rows; the cell is the first one's.
    """
    each = asked.entity.codes if asked.rule == "total" else (None,)
    found: list[Located] = []
    for code in each:
        one = asked if code is None else replace(asked, entity=replace(asked.entity, codes=(code,)))
        located = locate(one, edition)
        if isinstance(located, Finding):
            return located
        found.append(located)
    return _compare(found, figure)


def in_unit(figure: Quantity, column: Column) -> Decimal | None:
    """Return by what a figure is multiplied to be in the column's unit; a yearly rate fits a yearly figure."""
    unit, slash, per = (figure.unit or _UNITS.get(figure.kind, "")).partition(" / ")
    return factor(unit, column.measure.unit) if not slash or per == column.measure.per else None


def _compare(found: Sequence[Located], figure: Quantity) -> Finding:
    """Bring the units together and take the difference, unless something stands in the way."""
    finding, column, blocks = found[0].finding, found[0].column, found[0].blocks
    unit, by = column.measure.unit, in_unit(figure, column)
    if by is None and (figure.unit is not None or figure.kind != "number"):
        blocks += (Step("unit", {"claimed": figure.unit or figure.kind, "source": unit}),)
    if blocks:
        return replace(finding, outcome="not comparable", hints=blocks)
    for located in found:
        if column.value(located.entry) is None:
            cell = column.cell(located.entry)
            return replace(
                finding, outcome="no source", hints=(Step(cell.status, {"printed": cell.printed}),)
            )
    if by is None:
        return replace(finding, outcome="ambiguous", hints=(Step("unit", {"claimed": None, "source": unit}),))
    cells = [column.cell(located.entry) for located in found]
    bounds = {cell.bound for cell in cells} - {None}
    if len(bounds) > 1:
        return replace(finding, outcome="not comparable", hints=(Step("bound", {"bound": "more than"}),))
    with localcontext(prec=PRECISION):
        source = sum((column.value(located.entry) or Decimal(0) for located in found), Decimal(0))
        low, high, tolerance = allowed(figure, by)
        value = plain(figure.value * by)
        gap = source - value if figure.high is None else outside(source, value, figure.high * by)
        outcome, hints = judge(figure, source, next(iter(bounds), None), low, high)
        gap, tolerance = plain(gap), plain(tolerance)
        parts = (
            Step("part", {"row": located.entry.name, "value": column.value(located.entry), "unit": unit})
            for located in found
            if len(found) > 1
        )
        printed = cells[0].printed if len(found) == 1 else None
        steps = (
            Step("claimed", {"value": figure.value, "high": figure.high, "unit": figure.unit,
                             "converted": value, "in": unit,
                             "low": low and plain(low), "up to": high and plain(high)}),
            *parts,
            Step("source", {"value": source, "unit": unit, "printed": printed,
                            "multiplier": column.measure.multiplier, "bound": next(iter(bounds), None)}),
            Step("difference", {"value": gap, "unit": unit}),
        )  # fmt: skip
    return replace(
        finding, outcome=outcome, difference=gap, tolerance=tolerance, arithmetic=steps, hints=hints
    )
