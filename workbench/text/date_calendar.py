"""The calendar of the date reader: intervals of days, and which of a recurring date's readings is meant.

Nothing here raises outside the years 1 to 9999: what cannot be counted is left out (None or an empty tuple).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from workbench.rows import Precision

Interval = tuple[date, date]
Tense = Literal["past", "future"]

# How far a two-digit year may lie ahead of the article before it is read as one of the century before.
_AHEAD = 10
MONTHS_OF_UNIT = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_OF_UNIT = {"day": 1, "week": 7, "weekend": 7}
_HOURS_OF_A_DAY = 24
MOST_KEPT = 10_000  # results: every mention of an article asks for the same few again


class Now(NamedTuple):
    """Say from where a date is read.

    today: the day it was written, None where unknown. hull: the days on which it may have been written, all
    of one month. tense: asks for that of the verb beside the mention. bound: where given, a recurring date
    is its last occurrence that begins no later ("dal 28 dicembre al 3 gennaio"). floor: likewise the first
    that ends no earlier. anchor: the date mentioned before, which "il giorno dopo" takes up.
    """

    today: date | None = None
    hull: Interval | None = None
    tense: Callable[[], Tense | None] = lambda: None
    bound: date | None = None
    floor: date | None = None
    anchor: Interval | None = None


class When(NamedTuple):
    """Hold a date expression that is understood but not yet resolved.

    at: the intervals it names as read from a `Now`, none when it cannot be told. recurring: its year, month
    or week is left open and chosen by closeness and tense. daily: it may mean something else on another day
    of the same month. kept: it is one and the same object wherever these words stand, and asks for nothing
    but the day and, if recurring, the tense; so that what it names can be kept too.
    """

    at: Callable[[Now], tuple[Interval, ...]]
    precision: Precision
    recurring: bool = False
    daily: bool = True
    kept: bool = False


def day(year: int, month: int, number: int) -> Interval | None:
    """Return the interval of one day, None when there is no such day."""
    try:
        found = date(year, month, number)
    except (ValueError, OverflowError):
        return None
    return found, found


@lru_cache(maxsize=MOST_KEPT)
def months(year: int, month: int, count: int = 1) -> Interval | None:
    """Return the interval of so many calendar months from the given one (which may be beyond 12)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last_year, last_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    if year < MINYEAR or last_year > MAXYEAR:
        return None
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def moved(start: date, days: int) -> date | None:
    """Return the day so many days later, None beyond the calendar."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def added(start: date, unit: str, count: int) -> date | None:
    """Return the day so many units later; 31 January and a month is 28 February."""
    if unit == "hour":
        return moved(start, count // _HOURS_OF_A_DAY) if count % _HOURS_OF_A_DAY == 0 else None
    if unit in _DAYS_OF_UNIT:
        return moved(start, _DAYS_OF_UNIT[unit] * count)
    if unit not in MONTHS_OF_UNIT:
        return None
    month = months(start.year, start.month + MONTHS_OF_UNIT[unit] * count)
    return month and date(month[0].year, month[0].month, min(start.day, month[1].day))


def some(interval: Any) -> tuple[Interval, ...]:
    """Return an interval as the only one, and nothing for what is none (`today and unit_around(today, ...)`)."""
    return (interval,) if interval else ()


@lru_cache(maxsize=MOST_KEPT)
def unit_around(today: date, unit: str, shift: int = 0) -> Interval | None:
    """Return the calendar unit that holds the day, or the one so many units later; weeks begin on Monday."""
    if unit == "day":
        start = moved(today, shift)
        return (start, start) if start else None
    if unit == "week":
        return days_from(moved(today, 7 * shift - today.weekday()), 7)
    if unit == "weekend":
        return days_from(moved(today, 7 * shift + 5 - today.weekday()), 2)
    if unit == "decade":
        return months(today.year // 10 * 10 + 10 * shift, 1, 120)
    if unit == "century":
        return months((today.year - 1) // 100 * 100 + 1 + 100 * shift, 1, 1200)
    if unit not in MONTHS_OF_UNIT:
        return None
    count = MONTHS_OF_UNIT[unit]
    return months(today.year, (today.month - 1) // count * count + 1 + count * shift, count)


def days_from(start: date | None, count: int) -> Interval | None:
    """Return the interval of so many days, None beyond the calendar."""
    end = moved(start, count - 1) if start else None
    return (start, end) if start and end else None


def easter(year: int) -> date:
    """Return the Sunday of Easter in the Gregorian calendar.

    Source: the anonymous algorithm printed in J. Meeus, Astronomical Algorithms (1991), chapter 8.
    """
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 - the letters are the source's
    m = (a + 11 * h + 19 * l) // 433
    month = (h + l - 7 * m + 90) // 25
    return date(year, month, (h + l - 7 * m + 33 * month + 19) % 32)


def nth_weekday(within: Interval, weekday: int, nth: int) -> Interval | None:
    """Return the nth Monday (0) to Sunday (6) within an interval; -1 is the last one."""
    if nth > 0:
        start = moved(within[0], (weekday - within[0].weekday()) % 7 + 7 * (nth - 1))
    else:
        start = moved(within[1], -((within[1].weekday() - weekday) % 7) + 7 * (nth + 1))
    return (start, start) if start and within[0] <= start <= within[1] else None


def nth_week(within: Interval, nth: int) -> Interval | None:
    """Return the nth week of a month or year; a week belongs where its Thursday lies (ISO 8601)."""
    thursday = nth_weekday(within, 3, nth)
    return unit_around(thursday[0], "week") if thursday else None


def part_of(within: Interval, low: float, high: float) -> Interval | None:
    """Return the days from one fraction of an interval to another (0 to .5: its first half)."""
    length = (within[1] - within[0]).days + 1
    start, end = round(length * low), round(length * high)
    return days_from(moved(within[0], start), end - start) if end > start else None


def thirds(within: Interval, nth: int) -> Interval | None:
    """Return a third of a month by tens of days: 1 to 10, 11 to 20, 21 to the end."""
    start = moved(within[0], 10 * (nth - 1))
    end = moved(within[0], 10 * nth - 1) if nth < 3 else within[1]
    return (start, end) if start and end and 1 <= nth <= 3 else None


def full_year(number: int, now: Now) -> int:
    """Return the year meant by its last two digits: the latest one not far ahead of the article."""
    latest = (now.today.year if now.today else 2025) + _AHEAD
    return latest - (latest - number) % 100


def chosen(readings: Iterable[Interval | None], around: Interval, now: Now) -> tuple[Interval, ...]:
    """Choose the reading that is meant: by bound, floor or tense, else the closest (a tie: the past)."""
    found = sorted({reading for reading in readings if reading})
    first, last = around
    if now.bound:
        found = [reading for reading in found if reading[0] <= now.bound][-1:]
    elif now.floor:
        found = [reading for reading in found if reading[1] >= now.floor][:1]
    elif found:
        tense = now.tense()
        if tense == "past":
            found = [reading for reading in found if reading[0] <= last][-1:]
        elif tense == "future":
            found = [reading for reading in found if reading[1] >= first][:1]
        else:
            found = [
                min(found, key=lambda reading: max((reading[0] - last).days, (first - reading[1]).days, 0))
            ]
    return tuple(found)


def yearly(reading: Callable[[int], Interval | None], now: Now) -> tuple[Interval, ...]:
    """Choose the year of what comes every year, seen from all the days on which it may have been written."""
    pivot = now.bound or now.floor
    around = (pivot, pivot) if pivot else now.hull
    if not around:
        return ()
    low, high = around[0].year, around[1].year
    readings = [reading(year) for year in range(low - 2, high + 3) if MINYEAR <= year <= MAXYEAR]
    if not any(readings):  # 29 February: eight years may lie between two
        readings = [reading(year) for year in range(low - 8, high + 9) if MINYEAR <= year <= MAXYEAR]
    return chosen(readings, around, now)


def monthly(number: int, weekday: int | None, now: Now) -> tuple[Interval, ...]:
    """Choose the month of a numbered day, which may have to be a certain weekday."""
    pinned = now.bound or now.floor
    return _monthly(number, weekday, now.bound, now.floor, now.today, None if pinned else now.tense())


@lru_cache(maxsize=MOST_KEPT)
def _monthly(
    number: int,
    weekday: int | None,
    bound: date | None,
    floor: date | None,
    today: date | None,
    tense: Tense | None,
) -> tuple[Interval, ...]:
    pivot = bound or floor or today
    if not pivot:
        return ()
    readings = []
    for step in range(-2, 3):
        month = months(pivot.year, pivot.month + step)
        found = month and day(month[0].year, month[0].month, number)
        readings.append(found if found and weekday in (None, found[0].weekday()) else None)
    return chosen(readings, (pivot, pivot), Now(tense=lambda: tense, bound=bound, floor=floor))


def weekly(weekday: int, now: Now) -> tuple[Interval, ...]:
    """Choose the week of a weekday, seen from the day on which it was written."""
    pinned = now.bound or now.floor
    return _weekly(weekday, now.bound, now.floor, now.today, None if pinned else now.tense())


@lru_cache(maxsize=MOST_KEPT)
def _weekly(
    weekday: int, bound: date | None, floor: date | None, today: date | None, tense: Tense | None
) -> tuple[Interval, ...]:
    pivot = bound or floor or today
    if not pivot:
        return ()
    start = (weekday - pivot.weekday()) % 7
    readings = (days_from(moved(pivot, start + step), 1) for step in (-14, -7, 0, 7))
    return chosen(readings, (pivot, pivot), Now(tense=lambda: tense, bound=bound, floor=floor))
