"""What sentences and quotations share: paragraphs of a text, and a language's words with their fallback."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from workbench.data import lexicon
from workbench.rows import Span

FALLBACK = "en"

_LINE = re.compile("[^\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")
_BREAK = re.compile("[\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_BULLET = re.compile(r"[•·▪■□►▶●◦‣✓➤→]|[*+]\s")
_DASH_ITEM = re.compile(r"[-–—]\s*")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}[.)]|[a-z]{1,4}\))\s")
_NARROWEST, _WIDEST = 40, 120
_ENDED = ".!?…:;»”\"')]"


def words_of(language: str, name: str) -> dict[str, Any]:
    """Return a language's lexicon, or the English one for a language that has none."""
    try:
        return lexicon(language, name)
    except LookupError:
        return lexicon(FALLBACK, name)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the stretch without the white space at its ends (an empty span where there is nothing else)."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a text: trimmed, in order, together covering all but white space.

    A line is a paragraph of its own (prose, headline, item of a list) unless the text is hard-wrapped: then
    a line goes on in the next one where that one's first word would no longer have fitted. Offsets: code
    points.
    """
    lines = [
        span for found in _LINE.finditer(text) if len(span := trimmed(text, found.start(), found.end())) > 0
    ]
    if not lines:
        return []
    width = max(len(line) for line in lines)
    adjacent = [_adjacent(text, one, two) for one, two in pairwise(lines)]
    full = [
        near and len(one) + 1 + _first_word(text, two) > width
        for near, one, two in zip(adjacent, lines, lines[1:], strict=False)
    ]
    # Fewer than three breaks prove no margin: any two lines with the longer one first would look wrapped.
    wrapped = _NARROWEST <= width <= _WIDEST and sum(full) >= max(3, sum(adjacent) / 2)
    found_paragraphs = [lines[0]]
    for index, line in enumerate(lines[1:]):
        before = found_paragraphs[-1]
        if adjacent[index] and _goes_on(text, lines[index], line, wrapped and full[index]):
            found_paragraphs[-1] = Span(before.start, line.end)
        else:
            found_paragraphs.append(line)
    return found_paragraphs


def _adjacent(text: str, one: Span, two: Span) -> bool:
    first = _BREAK.search(text, one.end, two.start)
    return first is not None and _BREAK.search(text, first.end(), two.start) is None


def _first_word(text: str, line: Span) -> int:
    return len(text[line.start : min(line.end, line.start + _WIDEST)].split(maxsplit=1)[0])


def _goes_on(text: str, line: Span, following: Span, full: bool) -> bool:
    if _BULLET.match(text, following.start):
        return False
    ended = text[line.end - 1] in _ENDED
    if _NUMBERED.match(text, following.start, following.end) and (ended or not full):
        return False
    item = _DASH_ITEM.match(text, following.start, following.end)
    first = item.end() if item else following.start
    continues = first < following.end and text[first].islower()
    if full:
        return continues or not item
    return len(line) >= _NARROWEST and continues and not item and not ended
