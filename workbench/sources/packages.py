"""Editions on disk: Data Package folders (https://datapackage.org), with our own properties under `riscontro`.

A table is a CSV resource whose figure columns carry `measure`; passages are a resource named `passages` with
inline data. Whatever does not fit is an InputError that names the file, the row and the column.
"""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, Literal, TypeVar

from workbench import data, files
from workbench.errors import InputError
from workbench.limited.bounds import COLUMNS, ROWS, shown
from workbench.sources.model import (
    WORLD,
    Cell,
    CellBound,
    Edition,
    Entry,
    Measure,
    Name,
    NameKind,
    Passage,
    Table,
    digest,
    is_date,
)
from workbench.sources.units import known

Kind = TypeVar("Kind", str, list[Any], dict[str, Any])

_OWN = "riscontro"
_CODE = re.compile(r"[A-Z]{2}|\d{3}", re.ASCII)
_FIGURE = re.compile(r"([<>]?)(\d{1,30}(?:\.\d{1,30})?)", re.ASCII)
_BOUNDS: dict[str, CellBound | None] = {"": None, ">": "more than", "<": "less than"}
_NAMED: Mapping[str, NameKind] = {"commodities": "commodity", "measures": "measure"}
_MISSING = frozenset({"", "NA"})
_WITHHELD = "W"
_DESCRIPTION, _TABLE = 2_000_000, 5_000_000  # bytes


@cache
def load_shipped() -> tuple[Edition, ...]:
    """Return the editions that come with the program, by source, subject and date."""
    folder = data.resources() / "sources"
    editions = (_read(path.parent, None) for path in folder.glob("*/datapackage.json"))
    return tuple(sorted(editions, key=lambda edition: (edition.source, edition.subject, edition.published)))


def read_package(folder: Path) -> Edition:
    """Read one Data Package folder as an edition.

    Raises InputError, naming file, row and column, for whatever is missing or not understood, is beyond the bounds,
    or leads out of the folder.
    """
    try:
        within = folder.resolve(strict=True)
    except (OSError, ValueError, RuntimeError):  # RuntimeError: a link that leads to itself
        raise InputError("There is no folder {folder}.", folder=folder) from None
    return _read(folder, within)


def _read(folder: Path, within: Path | None) -> Edition:
    """Read a package whose files must lie within a folder, which its own may link to; None where it is trusted.

    An installer may link each of our own files to another place.
    """
    path = folder / "datapackage.json"
    try:
        package = json.loads(_text(path, within, _DESCRIPTION), parse_float=Decimal)
        written = json.dumps(package, ensure_ascii=False, default=str)
        written.encode()  # fails where an escape stands for half a character, which nothing could store
    except (ValueError, RecursionError) as error:
        raise InputError("{file} is not JSON: {problem}", file=path, problem=shown(error)) from None
    if "\\u0000" in written:
        raise InputError("{path} is not a text file.", path=path)
    if not isinstance(package, dict):
        raise InputError("{file} must hold a JSON object", file=path)
    own = _get(package, _OWN, dict, path)
    published = _get(own, "published", str, path)
    if not is_date(published):
        raise InputError(
            "{file}: published is {value!r}; write YYYY-MM-DD, YYYY-MM or YYYY",
            file=path,
            value=shown(published),
        )
    tables: list[Table] = []
    passages: list[Passage] = []
    for resource in _get(package, "resources", list, path):
        if not isinstance(resource, dict):
            raise InputError("{file}: every resource must be a JSON object", file=path)
        if resource.get("name") == "passages":
            passages += [_passage(row, path) for row in _get(resource, "data", list, path)]
        else:
            tables.append(_table(folder, within, resource, path))
    edition = Edition(
        id=_get(package, "name", str, path),
        source=_get(own, "source", str, path),
        title=_get(package, "title", str, path),
        publisher=_get(own, "publisher", str, path),
        published=published,
        subject=_get(own, "subject", str, path),
        url=_get(package, "homepage", str, path, ""),
        via=_get(own, "via", str, path),
        licence="; ".join(_get(one, "title", str, path) for one in _get(package, "licenses", list, path, [])),
        retrieved=_get(own, "retrieved", str, path, "") or None,
        tables=tuple(tables),
        passages=tuple(passages),
        names=_names(_get(own, "names", dict, path, {}), path),
    )
    return replace(edition, sha256=digest(edition))


