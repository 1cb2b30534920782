"""Numbers of a text, in digits and in words, with their values."""

from __future__ import annotations

from decimal import Decimal

from workbench.text.number_fractions import as_ordinal, fraction
from workbench.text.number_reader import (
    NEAR,
    NEXT_WORD,
    ONE,
    ZERO,
    Form,
    Numeral,
    Part,
    Reader,
    room,
    words_before,
)
from workbench.text.number_tokens import EXACT, SHARES, Atom, atoms, fraction_step
from workbench.text.number_words import DOZEN, Role, Vocabulary, vocabulary

# A number never has more parts than this; the bound keeps reading linear on hostile text.
_MOST_PARTS = 24
_SIGNED_FORMS = frozenset({"digits", "words", "fraction"})
_LONE_FORMS: dict[Role, Form] = {"digits": "digits", "cardinal": "words", "one": "one", "barrier": "barrier"}


def numerals(text: str, language: str) -> list[Numeral]:
    """Return the numbers of a text in order, not overlapping; offsets: code points.

    Words that may be an article have the form "one"; digits that belong to a date, a time, a name or a
    telephone number the form "barrier". Linear in the text's length.
    """
    known = vocabulary(language)
    reader = Reader(text, atoms(text, known), known)
    found: list[Numeral] = []
    tokens, index = reader.atoms, 0
    while index < len(tokens):
        first, following = tokens[index], index + 1
        # Most numbers stand far from any other one, or in a row of such.
        if (
            following == len(tokens)
            or tokens[following].start - first.end > NEAR
            or (first.role == tokens[following].role == "digits" and reader.apart(following))
            or not reader.goes_on(following)
        ):
            numeral, index = _lone(first), following
        else:
            numeral, index = _numeral(reader, index)
        if numeral is None:
            continue
        if text[numeral.start - 2 : numeral.start - 1] in known.minus_ends and numeral.form in _SIGNED_FORMS:
            numeral = _signed(text, numeral, known)
        found.append(numeral)
    return found


def number(text: str, language: str) -> Decimal | None:
    """Return the value of a text that is one number and nothing else, in digits or in words, or None."""
    found = numerals(text, language)
    if len(found) != 1 or found[0].form in ("barrier", "ordinal"):
        return None
    whole = not text[: found[0].start].strip() and not text[found[0].end :].strip()
    return found[0].value if whole else None


def _numeral(reader: Reader, index: int) -> tuple[Numeral | None, int]:
    """Read the number that begins with this token; returns it and the index of the token after it."""
    first = reader.atoms[index]
    if first.role in ("half", "share"):
        return _from_half(reader, index)
    if first.role in ("barrier", "ordinal"):
        return _lone(first), index + 1
    # The last letter first: it tells the most.
    ranging = reader.text[max(0, first.start - 2) : first.start - 1] in reader.known.range_ends
    ranging = ranging and words_before(reader.text, first.start)[0] in reader.known.range_open
    part = _cardinal(reader, index, joining=not ranging)
    if part is None:
        return None, index + 1
    if reader.goes_on(part.following):
        if not ranging:
            part = _added(reader, part)
        ordinal = _linked_ordinal(reader, index, part)
        if ordinal is not None:
            return ordinal
        part = _decimals(reader, part)
        behind = fraction(reader, index, part)
        if isinstance(behind, Numeral):
            return behind, part.following + 1
        part = _mixed(reader, behind or part)
        part = _of_magnitude(reader, part)
        part = _ratio(reader, part)
    last = reader.atoms[part.following - 1]
    return (
        Numeral(first.start, last.end, part.value, part.step, part.form, part.scale, part.approximate),
        part.following,
    )


def _lone(atom: Atom) -> Numeral | None:
    """Return the number that a token makes far from any other one."""
    start, end, role, value, step, plural, _ = atom
    form = _LONE_FORMS.get(role)
    if form is not None:
        return Numeral(start, end, value, step, form)
    if role == "ordinal":
        return as_ordinal(atom, start, value)
    if role in ("half", "share") and not plural:
        return Numeral(start, end, value, Decimal("0.1"), "share")
    return None


