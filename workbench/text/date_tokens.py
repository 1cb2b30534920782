"""Cut a text at its blanks, find the stretches of it in which a date may stand, and lay out their tokens.

What is written between two blanks repeats, so it is cut and looked up once. A sign for each such chunk tells
where a date may hang; only there tokens are laid out, and their roles among their neighbours read.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from workbench.text.date_roles import roles_at
from workbench.text.date_words import (
    DIGITS,
    NO_PART,
    NO_ROLES,
    NUMBERS,
    SMALL,
    UNREAD,
    Form,
    Lexicon,
    Roles,
    Tokens,
    cut,
    lowered,
    words_of,
)
from workbench.text.number_pieces import LONGEST_KEPT, Kept, pieces
from workbench.text.number_words import word_meaning

_MOST_FORMS = 50_000
_LONGEST_YEAR = 4  # digits
_BEFORE, _BEHIND = 1, 2  # so many chunks around the parts of a date tell whether it is one

# More signs: a part of a date; a word that makes a day of a number behind it; a number; and what a date may
# hang on.
_PART, _OPENER, _NUMBER, _TELLING = "pont"
_HINT = re.compile(f"{_TELLING}|{_OPENER}{_OPENER}?{_NUMBER}")


class _Chunk(NamedTuple):
    """Hold the tokens of a piece: their forms, the sign of each, and from the start of each to that of the next."""

    forms: tuple[Form, ...]
    signs: str
    steps: tuple[int, ...]


class _Known(NamedTuple):
    """Hold a language's words, and for the pieces met so far their tokens and what each is worth."""

    words: Lexicon
    chunks: Kept[_Chunk]
    signs: Kept[str]


@cache
def _known(language: str) -> _Known:
    words = words_of(language)
    chunks = Kept(lambda piece: _chunk(piece, words))
    return _Known(words, chunks, Kept(lambda piece: _sign_of_all(chunks[piece].signs)))


@dataclass(eq=False, slots=True)
class Cut:
    """Hold a text cut at its blanks: the pieces, where each begins and the text ends, and what each is worth."""

    text: str
    words: Lexicon
    chunks: Kept[_Chunk]
    pieces: list[str]
    starts: list[int]
    signs: str

    def tokens(self, first: int, last: int) -> Tokens:
        """Lay out the tokens of the chunks from the first to before the last, as far as there are any."""
        first = max(0, first)
        forms: list[Form] = []
        steps = [self.starts[first]]
        signs: list[str] = []
        for piece in self.pieces[first:last]:
            chunk = self.chunks[piece]
            forms += chunk.forms
            steps += chunk.steps
            signs.append(chunk.signs)
        return Tokens(
            text=self.text,
            words=self.words,
            starts=list(accumulate(steps)),
            forms=forms,
            signs="".join(signs),
            known=[UNREAD] * len(forms) + [NO_ROLES] * 2,
            read=roles_at,
        )

    def tokens_around(self, start: int, end: int, reach: int) -> Tokens:
        """Lay out the tokens of a stretch of text with at least so many on either side, as far as there are."""
        first, last = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end)
        return self.tokens(first - reach, last + reach)

    def stretches(self) -> Iterator[tuple[Tokens, range]]:
        """Yield the stretches of words that may stand in a date, as far as they hold one it may hang on."""
        for run in _runs(self.signs, 0, len(self.signs)):
            tokens = self.tokens(run.start - _BEFORE, run.stop + _BEHIND)
            first = bisect_left(tokens.starts, self.starts[run.start])
            last = bisect_left(tokens.starts, self.starts[run.stop])
            for stretch in _runs(tokens.signs, first, last):
                yield tokens, stretch


def cut_up(text: str, language: str) -> Cut:
    """Cut a text at its blanks."""
    words, chunks, signs = _known(language)
    found, starts = pieces(text)
    return Cut(text, words, chunks, found, starts, "".join(map(signs.__getitem__, found)))


def _runs(signs: str, first: int, last: int) -> Iterator[range]:
    """Yield where signs of parts of a date stand side by side, with a hint among them."""
    stop = first
    while (hint := _HINT.search(signs, stop, last)) is not None:
        start = signs.rfind(NO_PART, stop, hint.start()) + 1 or stop
        stop = signs.find(NO_PART, hint.end(), last)
        stop = stop if stop >= 0 else last
        yield range(start, stop)


def _chunk(written: str, words: Lexicon) -> _Chunk:
    placed = cut(written)
    starts = [start for _, start in placed]
    forms = [_form(word, start > 0, words.language) for word, start in placed]
    if len(written) <= LONGEST_KEPT:
        tokens = Tokens(written, words, starts, forms, "", [UNREAD] * len(forms) + [NO_ROLES] * 2, roles_at)
        forms = [_in_chunk(tokens, index) for index in range(len(forms))]
    signs = "".join([form.sign for form in forms])
    steps = [after - start for start, after in zip(starts, [*starts[1:], len(written)], strict=True)]
    return _Chunk(tuple(forms), signs, tuple(steps))


def _sign_of_all(signs: str) -> str:
    """Return what a chunk is worth by the signs of its tokens: rather too much than too little."""
    if _HINT.search(signs) or (signs[0] == _NUMBER and signs[-1] == _OPENER):
        return _TELLING
    if signs[0] == _NUMBER:
        return _NUMBER
    if signs[-1] == _OPENER:
        return _OPENER
    return _PART if signs.strip(NO_PART) else NO_PART


@lru_cache(maxsize=_MOST_FORMS)
def _form(written: str, glued: bool, language: str) -> Form:
    words, word = words_of(language), lowered(written)
    phrases = words.phrases.get(word, ())
    company = {phrase[1] for phrase, _, _ in phrases if len(phrase) > 1}
    if word[0] in DIGITS:
        # A number of five digits and more is no part of a date.
        part = word in words.parts or len(word) <= _LONGEST_YEAR
        return Form(word, len(written), glued, _TELLING if part else NO_PART, None, frozenset(company))
    single = Form(word, len(written), True, NO_PART, None, frozenset())
    alone = roles_at(Tokens(written, words, [0], [single], NO_PART, [UNREAD], roles_at), 0)
    if word in words.elided:
        company.add("'")
    sign = _sign(alone)
    changing = word == "'" or any(role == "abbreviated" for _, role, _ in phrases)
    meaning = word_meaning(word, words.language) if word[0].isalpha() else None
    if meaning and words.in_several_words:
        changing, sign = True, _PART if meaning.role == "one" else _TELLING
    if word in words.telling:
        sign = _TELLING
    elif word in words.openers:
        sign = _OPENER
    elif sign == NO_PART and word in words.parts:
        sign = _NUMBER if word in words.elided else _PART
    return Form(word, len(written), glued, sign, None if changing else alone, frozenset(company))


def _in_chunk(tokens: Tokens, index: int) -> Form:
    """Return the form of a token; digits and apostrophes are known, as all they hang on is in their chunk."""
    form = tokens.forms[index]
    if form.word == "'":
        return form._replace(alone=roles_at(tokens, index))
    if form.word[0] not in DIGITS:
        return form
    roles = roles_at(tokens, index)
    sign = NO_PART if form.sign == NO_PART else _sign(roles)
    return form._replace(alone=roles, sign=sign)


def _sign(roles: Roles) -> str:
    told = roles.keys() - SMALL
    if told:
        return _NUMBER if told <= NUMBERS else _TELLING
    return _PART if roles else NO_PART
