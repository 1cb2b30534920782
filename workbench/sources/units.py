"""Units of mass, brought together without a unit library at run time."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache

from workbench import data


@cache
def _grams() -> dict[str, Decimal]:
    with (data.resources() / "sources" / "units.toml").open("rb") as file:
        return {unit: Decimal(factor) for unit, factor in tomllib.load(file)["grams"].items()}


def grams(unit: str | None) -> Decimal | None:
    """Return how many grams a unit of mass is, by its Pint name; None for anything else."""
    return None if unit is None else _grams().get(unit)


def factor(unit: str | None, to: str) -> Decimal | None:
    """Return by what a figure in one unit of mass is multiplied to be in another; None where either is none."""
    one, other = grams(unit), grams(to)
    return None if one is None or other is None else one / other
