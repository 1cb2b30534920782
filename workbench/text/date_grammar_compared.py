"""The grammar of dates told by another one: lo stesso mese del 2024, anno scolastico 2023-24, tre anni fa."""

from __future__ import annotations

from workbench.text import date_build as build
from workbench.text import date_relative as relative
from workbench.text.date_build import PRECISIONS
from workbench.text.date_calendar import MONTHS_OF_UNIT, Interval, Now, When, months, unit_around
from workbench.text.date_parser import Rule, Values, rule

_SHORTEST_PERIOD = 27  # days: "lo stesso periodo" takes up months and not days


def year_ago_rules() -> list[Rule]:
    """Return the rule of the year in "il 24 febbraio di tre anni fa"."""
    return [rule("YEARAGO", "count unit ago", _year_ago)]


def compared_rules() -> list[Rule]:
    """Return the rules of "lo stesso mese del 2024", and of years that begin in autumn ("anno scolastico 2023-24")."""
    found = []
    for joint in ("dash", "slash"):
        found += [
            rule("SPLIT", f"(split_year) year {joint}+ last:year+", _split_year),
            rule("SPLIT", f"year {joint}+ last:year+ (split_year)", _split_year),
        ]
    return [
        *found,
        rule("SPLIT", "(split_year) numeric_month", _split_numeric),
        rule("SPLIT", "numeric_month (split_year)", _split_numeric),
        rule("SAME", "same unit:unit_month year:OFYEAR", _same_unit),
        rule("SAME", "same unit:unit_quarter year:OFYEAR", _same_unit),
        rule("SAME", "same period_word year:OFYEAR", _same_period),
    ]


def _year_ago(values: Values) -> When | None:
    if values["unit"] != "year":
        return None
    day = relative.offset(((values["count"], "year"),), -1)
    return build.each(day, lambda interval: months(interval[0].year, 1, 12), "year")


def _split_year(values: Values) -> When | None:
    if values["last"] != values["year"] + 1:
        return None
    return build.fixed(months(values["year"], values["split_year"], 12), "year")


def _split_numeric(values: Values) -> When:
    def change(interval: Interval) -> Interval | None:
        if interval[1].year != interval[0].year + 1:
            return None
        return months(interval[0].year, values["split_year"], 12)

    return build.each(values["numeric_month"], change, "year")


def _same_unit(values: Values) -> When:
    """Build "lo stesso mese del 2024": that of the date mentioned before, else any of the year's months."""
    unit, year = values["unit"], values["year"]
    length = MONTHS_OF_UNIT[unit]

    def at(now: Now) -> tuple[Interval, ...]:
        first = 0
        if now.anchor:
            around = unit_around(now.anchor[0], unit)
            first = around[0].month if around and now.anchor[1] <= around[1] else 0
        places = (first,) if first else range(1, 13, length)
        found = [months(interval[0].year, month, length) for interval in year.at(now) for month in places]
        return tuple(interval for interval in found if interval)

    return When(at, PRECISIONS[unit], daily=year.daily)


def _same_period(values: Values) -> When:
    """Build "lo stesso periodo del 2024": the months of the date mentioned before, else the year."""
    year: When = values["year"]

    def at(now: Now) -> tuple[Interval, ...]:
        anchor = now.anchor
        if (
            anchor is None
            or anchor[0].year != anchor[1].year
            or (anchor[1] - anchor[0]).days < _SHORTEST_PERIOD
        ):
            return year.at(now)
        count = anchor[1].month - anchor[0].month + 1
        found = [months(interval[0].year, anchor[0].month, count) for interval in year.at(now)]
        return tuple(interval for interval in found if interval)

    return When(at, "part", daily=year.daily)
