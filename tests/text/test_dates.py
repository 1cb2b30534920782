"""Dates are read in place and resolved to the days they may mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.rows import DateMention
from workbench.text.date_calendar import Now, easter
from workbench.text.date_grammar import grammar
from workbench.text.date_parser import Parser
from workbench.text.date_tokens import tokens_of
from workbench.text.date_words import SMALL
from workbench.text.dates import dates

WEDNESDAY = date(2025, 4, 16)


def read(
    text: str, language: str = "it", reference: date | str | None = WEDNESDAY
) -> list[tuple[str, str, str]]:
    """Return each mention as its words, its first and its last day."""
    return [(m.span.of(text), str(m.first), str(m.last)) for m in dates(text, language, reference)]


def one(text: str, language: str = "it", reference: date | str | None = WEDNESDAY) -> DateMention:
    found = dates(text, language, reference)
    assert len(found) == 1, [m.span.of(text) for m in found]
    return found[0]


def interval(text: str, language: str = "it", reference: date | str | None = WEDNESDAY) -> str:
    found = one(text, language, reference)
    return str(found.first) if found.first == found.last else f"{found.first} {found.last}"


ITALIAN = [
    ("Il governo ha varato il decreto il 12 gennaio 2024.", "2024-01-12"),
    ("In vigore dal 1° gennaio 2024.", "2024-01-01"),
    ("Firmato il 12/01/2024 a Roma.", "2024-01-12"),
    ("Firmato il 12.1.24 a Roma.", "2024-01-12"),
    ("Firmato il 01/22/2024 a Roma.", "2024-01-22"),
    ("Dati al 2024-01-12, provvisori.", "2024-01-12"),
    ("Roma, 16 apr. 2025", "2025-04-16"),
    ("Il primo maggio del 1947 i braccianti erano in festa.", "1947-05-01"),
    ("Si riuniranno il due ottobre.", "2025-10-02"),
    ("L'inflazione di gennaio 2024 era bassa.", "2024-01-01 2024-01-31"),
    ("Nel 2022 il Pil è cresciuto.", "2022-01-01 2022-12-31"),
    ("Nel millenovecentosessantotto gli studenti protestarono.", "1968-01-01 1968-12-31"),
    ("Gli studenti del '68 protestarono.", "1968-01-01 1968-12-31"),
    ("La crisi degli anni Novanta fu lunga.", "1990-01-01 1999-12-31"),
    ("La crisi degli anni '90 fu lunga.", "1990-01-01 1999-12-31"),
    ("Le guerre del XXI secolo.", "2001-01-01 2100-12-31"),
    ("La pittura del Novecento.", "1900-01-01 1999-12-31"),
    ("Nel terzo trimestre 2023 l'export è calato.", "2023-07-01 2023-09-30"),
    ("Nel IV trimestre del 2024 l'export è calato.", "2024-10-01 2024-12-31"),
    ("Ricavi in calo nel Q3 2023.", "2023-07-01 2023-09-30"),
    ("Nel primo semestre i ricavi sono saliti.", "2025-01-01 2025-06-30"),
    ("Nei primi nove mesi del 2024 i ricavi sono saliti.", "2024-01-01 2024-09-30"),
    ("Gli incendi dell'estate 2024 hanno distrutto boschi.", "2024-06-01 2024-08-31"),
    ("A Natale 2023 nevicava.", "2023-12-25"),
    ("La vigilia di Natale 2023 nevicava.", "2023-12-24"),
    ("A Ferragosto la città sarà vuota.", "2025-08-15"),
    ("Lunedì dell'Angelo 2024 pioveva.", "2024-04-01"),
    ("Putin lo ha suggerito a febbraio.", "2025-02-01 2025-02-28"),
    ("Si vedranno a febbraio.", "2026-02-01 2026-02-28"),
    ("I colloqui potrebbero tenersi a metà aprile.", "2025-04-11 2025-04-20"),
    ("I colloqui si terranno a fine mese.", "2025-04-16 2025-04-30"),
    ("Il deficit calerà entro la fine dell'anno.", "2025-10-01 2025-12-31"),
    ("La prima settimana di maggio sarà decisiva.", "2025-04-28 2025-05-04"),
    ("Nella seconda metà di marzo ha piovuto.", "2025-03-16 2025-03-31"),
    ("Nella prima decade di marzo ha piovuto.", "2025-03-01 2025-03-10"),
    ("L'ultimo giorno di marzo ha piovuto.", "2025-03-31"),
    ("La Camera si riunirà lunedì 3 novembre.", "2025-11-03"),
    ("La Camera si è riunita lunedì.", "2025-04-14"),
    ("Lunedì la Camera ha approvato il testo.", "2025-04-14"),
    ("La Camera si riunirà lunedì.", "2025-04-21"),
    ("Il testo pubblicato lunedì è breve.", "2025-04-14"),
    ("La Camera lo ha approvato lunedì scorso.", "2025-04-14"),
    ("Si vedranno mercoledì prossimo.", "2025-04-23"),
    ("Si vedranno giovedì della prossima settimana.", "2025-04-24"),
    ("Il bando scadrà il 15.", "2025-05-15"),
    ("Il voto sarà il 12 del prossimo mese.", "2025-05-12"),
    ("Lo ha detto oggi il portavoce.", "2025-04-16"),
    ("Lo ha detto ieri sera il portavoce.", "2025-04-15"),
    ("Lo ha detto l’altro ieri il portavoce.", "2025-04-14"),
    ("Dopodomani si chiude.", "2025-04-18"),
    ("La scossa di stanotte è stata forte.", "2025-04-16"),
    ("Due settimane fa lo negava.", "2025-04-02"),
    ("Trent'anni fa lo negava.", "1995-04-16"),
    ("Un anno e mezzo fa lo negava.", "2023-10-16"),
    ("Tra tre giorni si vedrà.", "2025-04-19"),
    ("Il mese scorso i prezzi sono saliti.", "2025-03-01 2025-03-31"),
    ("L'anno scorso i prezzi sono saliti.", "2024-01-01 2024-12-31"),
    ("I prezzi saliranno quest'anno.", "2025-01-01 2025-12-31"),
    ("I prezzi saliranno questa settimana.", "2025-04-14 2025-04-20"),
    ("Il prossimo fine settimana pioverà.", "2025-04-19 2025-04-20"),
    ("Negli ultimi tre mesi i prezzi sono saliti.", "2025-01-16 2025-04-15"),
    ("Nei prossimi due anni i prezzi saliranno.", "2025-04-17 2027-04-16"),
    ("Da ieri è in carcere.", "2025-04-15"),
    ("La strada chiuderà dal 3 al 7 maggio.", "2025-05-03 2025-05-07"),
    ("Chiuso dal 28 dicembre 2023 al 3 gennaio.", "2023-12-28 2024-01-03"),
    ("Chiuso dal 28 dicembre al 3 gennaio 2024.", "2023-12-28 2024-01-03"),
    ("Tra il 2020 e il 2022 i prezzi sono saliti.", "2020-01-01 2022-12-31"),
    ("Il piano 2019-2021 è fallito.", "2019-01-01 2021-12-31"),
    ("Tra gennaio e marzo i prezzi sono saliti.", "2025-01-01 2025-03-31"),
    ("La notte tra domenica e lunedì ha nevicato.", "2025-04-13 2025-04-14"),
    ("È in vigore dal 2 ottobre 2024.", "2024-10-02"),
    ("Lo scorso 5 marzo ha firmato.", "2025-03-05"),
    ("Il 5 maggio scorso ha firmato.", "2024-05-05"),
    ("All'indomani del 25 aprile 2024 si dimise.", "2024-04-26"),
    ("L'accordo, firmato il 30 gennaio, prevede dazi.", "2025-01-30"),
    ("La guerra del 1914-18 fu lunga.", "1914-01-01 1918-12-31"),
    ("La moda tra gli anni '60 e '70 cambiò.", "1960-01-01 1979-12-31"),
    ("La settimana del 9 ottobre 2024 fu calda.", "2024-10-07 2024-10-13"),
]


@pytest.mark.parametrize(("text", "wanted"), ITALIAN)
def test_an_italian_date_is_resolved_to_its_days(text: str, wanted: str) -> None:
    assert interval(text) == wanted


ENGLISH = [
    ("The two leaders met on May 3, 2024 in Geneva.", "2024-05-03"),
    ("The two leaders met on 3 May 2024 in Geneva.", "2024-05-03"),
    ("He was born on the third of May nineteen ninety-nine.", "1999-05-03"),
    ("The bank closed on Jan. 6, 2021.", "2021-01-06"),
    ("The summit will take place on 3 May.", "2025-05-03"),
    ("In May he resigned.", "2024-05-01 2024-05-31"),
    ("In 2022 sales rose.", "2022-01-01 2022-12-31"),
    ("It was listed in the nineties.", "1990-01-01 1999-12-31"),
    ("It was listed in the early 1990s.", "1990-01-01 1993-04-30"),
    ("In the third quarter of 2023 profits fell.", "2023-07-01 2023-09-30"),
    ("In the first nine months of 2024 profits fell.", "2024-01-01 2024-09-30"),
    ("They met in mid-April.", "2025-04-11 2025-04-20"),
    ("The bank said so on Monday.", "2025-04-14"),
    ("The board will meet on Monday.", "2025-04-21"),
    ("Two weeks ago he said no.", "2025-04-02"),
    ("He will be back in three days.", "2025-04-19"),
    ("The road will be closed from 3 to 7 May.", "2025-05-03 2025-05-07"),
    ("The wars of 1914–1918 were long.", "1914-01-01 1918-12-31"),
    ("It snowed on the day after Christmas 2023.", "2023-12-26"),
    ("Thanksgiving 2024 was cold.", "2024-11-28"),
    ("Last week it rained.", "2025-04-07 2025-04-13"),
    ("Over the past three months it rained.", "2025-01-16 2025-04-15"),
]


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_an_english_date_is_resolved_to_its_days(text: str, wanted: str) -> None:
    assert interval(text, "en") == wanted


NO_DATE = [
    ("it", "Le riserve sono di 3,8 milioni di tonnellate."),
    ("it", "Le terre rare sono un gruppo di 17 metalli."),
    ("it", "La Juve ha vinto 2-1, poi 3-0; il set è finito 6-4."),
    ("it", "Chiamare il 06 1234 5678 o il 333 1234567 o lo 06/1234567."),
    ("it", "La legge n. 190/2012, la direttiva 2000/31/CE e il regolamento 2016/679."),
    ("it", "Costa 2000 euro, tra il 3 e il 5 per cento in più."),
    ("it", "Sale dal 12 al 15%, il 15 per cento degli iscritti."),
    ("it", "Abita in via XX Settembre, vicino a piazza 25 aprile."),
    ("it", "Ogni lunedì il mercato chiude; il lunedì si riposa."),
    ("it", "Sei pronto? Sette su dieci dicono di no."),
    ("it", "È impossibile ripristinarlo da un giorno all’altro."),
    ("it", "All’indomani dell’appello di Putin i mercati salivano."),
    ("it", "La Primavera araba e l'Isola di Pasqua al giorno d'oggi."),
    ("it", "Un indirizzo: 192.168.1.1; una versione: v. 2.1.3."),
    ("it", "Nei prossimi giorni e negli ultimi anni, nelle scorse settimane."),
    ("it", "Sono arrivati 1500 migranti e 2025 case sono vuote."),
    ("it", "I 2/3 dei voti, 24 ore su 24, il numero 10, il 5G."),
    ("en", "The Senate may march on; he may have won 3-0."),
    ("en", "Wait a second, the 15th Battalion is on the 3rd floor."),
    ("en", "Call 02-2014-2018 or +39 06 1234 5678."),
    ("en", "Every Monday the market of Easter Island closes."),
    ("en", "It fell by 3.8 percent, from 2000 to 3000 people."),
    ("en", "Six of us sat by the sun."),
]


@pytest.mark.parametrize(("language", "text"), NO_DATE)
def test_numbers_and_names_are_no_dates(language: str, text: str) -> None:
    assert read(text, language) == []


def test_a_weekday_of_an_article_dated_by_month_keeps_every_monday() -> None:
    found = one("Lunedì il Cremlino ha dichiarato interesse.", reference="2025-04")
    assert [str(first) for first, _ in found.candidates] == [
        "2025-03-31", "2025-04-07", "2025-04-14", "2025-04-21", "2025-04-28",
    ]  # fmt: skip
    assert (str(found.first), str(found.last)) == ("2025-03-31", "2025-04-28")


def test_yesterday_of_an_article_dated_by_month_is_any_day_but_its_last() -> None:
    found = one("Ieri Trump ha dichiarato di essere impegnato.", reference="2025-02")
    assert (str(found.first), str(found.last), len(found.candidates)) == ("2025-01-31", "2025-02-27", 28)


def test_today_with_its_day_is_determined_in_an_article_dated_by_month() -> None:
    assert interval("Oggi, 16 aprile, ha firmato.", reference="2025-04") == "2025-04-16"


def test_a_partial_date_of_the_same_month_is_not_put_a_year_back() -> None:
    assert interval("Si sono visti il 15 aprile.", reference="2025-04") == "2025-04-15"


def test_without_a_reference_only_absolute_dates_are_read() -> None:
    text = "Ieri, lunedì, a febbraio e due anni fa; il 3 maggio 2020 e dal 4 al 6 giugno 2021."
    assert [words for words, *_ in read(text, reference=None)] == ["3 maggio 2020", "dal 4 al 6 giugno 2021"]


def test_a_reference_may_be_a_written_day() -> None:
    assert interval("Lo ha detto ieri.", reference="2025-03-01") == "2025-02-28"


def test_a_reference_that_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="neither a day nor a month"):
        dates("ieri", "it", "aprile")


def test_an_english_numeric_date_keeps_both_orders() -> None:
    found = one("It was signed on 03/04/2024.", "en")
    assert [str(first) for first, _ in found.candidates] == ["2024-03-04", "2024-04-03"]


def test_the_days_of_a_list_take_the_month_of_the_last() -> None:
    assert read("Si voterà l'8 e 9 giugno.") == [
        ("8", "2025-06-08", "2025-06-08"),
        ("9 giugno", "2025-06-09", "2025-06-09"),
    ]


def test_the_day_after_takes_up_the_date_before() -> None:
    text = "Il 3 marzo 2024 il ministro si dimise. Il giorno dopo partì; due mesi dopo tornò."
    assert [first for _, first, _ in read(text)] == ["2024-03-03", "2024-03-04", "2024-05-04"]


def test_a_year_before_christ_is_left_out() -> None:
    assert read("Cesare fu ucciso nel 44 a.C.") == []


def test_an_impossible_day_is_not_read() -> None:
    assert read("Firmato il 30/02/2024.") == []


def test_a_language_without_words_is_read_as_english() -> None:
    assert interval("on 3 May 2024", "xx") == "2024-05-03"


def test_easter_falls_on_the_days_of_the_calendars() -> None:
    known = ["1961-04-02", "2000-04-23", "2008-03-23", "2024-03-31", "2025-04-20", "2038-04-25"]
    assert [str(easter(int(day[:4]))) for day in known] == known


days = st.dates(date(1600, 1, 1), date(2190, 12, 31))
styles = {
    "it": ("%Y-%m-%d", "%d/%m/%Y", "{d} {m} %Y", "{d} {m}, %Y"),
    "en": ("%Y-%m-%d", "{d} {m} %Y", "{m} {d}, %Y", "the {d} of {m} %Y"),
}
months = {
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "en": "January February March April May June July August September October November December",
}


@settings(deadline=None, max_examples=100)
@given(day=days, language=st.sampled_from(["it", "en"]), style=st.integers(0, 3))
def test_a_written_date_is_read_back(day: date, language: str, style: int) -> None:
    month = months[language].split()[day.month - 1]
    written = day.strftime(styles[language][style].replace("%Y", f"{day.year}"))
    text = f"({written.format(d=day.day, m=month)})"
    found = one(text, language, WEDNESDAY)
    assert (found.first, found.last) == (day, day)


words = st.sampled_from(
    [
        *[
            "il",
            "3",
            "12",
            "2024",
            "maggio",
            "lunedì",
            "dal",
            "al",
            "tra",
            "e",
            "-",
            "/",
            ".",
            ",",
            "di",
            "settimana",
        ],
        *[
            "prima",
            "ultimo",
            "anno",
            "fa",
            "mesi",
            "due",
            "'68",
            "scorso",
            "secolo",
            "XX",
            "Pasqua",
            "metà",
            "\n\n",
        ],
        *[
            "May",
            "the",
            "of",
            "first",
            "week",
            "next",
            "Monday",
            "from",
            "to",
            "1990s",
            "Q3",
            "ago",
            "in",
            "two",
        ],
    ]
)


@settings(deadline=None, max_examples=100)
@given(
    text=st.one_of(st.text(max_size=60), st.lists(words, max_size=20).map(" ".join)),
    language=st.sampled_from(["it", "en"]),
    reference=st.sampled_from([None, WEDNESDAY, "2025-04", date.min, date.max, "0001-01", "9999-12"]),
)
def test_any_text_gives_ordered_mentions_and_never_an_error(
    text: str, language: str, reference: date | str | None
) -> None:
    before = 0
    for found in dates(text, language, reference):
        assert before <= found.span.start < found.span.end <= len(text)
        assert found.span.of(text).strip() == found.span.of(text)
        assert found.first <= found.last
        assert found.first == min(first for first, _ in found.candidates)
        assert found.last == max(last for _, last in found.candidates)
        before = found.span.end


@settings(deadline=None, max_examples=60)
@given(day=st.dates(date(1, 1, 20), date(9999, 12, 10)), back=st.integers(1, 19))
def test_so_many_days_ago_is_counted_from_the_reference(day: date, back: int) -> None:
    found = one(f"{back + 1} giorni fa", "it", day) if day - timedelta(days=back + 1) else None
    assert found is not None
    assert found.first == day - timedelta(days=back + 1)


@pytest.mark.parametrize("month_first", [True, False])
def test_no_date_is_made_of_small_words_alone(month_first: bool) -> None:
    made: set[str] = set()
    for symbol, rules in grammar(month_first).rules.items():
        for entry, _ in rules:
            if all(item.optional or item.role in (made if item.symbol else SMALL) for item in entry.items):
                made.add(symbol)
    assert "DATE" not in made


@pytest.mark.parametrize("blank", [" ", "  ", "\t", "\n", " \n ", "\u00a0", "\u2003\n\t", "\x1f"])
def test_any_blank_but_an_empty_line_may_stand_within_a_date(blank: str) -> None:
    text = blank.join(["", "Chiuso", "dal", "28", "dicembre", "2023", "al", "3", "gennaio", "2024", ""])
    assert interval(text) == "2023-12-28 2024-01-03"
    assert read(f"Chiuso 3{blank}\n\n{blank}maggio 2024") == [("maggio 2024", "2024-05-01", "2024-05-31")]


@pytest.mark.parametrize(("language", "examples"), [("it", ITALIAN), ("en", ENGLISH)])
def test_what_is_said_to_mean_the_same_all_month_does(language: str, examples: list[tuple[str, str]]) -> None:
    tokens = tokens_of("\n\n".join(text for text, _ in examples), language)
    parser = Parser(grammar(month_first=language == "en"), tokens, range(len(tokens)))
    month = [date(2024, 2, 1) + timedelta(days=n) for n in range(29)]
    found = [match for at in range(len(tokens)) if (match := parser.longest("DATE", at))]
    steady = [match.when for match in found if not match.when.daily]
    assert len(steady) > len(examples) / 2
    for when in steady:
        assert len({when.at(Now(day, (month[0], month[-1]))) for day in month}) == 1


@pytest.mark.parametrize(
    "piece",
    [
        *[
            "1",
            "1/",
            "1-",
            "1.",
            "3 ",
            ".",
            "di ",
            "lunedì ",
            "2024 ",
            "'68 ",
            " ",
            "\n",
            "\n ",
            "12/01/2024 ",
        ],
        *["settimana del primo lunedì della ", "dal 3 al ", "maggio ", "un ", "l'", "due anni e "],
    ],
)
def test_a_long_hostile_text_is_read_through(piece: str) -> None:
    for found in dates(piece * (20_000 // len(piece)), "it", WEDNESDAY):
        assert found.first <= found.last
