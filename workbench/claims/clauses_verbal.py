"""Where a clause with a verb of its own begins after another: at commas, conjunctions, colons, participles of use."""

from __future__ import annotations

from workbench.claims.clauses_inserted import told_of
from workbench.claims.clauses_words import (
    PieceKind,
    Stretch,
    clause_follows,
    close_of,
    conjunction,
    content,
    figures,
    goes_on,
    open_relative,
    relative,
    subordinate,
)
from workbench.claims.cues import (
    AUXILIARY,
    CLITIC,
    COMMA,
    CUT,
    FORM,
    GERUND,
    NEGATION,
    PARTICIPLE,
    PAUSE,
    STOP,
    SUBORDINATOR,
    USE,
)
from workbench.claims.marks import Marks
from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import phrase_at

_SHORTEST = 3  # words of a piece
_WHOLE = 4  # words that both clauses beside a bare conjunction have at least
_NEAR = 8  # words within which a clause after a conjunction shows its verb
_SUBJECT = 7  # words within which a clause after a comma, with a subject of its own, shows its verb
_LONG_USE = 5  # words of "utilizzati per produrre batterie"

Cut = tuple[int, PieceKind]  # where the next piece starts, and its kind


def boundary(within: Stretch, at: int, start: int, kind: PieceKind, lent: bool, reported: bool) -> Cut | None:
    """Return where the next piece starts when the words, a verb among them, are to be cut here, and its kind."""
    read = within.read
    own, last = read.flags[at], within.last
    if (at - start < _SHORTEST and not lent) or last - at <= _SHORTEST:
        return None
    found: Cut | None = None
    if own & STOP:
        told = own & PAUSE or lent or read.figure(at + 1, last)
        told = told or content(read, at + 1, close_of(read, at, at + 1, last))
        quoted = read.found.flags[at + 1] & bit.OPENING and at - start > _WHOLE
        follows = (read.finite_in(at + 1, last) and told) or (quoted and read.figure(at + 1, last))
        found = (at + 1, "main") if follows else None
    elif own & PAUSE:
        resumed = kind == "relative" and goes_on(within, at) and not relative(within, at + 1)
        found = (at + 1, "main") if resumed else _after_comma(within, at, start)
    elif own & CUT:
        found = _coordinated(within, at, start)
    elif own & USE and read.pause(at + 1, last) - at >= _LONG_USE - 1:
        before, known = read.flags[at - 1], read.found.flags[at - 1]
        plain = known & bit.LETTER and not known & bit.LISTED_ADVERB and not before & (AUXILIARY | NEGATION)
        found = (at, "participle") if plain and (not before & PARTICIPLE or before & FORM) else None
    return found or (_said_too(within, at, start) if reported else None)


def _said_too(within: Stretch, at: int, start: int) -> Cut | None:
    """Cut at "e che", ", e che", ", di" and "e di" with an infinitive, in what is said."""
    read = within.read
    if not read.flags[at] & (CUT | COMMA) or at + 3 >= within.last:
        return None
    if read.flags[at] & CUT and read.found.flags[at + 1] & bit.COMPLEMENTISER:
        return (at + 1, "main") if read.finite_in(at + 2, within.last) else None
    second = _infinitive(read, at + 1)
    return (at + 1, "main") if second and any(_infinitive(read, i) for i in range(start, at - 1)) else None


def _infinitive(read: Marks, at: int) -> bool:
    """Tell whether "di" and an infinitive stand here, "non" aside."""
    known = read.found.flags
    if not known[at] & bit.INFINITIVE_MARK:
        return False
    return bool(known[at + 2 if read.flags[at + 1] & NEGATION else at + 1] & bit.INFINITIVE)


def _after_comma(within: Stretch, at: int, start: int) -> Cut | None:
    read, last = within.read, within.last
    after = at + 1
    own = read.flags[after]
    if subordinate(within, start):  # "Se piove, che ..." and "Quando X, Y": the main clause follows
        return (after, "main") if _conceded(within, at, start) else None
    if own & CUT:
        if after + 1 < last and relative(within, after + 1):
            return None
        return (after + 1, "main") if clause_follows(read, after + 1, last) else None
    kind: PieceKind = "relative"
    ending = told_of(within, after, last)
    if ending is None and own & SUBORDINATOR:
        ending, kind = phrase_at(read.found.lowers, after, within.lexicon.adjoined), "main"
    if ending:
        return (after, kind) if _tells(within, at, ending, kind == "relative") else None
    if own & USE and last - after >= _LONG_USE:
        return after, "participle"
    if having_done(within, after):
        return after, "participle"
    if own & SUBORDINATOR or open_relative(within, start, at):
        return None
    if by_doing(within, after):
        return after, "participle"
    counted = read.figure(start, at) and read.figure(after, last) and not read.finite_in(after, after + 1)
    follows = (counted and clause_follows(read, after, last)) or _juxtaposed(within, at, start)
    return (after, "main") if follows else None


