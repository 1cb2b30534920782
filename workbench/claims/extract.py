"""From an article's text to its claims: sentence by sentence, speech apart from the narrator, cut into clauses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from workbench.claims.article import Article, inside, placed
from workbench.claims.clauses import cut
from workbench.claims.clauses_words import Piece
from workbench.claims.cues import GERUND, cues
from workbench.claims.kinds import kinds, modality, polarity
from workbench.claims.marks import clause, marks
from workbench.claims.regions import Region, aside, regions
from workbench.claims.speech import spoken
from workbench.claims.standalone import standalone
from workbench.claims.worthiness import reasons, score
from workbench.rows import Attribution, ClaimDraft, DateMention, Quantity, Span
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
# "MONTEBELLUNA (Treviso) – ", a place in capitals with its province, which `header` leaves in the text.
_PLACED = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý'’. -]{1,40}\([^()\n]{2,30}\)(?:, [^–—\n]{1,30})?\s?[-–—]\s+")
_SHORTEST_SAID = 4  # words of what somebody says that may lack a verb
_LONGEST = 4000  # code points; only so much of a sentence without end is read


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
    article = Article(
        text=text,
        language=language,
        published=day,
        bodies=bodies,
        read=marks(found, [item.span for item in counted], [item.span for item in dated], lexicon),
        quantities=placed(counted),
        dates=placed(dated),
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


def _claims(article: Article, number: int, speech: Sequence[Attribution]) -> list[ClaimDraft]:
    """Return the claims of one sentence; number: its place among the bodies."""
    read = article.read
    result: list[ClaimDraft] = []
    for region in regions(article, article.bodies[number], speech):
        first, last = read.found.index(region.start), read.found.index(region.end)
        if last <= first:
            continue
        reported = region.attribution is not None and region.attribution.mode != "direct"
        narrated = False
        put_in = aside(article, region)
        for piece in cut(read, first, last, article.lexicon, reported, put_in, region.kind):
            if piece.kind != "participle" and not piece.lent:
                narrated = piece.kind == "relative"
            if draft := _draft(article, number, region, piece, narrated):
                result.append(draft)
    return sorted(result, key=lambda draft: (draft.span.start, draft.span.end))


def _draft(article: Article, number: int, region: Region, piece: Piece, narrated: bool) -> ClaimDraft | None:
    """Make one claim of a piece, or None where nobody would check it; narrated: in or after a relative clause."""
    sentence, read = article.bodies[number], article.read
    own = clause(read, piece.first, piece.last, piece.lent)
    span = _closed_marks(article.text, read.found.span(piece.first, piece.last), sentence)
    start, end = span.start, span.end
    text = article.text[start:end]
    said = region.attribution
    quoted = _quoted(article.outer, span)
    put = modality(own, article.text[start : min(end + 2, sentence.end)])
    told = piece.kind == "participle" and not piece.lent and not read.flags[piece.first] & GERUND
    told = told and not (said and span.start <= said.cue.start < span.end)
    if said and (narrated or told) and not quoted and put == "asserted":
        said = None  # "Russia, che possiede ...": the narrator explains, not the speaker
    counted = inside(article.quantities, start, end)
    dated = inside(article.dates, start, end)
    indirect = said is not None and said.mode != "direct"
    verbal = (
        (indirect and piece.last - piece.first >= _SHORTEST_SAID)
        or piece.kind == "participle"
        or piece.lent
        or read.finite_in(piece.first, piece.last)
    )
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


def _before(article: Article, number: int) -> Span | None:
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
