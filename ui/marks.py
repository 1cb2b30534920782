"""What stands on the page, in code points: its paragraphs, and the marks that claims leave on them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ui.offsets import Offsets
from workbench.rows import Span

LANES = 3  # lines under each other at most; more would run into the next line of text

_LINE = re.compile("[^\n\u2029]+")
_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Shown as another character of one UTF-16 unit, because Qt's documents give these a meaning of their own.
_UNSHOWN = dict.fromkeys((0, 0xFDD0, 0xFDD1, 0xFFFC, *range(0xD800, 0xE000)), "\ufffd") | {0x0D: " "}


def one_line(text: str) -> str:
    """Return a title or a name as it is shown on one line."""
    return " ".join(text.split()).translate(_UNSHOWN)


def elided(text: str, longest: int = 60) -> str:
    """Return the beginning of a text on one line, whole words with an ellipsis where there is more."""
    line = one_line(text)
    return line if len(line) <= longest else line[:longest].rpartition(" ")[0] + "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold one claim as the page shows it.

    span, figures: code points of the article's whole text; figures are the quantities and dates that were read.
    verdict: None is undecided.
    """

    id: int
    span: Span
    verdict: str | None
    figures: tuple[Span, ...] = ()


class Marks:
    """Find marks by place and by claim in an article of any length.

    Marks are kept by their start beside the furthest end so far, so that both ends of a search are a bisection.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.all = sorted((mark for mark in marks if len(mark.span)), key=lambda mark: _ends(mark.span))
        self._starts = [mark.span.start for mark in self.all]
        self._reach: list[int] = []
        for mark in self.all:
            self._reach.append(max(mark.span.end, self._reach[-1] if self._reach else 0))
        self._order: dict[object, int] = {mark.id: order for order, mark in enumerate(self.all)}
        self._lanes = _lanes(self.all)

    def get(self, claim: object) -> Mark | None:
        """Return the mark of a claim, None where the page has none."""
        order = self._order.get(claim)
        return None if order is None else self.all[order]

    def lane(self, mark: Mark) -> int:
        """Return which line under the words is the mark's: 0 for the innermost."""
        return self._lanes[mark.id]

    def overlapping(self, span: Span) -> list[Mark]:
        """Return the marks that share a code point with a span, the longest first, so that the inner lie on top."""
        first, last = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        found = [mark for mark in self.all[first:last] if mark.span.overlaps(span)]
        return sorted(found, key=lambda mark: -len(mark.span))

    def innermost(self, point: int) -> Mark | None:
        """Return the shortest mark that holds a code point."""
        found = self.overlapping(Span(point, point + 1))
        return found[-1] if found else None

    def decide(self, claim: object, verdict: str | None) -> Mark | None:
        """Give a claim's mark another verdict and return it, None where the page has none."""
        order = self._order.get(claim)
        if order is None:
            return None
        self.all[order] = replace(self.all[order], verdict=verdict)
        return self.all[order]

    def figures(self) -> list[Span]:
        """Return the figures of all marks, apart from each other and in order."""
        merged: list[Span] = []
        for span in sorted({span for mark in self.all for span in mark.figures if len(span)}, key=_ends):
            if merged and span.start <= merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        return merged


def _ends(span: Span) -> tuple[int, int]:
    """Return a span as what sorts fast."""
    return span.start, span.end


def _lanes(marks: Sequence[Mark]) -> dict[int, int]:
    """Return a lane for each mark, so that those that overlap lie in different ones; the last one takes the rest."""
    taken: list[list[tuple[int, int]]] = [[] for _ in range(LANES - 1)]
    lanes: dict[int, int] = {}
    for mark in sorted(marks, key=lambda mark: len(mark.span)):
        start, end = _ends(mark.span)
        for lane, spans in enumerate(taken):
            at = bisect_left(spans, (start, end))
            if (at == 0 or spans[at - 1][1] <= start) and (at == len(spans) or spans[at][0] >= end):
                spans.insert(at, (start, end))
                lanes[mark.id] = lane
                break
        else:
            lanes[mark.id] = LANES - 1
    return lanes


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold one line of the text that is not blank.

    apart: blank lines stand before it. mixed: it has words that run from right to left.
    """

    span: Span
    apart: bool
    mixed: bool


class Body:
    """Map the blocks of the page to the article's text and back.

    Block 0 is the title and block 1 the line below it; where the body begins with the title, its first
    paragraph is block 0, so that no headline stands there twice.
    """

    def __init__(self, text: str = "", start: int = 0, title: str = "") -> None:
        self.text = text
        self.paragraphs = _paragraphs(text, start)
        first = self.paragraphs[0].span.of(text) if self.paragraphs else ""
        self.headed = bool(first) and one_line(first) == one_line(title)
        self._starts = [paragraph.span.start for paragraph in self.paragraphs]
        self._offsets: dict[int, Offsets] = {}

    @property
    def whole(self) -> Span:
        """The part of the text that the page shows."""
        return Span(self._starts[0], self.paragraphs[-1].span.end) if self.paragraphs else Span(0, 0)

    def shown(self, index: int) -> str:
        """Return a paragraph as the page shows it: unit by unit as long as in the text."""
        return self.paragraphs[index].span.of(self.text).translate(_UNSHOWN)

    def block(self, index: int) -> int:
        """Return the number of a paragraph's block."""
        return index + 2 - self.headed if index or not self.headed else 0

    def index(self, block: int) -> int | None:
        """Return the paragraph that a block shows, None for the title and the line below it."""
        if block < 2:
            return 0 if self.headed and block == 0 else None
        index = block - 2 + self.headed
        return index if index < len(self.paragraphs) else None

    def indexes(self, span: Span) -> range:
        """Return the paragraphs that a span touches."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        return range(first, max(bisect_left(self._starts, span.end), first))

    def place(self, point: int) -> tuple[int, int]:
        """Return the paragraph and the UTF-16 unit in it of a code point; between two it is the earlier one's end."""
        index = max(bisect_right(self._starts, point) - 1, 0)
        span = self.paragraphs[index].span
        return index, self._to_qt(index, min(max(point, span.start), span.end))

    def units(self, index: int, span: Span) -> tuple[int, int]:
        """Return which UTF-16 units of a paragraph a span covers, both the same where none."""
        own = self.paragraphs[index].span
        start = min(max(span.start, own.start), own.end)
        return self._to_qt(index, start), self._to_qt(index, min(max(span.end, start), own.end))

    def point(self, index: int, unit: int) -> int:
        """Return the code point of a UTF-16 unit of a paragraph."""
        own = self.paragraphs[index].span
        return min(own.start + self._of(index).from_qt(unit), own.end)

    def _to_qt(self, index: int, point: int) -> int:
        return self._of(index).to_qt(point - self.paragraphs[index].span.start)

    def _of(self, index: int) -> Offsets:
        if index not in self._offsets:
            self._offsets[index] = Offsets(self.paragraphs[index].span.of(self.text))
        return self._offsets[index]


def _paragraphs(text: str, start: int) -> list[Paragraph]:
    """Return the lines of a text that are not blank, from a code point on."""
    paragraphs: list[Paragraph] = []
    before = start
    for line in _LINE.finditer(text, start):
        if line[0].isspace():
            continue
        gap = text[before : line.start()]
        apart = gap.count("\n") > 1 or "\u2029" in gap
        paragraphs.append(Paragraph(Span(*line.span()), apart, _RIGHT_TO_LEFT.search(line[0]) is not None))
        before = line.end()
    return paragraphs
