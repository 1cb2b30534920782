"""Footnote marks glued to figures: "1216,000" is note 12 and 16,000.

A figure is suspected where its thousands are grouped as they cannot be, and where it disagrees with its row's
other periods or with the table's total while it would agree without its first one or two digits (or without
digits too many at its end). A suspicion shows both readings and changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product
from typing import Literal

from workbench.sources.imports.figures import Convention, core_of, ungrouped, value_of, well_grouped

Why = Literal["grouping", "neighbour", "total"]

_TENFOLD, _CLOSE = 10, 2  # how far a figure is from its neighbour, and how near its other reading must be
_THREEFOLD, _NEAR = 3, Decimal("1.1")  # less far away, the other reading must be all but the same
_WHOLE = re.compile(r"[\d.,'’ ]+", re.ASCII)
_NEIGHBOURS = 4  # periods that a figure is compared with, the nearest ones
_ZERO = Decimal(0)
_MOST_SUSPECTS = 8  # cells above the total whose readings are tried together
_ROUNDED = Decimal("0.01")  # of a total, by which its parts may miss it
_OFF = Decimal("0.05")  # of a total, by which they must miss it to be suspicious
_BOUND_ROUNDED, _BOUND_OFF = Decimal("0.15"), Decimal("0.3")  # the same for a total that is only a bound

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold another reading of a figure: its printed text without the mark, the mark, and the number."""

    printed: str
    mark: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Hold one suspected figure. other: what it would agree with, of the row's `place`, or the sum of the rows.

    total: the total that is printed, where the sum is the reason.
    """

    row: int
    column: int
    printed: str
    value: Decimal | None
    reading: Reading
    why: Why
    other: Decimal | None = None
    place: Place | None = None
    total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one row's figures by column: as printed, as numbers where they are exact, and as lower bounds.

    settled: the columns whose text a reviewer accepted. plain: those whose text is a plain decimal, whatever the
    table's convention.
    """

    row: int
    world: bool
    printed: Mapping[int, str]
    values: Mapping[int, Decimal]
    bounds: Mapping[int, Decimal] = field(default_factory=dict)
    settled: frozenset[int] = frozenset()
    plain: frozenset[int] = frozenset()

    def readings(self, column: int, convention: Convention) -> tuple[Reading, ...]:
        """Return the other readings of a figure that nobody settled."""
        if column in self.settled or column in self.bounds:
            return ()
        return readings(self.printed.get(column, ""), "point" if column in self.plain else convention)


def readings(printed: str, convention: Convention) -> tuple[Reading, ...]:
    """Return every reading of a figure without one or two digits at its start, or too many at its end."""
    core = core_of(printed)
    mark = "." if convention == "point" else ","
    whole, decimal, _rest = core.partition(mark)
    if not core or not _WHOLE.fullmatch(core):
        return ()
    groups = ungrouped(whole, convention)
    if groups is None or not all(groups):
        return ()
    found = []
    for count in (1, 2):
        if len(groups[0]) > count and groups[0][0] != "0":
            kept = groups[0][count:]
            if kept[0] != "0" or (kept == "0" and len(groups) == 1):
                found.append((groups[0][:count], core[count:], [kept, *groups[1:]]))
        if not decimal and len(groups) > 1 and len(groups[-1]) == 3 + count and groups[-1][3] != "0":
            found.append((groups[-1][3:], core[:-count], [*groups[:-1], groups[-1][:3]]))
    made = []
    for dropped, text, left in found:
        if len(left) == 1 or well_grouped(left):
            value = value_of(text, convention)
            if value is not None:
                made.append(
                    Reading(printed.replace(core, text, 1) if core in printed else text, dropped, value)
                )
    return tuple(made)


def suspicions(
    lines: Sequence[Line], columns: Sequence[int], alike: Mapping[int, Sequence[int]], convention: Convention
) -> tuple[Suspicion, ...]:
    """Find every suspected figure of a table. alike: each column's other periods of the same measure."""
    found: dict[Place, Suspicion] = {}
    for line in lines:
        for column in columns:
            if one := _of_row(line, column, alike[column], convention):
                found[line.row, column] = one
    for column in columns:
        for one in _of_column(lines, column, found, convention):
            found[one.row, one.column] = one
    return tuple(found[place] for place in sorted(found))


