"""A share of the world's total ("un terzo della produzione mondiale"), from a country's row and the world's."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from workbench.checks import obstacles
from workbench.checks.arithmetic import HUNDRED, PRECISION, judge, kept
from workbench.checks.locate import Asked, assumptions, locate
from workbench.checks.reading import Found, Reading, codes_of
from workbench.checks.subject import entities, measures
from workbench.claims.tolerance import allowed
from workbench.rows import Finding, Quantity, Span, Step
from workbench.sources.model import WORLD, Edition
from workbench.sources.units import PERCENT

_BOTH_WAYS = {"more than": "less than", "less than": "more than"}


def asked_by(reading: Reading, figure: Quantity, subject: Found) -> Asked | None:
    """Read which share of the world's total a figure claims; None where it is none.

    It is a percentage or a fraction with the world after it, and what is measured in its own clause.
    """
    at = reading.span_of(figure)
    if at is None or figure.high is not None or not _is_share(figure):
        return None
    clause = reading.clause(at)
    after = Span(at.end, max(at.end, clause.end))
    if not reading.within("world", after) or not reading.within("measure", clause):
        return None
    if obstacles.of_figure(reading, figure, at):
        return None
    entity = entities(reading, at, world=False)
    # Every measure of the clause counts: who "consumes 69% of world production" produces none of it.
    said_so = reading.choice.measure is not None
    measure = measures(reading, at) if said_so else Found(codes_of(reading.within("measure", clause)))
    said = [at, *(name.span for name in reading.names if name.kind == "share")]
    return Asked(
        "share", reading, figure, at, subject.codes[0], entity, measure,
        assumptions(reading, subject, entity, measure), obstacles.of_claim(reading, said),
    )  # fmt: skip


def _is_share(figure: Quantity) -> bool:
    return (figure.kind == "percent" and figure.unit is None) or (
        figure.kind == "number" and 0 < figure.value < 1
    )


def _in_percent(figure: Quantity) -> Quantity:
    """Return a fraction as a percentage."""
    if figure.kind == "percent":
        return figure
    return replace(figure, value=figure.value * HUNDRED, step=figure.step * HUNDRED, kind="percent")


def ask(asked: Asked, figure: Quantity, edition: Edition) -> Finding:
    """Compare a claimed share with the one that an edition's rows give."""
    located = locate(asked, edition)
    if isinstance(located, Finding):
        return located
    finding, column = located.finding, located.column
    if located.blocks:
        return replace(finding, outcome="not comparable", hints=located.blocks)
    world = column.table.entry(WORLD)
    if world is None:
        return replace(finding, hints=(Step("row", {"code": WORLD}),))
    for entry in (located.entry, world):
        if column.value(entry) is None:
            cell = column.cell(entry)
            return replace(finding, hints=(Step(cell.status, {"printed": cell.printed}),))
    part, whole = column.value(located.entry), column.value(world)
    assert part is not None and whole is not None
    if not whole:
        return replace(finding, hints=(Step("missing", {"printed": column.cell(world).printed}),))
    bounds = (column.cell(located.entry).bound, column.cell(world).bound)
    if all(bounds):
        return replace(finding, outcome="not comparable", hints=(Step("bound", {"bound": bounds[1]}),))
    bound = bounds[0] or (_BOTH_WAYS[bounds[1]] if bounds[1] else None)
    claimed, unit = _in_percent(figure), column.measure.unit
    with localcontext(prec=PRECISION):
        share = part / whole * HUNDRED
        low, high, tolerance = allowed(claimed, Decimal(1))
        outcome, hints = judge(claimed, share, bound, low, high)
        gap = kept(share - claimed.value)
        shown, value = kept(share), kept(claimed.value)
        least, most = (None if end is None else kept(end) for end in (low, high))
    steps = (
        Step("claimed", {"value": figure.value, "high": None, "unit": PERCENT, "converted": value, "in": PERCENT,
                         "low": least, "up to": most}),
        Step("part", {"row": located.entry.name, "value": part, "unit": unit}),
        Step("whole", {"row": world.name, "value": whole, "unit": unit, "bound": bounds[1]}),
        Step("share", {"value": shown, "bound": bound}),
        Step("difference", {"value": gap, "unit": PERCENT}),
    )  # fmt: skip
    return replace(
        finding, outcome=outcome, difference=gap, tolerance=kept(tolerance), arithmetic=steps,
        hints=hints,
    )  # fmt: skip
