"""Quantities of a text: numbers, ordinals, percentages, amounts of money, measures, with units and hedges."""

from __future__ import annotations

import re
from decimal import Decimal

from workbench.rows import Hedge, Quantity, Span
from workbench.text.number_reader import HYPHENS, Numeral
from workbench.text.number_tokens import EXACT
from workbench.text.number_words import roman
from workbench.text.numbers import numerals
from workbench.text.quantity_context import (
    is_month_day,
    is_no_count,
    is_past_date,
    looks_year,
    sentence_start,
)
from workbench.text.quantity_counted import counted
from workbench.text.quantity_ranges import JOINABLE, Join, join, scaled
from workbench.text.quantity_readings import JOINTS, Language, Reading, language_of, out_of, read
from workbench.text.quantity_words import (
    Around,
    beside,
    hedge_after,
    hedge_before,
    plural_noun,
    stands,
    word_at,
    word_before,
)
from workbench.text.units import begins_unit, currency_before

_ONE = Decimal(1)
_LONGEST_ROW = 12  # more bare numbers side by side are a table
_UNITED = frozenset({"measure", "percent", "currency"})
_LONGEST_LIST = 8
_NEAR = 24  # how far apart the two numbers of a range can stand
_ROMAN_DIGITS = re.compile(r"[IVXLCDM][IVXLCDM]{0,7}(?!\w)")
_ROMAN_SHAPE = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def quantities(text: str, language: str) -> list[Quantity]:
    """Return the quantities of a text in order, not overlapping; offsets: code points.

    A range is one quantity. Dates, times, labels, scores, names with numbers in them and the rows of a table are
    left out. A language without words of its own is read with the English ones. Linear in the text's length.
    """
    own = language_of(language)
    found = numerals(text, language)
    out: list[Quantity] = []
    floor = index = 0
    ahead: Reading | None = None
    while index < len(found):
        numeral = found[index]
        row = _row(text, found, index) if index + _LONGEST_ROW < len(found) else 1
        if row > _LONGEST_ROW:
            index, ahead = index + row, None
            continue
        form = numeral.form
        # The second: inside a unit ("per cento", "centesimi").
        if (
            form == "barrier"
            or numeral.start < floor
            or (form == "one" and _is_article(text, found, index, own))
        ):
            index, ahead = index + 1, None
            continue
        first = ahead or read(text, found, index, floor, own)
        following = index + first.used
        ahead = None
        if form in JOINABLE and following < len(found) and _joins(first, found[following]):
            ahead = read(text, found, following, first.end, own)
        both = False
        if ahead is None:
            quantity = _alone(text, first, floor, own)
        else:
            if not first.named and (last := _listed(text, found, index, own)) is not None:
                first = _with_unit_of(first, last, text, own)
            quantity, both = _next(text, first, ahead, floor, own)
        index = following
        if both and ahead is not None:
            index, ahead = following + ahead.used, None
        if quantity is not None:
            out.append(quantity)
            floor = quantity.span.end
    return _with_roman(text, out, own.words)


def _row(text: str, found: list[Numeral], index: int) -> int:
    """Return how many numbers in digits stand side by side from this one on, with blanks between them alone."""
    last = index
    while found[last].form == "digits" and last + 1 < len(found):
        if not text[found[last].end : found[last + 1].start].isspace():
            break
        last += 1
    return last - index + 1


def _is_article(text: str, found: list[Numeral], index: int, own: Language) -> bool:
    """Tell at a glance that "un" or "a" is no number: no unit, no hedge and no whole stand beside it."""
    numeral = found[index]
    joined = text[numeral.end : numeral.end + 1] in JOINTS
    if begins_unit(text, numeral.end + joined, own.units):
        return False
    last = word_before(text, numeral.start)
    if last in own.words.hedge_ends and hedge_before(text, numeral.start, 0, own.words):
        return False
    if index + 1 < len(found) and out_of(text, numeral, found[index + 1], own) is not None:
        return False
    return last not in own.units.prefix_ends or currency_before(text, numeral.start, own.units) is None


def _joins(first: Reading, following: Numeral) -> bool:
    """Tell whether the next number is near, and may make a range or a score with this one."""
    return following.start - first.end <= _NEAR and following.form in JOINABLE


