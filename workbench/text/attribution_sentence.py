"""One sentence as attribution reads it: its words, the quotations around them, and how far a clause goes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.rows import AttributionMode, Quote, Span
from workbench.text import attribution_flags as bit
from workbench.text.attribution_sources import Source, source_after, source_before, source_of
from workbench.text.attribution_tokens import Words
from workbench.text.attribution_words import Sayings
from workbench.text.mentions import Names, capital_runs, name_in_run

Said = tuple[Span, AttributionMode]
SET_OFF = frozenset(",–—")
"""Marks that part an incise from its sentence."""
_VERB_NEAR = 14  # words of a subject and its verb
_OUTLET_ENDS = bit.OPENING | bit.COLON


@dataclass(frozen=True, slots=True)
class Outer:
    """Hold a text's outermost quotations in their order, with where each starts and ends, marks included.

    part_starts, part_ends: of their parts, the quoted words without the incises.
    """

    quotes: Sequence[Quote]
    starts: Sequence[int]
    ends: Sequence[int]
    part_starts: Sequence[int]
    part_ends: Sequence[int]


def outermost(quotes: Iterable[Quote]) -> Outer:
    """Keep the outermost of a text's quotations."""
    outer = sorted((quote for quote in quotes if quote.depth == 0), key=lambda quote: quote.span.start)
    parts = [part for quote in outer for part in quote.parts]
    return Outer(
        quotes=outer,
        starts=[quote.span.start for quote in outer],
        ends=[quote.span.end for quote in outer],
        part_starts=[part.start for part in parts],
        part_ends=[part.end for part in parts],
    )


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold one sentence's words (indices into all words) and what is needed to read them.

    before: the sentence before it. untold: the sentences before it in its paragraph since somebody spoke.
    """

    text: str
    found: Words
    first: int
    last: int
    span: Span
    before: Span | None
    outer: Outer
    known: Names
    lexicon: Sayings
    untold: Span | None = None

    @property
    def follows(self) -> bool:
        """Tell whether the sentence before stands in the same paragraph."""
        return self.before is not None and "\n" not in self.text[self.before.end : self.span.start]

    def after(self, speaker: str | None) -> Sentence:
        """Return the sentence as it is read after somebody spoke in it."""
        known = self.known.after(speaker or self.known.latest)
        return self if known is self.known else replace(self, known=known)

    def lower(self, index: int) -> str:
        """Return a word of the sentence in small letters; empty past its ends."""
        return self.found.lowers[index] if self.first <= index < self.last else ""

    def flags(self, index: int) -> int:
        """Return what is known of a word of the sentence; nothing past its ends."""
        return self.found.flags[index] if self.first <= index < self.last else 0

    def quoted(self, at: int) -> bool:
        """Tell whether an offset lies in quoted words; an incise is not quoted."""
        index = bisect_right(self.outer.part_starts, at) - 1
        return index >= 0 and at < self.outer.part_ends[index]

    def quote_around(self, at: int) -> Quote | None:
        """Return the outermost quotation around an offset."""
        index = bisect_right(self.outer.starts, at) - 1
        return self.outer.quotes[index] if index >= 0 and self.outer.ends[index] > at else None

    def quote_ending_by(self, end: int) -> Quote | None:
        """Return the last quotation that ends at or before an offset and reaches into the sentence."""
        index = bisect_right(self.outer.ends, end) - 1
        return self.outer.quotes[index] if index >= 0 and self.outer.ends[index] > self.span.start else None

    def quote_from(self, start: int) -> Quote | None:
        """Return the first quotation that begins in the sentence at or after an offset."""
        index = bisect_left(self.outer.starts, start)
        if index < len(self.outer.starts) and self.outer.starts[index] < self.span.end:
            return self.outer.quotes[index]
        return None

    def after_quote(self, index: int) -> int:
        """Return the first word after the last quotation that ends before this word, or the sentence's first."""
        quote = self.quote_ending_by(self.found.starts[index])
        return self.first if quote is None else max(self.first, self.found.index(quote.span.end))

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
        if not self.flags(index) & bit.PREPOSITION or self.infinitive_at(index):
            return None
        for ahead in range(index + 1, min(index + 7, self.last)):
            own = self.flags(ahead)
            if own & bit.COMPLEMENTISER:
                return None  # "ha detto ai giornalisti che gli Stati Uniti": what is said has begun
            if own & _OUTLET_ENDS or self.lower(ahead) in {",", "."}:
                break
            if own & bit.ARTICLE and not self.flags(ahead - 1) & bit.PREPOSITION:
                return self.subject_after(ahead)
        return self._after_outlet(index + 1)

    def infinitive_at(self, mark: int) -> bool:
        """Tell whether a clause with an infinitive begins at a word ("di aver accettato")."""
        if not self.flags(mark) & bit.INFINITIVE_MARK:
            return False
        ahead = mark + 1
        while ahead < self.last - 1 and self.flags(ahead) & (bit.ADVERB | bit.OPENING):
            ahead += 1
        return bool(self.flags(ahead) & bit.INFINITIVE)

    def _after_outlet(self, first: int) -> Source | None:
        """Return the last two names of a run that begins with to whom ("all'Adnkronos Anna Conti")."""
        for start, end in capital_runs(self.found, first, min(first + 7, self.last))[:2]:
            name = name_in_run(self.found, start, end)
            before = self.flags(start - 1)
            plain = before & bit.LETTER and not before & (bit.PREPOSITION | bit.ARTICLE | bit.CAPITAL)
            apart = plain and end - start > 1  # "in un'intervista Ada Neri"
            if name and (name[0] > start or apart):
                return source_of(self.found, *name, self.known, self.lexicon)
        return None

    def verbal_from(self, first: int) -> bool:
        """Tell whether a word that can be a verb follows soon, before any mark."""
        for index in range(first, min(first + _VERB_NEAR, self.last)):
            own = self.flags(index)
            if own & bit.MARK:
                return False
            if own & bit.VERB or (own & bit.VERBAL and not own & (bit.SMALL | bit.CAPITAL)):
                return True
        return False

    def clause(self, start: int) -> Span:
        """Return from an offset to the end of the sentence, without its closing mark."""
        return self.trimmed(start, self.span.end)

    def trimmed(self, start: int, end: int) -> Span:
        """Return a stretch without white space and closing marks at its ends."""
        if self.last > self.first:
            end = min(end, self.found.ends[self.last - 1])
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
