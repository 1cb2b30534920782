"""Which claims a reviewer wants listed, and in which order; plain values that the window and the store share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Filter = Literal["all", "undecided", "figures", "disputed", "sourced"]
Order = Literal["text", "worthiness", "state", "found"]
ORDERS: tuple[Order, ...] = get_args(Order)
Facet = Literal["state", "verdict", "kind", "speaker", "outcome", "reviewer", "edition"]
FACETS: tuple[Facet, ...] = get_args(Facet)
NARRATOR = ""
"""The speaker of what an article says itself; also the verdict of an undecided claim and the finding of none."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Say which claims to list; what is None is not asked for.

    only: one of the short filters. words: what a search for them finds. speaker, verdict, outcome: NARRATOR for
    none. reviewer: who gave the current verdict. edition: of a finding in force; with `outcome`, of that outcome.
    day: on which the current verdict was given, in the reader's own time zone. order: as in the text, the
    worthiest first, what is to be done first, the newest finding first.
    """

    article: int | None = None
    only: Filter = "all"
    words: str = ""
    state: str | None = None
    verdict: str | None = None
    kind: str | None = None
    speaker: str | None = None
    outcome: str | None = None
    reviewer: str | None = None
    edition: str | None = None
    day: date | None = None
    order: Order = "text"
