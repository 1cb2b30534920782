"""One number with the unit, the sign of currency or the ordinal's sign that is written beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from workbench.rows import QuantityKind
from workbench.text.number_reader import HYPHENS, Numeral
from workbench.text.number_tokens import EXACT, SHARES, fraction_step
from workbench.text.number_words import vocabulary
from workbench.text.quantity_context import is_verb_after_year, whole
from workbench.text.quantity_words import Around, Beside, around, beside, plural_noun, word_at
from workbench.text.units import (
    Unit,
    Units,
    currency_before,
    currency_word_before,
    goes_on,
    percent_word_before,
    phrase,
    rate,
    unit_after,
    units,
)

# How far apart "8 italiani su 10" may stretch.
_FAR = 80
_BACK = 24
_APOSTROPHES = ("'", "’")
JOINTS = (*HYPHENS, *_APOSTROPHES)
_CENTS = re.compile(r"\s{1,2}(?:([^\W\d_]{1,4})\s)?\s?")


class Reading(NamedTuple):
    """Hold one number with the unit beside it, before it is known whether it is a quantity."""

    numeral: Numeral
    beside: Beside  # the words before and after the numeral alone
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
class Language:
    """Hold what reading needs of one language: the words around numbers, units, signs of ordinals, magnitudes."""

    words: Around
    units: Units
    signs: tuple[str, ...]
    letters: frozenset[str]
    money: dict[str, int]
    capital_is_name: bool


@cache
def language_of(language: str) -> Language:
    """Return all that is needed to read a language's quantities."""
    known = vocabulary(language)
    return Language(
        around(language), units(language), known.signs, known.letters, known.money, known.capital_is_name
    )


def read(text: str, found: list[Numeral], index: int, floor: int, own: Language) -> Reading:
    """Return the number at an index with the unit beside it; nothing before `floor` belongs to it."""
    numeral = found[index]
    near = beside(text, numeral.start, numeral.end)
    kind: QuantityKind = "ordinal" if numeral.form == "ordinal" else "number"
    plain = Reading(numeral, near, numeral.start, numeral.end, numeral.value, numeral.step, kind)
    if kind == "ordinal" or numeral.form == "barrier":
        return plain
    if index + 1 < len(found) and found[index + 1].start - numeral.end <= _FAR:
        of = out_of(text, numeral, found[index + 1], own)
        if of is not None:
            return _shared(text, numeral, found[index + 1], of)
    priced = near.last in own.units.prefix_ends
    sign = currency_before(text, numeral.start, own.units) if priced else None
    if sign is not None and sign[0] >= floor:
        scaled = _money_scale(text, plain, own)
        return scaled._replace(start=sign[0], kind="currency", unit=sign[1], named=True)
    position = numeral.end
    mark = text[position : position + 1]
    if mark in HYPHENS and text[position + 1 : position + 2].isalpha():
        position += 1
    elif mark in _APOSTROPHES and numeral.form in ("words", "share", "one"):
        position += 1  # settant'anni
    elif mark in own.units.primes and _is_minute(text, plain, own.units):
        unit_name = own.units.prime_unit
        return plain._replace(end=position + 1, kind="measure", unit=unit_name, named=True)
    unit = unit_after(text, position, own.units)
    if unit is not None and is_verb_after_year(text, numeral, text[position : unit[0]].strip(), own.words):
        unit = None
    if unit is not None and unit[1].symbol and numeral.form == "digits":
        scaled = _money_scale(text, plain, own)
        if scaled.end == unit[0] and plural_noun(word_at(text, scaled.end)[1], own.words):
            return scaled  # 5m people
    if unit is None and (numeral.scale > 1 or numeral.form in ("fraction", "share") or numeral.approximate):
        share = numeral.form in ("fraction", "share")
        link = phrase(text, position, own.units.share_of if share else own.units.of, fold=True)
        # "metà dell'anno" is a day, "half of a kilometre" a length
        apart = numeral.form == "share" and own.words.share_needs_of
        unit = unit_after(text, link[0], own.units) if link is not None and not apart else None
    if unit is None:
        if near.following in own.money:
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


def out_of(text: str, first: Numeral, second: Numeral, own: Language) -> str | None:
    """Return what is counted where two numbers make a share ("8 italiani su 10"), else None."""
    if second.start - first.end > _FAR or not whole(second) or not (first.form == "one" or whole(first)):
        return None
    if not 0 < first.value < second.value <= 1000:
        return None
    between = own.words.out_of.fullmatch(text, first.end, second.start)
    if between is None or between[1].split()[0].casefold() in own.words.of_never:
        return None
    if plural_noun(word_at(text, second.end)[1], own.words) or unit_after(text, second.end, own.units):
        return None
    return between[1]


def _is_minute(text: str, plain: Reading, known: Units) -> bool:
    """Tell whether a prime after digits makes them minutes of play: "al 23'", "dall'85'"."""
    if (
        plain.numeral.form != "digits"
        or not whole(plain.numeral)
        or text[plain.end + 1 : plain.end + 2].isalnum()
    ):
        return False
    last, other, _, _ = plain.beside
    return (other if last == "'" else last) in known.prime_after


