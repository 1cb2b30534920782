"""From an article's text to its claims: sentence by sentence, speech apart from the narrator, cut into clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from workbench.claims.clauses import cut
from workbench.claims.clauses_words import Piece
from workbench.claims.cues import COMMA, CUT, PAUSE, Cues, cues
from workbench.claims.kinds import kinds, modality, polarity
from workbench.claims.marks import Marks, clause, marks
from workbench.claims.speech import spoken
from workbench.claims.standalone import standalone
from workbench.claims.worthiness import reasons, score
from workbench.rows import Attribution, ClaimDraft, DateMention, Quantity, Span
from workbench.text import attribution_flags as bit
from workbench.text.attribution import attributed
from workbench.text.attribution_sentence import Outer, outermost
from workbench.text.dates import dates
from workbench.text.header import header
from workbench.text.quantities import quantities
from workbench.text.quotes import quoted
from workbench.text.scan import paragraphs
from workbench.text.sentences import divided

_CONTEXT = 600  # code points before a claim
_DATELINES = 6  # sentences among which a dateline can stand below a headline
_VERB_NEAR = 10  # words within which a clause after an incise shows its verb
# "MONTEBELLUNA (Treviso) – ", a place in capitals with its province, which `header` leaves in the text.
_PLACED = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý'’. -]{1,40}\([^()\n]{2,30}\)(?:, [^–—\n]{1,30})?\s?[-–—]\s+")
_SHORTEST_REST = 4  # words, and so code points, of a rest that is a clause
_LONGEST = 4000  # code points; only so much of a sentence without end is read


_Item = TypeVar("_Item", Quantity, DateMention)
_Placed = tuple[Sequence[int], Sequence[_Item]]  # the items' starts, ascending, and the items


def _placed(items: Sequence[_Item]) -> _Placed[_Item]:
    return [item.span.start for item in items], items


@dataclass(frozen=True, slots=True)
class _Article:
    """Hold all that is read once for a whole text; bodies: what is read of its sentences."""

    text: str
    language: str
    published: str | None
    bodies: Sequence[Span]
    read: Marks
    quantities: _Placed[Quantity]
    dates: _Placed[DateMention]
    outer: Outer
    lexicon: Cues
    headline: int


_Stretch = tuple[int, int]  # code points, half-open


class _Region(NamedTuple):
    """Hold a stretch of one sentence with one speaker."""

    start: int
    end: int
    attribution: Attribution | None


def extract(text: str, language: str, published: date | str | None) -> list[ClaimDraft]:
    """Return the claims of an article in the order of the text; offsets are code points of the text passed in.

    published: a date, "YYYY-MM-DD", "YYYY-MM" or None; without one the header's own date is used. A header
    is no claim. A language without a folder is read with the English words.
    """
    head = header(text)
    day = published.isoformat() if isinstance(published, date) else published or head.published
    reference = _reference(day)
    lexicon = cues(language)
    dated = sorted(dates(text, language, reference), key=lambda mention: mention.span.start)
    counted = _undated(quantities(text, language), dated)
    blocks = paragraphs(text)
    found, outer = lexicon.sayings.read(text), outermost(quoted(text, blocks, language))
    wholes = divided(text, blocks, head.span.end, language)
    bodies = _bodies(text, wholes, head.span.end)
    article = _Article(
        text=text,
        language=language,
        published=day,
        bodies=bodies,
        read=marks(found, [item.span for item in counted], [item.span for item in dated], lexicon),
        quantities=_placed(counted),
        dates=_placed(dated),
        outer=outer,
        lexicon=lexicon,
        headline=_headline(text, head.span.end),
    )
    told = attributed(found, wholes, outer, head.span.end, lexicon.sayings)
    return [
        draft for number, said in enumerate(spoken(told, bodies)) for draft in _claims(article, number, said)
    ]


def _bodies(text: str, wholes: Sequence[Span], start: int) -> list[Span]:
    """Return what is read of each sentence: without header and dateline, and not endlessly."""
    result: list[Span] = []
    for number, whole in enumerate(wholes):
        first = max(_body(text, whole, start) if number < _DATELINES else whole.start, start)
        if first < whole.end:
            last = min(whole.end, first + _LONGEST)
            result.append(whole if (first, last) == (whole.start, whole.end) else Span(first, last))
    return result


def _reference(day: str | None) -> date | str | None:
    """Return a day as a date where it is one; a month stays as written."""
    if day is None or len(day) == 7:
        return day
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _undated(counted: Sequence[Quantity], dated: Sequence[DateMention]) -> list[Quantity]:
    """Return the quantities that are no part of a date, in the order of the text."""
    starts = [mention.span.start for mention in dated]
    result: list[Quantity] = []
    for quantity in sorted(counted, key=lambda quantity: quantity.span.start):
        before = bisect_right(starts, quantity.span.start) - 1
        if before < 0 or dated[before].span.end <= quantity.span.start:
            result.append(quantity)
    return result


def _claims(article: _Article, number: int, speech: Sequence[Attribution]) -> list[ClaimDraft]:
    """Return the claims of one sentence; number: its place among the bodies."""
    read = article.read
    result: list[ClaimDraft] = []
    for region in _regions(article, article.bodies[number], speech):
        first, last = read.found.index(region.start), read.found.index(region.end)
        if last <= first:
            continue
        reported = region.attribution is not None and region.attribution.mode != "direct"
        narrated = False
        aside = _aside(article, region)
        for piece in cut(read, first, last, article.lexicon, reported, aside):
            if piece.kind != "participle" and not piece.lent:
                narrated = piece.kind == "relative"
            if draft := _draft(article, number, region, piece, narrated):
                result.append(draft)
    return sorted(result, key=lambda draft: (draft.span.start, draft.span.end))


def _aside(article: _Article, region: _Region) -> tuple[int, int] | None:
    """Return the words that say who says it within a region, with the mark that closes them, or None."""
    if region.attribution is None:
        return None
    start, end = _bounds(region.attribution)
    if start <= region.start or end >= region.end:
        return None
    first, last = article.read.found.index(start), article.read.found.index(end)
    if not article.read.flags[first - 1] & PAUSE:
        return None
    close = article.read.pause(last, article.read.found.index(region.end))
    return first - 1, close + 1


def _regions(article: _Article, sentence: Span, speech: Sequence[Attribution]) -> list[_Region]:
    """Divide a sentence into what somebody says and what the narrator says; heads of speech fall away."""
    if not speech:
        return [_Region(sentence.start, sentence.end, None)]
    regions: list[_Region] = []
    taken: list[_Stretch] = []
    for said in speech:
        head = _clip(_bounds(said), sentence)  # the speaker's mention and the cue as one stretch
        content = _clip((said.content.start, said.content.end), sentence)
        if head:
            taken.append(head)
        if content is None:
            continue
        if head and _keeps_head(article, said) and head[1] <= content[0] + 1:
            content = head[0], content[1]
        taken.append(content)
        regions.extend([_Region(*part, said) for part in _without_incise(article, content, said)])
    regions.extend(_narrated(article, sentence, taken))
    return _disjoint(sorted(regions, key=lambda region: region[:2]))


def _without_incise(article: _Article, content: _Stretch, said: Attribution) -> list[_Stretch]:
    """Cut a quotation at its incise where a new sentence or clause begins after it ("– ha detto X – e il ...")."""
    first_at, last_at = content
    if said.mode != "direct" or said.cue.start < first_at or said.cue.end > last_at:
        return [content]
    start, end = _bounds(said)
    text = article.text
    while end < last_at and not text[end].isalnum():
        end += 1
    while start > first_at and not text[start - 1].isalnum():
        start -= 1
    first = article.read.found.index(end)
    opening = article.read.found.flags[first] if end < last_at else 0
    resumes = opening & bit.CONJUNCTION and article.read.finite_in(first, first + _VERB_NEAR)
    if start > first_at and (opening & bit.CAPITAL or resumes):
        return [(first_at, start), (end, last_at)]
    if end >= last_at:
        return [(first_at, start)]
    return [content]


def _bounds(said: Attribution) -> _Stretch:
    cue, source = said.cue, said.source
    if source is None:
        return cue.start, cue.end
    return min(cue.start, source.start), max(cue.end, source.end)


def _clip(stretch: _Stretch, sentence: Span) -> _Stretch | None:
    start, end = max(stretch[0], sentence.start), min(stretch[1], sentence.end)
    return (start, end) if start < end else None


def _keeps_head(article: _Article, said: Attribution) -> bool:
    """Tell whether the content cannot stand without its verb: an infinitive, "si è detto favorevole"."""
    if said.mode == "figure" or said.content.start <= said.cue.start:
        return False
    between = article.text[said.cue.end : said.content.start]
    first = article.read.found.index(said.content.start)
    opening = article.read.found.flags[first] if first < len(article.read.found) else 0
    return bool(opening & bit.INFINITIVE_MARK) or (said.mode in {"indirect", "mixed"} and not between.strip())


def _narrated(article: _Article, sentence: Span, taken: Sequence[_Stretch]) -> list[_Region]:
    """Return what is left of a sentence for the narrator, glue aside."""
    regions: list[_Region] = []
    at = sentence.start
    for start, end in [*sorted(taken), (sentence.end, sentence.end)]:
        if start > at and _tells(article, at, start, last=start == sentence.end):
            regions.append(_Region(at, start, None))
        at = max(at, end)
    return regions


def _tells(article: _Article, start: int, end: int, last: bool) -> bool:
    """Tell whether a rest of a sentence is a clause of its own: closed by a conjunction, or opened by one."""
    if end - start < _SHORTEST_REST:
        return False
    read = article.read
    first, behind = read.found.index(start), read.found.index(end)
    if behind - first < _SHORTEST_REST or not read.finite_in(first, behind):
        return False
    if last:
        apart = any(own & CUT for own in read.flags[first : first + 2])
    else:
        apart = bool(read.flags[behind - 1] & (CUT | COMMA)) or read.found.lowers[behind - 1] == ";"
    return apart or bool(_inside(article.quantities, start, end) or _inside(article.dates, start, end))


def _disjoint(regions: Sequence[_Region]) -> list[_Region]:
    """Keep regions from overlapping: a later one takes its words from the one before."""
    result: list[_Region] = []
    for region in regions:
        if result and region.start < result[-1].end:
            before = result[-1]
            if region.end <= before.end and region.start == before.start:
                continue
            result[-1] = before._replace(end=region.start)
            if before.end > region.end:
                region = region._replace(end=before.end)
        result.append(region)
    return [region for region in result if region.start < region.end]


def _draft(article: _Article, number: int, region: _Region, piece: Piece, aside: bool) -> ClaimDraft | None:
    """Make one claim of a piece, or None where nobody would check it; aside: in or after a relative clause."""
    sentence, read = article.bodies[number], article.read
    own = clause(read, piece.first, piece.last, piece.lent)
    span = _closed_marks(article.text, read.found.span(piece.first, piece.last), sentence)
    start, end = span.start, span.end
    text = article.text[start:end]
    said = region.attribution
    quoted = _quoted(article.outer, span)
    put = modality(own, article.text[start : min(end + 2, sentence.end)])
    if said and aside and not quoted and put == "asserted":
        said = None  # "Russia, che possiede ...": the narrator explains, not the speaker
    counted = _inside(article.quantities, start, end)
    dated = _inside(article.dates, start, end)
    indirect = said is not None and said.mode != "direct"
    verbal = indirect or piece.kind == "participle" or piece.lent or read.finite_in(piece.first, piece.last)
    speaker = said.speaker if said else None
    listed = reasons(own, counted, dated, put, speaker, verbal, end <= article.headline)
    weights = article.lexicon.weights
    worth = score(listed, weights)
    denies = polarity(own)
    # "Erano convinti di farcela": nothing in it to look up
    plain = not listed and denies == "affirmed" and not piece.lent
    if worth < weights["keep"] or plain or not any(map(str.isalpha, text)):
        return None
    return ClaimDraft(
        span=span,
        text=text,
        language=article.language,
        speaker=speaker,
        kinds=kinds(own, counted, dated, put, quoted),
        polarity=denies,
        modality=put,
        quantities=counted,
        dates=dated,
        worthiness=worth,
        reasons=listed,
        standalone=None
        if quoted or piece.lent
        else standalone(
            read.found,
            span,
            sentence,
            _before(article, number),
            piece.kind,
            counted,
            dated,
            article.published,
            article.language,
            said is None,
        ),
        attribution=said,
        context=article.text[max(0, start - _CONTEXT) : start],
        published=article.published,
    )


def _before(article: _Article, number: int) -> Span | None:
    """Return the sentence before one in its paragraph."""
    if not number:
        return None
    before = article.bodies[number - 1]
    return None if "\n" in article.text[before.end : article.bodies[number].start] else before


def _headline(text: str, start: int) -> int:
    """Return where a headline ends: a first line without a closing mark, above other text; else its start."""
    end = text.find("\n", start)
    if end < 0 or not text[end:].strip():
        return start
    return end if text[start:end].rstrip('”»"’ ')[-1:] not in ".!?…;:" else start


def _body(text: str, sentence: Span, start: int) -> int:
    """Return where a paragraph's first sentence starts, past a dateline; start: where the header ends."""
    if sentence.start > start and text[sentence.start - 1] != "\n":
        return sentence.start
    if placed := _PLACED.match(text, sentence.start, sentence.end):
        return placed.end()
    if sentence.start == 0:
        return 0
    return sentence.start + header(text[sentence.start : sentence.end]).span.end


def _closed_marks(text: str, span: Span, sentence: Span) -> Span:
    """Drop a quotation mark that has lost its partner at either end, take in one that closes the claim."""
    start, end = span.start, span.end
    if text[start] not in "“«" and text[end - 1] not in "”»":
        return span
    for opening, closing in (("“", "”"), ("«", "»")):
        if text[start] == opening and closing not in text[start:end]:
            if end < sentence.end and text[end] == closing:
                end += 1
            else:
                start += 1
        elif text[end - 1] == closing and opening not in text[start:end]:
            end -= 1
    return Span(start, end) if start < end and (start, end) != (span.start, span.end) else span


def _quoted(outer: Outer, span: Span) -> bool:
    """Tell whether a quotation reaches into a span."""
    index = bisect_right(outer.ends, span.start)
    return index < len(outer.starts) and outer.starts[index] < span.end


def _inside(placed: _Placed[_Item], start: int, end: int) -> tuple[_Item, ...]:
    """Return the items that lie wholly inside a stretch of the text."""
    starts, items = placed
    first = bisect_left(starts, start)
    if first == len(starts) or starts[first] >= end:
        return ()
    return tuple([item for item in items[first : bisect_left(starts, end, first)] if item.span.end <= end])
