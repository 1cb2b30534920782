"""Dates in the turns of phrase of news: hearsay, limits, ends of years, comparisons, school years."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.text.dates import dates

THURSDAY = date(2025, 2, 6)


def days(text: str, language: str) -> list[str]:
    """Return each date as its words, its first and its last day."""
    return [f"{found.span.of(text)}: {found.first} {found.last}" for found in dates(text, language, THURSDAY)]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("it", "Domenica notte i tre avrebbero forzato la porta.", "Domenica notte: 2025-02-02 2025-02-02"),
        ("it", "Avrebbe ucciso il socio lunedì.", "lunedì: 2025-02-03 2025-02-03"),
        ("it", "Ha spiegato che lunedì sarebbe partito.", "lunedì: 2025-02-10 2025-02-10"),
        ("en", "On Sunday the three would have broken in.", "Sunday: 2025-02-02 2025-02-02"),
    ],
)
def test_hearsay_tells_of_the_past_and_a_promise_of_what_was_to_come(
    language: str, text: str, wanted: str
) -> None:
    assert days(text, language) == [wanted]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("it", "La Regione ha prorogato il divieto fino a maggio.", "maggio: 2025-05-01 2025-05-31"),
        ("it", "Il vertice ha rinviato le nomine sino al 30 aprile.", "30 aprile: 2025-04-30 2025-04-30"),
        ("it", "Il ponte è rimasto chiuso fino a ottobre.", "ottobre: 2024-10-01 2024-10-31"),
        ("it", "La spesa salirà fino al 2029 a 5 miliardi.", "2029: 2029-01-01 2029-12-31"),
        ("en", "The council extended the ban until May.", "May: 2025-05-01 2025-05-31"),
        ("en", "The bridge remained closed until October.", "October: 2024-10-01 2024-10-31"),
    ],
)
def test_what_was_decided_until_a_month_lies_ahead_and_what_lasted_does_not(
    language: str, text: str, wanted: str
) -> None:
    assert days(text, language) == [wanted]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("it", "I soci a fine anno erano 800.", "fine anno: 2024-10-01 2024-12-31"),
        ("it", "I soci a fine anno saranno 900.", "fine anno: 2025-10-01 2025-12-31"),
        ("en", "At the end of the year there were 800.", "end of the year: 2024-10-01 2024-12-31"),
    ],
)
def test_a_past_at_the_end_of_the_year_is_that_of_the_year_before(
    language: str, text: str, wanted: str
) -> None:
    assert days(text, language) == [wanted]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("it", "A gennaio 900, contro gli 800 dello stesso mese del 2023.",
         "stesso mese del 2023: 2023-01-01 2023-01-31"),
        ("it", "Nel terzo trimestre 2024 il 3% in più dello stesso trimestre del 2022.",
         "stesso trimestre del 2022: 2022-07-01 2022-09-30"),
        ("it", "Da gennaio a settembre 2024 più che nello stesso periodo del 2023.",
         "stesso periodo del 2023: 2023-01-01 2023-09-30"),
        ("en", "In January 900, against 800 in the same month of 2023.", "same month of 2023: 2023-01-01 2023-01-31"),
    ],
)  # fmt: skip
def test_the_same_month_of_another_year_is_that_of_the_date_before(
    language: str, text: str, wanted: str
) -> None:
    assert days(text, language)[-1] == wanted


def test_the_same_month_without_a_date_before_may_be_any_month_of_its_year() -> None:
    (found,) = dates("Più che nello stesso mese del 2023.", "it", THURSDAY)
    assert (found.first, found.last, len(found.candidates)) == (date(2023, 1, 1), date(2023, 12, 31), 12)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("it", "L'anno scolastico 2021-2022 fu lungo.", "2021-2022: 2021-09-01 2022-08-31"),
        ("it", "L'anno accademico 2021/22 fu lungo.", "2021/22: 2021-09-01 2022-08-31"),
        ("it", "La stagione 2021/22 fu lunga.", "2021/22: 2021-07-01 2022-06-30"),
        ("it", "Nel biennio 2021-2022 calò.", "2021-2022: 2021-01-01 2022-12-31"),
        ("en", "The 2021-2022 school year was long.", "2021-2022: 2021-09-01 2022-08-31"),
        ("en", "The 2021/22 season was long.", "2021/22: 2021-07-01 2022-06-30"),
    ],
)
def test_a_school_year_begins_in_september_and_a_season_in_july(
    language: str, text: str, wanted: str
) -> None:
    assert days(text, language) == [wanted]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("it", "Le licenze, che scadono il 31 gennaio, sono care.", "31 gennaio: 2026-01-31 2026-01-31"),
        ("it", "Il mandato termina a dicembre.", "dicembre: 2025-12-01 2025-12-31"),
        ("it", "Il 9 marzo di due anni fa pioveva.", "9 marzo di due anni fa: 2023-03-09 2023-03-09"),
        ("en", "The licences, which expire on January 31, are dear.", "January 31: 2026-01-31 2026-01-31"),
    ],
)
def test_an_end_told_in_the_present_lies_ahead_and_a_day_of_years_ago_behind(
    language: str, text: str, wanted: str
) -> None:
    assert days(text, language) == [wanted]
