"""From an article's text to its claims: sentence by sentence, speech apart from the narrator, cut into clauses."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from workbench.claims.clauses import Piece, cut, trim
from workbench.claims.cues import Cues, cues
from workbench.claims.kinds import kinds, modality, polarity
from workbench.claims.worthiness import reasons, score
from workbench.rows import Attribution, ClaimDraft, DateMention, Quantity, Span
from workbench.text.attribution import attributions
from workbench.text.attribution_words import Word, words
from workbench.text.dates import dates
from workbench.text.header import header
from workbench.text.quantities import quantities
from workbench.text.quotes import quotes
from workbench.text.sentences import sentences

_CONTEXT = 600  # code points before a claim
_DATELINES = 6  # sentences among which a dateline can stand below a headline
_LONGEST = 4000  # code points; only so much of a sentence without end is read


@dataclass(frozen=True, slots=True)
class _Article:
    """Hold all that is read once for a whole text."""

    text: str
    language: str
    published: str | None
    found: Sequence[Word]
    quantities: Sequence[Quantity]
    dates: Sequence[DateMention]
    figures: Sequence[Span]
    quoted: Sequence[Span]
    lexicon: Cues
    headline: int

    def index(self, at: int) -> int:
        """Return the first word at or after an offset."""
        return bisect_left(self.found, at, key=lambda word: word.start)


@dataclass(frozen=True, slots=True)
class _Region:
    """Hold a stretch of one sentence with one speaker; whole: not to be cut."""

    span: Span
    attribution: Attribution | None
    whole: bool = False


def extract(text: str, language: str, published: date | str | None) -> list[ClaimDraft]:
    """Return the claims of an article in the order of the text; offsets are code points of the text passed in.

    published: a date, "YYYY-MM-DD", "YYYY-MM" or None; without one the header's own date is used. A header
    is no claim. A language without a folder is read with the English words.
    """
    head = header(text)
    day = published.isoformat() if isinstance(published, date) else published or head.published
    reference = _reference(day)
    lexicon = cues(language)
    counted = sorted(quantities(text, language), key=lambda quantity: quantity.span.start)
    dated = sorted(dates(text, language, reference), key=lambda mention: mention.span.start)
    in_dates = [mention.span for mention in dated]
    counted = [quantity for quantity in counted if not _within(quantity.span, in_dates)]
    article = _Article(
        text=text,
        language=language,
        published=day,
        found=words(text),
        quantities=counted,
        dates=dated,
        figures=sorted([quantity.span for quantity in counted] + in_dates),
        quoted=[quote.span for quote in quotes(text, language) if quote.depth == 0],
        lexicon=lexicon,
        headline=_headline(text, head.span.end),
    )
    drafts: list[ClaimDraft] = []
    speech = deque(
        sorted(((_extent(said), said) for said in attributions(text, language)), key=lambda pair: pair[0])
    )
    near: list[tuple[Span, Attribution]] = []
    for number, sentence in enumerate(sentences(text, language)):
        start = max(_body(text, sentence) if number < _DATELINES else sentence.start, head.span.end)
        if start >= sentence.end:
            continue
        body = Span(start, min(sentence.end, start + _LONGEST))
        while speech and speech[0][0].start < body.end:
            near.append(speech.popleft())
        near = [pair for pair in near if pair[0].end > body.start]
        touching = [said for _, said in near if said.cue.overlaps(body) or said.content.overlaps(body)]
        drafts.extend(_claims(article, body, sorted(touching, key=lambda said: said.cue.start)))
    return drafts


def _reference(day: str | None) -> date | str | None:
    """Return a day as a date where it is one; a month stays as written."""
    if day is None or len(day) == 7:
        return day
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _within(span: Span, others: Sequence[Span]) -> bool:
    index = bisect_left(others, span.start + 1, key=lambda other: other.start) - 1
    return index >= 0 and others[index].overlaps(span)


def _claims(article: _Article, sentence: Span, speech: Sequence[Attribution]) -> list[ClaimDraft]:
    result: list[ClaimDraft] = []
    for region in _regions(article, sentence, speech):
        first, last = article.index(region.span.start), article.index(region.span.end)
        if last <= first:
            continue
        if region.whole:
            trimmed = trim(article.found, Piece(first, last), article.lexicon)
            pieces = [trimmed] if trimmed else []
        else:
            reported = region.attribution is not None and region.attribution.mode != "direct"
            pieces = cut(article.found, first, last, article.lexicon, article.figures, reported)
        narrated = False
        for piece in pieces:
            narrated = (
                narrated if piece.kind == "participle" else piece.kind == "relative" and not region.whole
            )
            if draft := _draft(article, sentence, region, piece, narrated):
                result.append(draft)
    return sorted(result, key=lambda draft: draft.span)


def _regions(article: _Article, sentence: Span, speech: Sequence[Attribution]) -> list[_Region]:
    """Divide a sentence into what somebody says and what the narrator says; heads of speech fall away."""
    regions: list[_Region] = []
    taken: list[Span] = []
    for said in speech:
        head = _head(said, sentence)
        content = _clip(said.content, sentence)
        if head:
            taken.append(head)
        if content is None:
            continue
        if head and _keeps_head(article, said) and head.end <= content.start + 1:
            content = Span(head.start, content.end)
        taken.append(content)
        regions.extend(_Region(part, said) for part in _without_incise(article, content, said))
    regions.extend(_narrated(article, sentence, taken))
    return _disjoint(sorted(regions, key=lambda region: region.span))


def _without_incise(article: _Article, content: Span, said: Attribution) -> list[Span]:
    """Cut a quotation at its incise where a new sentence begins after it ("– ha detto X – Si apre ...")."""
    if said.mode != "direct" or not content.contains(said.cue):
        return [content]
    start, end = _bounds(said)
    text = article.text
    while end < content.end and not text[end].isalnum():
        end += 1
    while start > content.start and not text[start - 1].isalnum():
        start -= 1
    if end < content.end and text[end].isupper() and start > content.start:
        return [Span(content.start, start), Span(end, content.end)]
    if end >= content.end:
        return [Span(content.start, start)]
    return [content]


def _bounds(said: Attribution) -> tuple[int, int]:
    spans = [said.cue, *([said.source] if said.source else [])]
    return min(span.start for span in spans), max(span.end for span in spans)


def _extent(said: Attribution) -> Span:
    """Return the stretch from the first to the last word that an attribution touches."""
    start, end = _bounds(said)
    return Span(min(start, said.content.start), max(end, said.content.end))


def _head(said: Attribution, sentence: Span) -> Span | None:
    """Return the speaker's mention and the cue as one stretch, inside the sentence."""
    return _clip(Span(*_bounds(said)), sentence)