def _shared(text: str, first: Numeral, second: Numeral, of: str) -> Reading:
    value = SHARES.divide(first.value, second.value)
    ratio = first._replace(form="ratio", end=second.end, value=value, step=fraction_step(value))
    near = beside(text, first.start, second.end)
    return Reading(
        ratio, near, first.start, second.end, value, ratio.step, "number", named=True, used=2, of=of
    )


def _money_scale(text: str, reading: Reading, own: Language) -> Reading:
    """Take "m" and "bn" behind the digits of an amount of money for a magnitude ($5m, 30 M€)."""
    end, word = word_at(text, reading.end)
    scale = own.money.get(word)
    if scale is None or reading.numeral.form != "digits" or text[end : end + 1].isalnum():
        return reading
    if end - reading.end > len(word) + 1 or text[end : end + 1] in ("'", "’"):
        return reading
    size = Decimal(scale)
    return reading._replace(
        end=end, value=EXACT.multiply(reading.value, size), step=EXACT.multiply(reading.step, size)
    )


def _measured(
    text: str, found: list[Numeral], index: int, reading: Reading, unit: tuple[int, Unit], own: Language
) -> Reading:
    end, (kind, name, factor, _, more) = unit
    value, step = EXACT.multiply(reading.value, factor) + more, EXACT.multiply(reading.step, factor)
    if more:
        step = Decimal("0.1")
    if kind == "currency" and name is not None and _weighs(text, reading, end, name, own):
        kind, name = "measure", own.units.weights[name].unit
    more_follows = goes_on(text, end, own.units)
    half = phrase(text, end, own.units.and_half, fold=True) if more_follows else None
    if (
        half is not None
        and reading.numeral.form in ("digits", "words", "one")
        and not _counts_on(text, half[0], own)
    ):
        end = half[0]
        value, step = value + factor / 2, EXACT.multiply(factor, Decimal("0.1"))
    read = Reading(
        reading.numeral,
        reading.beside,
        reading.start,
        end,
        value,
        step,
        kind,
        name,
        True,
        reading.used,
        reading.of,
    )
    if more_follows and kind == "measure" and name not in own.units.times:
        per = rate(text, end, own.units)
        if per is not None and name is not None and "/" not in name:
            return read._replace(end=per[0], unit=f"{name} / {per[1]}")
    if kind == "currency" and name not in own.units.minor and factor == 1:
        return _with_cents(text, found, index, read, own)
    return read


def _weighs(text: str, reading: Reading, end: int, currency: str, own: Language) -> bool:
    """Tell whether a unit of money is one of weight here: 44 million pounds of copper, a 300-pound bomb."""
    weight = own.units.weights.get(currency)
    written = text[reading.end : end]
    if weight is None or written.strip().lstrip("".join(HYPHENS)).casefold() not in weight.words:
        return False
    position, following = word_at(text, end)
    if following.casefold() in own.words.of:
        position, following = word_at(text, position)
        if following.casefold() in own.words.of_skip:
            position, following = word_at(text, position)
        return bool(following) and following.casefold() not in weight.money
    if written[0] in HYPHENS and reading.numeral.scale == 1 and following:
        return following.casefold() not in weight.money
    before = text[max(0, reading.start - _BACK) : reading.start].casefold()
    return not weight.verbs.isdisjoint(before.split())


def _counts_on(text: str, end: int, own: Language) -> bool:
    # "due anni e mezzo milione": the half belongs to the million
    _, word = word_at(text, end)
    return word.casefold() in own.money or unit_after(text, end, own.units) is not None


def _with_cents(text: str, found: list[Numeral], index: int, read: Reading, own: Language) -> Reading:
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
    elif minor is not None or not link[1] or not _at_end(text, cents.end):
        return read
    return read._replace(end=end, value=read.value + cents.value / 100, step=Decimal("0.01"), used=2)


def _at_end(text: str, end: int) -> bool:
    following = text[end : end + 1].strip()
    return not word_at(text, end)[1] and (not following or following in ".,;:!?)")


def _as_ordinal(text: str, plain: Reading, floor: int, own: Language) -> Reading:
    """Read "5ª", "5th", "dollari 4" and "percentuale di 30"; else leave the number as it is."""
    numeral = plain.numeral
    end = numeral.end
    letters = text[end : end + 2]
    if numeral.form == "digits" and letters.strip() and whole(numeral):
        if text[end : end + 1] in own.signs and not text[end + 1 : end + 2].isalnum():
            return plain._replace(end=end + 1, kind="ordinal", named=True)
        if letters.casefold() in own.letters and not text[end + 2 : end + 3].isalnum():
            return plain._replace(end=end + 2, kind="ordinal", named=True)
    if plain.beside.last not in own.units.before_ends:
        return plain
    following = plain.beside.following
    if following and following.casefold() not in own.words.of_never:
        return plain
    word = currency_word_before(text, numeral.start, own.units)
    if word is not None and word[0] >= floor:
        return plain._replace(start=word[0], kind="currency", unit=word[1], named=True)
    start = percent_word_before(text, numeral.start, own.units)
    if start is not None and start >= floor:
        return plain._replace(start=start, kind="percent", named=True)
    return plain
