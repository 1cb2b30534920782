"""Denominators: the fraction, or the ordinal, that a number makes with the word behind it."""

from __future__ import annotations

from decimal import Decimal

from workbench.text.number_reader import HYPHENS, NEXT_WORD, ONE, Numeral, Part, Reader, room
from workbench.text.number_tokens import EXACT, SHARES, Atom, fraction_step

_FAR = 20


def as_ordinal(atom: Atom, start: int, value: Decimal) -> Numeral:
    return Numeral(start, atom.end, value, ONE, "ordinal", plural=atom.plural)


def fraction(reader: Reader, index: int, part: Part) -> Part | Numeral | None:
    """Read a denominator after a number: due terzi, un quarto; or the ordinal that both make together."""
    if not reader.adjacent(part.following):
        return None
    atom = reader.atoms[part.following]
    if atom.role == "half":
        whole = part.value == part.value.to_integral_value() and (atom.plural or part.form == "one")
        if not whole or (reader.known.halves_alone and not _alone(reader, index, atom)):
            return None
    elif atom.role == "denominator":
        if part.scale > 1:
            return None
    elif atom.role == "ordinal":
        return _with_ordinal(reader, index, part, atom)
    else:
        return None
    divisor = Decimal(2) if atom.role == "half" else atom.value
    return shared(part, divisor)


def _alone(reader: Reader, index: int, atom: Atom) -> bool:
    # "un mezzo", "tre mezzi": beside any other word these are vehicles or means
    text, start = reader.text, reader.atoms[index].start
    rest = text[max(0, start - _FAR) : start] + text[atom.end : atom.end + _FAR]
    return start < _FAR and len(text) - atom.end < _FAR and not any(map(str.isalnum, rest))


def shared(part: Part, divisor: Decimal) -> Part:
    value = SHARES.divide(part.value, divisor)
    return part._replace(
        value=value, step=fraction_step(value), scale=ONE, following=part.following + 1, form="fraction"
    )


def _with_ordinal(reader: Reader, index: int, part: Part, atom: Atom) -> Part | Numeral | None:
    known = reader.known
    start = reader.atoms[index].start
    if atom.plural:
        denominator = atom.value >= 3 and atom.word not in known.not_denominators
        whole = part.value == part.value.to_integral_value() and part.form != "one"
        return shared(part, atom.value) if denominator and whole else None
    if part.form == "one" and atom.value >= 3:
        certain = known.tens_apart and len(reader.atoms[index].word) > 2
        return shared(part, atom.value) if certain or _ends_fraction(reader, atom) else None
    if not part.words or part.form == "one":
        return None
    if atom.value in known.scales.values() or (known.tens_apart and atom.value == 100):
        return as_ordinal(atom, start, EXACT.multiply(part.value, atom.value))
    if atom.value < room(part.value, known.tens_apart):
        return as_ordinal(atom, start, part.value + atom.value)
    return None


def _ends_fraction(reader: Reader, atom: Atom) -> bool:
    """Tell by the next word whether "un terzo" is a share and not the third one of something."""
    text = reader.text
    if text[atom.end : atom.end + 1] in HYPHENS and text[atom.end + 1 : atom.end + 2].isalpha():
        return False
    following = NEXT_WORD.match(text, atom.end)
    return following is None or following[1].casefold() in reader.known.fraction_before
