"""All that is read once for a whole article before its sentences are cut."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from workbench.claims.cues import Cues
from workbench.claims.marks import Marks
from workbench.rows import DateMention, Quantity, Span
from workbench.text.attribution_sentence import Outer

Item = TypeVar("Item", Quantity, DateMention)
Placed = tuple[Sequence[int], Sequence[Item]]  # the items' starts, ascending, and the items


def placed(items: Sequence[Item]) -> Placed[Item]:
    """Return items, in the order of the text, with where each starts."""
    return [item.span.start for item in items], items


@dataclass(frozen=True, slots=True)
class Article:
    """Hold all that is read once for a whole text; bodies: what is read of its sentences."""

    text: str
    language: str
    published: str | None
    bodies: Sequence[Span]
    read: Marks
    quantities: Placed[Quantity]
    dates: Placed[DateMention]
    outer: Outer
    lexicon: Cues
    headline: int


def inside(among: Placed[Item], start: int, end: int) -> tuple[Item, ...]:
    """Return the items that lie wholly inside a stretch of the text."""
    starts, items = among
    first = bisect_left(starts, start)
    if first == len(starts) or starts[first] >= end:
        return ()
    return tuple([item for item in items[first : bisect_left(starts, end, first)] if item.span.end <= end])
