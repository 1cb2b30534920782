"""Where a sentence is cut into parts that can be checked one by one; where a cut is not safe it stays whole."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from workbench.claims.clauses_verbless import gapped, ranked, ranks
from workbench.claims.cues import (
    AUXILIARY,
    CLOSES,
    COMMA,
    CUT,
    FORM,
    GERUND,
    LEADING,
    NEGATION,
    OPENS,
    PARTICIPLE,
    PAUSE,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    USE,
    Cues,
)
from workbench.claims.marks import Marks
from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import phrase_at

_MAX_WORDS = 400
_AHEAD = 14  # words within which a coordinated clause must show its verb
_SHORTEST = 3  # words of a piece
_SUBJECT = 9  # words that a subject before an inserted relative clause has at most
_ALONE = 6  # words, its full stop among them, that a main clause without its subject has at least
_VERB_AT = 3  # words after an inserted clause within which the main verb stands
_WHOLE = 6  # words that both clauses beside a bare conjunction have at least
_PAUSES = 4  # commas inside what two dashes enclose
_NO_NOUN = bit.PREPOSITION | bit.CONJUNCTION | bit.ADVERB | bit.INFINITIVE | bit.GERUND | bit.RELATIVE
_NO_NOUN_HERE = SUBORDINATOR | PARTICIPLE | CUT | NEGATION
_BEGINS = frozenset('“«"(')
_ENDS = frozenset(".,;:–—-(“«")

PieceKind = Literal["main", "relative", "participle"]
Cut = tuple[int, PieceKind]  # where the next piece starts, and its kind


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold one part of a sentence: its words' indices, half-open, and what kind of clause it is."""

    first: int
    last: int
    kind: PieceKind = "main"


def cut(read: Marks, first: int, last: int, lexicon: Cues, reported: bool = False) -> list[Piece]:
    """Cut words into the smallest parts that can be checked alone, in their order.

    A cut that only figures justify needs one on either side. reported: the words are what somebody says, so
    that "e che" begins a second thing said.
    """
    last = min(last, first + _MAX_WORDS)
    pieces: list[Piece] = []
    start = begun = first
    kind: PieceKind = "main"
    depth = 0
    told = False  # whether the piece has no verb because the one before it lends its own
    for place in range(bisect_left(read.breaks, first), bisect_left(read.breaks, last)):
        index = read.breaks[place]
        if index < begun:
            continue
        own = read.flags[index]
        if own & OPENS:
            depth += 1
        elif own & CLOSES:
            depth -= 1
        if depth > 0:
            continue
        if gapped(read, index, start, last):
            pieces.append(Piece(start, index, kind))
            start = begun = index + 1
            kind, told = "main", True
            continue
        if not told and not read.finite_in(begun, index):
            if inserted := _inserted(read, index, start, last, lexicon):
                pieces.append(inserted)
                close = inserted.last
                begun, kind = close + 1, "main"
                alone = last - begun >= _ALONE or read.figure(begun, last) or read.capital_in(begun, last)
                if alone and last - close < close - start:
                    start = begun  # else the main clause keeps its subject, and what was inserted
            continue
        if _closes_incise(read, index, start):
            continue
        if apposed := _apposed(read, index, start, last, lexicon):
            pieces += [Piece(start, index, kind), apposed]
            start = begun = min(apposed.last + 1, last)
            kind, told = "main", False
            continue
        found = _boundary(read, index, start, last, lexicon, kind)
        if found is None and reported:
            found = _said_too(read, index, last)
        if found:
            pieces.append(Piece(start, index, kind))
            start, kind = found
            begun, told = max(start, index + 1), False
    pieces.append(Piece(start, last, kind))
    pieces.sort(key=lambda piece: piece.first)
    return [trimmed for piece in pieces if (trimmed := trim(read, piece, lexicon))]


def _closes_incise(read: Marks, at: int, start: int) -> bool:
    """Tell whether a comma closes who says it before the clause has its verb ("Dal 2014, calcola l'Oim, ...")."""
    if not read.flags[at] & COMMA:
        return False
    place = bisect_left(read.pauses, at) - 1
    opening = read.pauses[place] if place >= 0 else -1
    if opening < start or not read.found.flags[opening + 1] & bit.GROUP or read.finite_in(start, opening):
        return False
    return any(own & (bit.SAY | bit.SAID) for own in read.found.flags[opening + 1 : opening + 4])


def _apposed(read: Marks, at: int, start: int, last: int, lexicon: Cues) -> Piece | None:
    """Return a rank without a verb that follows a clause (", il dato più basso dal 1956"), or None."""
    if not read.flags[at] & (PAUSE | STOP) or at - start < _SHORTEST or not ranks(read, at + 1, lexicon):
        return None
    if _subordinate(read, start, lexicon) or _open_relative(read, start, at, lexicon):
        return None
    close = _close(read, at, at + 1, last)
    if close < last and not read.finite_in(close, last):
        close = last
    closed = close == last or read.flags[close + 1] & CUT or _clause_follows(read, close + 1, last)
    return Piece(at + 1, close) if closed and ranked(read, at + 1, close, lexicon) else None


