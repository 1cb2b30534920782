"""Numbers in digits and in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text.numbers import number, numerals

IT_UNITS = [
    *(
        "zero",
        "uno",
        "due",
        "tre",
        "quattro",
        "cinque",
        "sei",
        "sette",
        "otto",
        "nove",
        "dieci",
        "undici",
        "dodici",
    ),
    *("tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove"),
]
IT_TENS = ["", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"]
EN_UNITS = [
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
EN_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def italian_below_thousand(value: int, *, accent: bool) -> str:
    if value < 20:
        return IT_UNITS[value]
    if value < 100:
        tens, unit = IT_TENS[value // 10], value % 10
        if unit == 0:
            return tens
        if unit == 3 and accent:
            return tens + "tré"
        return (tens[:-1] if unit in (1, 8) else tens) + IT_UNITS[unit]
    hundreds, rest = divmod(value, 100)
    head = ("" if hundreds == 1 else IT_UNITS[hundreds]) + "cento"
    if rest == 0:
        return head
    tail = italian_below_thousand(rest, accent=accent)
    # centotto, centottanta: the vowel is lost before otto and ottanta, as the grammars allow
    return head[:-1] + tail if tail.startswith("ott") and accent else head + tail


def italian_below_million(value: int, *, accent: bool) -> str:
    thousands, rest = divmod(value, 1000)
    if not thousands:
        return italian_below_thousand(rest, accent=accent)
    head = "mille" if thousands == 1 else italian_below_thousand(thousands, accent=False) + "mila"
    if thousands > 1 and thousands % 10 == 1 and thousands % 100 != 11:
        head = head.replace("unomila", "unmila")
    return head + (italian_below_thousand(rest, accent=accent) if rest else "")


def italian(value: int, *, accent: bool = False) -> str:
    """Spell a number from 0 to 10^15 as Italian does."""
    parts = []
    for size, one, many in (
        (10**12, "un bilione", "bilioni"),
        (10**9, "un miliardo", "miliardi"),
        (10**6, "un milione", "milioni"),
    ):
        count, value = divmod(value, size)
        if count:
            parts.append(one if count == 1 else f"{italian_below_million(count, accent=False)} {many}")
    if value or not parts:
        parts.append(italian_below_million(value, accent=accent))
    return " ".join(parts)


def english_below_thousand(value: int, *, joined: bool) -> str:
    if value < 20:
        return EN_UNITS[value]
    if value < 100:
        return EN_TENS[value // 10] + (f"-{EN_UNITS[value % 10]}" if value % 10 else "")
    hundreds, rest = divmod(value, 100)
    link = " and " if joined else " "
    head = f"{EN_UNITS[hundreds]} hundred"
    return head + (link + english_below_thousand(rest, joined=joined) if rest else "")


def english(value: int, *, joined: bool = False) -> str:
    """Spell a number from 0 to 10^15 as English does, with "and" behind the hundreds or without."""
    parts = []
    for size, name in ((10**15, "quadrillion"), (10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        count, value = divmod(value, size)
        if count:
            parts.append(f"{english_below_thousand(count, joined=joined)} {name}")
    thousands, rest = divmod(value, 1000)
    if thousands:
        parts.append(f"{english_below_thousand(thousands, joined=joined)} thousand")
    if rest or not parts:
        parts.append(english_below_thousand(rest, joined=joined))
    return " ".join(parts)


any_number = st.one_of(
    st.integers(0, 10**4),
    st.integers(0, 10**15),
    st.builds(lambda n, e: min(n * 10**e, 10**15), st.integers(0, 9999), st.integers(0, 12)),
)


@settings(deadline=None, max_examples=100)
@given(any_number, st.booleans())
def test_italian_number_words_are_read_back(value: int, accent: bool) -> None:
    assert number(italian(value, accent=accent), "it") == value or value == 1


@settings(deadline=None, max_examples=100)
@given(any_number, st.booleans())
def test_english_number_words_are_read_back(value: int, joined: bool) -> None:
    assert number(english(value, joined=joined), "en") == value


@settings(deadline=None, max_examples=100)
@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from(["it", "en"]))
def test_digits_in_a_language_s_own_convention_are_read_back(value: Decimal, language: str) -> None:
    written = f"{value:,.2f}"
    if language == "it":
        written = written.translate(str.maketrans(",.", ".,"))
    assert number(written, language) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("centottantuno", "181"), ("centoottantuno", "181"), ("ventotto", "28"), ("ventitré", "23"),
        ("ventitre", "23"), ("milleduecento", "1200"), ("due milioni e mezzo", "2500000"), ("un milione", "1000000"),
        ("mille", "1000"), ("duemila", "2000"), ("centomila", "100000"), ("due mila", "2000"),
        ("due milioni e trecentomila", "2300000"), ("mille miliardi", "1000000000000"), ("mezzo miliardo", "500000000"),
        ("tre virgola cinque milioni", "3500000"), ("cento e uno", "101"), ("duecentotré", "203"),
        ("due e mezzo", "2.5"), ("tre e un quarto", "3.25"), ("un quinto", "0.2"), ("tre quarti", "0.75"),
        ("un quarto di milione", "250000"), ("meno cinque", "-5"), ("cinque su venti", "0.25"),
        ("1.234.567,89", "1234567.89"), ("1,234,567.89", "1234567.89"), ("3.800", "3800"), ("3.8", "3.8"),
        ("4,800", "4.8"), ("0.125", "0.125"), ("1 234 567", "1234567"), ("1\u202f234\u202f567,5", "1234567.5"),
        ("1'234'567", "1234567"), ("-9,25", "-9.25"), ("−3", "-3"), ("12k", "12000"), ("5mila", "5000"),
        ("3 1/2", "3.5"), ("2½", "2.5"), ("5/8", "0.625"), ("2 mln", "2000000"), ("1 milione 847 mila", "1847000"),
    ],
)  # fmt: skip
def test_italian_numbers(written: str, value: str) -> None:
    assert number(written, "it") == Decimal(value)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("twenty-one thousand three hundred and forty-five", "21345"), ("a hundred", "100"), ("a million", "1000000"),
        ("one and a half million", "1500000"), ("two and a half million", "2500000"), ("half a million", "500000"),
        ("a quarter of a million", "250000"), ("two thirds of", None), ("three quarters", "0.75"),
        ("three-quarters", "0.75"), ("five eighths", "0.625"), ("three point one four", "3.14"), ("two dozen", "24"),
        ("minus seven", "-7"), ("two hundred and one", "201"), ("one out of four", "0.25"), ("4,800", "4800"),
        ("3,8", "3.8"), ("3.800", "3.8"), ("1,234,567.89", "1234567.89"), ("1.234.567,89", "1234567.89"),
        ("2.5bn", "2500000000"), ("10K", "10000"), ("twenty one", "21"),
    ],
)  # fmt: skip
def test_english_numbers(written: str, value: str | None) -> None:
    assert number(written, "en") == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    "text",
    [
        "12/03/2024", "15:30", "2024-25", "2025-04", "+39 06 1234567", "02 12345678", "192.168.1.1", "1.2.3",
        "231/2001", "24/7", "007", "Covid-19", "G7", "1" * 5000, "tremendo", "unità", "settore", "medesimo",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_has_no_value(text: str) -> None:
    assert number(text, "it") is None


@pytest.mark.parametrize(
    ("written", "language", "value"),
    [
        ("quinta", "it", 5), ("ventunesimo", "it", 21), ("trentaseiesima", "it", 36), ("ventitreesimo", "it", 23),
        ("centesimo", "it", 100), ("duemillesimo", "it", 2000), ("milionesimo", "it", 10**6),
        ("cento venticinquesimo", "it", 125), ("twenty-first", "en", 21), ("two hundredth", "en", 200),
        ("one hundred and twenty-fifth", "en", 125),
    ],
)  # fmt: skip
def test_ordinal_words(written: str, language: str, value: int) -> None:
    (found,) = numerals(written, language)
    assert (found.form, found.value, found.end) == ("ordinal", value, len(written))


@pytest.mark.parametrize(
    ("written", "step"),
    [
        ("3,8 milioni", "100000"), ("2 milioni", "1000000"), ("17", "1"), ("12,5", "0.1"), ("due milioni", "1000000"),
        ("trentasei", "1"), ("duemila", "1000"), ("3,50", "0.01"), ("due terzi", "0.01"), ("un quarto", "0.01"),
        ("due milioni e mezzo", "100000"), ("1 milione 847 mila", "1000"), ("3 milioni 250.100", "1"),
    ],
)  # fmt: skip
def test_a_step_is_worth_one_of_the_last_digit(written: str, step: str) -> None:
    (found,) = numerals(written, "it")
    assert found.step == Decimal(step)


@settings(deadline=None, max_examples=100)
@given(st.text(), st.sampled_from(["it", "en", "xx"]))
def test_numerals_of_any_text_are_in_order_and_inside_it(text: str, language: str) -> None:
    end = 0
    for found in numerals(text, language):
        assert end <= found.start < found.end <= len(text)
        end = found.end
