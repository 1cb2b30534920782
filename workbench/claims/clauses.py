"""Where a sentence is cut into parts that can be checked one by one; where a cut is not safe it stays whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.claims.cues import Cues
from workbench.rows import Span
from workbench.text.attribution_words import Word, phrase_at

_MAX_WORDS = 400
_AHEAD = 14  # words within which a coordinated clause must show its verb
_SHORTEST = 3  # words of a piece

PieceKind = Literal["main", "relative", "participle"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold one part of a sentence: its words' indices, half-open, and what kind of clause it is."""

    first: int
    last: int
    kind: PieceKind = "main"


def cut(
    found: Sequence[Word],
    first: int,
    last: int,
    lexicon: Cues,
    figures: Sequence[Span],
    reported: bool = False,
) -> list[Piece]:
    """Cut words into the smallest parts that can be checked alone, in their order.

    figures: spans of quantities and dates, sorted; a cut that only they justify needs one on either side.
    reported: the words are what somebody says, so that "e che" begins a second thing said.
    """
    last = min(last, first + _MAX_WORDS)
    pieces: list[Piece] = []
    start = first
    kind: PieceKind = "main"
    verb = False
    depth = 0
    index = first

    def has_figure(low: int, high: int) -> bool:
        return low < high and _any_in(figures, found[low].start, found[high - 1].end)

    while index < last:
        word = found[index]
        depth += (word.lower in "(“«[") - (word.lower in ")”»]")
        boundary = _boundary(found, index, start, last, lexicon, verb, has_figure) if depth <= 0 else None
        if boundary is None and reported and verb and depth <= 0:
            boundary = _said_too(found, index, last, lexicon)
        if boundary and boundary[0] > start:
            pieces.append(Piece(start, index, kind))
            start, kind = boundary
            verb = False
            index = max(start, index + 1)
            continue
        verb = verb or lexicon.finite_at(found, index)
        index += 1
    pieces.append(Piece(start, last, kind))
    return [trimmed for piece in pieces if (trimmed := trim(found, piece, lexicon))]


def _said_too(found: Sequence[Word], at: int, last: int, lexicon: Cues) -> tuple[int, PieceKind] | None:
    """Cut at "e che", ", e che" in what is said."""
    if found[at].lower not in lexicon.cut_conjunctions or at + 3 >= last:
        return None
    that = found[at + 1].lower in lexicon.sayings.sets["complementisers"]
    return (at + 1, "main") if that and _finite_within(found, at + 2, last, lexicon) else None


Has = Callable[[int, int], bool]


def _boundary(
    found: Sequence[Word], at: int, start: int, last: int, lexicon: Cues, verb: bool, figure: Has
) -> tuple[int, PieceKind] | None:
    """Return where the next piece starts when the words are to be cut here, and its kind."""
    word = found[at]
    if at - start < _SHORTEST or last - at <= _SHORTEST or not verb:
        return None
    if word.lower == ";":
        return (at + 1, "main") if _finite_within(found, at + 1, last, lexicon) else None
    if word.lower == ":":
        both = _finite_within(found, at + 1, last, lexicon) and figure(at + 1, last)
        return (at + 1, "main") if both else None
    if word.lower in {",", "–", "—"}:
        return _after_comma(found, at, start, last, lexicon, figure)
    if word.lower in lexicon.cut_conjunctions:
        return _coordinated(found, at, start, last, lexicon, figure)
    if (
        word.lower in lexicon.uses
        and found[at - 1].alphabetic
        and found[at - 1].lower not in lexicon.auxiliaries
    ):
        before = found[at - 1]
        plain = before.lower not in lexicon.sayings.sets["adverbs"] | lexicon.negations
        noun = not lexicon.participle(before) or before.lower in lexicon.finite
        if plain and noun and last - at >= 5:
            return at, "participle"
    return None


