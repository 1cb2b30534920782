"""Parts without a verb that count or compare after a clause: ", il 9% in più", ", contro le 98 del 2023"."""

from __future__ import annotations

from workbench.claims.clauses_described import described
from workbench.claims.clauses_verbless import ranked, ranks
from workbench.claims.clauses_words import (
    Piece,
    Stretch,
    close_of,
    content,
    figures,
    goes_on,
    open_relative,
    subordinate,
)
from workbench.claims.cues import COMMA, CUT, PAUSE, STOP
from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import phrase_at

_SHORTEST_HEAD = 3  # words
_HEDGES = 3  # hedges in a row
_COMPARED_AT = 5  # words after a figure within which its comparison stands
_PARTITIVE_LEAST = 3  # words of "una delle quali a Bari", less one
_PARTITIVE_AT = 6  # words before "dei quali"
_LONGEST_ASIDE = 14  # words of an aside after which the clause before it goes on
_GOES_ON = 3  # words that go on after it, at least


def tail(within: Stretch, at: int, start: int) -> Piece | None:
    """Return a part after a clause, without a verb, that can be checked by itself, or None; up to its own comma."""
    read, lexicon = within.read, within.lexicon
    own = read.flags[at]
    if not own & (PAUSE | CUT | STOP) or at - start < _SHORTEST_HEAD or at + 2 >= within.last:
        return None
    if subordinate(within, start):
        return None
    first = at + 1
    if own & COMMA and read.flags[first] & CUT:
        return None  # the conjunction's own turn comes
    close = _trimmed(within, first, close_of(read, at, first, within.last))
    if ranks(read, first, lexicon) and not open_relative(within, start, at):
        until = (
            close
            if read.finite_in(close, within.last) or ranked(read, first, close, lexicon)
            else within.last
        )
        if ranked(read, first, until, lexicon):
            return Piece(first, until, lent=True)
    if read.stated(first, close):
        return None
    if compares(within, first, close, bool(own & CUT)):
        return Piece(first, close, lent=True)
    if (
        own & PAUSE
        and not own & STOP
        and described(within, first, close)
        and not _list_goes_on(within, close)
    ):
        return Piece(first, close, "participle")
    return None


def _list_goes_on(within: Stretch, close: int) -> bool:
    """Tell whether a list that was under way goes on after a description (", fermo a 49, e alla Cina")."""
    read = within.read
    if close + 2 >= within.last or not read.flags[close + 1] & CUT:
        return False
    return bool(read.found.flags[close + 2] & bit.PREPOSITION) and not read.finite_in(close, within.last)


def _trimmed(within: Stretch, first: int, close: int) -> int:
    """Return where words end without the marks that close a sentence."""
    while close == within.last or (close > first and not within.read.flags[close] & PAUSE):
        if within.read.found.flags[close - 1] & (bit.LETTER | bit.DIGIT) or close - 1 <= first:
            break
        close -= 1
    return close


def compared(within: Stretch, first: int) -> bool:
    """Tell whether what stands at a word compares with a figure up to the end ("compared with a 1.1% rise")."""
    opener = phrase_at(within.read.found.lowers, first, within.lexicon.tails.openers)
    return bool(opener) and compares(within, first, within.last)


def compares(within: Stretch, first: int, close: int, coordinated: bool = False) -> bool:
    """Tell whether words without a verb count, compare or rank; coordinated: only a comparison is enough."""
    read, tails = within.read, within.lexicon.tails
    lowers = read.found.lowers
    if read.finite_in(first, close):  # ", con un divario che va dal 46 al 13%"
        opened = not coordinated and phrase_at(lowers, first, tails.openers)
        return bool(opened) and not read.stated(first, close) and _counts(within, first, close)
    begin = first
    for _ in range(_HEDGES):
        if phrase_at(lowers, begin, tails.openers) or phrase_at(lowers, begin, tails.ratios):
            break
        begin = min(phrase_at(lowers, begin, tails.hedges) or begin, close)
    if begin >= close:
        return False
    if not coordinated and _partitive(within, first, close):
        return close - first > _PARTITIVE_LEAST or content(read, first, close)
    if phrase_at(lowers, begin, tails.openers):
        return _counts(within, begin, close) and not coordinated
    if whole := phrase_at(lowers, begin, tails.ratios):
        return close - whole >= 2 and not coordinated
    over = _figure_at(within, begin)
    reach = min(close, (over or begin + 1) + _COMPARED_AT)
    if any(phrase_at(lowers, index, tails.compared) for index in range(over or begin + 1, reach)):
        return over is not None or read.found.flags[begin] & bit.INDEFINITE > 0 or begin > first
    if coordinated:
        return False
    if _disputed(within, first, close) or (over and _scoped(within, over, close)):
        return True
    if _apart(within, first, close):
        return True
    share = phrase_at(lowers, begin, tails.shares)
    return share is not None and _counts(within, share, close)


