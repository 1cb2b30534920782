"""Who says what in a text: direct and indirect speech, "secondo X", figures that a source gives.

Works sentence by sentence with the words of `resources/languages/<language>/attribution.toml`; no grammar of
the whole sentence is needed, only the verb of saying, what stands on either side of it, and the quotations.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from workbench.rows import Attribution, AttributionMode, Quote, Span
from workbench.text.attribution_sentence import CLOSING, DASHES, OPENING, Sentence
from workbench.text.attribution_sources import Source, source_of
from workbench.text.attribution_speech import figure_clause, said_after, said_before, speaks, unmarked
from workbench.text.attribution_words import Group, group_at, phrase_at, sayings, words
from workbench.text.header import header
from workbench.text.mentions import capital_runs, names
from workbench.text.quotes import quotes
from workbench.text.sentences import sentences

_MAX_WORDS = 400  # a longer sentence is no prose; only its beginning is read
_SHORTEST_QUOTE = 12  # code points of a quotation that goes on without a speaker of its own


def attributions(text: str, language: str) -> list[Attribution]:
    """Return who says what, in the order of the cues; spans in code points.

    A quotation of several sentences is one content. An indirect content leaves out "che", an infinitive
    one keeps its "di". A quotation that goes on after an attributed one has its opening mark as cue.
    A language without a folder is read with the English words.
    """
    lexicon = sayings(language)
    found = words(text)
    known = names(found, lexicon)
    outer = sorted(
        (quote for quote in quotes(text, language) if quote.depth == 0), key=lambda q: q.span.start
    )
    starts = [word.start for word in found]
    body = header(text).span.end
    result: list[Attribution] = []
    before: Span | None = None
    for whole in sentences(text, language):
        span = Span(max(whole.start, body), max(whole.end, body))
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        last = min(last, first + _MAX_WORDS)
        latest = result[-1].speaker if result else None
        sentence = Sentence(
            text, found, first, last, span, before, outer, replace(known, latest=latest), lexicon
        )
        result.extend(_in_sentence(sentence))
        before = span
    return _gone_on(text, outer, result)


def _in_sentence(sentence: Sentence) -> list[Attribution]:
    """Read one sentence from left to right."""
    result: list[Attribution] = []
    found, lexicon = sentence.found, sentence.lexicon
    subject: Source | None = None
    index = sentence.first
    while index < sentence.last:
        read: Attribution | None = None
        end = index + 1
        if sentence.quoted(found[index].start):
            pass
        elif group := group_at(found, index, lexicon):
            read, subject = _from_group(sentence, group, subject)
            end = group.last
        elif (after := phrase_at(found, index, lexicon.according)) and _may_accord(sentence, index):
            read = _according(sentence, index, after)
        elif index == sentence.first and found[index].lower in lexicon.sets["by"]:
            read = _in_the_view_of(sentence)
        elif found[index].lower == ":" and not result:
            read = _headline(sentence, index)
        elif (source := unmarked(sentence, index)) and (
            quote := sentence.quote_ending_by(found[index].start)
        ):
            read = Attribution(
                source.span(found), _cue(sentence, index, end), quote.inner, source.speaker, "direct"
            )
        if read and len(read.content):
            result = _closed(result, read, sentence)
            latest = read.speaker or sentence.known.latest
            sentence = replace(sentence, known=replace(sentence.known, latest=latest))
        index = max(end, index + 1)
    return result


def _cue(sentence: Sentence, first: int, last: int) -> Span:
    return Span(sentence.found[first].start, sentence.found[last - 1].end)


def _closed(result: list[Attribution], new: Attribution, sentence: Sentence) -> list[Attribution]:
    """Append; an indirect content that ran on over the new cue ends before the new one's words."""
    head = min(new.cue.start, new.source.start if new.source else new.cue.start)
    if not result:
        return [new]
    content = result[-1].content
    if content.start < new.content.start < head <= content.end and result[-1].mode != "direct":
        return [
            *result[:-1],
            replace(result[-1], content=sentence.trimmed(content.start, new.content.start)),
            new,
        ]
    if not content.start < head < content.end or new.content.start < head:
        return [*result, new]
    found, leading = sentence.found, sentence.lexicon.sets["conjunctions"]
    index = bisect_left(found, head, key=lambda word: word.start)
    while found[index - 1].start > content.start and (
        found[index - 1].lower in leading
        or (not found[index - 1].text[0].isalnum() and found[index - 1].lower not in CLOSING)
    ):
        index -= 1
    kept = replace(result[-1], content=sentence.trimmed(content.start, found[index].start))
    return [*result[:-1], kept, new]