def _from_half(reader: Reader, index: int) -> tuple[Numeral | None, int]:
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
        step = EXACT.multiply(last.value, Decimal("0.1")) if last.value > 100 else ONE
        return Numeral(first.start, last.end, value, step, "words", last.value), following + 1
    return _lone(first), index + 1


# --- whole numbers -----------------------------------------------------------------------------


def _cardinal(reader: Reader, index: int, joining: bool = True) -> Part | None:
    """Read a whole or decimal number with its magnitudes from this token on, or None where there is none.

    joining: "and" behind a hundred goes on with the number (not so in "between one hundred and two thousand").
    """
    total = group = ZERO
    words = True
    approximate = article = started = False
    lowest = ONE.scaleb(30)
    scale, step, group_step = ONE, ONE, ONE
    position = index
    while position < min(len(reader.atoms), index + _MOST_PARTS):
        atom = reader.atoms[position]
        goes_on = joining and words and started and group >= 100
        near = position == index or reader.adjacent(position)
        if not near and not (goes_on and _goes_on(reader, position, group)):
            break
        if atom.role in ("digits", "cardinal", "one"):
            if not started:
                if abs(atom.value) >= lowest or (position > index and not _whole_one(reader, position)):
                    break
                group, group_step, started = atom.value, atom.step, True
                words = words and atom.role != "digits"
                article = atom.role == "one"
            elif (
                atom.role != "digits"
                and words
                and _whole_one(reader, position)
                and atom.value < room(group, reader.known.tens_apart)
            ):
                group, group_step, article = group + atom.value, atom.step, False
            elif _vulgar(reader, position, group, words):
                group, group_step = group + atom.value, atom.step
            else:
                break
            step, scale = group_step, ONE
        elif atom.role in ("multiplier", "collective"):
            if not started or (atom.role == "collective" and not article):
                break
            if atom.value <= 100 and atom.value != DOZEN:
                if group >= 100:
                    break
            elif atom.value >= lowest:
                break
            approximate = approximate or (article and atom.word in reader.known.approximate)
            group = EXACT.multiply(group, atom.value)
            if atom.value == 100 and atom.role == "multiplier":
                article = False
            else:
                total, group, started, lowest = total + group, ZERO, False, atom.value
                scale = atom.value
                # A dozen leaves the last digit where it was; a rounded number does not.
                step = EXACT.multiply(group_step, atom.value) if atom.value >= 1000 or approximate else ONE
        else:
            break
        position += 1
    if position == index:
        return None
    form: Form = "words" if words else "digits"
    if position == index + 1 and reader.atoms[index].role == "one":
        form = "one"
    return Part(total + group, step, scale, position, words, form, approximate)


def _goes_on(reader: Reader, position: int, group: Decimal) -> bool:
    """Tell whether "and" adds this word to a hundred: two hundred and five, but not five hundred and six hundred."""
    atom = reader.atoms[position]
    if atom.role not in ("cardinal", "one") or not _whole_one(reader, position):
        return False
    if atom.value >= room(group, False) or not reader.linked(position, reader.known.plus):
        return False
    if not reader.adjacent(position + 1):
        return True
    # cento e tre quarti: the fraction is added, not the three
    after = reader.atoms[position + 1]
    return after.value != 100 and after.role not in ("denominator", "half") and not after.plural


def _whole_one(reader: Reader, position: int) -> bool:
    """Tell whether a word can go on a number: "uno" can, the article "un" only before a magnitude."""
    atom = reader.atoms[position]
    if atom.role != "one" or atom.word in reader.known.counting_ones:
        return True
    following = position + 1
    return reader.adjacent(following) and reader.atoms[following].role == "multiplier"


def _vulgar(reader: Reader, position: int, group: Decimal, words: bool) -> bool:
    # 2½, 1 1/4
    atom = reader.atoms[position]
    return (
        not words and atom.role == "digits" and 0 < atom.value < 1 and group == group.to_integral_value() > 0
    )


