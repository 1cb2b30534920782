"""What the words over a table say: which column is which, what is measured, and in which unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from workbench import data
from workbench.sources.names import mentions
from workbench.text import quantities

_CHUNK = re.compile(r"(?<!\d),|,(?!\d)|[;:()\[\]|–—\n]+| - |(?:^| )in ", re.IGNORECASE)
_WORD = re.compile(r"[^\s]+")
_SHORT = 4  # letters from which a unit is a word, not a symbol that may stand for anything
_REACH = 6  # words of a unit with its scale
_WORDS = 40  # of a chunk at which a unit may begin
_LONGEST = 300  # code points of a heading that are read


@dataclass(frozen=True, slots=True)
class Labels:
    """Hold every language's words for the parts of a table."""

    headings: dict[str, frozenset[str]]
    scales: tuple[tuple[tuple[str, ...], Decimal], ...]
    counts: frozenset[str]
    of: frozenset[str]

    def is_heading(self, kind: str, heading: str) -> bool:
        """Tell whether a heading is one of a kind of column: "entity", "code", "note"."""
        words = " ".join(re.findall(r"\w+", heading.replace("_", " ").casefold()))
        return words in self.headings[kind]


@cache
def labels() -> Labels:
    """Return the words of all languages together: a table's own language is not known."""
    lexicons = [data.lexicon(language, "imports") for language in data.languages()]
    scales = {
        tuple(word.casefold().split()): Decimal(scale)
        for lexicon in lexicons
        for scale, words in lexicon["scales"].items()
        for word in words
    }
    return Labels(
        headings={
            kind: frozenset(word.casefold() for lexicon in lexicons for word in lexicon["headings"][kind])
            for kind in ("entity", "code", "note")
        },
        scales=tuple(scales.items()),
        counts=frozenset(word.casefold() for lexicon in lexicons for word in lexicon["units"]["count"]),
        of=frozenset(word for lexicon in lexicons for word in lexicon["units"]["of"]),
    )


def measure_of(texts: Iterable[str]) -> str:
    """Return the code of what the first telling text says is measured, the longest name of it; else nothing."""
    for text in texts:
        found = [
            mention
            for language in data.languages()
            for mention in mentions(text[:_LONGEST], language)
            if mention.kind == "measure"
        ]
        if found:
            return max(found, key=lambda mention: len(mention.span)).codes[0]
    return ""


def unit_of(texts: Iterable[str], pieces: bool = False) -> tuple[str, Decimal] | None:
    """Return the unit that the first telling text names, and by what a figure is multiplied to be in it.

    The unit is empty where only a scale is named ("thousands").
    A short symbol counts only where it stands alone between brackets or commas; pieces: every word stands
    alone, as in "reserves_t".
    """
    for text in texts:
        low = text[:_LONGEST]
        chunks = low.split() if pieces else [chunk.strip() for chunk in _CHUNK.split(low) if chunk.strip()]
        found = next((unit for chunk in reversed(chunks) if (unit := _unit_at(chunk, alone=True))), None)
        found = found or next((unit for chunk in chunks if (unit := _unit_inside(chunk))), None)
        apart = next(
            (times for chunk in chunks for times, rest in [_scale(chunk.split())] if times and not rest), None
        )
        if found:
            return (found[0], found[1] * apart) if apart and found[1] == 1 else found
        if apart:
            return "", apart
    return None


def _unit_inside(chunk: str) -> tuple[str, Decimal] | None:
    """Return the first unit that is spelt out among a chunk's words."""
    starts = [word.start() for word in _WORD.finditer(chunk)][:_WORDS]
    return next((unit for start in starts if (unit := _unit_at(chunk[start:], alone=False))), None)


def _unit_at(text: str, alone: bool) -> tuple[str, Decimal] | None:
    """Return the unit with which a text begins, its scale before or after it.

    alone: nothing but the unit may stand there, apart from what it is of.
    """
    known = labels()
    words = text.split()[:_REACH]
    scale, words = _scale(words)
    if scale is not None and words and words[0].casefold() in known.of:
        words = words[1:]
    number = "" if words and words[0][:1].isdigit() else "1 "  # "1,000 t" brings its own
    rest = " ".join(words)
    counted = next((one for one in known.counts if f"{rest.casefold()} ".startswith(f"{one} ")), None)
    if counted and (alone or scale is not None or len(counted) > _SHORT):
        return "count", scale or Decimal(1)
    for language in data.languages():
        found = next(iter(quantities(number + rest, language)), None)
        if found is None or found.span.start != 0 or found.kind not in ("measure", "currency", "percent"):
            continue
        written = (number + rest)[len(number) : found.span.end].strip()
        unit = "percent" if found.kind == "percent" else found.unit
        if unit is None or found.high is not None or (not alone and len(written) < _SHORT):
            continue
        if rest[len(written) :].lstrip().startswith("/"):  # a price for each of something
            continue
        after = rest[len(written) :].split()
        more, after = _scale(after)
        if alone and after and after[0].casefold() not in known.of and len(written) < _SHORT:
            continue
        return unit, (scale or Decimal(1)) * (more or Decimal(1)) * found.value
    return None


def _scale(words: list[str]) -> tuple[Decimal | None, list[str]]:
    low = tuple(word.casefold().strip(".") for word in words)
    for scale, times in labels().scales:
        if low[: len(scale)] == tuple(word.strip(".") for word in scale):
            return times, words[len(scale) :]
    return None, words
