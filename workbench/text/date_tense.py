"""Tell from the verbs beside a date whether it is past or to come."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from workbench.text.date_calendar import Tense
from workbench.text.date_words import Tokens
from workbench.text.number_pieces import Kept
from workbench.text.scan import words_of

_REACH = 14  # tokens on either side
_CLAUSE = 4  # how many tokens further away a verb of another clause counts
_AUXILIARY_REACH = 3
_LONGEST_LIMIT = 3  # tokens
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
    reported: frozenset[str]
    reported_next: frozenset[str]
    lasting: frozenset[str]


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
        reported=frozenset(data["reported"]),
        reported_next=frozenset(data["reported_next"]) - {""},
        lasting=frozenset(data["lasting"]),
    )


class _Sign(NamedTuple):
    """Say what a word tells of tense: by itself, right before a date, as an auxiliary or after one."""

    ends: bool
    distance: int
    tense: Tense | None
    alone: bool
    auxiliary: bool
    participle: bool
    reported: bool
    lasting: bool


@cache
def _signs(language: str) -> Kept[_Sign]:
    """Return what the words met so far tell."""
    verbs = _verbs(language)
    return Kept(lambda word: _sign(word, verbs))


def _sign(word: str, verbs: _Verbs) -> _Sign:
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
        reported=word in verbs.reported,
        lasting=word in verbs.lasting,
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


def tense_beside(tokens: Tokens, first: int, last: int) -> Tense | None:
    """Return the tense of the verb closest to a mention, in its own sentence; first, last: its tokens, half-open.

    What was decided "until March" lies ahead, though its verb tells of the past; what lasted until then does not.
    """
    before = _scan(tokens, range(first - 1, max(-1, first - 1 - _REACH), -1), behind=False)
    after = _scan(tokens, range(last, min(len(tokens), last + _REACH)), behind=True)
    closest = min(
        (found for found in (before, after) if found), default=None, key=lambda found: found.distance
    )
    if closest is None:
        return None
    if closest.tense == "past" and not closest.lasting and _after_limit(tokens, first):
        return "future"
    return closest.tense


class _Told(NamedTuple):
    """Hold what a verb tells: how far it stands, its tense, whether it names what lasts rather than happens."""

    distance: int
    tense: Tense
    lasting: bool


def _after_limit(tokens: Tokens, first: int) -> bool:
    """Tell whether a word for "until" stands just before a token."""
    for back in range(1, min(first, _LONGEST_LIMIT) + 1):
        limit = tokens.roles(first - back).get("limit")
        if limit and limit[1] == back:
            return True
    return False


def _scan(tokens: Tokens, places: range, behind: bool) -> _Told | None:
    forms, signs = tokens.forms, _signs(tokens.words.language)
    distance, alone = 0, not behind
    for place in places:
        sign = signs[forms[place].word]
        if sign.ends:
            return None
        distance += sign.distance
        if sign.tense or sign.auxiliary or (alone and sign.alone):
            tense = _tense(tokens, place, sign, alone)
            if tense:
                near = forms[max(0, place - 1) : place + _AUXILIARY_REACH]
                return _Told(distance, tense, any(signs[form.word].lasting for form in near))
        alone = alone and not _SMALL.isdisjoint(tokens.roles(place))
    return None


def _own(tokens: Tokens, place: int) -> Tense | None:
    tense = _word_sign(tokens, place).tense
    # May is a month and not a verb.
    return None if tense and "month_name" in tokens.roles(place) else tense


def _tense(tokens: Tokens, place: int, sign: _Sign, alone: bool) -> Tense | None:
    """Return the tense of a word; a participle without its auxiliary tells only right before the date."""
    own = _own(tokens, place)
    before = range(max(0, place - _AUXILIARY_REACH), place)
    if sign.reported and _reported(tokens, place):
        return "past"
    if own == "past" and any(_own(tokens, earlier) == "future" for earlier in before):
        reported = [earlier for earlier in before if _word_sign(tokens, earlier).reported]
        if reported and _reported(tokens, reported[-1]):
            return "past"
        return "future"  # will be closed
    if own:
        return own
    if alone and sign.alone:
        return "past"
    return "past" if sign.auxiliary and _participle_follows(tokens, place) else None


def _reported(tokens: Tokens, place: int) -> bool:
    """Tell whether a conditional with its participle tells what is said to have happened ("sarebbero entrati").

    After a verb of saying and "che" it tells what was then to come ("ha detto che sarebbe andato").
    """
    verbs = _verbs(tokens.words.language)
    if verbs.reported_next and tokens.word(place + 1) not in verbs.reported_next:
        return False
    if not _participle_follows(tokens, place):
        return False
    for back in range(place - 1, max(0, place - _REACH), -1):
        if tokens.word(back) in verbs.clause_words:
            said = _word_sign(tokens, back - 1)
            return not (said.participle or said.tense == "past")
    return True


def _participle_follows(tokens: Tokens, place: int) -> bool:
    behind = range(place + 1, min(len(tokens), place + 1 + _AUXILIARY_REACH))
    return any(_word_sign(tokens, later).participle for later in behind)


def _word_sign(tokens: Tokens, place: int) -> _Sign:
    return _signs(tokens.words.language)[tokens.forms[place].word]
