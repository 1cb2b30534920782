"""Rows to JSON and back: the form in which drafts, findings and editions are stored and hashed."""

from __future__ import annotations

import hashlib
import json
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")


class UnreadableError(ValueError):
    """What a column holds is not what the program writes into it."""


_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    """Return the adapter of a kind, built once: building takes far longer than using it."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def canonical(value: Any) -> str:
    """Return plain values as the one JSON text that is hashed: keys sorted, no spaces, UTF-8 as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(row: Any) -> Any:
    """Return a frozen row as dicts, lists, strings and numbers."""
    return _adapter(type(row)).dump_python(row, mode="json")


def dump(row: Any) -> str:
    """Return a frozen row as canonical JSON."""
    return canonical(plain(row))


def load(kind: type[T], document: str) -> T:
    """Return the frozen row that `dump` wrote; raises UnreadableError where it is not one."""
    try:
        loaded: T = _adapter(kind).validate_json(document)
    except ValidationError as error:
        raise UnreadableError(kind.__name__) from error
    return loaded


def parse(document: str) -> Any:
    """Return plain values as `canonical` wrote them; raises UnreadableError where they are none."""
    try:
        return json.loads(document)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("JSON") from error


def parse_list(document: str) -> list[Any]:
    """Return a list as `canonical` wrote it; raises UnreadableError where it is none."""
    parsed = parse(document)
    if not isinstance(parsed, list):
        raise UnreadableError("list")
    return parsed


def sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
