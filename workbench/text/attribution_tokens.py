"""Words of a text, split once and kept as parallel lists, each with what its language's lexicon knows of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, compress, count, repeat
from operator import add, and_
from typing import Any

from workbench.rows import Span
from workbench.text import attribution_flags as bit
from workbench.text.number_pieces import Kept, pieces

# A word, an elided one with its apostrophe ("l’"), a number, or a mark.
WORD = re.compile(r"[^\W\d_]+(?:[-&][^\W\d_]+|\.[a-z]{2,}(?![^\W\d_]))*[’'ʼ]?|\d+(?:[.,]\d+)*|\S")

# A word in small letters with straight apostrophes, and its flags: one bit for each thing known of the word.
Form = tuple[str, int]
Forms = Callable[[str], Form]


@dataclass(frozen=True, slots=True)
class Words:
    """Hold a text's words, numbers and marks, one entry each in every list.

    starts, ends: code points. lowers: small letters, straight apostrophes. flags: the bits of
    `attribution_flags`. capitals, names, digits: the indices of capitalised words, of those that may be part of a
    name, of numbers.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    lowers: Sequence[str]
    flags: Sequence[int]
    capitals: Sequence[int]
    names: Sequence[int]
    digits: Sequence[int]

    def __len__(self) -> int:
        return len(self.starts)

    def index(self, at: int) -> int:
        """Return the first word at or after an offset."""
        return bisect_left(self.starts, at)

    def word(self, index: int) -> str:
        """Return a word as it was written."""
        return self.text[self.starts[index] : self.ends[index]]

    def span(self, first: int, last: int) -> Span:
        """Return the code points from one word to before another."""
        return Span(self.starts[first], self.ends[last - 1])


_Word = tuple[str, int, int, int]  # what is known of it, its length, and from its start to the next one's


@cache
def _known(forms: Forms) -> Kept[tuple[_Word, ...]]:
    """Return the words of the pieces met so far."""
    return Kept(lambda piece: _words(piece, forms))


def _words(piece: str, forms: Forms) -> tuple[_Word, ...]:
    spans = [match.span() for match in WORD.finditer(piece)]
    after = [*[start for start, _ in spans[1:]], len(piece)]
    return tuple(
        [
            (*forms(piece[start:end]), end - start, stop - start)
            for (start, end), stop in zip(spans, after, strict=True)
        ]
    )


def words(text: str, forms: Forms) -> Words:
    """Split a text into words.

    An elided article keeps its apostrophe and stands alone ("l’", "interesse"). No word reaches across a blank,
    so those of each piece of the text are known from before where it was met.
    """
    found, begin = pieces(text)
    if not found:
        return Words(text, (), (), [], (), (), (), ())
    each = chain.from_iterable(map(_known(forms).__getitem__, found))
    lowers, flags, lengths, steps = zip(*each, strict=True)
    starts = list(accumulate(steps, initial=begin[0]))
    starts.pop()  # where the text ends
    shown = having(flags, bit.PROPER | bit.DIGIT)
    capitals = [index for index in shown if flags[index] & bit.PROPER]
    return Words(
        text=text,
        starts=starts,
        ends=list(map(add, starts, lengths)),
        lowers=list(lowers),
        flags=flags,
        capitals=capitals,
        names=[index for index in capitals if flags[index] & bit.NAME],
        digits=[index for index in shown if flags[index] & bit.DIGIT],
    )


def having(flags: Iterable[int], bits: int) -> list[int]:
    """Return the indices of the words that have one of some flags; most have none."""
    return list(compress(count(), map(and_, flags, repeat(bits))))


def lowered(word: str) -> str:
    """Return a word in small letters with straight apostrophes."""
    return word.lower().replace("’", "'").replace("ʼ", "'")


def conjugated(classes: Mapping[str, Any], verbs: Mapping[str, Any], form: str) -> set[str]:
    """Return one form ("finite", "gerund", "participle") of every verb listed under the classes' names."""
    forms: set[str] = set()
    for name, endings in classes.items():
        for infinitive in verbs.get(name, ()):
            stem = infinitive.removesuffix(endings["suffix"])
            forms.update(stem + ending for ending in endings.get(form, ()))
    return forms


# First word -> second word ("" where none follows) -> what may follow that, longest first.
Phrases = Mapping[str, Mapping[str, Sequence[list[str]]]]


def phrases(texts: Iterable[str]) -> Phrases:
    """Index phrases by their first two words."""
    table: dict[str, dict[str, list[list[str]]]] = {}
    for head, *tail in sorted({tuple(lowered(word) for word in WORD.findall(text)) for text in texts}):
        table.setdefault(head, {}).setdefault(tail[0] if tail else "", []).append(tail[1:])
    for followers in table.values():
        for rests in followers.values():
            rests.sort(key=lambda rest: -len(rest))
    return table


def phrase_at(lowers: Sequence[str], at: int, table: Phrases) -> int | None:
    """Return where the longest listed phrase that starts at this word ends, or None."""
    if at >= len(lowers) or (followers := table.get(lowers[at])) is None:
        return None
    if at + 1 < len(lowers):
        for rest in followers.get(lowers[at + 1], ()):
            end = at + 2 + len(rest)
            if not rest or lowers[at + 2 : end] == rest:
                return end
    return at + 1 if "" in followers else None