def _close(read: Marks, at: int, first: int, last: int) -> int:
    """Return where what a comma or dash opens is closed: by a pause, after a dash by a dash."""
    close = read.pause(first, last)
    dash = read.found.flags[at] & bit.DASH
    for _ in range(_PAUSES if dash else 0):
        if close >= last or read.found.flags[close] & bit.DASH:
            break
        close = read.pause(close + 1, last)
    return close


def _said_too(read: Marks, at: int, last: int) -> Cut | None:
    """Cut at "e che", ", e che" in what is said."""
    if not read.flags[at] & CUT or at + 3 >= last or not read.found.flags[at + 1] & bit.COMPLEMENTISER:
        return None
    return (at + 1, "main") if read.finite_in(at + 2, last) else None


def _inserted(read: Marks, at: int, start: int, last: int, lexicon: Cues) -> Piece | None:
    """Return what is put in between a subject and its verb where it can be checked by itself, or None.

    "L'Arabia Saudita, che detiene le seconde riserve del pianeta, ha confermato i tagli": two things to check.
    """
    if not read.flags[at] & PAUSE or at - start > _SUBJECT or _subordinate(read, start, lexicon):
        return None
    after = at + 1
    close = _close(read, at, after, last)
    if close >= last or close - at < 5 or not _goes_on(read, close, last):
        return None
    ending = _relative(read, after, lexicon) or _noun_with_relative(read, after, close, lexicon)
    if ending and read.finite_in(ending, close) and _content(read, ending, close):
        return Piece(after, close, "relative")
    if ranks(read, after, lexicon) and ranked(read, after, close, lexicon):
        return Piece(after, close)
    dashes = read.found.flags[at] & read.found.flags[close] & bit.DASH
    told = dashes and _clause_follows(read, after, close) and read.figure(after, close)
    return Piece(after, close) if told else None


def _noun_with_relative(read: Marks, first: int, last: int, lexicon: Cues) -> int | None:
    """Return where the relative after a noun that takes up a clause ends ("una cifra che ..."), or None."""
    flags = read.found.flags
    noun = first + 1 if flags[first] & bit.ARTICLE else first
    if noun + 1 >= last or not flags[noun] & bit.LETTER or flags[noun] & _NO_NOUN:
        return None
    # Without an article a participle is one ("visto che"), with it a noun ("un primato che").
    barred = _NO_NOUN_HERE if noun == first else _NO_NOUN_HERE & ~PARTICIPLE
    if read.flags[noun] & barred or read.finite_in(noun, noun + 1) or flags[noun] & bit.CAPITAL:
        return None
    return _relative(read, noun + 1, lexicon)


def _goes_on(read: Marks, close: int, last: int) -> bool:
    """Tell whether the main verb comes right after a clause that was put in between."""
    return read.finite_in(close + 1, min(close + 1 + _VERB_AT, last))


def _boundary(read: Marks, at: int, start: int, last: int, lexicon: Cues, kind: PieceKind) -> Cut | None:
    """Return where the next piece starts when the words, a verb among them, are to be cut here, and its kind."""
    own = read.flags[at]
    if at - start < _SHORTEST or last - at <= _SHORTEST:
        return None
    if own & STOP:
        follows = read.finite_in(at + 1, last) and (own & PAUSE or read.figure(at + 1, last))
        return (at + 1, "main") if follows else None
    if own & PAUSE:
        if kind == "relative" and _goes_on(read, at, last) and not _relative(read, at + 1, lexicon):
            return at + 1, "main"
        return _after_comma(read, at, start, last, lexicon)
    if own & CUT:
        return _coordinated(read, at, start, last, lexicon)
    if own & USE and last - at >= 5:
        before, known = read.flags[at - 1], read.found.flags[at - 1]
        plain = known & bit.LETTER and not known & bit.LISTED_ADVERB and not before & (AUXILIARY | NEGATION)
        if plain and (not before & PARTICIPLE or before & FORM):
            return at, "participle"
    return None