def _clip(span: Span, sentence: Span) -> Span | None:
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    return Span(start, end) if start < end else None


def _keeps_head(article: _Article, said: Attribution) -> bool:
    """Tell whether the content cannot stand without its verb: an infinitive, "si è detto favorevole"."""
    if said.mode == "figure" or said.content.start <= said.cue.start:
        return False
    between = article.text[said.cue.end : said.content.start]
    first = article.index(said.content.start)
    opening = article.found[first].lower if first < len(article.found) else ""
    return opening in article.lexicon.sayings.sets["infinitive_marks"] or (
        said.mode in {"indirect", "mixed"} and not between.strip()
    )


def _narrated(article: _Article, sentence: Span, taken: Sequence[Span]) -> list[_Region]:
    """Return what is left of a sentence for the narrator, glue aside."""
    if not taken:
        return [_Region(sentence, None)]
    regions: list[_Region] = []
    at = sentence.start
    for span in [*sorted(taken), Span(sentence.end, sentence.end)]:
        if span.start > at:
            rest = Span(at, span.start)
            if _tells(article, rest, last=span.start == sentence.end):
                regions.append(_Region(rest, None))
        at = max(at, span.end)
    return regions


def _tells(article: _Article, rest: Span, last: bool) -> bool:
    """Tell whether a rest of a sentence is a clause of its own: closed by a conjunction, or opened by one."""
    first, end = article.index(rest.start), article.index(rest.end)
    found, lexicon = article.found, article.lexicon
    if end - first < 4 or not any(lexicon.finite_at(found, index) for index in range(first, end)):
        return False
    closed = found[end - 1].lower in lexicon.cut_conjunctions | {",", ";"} and found[end - 1].lower != ":"
    opened = any(word.lower in lexicon.cut_conjunctions for word in found[first : first + 2])
    figure = bool(_inside(article.quantities, rest))
    return (opened if last else closed) or figure


