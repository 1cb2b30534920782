"""Words of a text, split once and kept as parallel lists, each with what its language's lexicon knows of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.rows import Span

# A word, an elided one with its apostrophe ("l’"), a number, or a mark.
WORD = re.compile(r"[^\W\d_]+(?:[-&][^\W\d_]+|\.[a-z]{2,}(?![^\W\d_]))*[’'ʼ]?|\d+(?:[.,]\d+)*|\S")

# A word in small letters with straight apostrophes, and its flags: one bit for each thing known of the word.
Form = tuple[str, int]
Forms = Callable[[str], Form]


@dataclass(frozen=True, slots=True)
class Words:
    """Hold a text's words, numbers and marks, one entry each in every list.

    starts, ends: code points. lowers: small letters, straight apostrophes. flags: the bits of
    `attribution_flags`. names: the indices of the words that may be part of a name.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    lowers: Sequence[str]
    flags: Sequence[int]
    names: Sequence[int]

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


def words(text: str, forms: Forms, name: int) -> Words:
    """Split a text into words; name: the flag of a word that may be part of a name.

    An elided article keeps its apostrophe and stands alone ("l’", "interesse").
    """
    spans = [match.span() for match in WORD.finditer(text)]
    if not spans:
        return Words(text, (), (), [], (), ())
    starts, ends = zip(*spans, strict=True)
    lowers, flags = zip(*map(forms, WORD.findall(text)), strict=True)
    names = [index for index, flag in enumerate(flags) if flag & name]
    return Words(text, starts, ends, list(lowers), flags, names)


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
