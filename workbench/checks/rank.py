"""A claimed place in the world's ranking, recomputed among the published figures of each edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from workbench.checks import obstacles
from workbench.checks.cells import Column
from workbench.checks.locate import Asked, assumptions, locate, threshold
from workbench.checks.reading import MOST, Found, Reading
from workbench.checks.subject import entities, is_world, measures
from workbench.rows import Finding, Quantity, Span, Step
from workbench.sources.model import Edition, Entry
from workbench.sources.names import COUNTRY, Mention

_HIGHEST = 300
"""No ranking of countries is longer."""

_OF_THE_WORLD = (Step("scope", {"scope": "world"}),)
"""What is assumed where a rank does not say among whom."""


@dataclass(frozen=True, slots=True)
class Place:
    """Hold one claimed place: the figure it was read from (None for "the largest") and where it stands."""

    place: int
    figure: Quantity | None
    at: Span | None
    assumed: tuple[Step, ...]


def places(reading: Reading) -> Iterator[Place]:
    """Yield every place in a ranking that a claim gives its country.

    An ordinal needs the world, a superlative or a ranking beside it, or what is ranked right after it; "the
    largest" alone is the first place. "Among the largest" gives no place.
    """
    ordinals = [
        (quantity, at)
        for quantity, at in zip(reading.claim.quantities, reading.at, strict=True)
        if quantity.kind == "ordinal" and at is not None
    ]
    taken = []
    for quantity, at in ordinals[:MOST]:
        clause = reading.clause(at)
        taken.append(clause)
        if quantity.value != quantity.value.to_integral_value() or not 1 <= quantity.value <= _HIGHEST:
            continue
        if _among(reading, clause, at.start) or not measures(reading, at).codes:
            continue
        world, cued = _world(reading, clause), _cued(reading, clause)
        if world or cued or (quantity.value > 1 and _adjacent(reading, at)):
            yield Place(int(quantity.value), quantity, at, () if world else _OF_THE_WORLD)
    superlatives = (name for name in reading.names if name.kind == "largest")
    for name in islice(superlatives, MOST):
        clause = reading.clause(name.span)
        if clause not in taken and _is_first(reading, name, clause):
            taken.append(clause)
            yield Place(1, None, name.span, () if _world(reading, clause) else _OF_THE_WORLD)


def _is_first(reading: Reading, largest: Mention, clause: Span) -> bool:
    """Tell whether a superlative alone claims the first place.

    It follows an article, the world, or (in the world) what is ranked; any other word before it may be an
    ordinal that nobody read ("second-largest"), and a comparative has none ("una maggiore produzione").
    """
    if _among(reading, clause, largest.span.start) or reading.within("ordinal", clause):
        return False
    world, measured = _world(reading, clause), reading.within("measure", clause)
    before = len(reading.text[: largest.span.start].rstrip(" ’'\xa0"))
    kinds = {name.kind for name in reading.names if name.span.end == before}
    return bool(measured) and (
        bool(kinds & {"article", "world"}) or (world and bool(kinds & {"measure", "commodity"}))
    )


def _world(reading: Reading, clause: Span) -> bool:
    return bool(reading.within("world", clause))


def _cued(reading: Reading, clause: Span) -> bool:
    cues = ("largest", "place", "lowest", "national")
    return bool(_regions(reading, clause)) or any(reading.within(cue, clause) for cue in cues)


def _among(reading: Reading, clause: Span, before: int) -> bool:
    return bool(reading.within("among", Span(clause.start, max(before, clause.start))))


def _adjacent(reading: Reading, at: Span) -> bool:
    return any(name.kind == "measure" and 0 < name.span.start - at.end <= 2 for name in reading.names)


def asked_by(reading: Reading, place: Place, subject: Found) -> Asked:
    """Read whose rank is claimed, and by which measure."""
    entity = entities(reading, place.at, world=False, but=_compared_with(reading))
    measure = measures(reading, place.at)
    assumed = place.assumed + assumptions(reading, subject, entity, measure)
    clause = reading.clause(place.at)
    blocks = list(obstacles.of_claim(reading))
    blocks += [Step("scope", {"scope": code}) for code in _regions(reading, clause)]
    blocks += [Step("scope", {"scope": word}) for word in _words(reading, "national", clause)]
    blocks += [Step("lowest", {"word": word}) for word in _words(reading, "lowest", clause)]
    return Asked("rank", reading, place.figure, place.at, subject.codes[0], entity, measure, assumed,
                 tuple(blocks), place.place)  # fmt: skip


def _words(reading: Reading, kind: str, clause: Span) -> tuple[str, ...]:
    return tuple(name.span.of(reading.text) for name in reading.within(kind, clause))


def _regions(reading: Reading, clause: Span) -> tuple[str, ...]:
    return tuple(code for name in reading.within(COUNTRY, clause) for code in name.codes if is_world(code))


def _compared_with(reading: Reading) -> tuple[Mention, ...]:
    """Return the names that are no candidates for the rank: regions, and whoever is ahead ("dopo la Cina").

    A list goes on ("after China, Vietnam and Brazil") as long as another country is left to hold the rank.
    """
    countries = [name for name in reading.names if name.kind == COUNTRY]
    regions = tuple(name for name in countries if all(is_world(code) for code in name.codes))
    ends = {name.span.end for name in reading.names if name.kind == "after"}
    links = {name.span.end: name.span.start for name in reading.names if name.kind in ("and", "article")}
    listed: list[Mention] = []
    first: list[Mention] = []
    for name in countries:
        gap_start = _before(reading.text, name.span.start, links)
        if gap_start in ends:
            first.append(name)
            listed.append(name)
        elif listed and _before(reading.text, name.span.start, links, commas=True) == listed[-1].span.end:
            listed.append(name)
    left = [name for name in countries if name not in regions and name not in listed]
    return regions + tuple(listed if left else first)


def _before(text: str, end: int, links: Mapping[int, int], commas: bool = False) -> int:
    """Return where the words end that stand before articles, conjunctions and, on demand, commas."""
    for _ in range(4):
        end = len(text[:end].rstrip(" ’',\xa0" if commas else " ’'\xa0"))
        if end not in links:
            return end
        end = links[end]
    return end


def ask(asked: Asked, edition: Edition) -> Finding:
    """Recompute the rank in one edition."""
    located = locate(asked, edition)
    if isinstance(located, Finding):
        return located
    if located.blocks:
        return replace(located.finding, outcome="not comparable", hints=located.blocks)
    return _compare(located.finding, asked.place, located.column, located.entry)


def _compare(finding: Finding, claimed: int, column: Column, entry: Entry) -> Finding:
    """Rank the published figures, ties sharing a place, and list what could not be ranked."""
    figures: list[tuple[Entry, Decimal]] = []
    unranked: list[Entry] = []
    for row in column.table.entries:
        value = column.value(row)
        if not row.aggregate:
            if value is None or column.cell(row).bound is not None:
                unranked.append(row)
            else:
                figures.append((row, value))
    figures.sort(key=lambda pair: -pair[1])
    missing = tuple(
        Step("unranked", {"row": row.name, "printed": column.cell(row).printed}) for row in unranked
    )
    own = next((value for row, value in figures if row is entry), None)
    if own is None:
        status = Step(column.cell(entry).status, {"printed": column.cell(entry).printed})
        return replace(finding, outcome="no source", hints=(status, *missing))
    values = [value for _, value in figures]
    place = 1 + sum(value > own for value in values)
    ranked = tuple(
        Step("ranked", {"place": 1 + sum(other > value for other in values), "row": row.name, "value": value,
                        "unit": column.measure.unit, "printed": column.cell(row).printed})
        for row, value in figures
    )  # fmt: skip
    ties = [row.name for row, value in figures if value == own]
    tie = (
        (Step("tie", {"place": place, "rows": ", ".join(ties), "count": len(ties)}),) if len(ties) > 1 else ()
    )
    hidden = tuple(
        Step("aggregate", {"row": row.name, "value": value, "unit": column.measure.unit})
        for row in column.table.entries
        if row.aggregate and row.code is None and (value := column.value(row)) is not None and value > own
    )
    steps = (Step("claimed", {"place": claimed}), Step("source", {"place": place, "row": entry.name, "value": own,
             "unit": column.measure.unit}), Step("difference", {"value": place - claimed}))  # fmt: skip
    return replace(
        finding,
        outcome="consistent" if place == claimed else "inconsistent",
        difference=Decimal(place - claimed),
        tolerance=Decimal(0),
        arithmetic=(*steps, *ranked, *missing),
        hints=(*tie, *missing, *threshold(column), *hidden),
    )