def _listed(text: str, found: list[Numeral], index: int, own: Language) -> Reading | None:
    """Return the last of the numbers that are listed from this one on, if its unit is theirs too ("31 e 27 anni")."""
    first = found[index]
    for place in range(index + 1, min(len(found), index + _LONGEST_LIST)):
        numeral, gap = found[place], text[found[place - 1].end : found[place].start]
        if numeral.form != first.form or numeral.scale > 1 or first.scale > 1:
            return None
        if own.words.list_end.fullmatch(gap):
            last = read(text, found, place, found[place - 1].end, own)
            past = last.unit in own.units.times and is_past_date(text, last.end, own.words)
            return last if last.named and last.kind in _UNITED and not past else None
        if gap != ", ":
            return None
    return None


def _with_unit_of(first: Reading, last: Reading, text: str, own: Language) -> Reading:
    days = last.kind != "percent" or looks_year(first.numeral, text)  # il 12 e il 15 per cento are none
    if days and is_no_count(
        text, first.numeral, first.beside, own.words, capital_is_name=own.capital_is_name
    ):
        return first
    value, step = scaled(first, last)
    return first._replace(kind=last.kind, unit=last.unit, value=value, step=step, named=True)


def _next(
    text: str, first: Reading, second: Reading, floor: int, own: Language
) -> tuple[Quantity | None, bool]:
    """Return the quantity that the first of two numbers makes, and whether it takes the second one too."""
    joined = join(text, first, second, floor, own.words)
    if joined is None:
        return _alone(text, first, floor, own), False
    if joined.kind == "none":
        return None, True
    if joined.kind == "inherits":
        shared = first._replace(
            kind=second.kind, unit=second.unit, value=joined.low, step=joined.step, named=True
        )
        return _alone(text, shared, floor, own), False
    return _range(text, joined, first, second, floor, own), True


# --- is it a quantity? ---------------------------------------------------------------------------


def _alone(text: str, reading: Reading, floor: int, own: Language) -> Quantity | None:
    if not _is_quantity(text, reading, floor, own):
        return None
    hedge = _hedge(text, reading.start, reading, floor, own)
    return _quantity(text, reading, reading.value, None, hedge, own)


def _hedge(text: str, start: int, reading: Reading, floor: int, own: Language) -> Hedge | None:
    if reading.kind == "ordinal":
        return None
    may = start != reading.numeral.start or reading.beside.last in own.words.hedge_ends
    hedge = (hedge_before(text, start, floor, own.words) if may else None) or hedge_after(
        text, reading.end, own.words
    )
    return hedge or ("about" if reading.numeral.approximate else None)


def _is_quantity(text: str, reading: Reading, floor: int, own: Language) -> bool:
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
        text[reading.end : reading.end + 1].isalpha() or _hyphened(text, reading.end)
    ):
        return False
    return not is_no_count(text, numeral, reading.beside, words, capital_is_name=own.capital_is_name)


def _hyphened(text: str, end: int) -> bool:
    return text[end : end + 1] in HYPHENS and text[end + 1 : end + 2].isupper()


def _one_counts(text: str, reading: Reading, floor: int, own: Language) -> bool:
    """Tell whether an article is the number one: only beside a unit, or behind a hedge."""
    hedge = hedge_before(text, reading.start, floor, own.words)
    written = text[reading.numeral.start : reading.numeral.end].casefold()
    if reading.named:
        if is_past_date(text, reading.end, own.words):
            return False
        if hedge is not None:
            return True
        if reading.value != 1:  # un anno e mezzo
            return True
        articles = own.words.context["articles_only"]
        return written not in articles and reading.unit not in own.units.times | own.units.not_one
    return hedge in ("at least", "at most") and bool(counted(text, reading.end, own.words, linked=False))


def _share_counts(text: str, reading: Reading, words: Around) -> bool:
    """Tell whether "la metà" is a half of something and not the middle of April."""
    last, other, _, following = reading.beside
    if not sentence_start(text, reading.start) and (
        last not in words.share["determiners"] or other in words.share["not_after"]
    ):
        return False
    if words.share_needs_of and following.casefold() not in words.of:
        return False
    return counted(text, reading.end, words, linked=words.share_needs_of) is not None


