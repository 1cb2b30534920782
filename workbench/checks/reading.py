"""A claim with the names found in it, its clauses and its context; offsets are code points of the claim's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from workbench.rows import Choice, ClaimDraft, Quantity, Span, Step
from workbench.sources.model import Name
from workbench.sources.names import COUNTRY, Mention, mentions

MOST = 20
"""Figures and ranks of one claim that are checked; a claim with more is a table, not a sentence."""

LONGEST = 4000
"""Code points of a claim, or of its context's end, that are read: far more than any sentence."""

NEAREST = 8
"""Sentences of the context that are read for a subject, from the nearest back."""

_BREAK = re.compile(r"[;:()\[\]—–\n]|,(?=\s)|\s-\s")
_SENTENCE = re.compile(r"(?<=[.!?…])[\s”»\"]+|\n+")

_NO_CHOICE = Choice()

Where = Literal["clause", "claim", "standalone", "context"]


@dataclass(frozen=True, slots=True)
class Found:
    """Hold the codes found for one kind of name, without repeats, and how far away they stood.

    how: "capital" where only capitals stand for the countries, "chosen" where the reviewer said it.
    """

    codes: tuple[str, ...]
    where: Where = "clause"
    how: Literal["name", "capital", "chosen"] = "name"

    def assumed(self, code: str) -> tuple[Step, ...]:
        """Return the assumption that is made by taking it from afar, or a capital for its country."""
        origin = self.where if self.where in ("standalone", "context") else self.how
        if not self.codes or origin == "name":
            return ()
        return (Step(code, {"code": self.codes[0], "from": origin}),)


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold a claim with the names found in it; made once per claim.

    at: the figures' spans in the claim's text, None where a span lies outside. breaks: where clauses end.
    context: its sentences, the nearest first. led: the country that the claim is a relative clause of.
    own: the names that the editions bring along. choice: what the reviewer says it means.
    """

    claim: ClaimDraft
    text: str
    names: tuple[Mention, ...]
    at: tuple[Span | None, ...]
    breaks: tuple[int, ...]
    context: tuple[str, ...]
    led: Mention | None
    own: tuple[Name, ...] = ()
    choice: Choice = _NO_CHOICE

    def span_of(self, figure: Quantity) -> Span | None:
        """Return where a figure stands in the claim's text."""
        for quantity, at in zip(self.claim.quantities, self.at, strict=True):
            if quantity is figure:
                return at
        return None

    def clause(self, at: Span | None) -> Span:
        """Return the clause around a figure, the whole claim where the figure has no place."""
        if at is None:
            return Span(0, len(self.text))
        start = max((end for end in self.breaks if end <= at.start), default=0)
        return Span(start, min((end for end in self.breaks if end >= at.end), default=len(self.text)))

    def around(self, at: Span | None) -> tuple[tuple[Where, Span], ...]:
        """Return where to look for what belongs to a figure: its clause, then the whole claim."""
        return (("clause", self.clause(at)), ("claim", Span(0, len(self.text))))

    def within(self, kind: str, span: Span) -> tuple[Mention, ...]:
        """Return the names of one kind inside a span."""
        return tuple(name for name in self.names if name.kind == kind and span.contains(name.span))

    def elsewhere(self, kind: str, reach: int) -> Found:
        """Look for names of one kind in the standalone wording, then in so many sentences of the context."""
        for text, where in self._further(reach):
            names = _names_once(text, self.claim.language, self.own)
            if codes := codes_of(tuple(name for name in names if name.kind == kind)):
                return Found(codes, where)
        return Found(())

    def _further(self, reach: int) -> Iterator[tuple[str, Where]]:
        if self.claim.standalone:
            yield self.claim.standalone[:LONGEST], "standalone"
        for sentence in self.context[:reach]:
            yield sentence, "context"

    def has(self, kind: str) -> Mention | None:
        """Return the first name of one kind anywhere in the claim."""
        return next((name for name in self.names if name.kind == kind), None)


def read(claim: ClaimDraft, own: tuple[Name, ...] = (), choice: Choice | None = None) -> Reading:
    """Read the names of a claim, its standalone wording and its context.

    own: names that the editions bring along. choice: what the reviewer says that the claim means.
    """
    text = claim.text[:LONGEST]
    whole = Span(0, len(text))
    at = []
    for quantity in claim.quantities:
        start, end = quantity.span.start - claim.span.start, quantity.span.end - claim.span.start
        at.append(Span(start, end) if 0 <= start < end and whole.contains(Span(start, end)) else None)
    names = _without_the_source(claim, mentions(text, claim.language, own))
    breaks = {match.end() for match in _BREAK.finditer(text)} | {
        name.span.start for name in names if name.kind == "boundary"
    }
    named = [name.span for name in names if name.kind in (COUNTRY, "commodity")]
    inside = {spot for span in [*at, *named] if span for spot in range(span.start + 1, span.end)}
    context = claim.context[-LONGEST:]
    sentences = [sentence for sentence in _SENTENCE.split(context) if sentence.strip()]
    return Reading(
        claim=claim,
        text=text,
        names=names,
        at=tuple(at),
        breaks=tuple(sorted(breaks - inside)),
        context=tuple(reversed(sentences[-NEAREST:])),
        led=_led(names, context, claim.language),
        own=own,
        choice=choice or _NO_CHOICE,
    )


def _without_the_source(claim: ClaimDraft, names: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Drop the countries that only name who says it; a country that the cue is part of was misread as one."""
    said = claim.attribution
    if said is None or said.source is None or min(said.source.start, said.cue.start) < claim.span.start:
        return names
    source, cue = said.source.moved(-claim.span.start), said.cue.moved(-claim.span.start)
    if any(name.kind == COUNTRY and name.span.overlaps(cue) for name in names):
        return names
    return tuple(name for name in names if name.kind != COUNTRY or not source.overlaps(name.span))


@lru_cache(maxsize=64)
def _names_once(text: str, language: str, own: tuple[Name, ...]) -> tuple[Mention, ...]:
    """Find the names of a context's sentence, which neighbouring claims share."""
    return mentions(text, language, own)


def _led(names: tuple[Mention, ...], context: str, language: str) -> Mention | None:
    """Return the country right before a claim that is its relative clause ("Russia, che possiede ...")."""
    if not names or not any(name.kind == "relative" and name.span.start == 0 for name in names):
        return None
    before = context.rstrip(" ,")
    last = [
        name for name in mentions(before, language) if name.kind == COUNTRY and name.span.end == len(before)
    ]
    return last[-1] if last else None


def codes_of(names: tuple[Mention, ...]) -> tuple[str, ...]:
    """Return the codes of names without repeats; "mine production" stands for "production" too."""
    codes = dict.fromkeys(code for name in names for code in name.codes)
    return tuple(code for code in codes if not any(other.endswith(f" {code}") for other in codes))
