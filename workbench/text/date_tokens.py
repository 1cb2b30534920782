"""Lay out the tokens of a text, and find the stretches of them in which a date may stand.

What is written between two blanks repeats, so it is cut and looked up once, with all that its tokens may be in a
date. A sign for each token tells where a date may hang; only there roles among neighbours are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate, chain
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

# More signs: a part of a date; a word that makes a day of a number behind it; a number; and what a date may
# hang on.
_PART, _OPENER, _NUMBER, _TELLING = "pont"
_HINT = re.compile(f"{_TELLING}|{_OPENER}{_OPENER}?{_NUMBER}")


# A token's form, its sign, its roles (`UNREAD` where neighbours may change them), and from its start to the next.
_Token = tuple[Form, str, Roles, int]


class _Known(NamedTuple):
    """Hold a language's words, and for the pieces met so far their tokens."""

    words: Lexicon
    tokens: Kept[tuple[_Token, ...]]


@cache
def _known(language: str) -> _Known:
    words = words_of(language)
    return _Known(words, Kept(lambda piece: _tokens(piece, words)))


def tokens_of(text: str, language: str) -> Tokens:
    """Lay out the tokens of a text."""
    words, known = _known(language)
    found, starts = pieces(text)
    each = chain.from_iterable(map(known.__getitem__, found))
    # A text of blanks has no pieces.
    forms, signs, roles, steps = zip(*each, strict=True) if found else ((), (), (), ())
    return Tokens(
        text=text,
        words=words,
        starts=list(accumulate(steps, initial=starts[0])),
        forms=forms,
        signs="".join(signs),
        known=[*roles, NO_ROLES, NO_ROLES],
        read=roles_at,
    )


def stretches(tokens: Tokens) -> Iterator[range]:
    """Yield where parts of a date stand side by side, with one among them that it may hang on."""
    signs, stop = tokens.signs, 0
    while (hint := _HINT.search(signs, stop)) is not None:
        start = signs.rfind(NO_PART, stop, hint.start()) + 1 or stop
        stop = signs.find(NO_PART, hint.end())
        stop = stop if stop >= 0 else len(signs)
        yield range(start, stop)


def _tokens(written: str, words: Lexicon) -> tuple[_Token, ...]:
    placed = cut(written)
    starts = [start for _, start in placed]
    forms = [_form(word, start > 0, words.language) for word, start in placed]
    if len(written) <= LONGEST_KEPT:
        tokens = Tokens(written, words, starts, forms, "", [UNREAD] * len(forms) + [NO_ROLES] * 2, roles_at)
        forms = [_in_chunk(tokens, index) for index in range(len(forms))]
    steps = [after - start for start, after in zip(starts, [*starts[1:], len(written)], strict=True)]
    roles = [form.alone if form.alone is not None and not form.company else UNREAD for form in forms]
    return tuple([(form, form.sign, own, step) for form, own, step in zip(forms, roles, steps, strict=True)])


@lru_cache(maxsize=_MOST_FORMS)
def _form(written: str, glued: bool, language: str) -> Form:
    words, word = words_of(language), lowered(written)
    phrases = words.phrases.get(word, {})
    company = set(phrases) - {""}
    if word[0] in DIGITS:
        # A number of five digits and more is no part of a date.
        part = word in words.parts or len(word) <= _LONGEST_YEAR
        return Form(word, len(written), glued, _TELLING if part else NO_PART, None, frozenset(company))
    single = Form(word, len(written), True, NO_PART, None, frozenset())
    alone = roles_at(Tokens(written, words, [0], [single], NO_PART, [UNREAD], roles_at), 0)
    if word in words.elided:
        company.add("'")
    sign = _sign(alone)
    changing = word == "'" or any(role == "abbreviated" for some in phrases.values() for _, role, _ in some)
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
