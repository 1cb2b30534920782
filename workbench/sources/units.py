"""Units brought together without a unit library at run time: those of one dimension, and currencies as they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from workbench import data

COUNT = "count"
PERCENT = "percent"
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
"""Pint's units of time: how long something lasts, never how much of it there is."""

_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


@cache
def _sizes() -> Mapping[str, tuple[str, Decimal]]:
    """Return each unit's dimension and its size in the unit that names the dimension."""
    with (data.resources() / "sources" / "units.toml").open("rb") as file:
        dimensions = tomllib.load(file)
    return {
        unit: (dimension, Decimal(size))
        for dimension, units in dimensions.items()
        for unit, size in units.items()
    }


def _size(unit: str | None) -> tuple[str, Decimal] | None:
    """Return a unit's dimension and size; a currency is a dimension of its own. None for anything unknown."""
    if unit is None:
        return None
    return _sizes().get(unit) or ((unit, Decimal(1)) if _CURRENCY.fullmatch(unit) else None)


def known(unit: str | None) -> bool:
    """Tell whether figures in a unit can be compared: a unit by its Pint name, a currency, percent or count."""
    return _size(unit) is not None


def factor(unit: str | None, to: str) -> Decimal | None:
    """Return by what a figure in one unit is multiplied to be in another; None where they do not fit."""
    one, other = _size(unit), _size(to)
    return None if one is None or other is None or one[0] != other[0] else one[1] / other[1]
