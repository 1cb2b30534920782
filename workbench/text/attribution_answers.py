"""Quotations without a word of saying: those that go on after an attributed one, and an interview's answers."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence

from workbench.rows import Attribution, Quote, Span
from workbench.text import attribution_flags as bit
from workbench.text.attribution_sentence import Outer
from workbench.text.attribution_sources import source_after
from workbench.text.attribution_tokens import Words, phrase_at
from workbench.text.attribution_words import Sayings
from workbench.text.mentions import Names

_SHORTEST_QUOTE = 12  # code points of a quotation that goes on without a speaker of its own
_LONGEST_BREATH = 160  # code points of the narrator's between two quotations of one speaker
_HEAD = 80  # words among which an article says whom it interviews
_WHOM = 16  # words that name the interviewed
_MARGIN = 40  # code points looked at for the ends of a quotation's paragraph
_CLOSES = ".,;!? \t\r"


def interviewed(found: Words, known: Names, lexicon: Sayings) -> str | None:
    """Return whom the article's first words say is interviewed ("Intervista a Ada Conti"), or None.

    An outlet is no person: "in un'intervista a Repubblica" and a name of one word alone do not count.
    """
    heads, lowers = lexicon.interviews, found.lowers[:_HEAD]
    if heads.keys().isdisjoint(lowers):
        return None
    for index in [index for index, lower in enumerate(lowers) if lower in heads]:
        after = phrase_at(found.lowers, index, heads)
        before = found.flags[index - 1] if index else 0
        if after is None or before & (bit.INDEFINITE | bit.PREPOSITION):
            continue
        line = found.text.find("\n", found.ends[after - 1])
        last = min(len(found) if line < 0 else found.index(line), after + _WHOM)
        source = source_after(found, after, last, known, lexicon, bare=True)
        if source and len(source.speaker.split()) > 1 and source.speaker[:1].isupper():
            return source.speaker
    return None


def gone_on(text: str, outer: Outer, result: list[Attribution], answerer: str | None) -> list[Attribution]:
    """Give quotations without a word of saying their speaker.

    One that follows an attributed one, without a word of the narrator's between, has its speaker; one that
    is a paragraph of its own is the answerer's where the article is an interview.
    """
    contents = sorted((said.content for said in result), key=lambda span: span.start)
    begins = [content.start for content in contents]
    speakers = deque(sorted((_spoken(said) for said in result), key=lambda spoken: spoken[:2]))
    added: list[Attribution] = []
    latest: _Spoken | None = None
    for quote in outer.quotes:
        if len(quote.inner) < _SHORTEST_QUOTE or _overlaps(contents, begins, quote.inner):
            continue
        while speakers and speakers[0][0] <= quote.span.start:
            latest = speakers.popleft()
        if answerer and _is_paragraph(text, quote.span):
            speaker: str | None = answerer
        elif latest and (
            (_opens_sentence(text, quote) and _same_breath(text, latest, quote.span.start))
            or _interrupted(text, latest, quote.span.start)
        ):
            speaker = latest[2]
        else:
            continue
        cue = Span(quote.span.start, quote.inner.start)
        added.append(Attribution(None, cue, quote.inner, speaker, "direct"))
        latest = quote.span.end, quote.span.start, speaker, True
    return sorted([*result, *added], key=lambda said: said.cue.start)


_Spoken = tuple[int, int, str | None, bool]  # where it ends, its cue, who spoke, whether in quoted words


def _spoken(said: Attribution) -> _Spoken:
    quoted = said.mode in {"direct", "mixed"}
    return max(said.cue.end, said.content.end), said.cue.start, said.speaker, quoted


def _overlaps(contents: Sequence[Span], begins: Sequence[int], inner: Span) -> bool:
    index = bisect_left(begins, inner.end) - 1
    return any(span.overlaps(inner) for span in contents[max(0, index - 2) : index + 1])


def _is_paragraph(text: str, span: Span) -> bool:
    """Tell whether nothing else stands on a quotation's lines."""
    before = text[max(0, span.start - _MARGIN) : span.start].rstrip(" \t–—-")
    after = text[span.end : span.end + _MARGIN].lstrip(_CLOSES)
    return (not before or before[-1] == "\n") and (not after or after[0] == "\n")


def _opens_sentence(text: str, quote: Quote) -> bool:
    """Tell whether a quotation is a sentence of its own, and not a word of the narrator's in quotation marks."""
    before = text[max(0, quote.span.start - 4) : quote.span.start].rstrip()
    inside = text[quote.inner.start : quote.inner.start + 1]
    return inside.isupper() and (not before or before[-1] in '.!?”»"…,')


def _interrupted(text: str, spoken: _Spoken, start: int) -> bool:
    """Tell whether a quotation goes on within its sentence: "“...”, dice Neri, “e il ...”"."""
    between = text[spoken[0] : start] if start - spoken[0] < _LONGEST_BREATH else ""
    return spoken[3] and between.rstrip().endswith(",") and not any(mark in between for mark in ".!?:;\n")


def _same_breath(text: str, spoken: _Spoken, start: int) -> bool:
    """Tell whether only the rest of the attribution's sentence stands between.

    After words that were only reported, a new line is somebody else's.
    """
    end = spoken[0]
    return (
        start - end < _LONGEST_BREATH
        and text.find("\n\n", end, start) < 0
        and text.count(". ", end, start) <= 1
        and (spoken[3] or "\n" not in text[end:start])
    )
