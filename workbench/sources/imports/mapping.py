"""What the columns of a table mean, and what is said of the edition: kept as JSON, so that it can be used again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping as MappingType
from dataclasses import asdict, dataclass, field, fields, replace
from decimal import Decimal
from typing import Any, ClassVar, Literal

from workbench.errors import InputError
from workbench.files import too_large
from workbench.limited.bounds import shown
from workbench.sources.imports.figures import Convention, Dash

REQUIRED = ("source", "title", "publisher", "published", "subject")
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", re.ASCII)
_SECOND_YEAR = re.compile(r"((?:1[89]|20)\d\d)[/–-](\d\d)(?!\d)", re.ASCII)
_STOCKS = frozenset(
    {"reserves", "potential reserves", "foreign reserves", "resources", "deposits", "capacity", "stocks", "price"}
)  # fmt: skip
_LONGEST = 1_000_000  # bytes of a mapping; one of 250 columns has under 0.1 MB
_LONGEST_KEY = 80  # code points of a property's name in a message
_PLACES = 1_000_000  # rows or columns, more than any table has
_EXPONENT = 30  # beyond it a number is a slip, and slow to reckon with
_NOT_UNDERSTOOD = "{file}: {key} is {value!r}, which is not understood"
_KNOWN_ONLY = {"extra": "forbid"}  # how pydantic reads these rows


@dataclass(frozen=True, slots=True)
class About:
    """Hold what is said of an edition, a table's or a document's. published: "YYYY", "YYYY-MM" or "YYYY-MM-DD"."""

    __pydantic_config__: ClassVar[dict[str, str]] = _KNOWN_ONLY

    source: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    subject: str = ""
    url: str = ""
    licence: str = ""
    retrieved: str = ""
    locator: str = ""

    def missing(self) -> tuple[str, ...]:
        """Return the fields that an edition cannot do without and that are empty."""
        return tuple(name for name in REQUIRED if not getattr(self, name).strip())

    def completed(self, other: About) -> About:
        """Return this with its empty fields filled from another."""
        return replace(
            self,
            **{one.name: getattr(other, one.name) for one in fields(self) if not getattr(self, one.name)},
        )


@dataclass(frozen=True, slots=True)
class Column:
    """Say what one column of figures measures, as `sources.model.Measure` has it.

    column: its place, from 0. heading: its words in the table, by which it is known again. multiplier: what a
    printed figure is multiplied by to be in `unit`. period: empty for a stock that has none of its own.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _KNOWN_ONLY

    column: int
    heading: str = ""
    code: str = ""
    unit: str = ""
    multiplier: Decimal = Decimal(1)
    basis: str = ""
    period: str = ""
    kind: Literal["flow", "stock"] = "flow"
    per: str = ""
    title: str = ""
    equivalents: tuple[str, ...] = ()
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """Hold what a reviewer accepted in place of a cell's text: nothing is read otherwise without one.

    before: what stands in the cell; where something else stands there by now, the correction does not hold.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _KNOWN_ONLY

    row: int
    column: int
    printed: str
    before: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """Say what a table's rows and columns are; places are counted from 0.

    heading: the row whose words name the columns. entity: the column of the countries' names. code, note:
    the columns of their ISO codes and of notes, where there are any. dash: what a lone dash stands for.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _KNOWN_ONLY

    sheet: str = ""
    heading: int = 0
    entity: int = 0
    code: int | None = None
    note: int | None = None
    columns: tuple[Column, ...] = ()
    convention: Convention = "point"
    dash: Dash = "zero"
    complete_above: Decimal | None = None
    corrections: tuple[Correction, ...] = ()
    about: About = field(default_factory=About)

    def corrected(self, row: int, column: int, printed: str | None, before: str) -> Mapping:
        """Return the mapping with what is accepted for a cell that says `before`, None to take that again."""
        others = tuple(one for one in self.corrections if (one.row, one.column) != (row, column))
        accepted = () if printed is None else (Correction(row, column, printed, before),)
        return replace(self, corrections=others + accepted)


def kind_of(code: str) -> Literal["flow", "stock"]:
    """Return whether a measure is of a day (reserves) or of a whole period (production)."""
    last = code.rsplit(maxsplit=1)[-1] if code else ""
    return "stock" if code in _STOCKS or last in ("reserves", "capacity", "stocks") else "flow"


def years_in(text: str) -> tuple[str, ...]:
    """Return the years that a label names: "2023/24" is 2023 and 2024."""
    years = [match[0] for match in YEAR.finditer(text)]
    years += [match[1][:2] + match[2] for match in _SECOND_YEAR.finditer(text)]
    return tuple(dict.fromkeys(years))


def to_json(mapping: Mapping) -> str:
    """Return a mapping as the JSON text that `from_json` reads, for a reader's eyes too."""
    return json.dumps(asdict(mapping), ensure_ascii=False, indent=2, default=str) + "\n"


def from_json(text: str, name: str) -> Mapping:
    """Read a mapping; raises InputError, naming the property, for what is not understood."""
    from pydantic import TypeAdapter, ValidationError  # here, because no window needs it to start

    if len(text) > _LONGEST:
        raise too_large(name, _LONGEST)
    try:
        made = TypeAdapter(Mapping).validate_json(text, strict=True)
    except ValidationError as error:
        raise _refused(error.errors()[0], name) from None
    places = [("heading", made.heading), ("entity", made.entity), ("code", made.code), ("note", made.note)]
    places += [("column", one.column) for one in made.columns]
    places += [
        (key, place) for one in made.corrections for key, place in (("row", one.row), ("column", one.column))
    ]
    sizes = [("complete_above", made.complete_above)]
    sizes += [("multiplier", one.multiplier) for one in made.columns]
    beyond: list[tuple[str, object]] = [
        (key, place) for key, place in places if place is not None and not 0 <= place < _PLACES
    ]
    beyond += [(key, size) for key, size in sizes if size is not None and abs(size.adjusted()) > _EXPONENT]
    for key, value in beyond:
        raise InputError(_NOT_UNDERSTOOD, file=name, key=key, value=shown(value))
    return made


def _refused(error: MappingType[str, Any], name: str) -> InputError:
    """Say in one sentence what is wrong; an unknown property is an error, so that a misspelt one is not lost."""
    key = ".".join(map(str, error["loc"]))[:_LONGEST_KEY]
    if error["type"] == "json_invalid":
        return InputError("{file} is not JSON: {problem}", file=name, problem=error["ctx"]["error"])
    if not key:
        return InputError("{file} must hold a JSON object", file=name)
    if error["type"] == "unexpected_keyword_argument":
        return InputError("{file}: there is no property {property!r}", file=name, property=key)
    if error["type"] == "missing":
        return InputError("{file}: {key} is missing", file=name, key=key)
    return InputError(_NOT_UNDERSTOOD, file=name, key=key, value=shown(error["input"]))
