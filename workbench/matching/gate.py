"""The gate after every matcher: words alone take "3,8 milioni" for "38 milioni" and a denial for what it denies."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from workbench.claims.tolerance import allowed
from workbench.folding import folded
from workbench.rows import ClaimDraft, Quantity
from workbench.sources.names import COUNTRY, mentions
from workbench.sources.units import factor

_ALIKE = 72
"""Of 100: from here on two claims' words without their figures are the same claim, if their names agree."""
_LONGEST = 600  # code points of a claim that are compared
_PRECISION = 60  # digits; figures and factors have at most thirty each
_WORD = re.compile(r"[^\W\d_]{2,}")

Relation = Literal["agrees", "disagrees"]


def relate(one: ClaimDraft, other: ClaimDraft) -> Relation | None:
    """Say whether two claims are the same with the same figures, with others or a denial; None for two claims.

    Their words are compared without figures; figures, polarity, countries and years apart from them.
    """
    if one.language != other.language or bool(one.quantities) != bool(other.quantities):
        return None
    if not _same_years(one, other):
        return None
    likeness = max(
        fuzz.token_sort_ratio(_words(first), _words(second))
        for first in _wordings(one)
        for second in _wordings(other)
    )
    if likeness < _ALIKE or not _same_names(one, other):
        return None
    return "agrees" if _same_figures(one, other) and one.polarity == other.polarity else "disagrees"


def _wordings(claim: ClaimDraft) -> set[str]:
    return {claim.text[:_LONGEST], (claim.standalone or claim.text)[:_LONGEST]}


def _same_figures(one: ClaimDraft, other: ClaimDraft) -> bool:
    """Tell whether every figure of a claim agrees with one of the other's."""
    return all(any(_meets(first, second) for second in other.quantities) for first in one.quantities)


def _meets(first: Quantity, second: Quantity) -> bool:
    """Tell whether what one figure allows and what the other allows have something in common."""
    if first.kind != second.kind:
        return False
    by = Decimal(1) if first.unit == second.unit else factor(second.unit, first.unit) if first.unit else None
    if by is None:
        return False
    if first.kind == "ordinal":
        return first.value == second.value
    with localcontext(prec=_PRECISION):
        low, high, _ = allowed(first, Decimal(1))
        least, most, _ = allowed(second, by)
    return not (
        (low is not None and most is not None and most < low)
        or (high is not None and least is not None and least > high)
    )


def _same_names(one: ClaimDraft, other: ClaimDraft) -> bool:
    first, second = (
        _named((claim.standalone or claim.text)[:_LONGEST], claim.language) for claim in (one, other)
    )
    return first == second or not (first and second)


@lru_cache(maxsize=1024)
def _named(text: str, language: str) -> frozenset[str]:
    return frozenset(
        code
        for name in mentions(text, language)
        if name.kind in (COUNTRY, "commodity")
        for code in name.codes
    )


def _same_years(one: ClaimDraft, other: ClaimDraft) -> bool:
    first, second = ({date.first.year for date in claim.dates} for claim in (one, other))
    return bool(first & second) or not (first and second)


@lru_cache(maxsize=4096)  # a claim is compared with many others
def _words(text: str) -> str:
    return " ".join(_WORD.findall(folded(text)))
