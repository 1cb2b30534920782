"""Lists of figures, an item each: "(+5,2%), gli intermedi (+3,7%)", ": Lombardia -0,9%, Veneto -1,2"."""

from __future__ import annotations

from workbench.claims.clauses_verbless import leads
from workbench.claims.clauses_words import Stretch, figures, next_break
from workbench.claims.cues import CLOSES, COMMA, CUT, OPENS, PAUSE, STOP
from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import phrase_at

_LONGEST_ITEM = 12  # words
_LENDS = 40  # words within which the item before stands
_FOLLOWS = 3  # words after a figure within which its preposition stands
_LEAST_FRAME = 3  # words of "(2) per gli ospedali"
_IN_BRACKETS = 5  # words of "(+5,2%)"


def bracketed(within: Stretch, at: int) -> bool:
    """Tell whether items with their figures in brackets stand on either side of a comma or conjunction."""
    read = within.read
    if not read.flags[at] & (CUT | PAUSE):
        return False
    before = at - 2 if read.flags[at] & CUT and read.flags[at - 1] & COMMA else at - 1
    if not read.flags[before] & CLOSES or not read.digit_in(max(0, before - _IN_BRACKETS), before):
        return False
    limit = min(at + _LONGEST_ITEM, within.last)
    opening = next((index for index in range(at + 2, limit) if read.flags[index] & OPENS), limit)
    if opening + 1 >= limit or read.found.lowers[opening] != "(":
        return False
    return read.digit_in(opening, opening + _IN_BRACKETS) and not read.finite_in(at, opening)


def list_begins(within: Stretch, at: int) -> bool:
    """Tell whether a colon opens a list of two or more names with a figure each."""
    if not within.read.flags[at] & STOP or within.read.flags[at] & PAUSE:
        return False
    end = _item_end(within, at + 1)
    return end is not None and end < within.last and _item_end(within, end + 1) is not None


def item_follows(within: Stretch, at: int) -> bool:
    """Tell whether a further item of a list begins after a comma, semicolon or conjunction."""
    return bool(within.read.flags[at] & (CUT | PAUSE)) and _item_end(within, at + 1) is not None


def _item_end(within: Stretch, first: int) -> int | None:
    """Return where an item ends that has a name or noun and a figure, in either order and no verb; or None."""
    read, flags = within.read, within.read.found.flags
    end = next_break(read, first, within.last)
    if not 2 <= end - first <= _LONGEST_ITEM or read.stated(first, end):
        return None
    if flags[first] & bit.DIGIT:
        described = _follower(within, first + 1, end) or read.finite_in(first, end)
        return end if described else None  # "4,5 milioni di italiani che rinunciano alle cure"
    if flags[first] & bit.LETTER and (read.digit_in(first, end) or _timed(within, first, end)):
        return end
    return None


def _timed(within: Stretch, first: int, end: int) -> bool:
    """Tell whether an item says how something goes, and since when ("produzione in calo da due anni")."""
    here = range(first + 1, end - 2)
    moves = any(phrase_at(within.read.found.lowers, index, within.lexicon.tails.openers) for index in here)
    return moves and within.read.figure(first + 1, end)


def repeated(within: Stretch, at: int, start: int) -> bool:
    """Tell whether a figure after a comma or "e" repeats the frame of one before it.

    Framed by the preposition before ("dello 0,2% rispetto a marzo e dello 0,9% su base annua") or after it
    ("4 miliardi per le strade, 2 per gli ospedali"); a date does not count, and a bare list ("106 sì, 74 no")
    stays whole.
    """
    read, flags = within.read, within.read.found.flags
    if not read.flags[at] & (CUT | PAUSE):
        return False
    end = next_break(read, at + 1, within.last)
    if read.finite_in(at + 1, end):
        return False
    here = figures(read, at + 1, min(end, at + 5))
    if here:
        begin, over = here[0]
    elif flags[at + 1] & bit.DIGIT:
        begin, over = at + 1, at + 2
    else:
        return False
    if begin > at + 2 or over >= end or read.found.starts[begin] in read.dated:
        return False
    if any(last == at for _, last in figures(read, max(start, at - 4), at)) and begin == at + 1 and here:
        return False  # "sei anni e otto mesi di reclusione"
    before = [
        figure
        for figure in figures(read, max(start, at - _LENDS), at)
        if read.found.starts[figure[0]] not in read.dated
    ]
    if not before:
        return False
    if begin == at + 2 and flags[at + 1] & bit.PREPOSITION and end - over >= 2:
        return any(leads(read, index - 1) == leads(read, at + 1) for index, _ in before)
    follower = _follower(within, over, end)
    words = sum(bool(own & bit.LETTER) for own in flags[over:end])
    if words < _LEAST_FRAME and not read.capital_in(over, end):
        return False  # "31 falli a noi e 12 a loro"
    return (
        bool(follower)
        and begin == at + 1
        and any(_follower(within, last, at) == follower for _, last in before)
    )


def _follower(within: Stretch, first: int, last: int) -> str:
    """Return the preposition that soon follows a figure, other than "di"; "" without."""
    flags = within.read.found.flags
    for index in range(first, min(first + _FOLLOWS, last - 1)):
        if flags[index] & bit.PREPOSITION and not flags[index] & bit.OF:
            return leads(within.read, index)
        if not flags[index] & (bit.LETTER | bit.DIGIT):
            break
    return ""
