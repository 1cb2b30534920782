"""Build what a date expression means from its parts: months of years, parts of periods, offsets, ranges."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache

from workbench.rows import Precision
from workbench.text.date_calendar import (
    MOST_KEPT,
    Interval,
    Now,
    Tense,
    When,
    added,
    day,
    days_from,
    easter,
    full_year,
    monthly,
    months,
    moved,
    nth_week,
    nth_weekday,
    part_of,
    some,
    thirds,
    unit_around,
    weekly,
    yearly,
)

PRECISIONS: dict[str, Precision] = {
    "hour": "day", "day": "day", "week": "week", "weekend": "part", "month": "month", "quarter": "quarter",
    "half": "part", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
# Beginning, middle and end as fractions; a month's are days 1 to 15, 11 to 20 and 16 to the last.
_FRACTIONS = {
    "year": {"start": (0, 0.25), "middle": (1 / 3, 2 / 3), "end": (0.75, 1)},
    "week": {"start": (0, 3 / 7), "middle": (1 / 7, 5 / 7), "end": (3 / 7, 1)},
}
_OTHER = {"start": (0, 1 / 3), "middle": (1 / 3, 2 / 3), "end": (2 / 3, 1)}


def fixed(interval: Interval | None, precision: Precision) -> When | None:
    """Build a date that means the same whenever it is read."""
    return When(lambda now: (interval,), precision, daily=False) if interval else None


def decade(year: int) -> When | None:
    """Build the decade that begins with a year ("anni 1970")."""
    return fixed(months(year, 1, 120), "decade") if year % 10 == 0 else None


def each(base: When, change: Callable[[Interval], Interval | None], precision: Precision) -> When:
    """Build a date from another one, reading by reading."""

    def at(now: Now) -> tuple[Interval, ...]:
        changed = [change(interval) for interval in base.at(now)]
        return tuple(interval for interval in changed if interval)

    return When(at, precision, base.recurring, base.daily)


def year_of_two_digits(number: int) -> When:
    """Build '68."""
    return When(lambda now: some(months(full_year(number, now), 1, 12)), "year", daily=False)


def decade_of_two_digits(number: int) -> When | None:
    """Build the decade of '90: of the century before, save the first two of the years 2000."""
    if number % 10:
        return None
    return fixed(months((2000 if number in (0, 10) else 1900) + number, 1, 120), "decade")


def every_year(reading: Callable[[int], Interval | None], precision: Precision, year: When | None) -> When:
    """Build what comes once a year, in a given year or in the one that is meant."""
    if year is None:
        return When(lambda now: yearly(reading, now), precision, recurring=True, daily=False)
    return each(year, lambda interval: reading(interval[0].year), precision)


def shifted_year(reading: Callable[[int], Interval | None], precision: Precision, shift: int) -> When:
    """Build "lo scorso maggio", "il prossimo Natale", "questo settembre"."""

    def at(now: Now) -> tuple[Interval, ...]:
        if now.hull is None or now.today is None:
            return ()
        if shift == 0:
            return some(reading(now.today.year))
        first, last = now.hull
        found = [reading(year) for year in range(max(1, first.year - 9), min(9999, last.year + 9) + 1)]
        if shift < 0:
            ended = [one for one in found if one and (one[0] <= last if one[0] == one[1] else one[1] < first)]
            return tuple(ended[shift:][:1]) if len(ended) >= -shift else ()
        coming = [one for one in found if one and (one[1] >= first if one[0] == one[1] else one[0] > last)]
        return tuple(coming[shift - 1 : shift])

    return When(at, precision, daily=False)


@lru_cache(maxsize=MOST_KEPT)
def day_of_month(number: int, weekday: int | None = None) -> When:
    """Build "il 15" and "martedì 4"."""
    return When(lambda now: monthly(number, weekday, now), "day", recurring=True, kept=True)


def day_of_given_month(number: int, month: When) -> When:
    """Build "il 12 del prossimo mese"."""
    return each(month, lambda interval: day(interval[0].year, interval[0].month, number), "day")


