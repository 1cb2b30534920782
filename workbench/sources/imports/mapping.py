"""What the columns of a table mean, and what is said of the edition: kept as JSON, so that it can be used again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping as MappingType
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeVar

from workbench.errors import InputError
from workbench.sources.imports.figures import Convention, Dash

T = TypeVar("T")

REQUIRED = ("source", "title", "publisher", "published", "subject")
_PUBLISHED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", re.ASCII)
_SECOND_YEAR = re.compile(r"((?:1[89]|20)\d\d)[/–-](\d\d)(?!\d)", re.ASCII)
_STOCKS = frozenset(
    {
        "reserves",
        "potential reserves",
        "foreign reserves",
        "resources",
        "deposits",
        "capacity",
        "stocks",
        "price",
    }
)


@dataclass(frozen=True, slots=True)
class About:
    """Hold what is said of an edition, a table's or a document's. published: "YYYY", "YYYY-MM" or "YYYY-MM-DD"."""

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

    column: int
    heading: str
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
    years = [match[0] for match in _YEAR.finditer(text)]
    years += [match[1][:2] + match[2] for match in _SECOND_YEAR.finditer(text)]
    return tuple(dict.fromkeys(years))


def is_date(written: str) -> bool:
    """Tell whether a date exists, be it a day, a month or a year."""
    try:
        return bool(_PUBLISHED.fullmatch(written)) and bool(
            date.fromisoformat(written + "-01-01"[: 10 - len(written)])
        )
    except ValueError:
        return False


def to_json(mapping: Mapping) -> str:
    """Return a mapping as the JSON text that `from_json` reads, for a reader's eyes too."""
    return json.dumps(asdict(mapping), ensure_ascii=False, indent=2, default=str) + "\n"


def from_json(text: str, name: str) -> Mapping:
    """Read a mapping; raises InputError, naming the property, for what is not understood."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError("{file} is not JSON: {problem}", file=name, problem=error) from None
    values = _known(Mapping, document, name)
    values["columns"] = tuple(_column(one, name) for one in _list(values, "columns", name))
    values["corrections"] = tuple(_built(Correction, one, name) for one in _list(values, "corrections", name))
    values["about"] = _built(About, values.get("about", {}), name)
    above = values.get("complete_above")
    values["complete_above"] = None if above is None else _number(above, "complete_above", name)
    return _checked(Mapping(**values), name)


def _column(document: object, name: str) -> Column:
    values = _known(Column, document, name)
    values["equivalents"] = tuple(str(one) for one in _list(values, "equivalents", name))
    values["multiplier"] = _number(values.get("multiplier", "1"), "multiplier", name)
    values.setdefault("heading", "")
    if values.get("kind", "flow") not in ("flow", "stock"):
        raise _not_understood("kind", values["kind"], name)
    return _checked(_made(Column, values, name), name)


def _built(kind: type[T], document: object, name: str) -> T:
    return _checked(_made(kind, _known(kind, document, name), name), name)


def _made(kind: type[T], values: dict[str, Any], name: str) -> T:
    try:
        return kind(**values)
    except TypeError:
        raise InputError(
            "{file}: a {part} lacks one of its properties", file=name, part=kind.__name__
        ) from None


def _known(kind: type[Any], document: object, name: str) -> dict[str, Any]:
    """Return an object's properties; unknown ones are an error, so that a misspelt one is not lost."""
    if not isinstance(document, dict):
        raise InputError("{file} must hold a JSON object", file=name)
    names = {one.name for one in fields(kind)}
    for key in document:
        if key not in names:
            raise InputError("{file}: there is no property {property!r}", file=name, property=str(key))
    return dict(document)


def _list(values: MappingType[str, Any], key: str, name: str) -> list[Any]:
    found = values.get(key, [])
    if not isinstance(found, list):
        raise _not_understood(key, found, name)
    return found


def _number(value: object, key: str, name: str) -> Decimal:
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        raise _not_understood(key, value, name) from None
    if not number.is_finite() or abs(number.adjusted()) > 30:
        raise _not_understood(key, value, name)
    return number


def _checked(made: T, name: str) -> T:
    """Hold every plain property to its kind, as a dataclass does not."""
    for one in fields(made):  # type: ignore[arg-type]  # a dataclass by its callers
        value, kind = getattr(made, one.name), str(one.type)
        fits = {
            "str": isinstance(value, str),
            "int": isinstance(value, int) and not isinstance(value, bool) and value >= 0,
            "int | None": value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0),
            "bool": isinstance(value, bool),
            "Convention": value in ("point", "comma"),
            "Dash": value in ("zero", "missing"),
        }  # fmt: skip
        if not fits.get(kind, True):
            raise _not_understood(one.name, value, name)
    return made


def _not_understood(key: str, value: object, name: str) -> InputError:
    return InputError("{file}: {key} is {value!r}, which is not understood", file=name, key=key, value=value)
