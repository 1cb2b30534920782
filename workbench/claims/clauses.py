"""Where a sentence is cut into parts that can be checked one by one; where a cut is not safe it stays whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from workbench.claims.clauses_inserted import inserted, told_of
from workbench.claims.clauses_lists import bracketed, item_follows, list_begins, repeated
from workbench.claims.clauses_tails import compared, resumes, tail
from workbench.claims.clauses_verbal import boundary
from workbench.claims.clauses_verbless import gapped, participial
from workbench.claims.clauses_words import (
    Piece,
    PieceKind,
    Stretch,
    clause_follows,
    content,
    told_in_brackets,
)
from workbench.claims.cues import CLOSES, CUT, LEADING, OPENS, PAUSE, STOP, Cues
from workbench.claims.marks import Marks
from workbench.text import attribution_flags as bit

_MAX_WORDS = 400
_SHORTEST = 2  # words of a piece
_BARE_SAYING = 2  # words of "– lo certifica"
_ALONE = 5  # words, its full stop among them, that a main clause without its subject has at least
_FEW = 5  # words before a colon that only call for attention
_LEAST_PREDICATE = 0.7  # of what stands before it
_LEAST_ASIDE = 0.8  # of a predicate's length: who says it is so long that the predicate stands alone
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
    subjects: dict[
        int, int
    ] = {}  # where a main clause with an insertion starts, and where it goes on after it
    start = begun = lender = first
    depth = 0
    lent = _infinitive(
        read, first, reported
    )  # whether the piece has no verb because the one before it lends its own
    listing = False
    for place in range(bisect_left(read.breaks, first), bisect_left(read.breaks, last)):
        index = read.breaks[place]
        if last - index <= _SHORTEST:
            break
        if index < begun or (
            aside and aside[0] <= index < aside[1] and not _after_aside(within, index, aside)
        ):
            continue
        own = read.flags[index]
        if own & OPENS and (bracket := told_in_brackets(read, index, last, lexicon)):
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
                begun, kind = put_in.last + 1, "main"
                subjects[start] = begun
                continue
            if own & STOP and _headed(within, index, start):
                pieces.append(
                    Piece(start, index, kind, read.figure(start, index) or read.digit_in(start, index))
                )
                start = begun = lender = index + 1
                kind = "main"
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
        if aside and index == aside[1] and own & CUT and clause_follows(read, index + 1, last):
            pieces.append(Piece(start, index, kind, lent))  # "mancano fondi, spiega, e i cantieri chiudono"
            start = begun = lender = index + 1
            kind, lent = "main", False
            continue
        if aside and index == aside[1] - 1 and told_of(within, index + 1, last) is not None:
            pieces.append(Piece(start, index, kind, lent))
            start, kind, lent, begun = index + 1, "relative", False, index + 1
            continue
        if part := tail(within, index, start):
            if part.last < last and not own & STOP and resumes(within, part, start):
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
        opened = (
            "main" if start == first else kind
        )  # a relative that all the words are has no main clause to go back to
        if found := boundary(within, index, start, opened, lent, reported):
            pieces.append(Piece(start, index, kind, lent))
            start, kind = found
            lender = start
            begun = max(start, index + 1)
            lent = _infinitive(read, start, reported)
    pieces.append(Piece(start, last, kind, lent))
    pieces = [_predicate(read, _without_aside(read, piece, aside), subjects) for piece in pieces]
    pieces.sort(key=lambda piece: piece.first)
    return [trimmed for piece in pieces if (trimmed := trim(read, piece, lexicon))]


def _headed(within: Stretch, at: int, start: int) -> bool:
    """Tell whether a colon or semicolon parts words without a verb from a clause that can be checked.

    After a few words ("Attenzione, però:") any clause is parted.
    """
    read, last = within.read, within.last
    few = at - start < _FEW and not read.found.flags[at - 1] & bit.DIGIT
    return read.stated(at + 1, last) and (few or content(read, at + 1, last))


def _infinitive(read: Marks, first: int, reported: bool) -> bool:
    """Tell whether what is said begins with an infinitive ("di essere partiti", "e di aver pagato")."""
    return reported and first < len(read.flags) and bool(read.found.flags[first] & bit.INFINITIVE_MARK)


def _after_aside(within: Stretch, index: int, aside: tuple[int, int]) -> bool:
    """Tell whether a clause that can be checked follows right after who says it (", secondo fonti, una mossa che")."""
    closes = index == aside[1] - 1
    return closes and (told_of(within, index + 1, within.last) is not None or compared(within, index + 1))


def _without_aside(read: Marks, piece: Piece, aside: tuple[int, int] | None) -> Piece:
    """Drop who says it from the end of a piece, or with the subject before it where a long predicate follows.

    "La giunta – ha aggiunto l'ex sindaca di Lodi – ha bocciato tutti i nostri emendamenti"; a time or place stays.
    """
    if aside is None or not piece.first < aside[0] < piece.last:
        return piece
    if piece.last <= aside[1]:
        return piece._replace(last=aside[0])
    starts, rest = read.found.starts, aside[1]
    before, after = starts[rest] - starts[piece.first], read.found.ends[piece.last - 1] - starts[rest]
    subject = read.found.flags[piece.first] & (bit.ARTICLE | bit.NAME)
    subject = subject and read.finite_in(rest, piece.last) and not read.finite_in(piece.first, aside[0])
    long = before * _LEAST_PREDICATE <= after < before and content(read, rest, piece.last)
    long = long and starts[rest] - starts[aside[0]] >= after * _LEAST_ASIDE
    return piece._replace(first=rest) if subject and long else piece


def _predicate(read: Marks, piece: Piece, subjects: Mapping[int, int]) -> Piece:
    """Drop a main clause's subject with what was inserted after it, where most of its words would be theirs.

    Only where the rest tells a deed ("ha confermato i tagli"); else both stay.
    """
    rest = subjects.get(piece.first)
    if piece.kind != "main" or rest is None or rest >= piece.last:
        return piece
    starts, end = read.found.starts, read.found.ends[piece.last - 1]
    alone = piece.last - rest >= _ALONE or read.figure(rest, piece.last) or read.capital_in(rest, piece.last)
    alone = alone and _deed(read, rest, piece.last)
    shorter = end - starts[rest] < starts[rest] - starts[piece.first]
    return piece._replace(first=rest) if alone and shorter else piece


def _deed(read: Marks, first: int, last: int) -> bool:
    """Tell whether words hold a compound verb that takes an object, by its auxiliary."""
    place = bisect_left(read.events, (first,))
    if place >= len(read.events):
        return False
    auxiliary, participle = read.events[place]
    return participle < last and bool(read.found.flags[auxiliary] & bit.AUXILIARY)


def _cut_inside(read: Marks, opening: int, last: int) -> bool:
    """Tell whether a quotation that opens here is so long that its own clauses are cut."""
    if not read.found.flags[opening] & bit.OPENING:
        return False
    reach = min(last, opening + _LONGEST_QUOTATION)
    here = read.breaks[bisect_left(read.breaks, opening + 1) : bisect_left(read.breaks, reach)]
    close = next((index for index in here if read.flags[index] & CLOSES), reach)
    return close - opening > _LONG_QUOTATION and read.stated(opening, close)


def _unsaid(read: Marks, first: int, last: int) -> int:
    """Return where words end without a bare verb of saying, or its pronoun, after their last mark (", riferisce")."""
    found = read.found
    for index in range(last - 1, max(first, last - 1 - _BARE_SAYING), -1):
        if read.flags[index] & PAUSE:
            return index if read.finite_in(first, index) else last
        if not found.flags[index] & (bit.SAY | bit.OBJECT_CLITIC):
            break
    return last


def trim(read: Marks, piece: Piece, lexicon: Cues) -> Piece | None:
    """Drop conjunctions and marks from both ends; None where nothing of substance is left."""
    found, first, last = read.found, piece.first, piece.last
    while first < last and (
        not (
            found.flags[first] & _WORDS
            or found.text[found.starts[first]].isalnum()
            or found.lowers[first] in _BEGINS
        )
        or (
            piece.kind == "main"
            and read.flags[first] & LEADING
            and last - first > 2
            and not (found.flags[first] & bit.DEMONSTRATIVE and found.flags[first] & bit.CAPITAL)
        )
    ):
        first += 1
    while last > first and (found.lowers[last - 1] in _ENDS or found.word(last - 1) in lexicon.dangling):
        last -= 1
    last = _unsaid(read, first, last)
    return Piece(first, last, piece.kind, piece.lent) if last > first else None
