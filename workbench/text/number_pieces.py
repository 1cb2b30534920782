"""A text cut at its blanks: what stands between two of them repeats, so that readers know it from before."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from typing import Generic, TypeVar

# Every piece goes on to the next one: with the blanks behind it.
_PIECE = re.compile(r"\S+\s*")
_MOST_KEPT = 50_000
LONGEST_KEPT = 40  # code points

_Known = TypeVar("_Known")


class Kept(dict[str, _Known], Generic[_Known]):
    """Hold what was found out about the pieces met so far; it is all that is filled while texts are read."""

    def __init__(self, find_out: Callable[[str], _Known]) -> None:
        super().__init__()
        self._find_out = find_out

    def __missing__(self, piece: str) -> _Known:
        known = self._find_out(piece)
        if len(self) >= _MOST_KEPT:
            self.clear()
        if len(piece) <= LONGEST_KEPT:
            self[piece] = known
        return known


@lru_cache(maxsize=2)
def pieces(text: str) -> tuple[list[str], list[int]]:
    """Return the pieces of a text, and where each begins and the last one ends; not to be changed.

    Offsets: code points. Several readers ask for the same text one after the other.
    """
    found = _PIECE.findall(text)
    return found, list(accumulate(map(len, found), initial=len(text) - len(text.lstrip())))
