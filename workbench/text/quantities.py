"""Quantities of a text: numbers, ordinals, percentages, amounts of money, measures, with units and hedges."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from workbench.rows import Hedge, Quantity, QuantityKind, Span
from workbench.text.number_tokens import EXACT, SHARES, fraction_step
from workbench.text.number_words import vocabulary
from workbench.text.numbers import Numeral, numerals
from workbench.text.quantity_context import is_month_day, is_no_count, is_past_date, looks_year, whole
from workbench.text.quantity_counted import counted
from workbench.text.quantity_ranges import Join, join
from workbench.text.quantity_words import (
    Around,
    around,
    hedge_after,
    hedge_before,
    plural_noun,
    stands,
    tokens_before,
    word_at,
)
from workbench.text.units import (
    Unit,
    Units,
    currency_before,
    currency_word_before,
    percent_word_before,
    phrase,
    rate,
    unit_after,
    units,
)

_ONE = Decimal(1)
_HYPHENS = "-‐‑"
_APOSTROPHES = "'’"
_CENTS = re.compile(r"\s{1,2}(?:([^\W\d_]{1,4})\s)?\s?$")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_SHAPE = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold one number with the unit beside it, before it is known whether it is a quantity."""

    numeral: Numeral
    start: int
    end: int
    value: Decimal
    step: Decimal
    kind: QuantityKind
    unit: str | None = None
    named: bool = False  # a unit or sign was written beside it
    used: int = 1  # how many numerals it took
    of: str | None = None


@dataclass(frozen=True, slots=True)
class _Language:
    words: Around
    units: Units
    signs: tuple[str, ...]
    letters: frozenset[str]
    money: dict[str, int]
    capital_is_name: bool


def quantities(text: str, language: str) -> list[Quantity]:
    """Return the quantities of a text in order, not overlapping; offsets: code points.

    A range is one quantity. Dates, times, labels, scores and names with numbers in them are left out. A language
    without words of its own is read with the English ones. Linear in the text's length.
    """
    known = vocabulary(language)
    own = _Language(
        around(language), units(language), known.signs, known.letters, known.money, known.capital_is_name
    )
    found = numerals(text, language)
    out: list[Quantity] = []
    floor = index = 0
    while index < len(found):
        if found[index].start < floor:  # inside a unit: "per cento", "centesimi"
            index += 1
            continue
        quantity, used, end = _next(text, found, index, floor, own)
        if quantity is not None:
            out.append(quantity)
        floor = max(floor, end)
        index += used
    return _with_roman(text, out, own.words)


def _next(
    text: str, found: list[Numeral], index: int, floor: int, own: _Language
) -> tuple[Quantity | None, int, int]:
    """Read the quantity that begins with this number; returns it, the numbers used, and where it ends."""
    first = _read(text, found, index, floor, own)
    following = index + first.used
    if following < len(found) and first.numeral.form != "barrier" and found[following].form != "barrier":
        second = _read(text, found, following, first.end, own)
        joined = join(text, first, second, floor, own.words)
        if joined is not None:
            return _joined(text, joined, first, second, floor, own)
    return _alone(text, first, floor, own), first.used, first.end


# --- one number with its unit --------------------------------------------------------------------


def _read(text: str, found: list[Numeral], index: int, floor: int, own: _Language) -> Reading:
    numeral = found[index]
    plain = Reading(numeral, numeral.start, numeral.end, numeral.value, numeral.step, "number")
    if numeral.form == "barrier":
        return plain
    if numeral.form == "ordinal":
        return replace(plain, kind="ordinal")
    shared = _out_of(text, found, index, plain, own)
    if shared is not None:
        return shared
    sign = currency_before(text, numeral.start, own.units)
    if sign is not None and sign[0] >= floor:
        scaled = _money_scale(text, plain, own)
        return replace(scaled, start=sign[0], kind="currency", unit=sign[1], named=True)
    position = numeral.end
    if text[position : position + 1] in _HYPHENS and text[position + 1 : position + 2].isalpha():
        position += 1
    elif (
        text[position : position + 1] in _APOSTROPHES
        and numeral.form in ("words", "share")
        and position < len(text)
    ):
        position += 1  # settant'anni
    unit = unit_after(text, position, own.units)
    if unit is not None and unit[1].symbol and numeral.form == "digits":
        scaled = _money_scale(text, plain, own)
        if scaled.end == unit[0] and plural_noun(word_at(text, scaled.end)[1], own.words):
            return scaled  # 5m people
    if unit is None and (numeral.scale > 1 or numeral.form in ("fraction", "share") or numeral.approximate):
        of = phrase(text, position, own.units.of, fold=True)
        unit = unit_after(text, of[0], own.units) if of is not None else None
    if unit is None:
        scaled = _money_scale(text, plain, own)
        unit = unit_after(text, scaled.end, own.units) if scaled.end > plain.end else None
        if unit is not None and unit[1].kind == "currency":
            return _measured(text, found, index, scaled, unit, own)
        return _as_ordinal(text, plain, floor, own)
    if (
        numeral.form == "share"
        and not text[numeral.end : numeral.end + 1].strip()
        and unit[1].kind != "measure"
    ):
        return plain
    return _measured(text, found, index, plain, unit, own)


