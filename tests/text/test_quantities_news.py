"""Quantities in the turns of phrase of news: changes, shares, lists with one unit, minutes, what is counted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from workbench.text.quantities import quantities

Told = list[tuple[str, str, str | None]]


def told(text: str, language: str) -> Told:
    """Return each quantity as its words, its value or values, and its unit."""
    return [
        (
            found.span.of(text),
            str(found.value) if found.high is None else f"{found.value} to {found.high}",
            found.unit or (found.kind if found.kind == "percent" else None),
        )
        for found in quantities(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("it", "Il pedaggio sale da 6 a 7,2 euro.", [("6", "6", "EUR"), ("7,2 euro", "7.2", "EUR")]),
        ("it", "La quota scende dal 31,5 al 28 per cento.",
         [("31,5", "31.5", "percent"), ("28 per cento", "28", "percent")]),
        ("it", "L'aumento da 4 a 9 milioni.", [("4", "4000000", None), ("9 milioni", "9000000", None)]),
        ("it", "La produzione è passata da 7.400 a 12mila tonnellate.",
         [("7.400", "7400", "metric_ton"), ("12mila tonnellate", "12000", "metric_ton")]),
        ("it", "Vuole portare l'età da 62 a 64 anni.", [("62", "62", "year"), ("64 anni", "64", "year")]),
        ("it", "Gli iscritti passano dai 300 ai 450.", [("300", "300", None), ("450", "450", None)]),
        ("it", "Le visite sono cresciute da 1900 a 2100 utenti.", [("1900", "1900", None), ("2100", "2100", None)]),
        ("en", "The toll rose from 6 to 7.2 euros.", [("6", "6", "EUR"), ("7.2 euros", "7.2", "EUR")]),
        ("en", "A cut from 31.5 to 28 percent.", [("31.5", "31.5", "percent"), ("28 percent", "28", "percent")]),
        ("en", "Output climbed from 4 to 9 million tons.",
         [("4", "4000000", "metric_ton"), ("9 million tons", "9000000", "metric_ton")]),
    ],
)  # fmt: skip
def test_what_was_and_what_is_are_two_figures_of_one_unit(language: str, text: str, wanted: Told) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("it", "Il biglietto costa da 8 a 15 euro.", ("8 a 15 euro", "8 to 15", "EUR")),
        ("it", "Sale il numero dei ragazzi dai 14 ai 17 anni.", ("14 ai 17 anni", "14 to 17", "year")),
        ("it", "Le lezioni calano. Si rischia una pena da 2 a 5 anni.", ("2 a 5 anni", "2 to 5", "year")),
        ("it", "Tra 40 e 60 invitati.", ("40 e 60", "40 to 60", None)),
        ("it", "Un rincaro di 10-12 euro.", ("10-12 euro", "10 to 12", "EUR")),
        ("en", "The ticket costs from 8 to 15 euros.", ("8 to 15 euros", "8 to 15", "EUR")),
        ("en", "Between 40 and 60 guests.", ("40 and 60", "40 to 60", None)),
    ],
)
def test_what_may_be_anything_in_between_is_one_range(
    language: str, text: str, wanted: tuple[str, str, str]
) -> None:
    assert told(text, language) == [wanted]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("it", "Lei e il fratello hanno 8 e 11 anni.", [("8", "8", "year"), ("11 anni", "11", "year")]),
        ("it", "Monete da 5, 10 e 20 centesimi di euro.",
         [("5", "0.05", "EUR"), ("10", "0.10", "EUR"), ("20 centesimi di euro", "0.20", "EUR")]),
        ("it", "Il 14 e il 16 per cento.", [("14", "14", "percent"), ("16 per cento", "16", "percent")]),
        ("it", "Nel 2021 e 30 euro.", [("30 euro", "30", "EUR")]),
        ("en", "The sisters were 8 and 11 years old.", [("8", "8", "year"), ("11 years old", "11", "year")]),
    ],
)  # fmt: skip
def test_listed_numbers_share_the_unit_of_the_last(language: str, text: str, wanted: Told) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("it", "La giunta taglia di un quinto le deleghe.", ("un quinto", "0.2", None)),
        ("it", "I ricavi calano di un terzo.", ("un terzo", "0.33333333333333333333", None)),
        ("it", "I tassi salgono di un punto e mezzo.", ("un punto e mezzo", "1.5", None)),
        ("it", "I tassi salgono di un punto e mezzo percentuale.",
         ("un punto e mezzo percentuale", "1.5", "percentage_point")),
        ("it", "Perde due punti e mezzo.", ("due punti e mezzo", "2.5", None)),
        ("it", "Durò un anno e mezzo.", ("un anno e mezzo", "1.5", "year")),
        ("it", "Durò un'ora e mezza.", ("un'ora e mezza", "1.5", "hour")),
        ("it", "Piove da 36 ore.", ("36 ore", "36", "hour")),
        ("it", "Nelle ultime 24 ore ha piovuto.", ("24 ore", "24", "hour")),
        ("it", "Pareggia Neri al 71'.", ("71'", "71", "minute")),
        ("it", "Pareggia Neri all'81’ di testa.", ("81’", "81", "minute")),
        ("en", "Rates rose by a point and a half.", ("a point and a half", "1.5", None)),
        ("en", "Sales fell by a third.", ("a third", "0.33333333333333333333", None)),
    ],
)  # fmt: skip
def test_a_figure_of_news_is_read_whole(
    language: str, text: str, wanted: tuple[str, str, str | None]
) -> None:
    assert told(text, language) == [wanted]


def test_added_minutes_and_round_the_clock_are_no_figures() -> None:
    assert told("Segna al 90'+4'.", "it") == [("90'", "90", "minute")]
    assert told("Il bar resta aperto 24 ore su 24.", "it") == []


@pytest.mark.parametrize(
    ("language", "text", "of"),
    [
        ("it", "I tre avrebbero mentito.", None),
        ("it", "I tre vivono a Lecce.", None),
        ("it", "Erano 12.300 nello stesso giorno.", None),
        ("it", "Un fondo di 40 milioni destinati alle scuole.", None),
        ("it", "Una perdita di 6 milioni netti.", None),
        ("it", "Dieci milioni bastano.", None),
        ("it", "Ne spende sei milioni l'anno.", None),
        ("it", "Spende 900 l'anno.", None),
        ("it", "Ha perso tre delle ultime sfide.", "sfide"),
        ("it", "Il 7% del nostro mercato.", "mercato"),
        ("it", "Tre milioni di famiglie.", "famiglie"),
        ("it", "Sono 15 i feriti.", "feriti"),
        ("it", "Il secondo piano.", "piano"),
        ("en", "A fund of 40 million earmarked for schools.", None),
        ("en", "It has 40 million registered voters.", "registered voters"),
        ("en", "She spends six million a year.", None),
    ],
)
def test_only_a_noun_is_counted(language: str, text: str, of: str | None) -> None:
    (found,) = quantities(text, language)
    assert found.of == of


def test_a_million_a_year_is_no_million_years() -> None:
    (found,) = quantities("She spends six million a year.", "en")
    assert (found.value, found.unit) == (Decimal(6_000_000), None)


def test_a_row_of_bare_numbers_is_a_table_and_no_quantities() -> None:
    assert quantities(" ".join(map(str, range(10, 40))), "it") == []
    assert len(quantities("12 15 31", "it")) == 3