def _text(path: Path, within: Path | None, limit: int) -> str:
    """Read a file as UTF-8, its byte order mark stripped."""
    try:
        if within is not None and not path.resolve().is_relative_to(within):
            raise InputError("{file} is a link that leaves the package's folder", file=path)
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        text = files.read_bytes(path, limit).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("{file} is not UTF-8 (at byte {byte})", file=path, byte=error.start) from None
    except (OSError, ValueError, RuntimeError) as error:
        problem = getattr(error, "strerror", None) or error
        raise InputError("{file} cannot be read: {problem}", file=path, problem=problem) from None
    if "\0" in text:
        raise InputError("{path} is not a text file.", path=path)
    return text


def _get(record: object, key: str, kind: type[Kind], path: Path, default: Kind | None = None) -> Kind:
    """Return a property of the kind asked for; null counts as absent, absent without a default is an error."""
    value = record.get(key) if isinstance(record, dict) else None
    if value is None and default is not None:
        return default
    if not isinstance(value, kind):
        names = {str: "a text", list: "a list", dict: "an object"}
        raise InputError("{file}: {key} is missing or not {kind}", file=path, key=key, kind=names[kind])
    return value


def _texts(record: object, key: str, path: Path) -> tuple[str, ...]:
    return tuple(str(one) for one in _get(record, key, list, path, []))


def _decimal(text: str, key: str, path: Path) -> Decimal:
    if not (match := _FIGURE.fullmatch(text)) or match[1]:
        raise InputError(
            "{file}: {key} is {value!r}; a plain number is needed", file=path, key=key, value=shown(text)
        )
    return Decimal(text)


def _names(languages: dict[str, Any], path: Path) -> tuple[Name, ...]:
    """Read what the source's own subjects and measures are called, by language."""
    names: list[Name] = []
    for language in languages:
        words = _get(languages, language, dict, path)
        for section, kind in _NAMED.items():
            coded = _get(words, section, dict, path, {})
            names += [
                Name(language, kind, code, form) for code in coded for form in _texts(coded, code, path)
            ]
    return tuple(names)


def _passage(row: object, path: Path) -> Passage:
    return Passage(
        section=_get(row, "section", str, path),
        locator=_get(row, "locator", str, path),
        language=_get(row, "language", str, path),
        text=_get(row, "text", str, path),
        topics=_texts(row, "topics", path),
        counts=_texts(row, "counts", path),
    )


def _measure(field: dict[str, Any], path: Path) -> Measure:
    """Read the `measure` of a column."""
    own, column = _get(field, "measure", dict, path), _get(field, "name", str, path)
    kind = _get(own, "kind", str, path)
    if kind not in ("flow", "stock"):
        raise InputError("{file}: {column}: kind is {value!r}; write flow or stock",
                         file=path, column=shown(column), value=shown(kind))  # fmt: skip
    unit = _get(own, "unit", str, path)
    if not known(unit):
        raise InputError("{file}: {column}: the unit {value!r} is not known; write a unit such as metric_ton, "
                         "a currency such as EUR, percent or count",
                         file=path, column=shown(column), value=shown(unit))  # fmt: skip
    literal: Literal["flow", "stock"] = "flow" if kind == "flow" else "stock"
    return Measure(
        column=column,
        title=_get(field, "title", str, path, column),
        code=_get(own, "code", str, path),
        unit=unit,
        multiplier=_decimal(_get(own, "multiplier", str, path, "1"), "multiplier", path),
        basis=_get(own, "basis", str, path),
        equivalents=_texts(own, "equivalents", path),
        period=_get(own, "period", str, path),
        years=_texts(own, "years", path),
        kind=literal,
        estimated=own.get("estimated") is True,
        per=_get(own, "per", str, path, "") or None,
    )


