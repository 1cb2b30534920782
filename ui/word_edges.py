"""Where a claim may begin and end: at the words of its article, with or without the marks around them. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Literal

from workbench.rows import Span

Edge = Literal["start", "end"]

_RUN = re.compile(r"\S+")
_OPENERS, _CLOSERS, _STOPS = "“„«‹\"'([‘", "”»›\"')]’", ".,;:!?…"
_ELISION = re.compile(r"(?<=\w)['’](?=\w)")
_FAR = 2000  # code points around a place that are looked through; a word longer than this is cut


def starts(text: str, within: Span) -> list[int]:
    """Return where a claim may begin in a part of a text: before each word, and after its opening marks."""
    found: set[int] = set()
    for run, core in _runs(text, within):
        found |= {run.start, core.start}
        found |= {one.end() for one in _ELISION.finditer(text, core.start, core.end)}
    return sorted(found)


def ends(text: str, within: Span) -> list[int]:
    """Return where a claim may end in a part of a text: after each word, and after its closing marks."""
    found: set[int] = set()
    for run, core in _runs(text, within):
        found |= {core.end, run.start + len(run.of(text).rstrip(_STOPS))}
    return sorted(found)


def stepped(text: str, span: Span, edge: Edge, by: int, within: Span) -> Span:
    """Return a span with one edge a word further (1) or back (-1); the same where it cannot go there."""
    if edge == "end":
        near = Span(max(within.start, span.end - _FAR), min(within.end, span.end + _FAR))
        places = [place for place in ends(text, near) if place > span.start]
        place = _next(places, span.end, by)
        return span if place is None else Span(span.start, place)
    near = Span(max(within.start, span.start - _FAR), min(within.end, span.start + _FAR))
    places = [place for place in starts(text, near) if place < span.end]
    place = _next(places, span.start, by)
    return span if place is None else Span(place, span.end)


def drawn(text: str, span: Span, edge: Edge, point: int, within: Span) -> Span:
    """Return a span with one edge drawn to a place, at the nearest word; at least one word stays."""
    point = min(max(point, within.start), within.end)
    near = Span(max(within.start, point - _FAR), min(within.end, point + _FAR))
    if edge == "end":
        places = [place for place in ends(text, near) if place > span.start]
        return Span(span.start, _nearest(places, point)) if places else span
    places = [place for place in starts(text, near) if place < span.end]
    return Span(_nearest(places, point), span.end) if places else span


def cuts(text: str, span: Span) -> list[int]:
    """Return where a claim can be cut in two: before each of its words but the first."""
    return [core.start for _run, core in _runs(text, span)][1:]


def likely_cut(text: str, span: Span) -> int | None:
    """Return the cut that is offered first: after a mark of punctuation if there is one, nearest to the middle."""
    places = cuts(text, span)
    paused = [place for place in places if text[:place].rstrip()[-1:] in _STOPS + "–—"]
    middle = (span.start + span.end) // 2
    return min(paused or places, key=lambda place: abs(place - middle), default=None)


def _runs(text: str, within: Span) -> list[tuple[Span, Span]]:
    """Return the words of a part of a text: with all that adheres to them, and without the marks around."""
    found = []
    for run in _RUN.finditer(text, within.start, within.end):
        word = run[0]
        start = run.start() + len(word) - len(word.lstrip(_OPENERS))
        end = run.start() + len(word.rstrip(_CLOSERS + _STOPS))
        if start < end and any(map(str.isalnum, word)):
            found.append((Span(*run.span()), Span(start, end)))
    return found


def _next(places: list[int], here: int, by: int) -> int | None:
    at = bisect_right(places, here) if by > 0 else bisect_left(places, here) - 1
    return places[at] if 0 <= at < len(places) else None


def _nearest(places: list[int], point: int) -> int:
    return min(places, key=lambda place: abs(place - point))
