"""What a source says: editions, their tables and passages, as plain frozen values.

Figures keep the way they are printed; `unit` and `multiplier` of their column give them their size. Whatever
a cell does not say (missing, withheld, only a bound) is modelled, never turned into a number.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

WORLD = "001"
"""The entity code of the whole world (UN M49); its row is an aggregate like any other."""

CellStatus = Literal["value", "missing", "withheld"]
CellBound = Literal["more than", "less than"]

_PUBLISHED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold one printed figure.

    value: None where the cell is missing (NA or empty) or withheld (W). bound: where only a bound is printed.
    """

    printed: str
    status: CellStatus
    value: Decimal | None = None
    bound: CellBound | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """Say what one column of a table measures.

    column: its heading in the CSV file. code: what is measured ("reserves", "mine production"). unit: a Pint
    unit's name; a printed figure times `multiplier` is in it. basis: what is weighed ("lithium content");
    equivalents: other names of the same basis. period: what the column is labelled with. years: the years
    that a claim may name for it. kind: a flow is of a whole period, a stock is of a day. per: the unit of
    time that the unit goes by, where it does ("year").
    """

    column: str
    title: str
    code: str
    unit: str
    multiplier: Decimal
    basis: str
    equivalents: tuple[str, ...]
    period: str
    years: tuple[str, ...]
    kind: Literal["flow", "stock"]
    estimated: bool = False
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one row of a table; `cells` stand in the order of the table's measures.

    code: ISO 3166 of a country, WORLD for the world's total, None for any other aggregate.
    """

    name: str
    code: str | None
    cells: tuple[Cell, ...]
    aggregate: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Hold one table; below `complete_above` (in printed units) its rows are incomplete."""

    name: str
    title: str
    subject: str
    locator: str
    measures: tuple[Measure, ...]
    entries: tuple[Entry, ...]
    complete_above: Decimal | None = None

    def entry(self, code: str) -> Entry | None:
        """Return the row of an entity, None where the table has none."""
        return next((entry for entry in self.entries if entry.code == code), None)


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold one quotable passage; counts: the numbers it states as counts, as digits."""

    section: str
    locator: str
    language: str
    text: str
    topics: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()


NameKind = Literal["commodity", "measure"]


@dataclass(frozen=True, slots=True)
class Name:
    """Hold one word or phrase, in one language, for a subject or a measure that only this source has."""

    language: str
    kind: NameKind
    code: str
    form: str


@dataclass(frozen=True, slots=True)
class Edition:
    """Hold one edition of a source.

    id: the package's name. source: what it is an edition of. published: "YYYY", "YYYY-MM" or "YYYY-MM-DD".
    subject: the commodity's code. via: how it was obtained. names: what its subject and measures are called,
    where no lexicon has them. sha256: of everything else in it.
    """

    id: str
    source: str
    title: str
    publisher: str
    published: str
    subject: str
    url: str
    via: str
    licence: str
    retrieved: str | None = None
    tables: tuple[Table, ...] = ()
    passages: tuple[Passage, ...] = ()
    names: tuple[Name, ...] = ()
    sha256: str = ""


def is_date(written: str) -> bool:
    """Tell whether a date of publication exists, be it a day, a month or a year."""
    try:
        return bool(_PUBLISHED.fullmatch(written)) and bool(
            date.fromisoformat(written + "-01-01"[: 10 - len(written)])
        )
    except ValueError:
        return False


def digest(edition: Edition) -> str:
    """Return the SHA-256 of an edition's canonical content, its own `sha256` left out, as hex digits."""
    content = asdict(replace(edition, sha256=""))
    if not edition.names:
        del content["names"]  # so that editions without names keep the hash that they always had
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
