"""Numbers of a text, in digits and in words, with their values."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from workbench.text.number_tokens import EXACT, SHARES, Atom, atoms, fraction_step
from workbench.text.number_words import Vocabulary, vocabulary

Form = Literal["digits", "words", "fraction", "ratio", "share", "one", "ordinal", "barrier"]

# A number never has more parts than this; the bound keeps reading linear on hostile text.
_MOST_PARTS = 24
_ZERO, _ONE = Decimal(0), Decimal(1)
_ADJACENT = re.compile(r"[ \u00a0\u2009\u202f]{0,2}|[ ]?\n|[-‐‑]")
_WORDS_BETWEEN = re.compile(r"[ \u00a0\n]{1,2}([^\W\d_]{1,10}(?: [^\W\d_]{1,10})?)[ \u00a0\n]{1,2}")
_NEXT_WORD = re.compile(r"[ \u00a0\n]{0,2}([^\W\d_]{1,40})")
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,20})?(?:[ \u00a0]{1,2})?([^\W\d_]{1,20})[ \u00a0]$")


@dataclass(frozen=True, slots=True)
class Numeral:
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
    scale: Decimal = _ONE
    approximate: bool = False
    plural: bool = False


class _Part(NamedTuple):
    """Hold what was read so far: its value, its last magnitude, and the index of the next token."""

    value: Decimal
    step: Decimal
    scale: Decimal
    following: int
    words: bool
    form: Form
    approximate: bool = False


class _Reader(NamedTuple):
    text: str
    atoms: list[Atom]
    known: Vocabulary

    def between(self, index: int) -> str:
        """Return what stands between the token before this one and this one, if it is short."""
        start, end = self.atoms[index - 1].end, self.atoms[index].start
        return self.text[start:end] if end - start <= 24 else "..."

    def adjacent(self, index: int) -> bool:
        """Tell whether nothing but a space stands before the token of this index."""
        return index < len(self.atoms) and _ADJACENT.fullmatch(self.between(index)) is not None

    def linked(self, index: int, links: tuple[str, ...] | frozenset[str]) -> bool:
        """Tell whether exactly one of these words stands before the token of this index."""
        if index >= len(self.atoms):
            return False
        found = _WORDS_BETWEEN.fullmatch(self.between(index))
        return found is not None and found[1].casefold() in links


def numerals(text: str, language: str) -> list[Numeral]:
    """Return the numbers of a text in order, not overlapping; offsets: code points.

    Words that may be an article have the form "one"; digits that belong to a date, a time, a name or a
    telephone number the form "barrier". Linear in the text's length.
    """
    known = vocabulary(language)
    reader = _Reader(text, list(atoms(text, known)), known)
    found: list[Numeral] = []
    index = 0
    while index < len(reader.atoms):
        numeral, index = _numeral(reader, index)
        if numeral is not None:
            found.append(_signed(text, numeral, known))
    return found


def number(text: str, language: str) -> Decimal | None:
    """Return the value of a text that is one number and nothing else, in digits or in words, or None."""
    found = numerals(text, language)
    if len(found) != 1 or found[0].form in ("barrier", "ordinal"):
        return None
    whole = not text[: found[0].start].strip() and not text[found[0].end :].strip()
    return found[0].value if whole else None


def _numeral(reader: _Reader, index: int) -> tuple[Numeral | None, int]:
    """Read the number that begins with this token; returns it and the index of the token after it."""
    first = reader.atoms[index]
    if first.role == "barrier":
        return Numeral(first.start, first.end, first.value, first.step, "barrier"), index + 1
    if first.role == "ordinal":
        return _as_ordinal(first, first.start, first.value), index + 1
    if first.role in ("half", "share"):
        return _from_half(reader, index)
    part = _cardinal(reader, index, linking=True)
    if part is None:
        return None, index + 1
    part = _decimals(reader, part)
    fraction = _fraction(reader, index, part)
    if isinstance(fraction, Numeral):
        return fraction, part.following + 1
    part = _mixed(reader, fraction or part)
    part = _of_magnitude(reader, part)
    part = _ratio(reader, part)
    last = reader.atoms[part.following - 1]
    return (
        Numeral(first.start, last.end, part.value, part.step, part.form, part.scale, part.approximate),
        part.following,
    )


def _as_ordinal(atom: Atom, start: int, value: Decimal) -> Numeral:
    return Numeral(start, atom.end, value, _ONE, "ordinal", plural=atom.plural)


def _from_half(reader: _Reader, index: int) -> tuple[Numeral | None, int]:
    """Read "mezzo milione", "half a million", "mezza dozzina", or the half alone."""
    first = reader.atoms[index]
    following = index + 1
    # half a million, half of a million
    if following < len(reader.atoms) and reader.atoms[following].role == "one" and reader.adjacent(following):
        following += 1
    if (
        following < len(reader.atoms)
        and reader.atoms[following].role == "multiplier"
        and reader.adjacent(following)
        and not first.plural
    ):
        last = reader.atoms[following]
        value = EXACT.multiply(first.value, last.value)
        step = EXACT.multiply(last.value, Decimal("0.1")) if last.value > 100 else _ONE
        return Numeral(first.start, last.end, value, step, "words", last.value), following + 1
    if first.plural:
        return None, index + 1
    return Numeral(first.start, first.end, first.value, Decimal("0.1"), "share"), index + 1


# --- whole numbers -----------------------------------------------------------------------------


def _room(value: Decimal, tens_apart: bool) -> Decimal:
    """Return below which value a further word can be added: after 200 below 100, after twenty below ten."""
    if value == 0:
        return _ZERO
    whole = value.normalize(EXACT)
    exponent = whole.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < (1 if tens_apart else 2):
        return _ZERO
    if exponent == 1 and value % 100 == 10:
        return _ZERO
    return _ONE.scaleb(exponent)


def _cardinal(reader: _Reader, index: int, linking: bool) -> _Part | None:
    """Read a whole or decimal number with its magnitudes from this token on, or None where there is none."""
    total = group = _ZERO
    started = words = True
    approximate = article = False
    lowest = _ONE.scaleb(30)
    scale, step, group_step = _ONE, _ONE, _ONE
    started = False
    position = index
    while position < min(len(reader.atoms), index + _MOST_PARTS):
        atom = reader.atoms[position]
        if position > index and not reader.adjacent(position):
            break
        if atom.role in ("digits", "cardinal", "one"):
            if not started:
                if abs(atom.value) >= lowest or (position > index and atom.role == "one"):
                    break
                group, group_step, started = atom.value, atom.step, True
                words = words and atom.role != "digits"
                article = atom.role == "one"
            elif atom.role == "cardinal" and words and atom.value < _room(group, reader.known.tens_apart):
                group, group_step, article = group + atom.value, atom.step, False
            elif _vulgar(reader, position, group, words):
                group, group_step = group + atom.value, atom.step
            else:
                break
            step, scale = group_step, _ONE
        elif atom.role in ("multiplier", "collective"):
            if not started or (atom.role == "collective" and not article):
                break
            if atom.value <= 100 and atom.value != 12:
                if group >= 100:
                    break
            elif atom.value >= lowest:
                break
            approximate = approximate or (article and atom.word in reader.known.approximate)
            group = EXACT.multiply(group, atom.value)
            if atom.value == 100 and atom.role == "multiplier":
                article = False
            else:
                total, group, started, lowest = total + group, _ZERO, False, atom.value
                scale = atom.value
                # A dozen leaves the last digit where it was; a rounded number does not.
                step = EXACT.multiply(group_step, atom.value) if atom.value >= 1000 or approximate else _ONE
        else:
            break
        position += 1
    if position == index:
        return None
    form: Form = "words" if words else "digits"
    if position == index + 1 and reader.atoms[index].role == "one":
        form = "one"
    part = _Part(total + group, step, scale, position, words, form, approximate)
    return _added(reader, part) if linking else part


def _vulgar(reader: _Reader, position: int, group: Decimal, words: bool) -> bool:
    # 2½, 1 1/4
    atom = reader.atoms[position]
    return (
        not words and atom.role == "digits" and 0 < atom.value < 1 and group == group.to_integral_value() > 0
    )


def _added(reader: _Reader, part: _Part) -> _Part:
    """Add what follows behind "e" or "and": due milioni e trecentomila, two hundred and five."""
    if not reader.linked(part.following, reader.known.plus):
        return part
    if reader.atoms[part.following].role not in ("digits", "cardinal", "one"):
        return part
    right = _cardinal(reader, part.following, linking=False)
    if right is None or right.form == "one":
        return part
    lowest = part.scale if part.scale > 1 else _room(part.value, False)
    fits = right.scale > 1 or (right.words and part.words)
    if not fits or not 0 < right.value < lowest or _fraction(reader, part.following, right) is not None:
        return part
    return right._replace(value=part.value + right.value, words=part.words and right.words)


def _decimals(reader: _Reader, part: _Part) -> _Part:
    """Read decimals in words: duecento punto zero tre, three point one four; a magnitude may follow."""
    index = part.following
    if not part.words or not reader.adjacent(index) or reader.atoms[index].role != "point":
        return part
    digits = ""
    index += 1
    while index < len(reader.atoms) and index < part.following + _MOST_PARTS and reader.adjacent(index):
        atom = reader.atoms[index]
        if atom.role not in ("cardinal", "one") or atom.value >= 1000:
            break
        if (
            digits
            and digits[-1] == "0"
            and len(digits) > 1
            and atom.value < 10
            and not digits.strip("0") == ""
        ):
            digits = digits[:-1] + str(atom.value)
        else:
            digits += str(atom.value)
        index += 1
    if not digits:
        return part
    value = part.value + Decimal(f"0.{digits}")
    step = _ONE.scaleb(-len(digits))
    read = part._replace(value=value, step=step, following=index, form="words")
    if reader.adjacent(index) and reader.atoms[index].role == "multiplier":
        scale = reader.atoms[index].value
        return read._replace(
            value=EXACT.multiply(value, scale),
            step=EXACT.multiply(step, scale),
            scale=scale,
            following=index + 1,
        )
    return read


# --- fractions and ordinals --------------------------------------------------------------------


def _fraction(reader: _Reader, index: int, part: _Part) -> _Part | Numeral | None:
    """Read a denominator after a number: due terzi, un quarto; or the ordinal that both make together."""
    if not reader.adjacent(part.following):
        return None
    atom = reader.atoms[part.following]
    if atom.role == "half":
        fits = part.value == part.value.to_integral_value() and (atom.plural or part.form == "one")
        if not fits:
            return None
    elif atom.role == "denominator":
        if part.scale > 1:
            return None
    elif atom.role == "ordinal":
        return _with_ordinal(reader, index, part, atom)
    else:
        return None
    divisor = Decimal(2) if atom.role == "half" else atom.value
    return _shared(part, divisor)


def _shared(part: _Part, divisor: Decimal) -> _Part:
    value = SHARES.divide(part.value, divisor)
    return part._replace(
        value=value, step=fraction_step(value), scale=_ONE, following=part.following + 1, form="fraction"
    )


def _with_ordinal(reader: _Reader, index: int, part: _Part, atom: Atom) -> _Part | Numeral | None:
    known = reader.known
    start = reader.atoms[index].start
    if atom.plural:
        denominator = atom.value >= 3 and atom.word not in known.not_denominators
        whole = part.value == part.value.to_integral_value() and part.form != "one"
        return _shared(part, atom.value) if denominator and whole else None
    if part.form == "one" and atom.value >= 3:
        certain = known.tens_apart and len(reader.atoms[index].word) > 2
        return _shared(part, atom.value) if certain or _ends_fraction(reader, atom) else None
    if not part.words or part.form == "one":
        return None
    if atom.value in known.scales.values() or known.tens_apart and atom.value == 100:
        return _as_ordinal(atom, start, EXACT.multiply(part.value, atom.value))
    if atom.value < _room(part.value, known.tens_apart):
        return _as_ordinal(atom, start, part.value + atom.value)
    return None


def _ends_fraction(reader: _Reader, atom: Atom) -> bool:
    """Tell by the next word whether "un terzo" is a share and not the third one of something."""
    following = _NEXT_WORD.match(reader.text, atom.end)
    return following is None or following[1].casefold() in reader.known.fraction_before


def _mixed(reader: _Reader, part: _Part) -> _Part:
    """Add a fraction behind "e" or "and": due e mezzo, un milione e mezzo, two and a half million."""
    index = part.following
    form: Form
    if part.form == "fraction" or not reader.linked(index, reader.known.plus):
        return part
    atom = reader.atoms[index]
    if (
        atom.role == "one"
        and reader.adjacent(index + 1)
        and reader.atoms[index + 1].role in ("half", "share")
    ):
        index, atom = index + 1, reader.atoms[index + 1]
    if atom.role in ("half", "share") and not atom.plural:
        share, following = atom.value, index + 1
        step = Decimal("0.1")
        if reader.adjacent(following) and reader.atoms[following].role == "multiplier":
            scale = reader.atoms[following].value
            if part.scale == 1:
                value = EXACT.multiply(part.value + share, scale)
            elif scale < part.scale:
                value = part.value + EXACT.multiply(share, scale)
            else:
                return part
            step = EXACT.multiply(step, scale)
            form = "words" if part.form == "one" else part.form
            return part._replace(value=value, step=step, scale=scale, following=following + 1, form=form)
    else:
        right = _cardinal(reader, index, linking=False)
        fraction = _fraction(reader, index, right) if right is not None else None
        if (
            right is not None
            and right.following == index + 1
            and atom.role == "digits"
            and 0 < atom.value < 1
        ):
            fraction = right
        if not isinstance(fraction, _Part) or not 0 < fraction.value < 1:
            return part
        share, following, step = fraction.value, fraction.following, fraction.step
        if part.scale > 1 and part.value >= 1000 and not _closes(reader, following):
            return part
    value = part.value + EXACT.multiply(share, part.scale)
    form = "words" if part.form == "one" else part.form
    return part._replace(value=value, step=EXACT.multiply(step, part.scale), following=following, form=form)


def _of_magnitude(reader: _Reader, part: _Part) -> _Part:
    """Read "un quarto di milione" and "three quarters of a million"."""
    index = part.following
    if part.form != "fraction" or not reader.linked(index, reader.known.share_of):
        return part
    if reader.atoms[index].role == "one" and reader.adjacent(index + 1):
        index += 1
    atom = reader.atoms[index]
    if atom.role != "multiplier":
        return part
    value, step = EXACT.multiply(part.value, atom.value), EXACT.multiply(part.step, atom.value)
    return part._replace(value=value, step=step, scale=atom.value, following=index + 1, form="words")


def _closes(reader: _Reader, following: int) -> bool:
    return _NEXT_WORD.match(reader.text, reader.atoms[following - 1].end) is None


def _ratio(reader: _Reader, part: _Part) -> _Part:
    """Read "uno su tre" and "one in three" as a share."""
    index = part.following
    if part.scale > 1 or part.form == "fraction" or not reader.linked(index, reader.known.ratio):
        return part
    if reader.atoms[index].role not in ("digits", "cardinal"):
        return part
    right = _cardinal(reader, index, linking=False)
    if right is None or right.scale > 1000 or not 0 < part.value < right.value:
        return part
    if part.value != part.value.to_integral_value() or right.value != right.value.to_integral_value():
        return part
    value = SHARES.divide(part.value, right.value)
    return part._replace(
        value=value, step=fraction_step(value), following=right.following, form="ratio", scale=_ONE
    )


def _signed(text: str, numeral: Numeral, known: Vocabulary) -> Numeral:
    """Take a minus in words before a number into it: meno 5, minus five."""
    if numeral.form not in ("digits", "words", "fraction") or numeral.value <= 0:
        return numeral
    before = _WORD_BEFORE.search(text[max(0, numeral.start - 44) : numeral.start])
    if before is None or before[2].casefold() not in known.minus:
        return numeral
    if before[1] is not None and before[1].casefold() in known.no_minus_after:
        return numeral
    return replace(numeral, start=numeral.start - 1 - len(before[2]), value=-numeral.value)