def _from_group(
    sentence: Sentence, group: Group, subject: Source | None
) -> tuple[Attribution | None, Source | None]:
    """Read one verb group with its subject and its complement; the subject is returned for the next verb."""
    found, sets = sentence.found, sentence.lexicon.sets
    cue = _cue(sentence, group.first, group.last)
    left = None
    if group.form != "gerund":
        left = sentence.subject_before(sentence.after_quote(group.first), group.first)

    def made(source: Source | None, content: Span, mode: AttributionMode) -> Attribution:
        own = source or subject or (_opening_subject(sentence, group) if mode != "direct" else None)
        speaker = own.speaker if own else sentence.known.latest
        return Attribution(source.span(found) if source else None, cue, content, speaker, mode)

    if group.form == "gerund" and subject is None:
        subject = _subject_of(sentence, group)
    if any(word.lower in sets["from_verbs"] for word in found[group.first : group.last]):
        return _emerges(sentence, group), subject
    if incise := sentence.quote_around(cue.start):
        source = sentence.subject_after(group.last) or left
        return made(source, incise.inner, "direct"), source or subject
    if group.back and sentence.before and sentence.lower(group.last) not in sets["complementisers"]:
        if source := sentence.subject_after(group.last):
            return made(source, sentence.before, "indirect"), source
        return None, left or subject
    if group.first == sentence.first + 1 and sentence.lower(sentence.first) in sets["as"]:
        source = sentence.speaker_after(group.last)
        told = _after(sentence, source) if source and sentence.lower(source.last) == "," else None
        return (made(source, told, sentence.mode(told)) if told else None), source
    if content := said_before(sentence, group):
        source = sentence.speaker_after(group.last) or left
        return made(source, *content), source or subject
    if group.form == "self":
        own = sentence.clause(cue.end)
        return (made(left, own, "indirect") if len(own) else None), left or subject
    if group.figure and left and not speaks(sentence, group):
        figure = figure_clause(sentence, group, left)
        return (made(left, figure, "figure") if figure else None), left
    if group.say and (complement := said_after(sentence, group, left)):
        return made(left, *complement), left or subject
    return None, left or subject


def _subject_of(sentence: Sentence, group: Group) -> Source | None:
    """Return the subject of the sentence's first compound verb, which a gerund shares."""
    verbs = sentence.lexicon.sets["auxiliaries"] | sentence.lexicon.sets["reflexive_auxiliaries"]
    for index in range(sentence.first, group.first):
        if sentence.found[index].lower in verbs and not sentence.quoted(sentence.found[index].start):
            return sentence.subject_before(sentence.first, index)
    return None


def _opening_subject(sentence: Sentence, group: Group) -> Source | None:
    """Return the name that opens the sentence, for a later verb ("Il Codacons parla ..., ma ricorda che")."""
    near = capital_runs(
        sentence.found, sentence.first, min(sentence.first + 8, group.first), sentence.lexicon
    )
    if not near:
        return None
    return sentence.subject_after(sentence.first, near[0][1])


