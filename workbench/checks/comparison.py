"""Two countries compared ("più della Cina", "il doppio degli Stati Uniti"), from two rows of one column."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from workbench.checks import obstacles
from workbench.checks.arithmetic import PRECISION, judge, kept, plain
from workbench.checks.change import factor_of
from workbench.checks.locate import Asked, assumptions, locate
from workbench.checks.reading import Found, Reading
from workbench.checks.subject import is_world, measures
from workbench.claims.tolerance import allowed
from workbench.rows import Finding, Outcome, Quantity, Span, Step
from workbench.sources.model import Edition
from workbench.sources.names import COUNTRY, Mention

_FAR = 60
"""Code points between the comparative and the country compared with."""

_WORD = re.compile(r"\w+")
_PLAIN = frozenset({"commodity", "measure", "basis", "of", "article", "than", "magnitude", "level"})


@dataclass(frozen=True, slots=True)
class Compared:
    """Hold a comparison as claimed: more or less than the other country, or so many times as much."""

    way: str
    times: Quantity | None
    at: Span
    other: Mention


def compared(reading: Reading) -> Compared | None:
    """Read the comparison of two countries that a claim makes; None where it makes none, or more than one.

    The first country stands before the comparative or leads the clause; the other one follows a word of
    comparison right before it.
    """
    countries = [
        name for name in reading.names if name.kind == COUNTRY and not all(map(is_world, name.codes))
    ]
    thans = {name.span.end for name in reading.names if name.kind == "than"}
    turned = {name.span for name in reading.names if name.kind == "turned"}
    for name in reading.names:
        if name.kind not in ("more", "less", "multiple", "times") or name.span in turned:
            continue
        later = [country for country in countries if country.span.start > name.span.end]
        others = [
            country
            for country in later
            if country.span.start - name.span.end <= _FAR
            and len(reading.text[: country.span.start].rstrip(" ’'\xa0")) in thans
            and _plain_between(reading, Span(name.span.end, country.span.start))
        ]
        first = [country for country in countries if country.span.end <= name.span.start]
        if len(later) != 1 or later != others or len(first) + (reading.led is not None) != 1:
            continue
        times = _times(reading, name)
        if name.kind == "times" and times is None:
            continue
        way = "times" if times else "less" if name.kind == "less" else "more"
        return Compared(way, times, name.span, others[0])
    return None


def _plain_between(reading: Reading, between: Span) -> bool:
    """Tell whether nothing but what is compared stands between: "more costly than" compares something else."""
    known = [name.span for name in reading.names if name.kind in _PLAIN]
    known += [span for span in reading.at if span]
    return all(
        any(span.start <= word.start() and word.end() <= span.end for span in known)
        for word in _WORD.finditer(reading.text, between.start, between.end)
    )


def _times(reading: Reading, name: Mention) -> Quantity | None:
    """Return the factor of "il doppio", "tre volte"; a bare comparative has none."""
    if name.kind == "multiple":
        return factor_of(reading, Decimal(name.codes[0]), name.span)
    if name.kind == "times":
        for quantity, at in zip(reading.claim.quantities, reading.at, strict=True):
            if (
                quantity.kind == "number"
                and at
                and 0 <= name.span.start - at.end <= 1
                and quantity.high is None
            ):
                return quantity
    return None


def asked_by(reading: Reading, claimed: Compared, subject: Found) -> Asked:
    """Read whose figure is compared with whose."""
    first = [
        name for name in reading.names
        if name.kind == COUNTRY and name.span.end <= claimed.at.start and not all(map(is_world, name.codes))
    ]  # fmt: skip
    own = first[0] if first else reading.led
    assert own is not None
    if reading.choice.entity:
        entity = Found((reading.choice.entity,), how="chosen")
    else:
        entity = Found(
            own.codes, "claim" if first else "context", "capital" if own.how == "capital" else "name"
        )
    measure = measures(reading, claimed.at)
    blocks = obstacles.of_claim(reading, [claimed.at])
    return Asked(
        "comparison", reading, claimed.times, claimed.at, subject.codes[0], entity, measure,
        assumptions(reading, subject, entity, measure), blocks,
    )  # fmt: skip


def ask(asked: Asked, claimed: Compared, edition: Edition) -> Finding:
    """Compare the two countries' rows."""
    located = locate(asked, edition)
    if isinstance(located, Finding):
        return located
    finding, column = located.finding, located.column
    if located.blocks:
        return replace(finding, outcome="not comparable", hints=located.blocks)
    if len(claimed.other.codes) != 1:
        steps = tuple(Step("entity", {"code": code}) for code in claimed.other.codes)
        return replace(finding, outcome="ambiguous", hints=steps)
    other = column.table.entry(claimed.other.codes[0])
    if other is None:
        return replace(finding, hints=(Step("row", {"code": claimed.other.codes[0]}),))
    for entry in (located.entry, other):
        if column.value(entry) is None:
            cell = column.cell(entry)
            return replace(finding, hints=(Step(cell.status, {"printed": cell.printed, "row": entry.name}),))
    cells = (column.cell(located.entry), column.cell(other))
    if any(cell.bound for cell in cells):
        return replace(finding, outcome="not comparable", hints=(Step("bound", {"bound": "more than"}),))
    one, two = column.value(located.entry), column.value(other)
    assert one is not None and two is not None
    unit = column.measure.unit
    hints: tuple[Step, ...] = ()
    result: tuple[Step, ...] = ()
    with localcontext(prec=PRECISION):
        if claimed.times is None:
            outcome: Outcome = (
                "consistent" if (one > two if claimed.way == "more" else one < two) else "inconsistent"
            )
            difference, tolerance = plain(one - two), Decimal(0)
        elif not two:
            return replace(finding, outcome="not comparable", hints=(Step("from zero", {}),))
        else:
            ratio = one / two
            low, high, tolerance = allowed(claimed.times, Decimal(1))
            outcome, hints = judge(claimed.times, ratio, None, low, high)
            difference = kept(ratio - claimed.times.value)
            result = (Step("times", {"value": kept(ratio)}),)
    steps = (
        Step("claimed", {"way": claimed.way, "value": claimed.times.value if claimed.times else None}),
        Step("part", {"row": located.entry.name, "value": one, "unit": unit}),
        Step("part", {"row": other.name, "value": two, "unit": unit}),
        *result,
        Step("difference", {"value": difference, "unit": None if claimed.times else unit}),
    )  # fmt: skip
    return replace(
        finding,
        outcome=outcome,
        difference=difference,
        tolerance=plain(tolerance),
        arithmetic=steps,
        hints=hints,
    )