def _partitive(within: Stretch, first: int, close: int) -> bool:
    """Tell whether some words count a part of what was counted before ("la metà dei quali all'estero")."""
    ahead = range(first, min(close, first + _PARTITIVE_AT))
    partitives = within.lexicon.tails.partitives
    return any(phrase_at(within.read.found.lowers, index, partitives) for index in ahead)


def _counts(within: Stretch, first: int, last: int) -> bool:
    """Tell whether a figure stands among some words."""
    return within.read.figure(first, last) or within.read.digit_in(first, last)


def _figure_at(within: Stretch, at: int) -> int | None:
    """Return where a figure that begins at a word ends, or None; a date does not count."""
    if at >= within.last:
        return None
    here = figures(within.read, at, min(at + 8, within.last))
    if not here or here[0][0] != at or within.read.found.starts[at] in within.read.dated:
        return at + 1 if within.read.found.flags[at] & bit.DIGIT else None
    return here[0][1]


def _scoped(within: Stretch, over: int, close: int) -> bool:
    """Tell whether an ordinal's noun says in what it counts ("quarto calo consecutivo")."""
    scopes = within.lexicon.tails.scopes
    ends = min(close, over + _COMPARED_AT)
    read, flags = within.read, within.read.found.flags
    if flags[over - 1] & bit.DIGIT:
        return False
    if any(phrase_at(read.found.lowers, index, scopes) for index in range(over, ends)):
        return True
    # "il settimo in dodici anni", "quinto in Europa"
    placed = over + 1 < close and flags[over] & bit.PREPOSITION and not flags[over] & bit.OF
    return bool(placed) and (read.figure(over, close) or read.capital_in(over, close))


def _apart(within: Stretch, first: int, close: int) -> bool:
    """Tell whether some words say how far something is from something ("a quattro punti dalla vetta")."""
    flags = within.read.found.flags
    over = _figure_at(within, first + 1) if close - first > _SHORTEST_HEAD else None
    if not flags[first] & bit.PREPOSITION or flags[first] & (bit.OF | bit.FROM) or over is None:
        return False
    return any(own & bit.FROM for own in flags[over : min(close - 1, over + 3)])


def _disputed(within: Stretch, first: int, close: int) -> bool:
    """Tell whether a bare figure is said to be somebody else's ("8mila per la questura")."""
    flags = within.read.found.flags
    over = _figure_at(within, first)
    if over is None or over + 1 >= close or close - over > _COMPARED_AT:
        return False
    return bool(flags[over] & (bit.BY | bit.ACCORDING))


def resumes(within: Stretch, aside: Piece, start: int) -> bool:
    """Tell whether the clause before an aside goes on after it with words of its own ("..., in un rogo a Lodi").

    So does one that still waits for its verb ("Non si sa se il sindaco, eletto nel 2020, abbia firmato").
    """
    read, close = within.read, aside.last
    if read.flags[close] & STOP or phrase_at(read.found.lowers, close + 1, within.lexicon.having_done):
        return False
    waits = read.finite_in(start, aside.first) and not read.stated(start, aside.first)
    if waits and goes_on(within, close):
        return True
    if aside.last - aside.first > _LONGEST_ASIDE or within.last - close <= _GOES_ON:
        return False
    after = read.found.flags[close + 1]
    ahead = close_of(read, close, close + 1, within.last)
    return bool(after & bit.PREPOSITION) and not read.finite_in(close + 1, ahead) and ahead - close > _GOES_ON