def _emerges(sentence: Sentence, group: Group) -> Attribution | None:
    """Read "dal rapporto emerge che ...", and "è quanto emerge dal rapporto" of the sentence before."""
    found, sets = sentence.found, sentence.lexicon.sets
    after = group.last
    while after < min(group.last + 3, sentence.last) and sentence.lexicon.adverb(found[after]):
        after += 1
    if sentence.lower(after) in sets["from"]:
        source = sentence.subject_after(after + 1, bare=True)
    else:
        before = range(sentence.first, group.first)
        opener = next((index for index in before if found[index].lower in sets["from"]), None)
        source = None if opener is None else sentence.subject_after(opener + 1, group.first, bare=True)
    if source is None:
        return None
    cue = _cue(sentence, group.first, group.last)
    opens = phrase_at(found, sentence.first, sentence.lexicon.openers)
    if opens and opens >= group.first - 1 and sentence.before:
        return Attribution(source.span(found), cue, sentence.before, source.speaker, "indirect")
    that = next(
        (
            i
            for i in range(group.last, min(source.last + 8, sentence.last))
            if found[i].lower in sets["complementisers"]
        ),
        None,
    )
    if that is None or that + 1 >= sentence.last:
        return None
    content = sentence.clause(found[that + 1].start)
    return Attribution(source.span(found), cue, content, source.speaker, sentence.mode(content))


def _may_accord(sentence: Sentence, index: int) -> bool:
    """Tell "secondo l'Istat" from "il secondo posto": no article, no preposition before it."""
    sets = sentence.lexicon.sets
    before = sentence.lower(index - 1)
    return before not in sets["articles"] | sets["prepositions"] | sets["reflexive_auxiliaries"]


def _until_comma(sentence: Sentence, first: int) -> Source | None:
    """Return the words up to a comma as speaker where no verb stands among them."""
    sets = sentence.lexicon.sets
    verbs = sets["auxiliaries"] | sets["reflexive_auxiliaries"] | sets["relatives"]
    for index in range(first, min(first + 16, sentence.last)):
        if sentence.lower(index) == "," and index > first:
            return source_of(sentence.found, first, index, sentence.known, sentence.lexicon)
        if sentence.lower(index) in verbs or sentence.lower(index) in {":", ";", *OPENING}:
            return None
    return None


def _according(sentence: Sentence, first: int, last: int) -> Attribution | None:
    """Read "secondo X, ...", "..., secondo X"; what X says is the rest of the sentence."""
    found, sets = sentence.found, sentence.lexicon.sets
    start = last
    while start < sentence.last and start - last < 8 and found[start].lower in sets["reported"]:
        start += 1
    if start >= sentence.last or found[start].lower in sets["not_sources"]:
        return None
    source = sentence.subject_after(start, bare=True)
    if first - sentence.first <= 1 and (source is None or sentence.lower(source.last) != ","):
        source = _until_comma(sentence, start) or source
    if source is None or found[source.last - 1].lower in sets["not_sources"]:
        return None
    if first - sentence.first <= 1:
        content = _after(sentence, source)
    elif sentence.last - source.last > 4 and found[source.last].lower == ",":
        content = sentence.trimmed(sentence.span.start, sentence.span.end)
    else:
        content = sentence.trimmed(sentence.span.start, found[first].start)
    return Attribution(
        source.span(found), _cue(sentence, first, last), content, source.speaker, "according to"
    )


def _after(sentence: Sentence, source: Source) -> Span:
    """Return what follows a leading "secondo X": past a comma that closes what is told about X."""
    begin = source.last
    close = next((i for i in range(begin, min(begin + 12, sentence.last)) if sentence.lower(i) == ","), None)
    if close is not None and sentence.lower(begin) in sentence.lexicon.sets["prepositions"] | {","}:
        begin = close
    while begin < sentence.last and sentence.lower(begin) in {",", *DASHES}:
        begin += 1
    if described := _described(sentence, begin):
        begin = described
    if begin >= sentence.last:
        return Span(sentence.span.end, sentence.span.end)
    return sentence.clause(sentence.found[begin].start)