def _of_row(line: Line, column: int, others: Sequence[int], convention: Convention) -> Suspicion | None:
    """Suspect a figure that is grouped as it cannot be, or is far from the row's other periods."""
    printed, value = line.printed.get(column, ""), line.values.get(column)
    near = [(known, place) for place in others[:_NEIGHBOURS] if (known := line.values.get(place, _ZERO)) > 0]
    if value is not None and (not near or value < _THREEFOLD * max(near)[0]):
        return None
    choices = line.readings(column, convention)
    if not choices:
        return None
    if not near:
        return Suspicion(line.row, column, printed, None, _likeliest(choices), "grouping")
    away, chosen, other, place = min(
        ((_apart(one.value, other), one, other, place) for one in choices for other, place in near),
        key=lambda found: found[0],
    )
    seat = (line.row, place)
    if value is None:
        return Suspicion(line.row, column, printed, None, chosen, "grouping", other, seat)
    far = min(_apart(value, one) for one, _ in near)
    if (far >= _TENFOLD and away <= _CLOSE) or (far >= _THREEFOLD and away <= _NEAR):
        return Suspicion(line.row, column, printed, value, chosen, "neighbour", other, seat)
    return None


def _likeliest(choices: Sequence[Reading]) -> Reading:
    """Prefer the note of two digits: where nothing else tells, "1216,000" is note 12."""
    return max(choices, key=lambda one: len(one.mark))


def _apart(one: Decimal, other: Decimal) -> Decimal:
    """Return by how many times two figures differ; without end where either is no positive number."""
    if one <= 0 or other <= 0:
        return Decimal("Infinity")
    return max(one, other) / min(one, other)


def _of_column(
    lines: Sequence[Line], column: int, known: Mapping[Place, Suspicion], convention: Convention
) -> list[Suspicion]:
    """Suspect the figures without which, read otherwise, the rows make the table's total."""
    totals = [
        line for line in lines if line.world and (line.values.get(column) or line.bounds.get(column) or 0) > 0
    ]
    parts = [line for line in lines if not line.world]
    if len(totals) != 1 or len(parts) < 2:
        return []
    line = totals[0]
    read = {row: one.reading.value for (row, place), one in known.items() if place == column}
    values = {part.row: read.get(part.row, part.values.get(column, Decimal(0))) for part in parts}
    open_parts = [part for part in parts if part.row not in read and column in part.values]
    bounded = column in line.bounds
    total = read.get(line.row, line.bounds[column] if bounded else line.values[column])
    slack = total * _BOUND_ROUNDED if bounded else _slack(total)
    if abs(sum(values.values()) - total) <= (_BOUND_OFF if bounded else _OFF) * total:
        return []
    above = [part for part in open_parts if values[part.row] > total][:_MOST_SUSPECTS]
    chosen = _together(above, values, total, column, convention) if above else {}
    chosen = chosen or _alone(open_parts, values, total, slack, column, convention)
    after = values | {row: reading.value for row, reading in chosen.items()}
    made = [
        Suspicion(part.row, column, part.printed[column], part.values[column], chosen[part.row], "total",
                  sum(after.values(), Decimal(0)), None, total)
        for part in parts if part.row in chosen
    ]  # fmt: skip
    if not made and line.row not in read:
        rows = sum(values.values(), Decimal(0))
        for reading in line.readings(column, convention):
            if abs(rows - reading.value) <= _slack(reading.value):
                made.append(Suspicion(line.row, column, line.printed[column], total, reading, "total", rows))
                break
    return made


def _together(
    above: Sequence[Line], values: Mapping[int, Decimal], total: Decimal, column: int, convention: Convention
) -> dict[int, Reading]:
    """Return the readings of the figures above the total that come closest to it, taken together."""
    choices = [[one for one in part.readings(column, convention) if one.value <= total] for part in above]
    if not all(choices):
        return {}
    rest = sum(
        (value for row, value in values.items() if row not in {part.row for part in above}), Decimal(0)
    )
    best = min(
        product(*choices), key=lambda some: abs(rest + sum((one.value for one in some), Decimal(0)) - total)
    )
    return {part.row: reading for part, reading in zip(above, best, strict=True)}


def _alone(
    parts: Sequence[Line],
    values: Mapping[int, Decimal],
    total: Decimal,
    slack: Decimal,
    column: int,
    convention: Convention,
) -> dict[int, Reading]:
    """Return the one figure whose other reading makes the total; nothing where several could."""
    rows = sum(values.values(), Decimal(0))
    mending = {
        part.row: reading
        for part in parts
        for reading in part.readings(column, convention)
        if abs(rows - values[part.row] + reading.value - total) <= slack
    }
    return mending if len(mending) == 1 else {}


def _slack(total: Decimal) -> Decimal:
    """Return by how much parts may miss a total that is rounded: by its last digit that is not 0, or a hundredth."""
    digits = total.normalize()
    exponent = digits.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    return max(step / 2, total * _ROUNDED)
