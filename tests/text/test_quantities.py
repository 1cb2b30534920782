"""Quantities as news writes them, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pint
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.data import lexicon, seeds
from workbench.rows import Quantity
from workbench.text.quantities import quantities


def only(text: str, language: str = "it") -> Quantity:
    """Return the one quantity of a text."""
    (found,) = quantities(text, language)
    return found


def written(text: str, language: str = "it") -> list[str]:
    """Return the quantities of a text as they are written."""
    return [found.span.of(text) for found in quantities(text, language)]


# --- the two articles the product was born from ---------------------------------------------------


def test_the_first_seed_holds_a_rank_a_count_and_a_tonnage_and_nothing_else() -> None:
    text = seeds()[0].read_text(encoding="utf-8")
    rank, metals, tons = quantities(text, "it")
    assert (rank.span.of(text), rank.kind, rank.value, rank.of) == ("quinta", "ordinal", 5, "riserva")
    assert (metals.span.of(text), metals.kind, metals.value, metals.of) == ("17", "number", 17, "metalli")
    assert tons.span.of(text) == "3,8 milioni di tonnellate"
    assert (tons.kind, tons.value, tons.unit, tons.step) == ("measure", 3_800_000, "metric_ton", 100_000)


def test_the_second_seed_holds_one_hedged_tonnage_whose_metal_stands_outside_the_quotation() -> None:
    text = seeds()[1].read_text(encoding="utf-8")
    found = only(text)
    assert found.span.of(text) == "2 milioni di tonnellate"
    assert (found.value, found.unit, found.hedge, found.of) == (2_000_000, "metric_ton", "about", "alluminio")


# --- units --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("Servono 450 kt di rame.", "450 kt", "450", "kilometric_ton"),
        ("Raccolti 3 quintali di olive.", "3 quintali", "300", "kilogram"),
        ("Bruciati 1.200 ettari di bosco.", "1.200 ettari", "1200", "hectare"),
        ("Un parco di 35 km².", "35 km²", "35", "kilometer ** 2"),
        ("Un parco di 35 chilometri quadrati.", "35 chilometri quadrati", "35", "kilometer ** 2"),
        ("Una villa di 300 mq sul mare.", "300 mq", "300", "meter ** 2"),
        ("Il bacino contiene 5 milioni di metri cubi d'acqua.", "5 milioni di metri cubi", "5000000", "meter ** 3"),
        ("Estratti 10 milioni di barili al giorno.", "10 milioni di barili al giorno", "10000000", "oil_bbl / day"),
        ("La diga eroga 300 metri cubi al secondo.", "300 metri cubi al secondo", "300", "meter ** 3 / second"),
        ("Prodotte 20 tonnellate annue.", "20 tonnellate annue", "20", "metric_ton / year"),
        ("Un impianto da 1,5 gigawatt.", "1,5 gigawatt", "1.5", "gigawatt"),
        ("Consumano 2.700 kWh l'anno.", "2.700 kWh l'anno", "2700", "kilowatt_hour / year"),
        ("Il termometro segna meno 12 gradi.", "meno 12 gradi", "-12", "degree_Celsius"),
        ("Toccati i 41,5 °C a Siracusa.", "41,5 °C", "41.5", "degree_Celsius"),
        ("Viaggiava a 180 km/h.", "180 km/h", "180", "kilometer / hour"),
        ("Venti a 120 chilometri orari.", "120 chilometri orari", "120", "kilometer / hour"),
        ("Rubati 40 gigabyte di dati.", "40 gigabyte", "40", "gigabyte"),
        ("Condannato a vent'anni di carcere.", "vent'anni", "20", "year"),
        ("Dopo tre ore e mezza di attesa.", "tre ore e mezza", "3.5", "hour"),
        ("In due anni e mezzo di guerra.", "due anni e mezzo", "2.5", "year"),
        ("Un quarto d'ora di ritardo.", "Un quarto d'ora", "0.25", "hour"),
        ("Mezz'ora di ritardo.", "Mezz'ora", "0.5", "hour"),
        ("Una siringa da 2,5ml.", "2,5ml", "2.5", "milliliter"),
        ("Ne resta mezzo milione di tonnellate.", "mezzo milione di tonnellate", "500000", "metric_ton"),
    ],
)  # fmt: skip
def test_italian_measures(text: str, span: str, value: str, unit: str) -> None:
    found = only(text)
    assert (found.span.of(text), found.value, found.unit, found.kind) == (
        span,
        Decimal(value),
        unit,
        "measure",
    )


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("Reserves of 3.8 million metric tons were found.", "3.8 million metric tons", "3800000", "metric_ton"),
        ("The fire burned 12,500 acres.", "12,500 acres", "12500", "acre"),
        ("It covers 300 square miles.", "300 square miles", "300", "mile ** 2"),
        ("They pump 1.2 million barrels a day.", "1.2 million barrels a day", "1200000", "oil_bbl / day"),
        ("He drove at 90 miles per hour.", "90 miles per hour", "90", "mile_per_hour"),
        ("It was -5°C in Oslo.", "-5°C", "-5", "degree_Celsius"),
        ("A high of 100 degrees Fahrenheit.", "100 degrees Fahrenheit", "100", "degree_Fahrenheit"),
        ("A 10-year bond was sold.", "10-year", "10", "year"),
        ("Four and a half years in prison.", "Four and a half years", "4.5", "year"),
    ],
)  # fmt: skip
def test_english_measures(text: str, span: str, value: str, unit: str) -> None:
    found = only(text, "en")
    assert (found.span.of(text), found.value, found.unit, found.kind) == (
        span,
        Decimal(value),
        unit,
        "measure",
    )


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("Stanziati € 3 mld per il Sud.", "€ 3 mld", "3000000000", "EUR"),
        ("Stanziati 3 mld di euro per il Sud.", "3 mld di euro", "3000000000", "EUR"),
        ("Una multa di 10mila euro.", "10mila euro", "10000", "EUR"),
        ("Una multa di 10 mila euro.", "10 mila euro", "10000", "EUR"),
        ("Un investimento da 30 M€.", "30 M€", "30000000", "EUR"),
        ("Aiuti per US$ 125 milioni.", "US$ 125 milioni", "125000000", "USD"),
        ("Il barile costa 15 dollari e 50.", "15 dollari e 50", "15.5", "USD"),
        ("Il barile costa 15 dollari e 50 centesimi.", "15 dollari e 50 centesimi", "15.5", "USD"),
        ("Aumenti di 20 centesimi al litro.", "20 centesimi", "20", "cent"),
        ("Aumenti di 20 centesimi di euro al litro.", "20 centesimi di euro", "0.2", "EUR"),
        ("Perdite per 2 miliardi di yuan.", "2 miliardi di yuan", "2000000000", "CNY"),
        ("Multa di 300 franchi svizzeri.", "300 franchi svizzeri", "300", "CHF"),
        ("Vale 12 dollari canadesi.", "12 dollari canadesi", "12", "CAD"),
        ("Costa mille corone svedesi.", "mille corone svedesi", "1000", "SEK"),
        ("Costa mille corone.", "mille corone", "1000", None),
        ("Costa un euro al litro.", "un euro", "1", "EUR"),
    ],
)  # fmt: skip
def test_italian_money(text: str, span: str, value: str, unit: str | None) -> None:
    found = only(text)
    assert (found.span.of(text), found.value, found.unit, found.kind) == (
        span,
        Decimal(value),
        unit,
        "currency",
    )


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("It cost £3.2bn to build.", "£3.2bn", "3200000000", "GBP"),
        ("They raised $5m last week.", "$5m", "5000000", "USD"),
        ("A fine of 10,000 dollars.", "10,000 dollars", "10000", "USD"),
        ("A loan of USD 5 million.", "USD 5 million", "5000000", "USD"),
        ("He paid 15 dollars and 50 cents.", "15 dollars and 50 cents", "15.5", "USD"),
        ("A debt of $1.5 trillion.", "$1.5 trillion", "1500000000000", "USD"),
    ],
)  # fmt: skip
def test_english_money(text: str, span: str, value: str, unit: str) -> None:
    found = only(text, "en")
    assert (found.span.of(text), found.value, found.unit, found.kind) == (
        span,
        Decimal(value),
        unit,
        "currency",
    )


@pytest.mark.parametrize(
    ("text", "language", "span", "value", "unit"),
    [
        ("Il Pil cresce dello 0,3 per cento.", "it", "0,3 per cento", "0.3", None),
        ("Il Pil cala: -1,2%.", "it", "-1,2%", "-1.2", None),
        ("Il partito perde 2,5 punti percentuali.", "it", "2,5 punti percentuali", "2.5", "percentage_point"),
        ("La Bce alza i tassi di 25 punti base.", "it", "25 punti base", "25", "basis_point"),
        ("Il ventisette per cento degli iscritti.", "it", "ventisette per cento", "27", None),
        ("Turnout fell to 48.6 percent.", "en", "48.6 percent", "48.6", None),
    ],
)
def test_percentages(text: str, language: str, span: str, value: str, unit: str | None) -> None:
    found = only(text, language)
    assert (found.span.of(text), found.value, found.unit, found.kind) == (
        span,
        Decimal(value),
        unit,
        "percent",
    )


# --- ranges, hedges, what is counted ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "span", "low", "high", "unit"),
    [
        ("Costerà tra i 3 e i 5 miliardi di euro.", "it", "3 e i 5 miliardi di euro", 3 * 10**9, 5 * 10**9, "EUR"),
        ("Una pena dai 3 ai 5 anni.", "it", "3 ai 5 anni", 3, 5, "year"),
        ("Tra il 20% e il 30% dei voti.", "it", "20% e il 30%", 20, 30, None),
        ("Attesi 10-20 km di coda.", "it", "10-20 km", 10, 20, "kilometer"),
        ("Tra cento e duecento persone.", "it", "cento e duecento", 100, 200, None),
        ("Serviranno due o tre anni.", "it", "due o tre anni", 2, 3, "year"),
        ("Da 500 milioni a 1 miliardo.", "it", "500 milioni a 1 miliardo", 5 * 10**8, 10**9, None),
        ("A cost of between $3 and $5 million.", "en", "$3 and $5 million", 3 * 10**6, 5 * 10**6, "USD"),
        ("It takes from 3 to 5 years.", "en", "3 to 5 years", 3, 5, "year"),
        ("Some 10 to 20 people died.", "en", "10 to 20", 10, 20, None),
        ("Between five hundred and six hundred people.", "en", "five hundred and six hundred", 500, 600, None),
    ],
)  # fmt: skip
def test_ranges(text: str, language: str, span: str, low: int, high: int, unit: str | None) -> None:
    found = only(text, language)
    assert (found.span.of(text), found.value, found.high, found.unit) == (span, low, high, unit)


def test_a_change_from_one_percentage_to_another_is_two_figures() -> None:
    text = "L'occupazione è salita dal 3% al 5%."
    assert written(text) == ["3%", "5%"]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("circa 30 morti", "about"), ("quasi il 30%", "about"), ("30 milioni circa", "about"),
        ("intorno ai 30 milioni", "about"), ("una trentina di feriti", "about"), ("un centinaio di case", "about"),
        ("più o meno 30 case", "about"), ("oltre 30 morti", "more than"), ("più di 30 morti", "more than"),
        ("più del 30%", "more than"), ("poco più di un terzo dei voti", "more than"), ("almeno 30 morti", "at least"),
        ("non meno di 30 morti", "at least"), ("fino a 30 morti", "at most"), ("fino al 30%", "at most"),
        ("non più di 30 morti", "at most"), ("un massimo di 30 kg", "at most"), ("meno di 30 morti", "less than"),
        ("appena sotto i 30 milioni", "less than"), ("circa “30 milioni”", "about"), ("sono 30 milioni", None),
    ],
)  # fmt: skip
def test_italian_hedges(text: str, hedge: str | None) -> None:
    assert only(text).hedge == hedge


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("about 30 people", "about"), ("some 3,000 people", "about"), ("nearly one million", "about"),
        ("a dozen eggs", "about"), ("more than 30 people", "more than"), ("over $3 million", "more than"),
        ("at least one person", "at least"), ("no fewer than ten men", "at least"), ("up to 20 percent", "at most"),
        ("no more than 5 tons", "at most"), ("just under $3 million", "less than"), ("fewer than 100", "less than"),
        ("two dozen eggs", None),
    ],
)  # fmt: skip
def test_english_hedges(text: str, hedge: str | None) -> None:
    assert only(text, "en").hedge == hedge


@pytest.mark.parametrize(
    ("text", "language", "of"),
    [
        ("un gruppo di 17 metalli", "it", "metalli"),
        ("arrivarono 17 nuovi soldati", "it", "soldati"),
        ("2 milioni di tonnellate di terre rare", "it", "terre rare"),
        ("2 milioni di persone", "it", "persone"),
        ("200 mila persone", "it", "persone"),
        ("due terzi dei voti", "it", "voti"),
        ("l'80% degli italiani", "it", "italiani"),
        ("il 17% dei “metalli”", "it", "metalli"),
        ("il 2% a marzo", "it", None),
        ("i morti sono 30 e", "it", None),
        ("la quinta più grande riserva del mondo", "it", "riserva"),
        ("8 italiani su 10", "it", "italiani"),
        ("17 Russian soldiers died", "en", "Russian soldiers"),
        ("the fifth largest reserves", "en", "reserves"),
        ("2 million tons of aluminum", "en", "aluminum"),
        ("two million people", "en", "people"),
        ("a third of them", "en", None),
    ],
)
def test_what_is_counted(text: str, language: str, of: str | None) -> None:
    assert only(text, language).of == of


def test_eight_in_ten_is_a_share() -> None:
    text = "Quasi 8 italiani su 10 votano."
    found = only(text)
    assert (found.span.of(text), found.value, found.hedge) == ("8 italiani su 10", Decimal("0.8"), "about")


# --- ordinals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "span", "value"),
    [
        ("La Russia è quinta al mondo.", "it", "quinta", 5),
        ("Le quinte riserve mondiali.", "it", "quinte", 5),
        ("Al 5° posto c'è la Russia.", "it", "5°", 5),
        ("La 5ª riserva del pianeta.", "it", "5ª", 5),
        ("La Cina, primo produttore mondiale.", "it", "primo", 1),
        ("È al secondo posto.", "it", "secondo", 2),
        ("Nel XXI secolo.", "it", "XXI", 21),
        ("La XIX legislatura.", "it", "XIX", 19),
        ("Un terzo mandato alla Casa Bianca.", "it", "terzo", 3),
        ("It has the fifth-largest reserves.", "en", "fifth", 5),
        ("Russia ranks 5th.", "en", "5th", 5),
        ("The twenty-first member.", "en", "twenty-first", 21),
        ("The second largest producer.", "en", "second", 2),
    ],
)
def test_ordinals(text: str, language: str, span: str, value: int) -> None:
    found = only(text, language)
    assert (found.span.of(text), found.value, found.kind) == (span, value, "ordinal")


# --- what is no quantity --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Accadde nel 2022.", "Dal 2015 al 2020.", "Le elezioni del 2019-2023.", "La stagione 2024-25.",
        "Il 12 gennaio 2024.", "Il 12/03/2024.", "Dal 3 al 5 maggio.", "Il 12, il 13 e il 14 giugno.",
        "Martedì 12 il voto.", "1° gennaio.", "Gli anni Novanta.", "Gli anni ’90.", "Nel Novecento.",
        "Alle 15.30 la riunione.", "Ore 15.", "Dalle 9 alle 18.", "Alle otto di sera.",
        "L'art. 3 della Costituzione.", "Al n. 12.", "La legge 104.", "Il decreto 231/2001.", "A pagina 5.",
        "Ha vinto 3-1.", "È finita 1 a 1.", "Chiamate lo 06 1234567.", "Telefono +39 347 1234567.",
        "Il G7 e il Covid-19.", "Il formato A4.", "La rete 5G.", "Un F-16.", "L'iPhone 15.", "Il Boeing 737 Max.",
        "Il Movimento 5 Stelle.", "Tu sei qui.", "Non sei solo.", "Una casa, un uomo, uno studente.",
        "Un anno fa.", "Due settimane fa.", "A metà aprile.", "Nella seconda metà dell'anno.",
        "Entro la metà del 2025.",
        "Secondo Peskov è presto.", "Il primo ministro tace.", "La prima volta.", "In secondo luogo.",
        "Prima di partire.",
        "Ai quarti di finale.", "Un mezzo militare.", "Il prossimo.", "date 2025-04", "Papa Giovanni XXIII.",
        "Milioni di persone.", "Centinaia di case.", "1. Il governo", "http://x.it/2024/03/12/3-cose.html",
        "Il terzultimo.", "Mille grazie.", "In mezzo alla strada.", "Parla Otto Schily.",
    ],
)  # fmt: skip
def test_italian_that_is_no_quantity(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In 2022.", "Since 1991.", "In the 1990s.", "The '90s.", "From 2019 to 2023.", "On January 12, 2024.",
        "On 12 May.", "May 5 and 6.", "On the 5th of May.", "At 5 p.m.", "At 20:17.", "Section 3 of Act 104.",
        "They won 3-1.", "It ended 2 to 1.", "Call 202-555-0143.", "The G20.", "COVID-19.", "A B-52.",
        "Boeing 737 MAX.",
        "The S&P 500 fell.", "A Fortune 500 company.", "Flight 447.", "A year ago.", "Two years ago.", "One of them.",
        "The first time.", "The second half.", "Hundreds of people.", "He may.", "A man and a house.",
    ],
)  # fmt: skip
def test_english_that_is_no_quantity(text: str) -> None:
    assert written(text, "en") == []


def test_a_year_that_counts_is_told_from_a_year() -> None:
    assert written("Nel 2022 arrivarono 2000 soldati e 1500 civili.") == ["2000", "1500"]


def test_a_sentence_with_everything() -> None:
    text = (
        "Il 12 gennaio 2024 alle 15.30 circa 2.300 persone, il 45% donne, hanno pagato 10mila euro per 3,5 km "
        "di strada al terzo posto fra le 100 più lunghe."
    )
    assert written(text) == ["2.300", "45%", "10mila euro", "3,5 km", "terzo", "100"]


# --- cases that reviewers reported -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "span", "value", "of"),
    [
        ("Chile is the second-largest producer of lithium.", "second", 2, "producer"),
        ("It became the third biggest exporter of cobalt.", "third", 3, "exporter"),
        ("Its fourth-highest output on record.", "fourth", 4, "output"),
        ("The second-most populous city of the country.", "second", 2, "city"),
        ("By reserves Australia is second-largest.", "second", 2, None),
        ("A third-largest party would decide.", "third", 3, "party"),
    ],
)
def test_an_english_rank_may_be_joined_to_its_superlative(
    text: str, span: str, value: int, of: str | None
) -> None:
    found = only(text, "en")
    assert (found.span.of(text), found.value, found.kind, found.of) == (span, value, "ordinal", of)


@pytest.mark.parametrize(
    "text",
    [
        "He drives a second-hand car.", "The first-ever meeting.", "They sold a third-party product.",
        "The fourth-quarter figures are due.", "A second later the lights went out.",
    ],
)  # fmt: skip
def test_an_english_ordinal_in_a_joined_word_ranks_nothing(text: str) -> None:
    assert written(text, "en") == []


@pytest.mark.parametrize(
    ("text", "span", "unit"),
    [
        ("The mine sold 44 million pounds of copper.", "44 million pounds", "pound"),
        ("It lists 12 million pounds of reserves.", "12 million pounds", "pound"),
        ("Six pounds of the powder were seized.", "Six pounds", "pound"),
        ("The statue weighs 300 pounds.", "300 pounds", "pound"),
        ("A 500-pound bomb was found.", "500-pound", "pound"),
        ("The stadium cost 44 million pounds.", "44 million pounds", "GBP"),
        ("They lost 3 million pounds in fines.", "3 million pounds", "GBP"),
        ("He hid 50 pounds of cash.", "50 pounds", "GBP"),
        ("It took 9 million pounds of public money.", "9 million pounds", "GBP"),
        ("He paid with a 20-pound note.", "20-pound", "GBP"),
    ],
)
def test_english_pounds_are_a_weight_of_something_and_money_otherwise(
    text: str, span: str, unit: str
) -> None:
    found = only(text, "en")
    assert (found.span.of(text), found.unit) == (span, unit)
    assert found.kind == ("measure" if unit == "pound" else "currency")


@pytest.mark.parametrize(
    ("text", "language", "span", "low", "high", "unit"),
    [
        ("Ha votato il 70/80 per cento degli iscritti.", "it", "70/80 per cento", 70, 80, None),
        ("Ha votato il 70-80 per cento degli iscritti.", "it", "70-80 per cento", 70, 80, None),
        ("Un biglietto costa 40/50 euro.", "it", "40/50 euro", 40, 50, "EUR"),
        ("Erano circa 200/300 persone.", "it", "200/300", 200, 300, None),
        ("It covers 70/80 percent of the costs.", "en", "70/80 percent", 70, 80, None),
        ("It covers 70-80 percent of the costs.", "en", "70-80 percent", 70, 80, None),
    ],
)
def test_a_slash_or_a_hyphen_makes_a_range_before_a_unit(
    text: str, language: str, span: str, low: int, high: int, unit: str | None
) -> None:
    found = only(text, language)
    assert (found.span.of(text), found.value, found.high, found.unit) == (span, low, high, unit)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il negozio è aperto 24/7.", "it"), ("Il 7/8 luglio si vota.", "it"), ("La fattura 47/80.", "it"),
        ("After the 9/11 attacks.", "en"), ("The shop is open 24/7.", "en"), ("The 22/23 season.", "en"),
    ],
)  # fmt: skip
def test_other_numbers_with_a_slash_are_no_quantity(text: str, language: str) -> None:
    assert written(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il corteo parte alle 7 e 30.", "it"), ("La seduta si apre alle ore 7.30.", "it"),
        ("Verso le 22 è tornata la calma.", "it"), ("Erano le 22 e 40.", "it"), ("Il treno delle 7 e 30.", "it"),
        ("Il volo delle 18,45 è in ritardo.", "it"), ("Dalle 7 e 15 alle 9.", "it"), ("Alle 7 e mezza.", "it"),
        ("Alle 22 e 15 minuti.", "it"), ("He left at 7:30.", "en"), ("He left at 10 p.m.", "en"),
    ],
)  # fmt: skip
def test_a_time_of_day_is_no_quantity(text: str, language: str) -> None:
    assert written(text, language) == []


def test_what_is_counted_after_a_time_of_day_is_a_quantity() -> None:
    assert written("Alle 7 e 30 persone erano già in fila.") == ["30"]
    assert written("Le 22 vittime erano turisti.") == ["22"]


@pytest.mark.parametrize(
    ("text", "language", "span"),
    [
        ("Un uomo di 47 anni è stato ferito.", "it", "47 anni"),
        ("Carla Bianchi, 47 anni, è assessora.", "it", "47 anni"),
        ("Il 47enne è stato ferito.", "it", "47enne"),
        ("La 47-enne è stata ferita.", "it", "47-enne"),
        ("Fermati dei 47enni.", "it", "47enni"),
        ("A 47-year-old was hurt.", "en", "47-year-old"),
    ],
)
def test_an_age_is_a_measure_of_years(text: str, language: str, span: str) -> None:
    found = only(text, language)
    assert (found.span.of(text), found.value, found.unit, found.kind) == (span, 47, "year", "measure")


@pytest.mark.parametrize(
    ("text", "language", "span", "value", "unit"),
    [
        ("Vale 1 miliardo e 200 milioni di euro.", "it", "1 miliardo e 200 milioni di euro", 1_200_000_000, "EUR"),
        ("Vale 3 milioni e mezzo di euro.", "it", "3 milioni e mezzo di euro", 3_500_000, "EUR"),
        ("Sono 3 milioni e mezzo.", "it", "3 milioni e mezzo", 3_500_000, None),
        ("Vi abitano un milione e 300 mila persone.", "it", "un milione e 300 mila", 1_300_000, None),
        ("It is worth 1 billion and 200 million euros.", "en", "1 billion and 200 million euros", 1_200_000_000, "EUR"),
        ("A million and three hundred thousand people live there.", "en", "A million and three hundred thousand",
         1_300_000, None),
    ],
)  # fmt: skip
def test_magnitudes_add_up(text: str, language: str, span: str, value: int, unit: str | None) -> None:
    found = only(text, language)
    assert (found.span.of(text), found.value, found.unit) == (span, value, unit)


@pytest.mark.parametrize(
    ("text", "language", "span", "value", "unit"),
    [
        ("La produzione: +0,3% nel mese.", "it", "0,3%", "0.3", None),
        ("La produzione segna -1,2 per cento.", "it", "-1,2 per cento", "-1.2", None),
        ("La produzione segna −1,2%.", "it", "−1,2%", "-1.2", None),
        ("Vale lo 0,7 per cento del Pil.", "it", "0,7 per cento", "0.7", None),
        ("Un tasso del 4,25% annuo.", "it", "4,25%", "4.25", None),
        ("Un'aliquota del 3 per mille.", "it", "3 per mille", "0.3", None),
        ("I rendimenti salgono di 25 punti base.", "it", "25 punti base", "25", "basis_point"),
        ("Output rose by +0.3% in May.", "en", "0.3%", "0.3", None),
        ("Output changed by -1.2 percent.", "en", "-1.2 percent", "-1.2", None),
        ("Yields rose by 25 basis points.", "en", "25 basis points", "25", "basis_point"),
    ],
)
def test_a_percentage_keeps_its_sign(
    text: str, language: str, span: str, value: str, unit: str | None
) -> None:
    found = only(text, language)
    assert (found.span.of(text), found.value, found.unit) == (span, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La finale è terminata 5 a 1.", "it"), ("Vittoria in casa per 2-0.", "it"),
        ("Ha superato l'avversario per 6-4 6-3.", "it"), ("Ha vinto 6-4, 3-6, 7-5.", "it"),
        ("Il vertice del G20.", "it"),
        ("The final ended 5 to 1.", "en"), ("A 2-0 win at home.", "en"), ("She won 6-4 6-3.", "en"),
        ("The G20 summit.", "en"),
    ],
)  # fmt: skip
def test_scores_and_names_with_numbers_are_no_quantity(text: str, language: str) -> None:
    assert written(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "span", "value", "of"),
    [
        ("L'indice torna a quota 34.000 punti.", "it", "34.000", 34_000, "punti"),
        ("La fiaba dei 7 nani.", "it", "7", 7, "nani"),
        ("The index is back at 34,000 points.", "en", "34,000", 34_000, "points"),
        ("The tale of the 7 dwarfs.", "en", "7", 7, "dwarfs"),
    ],
)
def test_points_and_dwarfs_are_counted(text: str, language: str, span: str, value: int, of: str) -> None:
    found = only(text, language)
    assert (found.span.of(text), found.value, found.kind, found.of) == (span, value, "number", of)


@pytest.mark.parametrize(
    ("text", "language", "span", "value", "unit"),
    [
        ("Escono 500 mila barili al giorno.", "it", "500 mila barili al giorno", 500_000, "oil_bbl / day"),
        ("Una batteria da 90 kWh.", "it", "90 kWh", 90, "kilowatt_hour"),
        ("Un parco eolico da 20 MW.", "it", "20 MW", 20, "megawatt"),
        ("Una domanda di 55 GW.", "it", "55 GW", 55, "gigawatt"),
        ("Consumi per 310 TWh.", "it", "310 TWh", 310, "terawatt_hour"),
        ("Un alloggio di 90 mq.", "it", "90 mq", 90, "meter ** 2"),
        ("Una vasca di 300 mc.", "it", "300 mc", 300, "meter ** 3"),
        ("Il treno tocca i 250 km/h.", "it", "250 km/h", 250, "kilometer / hour"),
        ("Un capannone di 3.000 metri quadrati.", "it", "3.000 metri quadrati", 3000, "meter ** 2"),
        ("They ship 500,000 barrels per day.", "en", "500,000 barrels per day", 500_000, "oil_bbl / day"),
        ("A 90 kWh battery.", "en", "90 kWh", 90, "kilowatt_hour"),
        ("A demand of 55 GW.", "en", "55 GW", 55, "gigawatt"),
        ("A hall of 3,000 square meters.", "en", "3,000 square meters", 3000, "meter ** 2"),
    ],
)
def test_units_of_energy_surface_and_speed(
    text: str, language: str, span: str, value: int, unit: str
) -> None:
    found = only(text, language)
    assert (found.span.of(text), found.value, found.unit, found.kind) == (span, value, unit, "measure")


@pytest.mark.parametrize(
    ("text", "language", "parts", "whole"),
    [
        ("Due su tre sono contrari.", "it", 2, 3), ("Uno su cinque non ha risposto.", "it", 1, 5),
        ("Two out of three are against.", "en", 2, 3), ("One in five did not answer.", "en", 1, 5),
    ],
)  # fmt: skip
def test_one_in_some_is_a_fraction(text: str, language: str, parts: int, whole: int) -> None:
    found = only(text, language)
    assert found.kind == "number"
    assert round(found.value, 6) == round(Decimal(parts) / whole, 6)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il prezzo è il doppio.", "it"), ("Ne produce il triplo.", "it"), ("Il disavanzo è dimezzato.", "it"),
        ("The price has doubled.", "en"), ("It makes twice as much.", "en"), ("The gap has halved.", "en"),
    ],
)  # fmt: skip
def test_a_multiplier_is_no_quantity(text: str, language: str) -> None:
    assert written(text, language) == []


def test_an_english_article_before_a_sign_of_money_belongs_to_neither() -> None:
    text = "A $12 billion plan."
    found = only(text, "en")
    assert (found.span.of(text), found.unit, found.value) == ("$12 billion", "USD", 12_000_000_000)


# --- rules that always hold -----------------------------------------------------------------------


@settings(deadline=None, max_examples=100)
@given(
    st.text() | st.lists(st.sampled_from(
        ["3", "1.200", "2024", "milioni", "di", "tonnellate", "€", "$", "tra", "e", "a", "da", "un", "mezzo", "-", "%",
         "due", "cento", "terzi", "circa", "su", "°", "5ª", ",", ".", "'", "half", "million", "and", "maggio",
         "\x00", "🙂", "70/80", "alle", "7", "enne", "pounds", "of", "second-largest"]
    )).map(" ".join),
    st.sampled_from(["it", "en", "xx"]),
)  # fmt: skip
def test_quantities_of_any_text_are_in_order_inside_it_and_never_overlap(text: str, language: str) -> None:
    end = 0
    for found in quantities(text, language):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.high is None or found.value < found.high
        assert found.of is None or found.of in text
        assert found.step > 0
        end = found.span.end


def grouped(value: Decimal, language: str) -> str:
    written_out = f"{value:,}"
    return written_out.translate(str.maketrans(",.", ".,")) if language == "it" else written_out


@settings(deadline=None, max_examples=100)
@given(
    st.decimals(min_value=0, max_value=10**9, places=1),
    st.sampled_from(["it", "en"]),
    st.sampled_from(
        [("kg", "kilogram"), ("km²", "kilometer ** 2"), ("%", None), ("€", "EUR"), ("MW", "megawatt")]
    ),
)
def test_a_formatted_quantity_is_read_back(
    value: Decimal, language: str, unit: tuple[str, str | None]
) -> None:
    text = f"{grouped(value, language)} {unit[0]}"
    found = only(text, language)
    assert (found.value, found.unit, found.step, found.span.of(text)) == (
        value,
        unit[1],
        Decimal("0.1"),
        text,
    )


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_unit_is_one_that_pint_knows(language: str) -> None:
    registry = pint.UnitRegistry()
    data = lexicon(language, "units")
    names = {*data["words"], *data["symbols"], *(group["unit"] for group in data["scaled"])}
    for name in names:
        # Pint prints oil_bbl as oil_barrel; both names are its own.
        assert str(registry.parse_units(name)) == name.replace("oil_bbl", "oil_barrel")
    assert {str(registry.parse_units(name)) for name in data["grammar"]["times"]} == set(
        data["grammar"]["times"]
    )


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_written_unit_is_read_behind_a_number(language: str) -> None:
    data, money = lexicon(language, "units"), lexicon(language, "currencies")
    forms = [
        (name, form)
        for table in ("words", "symbols")
        for name, every in data[table].items()
        for form in every
    ]
    forms += [
        (code if code != "XXX" else None, form) for code, every in money["words"].items() for form in every
    ]
    for unit, form in forms:
        found = only(f"3 {form}", language)
        assert (found.unit, found.span.end) == (unit, len(form) + 2)


def test_a_verb_after_a_year_is_no_unit() -> None:
    text = "Nel 2023 ha raggiunto i 3 milioni, dal 1998 ha vinto sempre."
    assert [found.span.of(text) for found in quantities(text, "it")] == ["3 milioni"]
    assert quantities("brucia 1500 ha di bosco", "it")[0].unit == "hectare"


def test_a_fall_between_millions_is_two_figures_of_one_magnitude() -> None:
    found = quantities("L’indebitamento è sceso da 64 a 41,3 milioni di euro.", "it")
    assert [(one.value, one.high, one.unit) for one in found] == [
        (Decimal("64000000"), None, "EUR"),
        (Decimal("41300000"), None, "EUR"),
    ]


@pytest.mark.parametrize("text", ["il " + "9" * 29 + "esimo", "7" * 29 + "°", "8" * 40 + " luglio"])
@pytest.mark.parametrize("language", ["it", "en"])
def test_more_digits_than_are_reckoned_with_raise_nothing(text: str, language: str) -> None:
    quantities(text, language)