def _described(sentence: Sentence, first: int) -> int | None:
    """Return where an apposition to the speaker ends ("docente alla Federico II, "), or None."""
    sets = sentence.lexicon.sets
    noun = first + 1 if sentence.lower(first) in sets["articles"] else first
    if sentence.lower(noun) not in sets["nouns"]:
        return None
    for index in range(noun + 1, min(noun + 14, sentence.last)):
        if sentence.lower(index) == ",":
            return index + 1
        if sentence.lower(index) in sets["auxiliaries"] | sets["reflexive_auxiliaries"]:
            return None
    return None


def _in_the_view_of(sentence: Sentence) -> Attribution | None:
    """Read "Per il ministro Rossi, ...": only an office, a known body, or a person who is quoted, speaks here."""
    found, sets = sentence.found, sentence.lexicon.sets
    first = sentence.first
    source = sentence.subject_after(first + 1)
    if source is None or sentence.lower(source.last) not in {",", *OPENING}:
        return None
    inside = found[source.first : source.last]
    office = any(word.lower in sets["nouns"] for word in inside)
    person = (
        len(inside) > 1 and all(word.capital for word in inside) and bool(sentence.quote_from(inside[-1].end))
    )
    body = source.speaker in sentence.lexicon.aliases.values()
    if not (office or person or body):
        return None
    content = _after(sentence, source)
    return Attribution(
        source.span(found),
        _cue(sentence, first, first + 1),
        content,
        source.speaker,
        sentence.mode(content, "according to"),
    )


def _headline(sentence: Sentence, colon: int) -> Attribution | None:
    """Read "Rossi: “Nessun aumento”": a name at the sentence's start, a colon, a quotation."""
    found = sentence.found
    quote = sentence.quote_from(found[colon].end)
    if not quote or sentence.text[found[colon].end : quote.span.start].strip():
        return None
    source = sentence.subject_before(sentence.first, colon)
    if source is None or source.last != colon:
        return None
    named = len(source.speaker.split()) > 1 and source.speaker.istitle()
    if not named and (source.first != sentence.first or colon - source.first > 8):
        return None
    return Attribution(
        source.span(found), _cue(sentence, colon, colon + 1), quote.inner, source.speaker, "direct"
    )


def _gone_on(text: str, outer: list[Quote], result: list[Attribution]) -> list[Attribution]:
    """Give a quotation that follows an attributed one, without a word of the narrator's between, its speaker."""
    cues = sorted(result, key=lambda said: said.cue.start)
    contents = sorted((said.content for said in result), key=lambda span: span.start)
    added: list[Attribution] = []
    speaker_at: list[tuple[int, str | None]] = [(max(s.cue.end, s.content.end), s.speaker) for s in cues]
    speaker_at.sort(key=lambda pair: pair[0])
    for quote in outer:
        index = bisect_left(contents, quote.inner.end, key=lambda span: span.start) - 1
        if any(span.overlaps(quote.inner) for span in contents[max(0, index - 2) : index + 1]):
            continue
        if len(quote.inner) < _SHORTEST_QUOTE or not _opens_sentence(text, quote):
            continue
        place = bisect_left(speaker_at, quote.span.start + 1, key=lambda pair: pair[0]) - 1
        if place < 0 or not _same_breath(text, speaker_at[place][0], quote.span.start):
            continue
        speaker = speaker_at[place][1]
        cue = Span(quote.span.start, quote.inner.start)
        added.append(Attribution(None, cue, quote.inner, speaker, "direct"))
        speaker_at.insert(place + 1, (quote.span.end, speaker))
    return sorted([*result, *added], key=lambda said: said.cue.start)


def _opens_sentence(text: str, quote: Quote) -> bool:
    """Tell whether a quotation is a sentence of its own, and not a word of the narrator's in quotation marks."""
    before = text[max(0, quote.span.start - 4) : quote.span.start].rstrip()
    inside = text[quote.inner.start : quote.inner.start + 1]
    return inside.isupper() and (not before or before[-1] in '.!?:”»"…,')


def _same_breath(text: str, end: int, start: int) -> bool:
    """Tell whether only the rest of the attribution's sentence stands between."""
    return start - end < 160 and text.count("\n\n", end, start) <= 0 and text.count(". ", end, start) <= 1
