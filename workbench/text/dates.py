"""Dates of a text: absolute, partial and relative ones, as intervals of days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from workbench.rows import DateMention, Span
from workbench.text.date_calendar import MOST_KEPT, Interval, Now, Tense, When, months
from workbench.text.date_grammar import grammar
from workbench.text.date_parser import Found, Parser
from workbench.text.date_tense import tense_beside
from workbench.text.date_tokens import stretches, tokens_of
from workbench.text.date_words import NO_PART, Tokens

_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})\Z")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_ANCHOR_REACH = 300  # code points within which "il giorno dopo" takes up the date before


def dates(text: str, language: str, reference: date | str | None) -> list[DateMention]:
    """Return the dates of a text in order, not overlapping; spans in code points.

    reference: when the text was written, a day, "YYYY-MM-DD" or "YYYY-MM" (every reading from any day of that
    month is then a candidate), or None (only dates that need no reference are returned).
    A date without its year, month or week is the last one where the verb beside it tells of the past, the
    next one where it tells of the future, and else the closest. A language without data is read as English.
    Raises ValueError for a reference that is neither a day nor a month.
    """
    hull = _hull(reference)
    tokens = tokens_of(text, language)
    found: list[DateMention] = []
    for match in _matches(tokens):
        start, end = tokens.start(match.start), tokens.end(match.end - 1)
        now = Now(tense=_asked_once(tokens, match), anchor=_anchor(found, start))
        intervals = _resolved(match.when, hull, now)
        if intervals:
            found.append(
                DateMention(
                    span=Span(start, end),
                    first=intervals[0][0],
                    last=intervals[0][1] if len(intervals) == 1 else max([last for _, last in intervals]),
                    precision=match.when.precision,
                    candidates=intervals,
                )
            )
    return found


@lru_cache(maxsize=1_000)
def _hull(reference: date | str | None) -> Interval | None:
    """Return the first and the last day on which the text may have been written."""
    if reference is None:
        return None
    if isinstance(reference, date):
        written = date(reference.year, reference.month, reference.day)
        return written, written
    month, day = _MONTH.match(reference), _DAY.match(reference)
    if day:
        written = date(int(day.group(1)), int(day.group(2)), int(day.group(3)))
        return written, written
    whole = months(int(month.group(1)), int(month.group(2))) if month else None
    if whole is None or month is None or not 1 <= int(month.group(2)) <= 12:
        raise ValueError(f"neither a day nor a month: {reference!r}")
    return whole


def _matches(tokens: Tokens) -> Iterator[Found]:
    rules = grammar(tokens.words.settings["month_first"])
    for stretch in stretches(tokens):
        parser, at = Parser(rules, tokens, stretch), stretch.start
        while at < stretch.stop:
            never = tokens.known[at].get("never")
            if never:
                at += never[1]
                continue
            if tokens.known[at].kind.names.isdisjoint(rules.begins):
                at += 1
                continue
            match = _match_at(parser, at)
            if match and not _after_a_name(tokens, match.start):
                yield match
            at = match.end if match else at + 1


def _match_at(parser: Parser, at: int) -> Found | None:
    match = parser.longest("DATE", at)
    if match and match.start > at:  # a word before it that only allows it: without it there may be more
        inner = parser.longest("DATE", match.start)
        return inner if inner and inner.end > match.end else match
    return match


def _after_a_name(tokens: Tokens, start: int) -> bool:
    """Tell whether the word before makes it a name, a number or a habit (via XX Settembre, ogni lunedì)."""
    if start and "roman" in tokens.roles(start - 1):
        return True
    for back in range(1, min(start, 4) + 1):
        if tokens.signs[start - back] == NO_PART:
            return False
        roles = tokens.roles(start - back)
        if "not_after" in roles and roles["not_after"][1] == back:
            return True
    return False


def _asked_once(tokens: Tokens, match: Found) -> Callable[[], Tense | None]:
    """Return the tense beside a mention to those that ask for it, looking at the verbs once at most."""
    answer: list[Tense | None] = []

    def tense() -> Tense | None:
        if not answer:
            answer.append(tense_beside(tokens, match.start, match.end))
        return answer[0]

    return tense


def _anchor(found: list[DateMention], start: int) -> Interval | None:
    if not found or start - found[-1].span.end > _ANCHOR_REACH or len(found[-1].candidates) > 1:
        return None
    return found[-1].first, found[-1].last


def _resolved(when: When, hull: Interval | None, now: Now) -> tuple[Interval, ...]:
    """Return every interval that the expression may name, from each day on which it may have been written."""
    if hull is None:
        return when.at(now)
    if when.kept:
        return _over(when, hull, now.tense() if when.recurring else None)
    return _from_each(when, hull, now)


@lru_cache(maxsize=MOST_KEPT)
def _over(when: When, hull: Interval, tense: Tense | None) -> tuple[Interval, ...]:
    return _from_each(when, hull, Now(tense=lambda: tense))


def _from_each(when: When, hull: Interval, now: Now) -> tuple[Interval, ...]:
    first, last = hull[0].toordinal(), hull[1].toordinal()
    found: set[Interval] = set()
    for number in range(first, last + 1 if when.daily else first + 1):
        found.update(when.at(Now(date.fromordinal(number), hull, now.tense, anchor=now.anchor)))
    return tuple(sorted(found))
