"""Find texts by a few letters of their words: case and diacritics do not count, a slip of the finger neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench import folding

_APART = re.compile(r"[\W_]+")
_PLAIN, _WITHIN, _CLOSE = 3.0, 2.0, 1.0
_ALIKE = 78  # of 100: how like a typed word must be to a stretch of a text
_LEAST = 3  # letters of a word that may be misspelt
_ENOUGH = 3  # with so many texts that have the words, none is guessed at
_MANY = 2000  # texts among which one is guessed at: more would hold up the typing


@lru_cache(maxsize=16384)  # every article's title is folded each time the palette opens
def folded(text: str) -> str:
    """Return a text in small letters, without diacritics and without marks between words."""
    return _APART.sub(" ", folding.folded(text)).strip()


def ranked(query: str, texts: Sequence[str]) -> list[tuple[int, float]]:
    """Return which of some folded texts a query finds, the best first, each with its score.

    Best is a text in which every word of the query begins a word, then one that has them anywhere; a text that
    is merely alike is found where hardly any other is. An empty query finds everything, in order.
    """
    words = folded(query).split()
    if not words:
        return [(index, _PLAIN) for index in range(len(texts))]
    found = [(index, score) for index, text in enumerate(texts) if (score := _score(words, text))]
    if len(found) < _ENOUGH and all(len(word) >= _LEAST for word in words):
        known = {index for index, _score in found}
        found += [one for one in _alike(words, texts[:_MANY]) if one[0] not in known]
    return sorted(found, key=lambda one: -one[1])


def _score(words: Sequence[str], text: str) -> float:
    """Return how well a text has all words; 0 where it lacks one."""
    if any(word not in text for word in words):
        return 0
    spaced = f" {text}"
    if any(f" {word}" not in spaced for word in words):
        return _WITHIN
    first = 0.5 if text.startswith(words[0]) else 0.0
    return _PLAIN + first + 0.4 / (1 + len(text))  # of two that begin alike the shorter one is meant


def _alike(words: Sequence[str], texts: Sequence[str]) -> list[tuple[int, float]]:
    from rapidfuzz import fuzz, process  # no start needs it

    scores = [0.0] * len(texts)
    left = range(len(texts))
    for word in words:
        among = [texts[index] for index in left]
        kept = process.extract(word, among, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=None)
        held = [(left[place], score) for _text, score, place in kept]
        left = sorted(index for index, _ in held)  # type: ignore[assignment]
        for index, score in held:
            scores[index] += score / 100 / len(words)
    return [(index, min(scores[index], _CLOSE)) for index in left]
