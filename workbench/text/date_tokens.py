"""Cut a text into the tokens of the date reader, and find the stretches of it in which a date may stand.

Words repeat, so what a written form may be is found out once; the roles that hang on its neighbours are read
only where the grammar asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from workbench.text.date_roles import roles_at
from workbench.text.date_words import (
    DIGITS,
    NO_ROLES,
    SMALL,
    UNREAD,
    Form,
    Lexicon,
    Roles,
    Tokens,
    bare,
    cut,
    lowered,
    words_of,
)
from workbench.text.number_words import word_meaning

_MOST_FORMS = 50_000
_LONGEST_FORM = 40  # code points; longer ones are not kept


class _Forms(dict[str, Form]):
    """Hold the forms met so far in a language; the only thing here that is filled while texts are read."""

    def __init__(self, words: Lexicon) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, written: str) -> Form:
        form = _form(written, self._words)
        if len(self) >= _MOST_FORMS:
            self.clear()
        if len(written) <= _LONGEST_FORM:
            self[written] = form
        return form


@cache
def _forms(language: str) -> _Forms:
    return _Forms(words_of(language))


def tokens_of(text: str, language: str) -> Tokens:
    """Cut a text into tokens."""
    pieces = cut(text)
    forms = list(map(_forms(language).__getitem__, pieces))
    return Tokens(
        text=text,
        words=words_of(language),
        ends=list(accumulate(map(len, pieces))),
        forms=forms,
        known=[UNREAD] * len(forms) + [NO_ROLES] * 2,
        read=roles_at,
    )


def stretches(tokens: Tokens) -> Iterator[range]:
    """Return the stretches of words that may stand in a date, as far as they hold one it may hang on."""
    start, telling = 0, False
    for index, form in enumerate(tokens.forms):
        if form.partial:
            telling = telling or form.telling
        else:
            if telling:
                yield range(start, index)
            start, telling = index + 1, False
    if telling:
        yield range(start, len(tokens))


def _form(written: str, words: Lexicon) -> Form:
    form = bare(written)
    word, glued = lowered(form), len(form) == len(written)
    phrases = words.phrases.get(word, ())
    company = {phrase[1] for phrase, _, _ in phrases if len(phrase) > 1}
    part, telling = word in words.parts, word in words.telling
    if word[0] in DIGITS:
        # A number of three digits only counts, one of five and more is no part of a date.
        telling = telling or len(word) in (1, 2, 4)
        return Form(word, len(form), glued, part or len(word) <= 4, telling, None, frozenset())
    alone = _alone(form, word, words)
    changing = word == "'" or any(role == "abbreviated" for _, role, _ in phrases)
    if word in words.elided:
        company.add("'")
    meaning = word_meaning(word, words.language) if word[0].isalpha() else None
    if meaning and words.in_several_words:
        part = changing = True
        telling = telling or meaning.role != "one"
    return Form(
        word=word,
        length=len(form),
        glued=glued,
        partial=part or bool(alone),
        telling=telling or not SMALL.issuperset(alone),
        alone=None if changing else alone,
        company=frozenset(company),
    )


def _alone(form: str, word: str, words: Lexicon) -> Roles:
    """Return the roles of a form that stands by itself."""
    single = Form(word, len(form), True, True, True, None, frozenset())
    return roles_at(Tokens(form, words, [len(form)], [single], [UNREAD], roles_at), 0)
