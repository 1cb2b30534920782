"""A figure against a cell: same thing, same measure, same basis, same period, then arithmetic."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from workbench.checks import obstacles
from workbench.checks.cells import Column
from workbench.checks.locate import Asked, Located, assumptions, locate
from workbench.checks.reading import Found, Reading
from workbench.checks.subject import entities, measures
from workbench.rows import Finding, Outcome, Quantity, Step
from workbench.sources.model import Edition
from workbench.sources.units import factor

_CAP = Decimal("0.05")
"""The most that an unhedged figure may be rounded, as a share of itself (DESIGN.md, Sources)."""

_PRECISION = 60
"""Digits of the arithmetic: figures and factors have at most thirty each."""


def asked_by(reading: Reading, figure: Quantity, subject: Found) -> Asked:
    """Read what a figure claims about a commodity."""
    at = reading.span_of(figure)
    entity, measure = entities(reading, at, world=True), measures(reading, at)
    assumed = assumptions(reading, subject, entity, measure)
    blocks = obstacles.of_claim(reading) + obstacles.of_figure(reading, figure, at)
    return Asked("quantity", reading, figure, at, subject.codes[0], entity, measure, assumed, blocks)


def ask(asked: Asked, figure: Quantity, edition: Edition) -> Finding:
    """Compare a figure with one edition; the finding names the decisive cell where there is one."""
    located = locate(asked, edition)
    return located if isinstance(located, Finding) else _compare(located, figure)


def _factor(figure: Quantity, column: Column) -> Decimal | None:
    """Return by what a figure is multiplied to be in the column's unit; a yearly rate fits a yearly figure."""
    unit, slash, per = (figure.unit or "").partition(" / ")
    return factor(unit, column.measure.unit) if not slash or per == column.measure.per else None


def _compare(located: Located, figure: Quantity) -> Finding:
    """Bring the units together and take the difference, unless something stands in the way."""
    finding, column, blocks = located.finding, located.column, located.blocks
    cell, source, unit = column.cell(located.entry), column.value(located.entry), column.measure.unit
    by = _factor(figure, column)
    if by is None and (figure.unit is not None or figure.kind != "number"):
        blocks += (Step("unit", {"claimed": figure.unit or figure.kind, "source": unit}),)
    if blocks:
        return replace(finding, outcome="not comparable", hints=blocks)
    if source is None:
        return replace(finding, outcome="no source", hints=(Step(cell.status, {"printed": cell.printed}),))
    if by is None:
        return replace(finding, outcome="ambiguous", hints=(Step("unit", {"claimed": None, "source": unit}),))
    with localcontext(prec=_PRECISION):
        low, high, tolerance = allowed(figure, by)
        value = _plain(figure.value * by)
        gap = source - value if figure.high is None else _outside(source, value, figure.high * by)
        outcome, hints = judge(figure, source, cell.bound, low, high)
        gap, tolerance = _plain(gap), _plain(tolerance)
        steps = (
            Step("claimed", {"value": figure.value, "high": figure.high, "unit": figure.unit,
                             "converted": value, "in": unit,
                             "low": low and _plain(low), "up to": high and _plain(high)}),
            Step("source", {"value": source, "unit": unit, "printed": cell.printed,
                            "multiplier": column.measure.multiplier, "bound": cell.bound}),
            Step("difference", {"value": gap, "unit": unit}),
        )  # fmt: skip
    return replace(
        finding, outcome=outcome, difference=gap, tolerance=tolerance, arithmetic=steps, hints=hints
    )


def _plain(value: Decimal) -> Decimal:
    """Return a number without exponent and without zeros after the point, as it is shown and stored."""
    return Decimal(format(value.normalize(), "f"))


def _outside(source: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """Return how far a figure lies outside a range: below it negative, above it positive, inside zero."""
    return min(source - low, Decimal(0)) + max(source - high, Decimal(0))


def allowed(figure: Quantity, by: Decimal) -> tuple[Decimal | None, Decimal | None, Decimal]:
    """Return what a figure allows, lowest and highest (None: open), and its tolerance, in the source's unit.

    Half a unit of the last written digit, at most 5% of the value; a hedge lifts that limit, it adds nothing.
    A range and a bound ("almeno", "more than") have no tolerance: they are one already.
    """
    value = figure.value * by
    if figure.high is not None:
        ends = sorted((value, figure.high * by))
        return ends[0], ends[1], Decimal(0)
    if figure.hedge in ("at least", "more than"):
        return value, None, Decimal(0)
    if figure.hedge in ("at most", "less than"):
        return None, value, Decimal(0)
    half = abs(figure.step * by) / 2
    tolerance = half if figure.hedge == "about" else min(half, abs(value) * _CAP)
    return value - tolerance, value + tolerance, tolerance


def judge(
    figure: Quantity, source: Decimal, bound: str | None, low: Decimal | None, high: Decimal | None
) -> tuple[Outcome, tuple[Step, ...]]:
    """Say whether a printed figure, or a printed bound, lies in what the claim allows."""
    if bound is None:
        if figure.hedge in ("more than", "less than") and source in (low, high):
            return "ambiguous", (Step("on the bound", {"value": source}),)
        inside = (low is None or source >= low) and (high is None or source <= high)
        return ("consistent" if inside else "inconsistent"), ()
    above = bound == "more than"
    if (above and high is not None and high <= source) or (not above and low is not None and low >= source):
        return ("not comparable" if source in (low, high) else "inconsistent"), (
            Step("bound", {"bound": bound}),
        )
    certain = (above and high is None and low is not None and low <= source) or (
        not above and low is None and high is not None and high >= source
    )
    return ("consistent" if certain else "not comparable"), (Step("bound", {"bound": bound}),)
