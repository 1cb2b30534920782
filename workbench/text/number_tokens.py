"""The tokens of which numbers are made: runs of digits, number words, magnitudes, and what only looks like one."""

from __future__ import annotations

import re
import unicodedata
from decimal import Context, Decimal
from functools import cache, lru_cache
from itertools import compress, count
from typing import NamedTuple

from workbench.folding import folded
from workbench.text.number_pieces import Kept, pieces
from workbench.text.number_words import (
    ELISIONS,
    LONGEST_WORD,
    Role,
    Vocabulary,
    vocabulary,
    word_meaning,
)

EXACT = Context(prec=60)
SHARES = Context(prec=20)
_LONGEST_DIGITS = 40
_MOST_SIMPLE = 20_000
_ONE = Decimal(1)
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
# Where digits begin.
_DIGIT = re.compile(rf"[0-9{_FRACTIONS}]")
_DIGITS = re.compile(
    r"(?P<barrier>\+[0-9]{1,3}(?:(?:[ -][0-9]{2,8}){2,4}|[ -][0-9]{6,10})(?![0-9])|\+[0-9]{10,13}(?![0-9.,])"
    rf"|(?<![0-9])(?:{_BARRIERS}))"
    r"|(?P<fraction>[0-9]{1,4}(?:/[0-9]{1,4}){1,3}(?![0-9/]|[.,][0-9]))"
    r"|(?P<digits>[0-9]{1,3}(?:(?: [0-9]{3}){1,5}|(?:[\u00a0\u2009\u202f][0-9]{3}){1,5})(?![ ]?[0-9])"
    r"(?:[.,][0-9]{1,9}(?![0-9]))?|[0-9]+(?:[.,'’][0-9]+)*)"
    r"(?P<power>\^[+-]?[0-9]{1,2}(?![0-9])|[eE][+-]?[0-9]{1,2}(?![0-9\w]))?"
    rf"|(?P<vulgar>[{_FRACTIONS}])"
)
# Most numbers of a text: a few digits behind a space that nothing else makes a part of something longer.
_SIMPLE = re.compile(
    r"(?:0|[1-9][0-9]{0,3})(?:[.,][0-9]{1,2})?(?![0-9^A-Za-z]|[ \u00a0\u2009\u202f.,'’:/\-‐‑–][0-9])"
)
_OPENING = " \n("
_SLASHED = re.compile(r"([1-9][0-9]{0,2})/([1-9][0-9]{0,2})")
_GLUED = re.compile(r"[^\W\d_]{1,8}(?![^\W\d_])")


class Atom(NamedTuple):
    """Place one token of a number in a text; offsets are code points."""

    start: int
    end: int
    role: Role
    value: Decimal
    step: Decimal
    plural: bool
    word: str


# Stands for all digits of a piece: what they are is told by what stands around it.
_UNREAD = Atom(0, 0, "digits", _ONE, _ONE, False, "")


@cache
def _known(language: str) -> Kept[tuple[Atom, ...]]:
    """Return what numbers the pieces met so far may hold."""
    known = vocabulary(language)
    return Kept(lambda piece: (_UNREAD,) * bool(_DIGIT.search(piece)) + _words(piece, known))


def atoms(text: str, known: Vocabulary) -> list[Atom]:
    """Return the tokens of numbers in a text, in order; all other words are left out."""
    found: list[Atom] = []
    cut, starts = pieces(text)
    held = list(map(_known(known.language).__getitem__, cut))
    position = 0
    for index in compress(count(), held):
        start = starts[index]
        for atom in held[index]:
            if atom is _UNREAD:
                position = _add_digits(found, text, max(position, start), starts[index + 1], known)
            else:
                first, last, role, value, step, plural, word = atom
                found.append(Atom(start + first, start + last, role, value, step, plural, word))
    found.sort()
    return found


def _words(piece: str, known: Vocabulary) -> tuple[Atom, ...]:
    """Return the number words of a piece."""
    found: list[Atom] = []
    # The space put in front is what the first word stands behind; offsets in the piece are one less.
    for match in known.trigger.finditer(" " + piece):
        start, end = match.start(), match.end() - 1
        if start and piece[start - 1].isalpha():
            continue
        atom = _word(piece, start, end, match[0][1:], known)
        if atom is not None:
            found.append(atom)
    return tuple(found)