def _after_comma(
    found: Sequence[Word], at: int, start: int, last: int, lexicon: Cues, figure: Has
) -> tuple[int, PieceKind] | None:
    after = at + 1
    word = found[after]
    if _subordinate(found, start, lexicon):
        return None  # "Se piove, che ..." and "Quando X, Y": the main clause follows
    if word.lower in lexicon.cut_conjunctions:
        if after + 1 < last and phrase_at(found, after + 1, lexicon.relatives):
            return None
        return (after + 1, "main") if _clause_follows(found, after + 1, last, lexicon) else None
    if ending := phrase_at(found, after, lexicon.relatives):
        close = _comma(found, after, last)
        verbs = _finite_within(found, ending, close, lexicon)
        if not verbs or close - after < 4:
            return None
        if close == last or _closes_here(found, close, last, lexicon):
            return (after, "relative") if _content(found, ending, close, lexicon, figure) else None
        return None
    if word.lower in lexicon.uses and last - after >= 5:
        return after, "participle"
    if (
        lexicon.participle(word)
        and figure(after, _comma(found, after, last))
        and _comma(found, after, last) == last
    ):
        return after, "participle"
    if (
        word.lower not in lexicon.subordinators
        and word.lower not in lexicon.sayings.sets["prepositions"]
        and not lexicon.finite_at(found, after)
        and not _open_relative(found, start, at, lexicon)
        and _clause_follows(found, after, last, lexicon)
        and figure(start, at)
        and figure(after, last)
    ):
        return after, "main"
    return None


def _coordinated(
    found: Sequence[Word], at: int, start: int, last: int, lexicon: Cues, figure: Has
) -> tuple[int, PieceKind] | None:
    """Cut at a conjunction without a comma only between two clauses with a figure each."""
    after = at + 1
    if found[at - 1].lower == "," or _subordinate(found, start, lexicon):
        return None
    end = _comma(found, after, last)
    near = any(lexicon.finite_at(found, index) for index in range(after, min(after + 8, end)))
    if near and figure(start, at) and figure(after, end):
        return after, "main"
    return None


def _open_relative(found: Sequence[Word], start: int, at: int, lexicon: Cues) -> bool:
    """Tell whether a relative clause began after a comma and waits for its own to close it."""
    return any(
        found[index].lower == "," and phrase_at(found, index + 1, lexicon.relatives)
        for index in range(max(start, at - 40), at - 1)
    )


def _subordinate(found: Sequence[Word], start: int, lexicon: Cues) -> bool:
    """Tell whether a piece opens as a subordinate clause that leans on what follows."""
    return found[start].lower in lexicon.subordinators and not phrase_at(found, start, lexicon.relatives)


def _clause_follows(found: Sequence[Word], first: int, last: int, lexicon: Cues) -> bool:
    """Tell whether a finite verb comes soon, before the next comma and any subordinator."""
    for index in range(first, min(first + _AHEAD, last)):
        word = found[index]
        if word.lower in {",", ";", ":"} and index > first + 6:
            return False
        if word.lower in lexicon.subordinators:
            return False
        if lexicon.finite_at(found, index):
            return True
    return False


def _closes_here(found: Sequence[Word], close: int, last: int, lexicon: Cues) -> bool:
    """Tell whether a relative ends its clause: what follows its comma is a new clause, not the main verb."""
    after = close + 1
    return after < last and (
        found[after].lower in lexicon.cut_conjunctions
        or phrase_at(found, after, lexicon.relatives) is not None
        or found[after].lower.endswith(lexicon.gerund_endings)
    )


def _comma(found: Sequence[Word], first: int, last: int) -> int:
    for index in range(first, last):
        if found[index].lower in {",", ";", "–", "—"}:
            return index
    return last


def _finite_within(found: Sequence[Word], first: int, last: int, lexicon: Cues) -> bool:
    return any(lexicon.finite_at(found, index) for index in range(first, last))


def _content(found: Sequence[Word], first: int, last: int, lexicon: Cues, figure: Has) -> bool:
    """Tell whether a relative clause says something that can be checked: a figure, a date, a name, an event."""
    if figure(first, last):
        return True
    named = any(word.capital and word.alphabetic for word in found[first + 1 : last])
    event = any(
        found[i].lower in lexicon.auxiliaries and any(lexicon.participle(w) for w in found[i + 1 : i + 4])
        for i in range(first, last)
    )
    return last - first >= 4 and (named or event)


def _any_in(spans: Sequence[Span], start: int, end: int) -> bool:
    index = bisect_left(spans, start, key=lambda span: span.start)
    return index < len(spans) and spans[index].end <= end


def trim(found: Sequence[Word], piece: Piece, lexicon: Cues) -> Piece | None:
    """Drop conjunctions and marks from both ends; None where nothing of substance is left."""
    first, last = piece.first, piece.last
    while first < last and (
        not (found[first].text[0].isalnum() or found[first].lower in '“«"(')
        or (piece.kind == "main" and found[first].lower in lexicon.leading and last - first > 2)
    ):
        first += 1
    while last > first and (
        found[last - 1].text in lexicon.dangling or found[last - 1].lower in ".,;:–—-(“«"
    ):
        last -= 1
    return Piece(first, last, piece.kind) if last > first else None