def _fraction_counts(text: str, reading: Reading, words: Around) -> bool:
    # "quarti di finale" begins inside the number and goes on behind it
    near = words.phrases["idioms"].pattern.finditer(text, reading.start, min(len(text), reading.end + 20))
    return not any(match.start() < reading.end < match.end() for match in near)


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
    hyphened = text[numeral.end : numeral.end + 1] in HYPHENS
    following = word_at(text, numeral.end + 1)[1] if hyphened else reading.beside.following
    if following.casefold() in words.ordinal["rank_nouns"]:
        return True
    if hyphened:
        return False
    if reading.beside.last not in words.ordinal["determiners"]:
        return False
    return bool(following) and following.casefold() not in words.ordinal["not_before"]


# --- ranges --------------------------------------------------------------------------------------


def _range(
    text: str, joined: Join, first: Reading, second: Reading, floor: int, own: Language
) -> Quantity | None:
    if first.named and not second.named:  # $3-5 million
        second = second._replace(kind=first.kind, unit=first.unit)
    if not second.named and not first.named:
        if not _bare_range(text, joined, first, second, own):
            return None
    elif (
        second.kind == "measure"
        and second.unit in own.units.times
        and is_past_date(text, second.end, own.words)
    ):
        return None
    whole_range = second._replace(start=first.start, step=min(joined.step, second.step))
    hedge = _hedge(text, joined.start, whole_range, floor, own)
    return _quantity(text, whole_range, joined.low, second.value, hedge, own)


def _bare_range(text: str, joined: Join, first: Reading, second: Reading, own: Language) -> bool:
    """Tell whether two numbers without a unit are a range and not days, years, hours or a score."""
    years = looks_year(first.numeral, text) and looks_year(second.numeral, text)
    if years or is_month_day(text, second.numeral, own.words):
        return False
    if (
        not joined.opened
        and second.numeral.scale == 1
        and not plural_noun(word_at(text, second.end)[1], own.words)
    ):
        return False
    # what stands before the first number and behind the second one
    both = second.numeral._replace(start=first.numeral.start)
    near = beside(text, both.start, both.end)
    return not is_no_count(text, both, near, own.words, capital_is_name=own.capital_is_name)


# --- the result ----------------------------------------------------------------------------------


def _quantity(
    text: str, reading: Reading, value: Decimal, high: Decimal | None, hedge: Hedge | None, own: Language
) -> Quantity:
    linked = reading.kind in ("currency", "measure", "percent") or reading.numeral.form in (
        "fraction",
        "ratio",
    )
    linked = linked or (reading.numeral.form == "share" and own.words.share_needs_of)
    linked = linked or 0 < own.words.linked_from <= reading.numeral.scale
    several = reading.kind != "ordinal" and value != 1
    return Quantity(
        span=Span(reading.start, reading.end),
        value=_tidy(value),
        kind=reading.kind,
        high=None if high is None else _tidy(high),
        unit=reading.unit,
        hedge=hedge,
        of=reading.of or counted(text, reading.end, own.words, linked=linked, several=several),
        step=_tidy(reading.step),
    )


def _tidy(value: Decimal) -> Decimal:
    # 3800000, not 3800000.0 or 3.8E+6: what is written into reports and exports
    if value.same_quantum(_ONE) or value.adjusted() >= 40 or value != value.to_integral_value():
        return value
    return value.quantize(_ONE, context=EXACT)


def _with_roman(text: str, found: list[Quantity], words: Around) -> list[Quantity]:
    """Add the Roman numerals that rank a century, a legislature, an edition (XXI secolo)."""
    if words.roman is None:
        return found
    ranked = []
    for match in _ROMAN_DIGITS.finditer(text):
        start, end = match.span()
        behind = None
        if not start or not (text[start - 1].isalnum() or text[start - 1] in "_."):
            behind = words.roman.behind.match(text, end)
        noun = behind[1] if behind else _ranked_before(text, start, end, words.roman.before)
        if noun and _ROMAN_SHAPE.fullmatch(match[0]):
            ranked.append(Quantity(Span(start, end), Decimal(roman(match[0])), "ordinal", of=noun))
    if not ranked:
        return found
    return sorted(found + ranked, key=lambda quantity: quantity.span)


def _ranked_before(text: str, start: int, end: int, nouns: tuple[str, ...]) -> str | None:
    """Return the noun before a Roman numeral that it ranks (secolo XXI), or None."""
    if not text.endswith(nouns, 0, start) or text[end : end + 1] in ("'", "’"):
        return None
    noun = max((noun for noun in nouns if text.endswith(noun, 0, start)), key=len)
    first = start - len(noun)
    return noun.rstrip() if not first or not (text[first - 1].isalnum() or text[first - 1] == "_") else None
