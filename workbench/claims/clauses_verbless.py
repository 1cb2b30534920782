"""Parts of a sentence without a verb that say something to check: ranks, and clauses that lend their verb."""

from __future__ import annotations

from bisect import bisect_left

from workbench.claims.cues import CUT, PAUSE, STOP, Cues
from workbench.claims.marks import Marks
from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import phrase_at

_SHORTEST_RANK = 3  # words
_LONGEST_GAP = 9  # words of ", Napoli al 44,4%"
_LENDS = 40  # words within which a clause can lend its verb
_AFTER_FIGURE = 2  # words that may follow its figure
_LED = bit.PREPOSITION | bit.ARTICLE


def ranks(read: Marks, first: int, lexicon: Cues) -> bool:
    """Tell whether a superlative or a first place begins here ("il più", "il dato più", "mai così")."""
    lowers, flags = read.found.lowers, read.found.flags
    if first + _SHORTEST_RANK > len(lowers):
        return False
    if ending := phrase_at(lowers, first, lexicon.ranks):
        return ending < len(flags) and not flags[ending] & bit.NOUN  # "il primo ministro" is an office
    own = flags[first]
    return bool(own & bit.ARTICLE and not own & bit.INDEFINITE) and lowers[first + 2] in lexicon.degrees


def ranked(read: Marks, first: int, last: int, lexicon: Cues) -> bool:
    """Tell whether words without a verb say since when something ranks so; for a first, where is enough."""
    if last - first < _SHORTEST_RANK or read.finite_in(first, last):
        return False
    if any(own & bit.RELATIVE for own in read.found.flags[first : first + _SHORTEST_RANK + 1]):
        return False  # "la maggiore delle quali di magnitudo 3,2"
    if phrase_at(read.found.lowers, first, lexicon.firsts) and read.capital_in(first + 2, last):
        return True
    flags = read.found.flags
    # "dal 1990", "negli ultimi sette anni", but not "the G7"
    return any((flags[begin] | flags[begin - 1]) & _LED for begin, _ in _figures(read, first + 1, last))


def gapped(read: Marks, at: int, start: int, last: int) -> bool:
    """Tell whether a clause begins after this mark that lends its verb from the one before.

    "Roma è al 46,6%, Napoli al 44,4%": a subject and a figure, led by the same word as a figure before it;
    after a semicolon a figure on either side is enough.
    """
    own, after, flags = read.flags[at], at + 1, read.found.flags
    if own & STOP and own & PAUSE:
        return read.figure(start, at) and read.figure(after, last)
    if after + 1 >= last or not own & (PAUSE | CUT) or not flags[after] & (bit.ARTICLE | bit.NAME):
        return False
    if flags[after] & bit.ARTICLE and (flags[after] & bit.INDEFINITE or not flags[after + 1] & bit.LETTER):
        return False
    place = bisect_left(read.breaks, after)
    end = min(read.breaks[place], last) if place < len(read.breaks) else last
    if not 2 <= end - after <= _LONGEST_GAP or read.finite_in(after, end):
        return False
    figures = _figures(read, after, end)
    if len(figures) != 1 or end - figures[0][1] > _AFTER_FIGURE:
        return False
    lead = figures[0][0] - 1
    if lead < after:
        return False
    before = [figure[0] - 1 for figure in _figures(read, max(start, at - _LENDS), at)]
    if flags[lead] & bit.NAME:  # "il Cile ne possiede 9 milioni, l'Australia 7 milioni"
        return any(read.finite_in(index, index + 1) for index in before)
    return bool(flags[lead] & _LED) and _leads(read, lead) in {_leads(read, index) for index in before}


def _figures(read: Marks, first: int, last: int) -> list[tuple[int, int]]:
    """Return the first word of each figure among some words, and the word after its last one."""
    found = read.found
    result: list[tuple[int, int]] = []
    for place in range(bisect_left(read.figure_starts, found.starts[first]), len(read.figure_starts)):
        begin, end = found.index(read.figure_starts[place]), found.index(read.figure_ends[place])
        if end > last:
            break
        result.append((begin, end))
    return result


def _leads(read: Marks, index: int) -> str:
    """Return what leads to a figure so that its elided form is the same ("al 22%", "all'11%"); "" without."""
    own = read.found.flags[index]
    if own & bit.PREPOSITION:
        return read.found.lowers[index][:2]
    return "article" if own & bit.ARTICLE else ""
