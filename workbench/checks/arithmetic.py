"""What every comparison of figures shares: plain numbers, and whether a source lies in what a claim allows."""

from __future__ import annotations

from decimal import Decimal

from workbench.rows import Outcome, Quantity, Step

HUNDRED = Decimal(100)
_PLACES = 4

PRECISION = 60
"""Digits of the arithmetic: figures and factors have at most thirty each."""


def plain(value: Decimal) -> Decimal:
    """Return a number without exponent and without zeros after the point, as it is shown and stored."""
    return Decimal(format(value.normalize(), "f"))


def kept(value: Decimal) -> Decimal:
    """Return a ratio, a share or a change with as many decimals as it is stored with: far more than any claim has."""
    return plain(round(value, _PLACES))


def outside(source: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """Return how far a figure lies outside a range: below it negative, above it positive, inside zero."""
    return min(source - low, Decimal(0)) + max(source - high, Decimal(0))


def judge(
    figure: Quantity, source: Decimal, bound: str | None, low: Decimal | None, high: Decimal | None
) -> tuple[Outcome, tuple[Step, ...]]:
    """Say whether a printed figure, or a printed bound, lies in what the claim allows."""
    if bound is None:
        if figure.hedge in ("more than", "less than") and source in (low, high):
            return "ambiguous", (Step("on the bound", {"value": source}),)
        inside = (low is None or source >= low) and (high is None or source <= high)
        return ("consistent" if inside else "inconsistent"), ()
    above = bound == "more than"
    if (above and high is not None and high <= source) or (not above and low is not None and low >= source):
        return ("not comparable" if source in (low, high) else "inconsistent"), (
            Step("bound", {"bound": bound}),
        )
    certain = (above and high is None and low is not None and low <= source) or (
        not above and low is None and high is not None and high >= source
    )
    return ("consistent" if certain else "not comparable"), (Step("bound", {"bound": bound}),)
