"""The grammar of periods, and the whole grammar: which roles of words, in which order, make which date.

It is the same for every language; a symbol uses only symbols defined before it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from workbench.rows import Precision
from workbench.text import date_build as build
from workbench.text import date_relative as relative
from workbench.text.date_calendar import Interval, When, months
from workbench.text.date_checks import after_year_lead, bare_year, lone_year, no_date_follows, not_counting
from workbench.text.date_grammar_compared import compared_rules, year_ago_rules
from workbench.text.date_grammar_days import calendar_rules, day_rules, range_rules, the
from workbench.text.date_parser import Grammar, Rule, Values, rule

_QUARTER_MONTHS: dict[int, Precision] = {3: "quarter"}
_PERIODS = ("MONTH", "QUARTER", "SEASON", "DECADE", "CENTURY", "YEAR", "UNIT")
_DATES = (
    "SPLIT",
    "SAME",
    "RANGE",
    "LISTED",
    "PART",
    "DAY",
    "SPAN",
    "BESIDE",
    *(name for name in _PERIODS if name != "YEAR"),
)


@cache
def grammar(month_first: bool) -> Grammar:
    """Return the grammar; month_first: "May 3" is a day as much as "3 May"."""
    return Grammar.of(
        [
            *_year_rules(),
            *year_ago_rules(),
            *_unit_rules(),
            *_month_rules(),
            *_recurring_rules(),
            *_era_rules(),
            *_part_rules(),
            *compared_rules(),
            *calendar_rules(month_first),
            *day_rules(),
            *range_rules(),
            *_date_rules(),
        ]
    )


def _year_rules() -> list[Rule]:
    return [
        rule("YEAR", "year", _whole_year, not_counting),
        rule("YEAR", "year:year_word", _whole_year),
        rule("YEAR", "apostrophe two_digits+", _short_year),
        rule("YEAR", "unit_year of? year", _whole_year),
        rule("YEAR", "unit_year of? year:count", _whole_year),
        rule("YEAR", "unit_year of? year:year_word", _whole_year),
    ]


def _unit_rules() -> list[Rule]:
    """Return the rules of "la settimana scorsa", "questo mese", "l'anno precedente"."""
    found = []
    for symbol, unit in (
        ("YEARLY", "unit_year"), ("MONTHLY", "unit_month"), ("WEEKLY", "unit_week"), ("UNIT", "one_unit"),
    ):  # fmt: skip
        found += [
            rule(symbol, f"shift unit:{unit}", _unit),
            rule(symbol, f"unit:{unit} shift:shift_after", _unit),
            rule(symbol, f"unit:{unit} shift:after_next", _unit),
            rule(symbol, f"unit:{unit} shift:beside", _unit_beside),
            rule(symbol, f"shift:beside_before unit:{unit}", _unit_beside),
        ]
    return found


def _month_rules() -> list[Rule]:
    return [
        rule("OFYEAR", "of? in? the? year:YEAR", the("year")),
        rule("OFYEAR", "of? in? the? year:YEARLY", the("year")),
        rule("OFYEAR", "of the? unit_year", _this_year),
        rule("MONTH", "month_name comma? year:OFYEAR", a_month),
        rule("MONTH", "month_name of year:YEARAGO", a_month),
        rule("MONTH", "shift month_name", _shifted_month),
        rule("MONTH", "month_name shift:shift_after", _shifted_month),
        rule("MONTH", "month_name:month", a_month),
        rule("MONTH", "(month_lead) month_name:short_month", a_month),
        rule("MONTH", "month:numeric_month", the("month")),
        rule("BAREMONTH", "month_name", a_month),
    ]


def _recurring_rules() -> list[Rule]:
    """Return the rules of quarters and seasons."""
    found = []
    for nth in ("nth", "nth:roman"):
        found += [
            rule("QUARTER", f"{nth} months year:OFYEAR", _quarter),
            rule("QUARTER", f"{nth} months", _quarter),
            rule("QUARTER", f"year:YEAR for the? {nth} months", _quarter),
        ]
    return [
        *found,
        rule("QUARTER", "months:quarter_mark nth:digit+ year:OFYEAR", _quarter),
        rule("QUARTER", "nth:digit months:quarter_mark+ year:OFYEAR", _quarter),
        rule("SEASON", "season year:OFYEAR", _season),
        rule("SEASON", "(season_lead) season", _season),
        rule("SEASON", "shift season", _shifted_season),
        rule("SEASON", "season shift:shift_after", _shifted_season),
    ]


def _era_rules() -> list[Rule]:
    """Return the rules of decades and centuries."""
    return [
        rule("DECADE", "decade_lead apostrophe? number:two_digits", _decade),
        rule("DECADE", "decade_lead number:tens", _decade),
        rule("DECADE", "decade_lead number:year", _decade),
        rule("DECADE", "decade_lead number:year_word", _decade),
        rule("DECADE", "number:decade_name", _decade),
        rule("DECADE", "apostrophe? number:decade_digits", _decade),
        rule("CENTURY", "number:roman unit_century", _century),
        rule("CENTURY", "unit_century number:roman", _century),
        rule("CENTURY", "number:nth unit_century", _century),
        rule("CENTURY", "century_name", lambda v: build.fixed(months(v["century_name"], 1, 1200), "century")),
    ]


def _part_rules() -> list[Rule]:
    """Return the rules of what lies within a period: metà aprile, the first week of May."""
    return [
        *(rule("PERIOD", symbol) for symbol in _PERIODS),
        rule("OFPERIOD", "of? the? period:PERIOD", the("period")),
        rule("OFPERIOD", "of? the? period:BAREMONTH", the("period")),
        rule("OFPERIOD", "of? the? mine? unit:one_unit", lambda v: relative.unit(v["unit"], 0)),
        rule("PART", "part of? the? unit:one_unit", _part_of_unit),
        rule("PART", "part dash? period:OFPERIOD", lambda v: build.part(v["part"], v["period"])),
        rule("PART", "nth parts period:OFPERIOD", lambda v: build.share(v["nth"], v["parts"], v["period"])),
        rule("PART", "nth count unit of period:OFPERIOD", _first_units),
        rule(
            "PART",
            "nth unit:one_unit of period:OFPERIOD",
            lambda v: build.nth_of(v["nth"], v["unit"], v["period"]),
        ),
        rule("PART", "rest period:OFPERIOD", lambda v: relative.rest(v["period"])),
    ]


def _date_rules() -> list[Rule]:
    return [
        *(rule("DATE", symbol) for symbol in _DATES),
        rule("DATE", "(year_lead) date:YEAR", the("date"), lone_year),
        rule("DATE", "unit_year of? date:YEAR", the("date")),
        rule("DATE", "unit_year of? year:count", _whole_year),
        rule("DATE", "year", _whole_year, bare_year),
        rule("DATE", "apostrophe two_digits+", _short_year, after_year_lead),
        rule("DATE", "(weekend_lead) unit_weekend", lambda v: relative.weekend_alone(), no_date_follows),
        rule("DATE", "(within) unit:one_unit", lambda v: relative.unit(v["unit"], 0), no_date_follows),
    ]


def _whole_year(values: Values) -> When | None:
    return build.fixed(months(values["year"], 1, 12), "year")


def _short_year(values: Values) -> When:
    return build.year_of_two_digits(values["two_digits"])


def _this_year(values: Values) -> When | None:
    return relative.unit("year", 0)


def _unit(values: Values) -> When | None:
    return relative.unit(values["unit"], values["shift"])


def _unit_beside(values: Values) -> When | None:
    return relative.unit_beside(values["unit"], values["shift"])


def _of_month(values: Values) -> Callable[[int], Interval | None]:
    number = values["month_name"]
    return lambda year: months(year, number)


def a_month(values: Values) -> When:
    """Build a month, with its year or not."""
    return build.every_year(_of_month(values), "month", values.get("year"))


def _shifted_month(values: Values) -> When:
    return build.shifted_year(_of_month(values), "month", values["shift"])


def _quarter(values: Values) -> When | None:
    length = values["months"]
    precision = _QUARTER_MONTHS.get(length, "part")
    return build.months_of_year(values["nth"], length, values.get("year"), precision)


def _season(values: Values) -> When:
    return build.every_year(build.season(values["season"]), "season", values.get("year"))


def _shifted_season(values: Values) -> When:
    return build.shifted_year(build.season(values["season"]), "season", values["shift"])


def _part_of_unit(values: Values) -> When | None:
    return build.part_of_unit(values["part"], lambda shift: relative.unit(values["unit"], shift))


def _decade(values: Values) -> When | None:
    number = values["number"]
    return build.decade_of_two_digits(number) if number < 100 else build.decade(number)


def _century(values: Values) -> When | None:
    number = values["number"]
    return build.fixed(months(100 * number - 99, 1, 1200), "century") if 1 <= number <= 99 else None


def _first_units(values: Values) -> When | None:
    return build.first_units(values["nth"], values["count"], values["unit"], values["period"])
