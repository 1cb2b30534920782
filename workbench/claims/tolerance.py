"""How far a claimed figure may lie from the figure it rounds, and in which unit's digits that is counted."""

from __future__ import annotations

from decimal import Decimal

from workbench.rows import Quantity

CAP = Decimal("0.05")
"""The most that an unhedged figure may be rounded, as a share of itself (DESIGN.md, Sources)."""

ROUND_CAP = Decimal("0.1")
"""The most that a round figure with "about" may be off, as a share of itself."""


def allowed(figure: Quantity, by: Decimal) -> tuple[Decimal | None, Decimal | None, Decimal]:
    """Return what a figure allows, lowest and highest (None: open), and its tolerance, in the source's unit.

    Half a unit of the last written digit, at most 5% of the value. "About" lifts that limit, and takes the zeros
    at the end of a round figure for unwritten ("circa il 70%" is 65 to 75), up to a tenth of the value. A
    range and a bound ("almeno", "more than") have no tolerance: they are one already.
    """
    value = figure.value * by
    if figure.high is not None:
        ends = sorted((value, figure.high * by))
        return ends[0], ends[1], Decimal(0)
    if figure.hedge in ("at least", "more than"):
        return value, None, Decimal(0)
    if figure.hedge in ("at most", "less than"):
        return None, value, Decimal(0)
    half = abs(figure.step * by) / 2
    if figure.hedge == "about":
        tolerance = max(half, min(abs(_round_step(figure) * by) / 2, abs(value) * ROUND_CAP))
    else:
        tolerance = min(half, abs(value) * CAP)
    return value - tolerance, value + tolerance, tolerance


def _round_step(figure: Quantity) -> Decimal:
    """Return what one unit of the last digit that is not zero is worth; a fraction keeps its step."""
    if not figure.value or figure.value != figure.value.to_integral_value():
        return figure.step
    return Decimal(1).scaleb(Decimal(format(figure.value.normalize(), "f")).normalize().as_tuple().exponent)  # type: ignore[arg-type]
