"""A change between two periods ("è salita del 12%", "è raddoppiata"), computed from two columns of one edition."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from workbench.checks import obstacles
from workbench.checks.arithmetic import HUNDRED, PRECISION, judge, kept, plain
from workbench.checks.cells import Column, columns, ref
from workbench.checks.locate import Asked, assumptions, locate
from workbench.checks.reading import Found, Reading
from workbench.checks.subject import entities, measures, years
from workbench.claims.tolerance import allowed
from workbench.rows import Finding, Hedge, Quantity, Span, Step
from workbench.sources.model import Edition, Entry
from workbench.sources.units import PERCENT, TIMES

_LOOSE = Decimal("0.2")
"""How far "almost doubled" may be off on both sides together, as a share of the factor."""


def asked_by(reading: Reading, figure: Quantity, subject: Found) -> Asked | None:
    """Read which change in percent a figure claims; None where it claims none."""
    at = reading.span_of(figure)
    if at is None or figure.kind != "percent" or figure.unit is not None or figure.high is not None:
        return None
    if not any(step.code == "change" for step in obstacles.of_figure(reading, figure, at)):
        return None
    return asked_at(reading, figure, at, subject)


def multiples(reading: Reading) -> tuple[tuple[Quantity, Span], ...]:
    """Return the factors by which a claim says that something grew or shrank ("è più che raddoppiata")."""
    turned = {name.span for name in reading.names if name.kind == "turned"}
    found = [name for name in reading.names if name.kind == "multiple" and name.span in turned]
    return tuple((factor_of(reading, Decimal(name.codes[0]), name.span), name.span) for name in found[:1])


def factor_of(reading: Reading, value: Decimal, at: Span) -> Quantity:
    """Return a factor written as a word as a quantity: a twentieth of it is its tolerance, more when hedged."""
    end = len(reading.text[: at.start].rstrip())
    before = {name.kind for name in reading.names if name.span.end == end}
    hedge: Hedge | None = (
        "more than" if "beyond_multiple" in before else "about" if "almost" in before else None
    )
    return Quantity(
        at.moved(reading.claim.span.start), value, "number", hedge=hedge, step=plain(value * _LOOSE)
    )


def asked_at(reading: Reading, figure: Quantity, at: Span, subject: Found) -> Asked:
    """Read what grew or shrank, by a percentage or a factor that stands there."""
    entity, measure = entities(reading, at, world=True), measures(reading, at)
    return Asked(
        "change", reading, figure, at, subject.codes[0], entity, measure,
        assumptions(reading, subject, entity, measure), obstacles.of_claim(reading, [at]),
    )  # fmt: skip


def ask(asked: Asked, figure: Quantity, edition: Edition) -> Finding:
    """Compare a claimed change with the one between two periods of an edition."""
    stated = years(asked.reading, asked.at)
    located = locate(asked, edition, stated=())
    if isinstance(located, Finding):
        return located
    finding, column, entry = located.finding, located.column, located.entry
    finding = replace(finding, assumed=tuple(step for step in finding.assumed if step.code != "period"))
    if located.blocks:
        return replace(finding, outcome="not comparable", hints=located.blocks)
    if word := _other_stretch(asked.reading):
        return replace(finding, outcome="not comparable", hints=(Step("stretch", {"word": word}),))
    pair = _periods(edition, column, entry, stated, asked.reading)
    if pair is None:
        claimed = " – ".join(sorted(stated)) if stated else None
        step = Step("two periods", {"claimed": claimed, "source": column.measure.period})
        return replace(finding, outcome="not comparable", hints=(step,))
    earlier, later = pair
    finding = replace(finding, cell=ref(later, entry))
    if not stated:
        both = f"{earlier.measure.period} – {later.measure.period}"
        finding = replace(finding, assumed=(*finding.assumed, Step("period", {"period": both})))
    for one in pair:
        cell = one.cell(entry)
        if one.value(entry) is None or cell.bound is not None:
            status = "bound" if cell.bound else cell.status
            return replace(
                finding,
                outcome="no source",
                hints=(Step(status, {"printed": cell.printed, "bound": cell.bound}),),
            )
    return _compare(finding, asked, figure, earlier, later, entry)


def _periods(
    edition: Edition, column: Column, entry: Entry, stated: tuple[str, ...], reading: Reading
) -> tuple[Column, Column] | None:
    """Return the two columns of a change: the years that the claim names, else the newest and the one before.

    One year is that of the end, with the year before as the start, unless it is what the claim compares with
    ("rispetto al 2023").
    """
    same = [
        other
        for other in columns(edition, column.table.subject, column.measure.code)
        if other.table is column.table
        and (other.measure.code, other.measure.unit, other.measure.basis)
        == (column.measure.code, column.measure.unit, column.measure.basis)
    ]
    by_year = {year: other for other in same for year in other.measure.years}
    known = sorted(year for year in by_year if year.isdecimal())
    if len(same) < 2 or not known:
        return None
    wanted = sorted(set(stated))
    if len(wanted) > 2 or any(year not in by_year for year in wanted):
        return None
    if len(wanted) == 2:
        first, last = wanted
    elif wanted and _since(reading, wanted[0]):
        first, last = wanted[0], known[-1]
    else:
        last = wanted[0] if wanted else known[-1]
        first = str(int(last) - 1)
    if first not in by_year or by_year[first] is by_year[last]:
        return None
    return by_year[first], by_year[last]


def _other_stretch(reading: Reading) -> str | None:
    """Return what says that the change is over another time than from one year to another ("in dieci anni")."""
    if start := reading.has("open_start"):
        return start.span.of(reading.text)
    for quantity, at in zip(reading.claim.quantities, reading.at, strict=True):
        if at and quantity.unit in TIMES:
            return at.of(reading.text)
    for mention in reading.claim.dates:
        at = Span(*(max(0, end - reading.claim.span.start) for end in (mention.span.start, mention.span.end)))
        if mention.precision != "year" or mention.last.year != mention.first.year:
            return at.of(reading.text)
    return None


def _since(reading: Reading, year: str) -> bool:
    """Tell whether a year is what the claim compares with."""
    at = reading.text.find(year)
    end = len(reading.text[:at].rstrip(" ’'"))
    return any(name.kind == "since" and name.span.end == end for name in reading.names)


def _compare(
    finding: Finding, asked: Asked, figure: Quantity, earlier: Column, later: Column, entry: Entry
) -> Finding:
    before, after, unit = earlier.value(entry), later.value(entry), later.measure.unit
    assert before is not None and after is not None
    if not before:
        return replace(finding, outcome="not comparable", hints=(Step("from zero", {}),))
    percent = figure.kind == "percent"
    falls = percent and _falls(asked)
    with localcontext(prec=PRECISION):
        changed = (after - before) / before * HUNDRED if percent else after / before
        told = -changed if falls else changed
        low, high, tolerance = allowed(figure, Decimal(1))
        outcome, hints = judge(figure, told, None, low, high)
        gap = kept(told - figure.value)
        shown = kept(changed)
    unit_of_change, value = (PERCENT if percent else None), (-figure.value if falls else figure.value)
    steps = (
        Step("claimed", {"value": value, "high": None, "unit": unit_of_change,
                         "converted": figure.value, "in": unit_of_change,
                         "low": low and plain(low), "up to": high and plain(high)}),
        Step("before", {"period": earlier.measure.period, "value": before, "unit": unit}),
        Step("after", {"period": later.measure.period, "value": after, "unit": unit}),
        Step("changed" if percent else "times", {"value": shown}),
        Step("difference", {"value": gap, "unit": unit_of_change}),
    )  # fmt: skip
    return replace(
        finding, outcome=outcome, difference=gap, tolerance=kept(tolerance), arithmetic=steps,
        hints=hints,
    )  # fmt: skip


def _falls(asked: Asked) -> bool:
    """Tell whether the last word of change before the figure, or the first one after it, means less."""
    reading, at = asked.reading, asked.at
    assert at is not None
    clause = reading.clause(at)
    change = reading.within("change", Span(clause.start, at.start))
    falling = {name.span for name in reading.names if name.kind == "fall"}
    if change:
        return change[-1].span in falling or any(change[-1].span.overlaps(span) for span in falling)
    after = Span(at.end, max(at.end, clause.end))
    return any(after.contains(span) for span in falling)
