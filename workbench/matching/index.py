"""An index of claims by the pieces of their words, searched with a text that may repeat one of them."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

from workbench.folding import folded

Agreement = Literal["same words", "same figures", "other figures", "close"]

_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.)\S{1,2000}")
_JOINED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")  # "#AustralianFires" is two words
_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_PIECE = 4
"""Characters of a piece: long enough to tell words apart, short enough to outlive their endings."""
_SATURATION, _LENGTH = 1.2, 0.5
"""BM25's k1, and its b: claims are short, so that their length says less than that of documents."""
_LONGEST = 20_000  # code points of a text that are read


@dataclass(frozen=True, slots=True)
class Match:
    """Hold one claim that a text may repeat.

    index: the claim's place among the texts. score: BM25, higher is closer; to be compared within one search
    only. reason: "same words"; "same figures" where both have the same ones; "other figures" where both have
    some and they differ, so that it is another claim however close its words; else "close".
    """

    index: int
    score: float
    reason: Agreement


class ClaimIndex:
    """Search claims by a text, in any language: BM25 (Robertson and Zaragoza, 2009) over pieces of words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: list[str] = []
        self._figures: list[frozenset[str]] = []
        counted: list[Counter[str]] = []
        for text in texts:
            words = _words(text)
            self._words.append(" ".join(words))
            self._figures.append(_figures(text))
            counted.append(Counter(_pieces(words)))
        lengths = [pieces.total() for pieces in counted]
        mean = sum(lengths) / len(lengths) if any(lengths) else 1.0
        self._weights: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, pieces, length in zip(count(), counted, lengths, strict=False):
            damped = _SATURATION * (1 - _LENGTH + _LENGTH * length / mean)
            for piece, times in pieces.items():
                self._weights[piece].append((place, times * (_SATURATION + 1) / (times + damped)))

    def search(self, text: str, limit: int = 5) -> list[Match]:
        """Return the claims closest to a text, the closest first, at most so many."""
        words = _words(text)
        scores: dict[int, float] = defaultdict(float)
        for piece in dict.fromkeys(_pieces(words)):
            holders = self._weights.get(piece, ())
            rarity = math.log(1 + (len(self._words) - len(holders) + 0.5) / (len(holders) + 0.5))
            for place, weight in holders:
                scores[place] += rarity * weight
        best = heapq.nlargest(limit, scores, key=lambda place: (scores[place], -place))
        own, figures = " ".join(words), _figures(text)
        return [Match(place, scores[place], self._agreement(place, own, figures)) for place in best]

    def _agreement(self, place: int, words: str, figures: frozenset[str]) -> Agreement:
        if words == self._words[place]:
            return "same words"
        if figures and self._figures[place]:
            return "same figures" if figures == self._figures[place] else "other figures"
        return "close"


def _words(text: str) -> list[str]:
    """Return a text's words in small letters without accents, addresses left out."""
    return _WORD.findall(folded(_JOINED.sub(" ", _ADDRESS.sub(" ", text[:_LONGEST]))))


def _pieces(words: Sequence[str]) -> Iterable[str]:
    """Yield the pieces of words, their edges marked; a short word is one piece."""
    for word in words:
        marked = f"_{word}_"
        for start in range(max(1, len(marked) - _PIECE + 1)):
            yield marked[start : start + _PIECE]


def _figures(text: str) -> frozenset[str]:
    """Return the figures of a text as written, points and commas aside from a figure's inside alike."""
    return frozenset(figure.replace(",", ".") for figure in _FIGURE.findall(text[:_LONGEST]))