def _out_of(text: str, found: list[Numeral], index: int, plain: Reading, own: _Language) -> Reading | None:
    """Read "8 italiani su 10" as the share that it is."""
    first = plain.numeral
    if index + 1 >= len(found) or not (first.form == "one" or whole(first)):
        return None
    second = found[index + 1]
    if second.start - first.end > 80 or not whole(second) or not 0 < first.value < second.value <= 1000:
        return None
    between = own.words.out_of.fullmatch(text[first.end : second.start])
    if between is None or between[1].split()[0].casefold() in own.words.of_never:
        return None
    if plural_noun(word_at(text, second.end)[1], own.words) or unit_after(text, second.end, own.units):
        return None
    value = SHARES.divide(first.value, second.value)
    ratio = replace(first, form="ratio", end=second.end, value=value, step=fraction_step(value))
    read = Reading(ratio, first.start, second.end, value, ratio.step, "number", named=True, used=2)
    return replace(read, of=between[1])


def _money_scale(text: str, reading: Reading, own: _Language) -> Reading:
    """Take "m" and "bn" behind the digits of an amount of money for a magnitude ($5m, 30 M€)."""
    end, word = word_at(text, reading.end)
    scale = own.money.get(word)
    if scale is None or reading.numeral.form != "digits" or text[end : end + 1].isalnum():
        return reading
    if end - reading.end > len(word) + 1 or text[end : end + 1] in ("'", "’"):
        return reading
    size = Decimal(scale)
    return replace(
        reading, end=end, value=EXACT.multiply(reading.value, size), step=EXACT.multiply(reading.step, size)
    )


def _measured(
    text: str, found: list[Numeral], index: int, reading: Reading, unit: tuple[int, Unit], own: _Language
) -> Reading:
    end, (kind, name, factor, _) = unit
    value, step = EXACT.multiply(reading.value, factor), EXACT.multiply(reading.step, factor)
    half = phrase(text, end, own.units.and_half, fold=True)
    if (
        half is not None
        and reading.numeral.form in ("digits", "words", "one")
        and not _counts_on(text, half[0], own)
    ):
        end = half[0]
        value, step = value + factor / 2, EXACT.multiply(factor, Decimal("0.1"))
    read = replace(reading, end=end, value=value, step=step, kind=kind, unit=name, named=True)
    if kind == "measure" and name not in own.units.times:
        per = rate(text, end, own.units)
        if per is not None and name is not None and "/" not in name:
            return replace(read, end=per[0], unit=f"{name} / {per[1]}")
    if kind == "currency" and name not in own.units.minor and factor == 1:
        return _with_cents(text, found, index, read, own)
    return read


def _counts_on(text: str, end: int, own: _Language) -> bool:
    # "due anni e mezzo milione": the half belongs to the million
    _, word = word_at(text, end)
    return word.casefold() in own.money or unit_after(text, end, own.units) is not None


def _with_cents(text: str, found: list[Numeral], index: int, read: Reading, own: _Language) -> Reading:
    """Add the hundredths of an amount: 15 dollari e 50 centesimi, 15 dollari e 50."""
    if index + 1 >= len(found) or read.numeral.scale > 1:
        return read
    cents = found[index + 1]
    if not 0 < cents.value < 100 or not whole(cents) or not 0 < cents.start - read.end <= 6:
        return read
    link = _CENTS.fullmatch(text[read.end : cents.start])
    if link is None or (link[1] or "").casefold() not in own.units.cents_link:
        return read
    minor = unit_after(text, cents.end, own.units)
    end = cents.end
    if minor is not None and minor[1].name in own.units.minor:
        end = minor[0]
    elif minor is not None or not link[1] or word_at(text, cents.end)[1]:
        return read
    elif text[cents.end : cents.end + 1].strip() and text[cents.end] not in ".,;:!?)":
        return read
    return replace(read, end=end, value=read.value + cents.value / 100, step=Decimal("0.01"), used=2)