def _table(folder: Path, within: Path | None, resource: dict[str, Any], path: Path) -> Table:
    """Read one table: what the resource says of it, then its CSV file row by row."""
    own = _get(resource, _OWN, dict, path)
    name = _get(resource, "path", str, path)
    place = PurePosixPath(name)
    if place.is_absolute() or ".." in place.parts or "\\" in name or ":" in name:
        raise InputError(
            "{file}: the path {value!r} leaves the package's folder", file=path, value=shown(name)
        )
    fields = _get(_get(resource, "schema", dict, path), "fields", list, path)
    headings = [_get(field, "name", str, path) for field in fields]
    measures = tuple(_measure(field, path) for field in fields if "measure" in field)
    above = _get(own, "complete_above", str, path, "")
    return Table(
        name=_get(resource, "name", str, path),
        title=_get(resource, "title", str, path),
        subject=_get(own, "subject", str, path),
        locator=_get(own, "locator", str, path),
        measures=measures,
        entries=_entries(folder / place, within, headings, measures, own, path),
        complete_above=_decimal(above, "complete_above", path) if above else None,
    )


def _entries(
    file: Path,
    within: Path | None,
    headings: list[str],
    measures: tuple[Measure, ...],
    own: dict[str, Any],
    path: Path,
) -> tuple[Entry, ...]:
    """Read the rows of a CSV file whose header must be the schema's fields."""
    try:
        reader = csv.reader(io.StringIO(_text(file, within, _TABLE), newline=""), strict=True)
        rows = list(islice(reader, ROWS + 2))
    except csv.Error as error:
        raise InputError("{file} is not CSV: {problem}", file=file, problem=error) from None
    if not rows or rows[0] != headings:
        raise InputError(
            "{file}: its header must be {headings}", file=file, headings=shown(",".join(headings))
        )
    if len(rows) > ROWS + 1:
        raise InputError("{file} has more than {limit} rows; keep those you need.", file=file, limit=ROWS)
    if len(headings) > COLUMNS:
        raise InputError(
            "{file} has more than {limit} columns; keep those you need.", file=file, limit=COLUMNS
        )
    entity, code, note = (_get(own, key, str, path, "") for key in ("entity", "code", "note"))
    for key in (entity, code):
        if key not in headings:
            raise InputError("{file}: there is no column {column!r}", file=path, column=shown(key))
    aggregates = _get(own, "aggregates", dict, path, {})
    entries: list[Entry] = []
    seen: set[str] = set()
    for number, values in enumerate(rows[1:], start=2):
        if len(values) != len(headings):
            raise InputError("{file}, row {row}: {count} values for {wanted} columns",
                             file=file, row=number, count=len(values), wanted=len(headings))  # fmt: skip
        row = dict(zip(headings, values, strict=True))
        if row[code] and (not _CODE.fullmatch(row[code]) or row[code] == WORLD):
            raise InputError("{file}, row {row}: {value!r} is not a country's ISO 3166 code",
                             file=file, row=number, value=shown(row[code]))  # fmt: skip
        name = row[entity]
        for key in {name, row[code]} - {""}:
            if key in seen:
                raise InputError("{file}, row {row}: {value!r} stands there twice",
                                 file=file, row=number, value=shown(key))  # fmt: skip
            seen.add(key)
        cells = tuple(_cell(row, measure.column, file, number) for measure in measures)
        whole = WORLD if not row[code] and aggregates.get(name) == WORLD else None
        entries.append(Entry(name, row[code] or whole, cells, not row[code], row.get(note, "")))
    return tuple(entries)


def _cell(row: Mapping[str, str], column: str, file: Path, number: int) -> Cell:
    printed = row[column]
    if printed in _MISSING:
        return Cell(printed, "missing")
    if printed == _WITHHELD:
        return Cell(printed, "withheld")
    if not (match := _FIGURE.fullmatch(printed)):
        raise InputError("{file}, row {row}: {column} is {value!r}; write a number, NA, W, or a bound such as >100",
                         file=file, row=number, column=shown(column), value=shown(printed))  # fmt: skip
    return Cell(printed, "value", Decimal(match[2]), _BOUNDS[match[1]])