def _conceded(within: Stretch, at: int, start: int) -> bool:
    """Tell whether a clause before its main one tells a fact too ("Mentre i prezzi salgono del 3%, i salari ...")."""
    read, last = within.read, within.last
    if not phrase_at(read.found.lowers, start, within.lexicon.conceded):
        return False
    end = close_of(read, at, at + 1, last)
    opens = read.found.flags[at + 1] & (bit.ARTICLE | bit.NAME | bit.DIGIT | bit.BARE_DETERMINER)
    bare = within.lexicon.past_participles and read.found.flags[at + 1] & bit.LETTER  # "wages fell"
    opens = opens or (bare and not read.found.flags[at + 1] & bit.PREPOSITION)
    told = content(read, start, at) and content(read, at + 1, end if end - at > _WHOLE else last)
    return told and bool(opens or verb_first(read, at + 1)) and clause_follows(read, at + 1, last)


def having_done(within: Stretch, first: int) -> bool:
    """Tell whether what went before is told with a figure of its own (", dopo aver perso il 7% nel 2024")."""
    read = within.read
    ending = phrase_at(read.found.lowers, first, within.lexicon.having_done)
    if ending is None:
        return False
    here = figures(read, ending, within.last)
    return any(read.found.starts[begin] not in read.dated for begin, _ in here)


def by_doing(within: Stretch, first: int) -> bool:
    """Tell whether a gerund begins a clause with a figure of its own (", portando il debito a 3 miliardi")."""
    read = within.read
    if not read.flags[first] & GERUND or within.last - first < _LONG_USE:
        return False
    here = figures(read, first + 1, within.last)
    own = next((begin for begin, _ in here if read.found.starts[begin] not in read.dated), None)
    return own is not None and not read.finite_in(first + 1, own)


def _tells(within: Stretch, at: int, ending: int, alone: bool) -> bool:
    """Tell whether a relative or adjoined clause that follows a comma can be checked, and ends its clause.

    alone: it needs a figure, a name or a deed; else that the clause before it has one is enough.
    """
    read, last = within.read, within.last
    close = close_of(read, at, ending, last)
    if close < last and close - ending <= 1:  # "dove – denuncia Amnesty – almeno ..."
        close = read.pause(read.pause(close + 1, last) + 1, last)
    if close < last and not read.finite_in(close, last):
        close = last  # "un terzo dei quali è fuggito in Ciad, Egitto e Sudan"
    if close - at < 5 or not read.finite_in(ending, close):
        return False
    closed = _closes_here(within, close) or (not alone and close < last and bool(read.flags[close] & STOP))
    if close < last and not (closed or goes_on(within, close)):
        return False
    return content(read, ending, close) or (not alone and close - ending >= _NEAR)


def _closes_here(within: Stretch, close: int) -> bool:
    """Tell whether a relative ends its clause: what follows its comma is a new clause, not the main verb."""
    after = close + 1
    return after < within.last and (
        bool(within.read.flags[after] & (CUT | GERUND))
        or relative(within, after) is not None
        or phrase_at(within.read.found.lowers, after, within.lexicon.adjoined) is not None
    )


def _juxtaposed(within: Stretch, at: int, start: int) -> bool:
    """Tell whether a whole clause follows a comma without a conjunction: its subject or verb comes at once.

    "Il ponte è chiuso dal 2019, la ditta è fallita"; "ha vinto a Bari, ha perso a Lecce", both to be checked.
    """
    read, last = within.read, within.last
    after = at + 1
    end = close_of(read, at, after, last)
    if end - after < _WHOLE or not read.stated(start, at) or not read.stated(after, end):
        return False
    told = content(read, start, at), content(read, after, end)
    if not any(told):
        return False
    if verb_first(read, after):
        return all(told) or (told[0] and bool(read.flags[after] & CLITIC))
    opens = read.found.flags[after] & (
        bit.ARTICLE | bit.NAME | bit.BARE_DETERMINER | bit.DIGIT | bit.DEMONSTRATIVE | bit.PRONOUN
    )
    near = read.finite_in(after + 1, min(after + _SUBJECT, conjunction(read, after, end)))
    return bool(opens) and near


def verb_first(read: Marks, at: int) -> bool:
    """Tell whether a clause begins with its verb, past "non" and a pronoun ("si è ritirato", "ne ha venduti")."""
    while at < len(read.flags) and read.flags[at] & (CLITIC | NEGATION) and not read.finite_in(at, at + 1):
        at += 1
    return read.finite_in(at, at + 1)


def _coordinated(within: Stretch, at: int, start: int) -> Cut | None:
    """Cut at a conjunction without a comma between two clauses: each with a figure, or both tell of something."""
    read = within.read
    after = at + 1
    if read.flags[at - 1] & (COMMA | CUT) or subordinate(within, start):
        return None
    while after < within.last - 1 and read.flags[after] & CUT:
        after += 1  # "e anzi"
    end = close_of(read, at, after, within.last)
    near = read.finite_in(after, min(after + _NEAR, conjunction(read, after, end)))
    if not near:
        return None
    if read.figure(start, at) and read.figure(after, end if end - after >= _WHOLE else within.last):
        return after, "main"  # also "e ci saranno, per ogni cento abitanti, 61 anziani"
    if end - after < _WHOLE or at - start < _WHOLE or not read.stated(start, at):
        return None
    if read.flags[after] & NEGATION and any(own & NEGATION for own in read.flags[start : start + 2]):
        return None  # "Non ha fatto nomi e non ha fornito dettagli"
    if verb_first(read, after):
        told = content(read, start, at) or content(read, after, end)
    else:
        told = clause_follows(read, after, min(after + _NEAR, end))
    return (after, "main") if told else None
