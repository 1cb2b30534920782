"""Tell from the verbs beside a date whether it is past or to come."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from workbench.text.date_calendar import Tense
from workbench.text.date_words import Tokens
from workbench.text.scan import words_of

_REACH = 14  # tokens on either side
_CLAUSE = 4  # how many tokens further away a verb of another clause counts
_AUXILIARY_REACH = 3
# Words that may stand between a participle and its date ("firmato il 30 gennaio").
_SMALL = frozenset(("the", "of", "in", "article", "month_lead", "weekday_lead", "part", "shift"))
_SENTENCE_ENDS = frozenset(".!?;\n")


@dataclass(frozen=True, slots=True)
class _Verbs:
    auxiliaries: frozenset[str]
    participle_ends: tuple[str, ...]
    alone_ends: tuple[str, ...]
    past_ends: tuple[str, ...]
    past_words: frozenset[str]
    future_ends: tuple[str, ...]
    future_words: frozenset[str]
    not_past: frozenset[str]
    clause_words: frozenset[str]


@cache
def _verbs(language: str) -> _Verbs:
    data = {name: value.split("|") for name, value in words_of(language, "dates")["tense"].items()}
    return _Verbs(
        auxiliaries=frozenset(data["auxiliaries"]),
        participle_ends=tuple(data["participle_ends"]),
        alone_ends=tuple(data["alone_ends"]),
        past_ends=tuple(data["past_ends"]),
        past_words=frozenset(data["past_words"]),
        future_ends=tuple(end for end in data["future_ends"] if end),
        future_words=frozenset(data["future_words"]),
        not_past=frozenset(data["not_past"]),
        clause_words=frozenset(data["clause_words"]),
    )


class _Sign(NamedTuple):
    """Say what a word tells of tense: by itself, right before a date, as an auxiliary or after one."""

    ends: bool
    distance: int
    tense: Tense | None
    alone: bool
    auxiliary: bool
    participle: bool


@lru_cache(maxsize=20_000)
def _sign(word: str, language: str) -> _Sign:
    verbs = _verbs(language)
    past = word not in verbs.not_past
    return _Sign(
        ends=word in _SENTENCE_ENDS,
        distance=_CLAUSE if word == "," or word in verbs.clause_words else 1,
        tense=_own_tense(word, verbs),
        alone=past and len(word) > 4 and word.endswith(verbs.alone_ends),
        auxiliary=word in verbs.auxiliaries,
        participle=past
        and len(word) > 3
        and word not in verbs.future_words
        and word.endswith(verbs.participle_ends),
    )


def _own_tense(word: str, verbs: _Verbs) -> Tense | None:
    if word in verbs.future_words:
        return "future"
    if word in verbs.past_words:
        return "past"
    if word in verbs.not_past or len(word) < 4:
        return None
    if word.endswith(verbs.future_ends):
        return "future"
    return "past" if word.endswith(verbs.past_ends) else None


class Tenses:
    """Find the tense beside a mention, the closest verb of its sentence first."""

    def __init__(self, tokens: Tokens, language: str) -> None:
        self._tokens = tokens
        self._language = language

    def near(self, start: int, end: int) -> Tense | None:
        """Return the tense of the closest verb; start and end are tokens of the mention."""
        before = self._scan(range(start - 1, max(-1, start - 1 - _REACH), -1), behind=False)
        after = self._scan(range(end, min(len(self._tokens), end + _REACH)), behind=True)
        closest = min((found for found in (before, after) if found), default=None, key=lambda found: found[0])
        return closest[1] if closest else None

    def _scan(self, places: range, behind: bool) -> tuple[int, Tense] | None:
        forms, language = self._tokens.forms, self._language
        distance, alone = 0, not behind
        for place in places:
            sign = _sign(forms[place].word, language)
            if sign.ends:
                return None
            distance += sign.distance
            if sign.tense or sign.auxiliary or (alone and sign.alone):
                tense = self._tense(place, sign, alone)
                if tense:
                    return distance, tense
            alone = alone and not _SMALL.isdisjoint(self._tokens.roles(place))
        return None

    def _own(self, place: int) -> Tense | None:
        tense = _sign(self._tokens.forms[place].word, self._language).tense
        # May is a month and not a verb.
        return None if tense and "month_name" in self._tokens.roles(place) else tense

    def _tense(self, place: int, sign: _Sign, alone: bool) -> Tense | None:
        """Return the tense of a word; a participle without its auxiliary tells only right before the date."""
        own = self._own(place)
        before = range(max(0, place - _AUXILIARY_REACH), place)
        if own == "past" and any(self._own(earlier) == "future" for earlier in before):
            return "future"  # will be closed
        if own:
            return own
        if alone and sign.alone:
            return "past"
        if not sign.auxiliary:
            return None
        behind = self._tokens.forms[place + 1 : place + 1 + _AUXILIARY_REACH]
        return "past" if any(_sign(form.word, self._language).participle for form in behind) else None
