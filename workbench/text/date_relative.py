"""Build dates that count from the day of the article: yesterday, last week, two years ago, the next three days."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from workbench.text.date_build import PRECISIONS
from workbench.text.date_calendar import (
    MOST_KEPT,
    Interval,
    Now,
    When,
    added,
    chosen,
    days_from,
    moved,
    some,
    unit_around,
)


@lru_cache(maxsize=MOST_KEPT)
def weekday(number: int, shift: int) -> When:
    """Build "lunedì scorso" (the last before today), "lunedì prossimo" (the first after), "questo lunedì"."""

    def at(now: Now) -> tuple[Interval, ...]:
        if now.today is None:
            return ()
        ahead = (number - now.today.weekday()) % 7
        if shift == 0:
            return some(days_from(moved(now.today, number - now.today.weekday()), 1))
        step = ahead + 7 * shift if shift < 0 else (ahead or 7) + 7 * (shift - 1)
        return some(days_from(moved(now.today, step), 1))

    return When(at, "day", kept=True)


@lru_cache(maxsize=MOST_KEPT)
def day_beside_today(shift: int) -> When:
    """Build "ieri", "oggi", "dopodomani"."""
    return When(lambda now: some(now.today and unit_around(now.today, "day", shift)), "day", kept=True)


@lru_cache(maxsize=MOST_KEPT)
def unit(name: str, shift: int) -> When | None:
    """Build "la settimana scorsa", "quest'anno", "il prossimo fine settimana" (the first one to come)."""
    if name not in PRECISIONS or name == "hour":
        return None

    def at(now: Now) -> tuple[Interval, ...]:
        if now.today is None:
            return ()
        if name != "weekend" or shift == 0:
            return some(unit_around(now.today, name, shift))
        begun = shift < 0 or now.today.weekday() >= 5
        return some(unit_around(now.today, name, shift if begun else shift - 1))

    return When(at, PRECISIONS[name], daily=name in ("day", "week", "weekend"), kept=True)


def weekend_alone() -> When:
    """Build "nel weekend": the coming one, or the last one where the verb tells of the past."""

    def at(now: Now) -> tuple[Interval, ...]:
        if now.today is None:
            return ()
        here = [unit_around(now.today, "weekend", shift) for shift in (-1, 0)]
        return chosen(here, (now.today, now.today), now) if now.tense() == "past" else some(here[1])

    return When(at, "part")


@lru_cache(maxsize=MOST_KEPT)
def offset(lengths: tuple[tuple[int, str], ...], sign: int) -> When:
    """Build "due settimane fa" and "tra tre giorni": a day, as exact as its unit."""

    def at(now: Now) -> tuple[Interval, ...]:
        return some(now.today and _moved_by((now.today, now.today), lengths, sign))

    return When(at, PRECISIONS[_finest(lengths)], kept=True)


def offset_beside(lengths: tuple[tuple[int, str], ...], sign: int) -> When:
    """Build "due giorni dopo": from the date mentioned before, else from today where the verb allows it."""
    finest = _finest(lengths)

    def at(now: Now) -> tuple[Interval, ...]:
        if now.anchor:
            return some(_within(now.anchor, finest) and _moved_by(now.anchor, lengths, sign))
        if now.today is None or (sign > 0 and now.tense() == "past"):
            return ()
        return some(_moved_by((now.today, now.today), lengths, sign))

    return When(at, PRECISIONS[finest])


def _finest(lengths: tuple[tuple[int, str], ...]) -> str:
    return min((unit for _, unit in lengths), key=list(PRECISIONS).index)


def unit_beside(name: str, shift: int) -> When | None:
    """Build "l'anno precedente" and "il giorno dopo": beside the date mentioned before, else beside today."""
    if name not in PRECISIONS or name == "hour":
        return None

    def at(now: Now) -> tuple[Interval, ...]:
        if now.anchor:
            inside = _within(now.anchor, name)
            return some(inside and unit_around(now.anchor[0] if shift < 0 else now.anchor[1], name, shift))
        clear = now.tense() == "future" if shift > 0 else name != "day" and now.tense() != "future"
        return some(clear and now.today and unit_around(now.today, name, shift))

    return When(at, PRECISIONS[name])


def _within(interval: Interval, unit: str) -> bool:
    """Tell whether an interval is no longer than a unit: "il giorno dopo" cannot take up a year."""
    around = unit_around(interval[0], unit)
    return around is not None and interval[1] - interval[0] <= around[1] - around[0]


def _moved_by(interval: Interval, lengths: tuple[tuple[int, str], ...], sign: int) -> Interval | None:
    first: date | None = interval[0]
    after = moved(interval[1], 1)
    for count, unit in lengths:
        first = first and added(first, unit, sign * count)
        after = after and added(after, unit, sign * count)
    if interval[0] == interval[1]:
        return (first, first) if first else None
    last = after and moved(after, -1)
    return (first, last) if first and last and first <= last else None


@lru_cache(maxsize=MOST_KEPT)
def window(count: int, unit: str, sign: int) -> When:
    """Build "i prossimi due anni" (from tomorrow on) and "gli ultimi tre mesi" (up to yesterday)."""

    def at(now: Now) -> tuple[Interval, ...]:
        if now.today is None:
            return ()
        if unit in ("decade", "century", "weekend"):
            here = unit_around(now.today, unit, sign)
            far = unit_around(now.today, unit, sign * count)
            return ((min(here[0], far[0]), max(here[1], far[1])),) if here and far else ()
        end = added(now.today, unit, sign * count)
        beside = moved(now.today, sign)
        if not end or not beside or end == now.today:
            return ()
        return ((beside, end),) if sign > 0 else ((end, beside),)

    return When(at, "part", kept=True)


def rest(period: When) -> When:
    """Build "il resto della settimana": from today to its end."""

    def at(now: Now) -> tuple[Interval, ...]:
        if now.today is None:
            return ()
        return tuple((now.today, last) for first, last in period.at(now) if first <= now.today <= last)

    return When(at, "part")