def _disjoint(regions: Sequence[_Region]) -> list[_Region]:
    """Keep regions from overlapping: a later one takes its words from the one before."""
    result: list[_Region] = []
    for region in regions:
        if result and region.span.start < result[-1].span.end:
            before = result[-1]
            if region.span.end <= before.span.end and region.span.start == before.span.start:
                continue
            result[-1] = _Region(Span(before.span.start, region.span.start), before.attribution, before.whole)
            if before.span.end > region.span.end:
                region = _Region(Span(region.span.start, before.span.end), region.attribution, region.whole)
        result.append(region)
    return [region for region in result if len(region.span)]


def _draft(
    article: _Article, sentence: Span, region: _Region, piece: Piece, aside: bool
) -> ClaimDraft | None:
    """Make one claim of a piece, or None where nobody would check it; aside: in or after a relative clause."""
    found, lexicon = article.found, article.lexicon
    own = found[piece.first : piece.last]
    span = Span(own[0].start, own[-1].end)
    span = _closed_marks(article.text, span, sentence)
    text = span.of(article.text)
    said = region.attribution
    quoted = any(quote.overlaps(span) for quote in _quotes_near(article, span))
    put = modality(own, article.text[span.start : min(span.end + 2, sentence.end)], lexicon)
    if said and aside and not quoted and put == "asserted":
        said = None  # "Russia, che possiede ...": the narrator explains, not the speaker
    counted = _inside(article.quantities, span)
    dated = _inside(article.dates, span)
    indirect = said is not None and said.mode != "direct"
    verbal = (
        indirect
        or piece.kind == "participle"
        or any(lexicon.finite_at(found, index) for index in range(piece.first, piece.last))
    )
    speaker = said.speaker if said else None
    listed = reasons(own, counted, dated, put, speaker, verbal, span.end <= article.headline, lexicon)
    worth = score(listed, lexicon)
    if worth < lexicon.weights["keep"] or not any(character.isalpha() for character in text):
        return None
    return ClaimDraft(
        span=span,
        text=text,
        language=article.language,
        speaker=speaker,
        kinds=kinds(own, counted, dated, put, quoted, lexicon),
        polarity=polarity(own, lexicon),
        modality=put,
        quantities=counted,
        dates=dated,
        worthiness=worth,
        reasons=listed,
        attribution=said,
        context=article.text[max(0, span.start - _CONTEXT) : span.start],
        published=article.published,
    )


def _headline(text: str, start: int) -> int:
    """Return where a headline ends: a first line without a closing mark, above other text; else its start."""
    end = text.find("\n", start)
    if end < 0 or not text[end:].strip():
        return start
    return end if text[start:end].rstrip('”»"’ ')[-1:] not in ".!?…;:" else start


def _body(text: str, sentence: Span) -> int:
    """Return where a paragraph's first sentence starts, past a dateline that follows a headline."""
    if sentence.start == 0 or text[sentence.start - 1] != "\n":
        return sentence.start
    return sentence.start + header(text[sentence.start : sentence.end]).span.end


def _closed_marks(text: str, span: Span, sentence: Span) -> Span:
    """Drop a quotation mark that has lost its partner at either end, take in one that closes the claim."""
    start, end = span.start, span.end
    for opening, closing in (("“", "”"), ("«", "»"), ('"', '"')):
        if opening != closing:
            if text[start] == opening and closing not in text[start:end]:
                if end < sentence.end and text[end] == closing:
                    end += 1
                else:
                    start += 1
            elif text[end - 1] == closing and opening not in text[start:end]:
                end -= 1
    return Span(start, end) if start < end else span


def _quotes_near(article: _Article, span: Span) -> Sequence[Span]:
    index = bisect_left(article.quoted, span.start, key=lambda quote: quote.start)
    return article.quoted[max(0, index - 1) : index + 3]


_Item = TypeVar("_Item", Quantity, DateMention)


def _inside(items: Sequence[_Item], span: Span) -> tuple[_Item, ...]:
    """Return the items that lie wholly inside a span; they are sorted by their start."""
    index = bisect_left(items, span.start, key=lambda item: item.span.start)
    result: list[_Item] = []
    while index < len(items) and items[index].span.start < span.end:
        if items[index].span.end <= span.end:
            result.append(items[index])
        index += 1
    return tuple(result)
