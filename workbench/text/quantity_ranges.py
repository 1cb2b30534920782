"""Two numbers that make one range, or a score, or nothing."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from workbench.text.number_tokens import EXACT
from workbench.text.quantity_context import is_time
from workbench.text.quantity_readings import Reading
from workbench.text.quantity_words import Around, plural_noun, word_at

_DASH = re.compile(r"[ \u00a0]?[-–‐‑][ \u00a0]?")
_WORDS = re.compile(r"[^\W\d_]+'?|[^\w\s]")
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[.;:!?](?=\s)|[\n()]")
_CLAUSE_BACK = 80
_CHANGE_REACH = 8  # words
_BACK = 32
_NEAR = 10  # "da 64 a 41,3 milioni": numbers that lie so near each other share the magnitude
JOINABLE = frozenset({"digits", "words", "fraction", "share"})


class Join(NamedTuple):
    """Say how two numbers belong together.

    kind: a range; "inherits" where both stand alone but share the unit (dal 20 al 10%); "none" for a score.
    low, step: of the first number, with the magnitude of the second. opened: a word opened the range.
    start: where the words of the range begin.
    """

    kind: Literal["range", "inherits", "none"]
    low: Decimal
    step: Decimal
    opened: bool
    start: int


def join(text: str, first: Reading, second: Reading, floor: int, words: Around) -> Join | None:
    """Return how two numbers that follow each other belong together, or None where they do not."""
    if first.numeral.form not in JOINABLE or second.numeral.form not in JOINABLE:
        return None
    if "ordinal" in (first.kind, second.kind):
        return None
    gap = text[first.end : second.start]
    if gap.isspace():
        return None
    opener, start = _opener(text, first.start, floor, words)
    dashed = _DASH.fullmatch(gap) is not None
    low, step = scaled(first, second)
    same = not first.named or (first.kind, first.unit) == (second.kind, second.unit) or _open(first, second)
    if dashed:
        return _dashed(first, second, low, step) if same else None
    if gap == "/":
        # 200/300 persone, but not the 9/11 attacks
        round_counts = first.value % 5 == second.value % 5 == 0 and plural_noun(
            word_at(text, second.end)[1], words
        )
        good = same and low < second.value and (second.named or round_counts)
        return Join("range" if good else "none", low, step, False, first.start)
    if words.clock_join.fullmatch(gap) and is_time(text, first.numeral, second.numeral, words):
        counts = second.named or plural_noun(word_at(text, second.end)[1], words)
        if not counts or second.unit == "minute":
            return Join("none", low, step, False, first.start)
    if opener in words.between_open and words.between_join.fullmatch(gap):
        return Join("range", low, step, True, start) if same and low < second.value else None
    if opener in words.from_open and words.from_join.fullmatch(gap):
        # "dal 3% al 5%" and "sale da 3 a 5 euro" tell a change: two figures. "da 3 a 5 euro" alone is a range.
        prefixed = first.start < first.numeral.start
        if first.named and not prefixed:
            return None
        if low < second.value and not _changes(text, start, opener, words):
            return Join("range", low, step, True, start)
        shared = second.named or second.numeral.scale > first.numeral.scale
        shared = shared or plural_noun(word_at(text, second.end)[1], words)
        return Join("inherits", low, step, True, start) if shared else None
    if words.or_join.fullmatch(gap) and not first.named and second.numeral.scale == 1:
        counts = second.named or plural_noun(word_at(text, second.end)[1], words)
        near = second.numeral.value - first.value == first.step == 1
        return Join("range", low, step, False, start) if near and counts else None
    if words.plain_join is not None and words.plain_join.fullmatch(gap) and not first.named:
        counts = second.named or plural_noun(word_at(text, second.end)[1], words)
        if counts and low < second.value:
            return Join("range", low, step, False, start)
    if words.score_join.fullmatch(gap) and not first.named and not second.named and _small(first, second):
        return Join("none", low, step, False, start)
    return None


def _open(first: Reading, second: Reading) -> bool:
    # between $3 and 5 million: the sign stands once
    return first.kind == "currency" and second.kind == "number" and not second.named


def _dashed(first: Reading, second: Reading, low: Decimal, step: Decimal) -> Join:
    if low < second.value and (first.named or second.named or not _small(first, second) or low > 0):
        return Join("range", low, step, False, first.start)
    return Join("none", low, step, False, first.start)


def _small(first: Reading, second: Reading) -> bool:
    return first.value < 200 and second.value < 200 and first.step == second.step == 1


def scaled(first: Reading, second: Reading) -> tuple[Decimal, Decimal]:
    """Return value and step of the first number with the magnitude or factor that only the second one bears."""
    scale = EXACT.divide(second.value, second.numeral.value) if second.numeral.value else Decimal(1)
    if second.numeral.scale > 1 and first.numeral.scale == 1 and not first.named:
        inner = EXACT.divide(second.numeral.value, second.numeral.scale)
        if first.value < inner * _NEAR:
            scale = EXACT.multiply(scale, second.numeral.scale)
    if first.named and first.kind != "currency":
        scale = Decimal(1)
    elif first.named and second.numeral.scale > 1 and first.numeral.scale == 1:
        scale = second.numeral.scale if first.value < second.value / second.numeral.scale else Decimal(1)
    return EXACT.multiply(first.value, scale), EXACT.multiply(first.step, scale)


def _changes(text: str, start: int, opener: str, words: Around) -> bool:
    """Tell whether a verb or a noun of change stands shortly before an offset: "è salito", "il calo"."""
    clause = _CLAUSE.split(text[max(0, start - _CLAUSE_BACK) : start])[-1]
    before = _WORD.findall(clause.casefold())
    # "i bambini dai 3 ai 5 anni": such an opening belongs to the noun before it
    near = before[-1:] if opener in words.loose_open else before[-_CHANGE_REACH:]
    return any(word in words.change or word.startswith(words.change_starts) for word in near)


def _opener(text: str, start: int, floor: int, words: Around) -> tuple[str, int]:
    """Return the word that opens a range before an offset, and where it begins ("" where there is none)."""
    first = max(floor, start - _BACK)
    before = text[first:start].replace("’", "'")
    for found in reversed(list(_WORDS.finditer(before))):
        word = found[0].casefold()
        if word in words.between_open or word in words.from_open:
            return word, first + found.start()
        if word.rstrip("'") not in words.skipped:
            break
    return "", start
