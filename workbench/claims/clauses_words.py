"""What the words around a possible cut tell: relatives, main verbs, where an insertion closes, what can be checked."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal, NamedTuple

from workbench.claims.cues import CLOSES, COMMA, CUT, GOVERNOR, RELATIVE, STOP, SUBORDINATOR, Cues
from workbench.claims.marks import Marks
from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import phrase_at

_AHEAD = 14  # words within which a coordinated clause must show its verb
_PAUSES = 4  # commas inside what two dashes enclose
_VERB_AT = 4  # words after an inserted clause within which the main verb stands
_PLACED_AT = 7  # the same, past "dopo un breve recupero"
_SHORTEST = 4  # words of a clause that tells of a name or an event
_BRACKETS = 24  # words in brackets
_BACK = 40  # words within which an open relative clause is looked for

PieceKind = Literal["main", "relative", "participle"]


class Piece(NamedTuple):
    """Hold one part of a sentence: its words' indices, half-open, and what kind of clause it is.

    lent: it has no verb of its own; the part before it lends one.
    """

    first: int
    last: int
    kind: PieceKind = "main"
    lent: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold the words to be cut, up to the last one, with what is known of their language."""

    read: Marks
    last: int
    lexicon: Cues


def relative(within: Stretch, at: int) -> int | None:
    """Return where a relative that starts at this word ends, or None."""
    if at >= len(within.read.flags) or not within.read.flags[at] & RELATIVE:
        return None
    return phrase_at(within.read.found.lowers, at, within.lexicon.relatives)


def subordinate(within: Stretch, start: int) -> bool:
    """Tell whether a piece opens as a subordinate clause that leans on what follows."""
    read = within.read
    leans = relative(within, start) and not _free_relative(read, start)
    if not read.flags[start] & SUBORDINATOR or leans:
        return False
    # "Come ha detto", "Dopo che", "Anche se", but not "Oltre 300 persone", "Dopo il voto".
    governed = any(own & GOVERNOR for own in read.flags[start : start + 3])
    return governed or read.finite_in(start + 1, start + 3)


def _free_relative(read: Marks, start: int) -> bool:
    """Tell whether nothing stands before a relative that it could tell of ("Dove mancano i nidi, ...")."""
    before = start - 1
    opens = before < 0 or not read.found.flags[before] & (bit.LETTER | bit.DIGIT)
    return opens and (before < 0 or not read.flags[before] & (COMMA | CLOSES))


def open_relative(within: Stretch, start: int, at: int) -> bool:
    """Tell whether a relative clause began after a comma and waits for its own to close it."""
    flags = within.read.flags
    return any(
        flags[index] & COMMA and relative(within, index + 1)
        for index in range(max(start, at - _BACK), at - 1)
    )


def close_of(read: Marks, at: int, first: int, last: int) -> int:
    """Return where what a comma or dash opens is closed: by a pause, after a dash by a dash."""
    close = _pause(read, first, last)
    dash = read.found.flags[at] & bit.DASH
    for _ in range(_PAUSES if dash else 0):
        if close >= last or read.found.flags[close] & bit.DASH:
            break
        close = _pause(read, close + 1, last)
    return close


def _pause(read: Marks, first: int, last: int) -> int:
    """Return the next pause that is no part of a figure or a date."""
    close = read.pause(first, last)
    while close < last and read.inside_figure(close):
        close = read.pause(close + 1, last)
    return close


def next_break(read: Marks, first: int, last: int) -> int:
    """Return the next conjunction, comma, semicolon or dash that is no part of a figure; else the end."""
    for place in range(bisect_left(read.breaks, first), len(read.breaks)):
        index = read.breaks[place]
        if index >= last:
            break
        if read.flags[index] & (CUT | COMMA | STOP) and not read.inside_figure(index):
            return index
        if read.found.flags[index] & bit.DASH:
            return index
    return last


def conjunction(read: Marks, first: int, last: int) -> int:
    """Return the next conjunction of some words, or where they end ("in un'ora e 32 minuti e domani gioca")."""
    here = read.breaks[bisect_left(read.breaks, first) : bisect_left(read.breaks, last)]
    return next((index for index in here if read.flags[index] & CUT), last)


def goes_on(within: Stretch, close: int) -> bool:
    """Tell whether the main verb comes right after a clause that was put in between."""
    after = close + 1
    placed = after < within.last and within.read.found.flags[after] & bit.PREPOSITION
    until = min(after + (_PLACED_AT if placed else _VERB_AT), within.read.pause(after, within.last))
    return within.read.finite_in(close + 1, until)


def clause_follows(read: Marks, first: int, last: int) -> bool:
    """Tell whether a finite verb comes soon, before the next comma and any subordinator."""
    place = bisect_left(read.finite, first)
    verb = read.finite[place] if place < len(read.finite) else last
    if verb >= min(first + _AHEAD, last):
        return False
    for index in range(first, verb + 1):
        own = read.flags[index]
        if own & (SUBORDINATOR | STOP) or (own & COMMA and index > first + 6):
            return False
    return True


def content(read: Marks, first: int, last: int) -> bool:
    """Tell whether a clause says something that can be checked: a figure, a date, a name, an event."""
    if first >= last:
        return False
    if read.figure(first, last) or read.digit_in(first, last):
        return True
    return last - first >= _SHORTEST and (read.capital_in(first + 1, last) or read.happened(first, last))


def told_in_brackets(read: Marks, opening: int, last: int, lexicon: Cues) -> Piece | None:
    """Return a clause or record with a figure that stands in brackets ("(erano 91 nel 2023)"), or None."""
    if read.found.lowers[opening] != "(":
        return None
    limit = min(last, opening + _BRACKETS)
    here = read.breaks[bisect_left(read.breaks, opening + 1) : bisect_left(read.breaks, limit)]
    close = next((index for index in here if read.flags[index] & CLOSES), 0)
    if not close or not (read.figure(opening, close) or read.digit_in(opening, close)):
        return None
    if read.stated(opening, close):
        return Piece(opening + 1, close)
    ahead = range(opening + 1, close)
    ranked = any(phrase_at(read.found.lowers, index, lexicon.tails.records) for index in ahead)
    return Piece(opening + 1, close, lent=True) if ranked else None


def figures(read: Marks, first: int, last: int) -> list[tuple[int, int]]:
    """Return the first word of each figure among some words, and the word after its last one."""
    found = read.found
    result: list[tuple[int, int]] = []
    if first >= last:
        return result
    for place in range(bisect_left(read.figure_starts, found.starts[first]), len(read.figure_starts)):
        begin, end = found.index(read.figure_starts[place]), found.index(read.figure_ends[place])
        if end > last:
            break
        result.append((begin, end))
    return result