def _after_comma(read: Marks, at: int, start: int, last: int, lexicon: Cues) -> Cut | None:
    after = at + 1
    own = read.flags[after]
    if _subordinate(read, start, lexicon):
        return None  # "Se piove, che ..." and "Quando X, Y": the main clause follows
    if own & CUT:
        if after + 1 < last and _relative(read, after + 1, lexicon):
            return None
        return (after + 1, "main") if _clause_follows(read, after + 1, last) else None
    ending = _relative(read, after, lexicon) or _noun_with_relative(read, after, last, lexicon)
    if ending is None and own & SUBORDINATOR:
        ending = phrase_at(read.found.lowers, after, lexicon.adjoined)
        kind: PieceKind = "main"
    else:
        kind = "relative"
    if ending:
        close = _close(read, at, ending, last)
        if close < last and close - ending <= 1:  # "dove – denuncia Amnesty – almeno ..."
            close = read.pause(read.pause(close + 1, last) + 1, last)
        if close - after < 4 or not read.finite_in(ending, close):
            return None
        if close < last and not (_closes_here(read, close, last, lexicon) or _goes_on(read, close, last)):
            return None
        return (after, kind) if _content(read, ending, close) else None
    if own & USE and last - after >= 5:
        return after, "participle"
    if own & PARTICIPLE and read.pause(after, last) == last and read.figure(after, last):
        return after, "participle"
    if (
        not own & SUBORDINATOR
        and not read.finite_in(after, after + 1)
        and read.figure(start, at)
        and read.figure(after, last)
        and not _open_relative(read, start, at, lexicon)
        and _clause_follows(read, after, last)
    ):
        return after, "main"
    return None


def _coordinated(read: Marks, at: int, start: int, last: int, lexicon: Cues) -> Cut | None:
    """Cut at a conjunction without a comma between two clauses: each with a figure, or the second a whole one."""
    after = at + 1
    if read.flags[at - 1] & COMMA or _subordinate(read, start, lexicon):
        return None
    end = read.pause(after, last)
    near = read.finite_in(after, min(after + 8, _conjunction(read, after, end)))
    if near and read.figure(start, at) and read.figure(after, end):
        return after, "main"
    if end - after < _WHOLE or at - start < _WHOLE:
        return None
    # "e non si muove" has no subject of its own, "e nessuno degli autori ha dichiarato" has one.
    denied = read.flags[after] & NEGATION
    own_subject = not read.finite_in(after, after + (3 if denied else 2))
    told = own_subject or read.figure(after, end)
    return (after, "main") if told and near and _clause_follows(read, after, min(after + 8, end)) else None


def _conjunction(read: Marks, first: int, last: int) -> int:
    """Return the next conjunction of some words, or where they end ("in un'ora e 32 minuti e domani gioca")."""
    here = read.breaks[bisect_left(read.breaks, first) : bisect_left(read.breaks, last)]
    return next((index for index in here if read.flags[index] & CUT), last)


def _relative(read: Marks, at: int, lexicon: Cues) -> int | None:
    """Return where a relative that starts at this word ends, or None."""
    if at >= len(read.flags) or not read.flags[at] & RELATIVE:
        return None
    return phrase_at(read.found.lowers, at, lexicon.relatives)


def _open_relative(read: Marks, start: int, at: int, lexicon: Cues) -> bool:
    """Tell whether a relative clause began after a comma and waits for its own to close it."""
    return any(
        read.flags[index] & COMMA and _relative(read, index + 1, lexicon)
        for index in range(max(start, at - 40), at - 1)
    )


def _subordinate(read: Marks, start: int, lexicon: Cues) -> bool:
    """Tell whether a piece opens as a subordinate clause that leans on what follows."""
    return bool(read.flags[start] & SUBORDINATOR) and not _relative(read, start, lexicon)


def _clause_follows(read: Marks, first: int, last: int) -> bool:
    """Tell whether a finite verb comes soon, before the next comma and any subordinator."""
    place = bisect_left(read.finite, first)
    verb = read.finite[place] if place < len(read.finite) else last
    if verb >= min(first + _AHEAD, last):
        return False
    for index in range(first, verb + 1):
        own = read.flags[index]
        if own & SUBORDINATOR or (own & (COMMA | STOP) and index > first + 6):
            return False
    return True


def _closes_here(read: Marks, close: int, last: int, lexicon: Cues) -> bool:
    """Tell whether a relative ends its clause: what follows its comma is a new clause, not the main verb."""
    after = close + 1
    return after < last and (
        bool(read.flags[after] & (CUT | GERUND))
        or _relative(read, after, lexicon) is not None
        or phrase_at(read.found.lowers, after, lexicon.adjoined) is not None
    )


def _content(read: Marks, first: int, last: int) -> bool:
    """Tell whether a relative clause says something that can be checked: a figure, a date, a name, an event."""
    if read.figure(first, last):
        return True
    if last - first < 4:
        return False
    return read.capital_in(first + 1, last) or any(
        read.flags[index] & AUXILIARY and any(own & PARTICIPLE for own in read.flags[index + 1 : index + 4])
        for index in range(first, last)
    )


def trim(read: Marks, piece: Piece, lexicon: Cues) -> Piece | None:
    """Drop conjunctions and marks from both ends; None where nothing of substance is left."""
    found, first, last = read.found, piece.first, piece.last
    while first < last and (
        not (found.text[found.starts[first]].isalnum() or found.lowers[first] in _BEGINS)
        or (piece.kind == "main" and read.flags[first] & LEADING and last - first > 2)
    ):
        first += 1
    while last > first and (found.lowers[last - 1] in _ENDS or found.word(last - 1) in lexicon.dangling):
        last -= 1
    return Piece(first, last, piece.kind) if last > first else None
