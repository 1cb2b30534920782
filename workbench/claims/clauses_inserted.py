"""What is put in between a subject and its verb, where it can be checked by itself."""

from __future__ import annotations

from workbench.claims.clauses_described import described
from workbench.claims.clauses_tails import compares
from workbench.claims.clauses_verbless import ranked, ranks
from workbench.claims.clauses_words import (
    Piece,
    Stretch,
    clause_follows,
    close_of,
    content,
    figures,
    goes_on,
    relative,
    subordinate,
)
from workbench.claims.cues import CUT, NEGATION, PARTICIPLE, PAUSE, STOP, SUBORDINATOR
from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import phrase_at

_SUBJECT = 14  # words that a subject before an inserted clause has at most
_COMMAS = 3  # commas that an inserted clause may hold
_SHORTEST = 4  # words of an inserted clause, its comma among them
_PARTITIVE_AT = 6  # words before "dei quali"
_NO_NOUN = bit.PREPOSITION | bit.CONJUNCTION | bit.ADVERB | bit.INFINITIVE | bit.GERUND | bit.RELATIVE
_SUBJECT_OPENS = bit.ARTICLE | bit.NAME | bit.DIGIT | bit.BARE_DETERMINER
_NO_NOUN_HERE = SUBORDINATOR | PARTICIPLE | CUT | NEGATION


def inserted(within: Stretch, at: int, start: int) -> Piece | None:
    """Return what is put in between a subject and its verb where it can be checked by itself, or None.

    "L'Arabia Saudita, che detiene le seconde riserve del pianeta, ha confermato i tagli": two things to check.
    """
    read = within.read
    if not read.flags[at] & PAUSE or at - start > _SUBJECT or subordinate(within, start):
        return None
    after = at + 1
    close = close_of(read, at, after, within.last)
    begun = told_of(within, after, close)
    for _ in range(_COMMAS):  # "che nel 2023 ha importato, via Ungheria, 3 miliardi, compra ..."
        if close >= within.last or read.flags[close] & STOP:
            break
        if goes_on(within, close) and (begun is None or read.finite_in(begun, close)):
            break  # "che nel 1964, a fine boom, avevano superato il milione, sono scese"
        close = close_of(read, at, close + 1, within.last)
    if close >= within.last or read.flags[close] & STOP or not goes_on(within, close):
        return _after_place(within, at, start)
    if close - at < _SHORTEST:
        return None
    ending = told_of(within, after, close)
    if ending and read.finite_in(ending, close) and content(read, after, close):
        return Piece(after, close, "relative")
    if ranks(read, after, within.lexicon) and ranked(read, after, close, within.lexicon):
        return Piece(after, close, lent=True)
    dashes = read.found.flags[at] & read.found.flags[close] & bit.DASH
    if dashes and clause_follows(read, after, close) and read.figure(after, close):
        return Piece(after, close)
    if at > start and not read.finite_in(after, close) and described(within, after, close):
        return Piece(after, close, "participle")
    if at > start and not subordinate(within, start) and compares(within, after, close):
        return Piece(after, close, lent=True)
    return None


def _after_place(within: Stretch, at: int, start: int) -> Piece | None:
    """Return a relative clause after a place, before a main clause with its own subject, or None.

    "In Italia, dove i contagi erano 44, i casi sono saliti a 1.045".
    """
    read, flags = within.read, within.read.found.flags
    ending = relative(within, at + 1)
    if ending is None or not flags[start] & bit.PREPOSITION:
        return None
    close = close_of(read, at, ending, within.last)
    if close >= within.last or not read.finite_in(ending, close) or not content(read, at + 1, close):
        return None
    own_subject = flags[close + 1] & _SUBJECT_OPENS and clause_follows(read, close + 1, within.last)
    return Piece(at + 1, close, "relative") if own_subject else None


def told_of(within: Stretch, first: int, last: int) -> int | None:
    """Return where the relative ends that begins a clause, alone, after a noun or after a share; or None."""
    return (
        relative(within, first) or _noun_with_relative(within, first, last) or _share_of(within, first, last)
    )


def _noun_with_relative(within: Stretch, first: int, last: int) -> int | None:
    """Return where the relative after a noun that takes up a clause ends ("una cifra che ..."), or None."""
    read, flags = within.read, within.read.found.flags
    noun = first + 1 if flags[first] & bit.ARTICLE else first
    if noun + 1 >= last or not flags[noun] & bit.LETTER or flags[noun] & _NO_NOUN:
        return None
    # Without an article a participle is one ("visto che"), with it a noun ("un primato che").
    barred = _NO_NOUN_HERE if noun == first else _NO_NOUN_HERE & ~PARTICIPLE
    if read.flags[noun] & barred or read.finite_in(noun, noun + 1) or flags[noun] & bit.CAPITAL:
        return None
    ending = relative(within, noun + 1)
    if ending or noun == first or noun + 2 >= last:
        return ending
    quality = flags[noun + 1] & bit.LETTER and not flags[noun + 1] & (_NO_NOUN | bit.ARTICLE | bit.CAPITAL)
    plain = quality and not read.finite_in(noun + 1, noun + 2)
    return relative(within, noun + 2) if plain else None  # "il sale verdastro che"


def _share_of(within: Stretch, first: int, last: int) -> int | None:
    """Return where "otto su dieci dei quali" ends, or None."""
    read, partitives = within.read, within.lexicon.tails.partitives
    for index in range(first + 1, min(first + _PARTITIVE_AT, last)):
        if ending := phrase_at(read.found.lowers, index, partitives):
            counted = figures(read, first, index) or phrase_at(
                read.found.lowers, first, within.lexicon.tails.shares
            )
            return ending if counted else None
        if not read.found.flags[index] & (bit.LETTER | bit.DIGIT):
            break
    return None
