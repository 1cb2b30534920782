"""One sentence as attribution reads it: its words, the quotations around them, and how far a clause goes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.rows import AttributionMode, Quote, Span
from workbench.text.attribution_sources import Source, source_after, source_before, source_of
from workbench.text.attribution_words import Sayings, Word
from workbench.text.mentions import Names, capital_runs, name_in_run

OPENING = frozenset('“«"„‘')
CLOSING = frozenset('”»"’')
DASHES = frozenset("–—-")

Said = tuple[Span, AttributionMode]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold one sentence's words (indices into all words) and what is needed to read them.

    before: the sentence before it. outer: the text's outermost quotations by their start.
    """

    text: str
    found: Sequence[Word]
    first: int
    last: int
    span: Span
    before: Span | None
    outer: Sequence[Quote]
    known: Names
    lexicon: Sayings

    def lower(self, index: int) -> str:
        """Return a word of the sentence in small letters; empty past its end."""
        return self.found[index].lower if self.first <= index < self.last else ""

    def quoted(self, at: int) -> bool:
        """Tell whether an offset lies in quoted words; an incise is not quoted."""
        quote = self.quote_around(at)
        return quote is not None and any(part.start <= at < part.end for part in quote.parts)

    def quote_around(self, at: int) -> Quote | None:
        """Return the outermost quotation around an offset."""
        index = bisect_right(self.outer, at, key=lambda quote: quote.span.start) - 1
        if index >= 0 and self.outer[index].span.end > at:
            return self.outer[index]
        return None

    def quote_ending_by(self, end: int) -> Quote | None:
        """Return the last quotation that ends at or before an offset and reaches into the sentence."""
        index = bisect_right(self.outer, end, key=lambda quote: quote.span.end) - 1
        if index >= 0 and self.outer[index].span.end > self.span.start:
            return self.outer[index]
        return None

    def quote_from(self, start: int) -> Quote | None:
        """Return the first quotation that begins in the sentence at or after an offset."""
        index = bisect_left(self.outer, start, key=lambda quote: quote.span.start)
        if index < len(self.outer) and self.outer[index].span.start < self.span.end:
            return self.outer[index]
        return None

    def after_quote(self, index: int) -> int:
        """Return the first word after the last quotation that ends before this word, or the sentence's first."""
        quote = self.quote_ending_by(self.found[index].start)
        if quote is None:
            return self.first
        return max(self.first, bisect_left(self.found, quote.span.end, key=lambda word: word.start))

    def subject_before(self, first: int, verb: int) -> Source | None:
        """Return the speaker between a word and a verb."""
        return source_before(self.found, first, verb, self.known, self.lexicon)

    def subject_after(self, first: int, last: int | None = None, bare: bool = False) -> Source | None:
        """Return the speaker that begins at a word; bare: a noun without an article may begin it."""
        return source_after(self.found, first, last or self.last, self.known, self.lexicon, bare)

    def speaker_after(self, index: int) -> Source | None:
        """Return the speaker after a verb, also one past to whom and where ("ha detto al Post il vulcanologo X")."""
        if source := self.subject_after(index):
            return source
        if self.lower(index) not in self.lexicon.sets["prepositions"]:
            return None
        for ahead in range(index + 1, min(index + 7, self.last)):
            if self.lower(ahead) in {",", ".", ":", *OPENING}:
                break
            if self.lower(ahead) in self.lexicon.sets["articles"] and (
                self.lower(ahead - 1) not in self.lexicon.sets["prepositions"]
            ):
                return self.subject_after(ahead)
        return self._after_outlet(index + 1)

    def _after_outlet(self, first: int) -> Source | None:
        """Return the last two names of a run that begins with to whom ("all'Adnkronos Anna Conti")."""
        for start, end in capital_runs(self.found, first, min(first + 7, self.last), self.lexicon)[:2]:
            name = name_in_run(self.found, start, end, self.lexicon)
            if name and name[0] > start:
                return source_of(self.found, *name, self.known, self.lexicon)
        return None

    def clause(self, start: int) -> Span:
        """Return from an offset to the end of the sentence, without its closing mark."""
        return self.trimmed(start, self.span.end)

    def trimmed(self, start: int, end: int) -> Span:
        """Return a stretch without white space and closing marks at its ends."""
        if self.last > self.first:
            end = min(end, self.found[self.last - 1].end)
        end = max(start, end)
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ".,;:!?"):
            end -= 1
        while start < end and self.text[start].isspace():
            start += 1
        return Span(start, end)

    def mode(self, content: Span, plain: AttributionMode = "indirect") -> AttributionMode:
        """Return "mixed" where a quotation begins inside the content, else the plain mode."""
        quote = self.quote_from(content.start)
        return "mixed" if quote and quote.span.overlaps(content) else plain