def _add_digits(found: list[Atom], text: str, position: int, stop: int, known: Vocabulary) -> int:
    """Add the numbers in digits that begin before an offset; returns where the last one ends."""
    while (trigger := _DIGIT.search(text, position, stop)) is not None:
        start = trigger.start()
        simple = _SIMPLE.match(text, start)
        if simple is not None and (not start or text[start - 1] in _OPENING):
            position = simple.end()
            value, step = _simple(simple[0])
            found.append(Atom(start, position, "digits", value, step, False, ""))
            continue
        signed = start > position and text[start - 1] == "+"
        match = (_DIGITS.match(text, start - 1) if signed else None) or _DIGITS.match(text, start)
        if match is None:  # no digit is without its token
            break
        position = match.end()
        if match.lastgroup == "vulgar":
            value = Decimal(repr(unicodedata.numeric(match["vulgar"])))
            found.append(Atom(start, position, "digits", value, fraction_step(value), False, ""))
            continue
        one = _digits(text, match, known)
        found += _apart(one, match[0]) if one.role == "barrier" and match.lastgroup == "fraction" else [one]
        glued = _GLUED.match(text, position) if text[position : position + 1].isalpha() else None
        if glued and glued[0] in known.glued:
            scale = Decimal(known.glued[glued[0]])
            found.append(Atom(*glued.span(), "multiplier", scale, scale, False, glued[0]))
            position = glued.end()
    return position


@lru_cache(maxsize=_MOST_SIMPLE)
def _simple(written: str) -> tuple[Decimal, Decimal]:
    """Return the value of a few digits, and the worth of the last one."""
    _, _, decimals = written.replace(",", ".").partition(".")
    return Decimal(written.replace(",", ".")), _ONE.scaleb(-len(decimals))


def _word(text: str, start: int, end: int, written: str, known: Vocabulary) -> Atom | None:
    if end - start > LONGEST_WORD:
        return None
    glued = start > 0 and text[start - 1] in "0123456789"
    if glued and written in known.glued:
        return None
    meaning = word_meaning(written, known.language)
    if meaning is not None:
        if glued and meaning.role != "multiplier":
            return None
        role, value, step, plural = meaning
        return Atom(start, end, role, value, step, plural, written.casefold())
    if text[end : end + 1] in ELISIONS and end < len(text) and text[end + 1 : end + 2].isalpha():
        word = folded(written)
        if word in known.elided:
            return Atom(start, end, "cardinal", Decimal(known.elided[word]), _ONE, False, word)
    return None


def _digits(text: str, match: re.Match[str], known: Vocabulary) -> Atom:
    start = match.start()
    end = match.end()
    barrier = Atom(start, end, "barrier", _ONE, _ONE, False, "")
    kind = match.lastgroup
    before = text[max(0, start - 2) : start]
    negative = False
    if before and before[-1] != " ":
        if _inside_name(before, match["digits"] or ""):
            return barrier
        negative = before[-1] in _MINUS and not before[:-1].isalnum()
    if kind == "barrier":
        return barrier
    if kind == "fraction":
        parts = [Decimal(part) for part in match["fraction"].split("/")]
        if len(parts) != 2 or not _is_fraction(*parts):
            return barrier
        value = SHARES.divide(*parts)
        step = fraction_step(value)
    else:
        read = digits_value(match["digits"], known.decimal)
        if read is None:
            return barrier
        value, step = read[0], _ONE.scaleb(-read[1]) if read[1] else _ONE
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


def _apart(barrier: Atom, written: str) -> list[Atom]:
    """Return the two numbers of "70/80", which may be a range; what else has slashes stays a barrier."""
    found = _SLASHED.fullmatch(written)
    if found is None or int(found[1]) >= int(found[2]):
        return [barrier]
    middle = barrier.start + len(found[1])
    first = Atom(barrier.start, middle, "digits", Decimal(found[1]), _ONE, False, "")
    return [first, Atom(middle + 1, barrier.end, "digits", Decimal(found[2]), _ONE, False, "")]


def _inside_name(before: str, digits: str) -> bool:
    """Tell by the two characters before it whether a number belongs to a name, an address or a decade."""
    last, other = before[-1:], before[:-1]
    if last.isalnum() or (last and last in "_/#@&=\\"):
        return True
    if last and last in "-‐‑" and other.isalpha():
        return True
    return bool(last) and last in ELISIONS and not other.isalpha() and len(digits) == 2


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
    if raw.isdecimal():
        return (Decimal(raw), 0) if raw[0] != "0" or raw == "0" else None
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
