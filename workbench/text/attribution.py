"""Who says what in a text: direct and indirect speech, "secondo X", figures that a source gives.

Works sentence by sentence with the words of `resources/languages/<language>/attribution.toml`; no grammar of
the whole sentence is needed, only the verb of saying, what stands on either side of it, and the quotations.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from workbench.rows import Attribution, AttributionMode, Span
from workbench.text import attribution_flags as bit
from workbench.text.attribution_answers import gone_on, interviewed
from workbench.text.attribution_sentence import Outer, Sentence, outermost
from workbench.text.attribution_sources import Source, source_of
from workbench.text.attribution_speech import (
    closing_mark,
    figure_clause,
    only_quoting,
    said_after,
    said_before,
    speaks,
    unmarked,
)
from workbench.text.attribution_tokens import Words, phrase_at
from workbench.text.attribution_words import Group, Sayings, group_at, sayings
from workbench.text.header import header
from workbench.text.mentions import capital_runs, names
from workbench.text.quotes import quotes
from workbench.text.sentences import sentences

_MAX_WORDS = 400  # a longer sentence is no prose; only its beginning is read
_TURN = bit.GROUP | bit.ACCORDING | bit.BY | bit.COLON
_TURN_AFTER = bit.REFLEXIVE | bit.CLOSING  # "si dice", "“...”, rimarca": the next words may be one
_NO_SPEAKER = bit.VERB | bit.RELATIVE | bit.COLON | bit.OPENING
_UNACCORDING = bit.ARTICLE | bit.PREPOSITION | bit.REFLEXIVE_AUXILIARY


def attributions(text: str, language: str) -> list[Attribution]:
    """Return who says what, in the order of the cues; spans in code points.

    A quotation of several sentences is one content. An indirect content leaves out "che", an infinitive
    one keeps its "di". A quotation that goes on after an attributed one has its opening mark as cue.
    A language without a folder is read with the English words.
    """
    lexicon = sayings(language)
    body = header(text).span.end
    return attributed(
        lexicon.read(text), sentences(text, language), outermost(quotes(text, language)), body, lexicon
    )


def attributed(
    found: Words, wholes: Sequence[Span], outer: Outer, body: int, lexicon: Sayings
) -> list[Attribution]:
    """Return who says what in a text whose words, sentences and outermost quotations are known already.

    body: where the text's header ends.
    """
    persons = known = names(found)
    turns = _turns(found)
    result: list[Attribution] = []
    before: Span | None = None
    turn = 0
    for whole in wholes:
        span = whole if whole.start >= body else Span(body, max(whole.end, body))
        first, last = found.index(span.start), found.index(span.end)
        end = bisect_left(turns, last, turn)
        if end > turn:
            last = min(last, first + _MAX_WORDS)
            known = known.after(result[-1].speaker if result else None)
            sentence = Sentence(found.text, found, first, last, span, before, outer, known, lexicon)
            result.extend(_in_sentence(sentence, turns[bisect_left(turns, first, turn, end) : end]))
        turn = end
        before = span
    return gone_on(found.text, outer, result, interviewed(found, persons, lexicon))


def _turns(found: Words) -> list[int]:
    """Return the words at which somebody may begin to be given the word; all others are passed over."""
    flags = found.flags
    turns = {index for index, own in enumerate(flags) if own & _TURN}
    for index in [index for index, own in enumerate(flags) if own & _TURN_AFTER]:
        turns.update((index + 1, index + 2))
    return sorted(turns.difference((len(flags), len(flags) + 1)))


def _in_sentence(sentence: Sentence, turns: Sequence[int]) -> list[Attribution]:
    """Read one sentence from left to right."""
    result: list[Attribution] = []
    found, lexicon = sentence.found, sentence.lexicon
    subject: Source | None = None
    done = sentence.first
    for index in turns:
        if index >= sentence.last:
            break
        if index < done or sentence.quoted(found.starts[index]):
            continue
        read: Attribution | None = None
        end, own = index + 1, found.flags[index]
        if group := group_at(found, index, lexicon):
            read, subject = _from_group(sentence, group, subject)
            end = (read and closing_mark(sentence, group)) or group.last
        elif (
            own & bit.ACCORDING
            and (after := phrase_at(found.lowers, index, lexicon.according))
            and not sentence.flags(index - 1) & _UNACCORDING
        ):
            read = _according(sentence, index, after)
        elif index == sentence.first and own & bit.BY:
            read = _in_the_view_of(sentence)
        elif own & bit.COLON and not result:
            read = _headline(sentence, index)
        elif (source := unmarked(sentence, index)) and (
            quote := sentence.quote_ending_by(found.starts[index])
        ):
            read = Attribution(
                source.span(found), found.span(index, end), quote.inner, source.speaker, "direct"
            )
        if read and len(read.content):
            result = _closed(result, read, sentence)
            sentence = sentence.after(read.speaker)
        done = max(end, index + 1)
    return result


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
    found = sentence.found
    index = found.index(head)
    while found.starts[index - 1] > content.start and (
        found.flags[index - 1] & bit.CONJUNCTION
        or not (found.flags[index - 1] & bit.CLOSING or found.text[found.starts[index - 1]].isalnum())
    ):
        index -= 1
    kept = replace(result[-1], content=sentence.trimmed(content.start, found.starts[index]))
    return [*result[:-1], kept, new]


def _from_group(
    sentence: Sentence, group: Group, subject: Source | None
) -> tuple[Attribution | None, Source | None]:
    """Read one verb group with its subject and its complement; the subject is returned for the next verb."""
    found = sentence.found
    cue = found.span(group.first, group.last)
    if only_quoting(sentence, group):
        return None, subject
    left = None
    if group.form != "gerund":
        left = sentence.subject_before(sentence.after_quote(group.first), group.first)

    def made(source: Source | None, content: Span, mode: AttributionMode) -> Attribution:
        own = source or subject or (_opening_subject(sentence, group) if mode != "direct" else None)
        speaker = own.speaker if own else sentence.known.latest
        return Attribution(source.span(found) if source else None, cue, content, speaker, mode)

    if group.form == "gerund" and subject is None:
        subject = _subject_of(sentence, group)
    if any(own & bit.FROM_VERB for own in found.flags[group.first : group.last]):
        return _emerges(sentence, group), subject
    if incise := sentence.quote_around(cue.start):
        source = sentence.subject_after(group.last) or left
        return made(source, incise.inner, "direct"), source or subject
    if group.back and sentence.before and not sentence.flags(group.last) & bit.COMPLEMENTISER:
        if source := sentence.subject_after(group.last):
            return made(source, sentence.before, "indirect"), source
        return None, left or subject
    if group.first == sentence.first + 1 and sentence.flags(sentence.first) & bit.AS:
        source = sentence.speaker_after(group.last)
        told = _after(sentence, source) if source and sentence.lower(source.last) == "," else None
        return (made(source, told, sentence.mode(told)) if told else None), source
    if content := said_before(sentence, group, left):
        source = sentence.speaker_after(group.last)
        if source is None and closing_mark(sentence, group):
            speaker = subject.speaker if subject else sentence.known.latest
            return Attribution(None, cue, content[0], speaker, content[1]), subject
        source = source or left
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
    for index in range(sentence.first, group.first):
        if sentence.flags(index) & bit.VERB and not sentence.quoted(sentence.found.starts[index]):
            return sentence.subject_before(sentence.first, index)
    return None


def _opening_subject(sentence: Sentence, group: Group) -> Source | None:
    """Return the name that opens the sentence, for a later verb ("Il Codacons parla ..., ma ricorda che")."""
    near = capital_runs(sentence.found, sentence.first, min(sentence.first + 8, group.first))
    return sentence.subject_after(sentence.first, near[0][1]) if near else None


def _emerges(sentence: Sentence, group: Group) -> Attribution | None:
    """Read "dal rapporto emerge che ...", and "è quanto emerge dal rapporto" of the sentence before."""
    found, flags = sentence.found, sentence.found.flags
    after = group.last
    while after < min(group.last + 3, sentence.last) and flags[after] & bit.ADVERB:
        after += 1
    if sentence.flags(after) & bit.FROM:
        source = sentence.subject_after(after + 1, bare=True)
    else:
        before = range(sentence.first, group.first)
        opener = next((index for index in before if flags[index] & bit.FROM), None)
        source = None if opener is None else sentence.subject_after(opener + 1, group.first, bare=True)
    if source is None:
        return None
    cue = found.span(group.first, group.last)
    opens = phrase_at(found.lowers, sentence.first, sentence.lexicon.openers)
    if opens and opens >= group.first - 1 and sentence.before:
        return Attribution(source.span(found), cue, sentence.before, source.speaker, "indirect")
    ahead = range(group.last, min(source.last + 8, sentence.last))
    that = next((index for index in ahead if flags[index] & bit.COMPLEMENTISER), None)
    if that is None or that + 1 >= sentence.last:
        return None
    content = sentence.clause(found.starts[that + 1])
    return Attribution(source.span(found), cue, content, source.speaker, sentence.mode(content))


def _until_comma(sentence: Sentence, first: int) -> Source | None:
    """Return the words up to a comma as speaker where no verb stands among them."""
    for index in range(first, min(first + 16, sentence.last)):
        if sentence.lower(index) == "," and index > first:
            return source_of(sentence.found, first, index, sentence.known, sentence.lexicon)
        if sentence.flags(index) & _NO_SPEAKER or sentence.lower(index) == ";":
            return None
    return None


def _according(sentence: Sentence, first: int, last: int) -> Attribution | None:
    """Read "secondo X, ...", "..., secondo X"; what X says is the rest of the sentence."""
    found, flags = sentence.found, sentence.found.flags
    relative = last + 1 if sentence.flags(last) & bit.ARTICLE else last
    if sentence.flags(relative) & bit.RELATIVE:
        return _according_to_which(sentence, first, relative)
    start = last
    while start < sentence.last and start - last < 8 and flags[start] & bit.REPORTED:
        start += 1
    if start >= sentence.last or flags[start] & bit.NOT_SOURCE:
        return None
    source = sentence.subject_after(start, bare=True)
    if first - sentence.first <= 1 and (source is None or sentence.lower(source.last) != ","):
        source = _until_comma(sentence, start) or source
    if source is None or flags[source.last - 1] & bit.NOT_SOURCE:
        return None
    if first - sentence.first <= 1:
        content = _after(sentence, source)
    elif sentence.last - source.last > 4 and found.lowers[source.last] == ",":
        content = sentence.trimmed(sentence.span.start, sentence.span.end)
    else:
        content = sentence.trimmed(sentence.span.start, found.starts[first])
    return Attribution(source.span(found), found.span(first, last), content, source.speaker, "according to")


def _according_to_which(sentence: Sentence, first: int, relative: int) -> Attribution | None:
    """Read "Nomisma, secondo cui ...": the name or noun group before the comma says what follows."""
    found = sentence.found
    comma = first - 1
    if sentence.lower(comma) != "," or relative + 1 >= sentence.last:
        return None
    runs = capital_runs(found, max(sentence.first, comma - 8), comma)
    if runs and runs[-1][1] == comma:
        source: Source | None = source_of(found, *runs[-1], sentence.known, sentence.lexicon)
    else:
        source = sentence.subject_before(sentence.first, comma)
    if source is None:
        return None
    content = sentence.clause(found.starts[relative + 1])
    cue = found.span(first, relative + 1)
    return Attribution(
        source.span(found), cue, content, source.speaker, sentence.mode(content, "according to")
    )


def _after(sentence: Sentence, source: Source) -> Span:
    """Return what follows a leading "secondo X": past a comma that closes what is told about X."""
    begin = source.last
    close = next((i for i in range(begin, min(begin + 12, sentence.last)) if sentence.lower(i) == ","), None)
    if close is not None and (sentence.flags(begin) & bit.PREPOSITION or close == begin):
        begin = close
    while (
        sentence.flags(begin) & bit.DASH
        or sentence.lower(begin) == ","
        or (sentence.flags(begin) & bit.ADVERB and sentence.lower(begin + 1) == ",")
    ):
        begin += 1
    if described := _described(sentence, begin):
        begin = described
    if begin >= sentence.last:
        return Span(sentence.span.end, sentence.span.end)
    return sentence.clause(sentence.found.starts[begin])


def _described(sentence: Sentence, first: int) -> int | None:
    """Return where an apposition to the speaker ends ("docente alla Federico II, "), or None."""
    noun = first + 1 if sentence.flags(first) & bit.ARTICLE else first
    if not sentence.flags(noun) & bit.NOUN:
        return None
    for index in range(noun + 1, min(noun + 14, sentence.last)):
        if sentence.lower(index) == ",":
            return index + 1
        if sentence.flags(index) & bit.VERB:
            return None
    return None


def _in_the_view_of(sentence: Sentence) -> Attribution | None:
    """Read "Per il ministro Rossi, ...": only an office, a known body, or a person who is quoted, speaks here."""
    found, first = sentence.found, sentence.first
    source = sentence.subject_after(first + 1)
    if source is None or not (
        sentence.flags(source.last) & bit.OPENING or sentence.lower(source.last) == ","
    ):
        return None
    inside = found.flags[source.first : source.last]
    office = any(own & bit.NOUN for own in inside)
    named = all(own & bit.CAPITAL for own in inside)
    person = named and (
        _quotes_at_once(sentence, source.last)
        or (len(inside) > 1 and sentence.quote_from(found.ends[source.last - 1]) is not None)
    )
    body = source.speaker in sentence.lexicon.aliases.values()
    if not (office or person or body):
        return None
    content = _after(sentence, source)
    return Attribution(
        source.span(found),
        found.span(first, first + 1),
        content,
        source.speaker,
        sentence.mode(content, "according to"),
    )


def _quotes_at_once(sentence: Sentence, index: int) -> bool:
    """Tell whether a quotation opens here, past commas and adverbs ("Per Nomisma, invece, “...")."""
    while sentence.lower(index) == "," or sentence.flags(index) & bit.ADVERB:
        index += 1
    return bool(sentence.flags(index) & bit.OPENING)


def _headline(sentence: Sentence, colon: int) -> Attribution | None:
    """Read "Rossi: “Nessun aumento”": a name at the sentence's start, a colon, a quotation."""
    found = sentence.found
    quote = sentence.quote_from(found.ends[colon])
    if not quote or sentence.text[found.ends[colon] : quote.span.start].strip():
        return None
    source = sentence.subject_before(sentence.first, colon)
    if source is None or source.last != colon:
        return None
    named = len(source.speaker.split()) > 1 and source.speaker.istitle()
    if not named and (source.first != sentence.first or colon - source.first > 8):
        return None
    return Attribution(
        source.span(found), found.span(colon, colon + 1), quote.inner, source.speaker, "direct"
    )
