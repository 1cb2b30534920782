"""The grammar of days and of ranges; it uses the periods of the main grammar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from workbench.text import date_build as build
from workbench.text import date_relative as relative
from workbench.text.date_calendar import Interval, When, day, months, unit_around
from workbench.text.date_checks import (
    after_range_start,
    ends_clause,
    not_counting,
    not_habitual,
    not_in_chain,
)
from workbench.text.date_parser import Rule, Values, rule

_SEPARATED = "day dot? sep:separator? of? month_name"
_LENGTHS = (
    "n1:count u1:unit",
    "n1:vague u1:unit",
    "n1:count u1:unit half",
    "n1:count u1:unit joint n2:count u2:unit",
    "n1:count u1:unit joint n2:count u2:unit joint n3:count u3:unit",
)


def calendar_rules(month_first: bool) -> list[Rule]:
    """Return the rules of a day with its month, with or without weekday and year, and of holidays."""
    found = []
    for lead in ("", "weekday_name comma? the? "):
        found += [
            rule("CALENDAR", f"{lead}date:numeric", the("date")),
            rule("CALENDAR", f"{lead}{_SEPARATED} sep2:separator? comma? year:OFYEAR", _day),
            rule("CALENDAR", f"{lead}{_SEPARATED}", _day),
            rule("CALENDAR", f"{lead}month_name day comma? year:OFYEAR", _day),
        ]
        if month_first:
            found.append(rule("CALENDAR", f"{lead}month_name the? day", _day, not_counting))
    if month_first:
        found.append(rule("CALENDAR", "shift month_name day", _shifted_day))
    return [
        *found,
        rule("CALENDAR", "month_name comma the? day comma? year:OFYEAR", _day),
        rule("CALENDAR", "day of? month_name of year:YEARAGO", _day),
        rule("CALENDAR", "shift day of? month_name", _shifted_day),
        rule("CALENDAR", "day of? month_name shift:shift_after", _shifted_day),
        rule("CALENDAR", "holiday year:OFYEAR", _holiday),
        rule("CALENDAR", "holiday", _holiday),
        rule("CALENDAR", "shift holiday", _shifted_holiday),
        rule("CALENDAR", "holiday shift:shift_after", _shifted_holiday),
    ]


def day_rules() -> list[Rule]:
    """Return the rules of a day however it is named."""
    found = [
        rule("DAY", "CALENDAR"),
        rule("DAY", "day_word comma? the? date:CALENDAR", the("date")),
        rule("DAY", "(day_lead) date:day_and_month", the("date"), ends_clause),
        rule("DAY", "weekday comma? date:day_and_month", the("date")),
        rule("DAY", "date:day_and_month", the("date"), after_range_start),
        rule("DAY", "day_word daypart?", lambda v: relative.day_beside_today(v["day_word"])),
        rule("DAY", "weekday daypart?", _weekday, not_habitual),
        rule("DAY", "(weekday_lead) weekday:short_weekday", _weekday),
        rule("DAY", "shift weekday daypart?", _shifted_weekday),
        rule("DAY", "weekday shift:shift_after daypart?", _shifted_weekday),
        rule("DAY", "weekday daypart? of? the? week:WEEKLY", _weekday_of_week),
        rule("DAY", "week:WEEKLY comma? of? the? weekday", _weekday_of_week),
        rule("DAY", "weekday:weekday_name comma? the? day daypart?", _numbered_weekday, not_counting),
        rule("DAY", "nth weekday of period:OFPERIOD", _nth_weekday),
        rule("DAY", "nth weekday", _nth_weekday_of_this_month, ends_clause),
        rule("DAY", "(the_day) day", _bare_day, ends_clause),
        rule("DAY", "(the) shift day", _shifted_bare_day, ends_clause),
    ]
    for length in _LENGTHS:
        found += [
            rule("DAY", f"{length} ago", lambda v: relative.offset(_lengths(v), -1)),
            rule("DAY", f"(ahead) {length} from_now?", lambda v: relative.offset(_lengths(v), 1)),
            rule("DAY", f"{length} from_now", lambda v: relative.offset(_lengths(v), 1)),
            rule("DAY", f"{length} beside", lambda v: relative.offset_beside(_lengths(v), v["beside"])),
        ]
    return [
        *found,
        # After the lengths: "due mesi dopo" is no second day of the month after.
        rule(
            "DAY", "day of? in? the? month:MONTHLY", lambda v: build.day_of_given_month(v["day"], v["month"])
        ),
        rule("SPAN", "shift count unit", _window),
        rule("SPAN", "count shift:shift_after unit", _window),
        rule("SPAN", "count unit shift:shift_after", _window),
        rule("SPAN", "count unit shift:in_future", _window),
        rule("SPAN", "count unit shift:preceding", _window),
        rule("SPAN", "count:vague unit shift:shift_after", _window),
        rule("SPAN", "unit:one_unit of the? inner:DAY", lambda v: build.around_day(v["unit"], v["inner"])),
        rule(
            "BESIDE", "day_beside of? the? inner:DAY", lambda v: build.beside_day(v["day_beside"], v["inner"])
        ),
    ]


def range_rules() -> list[Rule]:
    """Return the rules of ranges and lists; a bare day, weekday or month is completed by the other end."""
    found = [
        rule("BAREDAY", "weekday? the? day", _bare_day),
        rule("BAREWEEKDAY", "weekday:any_weekday", _weekday),
        *(
            rule("END", f"the? date:{symbol}", the("date"))
            for symbol in ("DAY", "PERIOD", "PART", "BAREMONTH", "BAREWEEKDAY")
        ),
        rule("START", "END"),
        rule("START", "BAREDAY"),
    ]
    for opening, closing in (("range_start", "range_end"), ("between", "between_and")):
        found += [
            rule("RANGE", f"{opening} first:START {closing} last:END", _range),
            rule("RANGE", f"{opening} first:START dash last:END", _range),
            rule("RANGE", f"{opening} first:BAREDAY {closing} last:BAREDAY", _range, ends_clause),
            rule("RANGE", f"{opening} year dash+ last:YEAR", _years, not_in_chain),
            rule("RANGE", f"week:WEEKLY {opening} a:any_weekday {closing} b:any_weekday", _days_of_week),
        ]
    return [
        *found,
        rule("RANGE", "first:BAREDAY dash last:DAY", _days, not_in_chain),
        rule("RANGE", "first:DAY dash last:DAY", _days, not_in_chain),
        rule("RANGE", "year dash last:YEAR", _years, not_in_chain),
        rule("RANGE", "year slash last:YEAR", _years, not_in_chain),
        rule("RANGE", "year range_end last:YEAR", _years, not_in_chain),
        rule("RANGE", "first:BAREMONTH dash last:MONTH", _range),
        rule("RANGE", "first:MONTH dash last:MONTH", _range),
        rule("RANGE", "month_name a:day dash b:day comma? year:OFYEAR", _days_of_month),
        rule("RANGE", "month_name a:day dash b:day", _days_of_month),
        rule("LISTED", "day (joint) (the?) (last:CALENDAR)", _listed_day),
        rule("LISTED", "day (joint) (the?) (second:day) (joint) (the?) (last:CALENDAR)", _listed_day),
        rule("LISTED", "first:BAREMONTH (joint) (the?) (last:MONTH)", _listed_month),
    ]


def the(name: str) -> Callable[[Values], Any]:
    """Return what builds a date that means what one of its parts means."""
    return lambda values: values[name]


def _day(values: Values) -> When | None:
    return build.day_of_year(
        values["day"], values["month_name"], values.get("year"), values.get("weekday_name")
    )


def _day_in(month: int, number: int, year: int) -> Interval | None:
    return day(year, month, number)


def _shifted_day(values: Values) -> When | None:
    month, number = values["month_name"], values["day"]
    reading = partial(_day_in, month, number)
    return build.shifted_year(reading, "day", values["shift"]) if reading(2000) else None


def _holiday(values: Values) -> When:
    return build.every_year(build.holiday(values["holiday"]), "day", values.get("year"))


def _shifted_holiday(values: Values) -> When:
    return build.shifted_year(build.holiday(values["holiday"]), "day", values["shift"])


def _weekday(values: Values) -> When:
    return build.weekday_alone(values["weekday"])


def _shifted_weekday(values: Values) -> When:
    return relative.weekday(values["weekday"], values["shift"])


def _weekday_of_week(values: Values) -> When:
    return build.weekday_in(values["week"], values["weekday"])


def _numbered_weekday(values: Values) -> When:
    return build.day_of_month(values["day"], weekday=values["weekday"])


def _nth_weekday(values: Values) -> When | None:
    return build.nth_weekday_of(values["nth"], values["weekday"], values["period"])


def _nth_weekday_of_this_month(values: Values) -> When | None:
    month = relative.unit("month", 0)
    if month is None or values["nth"] < 0:
        return None
    return build.nth_weekday_of(values["nth"], values["weekday"], month)


def _bare_day(values: Values) -> When:
    return build.day_of_month(values["day"])


def _shifted_bare_day(values: Values) -> When:
    return build.with_tense(build.day_of_month(values["day"]), "future" if values["shift"] > 0 else "past")


def _lengths(values: Values) -> tuple[tuple[int, str], ...]:
    found = [(values[f"n{i}"], values[f"u{i}"]) for i in (1, 2, 3) if f"n{i}" in values]
    if "half" in values:  # "un anno e mezzo"
        finer = {"year": (6, "month"), "month": (15, "day"), "decade": (5, "year")}.get(found[-1][1])
        found += [finer] if finer else []
    return tuple(found)


def _window(values: Values) -> When | None:
    shift = values["shift"]
    return relative.window(values["count"], values["unit"], shift) if shift in (1, -1) else None


def _range(values: Values) -> When:
    first, last = values["first"], values["last"]
    if first.precision == "decade" and last.precision == "year":  # "tra gli anni '60 e '70"
        last = build.each(last, lambda interval: unit_around(interval[0], "decade"), "decade")
    return build.between(first, last)


def _days(values: Values) -> When | None:
    return _range(values) if values["last"].precision == "day" else None


def _years(values: Values) -> When | None:
    first = build.fixed(months(values["year"], 1, 12), "year")
    return build.between(first, values["last"]) if first else None


def _days_of_week(values: Values) -> When:
    first = build.weekday_in(values["week"], values["a"])
    return build.between(first, build.weekday_in(values["week"], values["b"]))


def _days_of_month(values: Values) -> When | None:
    last = build.day_of_year(values["b"], values["month_name"], values.get("year"))
    return build.between(build.day_of_month(values["a"]), last) if last else None


def _listed_day(values: Values) -> When:
    return build.completed(build.day_of_month(values["day"]), values["last"])


def _listed_month(values: Values) -> When | None:
    last = values["last"]
    return build.completed(values["first"], last) if last.precision == "month" else None
