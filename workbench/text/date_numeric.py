"""Read dates written in digits only: 12/01/2024, 12.1.24, 2024-01-12, 3/2015, 2023/24.

Not dates: scores (3-0), decimals (3,8), numbers of laws and of telephones; a date without a year is left to
the grammar, which wants a word before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from workbench.rows import Precision
from workbench.text.date_calendar import Interval, Now, When, day, full_year, months, yearly
from workbench.text.date_words import Tokens

_THREE = re.compile(r"([0-9]{1,4})([./\-\u2013])([0-9]{1,2})(?:\2|,)([0-9]{2,4})(?![0-9])")
_YEAR_FIRST = re.compile(r"([0-9]{4})([./\-\u2013])([0-9]{1,2})(?![0-9])")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([./\-\u2013])([0-9]{4})(?![0-9])")
_TWO = re.compile(r"([0-9]{1,2})([./\-\u2013])([0-9]{1,2})(?![0-9])")
_REACH = 24  # code points; longer than every form
_JOINTS = frozenset("./-\u2013")


def numeric(tokens: Tokens, index: int) -> tuple[str, When, int] | None:
    """Return the whole date in digits that begins at a token of digits, None if there is none.

    It is the date's role ("numeric", "numeric_month" or "day_and_month"), what it means, and how many tokens
    it takes.
    """
    text, start, end = tokens.text, tokens.start(index), tokens.end(index)
    mark = text[end : end + 1]
    if mark not in _JOINTS or not text[end + 1 : end + 2].isdigit() or not _begins(text, start, mark):
        return None
    near = text[start : start + _REACH]
    for form, read in _FORMS:
        match = form.match(near)
        if not match:
            continue
        end = start + match.end()
        found = read(match, tokens.words.settings) if _ends(text, end, mark) else None
        if not found:
            return None
        behind = index + 1
        while behind < len(tokens) and tokens.start(behind) < end:
            behind += 1
        return (*found, behind - index)
    return None


def _begins(text: str, start: int, mark: str) -> bool:
    before = text[start - 1] if start else " "
    joined = (before in ".,:/" or before == mark) and start > 1
    return not (joined or before.isalnum() or before in "€$£+#@_&=\\")


def _ends(text: str, end: int, mark: str) -> bool:
    after, next_one = text[end : end + 1], text[end + 1 : end + 2]
    if after in ("T", "t") and next_one.isdigit():  # ISO 8601: 2024-01-12T10:30
        return True
    if after.isalnum() or after in {"%", "‰", "€", "$", "£", "°", "º", "ª", "_", "@"}:
        return False
    return not (
        after and after in ".,:/-–" and (next_one.isdigit() or (after == mark and next_one.isalnum()))
    )


def _three(match: re.Match[str], settings: dict[str, Any]) -> tuple[str, When] | None:
    a, b, c = int(match.group(1)), int(match.group(3)), int(match.group(4))
    if len(match.group(1)) == 4:
        fixed = day(a, b, c) or day(a, c, b)
        return ("numeric", _fixed(fixed, "day")) if fixed and len(match.group(4)) == 2 else None
    if len(match.group(1)) > 2 or len(match.group(4)) == 3:
        return None
    short = len(match.group(4)) == 2
    orders = _orders(a, b)

    def at(now: Now) -> tuple[Interval, ...]:
        year = full_year(c, now) if short else c
        return _possible([day(year, month, number) for number, month in orders], settings)

    return ("numeric", When(at, "day", daily=False)) if at(Now()) else None


def _two(match: re.Match[str], settings: dict[str, Any]) -> tuple[str, When] | None:
    a, b, mark = int(match.group(1)), int(match.group(3)), match.group(2)
    orders = [(d, m) for d, m in _orders(a, b) if day(2000, m, d)]
    if not orders:
        return None
    if mark == "." and not (settings["dotted_days"] and len(match.group(3)) == 2):
        return None
    if mark in "-–" and max(a, b) <= 12:  # "il 2-1 di ieri" is a score
        return None
    if len(orders) > 1 and settings["order"] != "open":
        orders = orders[:1]

    def at(now: Now) -> tuple[Interval, ...]:
        found = [yearly(partial(_of_year, number, month), now) for number, month in orders]
        return _possible([reading for readings in found for reading in readings], settings)

    return "day_and_month", When(at, "day", recurring=True, daily=False)


def _of_year(number: int, month: int, year: int) -> Interval | None:
    return day(year, month, number)


def _year_first(match: re.Match[str], settings: dict[str, Any]) -> tuple[str, When] | None:
    year, second = int(match.group(1)), int(match.group(3))
    if len(match.group(3)) == 2 and second == (year + 1) % 100 and match.group(2) != ".":
        return "numeric_month", _fixed(months(year, 1, 24), "year")  # the season 2023/24
    if len(match.group(3)) == 2 and second > max(12, year % 100) and match.group(2) in "-–":
        return "numeric_month", _fixed(months(year, 1, 12 * (second - year % 100 + 1)), "year")  # 1914-18
    month = months(year, second) if 1 <= second <= 12 and 1000 <= year <= 2199 else None
    return ("numeric_month", _fixed(month, "month")) if month else None


def _year_last(match: re.Match[str], settings: dict[str, Any]) -> tuple[str, When] | None:
    month, year = int(match.group(1)), int(match.group(3))
    if match.group(2) == "." or not (1 <= month <= 12 and 1000 <= year <= 2199):
        return None
    return "numeric_month", _fixed(months(year, month), "month")


def _fixed(interval: Interval | None, precision: Precision) -> When:
    return When(lambda now: (interval,) if interval else (), precision, daily=False)


def _orders(a: int, b: int) -> list[tuple[int, int]]:
    return [(a, b)] if a == b else [(a, b), (b, a)]


def _possible(found: list[Interval | None], settings: dict[str, Any]) -> tuple[Interval, ...]:
    """Keep the readings that exist: the first of them, or all where the language leaves the order open."""
    real = [interval for interval in found if interval]
    return tuple(sorted(set(real))) if settings["order"] == "open" else tuple(real[:1])


_Read = Callable[[re.Match[str], dict[str, Any]], tuple[str, When] | None]
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (_THREE, _three), (_YEAR_FIRST, _year_first), (_YEAR_LAST, _year_last), (_TWO, _two),
)  # fmt: skip
