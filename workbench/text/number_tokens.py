"""The tokens of which numbers are made: runs of digits, number words, magnitudes, and what only looks like one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import NamedTuple

from workbench.text.number_words import Role, Vocabulary, plain, word_meaning

EXACT = Context(prec=60)
SHARES = Context(prec=20)
_LONGEST_DIGITS = 40
_ONE = Decimal(1)
_APOSTROPHES = "'’"
_MINUS = "-−–"
_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_SPACES = "\u0020\u00a0\u2009\u202f"
_GROUPED = re.compile(r"[0-9]{1,3}(?:[^0-9][0-9]{3})+")

# Digits that are no number: times, dates, years joined, telephone numbers.
_BARRIERS = (
    r"[0-9]{1,4}:[0-9]{1,4}(?::[0-9]{1,4})*"
    r"|[12][0-9]{3}[-‐‑–/][0-9]{2}(?:[-‐‑–/][0-9]{1,2})?(?![0-9.,])"
    r"|[0-9]{1,2}[-/][0-9]{1,2}[-/](?:[12][0-9])?[0-9]{2}(?![0-9])"
    r"|[0-9]{3}-[0-9]{3}-[0-9]{4}(?![0-9])"
    r"|0[0-9]{1,3}[ ./-][0-9]{5,8}(?![0-9])|0[0-9]{1,3}(?: [0-9]{2,4}){2,4}(?![0-9])"
    r"|3[0-9]{2}[ .-][0-9]{6,7}(?![0-9])|3[0-9]{2} [0-9]{3} [0-9]{4}(?![0-9])"
)
_SCAN = re.compile(
    r"(?P<barrier>\+[0-9]{1,3}(?:(?:[ -][0-9]{2,8}){2,4}|[ -][0-9]{6,10})(?![0-9])|\+[0-9]{10,13}(?![0-9.,])"
    rf"|(?<![0-9])(?:{_BARRIERS}))"
    r"|(?P<fraction>[0-9]{1,4}(?:/[0-9]{1,4}){1,3}(?![0-9/]|[.,][0-9]))"
    r"|(?P<digits>[0-9]{1,3}(?:(?: [0-9]{3}){1,5}|(?:[\u00a0\u2009\u202f][0-9]{3}){1,5})(?![ ]?[0-9])"
    r"(?:[.,][0-9]{1,9}(?![0-9]))?|[0-9]+(?:[.,'’][0-9]+)*)"
    r"(?P<power>\^[+-]?[0-9]{1,2}(?![0-9])|[eE][+-]?[0-9]{1,2}(?![0-9\w]))?"
    rf"|(?P<vulgar>[{_FRACTIONS}])"
    r"|(?P<word>[^\W\d_]+[\u0300\u0301]?)"
)


class Atom(NamedTuple):
    """Place one token of a number in a text; offsets are code points."""

    start: int
    end: int
    role: Role
    value: Decimal
    step: Decimal
    plural: bool
    word: str


def atoms(text: str, known: Vocabulary) -> Iterator[Atom]:
    """Yield the tokens of numbers in a text, in order; all other words are left out."""
    for match in _SCAN.finditer(text):
        if match.lastgroup == "word":
            atom = _word(text, match, known)
        elif match.lastgroup == "vulgar":
            value = Decimal(repr(unicodedata.numeric(match["vulgar"])))
            atom = Atom(*match.span(), "digits", value, fraction_step(value), False, "")
        else:
            atom = _digits(text, match, known)
        if atom is not None:
            yield atom


def _word(text: str, match: re.Match[str], known: Vocabulary) -> Atom | None:
    start, end = match.span()
    written = match["word"]
    glued = start > 0 and text[start - 1] in "0123456789"
    if glued and written in known.glued:
        scale = Decimal(known.glued[written])
        return Atom(start, end, "multiplier", scale, scale, False, written)
    word = plain(written)
    meaning = word_meaning(written, known.language)
    if meaning is not None:
        if glued and meaning.role != "multiplier":
            return None
        return Atom(start, end, meaning.role, meaning.value, meaning.step, meaning.plural, word)
    if word in known.elided and _elision(text, end):
        return Atom(start, end, "cardinal", Decimal(known.elided[word]), _ONE, False, word)
    return None


def _elision(text: str, end: int) -> bool:
    return text[end : end + 1] in ("'", "’") and text[end + 1 : end + 2].isalpha()


def _digits(text: str, match: re.Match[str], known: Vocabulary) -> Atom:
    start = match.start()
    end = match.end()
    barrier = Atom(start, end, "barrier", _ONE, _ONE, False, "")
    before = text[max(0, start - 2) : start]
    if match["barrier"] or _inside_name(before, match["digits"] or ""):
        return barrier
    negative = before[-1:] in _MINUS and before != "" and not before[:-1].isalnum()
    if match["fraction"]:
        parts = [Decimal(part) for part in match["fraction"].split("/")]
        if len(parts) != 2 or not _is_fraction(*parts):
            return barrier
        value = SHARES.divide(*parts)
        step = fraction_step(value)
    else:
        read = digits_value(match["digits"], known.decimal)
        if read is None:
            return barrier
        value, step = read[0], _ONE.scaleb(-read[1])
        power = match["power"]
        if power and power[0] == "^":
            if not value:
                return barrier
            value = SHARES.power(value, int(power[1:]))
        elif power:
            value, step = value.scaleb(int(power[1:])), step.scaleb(int(power[1:]))
    if negative:
        return Atom(start - 1, end, "digits", -value, step, False, "")
    return Atom(start, end, "digits", value, step, False, "")


def _inside_name(before: str, digits: str) -> bool:
    """Tell by the two characters before it whether a number belongs to a name, an address or a decade."""
    last, other = before[-1:], before[:-1]
    if last.isalnum() or (last and last in "_/#@&=\\"):
        return True
    if last and last in "-‐‑" and other.isalpha():
        return True
    return bool(last) and last in _APOSTROPHES and not other.isalpha() and len(digits) == 2


def _is_fraction(part: Decimal, whole: Decimal) -> bool:
    # 3/4 and 5/4 are fractions; 24/7, 231/2001 and 12/03 are not.
    return (
        0 < part < 2 * whole and part != whole and (2 <= whole <= 10 or whole in (12, 16, 32, 64, 100, 1000))
    )


def fraction_step(value: Decimal) -> Decimal:
    """Return the worth of the last digit that a fraction needs, two significant ones at most."""
    if not value:
        return _ONE
    exact = value.normalize(EXACT)
    digits, exponent = exact.as_tuple().digits, exact.as_tuple().exponent
    if isinstance(exponent, int) and len(digits) <= 3:
        return _ONE.scaleb(min(exponent, 0))
    return _ONE.scaleb(min(value.adjusted() - 1, 0))


def digits_value(raw: str, decimal: str) -> tuple[Decimal, int] | None:
    """Return the value of digits and the number of their decimals, or None where their shape is no number.

    decimal: the language's decimal sign. Both conventions are read where the shape leaves no doubt
    (1.234.567,89 and 1,234,567.89); a lone sign before three digits is read by the language.
    """
    if len(raw) > _LONGEST_DIGITS:
        return None
    grouped = [c for c in dict.fromkeys(raw) if c in _SPACES or c in "'’"]
    if len(grouped) > 1:
        return None
    if grouped:
        whole = re.split("[.,]", raw)[0]
        if not _GROUPED.fullmatch(whole) or grouped[0] in raw[len(whole) :]:
            return None
        raw = raw.replace(grouped[0], "")
    signs = [c for c in raw if c in ".,"]
    kinds = set(signs)
    fraction = ""
    whole = raw
    if len(kinds) == 2:
        last = signs[-1]
        whole, _, fraction = raw.rpartition(last)
        if last in whole or not _GROUPED.fullmatch(whole):
            return None
    elif len(signs) > 1:
        if not _GROUPED.fullmatch(raw) or raw[0] == "0":
            return None
    elif len(signs) == 1:
        head, _, tail = raw.partition(signs[0])
        groups = signs[0] != decimal and len(tail) == 3 and 1 <= len(head) <= 3 and head[0] != "0"
        whole, fraction = (head + tail, "") if groups else (head, tail)
    whole = whole.replace(".", "").replace(",", "")
    if len(whole) > 1 and whole[0] == "0":
        return None
    return Decimal(f"{whole}.{fraction}" if fraction else whole), len(fraction)
