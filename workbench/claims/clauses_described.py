"""What is told of a noun after a comma: participles, qualities, first and only ones, years ("rubata a Cornuda")."""

from __future__ import annotations

from workbench.claims.clauses_words import Stretch
from workbench.claims.cues import GOVERNOR, PARTICIPLE
from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import phrase_at

_NOUN_AT = 6  # words of a description before its participle
_AGENT_AT = 5  # words after a participle within which its agent stands
_SHORTEST_QUALITY = 4  # words of "fermo da novembre per un infortunio"
_LONG = 6  # words of "unico collegamento tra il paese e la valle"
_NO_NOUN_AFTER = bit.PREPOSITION | bit.CONJUNCTION | bit.ADVERB | bit.INFINITIVE | bit.ARTICLE


def described(within: Stretch, first: int, close: int) -> bool:
    """Tell whether a participle, alone or after a noun, tells of something datable ("rubata lunedì a Cornuda")."""
    read, flags, tails = within.read, within.read.found.flags, within.lexicon.tails
    begin = first
    while begin < close and flags[begin] & bit.ADVERB and not phrase_at(read.found.lowers, begin, tails.sole):
        begin += 1
    if phrase_at(read.found.lowers, begin, tails.contacted):
        return False  # "raggiunto al telefono dal Post"
    if phrase_at(read.found.lowers, begin, tails.guided) and not read.figure(begin, close):
        return False  # "presieduta da Ada Neri", but "guidato dal centrodestra dal 2019"
    if _qualified(within, begin, close):
        return True
    for index in range(begin, min(begin + _NOUN_AT, close - 1)):
        own = flags[index]
        if read.flags[index] & PARTICIPLE and not own & bit.CAPITAL and not _completes(flags[index + 1]):
            told = read.figure(index + 1, close) or read.capital_in(index + 1, close)
            told = told or (index == begin and _agent(within, index + 1, close))
            return told and (index == begin or _describes(within, begin, index, close))
        clause = read.flags[index] & GOVERNOR or read.finite_in(index, index + 1)
        named = own & bit.CAPITAL and not flags[begin] & bit.INDEFINITE  # but "una Golf rubata lunedì"
        if clause or named or not own & bit.LETTER or _parts(own):
            return False
    return False


def _parts(own: int) -> bool:
    """Tell whether a word ends a noun group before its participle; "di" does not."""
    return bool(own & (bit.PREPOSITION | bit.CONJUNCTION)) and (not own & bit.OF or bool(own & bit.FROM))


def _completes(own: int) -> bool:
    """Tell whether a word after a participle makes it a noun or a clause ("il risultato di", "visto che")."""
    return bool(own & bit.COMPLEMENTISER) or (bool(own & bit.OF) and not own & bit.FROM)


def _agent(within: Stretch, first: int, close: int) -> bool:
    """Tell whether by whom or by what is told soon ("trascinate dal gas")."""
    ahead = range(first, min(first + _AGENT_AT, close - 1))
    agents = within.lexicon.tails.agents
    return any(phrase_at(within.read.found.lowers, index, agents) for index in ahead)


def _qualified(within: Stretch, begin: int, close: int) -> bool:
    """Tell whether a quality with what completes it, an only or first one, or a date's own year begins here."""
    read, tails = within.read, within.lexicon.tails
    lowers, flags = read.found.lowers, read.found.flags
    if close - begin >= _SHORTEST_QUALITY and phrase_at(lowers, begin, tails.qualities):
        return (
            read.figure(begin + 1, close) or read.capital_in(begin + 1, close) or read.digit_in(begin, close)
        )
    if phrase_at(lowers, begin, tails.causes):
        return close - begin > 2
    sole = phrase_at(lowers, begin, tails.sole)
    if sole and close - begin >= _SHORTEST_QUALITY and not flags[sole] & _NO_NOUN_AFTER:
        return close - begin >= _LONG or read.figure(sole, close) or read.capital_in(sole, close)
    year = phrase_at(lowers, begin, tails.times)
    dated = begin > 2 and any(read.found.starts[index] in read.dated for index in range(begin - 3, begin))
    return bool(year) and dated and close - begin >= _SHORTEST_QUALITY


def _describes(within: Stretch, first: int, participle: int, close: int) -> bool:
    """Tell whether a noun group stands before a participle that tells of it ("un ex cuoco licenziato").

    With a definite article only at a sentence's end and with a figure.
    """
    own = within.read.found.flags[first]
    if (
        own & bit.ARTICLE and not own & bit.INDEFINITE
    ):  # "la holding fallita nel 2018 con 740 milioni di debiti"
        return close >= within.last - 1 and within.read.figure(participle + 1, close)
    return bool(own & (bit.INDEFINITE | bit.LETTER))
