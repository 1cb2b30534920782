"""Where a sentence is cut into parts that can be checked one by one; where a cut is not safe it stays whole."""

from __future__ import annotations

from bisect import bisect_left

from workbench.claims.clauses_inserted import inserted
from workbench.claims.clauses_lists import bracketed, item_follows, list_begins, repeated
from workbench.claims.clauses_tails import resumes, tail
from workbench.claims.clauses_verbal import boundary
from workbench.claims.clauses_verbless import gapped, participial
from workbench.claims.clauses_words import Piece, PieceKind, Stretch, content, told_in_brackets
from workbench.claims.cues import CLOSES, LEADING, OPENS, STOP, Cues
from workbench.claims.marks import Marks
from workbench.text import attribution_flags as bit

_MAX_WORDS = 400
_SHORTEST = 2  # words of a piece
_ALONE = 6  # words, its full stop among them, that a main clause without its subject has at least
_LONG_QUOTATION = 8  # words of a quotation that is cut inside
_LONGEST_QUOTATION = 120
_WORDS = bit.LETTER | bit.DIGIT
_BEGINS = frozenset('“«"(')
_ENDS = frozenset(".,;:–—-(“«")


def cut(
    read: Marks,
    first: int,
    last: int,
    lexicon: Cues,
    reported: bool = False,
    aside: tuple[int, int] | None = None,
    kind: PieceKind = "main",
) -> list[Piece]:
    """Cut words into the smallest parts that can be checked alone, in their order.

    reported: the words are what somebody says, so that "e che" begins a second thing said. aside: words, with
    the commas around them, that only say who says it ("stando ai dati di lunedì"); nothing is cut at them. kind: of
    the clause that the words begin.
    """
    within = Stretch(read, min(last, first + _MAX_WORDS), lexicon)
    last = within.last
    pieces: list[Piece] = []
    start = begun = lender = first
    depth = 0
    lent = False  # whether the piece has no verb because the one before it lends its own
    listing = False
    for place in range(bisect_left(read.breaks, first), bisect_left(read.breaks, last)):
        index = read.breaks[place]
        if last - index <= _SHORTEST:
            break
        if index < begun or (aside and aside[0] <= index < aside[1]):
            continue
        own = read.flags[index]
        if own & OPENS and (bracket := told_in_brackets(read, index, last)):
            pieces.append(bracket)
        if own & OPENS and not _cut_inside(read, index, last):
            depth += 1
        elif own & CLOSES:
            depth = max(0, depth - 1)
        if depth > 0 or own & (OPENS | CLOSES) or read.inside_figure(index):
            continue
        if listing := item_follows(within, index) if listing else list_begins(within, index):
            pieces.append(Piece(start, index, kind, lent))
            start = begun = index + 1
            kind, lent = "main", True
            continue
        if not lent and not read.finite_in(begun, index):
            if put_in := inserted(within, index, start):
                inner = cut(read, put_in.first, put_in.last, lexicon, kind=put_in.kind)
                pieces += [inner[0]._replace(lent=put_in.lent), *inner[1:]] if inner else []
                close = put_in.last
                begun, kind = close + 1, "main"
                alone = last - begun >= _ALONE or read.figure(begun, last) or read.capital_in(begun, last)
                if alone and last - close < close - start:
                    start = begun  # else the main clause keeps its subject, and what was inserted
                continue
            if read.finite_in(begun, last) or not read.digit_in(start, index):
                continue
        if lent and not content(read, start, index):
            continue
        if bracketed(within, index) or repeated(within, index, lender) or gapped(within, index, lender):
            pieces.append(Piece(start, index, kind, lent))
            start = begun = index + 1
            kind, lent = "main", True
            continue
        if part := tail(within, index, start):
            if part.last < last and not own & STOP and resumes(within, part):
                pieces.append(part)
                begun = part.last + 1
                continue
            pieces.append(Piece(start, index, kind, lent))
            start, kind, lent = index + 1, part.kind, True
            begun = start
            continue
        if participial(within, index, lender):
            pieces.append(Piece(start, index, kind, lent))
            start = begun = index + 1
            kind, lent = "main", True
            continue
        if found := boundary(within, index, start, kind, lent, reported):
            pieces.append(Piece(start, index, kind, lent))
            start, kind = found
            lender = start
            begun = max(start, index + 1)
            lent = reported and bool(read.found.flags[start] & bit.INFINITIVE_MARK)  # "e di aver pagato"
    pieces.append(Piece(start, last, kind, lent))
    pieces.sort(key=lambda piece: piece.first)
    return [trimmed for piece in pieces if (trimmed := trim(read, piece, lexicon))]


def _cut_inside(read: Marks, opening: int, last: int) -> bool:
    """Tell whether a quotation that opens here is so long that its own clauses are cut."""
    if not read.found.flags[opening] & bit.OPENING:
        return False
    reach = min(last, opening + _LONGEST_QUOTATION)
    here = read.breaks[bisect_left(read.breaks, opening + 1) : bisect_left(read.breaks, reach)]
    close = next((index for index in here if read.flags[index] & CLOSES), reach)
    return close - opening > _LONG_QUOTATION and read.stated(opening, close)


def trim(read: Marks, piece: Piece, lexicon: Cues) -> Piece | None:
    """Drop conjunctions and marks from both ends; None where nothing of substance is left."""
    found, first, last = read.found, piece.first, piece.last
    while first < last and (
        not (
            found.flags[first] & _WORDS
            or found.text[found.starts[first]].isalnum()
            or found.lowers[first] in _BEGINS
        )
        or (piece.kind == "main" and read.flags[first] & LEADING and last - first > 2)
    ):
        first += 1
    while last > first and (found.lowers[last - 1] in _ENDS or found.word(last - 1) in lexicon.dangling):
        last -= 1
    return Piece(first, last, piece.kind, piece.lent) if last > first else None
