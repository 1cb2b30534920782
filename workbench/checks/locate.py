"""From what a claim is about to the cell that answers it, or to why none does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from workbench.checks.cells import Column, columns, latest, ref
from workbench.checks.obstacles import of_name
from workbench.checks.reading import Found, Reading
from workbench.checks.subject import bases, part_of_year, years
from workbench.rows import Finding, Quantity, Span, Step
from workbench.sources.model import Edition, Entry

_ENTITIES = 3
"""Countries of a claim for which a table's other measures are told."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold what one figure or rank claims, read once and put to every edition.

    rule: that of the finding. at: its span in the claim's text. place: the claimed rank.
    in_the_way: what keeps it from being compared with any source.
    """

    rule: str
    reading: Reading
    figure: Quantity | None
    at: Span | None
    commodity: str
    entity: Found
    measure: Found
    assumed: tuple[Step, ...]
    in_the_way: tuple[Step, ...]
    place: int = 0


@dataclass(frozen=True, slots=True)
class Located:
    """Hold the cell to compare with: its column and row, the finding so far, and what stands in the way."""

    finding: Finding
    column: Column
    entry: Entry
    blocks: tuple[Step, ...]


def assumptions(reading: Reading, subject: Found, entity: Found, measure: Found) -> tuple[Step, ...]:
    """Return what is taken for granted by reading a claim's subject, entity, measure and mood as it was read."""
    assumed = subject.assumed("subject") + entity.assumed("entity") + measure.assumed("measure")
    if reading.claim.modality == "conditional":
        assumed += (Step("modality", {"modality": "conditional"}),)
    return assumed


def blank(asked: Asked) -> Finding:
    """Return the finding that says nothing yet."""
    return Finding("no source", asked.rule, claimed=asked.figure, assumed=asked.assumed)


def locate(asked: Asked, edition: Edition, stated: tuple[str, ...] | None = None) -> Located | Finding:
    """Find the cell of an edition, or say in a finding why there is none or which of several it may be.

    stated: the years that count; without them those that the claim states for its figure.
    """
    start = blank(asked)
    everything = columns(edition, asked.commodity)
    claimed = asked.measure.codes or _named_by_subject(asked.commodity, everything)
    some = tuple(column for code in claimed for column in columns(edition, asked.commodity, code))
    codes = tuple(dict.fromkeys(column.measure.code for column in some))
    if claimed and not some:
        there = sorted({column.measure.code for column in everything})
        hint = Step("measure", {"claimed": ", ".join(claimed), "source": ", ".join(there)})
        context = _context(asked, everything)
        return replace(start, outcome="not comparable", hints=(hint, *asked.in_the_way, *context))
    if len(claimed) != 1:
        return _ambiguous(start, asked, some or everything, "measure", claimed)
    if len(codes) > 1:
        return _ambiguous(start, asked, some, "measure", codes)
    if codes[0] != claimed[0]:
        start = _assume(start, Step("measure", {"claimed": claimed[0], "source": codes[0]}))
    if len(asked.entity.codes) != 1:
        return _ambiguous(start, asked, some, "entity", asked.entity.codes)
    other = None if asked.entity.how == "chosen" else of_name(asked.reading, asked.entity, asked.at)
    if other:
        return _ambiguous(start, asked, some, "name", (other,))
    return _in_columns(start, asked, some, years(asked.reading, asked.at) if stated is None else stated)


def _named_by_subject(commodity: str, everything: Sequence[Column]) -> tuple[str, ...]:
    """Return the measure that needs no name: the one that its subject is called after ("population")."""
    return (commodity,) if any(column.measure.code == commodity for column in everything) else ()


def _context(asked: Asked, everything: Sequence[Column]) -> tuple[Step, ...]:
    """Return what a table has of the claim's entities instead of what is claimed: the newest cell of each measure."""
    newest: dict[tuple[str, str], Step] = {}
    entities = asked.entity.codes[:_ENTITIES]
    for code, column in product(entities, sorted(everything, key=lambda one: one.measure.period)):
        entry = column.table.entry(code)
        if entry is not None and column.value(entry) is not None:
            cell = ref(column, entry)
            newest[code, cell.measure] = Step("context", {
                "row": cell.row, "measure": cell.measure, "period": cell.period, "value": cell.value,
                "unit": cell.unit,
            })  # fmt: skip
    return tuple(newest.values())


def threshold(column: Column) -> tuple[Step, ...]:
    """Say below which figure a table is incomplete, where it is."""
    above = column.table.complete_above
    if above is None:
        return ()
    value = above * column.measure.multiplier
    return (Step("complete above", {"value": value, "unit": column.measure.unit}),)


def _assume(finding: Finding, step: Step) -> Finding:
    return replace(finding, assumed=(*finding.assumed, step))


def _ambiguous(
    start: Finding, asked: Asked, some: Sequence[Column], what: str, codes: tuple[str, ...]
) -> Finding:
    """Say what is open, with every cell that it might be."""
    steps = [Step(what, {"code": code}) for code in codes or (None,)]
    for column in some:
        for code in asked.entity.codes:
            if entry := column.table.entry(code):
                cell = ref(column, entry)
                steps.append(Step("candidate", {
                    "code": code, "row": cell.row, "measure": cell.measure, "period": cell.period,
                    "printed": cell.printed, "value": cell.value, "unit": cell.unit,
                }))  # fmt: skip
    return replace(start, outcome="ambiguous", hints=(*steps, *asked.in_the_way))


def _in_columns(
    start: Finding, asked: Asked, some: tuple[Column, ...], stated: tuple[str, ...]
) -> Located | Finding:
    """Pick the column of the claim's period and the row of its entity, and compare period and basis."""
    fitting = (
        tuple(column for column in some if set(stated) & {*column.measure.years, column.measure.period})
        if stated
        else some
    )
    column = latest(fitting or some)
    entry = column.table.entry(asked.entity.codes[0])
    if entry is None:
        return replace(start, hints=(Step("row", {"code": asked.entity.codes[0]}), *threshold(column)))
    finding = replace(start, cell=ref(column, entry))
    if len(stated) > 1:
        return _ambiguous(finding, asked, fitting or some, "period", stated)
    blocks = list(asked.in_the_way)
    period = column.measure.period
    if not stated:
        finding = _assume(finding, Step("period", {"period": period}))
    elif not fitting:
        blocks.append(Step("period", {"claimed": stated[0], "source": period}))
    if column.measure.kind == "flow" and part_of_year(asked.reading):
        blocks.append(Step("period", {"claimed": None, "source": period}))
    basis, said = column.measure.basis, bases(asked.reading, asked.at)
    if basis and not said:
        finding = _assume(finding, Step("basis", {"basis": basis}))
    other = [one for one in said if basis and one != basis and one not in column.measure.equivalents]
    blocks += [Step("basis", {"claimed": one, "source": basis}) for one in other]
    return Located(finding, column, entry, tuple(blocks))
