"""What is to be seen to before a table is imported: each a sentence, its place, and what would mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.sources.imports.entities import Entity
from workbench.sources.imports.mapping import About
from workbench.sources.imports.traps import Suspicion
from workbench.sources.model import is_date


@dataclass(frozen=True, slots=True)
class Problem:
    """Hold one thing to see to: an English sentence, the key of its translation, with its values.

    row, column: the cell in the sheet, from 0; None where it is of the whole row, column or table. proposed:
    what the cell may be read as, where the reviewer accepts it.
    """

    message: str
    row: int | None = None
    column: int | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    proposed: str | None = None


_LACKING = {
    "source": Problem("Say which source this is an edition of."),
    "title": Problem("Say the edition's title."),
    "publisher": Problem("Say who published it."),
    "published": Problem("Say when it was published."),
    "subject": Problem("Say its subject."),
}


def of_about(about: About) -> list[Problem]:
    """Return what is lacking or wrong in what is said of an edition."""
    problems = [_LACKING[name] for name in about.missing()]
    for name in ("published", "retrieved"):
        written = getattr(about, name).strip()
        if written and not is_date(written):
            problems.append(
                Problem(
                    "“{date}” is not a date; write 2025-04-17, 2025-04 or 2025.", values={"date": written}
                )
            )
    return problems


def of_suspicion(one: Suspicion, period: str) -> Problem:
    """Say why a figure may have a footnote mark in it. period: of the neighbour that it disagrees with."""
    values = {
        "printed": one.printed, "mark": one.reading.mark, "reading": one.reading.value, "other": one.other,
        "period": period, "value": one.value, "total": one.total,
    }  # fmt: skip
    place = (one.row, one.column, values, one.reading.printed)
    if one.why == "grouping":
        if one.other is None:
            return Problem("“{printed}” is no number: perhaps it is note {mark} and {reading}.", *place)
        return Problem(
            "“{printed}” is no number: perhaps it is note {mark} and {reading}, near {other} in {period}.",
            *place,
        )
    if one.why == "neighbour":
        return Problem(
            "{value} is far from {other} in {period}: perhaps it is note {mark} and {reading}.", *place
        )
    if one.total is None:
        return Problem("The rows make {other}, not {value}: perhaps it is note {mark} and {reading}.", *place)
    return Problem(
        "With {value} the rows miss the total of {total}: with note {mark} and {reading} they make {other}.",
        *place,
    )


def of_entity(row: int, column: int, entity: Entity, written: str, bare_total: bool) -> list[Problem]:
    """Return what a reviewer should see about a row's name; none of it is in the way."""
    found = []
    if entity.glued:
        values = {"printed": written, "name": entity.name, "mark": ", ".join(entity.marks)}
        found.append(Problem("“{printed}” is read as {name} with note {mark}.", row, column, values))
    name = {"name": entity.name}
    if entity.status == "aggregate":
        found.append(
            Problem("“{name}” is no country that is known: it is kept, but never ranked.", row, column, name)
        )
    elif bare_total:
        found.append(Problem("“{name}” is taken for the world's total.", row, column, name))
    return found
