"""Parts of a sentence without a verb that say something to check: ranks, and clauses that lend their verb."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.claims.clauses_words import Stretch, close_of, content, figures, next_break
from workbench.claims.cues import CUT, PARTICIPLE, PAUSE, STOP, Cues
from workbench.claims.marks import Marks
from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import phrase_at

_SHORTEST_RANK = 3  # words
_LONGEST_GAP = 9  # words of ", Napoli al 44,4%"
_LONGEST_SHARE = 16  # words of "e per il terzo l'obbligo di dimora a Trani"
_LENDS = 40  # words within which a clause can lend its verb
_LONGEST_INSET = 6  # words between two commas of it
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
    if last - first < _SHORTEST_RANK or read.stated(first, last):
        return False
    if read.finite_in(first, last):  # "il più basso da quando esistono le serie storiche"
        lowers = read.found.lowers
        return any(phrase_at(lowers, index, lexicon.adjoined) for index in range(first + 2, last - 1))
    if any(own & bit.RELATIVE for own in read.found.flags[first : first + _SHORTEST_RANK + 1]):
        return False  # "la maggiore delle quali di magnitudo 3,2"
    if phrase_at(read.found.lowers, first, lexicon.firsts) and read.capital_in(first + 2, last):
        return True
    flags = read.found.flags
    # "dal 1990", "negli ultimi sette anni", but not "the G7"
    return any((flags[begin] | flags[begin - 1]) & _LED for begin, _ in figures(read, first + 1, last))


def gapped(within: Stretch, at: int, start: int) -> bool:
    """Tell whether a clause begins after this mark that lends its verb from the one before.

    "Roma è al 46,6%, Napoli al 44,4%": a subject and a figure, led by the same word as a figure before it;
    after a semicolon a figure on either side is enough.
    """
    read, last = within.read, within.last
    own, after, flags = read.flags[at], at + 1, read.found.flags
    if own & STOP and own & PAUSE:
        return content(read, start, at) and content(read, after, last) and not read.stated(after, last)
    if after + 1 >= last or not own & (PAUSE | CUT):
        return False
    if _shares(within, at, start) or _places(within, at, start):
        return True
    if not flags[after] & (bit.ARTICLE | bit.NAME | bit.ANTECEDENT):
        return False
    if flags[after] & bit.ARTICLE and (flags[after] & bit.INDEFINITE or not flags[after + 1] & bit.LETTER):
        return False
    end = next_break(read, after, last)
    if not 2 <= end - after <= _LONGEST_GAP or read.finite_in(after, end):
        return False
    here = figures(read, after, end) or [(i, i + 1) for i in range(after, end) if flags[i] & bit.DIGIT]
    undated = [figure for figure in here if read.found.starts[figure[0]] not in read.dated]
    here = undated if flags[after] & bit.ANTECEDENT else here  # "quella per il 2026 allo 0,8"
    if len(here) != 1 or end - here[0][1] > _AFTER_FIGURE:
        return False
    lead = here[0][0] - 1
    if lead < after:
        return False
    before = [figure[0] - 1 for figure in figures(read, max(start, at - _LENDS), at)]
    if flags[lead] & bit.NAME:  # "il Cile ne possiede 9 milioni, l'Australia 7 milioni"
        return any(read.finite_in(index, index + 1) or read.flags[index] & PARTICIPLE for index in before)
    return bool(flags[lead] & _LED) and leads(read, lead) in {leads(read, index) for index in before}


def _places(within: Stretch, at: int, start: int) -> bool:
    """Tell whether a place with its figure repeats one before it ("in Italia del 9,5%, in Germania dell'11,3")."""
    read, flags = within.read, within.read.found.flags
    after = at + 1
    if not _placed(flags, after):
        return False
    end = next_break(read, after, within.last)
    if not 3 <= end - after <= _LONGEST_GAP or read.finite_in(after, end):
        return False
    before = range(max(start, at - _LENDS), at - 1)
    told = bool(figures(read, after + 2, end)) or read.digit_in(after + 2, end)
    return told and content(read, start, at) and any(_placed(flags, index) for index in before)


def _placed(flags: Sequence[int], at: int) -> bool:
    """Tell whether a preposition other than "di" and a name stand here."""
    own = flags[at]
    return bool(own & bit.PREPOSITION and not own & bit.OF and flags[at + 1] & bit.NAME)


def _shares(within: Stretch, at: int, start: int) -> bool:
    """Tell whether a clause begins after "e" that repeats a preposition or a date, and lends the verb.

    "ha disposto per due il carcere e per il terzo i domiciliari"; "hanno preso a gennaio Goma e, tre settimane
    più tardi, Bukavu".
    """
    read, flags = within.read, within.read.found.flags
    if not read.flags[at] & CUT:
        return False
    after = at + 1
    enclosed = within.read.found.lowers[after] == ","
    after += enclosed
    limit = min(within.last, at + _LONGEST_SHARE)
    here = figures(read, after, min(after + 6, limit))
    led = bool(here) and here[0][0] <= after + 1
    if enclosed or (led and _both_dated(read, start, at, here[0][0])):
        rest = read.pause(after, limit) if enclosed else here[0][1]  # "e, tre settimane più tardi, Bukavu"
        rest += rest < limit and read.found.lowers[rest] == ","
        end = next_break(read, rest, within.last)
        named = rest < end and flags[rest] & (bit.CAPITAL | bit.ARTICLE) and read.capital_in(rest, end)
        return bool(named) and not read.finite_in(rest, end) and read.finite_in(start, at)
    if enclosed or not flags[after] & bit.PREPOSITION or flags[after] & bit.OF:
        return False
    end = next_break(read, after, within.last)
    if end < within.last and read.found.lowers[end] == ",":  # "e per il terzo, incensurato, i domiciliari"
        close = read.pause(end + 1, within.last)
        if close - end <= _LONGEST_INSET and close < within.last and read.found.lowers[close] == ",":
            end = next_break(read, close + 1, within.last)
    if end - after < 4 or read.finite_in(after, end) or not read.finite_in(start, at):
        return False
    if any(own & bit.INFINITIVE for own in flags[after:end]):
        return False  # "spetta al Parlamento e al Consiglio trovare un accordo"
    same = any(
        flags[index] & bit.PREPOSITION and leads(read, index) == leads(read, after)
        for index in range(max(start + 1, at - _LENDS), at)
    )
    given = any(
        flags[index] & bit.ARTICLE and not flags[index - 1] & bit.PREPOSITION
        for index in range(after + 2, end - 1)
    )
    return same and given and (content(read, after, end) or content(read, start, at))


def participial(within: Stretch, at: int, start: int) -> bool:
    """Tell whether a participle after "e" or a comma takes up the auxiliary before it ("ha sospeso ... e multato")."""
    read, flags = within.read, within.read.found.flags
    if not read.flags[at] & (CUT | PAUSE):
        return False
    if not (read.stated(start, at) if within.lexicon.past_participles else read.happened(start, at)):
        return False
    after = at + 1
    while after < within.last and flags[after] & bit.ADVERB:
        after += 1
    if after + 1 >= within.last:
        return False
    other = flags[after] & bit.ARTICLE and not flags[after] & bit.INDEFINITE
    after += 2 if other else 0  # "il marito è stato arrestato, la moglie denunciata per furto"
    if after + 1 >= within.last or flags[after] & bit.CAPITAL or not read.flags[after] & PARTICIPLE:
        return False
    # "due uomini armati e mascherati" agree; "curata in ospedale e dimessa" do not.
    adjectives = read.flags[at - 1] & PARTICIPLE and not read.happened(max(start, at - 4), at)
    adjectives = adjectives and read.found.lowers[at - 1][-1] == read.found.lowers[after][-1]
    end = close_of(read, at, after + 1, within.last)
    told = _object(read, after, end) or (other and end - after > 2)
    return bool(told) and not adjectives and not read.finite_in(after, end)


def _object(read: Marks, participle: int, end: int) -> bool:
    """Tell whether what follows a participle can be checked, and is no mere adjective's complement."""
    if end - participle < 3:
        return False
    return content(read, participle + 1, end) or read.capital_in(participle + 1, end) or end - participle >= 6


def _both_dated(read: Marks, start: int, at: int, figure: int) -> bool:
    """Tell whether a figure is a date, and one stands before a mark too."""
    dates = (read.found.starts[begin] in read.dated for begin, _ in figures(read, start, at))
    return read.found.starts[figure] in read.dated and any(dates)


def leads(read: Marks, index: int) -> str:
    """Return what leads to a figure so that its elided form is the same ("al 22%", "all'11%"); "" without."""
    own = read.found.flags[index]
    if own & bit.PREPOSITION:
        return read.found.lowers[index][:2]
    return "article" if own & bit.ARTICLE else ""