def day_of_year(number: int, month: int, year: When | None, weekday: int | None = None) -> When | None:
    """Build "12 gennaio", with its year or not; a weekday helps to choose the year."""
    if day(2000, month, number) is None:
        return None
    if year is None and weekday is not None:

        def at(now: Now) -> tuple[Interval, ...]:
            matching = yearly(lambda y: _on(day(y, month, number), weekday), now)
            plain = yearly(lambda y: day(y, month, number), now)
            near = matching and plain and abs((matching[0][0] - plain[0][0]).days) < 370
            return matching if near else plain

        return When(at, "day", recurring=True, daily=False)
    return every_year(lambda y: day(y, month, number), "day", year)


def _on(interval: Interval | None, weekday: int) -> Interval | None:
    return interval if interval and interval[0].weekday() == weekday else None


@lru_cache(maxsize=MOST_KEPT)
def weekday_alone(weekday: int) -> When:
    """Build "lunedì"."""
    return When(lambda now: weekly(weekday, now), "day", recurring=True, kept=True)


def weekday_in(week: When, weekday: int) -> When:
    """Build "sabato della prossima settimana"."""
    return each(week, lambda interval: days_from(moved(interval[0], weekday), 1), "day")


def part(name: str, period: When) -> When | None:
    """Build "metà aprile", "fine anno", "inizio settimana", "la prima metà del 2024"."""

    def change(interval: Interval) -> Interval | None:
        if period.precision == "month":
            if name == "middle":
                return thirds(interval, 2)
            half = interval[0] + timedelta(days=14)
            return (interval[0], half) if name == "start" else (half + timedelta(days=1), interval[1])
        low, high = _FRACTIONS.get(period.precision, _OTHER)[name]
        if period.precision in ("year", "decade", "century"):
            return _by_months(interval, low, high)
        return part_of(interval, low, high)

    return each(period, change, "part") if period.precision != "day" else None


def part_of_unit(name: str, period: Callable[[int], When | None]) -> When | None:
    """Build "a fine anno": of this one, or of the last one where the verb tells of a past that has not come yet.

    period: the unit so many later (0: this one).
    """
    this, last = (found and part(name, found) for found in (period(0), period(-1)))
    if this is None or last is None:
        return None

    def at(now: Now) -> tuple[Interval, ...]:
        here = this.at(now)
        ahead = now.today is not None and here and here[0][1 if name == "end" else 0] > now.today
        return last.at(now) if ahead and now.tense() == "past" else here

    return When(at, "part")


def share(nth: int, parts: int, period: When) -> When | None:
    """Build "la seconda metà del mese", "la prima decade di maggio" (by tens of days)."""
    if not 1 <= (nth if nth > 0 else parts + 1 + nth) <= parts or period.precision == "day":
        return None
    place = nth if nth > 0 else parts + 1 + nth

    def change(interval: Interval) -> Interval | None:
        if period.precision == "month":
            half = interval[0] + timedelta(days=14)
            halves = ((interval[0], half), (half + timedelta(days=1), interval[1]))
            return halves[place - 1] if parts == 2 else thirds(interval, place)
        if period.precision in ("year", "decade", "century"):
            return _by_months(interval, (place - 1) / parts, place / parts)
        return part_of(interval, (place - 1) / parts, place / parts)

    return each(period, change, "part")


def _by_months(interval: Interval, low: float, high: float) -> Interval | None:
    count = (interval[1].year - interval[0].year) * 12 + interval[1].month - interval[0].month + 1
    start, end = round(count * low), round(count * high)
    return months(interval[0].year, interval[0].month + start, end - start)


def months_of_year(nth: int, length: int, year: When | None, precision: Precision) -> When | None:
    """Build "terzo trimestre 2023", "primo semestre"; -1 is the last one."""
    place = nth if nth > 0 else 12 // length + 1 + nth
    if not 1 <= place <= 12 // length:
        return None
    return every_year(lambda y: months(y, (place - 1) * length + 1, length), precision, year)


def first_units(nth: int, count: int, unit: str, period: When) -> When | None:
    """Build "i primi nove mesi del 2024", "gli ultimi tre giorni del mese"."""
    if nth not in (1, -1) or unit not in ("day", "week", "month", "quarter", "year") or count < 1:
        return None

    def change(interval: Interval) -> Interval | None:
        if nth == 1:
            after = added(interval[0], unit, count)
            end = moved(after, -1) if after else None
            return (interval[0], end) if end and end <= interval[1] else None
        after = moved(interval[1], 1)
        start = added(after, unit, -count) if after else None
        return (start, interval[1]) if start and start >= interval[0] else None

    return each(period, change, "part")