def _added(reader: Reader, part: Part) -> Part:
    """Add what follows behind "e" or "and": due milioni e trecentomila, two hundred and five."""
    if not reader.linked(part.following, reader.known.plus):
        return part
    if reader.atoms[part.following].role not in ("digits", "cardinal", "one"):
        return part
    lowest = part.scale if part.scale > 1 else room(part.value, False)
    right = _cardinal(reader, part.following) if lowest else None
    if right is None or (
        right.form == "one" and (part.scale > 1000 or not _whole_one(reader, part.following))
    ):
        return part
    fits = right.scale > 1 or (right.words and part.words)
    if not fits or not 0 < right.value < lowest or fraction(reader, part.following, right) is not None:
        return part
    return right._replace(value=part.value + right.value, words=part.words and right.words)


def _linked_ordinal(reader: Reader, index: int, part: Part) -> tuple[Numeral, int] | None:
    """Read "one hundred and fifth" and "one hundred and twenty-fifth"."""
    following = part.following
    if not part.words or part.form == "one" or not reader.linked(following, reader.known.plus):
        return None
    atom = reader.atoms[following]
    value = atom.value
    if atom.role == "cardinal" and reader.adjacent(following + 1):
        last = reader.atoms[following + 1]
        if last.value >= room(value, reader.known.tens_apart):
            return None
        atom, value, following = last, value + last.value, following + 1
    if atom.role != "ordinal" or atom.plural or value >= room(part.value, False):
        return None
    return as_ordinal(atom, reader.atoms[index].start, part.value + value), following + 1


def _decimals(reader: Reader, part: Part) -> Part:
    """Read decimals in words: duecento punto zero tre, three point one four; a magnitude may follow."""
    index = part.following
    if not part.words or not reader.adjacent(index) or reader.atoms[index].role != "point":
        return part
    digits, last = "", ZERO
    index += 1
    while index < len(reader.atoms) and index < part.following + _MOST_PARTS and reader.adjacent(index):
        atom = reader.atoms[index]
        if atom.role not in ("cardinal", "one") or atom.value >= 1000:
            break
        tens = digits.endswith("0") and atom.value < 10 and reader.known.tens_apart and last >= 20
        digits = digits[:-1] + str(atom.value) if tens else digits + str(atom.value)
        last = atom.value
        index += 1
    if not digits:
        return part
    value = part.value + Decimal(f"0.{digits}")
    step = ONE.scaleb(-len(digits))
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


# --- fractions behind a number ------------------------------------------------------------------


def _mixed(reader: Reader, part: Part) -> Part:
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
        vulgar = atom.role == "digits" and 0 < atom.value < 1
        if not vulgar and not reader.adjacent(index + 1):
            return part
        right = _cardinal(reader, index)
        behind = fraction(reader, index, right) if right is not None else None
        if vulgar and right is not None and right.following == index + 1:
            behind = right
        if not isinstance(behind, Part) or not 0 < behind.value < 1:
            return part
        share, following, step = behind.value, behind.following, behind.step
        if part.scale > 1 and part.value >= 1000 and not _closes(reader, following):
            return part
    value = part.value + EXACT.multiply(share, part.scale)
    form = "words" if part.form == "one" else part.form
    return part._replace(value=value, step=EXACT.multiply(step, part.scale), following=following, form=form)


def _of_magnitude(reader: Reader, part: Part) -> Part:
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


def _closes(reader: Reader, following: int) -> bool:
    return NEXT_WORD.match(reader.text, reader.atoms[following - 1].end) is None


def _ratio(reader: Reader, part: Part) -> Part:
    """Read "uno su tre" and "one in three" as a share."""
    index = part.following
    if part.scale > 1 or part.form == "fraction" or not reader.linked(index, reader.known.ratio):
        return part
    if reader.atoms[index].role not in ("digits", "cardinal"):
        return part
    right = _cardinal(reader, index)
    if right is None or right.scale > 1000 or not 0 < part.value < right.value:
        return part
    if part.value != part.value.to_integral_value() or right.value != right.value.to_integral_value():
        return part
    value = SHARES.divide(part.value, right.value)
    return part._replace(
        value=value, step=fraction_step(value), following=right.following, form="ratio", scale=ONE
    )


def _signed(text: str, numeral: Numeral, known: Vocabulary) -> Numeral:
    """Take a minus in words before a number into it: meno 5, minus five."""
    word, other = words_before(text, numeral.start)
    if word not in known.minus or numeral.value <= 0 or other in known.no_minus_after:
        return numeral
    return numeral._replace(start=numeral.start - 1 - len(word), value=-numeral.value)
