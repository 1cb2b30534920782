"""The tokens of one text while its numbers are read, and what a number is once read."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from workbench.text.number_tokens import EXACT, Atom
from workbench.text.number_words import Vocabulary

Form = Literal["digits", "words", "fraction", "ratio", "share", "one", "ordinal", "barrier"]

ZERO, ONE = Decimal(0), Decimal(1)
_ADJACENT = re.compile(r"[ \u00a0\u2009\u202f]{0,2}|[ ]?\n|[-‐‑]")
_WORDS_BETWEEN = re.compile(r"[ \u00a0\n]{1,2}([^\W\d_]{1,10}(?: [^\W\d_]{1,10})?)[ \u00a0\n]{1,2}")
# Two words before a number, read backwards from it.
_BEFORE = re.compile(r"[ \u00a0]([^\W\d_]{1,20})(?![^\W\d_])(?:[ \u00a0]{1,2}([^\W\d_]{1,20}))?")
_BACK = 44
NEAR = 24
HYPHENS = ("-", "‐", "‑")
NEXT_WORD = re.compile(r"[ \u00a0\n]{0,2}([^\W\d_]{1,40})")


class Numeral(NamedTuple):
    """Hold one number of a text without its unit.

    start, end: code points. step: the worth of one unit of the last written digit; of a fraction, of the last
    digit needed to write it. scale: the magnitude it ends in (3 milioni: 1 000 000), else 1.
    approximate: it is a word for a rounded number (una ventina). plural: of an ordinal (le quinte).
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    form: Form
    scale: Decimal = ONE
    approximate: bool = False
    plural: bool = False


class Part(NamedTuple):
    """Hold what was read so far: its value, its last magnitude, and the index of the next token."""

    value: Decimal
    step: Decimal
    scale: Decimal
    following: int
    words: bool
    form: Form
    approximate: bool = False


class Reader(NamedTuple):
    text: str
    atoms: list[Atom]
    known: Vocabulary

    def between(self, index: int) -> str:
        """Return what stands between the token before this one and this one, if it is short."""
        start, end = self.atoms[index - 1].end, self.atoms[index].start
        return self.text[start:end] if end - start <= NEAR else "..."

    def goes_on(self, index: int) -> bool:
        """Tell whether the token of this index may belong to the number before it."""
        if index >= len(self.atoms):
            return False
        between = self.between(index)
        if between == " " or between.strip().casefold() in self.known.links:
            return True
        return _ADJACENT.fullmatch(between) is not None

    def apart(self, index: int) -> bool:
        """Tell whether nothing but a space stands between these digits and those before them: "12 15", not "2 ½"."""
        return self.between(index) == " " and not 0 < self.atoms[index].value < 1

    def adjacent(self, index: int) -> bool:
        """Tell whether nothing but a space stands before the token of this index."""
        return index < len(self.atoms) and _ADJACENT.fullmatch(self.between(index)) is not None

    def linked(self, index: int, links: tuple[str, ...] | frozenset[str]) -> bool:
        """Tell whether exactly one of these words stands before the token of this index."""
        if index >= len(self.atoms):
            return False
        found = _WORDS_BETWEEN.fullmatch(self.between(index))
        return found is not None and found[1].casefold() in links


def words_before(text: str, start: int) -> tuple[str, str]:
    """Return the word before an offset and the one before that, in lower case ("" where there is none)."""
    if not start or text[start - 1] not in " \u00a0":
        return "", ""
    found = _BEFORE.match(text[max(0, start - _BACK) : start][::-1])
    if found is None:
        return "", ""
    return found[1][::-1].casefold(), (found[2] or "")[::-1].casefold()


def room(value: Decimal, tens_apart: bool) -> Decimal:
    """Return below which value a further word can be added: after 200 below 100, after twenty below ten."""
    if value == 0:
        return ZERO
    whole = value.normalize(EXACT)
    exponent = whole.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < (1 if tens_apart else 2):
        return ZERO
    if exponent == 1 and value % 100 == 10:
        return ZERO
    return ONE.scaleb(exponent)