def nth_of(nth: int, unit: str, period: When) -> When | None:
    """Build "la prima settimana di maggio", "l'ultimo giorno dell'anno", "il secondo weekend di giugno"."""

    def change(interval: Interval) -> Interval | None:
        if unit == "week":
            return nth_week(interval, nth)
        if unit == "weekend":
            saturday = nth_weekday(interval, 5, nth)
            return days_from(saturday[0], 2) if saturday else None
        start = moved(interval[0], nth - 1) if nth > 0 else moved(interval[1], nth + 1)
        return (start, start) if start and interval[0] <= start <= interval[1] else None

    if unit not in ("day", "week", "weekend") or period.precision in ("day", "week"):
        return None
    return each(period, change, PRECISIONS[unit])


def nth_weekday_of(nth: int, weekday: int, period: When) -> When | None:
    """Build "il primo lunedì di marzo"."""
    if period.precision in ("day", "week"):
        return None
    return each(period, lambda interval: nth_weekday(interval, weekday, nth), "day")


def holiday(value: str) -> Callable[[int], Interval | None]:
    """Read a holiday's rule: "12-25", "easter", "easter-2", "11-thu-4" (fourth Thursday); "+1": a day on."""
    rule, _, later = value.partition("+")
    fields = rule.split("-")

    def reading(year: int) -> Interval | None:
        if fields[0] == "easter":
            back = int(fields[1]) if len(fields) > 1 else 0
            return days_from(moved(easter(year), int(later or 0) - back), 1) if year > 1582 else None
        if len(fields) == 2:
            return day(year, int(fields[0]), int(fields[1]))
        month = months(year, int(fields[0]))
        found = month and nth_weekday(month, _WEEKDAYS.index(fields[1]), int(fields[2] or 0) or -1)
        return days_from(moved(found[0], int(later or 0)), 1) if found else None

    return reading


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def season(name: str) -> Callable[[int], Interval | None]:
    """Read a season by whole months, as meteorologists do; winter ends in the year after."""
    start = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[name]
    return lambda year: months(year, start, 3)


def around_day(unit: str, inner: When) -> When | None:
    """Build "la settimana del 9 ottobre"."""
    if unit not in ("week", "month", "weekend") or inner.precision != "day":
        return None
    return each(inner, lambda interval: unit_around(interval[0], unit), PRECISIONS[unit])


def beside_day(shift: int, inner: When) -> When | None:
    """Build "all'indomani del 25 aprile", "the day after Christmas"."""
    if inner.precision != "day":
        return None
    return each(inner, lambda interval: unit_around(interval[0], "day", shift), "day")


def between(first: When, last: When) -> When:
    """Build a range; an end that leaves its year, month or week open takes it from the other end."""

    def at(now: Now) -> tuple[Interval, ...]:
        if last.recurring and not first.recurring:
            return _joined(now, first, lambda start: last.at(now._replace(floor=start[0])))
        found = []
        for end in last.at(now):
            starts = first.at(now._replace(bound=end[0])) if first.recurring else first.at(now)
            found += [(start[0], end[1]) for start in starts if start[0] <= end[1]]
        return tuple(found)

    # An end that is completed by the other one is read from there and no more from the day of the article.
    daily = (first.daily and not first.recurring) or (last.daily and (first.recurring or not last.recurring))
    return When(at, first.precision, first.recurring and last.recurring, daily)


def completed(first: When, last: When) -> When:
    """Build the first of "il 3 e il 7 maggio", which takes month and year from the last."""

    def at(now: Now) -> tuple[Interval, ...]:
        return tuple(start for end in last.at(now) for start in first.at(now._replace(bound=end[0])))

    return When(at, first.precision, daily=last.daily)


def _joined(now: Now, first: When, ends: Callable[[Interval], tuple[Interval, ...]]) -> tuple[Interval, ...]:
    return tuple((start[0], end[1]) for start in first.at(now) for end in ends(start) if start[0] <= end[1])


def with_tense(base: When, tense: Tense) -> When:
    """Build a date whose own words say whether it is past or to come."""
    told = base.at
    return When(
        lambda now: told(now._replace(tense=lambda: tense)), base.precision, base.recurring, base.daily
    )