def _as_ordinal(text: str, plain: Reading, floor: int, own: _Language) -> Reading:
    """Read "5ª", "5th", "dollari 4" and "percentuale di 30"; else leave the number as it is."""
    numeral = plain.numeral
    if numeral.form == "digits" and whole(numeral):
        end = numeral.end
        letters = text[end : end + 2]
        if text[end : end + 1] in own.signs and not text[end + 1 : end + 2].isalnum():
            return replace(plain, end=end + 1, kind="ordinal", named=True)
        if letters.casefold() in own.letters and not text[end + 2 : end + 3].isalnum():
            return replace(plain, end=end + 2, kind="ordinal", named=True)
    if word_at(text, numeral.end)[1].casefold() not in own.words.of_never and word_at(text, numeral.end)[1]:
        return plain
    word = currency_word_before(text, numeral.start, own.units)
    if word is not None and word[0] >= floor:
        return replace(plain, start=word[0], kind="currency", unit=word[1], named=True)
    start = percent_word_before(text, numeral.start, own.units)
    if start is not None and start >= floor:
        return replace(plain, start=start, kind="percent", named=True)
    return plain


# --- is it a quantity? ---------------------------------------------------------------------------


def _alone(text: str, reading: Reading, floor: int, own: _Language) -> Quantity | None:
    if not _is_quantity(text, reading, floor, own):
        return None
    hedge = _hedge(text, reading.start, reading, floor, own)
    return _quantity(text, reading, reading.value, None, hedge, own)


def _hedge(text: str, start: int, reading: Reading, floor: int, own: _Language) -> Hedge | None:
    if reading.kind == "ordinal":
        return None
    hedge = hedge_before(text, start, floor, own.words) or hedge_after(text, reading.end, own.words)
    return hedge or ("about" if reading.numeral.approximate else None)


def _is_quantity(text: str, reading: Reading, floor: int, own: _Language) -> bool:
    numeral, words = reading.numeral, own.words
    if numeral.form == "barrier" or stands(text, reading.start, reading.end, words.phrases["names"]):
        return False
    if reading.kind == "ordinal":
        return is_ordinal(text, reading, own.words)
    if numeral.form == "one":
        return _one_counts(text, reading, floor, own)
    if numeral.form == "share" and not reading.named:
        return _share_counts(text, reading, words)
    if numeral.form == "fraction":
        return reading.named or _fraction_counts(text, reading, words)
    if reading.kind == "measure" and reading.unit in own.units.times:
        return not is_past_date(text, reading.end, words)
    if reading.named:
        return True
    if numeral.form == "digits" and (
        text[numeral.end : numeral.end + 1].isalpha() or _hyphened(text, numeral.end)
    ):
        return False
    return not is_no_count(text, numeral, words, capital_is_name=own.capital_is_name)


def _hyphened(text: str, end: int) -> bool:
    return text[end : end + 1] in _HYPHENS and text[end + 1 : end + 2].isupper()


def _one_counts(text: str, reading: Reading, floor: int, own: _Language) -> bool:
    """Tell whether an article is the number one: only beside a unit, or behind a hedge."""
    hedge = hedge_before(text, reading.start, floor, own.words)
    written = text[reading.numeral.start : reading.numeral.end].casefold()
    if reading.named:
        if is_past_date(text, reading.end, own.words):
            return False
        if hedge is not None:
            return True
        articles = own.words.context["articles_only"]
        return written not in articles and reading.unit not in own.units.times | own.units.not_one
    return hedge in ("at least", "at most") and bool(counted(text, reading.end, own.words, linked=False))


def _share_counts(text: str, reading: Reading, words: Around) -> bool:
    """Tell whether "la metà" is a half of something and not the middle of April."""
    before = tokens_before(text, reading.start)
    if not before or before[-1] not in words.share["determiners"]:
        return False
    if len(before) > 1 and before[-2] in words.share["not_after"]:
        return False
    _, following = word_at(text, reading.end)
    if words.share_needs_of and following.casefold() not in words.of:
        return False
    noun = counted(text, reading.end, words, linked=words.share_needs_of)
    return bool(noun) and noun is not None and noun.casefold() not in words.context["months"]


def _fraction_counts(text: str, reading: Reading, words: Around) -> bool:
    if stands(text, reading.start, reading.end, words.phrases["idioms"]):
        return False
    idiom = words.phrases["idioms"]
    if idiom is not None and any(
        match.start() < reading.end < match.end()
        for match in idiom.finditer(text, reading.start, min(len(text), reading.end + 20))
    ):
        return False
    if not stands(text, reading.start, reading.end, words.phrases["alone"]):
        return True
    return not word_at(text, reading.end)[1] and not tokens_before(text, reading.start)


def is_ordinal(text: str, reading: Reading, words: Around) -> bool:
    """Tell whether an ordinal ranks something; "il primo ministro" and "secondo Peskov" do not."""
    numeral = reading.numeral
    if numeral.value <= 31 and is_month_day(text, numeral, words):
        return False
    if stands(text, numeral.start, numeral.end, words.phrases["ordinal"]):
        return False
    written = text[numeral.start : numeral.end].casefold()
    if written not in words.ordinal["ambiguous"]:
        return True
    before = tokens_before(text, numeral.start)
    if not before or before[-1] not in words.ordinal["determiners"]:
        return False
    _, following = word_at(text, numeral.end)
    return bool(following) and following.casefold() not in words.ordinal["not_before"]


# --- ranges --------------------------------------------------------------------------------------


def _joined(
    text: str, joined: Join, first: Reading, second: Reading, floor: int, own: _Language
) -> tuple[Quantity | None, int, int]:
    used = first.used + second.used
    if joined.kind == "none":
        return None, used, second.end
    if joined.kind == "inherits":
        named = replace(first, kind=second.kind, unit=second.unit, named=second.named)
        return _alone(text, named, floor, own), first.used, first.end
    if not second.named and not first.named:
        bare = replace(second.numeral, start=first.numeral.start)
        noun = plural_noun(word_at(text, second.end)[1], own.words) or second.numeral.scale > 1
        years = looks_year(first.numeral, text) and looks_year(second.numeral, text)
        if (
            years
            or not (noun or joined.opened)
            or is_no_count(text, second.numeral, own.words, capital_is_name=own.capital_is_name)
            or is_month_day(text, bare, own.words)
            or is_no_count(
                text,
                replace(second.numeral, start=first.numeral.start),
                own.words,
                capital_is_name=own.capital_is_name,
            )
        ):
            return None, used, second.end
    elif (
        second.kind == "measure"
        and second.unit in own.units.times
        and is_past_date(text, second.end, own.words)
    ):
        return None, used, second.end
    if first.named and not second.named:  # $3-5 million
        second = replace(second, kind=first.kind, unit=first.unit)
    whole_range = replace(second, start=first.start, step=min(joined.step, second.step))
    hedge = _hedge(text, joined.start, whole_range, floor, own)
    return _quantity(text, whole_range, joined.low, second.value, hedge, own), used, second.end


# --- the result ----------------------------------------------------------------------------------


def _quantity(
    text: str, reading: Reading, value: Decimal, high: Decimal | None, hedge: Hedge | None, own: _Language
) -> Quantity:
    linked = reading.kind in ("currency", "measure", "percent") or reading.numeral.form in (
        "fraction",
        "ratio",
    )
    linked = linked or reading.numeral.form == "share" and own.words.share_needs_of
    return Quantity(
        span=Span(reading.start, reading.end),
        value=_tidy(value),
        kind=reading.kind,
        high=None if high is None else _tidy(high),
        unit=reading.unit,
        hedge=hedge,
        of=reading.of or counted(text, reading.end, own.words, linked=linked),
        step=_tidy(reading.step),
    )


def _tidy(value: Decimal) -> Decimal:
    # 3800000, not 3800000.0 or 3.8E+6: what is written into reports and exports
    return (
        value.quantize(_ONE, context=EXACT)
        if value == value.to_integral_value() and value.adjusted() < 40
        else value
    )


def _with_roman(text: str, found: list[Quantity], words: Around) -> list[Quantity]:
    """Add the Roman numerals that rank a century, a legislature, an edition (XXI secolo)."""
    if words.roman is None:
        return found
    ranked = []
    for match in words.roman.finditer(text):
        group = "first" if match["first"] else "last"
        value = _roman_value(match[group])
        if value:
            noun = (
                text[match.end(group) : match.end()].strip(" °º")
                or text[match.start() : match.start(group)].strip()
            )
            ranked.append(Quantity(Span(*match.span(group)), Decimal(value), "ordinal", of=noun))
    if not ranked:
        return found
    return sorted(found + ranked, key=lambda quantity: quantity.span)


def _roman_value(written: str) -> int:
    if not _ROMAN_SHAPE.fullmatch(written):
        return 0
    values = [_ROMAN[letter] for letter in written]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))
