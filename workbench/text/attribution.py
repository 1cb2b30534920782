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
from workbench.text.attribution_according import according, antecedent, what_follows
from workbench.text.attribution_answers import gone_on, interviewed
from workbench.text.attribution_backward import who_reveals
from workbench.text.attribution_bare import (
    described,
    of_what_spoke,
    passive,
    pronoun_before,
    said_by_it,
    subject_of,
    told_already,
    trailing_subject,
    within_said,
)
from workbench.text.attribution_bodies import from_body_before, inserted, opening_doer, speaker_after
from workbench.text.attribution_colon import before_quotation, of_another_mind
from workbench.text.attribution_figures import figure_clause
from workbench.text.attribution_focus import elided, figure_in_focus
from workbench.text.attribution_sentence import Outer, Said, Sentence, outermost
from workbench.text.attribution_sources import Source
from workbench.text.attribution_speech import (
    closing_mark,
    only_quoting,
    only_reporting,
    said_after,
    said_before,
    speaks,
    unmarked,
)
from workbench.text.attribution_tokens import Words, having, phrase_at
from workbench.text.attribution_view import for_whom_quoted, in_the_view_of
from workbench.text.attribution_words import FARTHEST_PARTICIPLE, Group, Sayings, group_at, sayings
from workbench.text.header import header
from workbench.text.mentions import capital_runs, names
from workbench.text.quotes import quotes
from workbench.text.sentences import sentences

_SPOKEN = frozenset({"direct", "indirect", "mixed"})
_MAX_WORDS = 400  # a longer sentence is no prose; only its beginning is read
_ALWAYS_TURN = bit.SAY | bit.SAYING | bit.COLON | bit.REVEALED
_TURN_AFTER = bit.REFLEXIVE | bit.CLOSING  # "si dice", "“...”, rimarca": the next word may be one
_TURN = _ALWAYS_TURN | _TURN_AFTER | bit.SAID | bit.ACCORDING | bit.BY
_GLUE = frozenset(",;:–—-.(“«")  # between what one says and what the next one says
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
    turns = _turns(found, lexicon)
    starts = [found.starts[index] for index in turns]
    result: list[Attribution] = []
    before: Span | None = None
    latest: str | None = None
    untold: Span | None = None
    turn = 0
    for whole in wholes:
        span = whole if whole.start >= body else Span(body, max(whole.end, body))
        end = bisect_left(starts, span.end, turn)
        if end > turn:
            first, last = found.index(span.start), found.index(span.end)
            last = min(last, first + _MAX_WORDS)
            known = known.after(latest)
            sentence = Sentence(found.text, found, first, last, span, before, outer, known, lexicon, untold)
            told = _in_sentence(sentence, turns[bisect_left(turns, first, turn, end) : end])
            result.extend(told)
            latest = next((said.speaker for said in reversed(told) if _has_floor(said)), latest)
        silent = end == turn or not told
        apart = before is None or "\n" in found.text[before.end : span.start]
        untold = None if not silent else span if apart or untold is None else Span(untold.start, span.end)
        turn = end
        before = span
    answerer = interviewed(found, persons, lexicon) if outer.quotes else None
    # "ha detto che, ..." leaves nothing between the complementiser and the comma: nothing was said there.
    spoken = [said for said in result if said.content.start < said.content.end]
    return gone_on(found.text, outer, spoken, answerer)


def _has_floor(said: Attribution) -> bool:
    """Tell whether "..., ha aggiunto" can go on for a speaker: a person, not "stando al sito del Comune"."""
    speaker = said.speaker or ""
    return said.mode in _SPOKEN or (" " in speaker and speaker.istitle())


def _turns(found: Words, lexicon: Sayings) -> list[int]:
    """Return the words at which somebody may begin to be given the word; all others are passed over."""
    flags = found.flags
    turns: list[int] = []
    for index in having(flags, _TURN):
        own = flags[index]
        if (
            own & _ALWAYS_TURN
            or (own & bit.BY and (own & bit.CAPITAL or _viewed_at(flags, index)))
            or (own & bit.ACCORDING and phrase_at(found.lowers, index, lexicon.according))
        ):
            turns.append(index)
        if own & bit.SAID:
            turns.extend(_auxiliaries(flags, index))
        after = index + 1
        if (
            own & bit.CLOSING
            and after < len(flags)
            and (flags[after] & bit.DASH or found.lowers[after] == ",")
        ):
            after += 1
        if own & _TURN_AFTER and after < len(flags) and flags[after] & bit.LETTER:
            turns.append(after)
    return sorted(set(turns))


def _viewed_at(flags: Sequence[int], index: int) -> bool:
    """Tell whether "per" may lead to whose view something is: "per la quale", "mentre per i sindacati"."""
    if index and flags[index - 1] & bit.CONJUNCTION:
        return True
    return any(own & bit.RELATIVE for own in flags[index + 1 : index + 3])


def _auxiliaries(flags: Sequence[int], said: int) -> list[int]:
    """Return the auxiliaries that a participle of saying may belong to."""
    return [i for i in range(max(0, said - FARTHEST_PARTICIPLE), said) if flags[i] & bit.AUXILIARY]


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
        if own & bit.REVEALED and (revealed := who_reveals(sentence, index)):
            result.append(revealed)
            done = found.index(revealed.cue.end)
            continue
        mood = index == sentence.first and own & bit.MOOD  # "Critica la preside: “...”"
        if not mood and (group := group_at(found, index, lexicon)):
            read, subject = _from_group(sentence, group, subject)
            if read and lexicon.bare_clauses and told_already(result, read):
                read = None  # "Bradley says the real value of pay has dropped"
            end = (read and closing_mark(sentence, group)) or group.last
        elif (
            own & bit.ACCORDING
            and (after := phrase_at(found.lowers, index, lexicon.according))
            and not sentence.flags(index - 1) & _UNACCORDING
        ):
            read = according(sentence, index, after)
            if result and read and of_what_spoke(sentence, read):
                read = None  # "The agency estimates that ..., according to its latest report"
        elif own & bit.BY:
            read = _viewed(sentence, index)
        elif own & bit.COLON and not result:
            read = before_quotation(sentence, index)
        elif (source := unmarked(sentence, index)) and (
            quote := sentence.quote_ending_by(found.starts[index])
        ):
            read = Attribution(
                source.span(found), found.span(index, end), quote.inner, source.speaker, "direct"
            )
        if read and len(read.content):
            result = _closed(result, read, sentence)
            if index < turns[-1] and _has_floor(read):
                sentence = sentence.after(read.speaker)
        done = max(end, index + 1)
    return result


def _viewed(sentence: Sentence, index: int) -> Attribution | None:
    """Read "per X" where it says whose view something is."""
    if index == sentence.first:
        return in_the_view_of(sentence, index)
    if sentence.flags(index - 1) & bit.CONJUNCTION and sentence.lower(index - 2) in {",", ";"}:
        return in_the_view_of(sentence, index)
    return for_whom_quoted(sentence, index)


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
        found.flags[index - 1] & bit.CONJUNCTION or found.lowers[index - 1] in _GLUE
    ):
        index -= 1
    kept = replace(result[-1], content=sentence.trimmed(content.start, found.starts[index]))
    return [*result[:-1], kept, new]


def _from_group(
    sentence: Sentence, group: Group, subject: Source | None
) -> tuple[Attribution | None, Source | None]:
    """Read one verb group with its subject and its complement; the subject is returned for the next verb."""
    found = sentence.found
    told = passive(sentence, group) if sentence.lexicon.bare_clauses else None
    if told is not None:
        group = group._replace(first=told)
        if trailing_subject(sentence, group) is None:
            return None, subject  # "The driver was told that ..."
    cue = found.span(group.first, group.last)
    if only_quoting(sentence, group):
        return None, subject
    left = None
    pronoun = sentence.lexicon.bare_clauses and pronoun_before(sentence, group) is not None
    if group.form != "gerund":
        left = sentence.subject_before(sentence.after_quote(group.first), group.first)
        left = left or from_body_before(sentence, group)
        if sentence.lexicon.bare_clauses:
            left = None if pronoun else subject_of(sentence, group, left)
            if left and (within_said(found, left) or described(sentence, group, left)):
                return None, subject  # "The judge said Neri | had shown ..."

    if only_reporting(sentence, group, left):
        if not group.figure:
            return None, subject
        group = group._replace(say=False)
    if group.figure and left and _norm(found, left) and not _reckons(sentence, group):
        return None, left  # "la bozza prevede che ..."

    def made(source: Source | None, content: Span, mode: AttributionMode) -> Attribution:
        own = source or subject
        if not pronoun:
            own = own or (_opening_subject(sentence, group) if mode != "direct" else None)
            own = own or opening_doer(sentence, group.first)
        speaker = own.speaker if own else elided(sentence, group)
        if pronoun and not own and not said_by_it(sentence, group, speaker):
            speaker = None
        return Attribution(source.span(found) if source else None, cue, content, speaker, mode)

    if group.form == "gerund" and subject is None:
        subject = _subject_of(sentence, group)
    if any(own & bit.FROM_VERB for own in found.flags[group.first : group.last]):
        return _emerges(sentence, group), subject
    if incise := sentence.quote_around(cue.start):
        source = speaker_after(sentence, group) or left
        return made(source, incise.inner, "direct"), source or subject
    if group.back and not sentence.flags(group.last) & bit.COMPLEMENTISER:
        source = sentence.subject_after(group.last)
        if source and _norm(found, source):
            return None, left  # "lo prevede il regolamento"
        pointed = _pointed_to(sentence, group, source.last) if source else None
        return (made(source, *pointed) if source and pointed else None), source or left or subject
    if group.first == sentence.first + 1 and sentence.flags(sentence.first) & bit.AS:
        source = sentence.speaker_after(group.last)
        view = what_follows(sentence, source) if source and sentence.lower(source.last) == "," else None
        return (made(source, view, sentence.mode(view)) if view else None), source
    if content := said_before(sentence, group, left):
        source = speaker_after(sentence, group)
        if source is None and closing_mark(sentence, group):
            minded = subject or of_another_mind(sentence, group.first)
            speaker = minded.speaker if minded else elided(sentence, group)
            return Attribution(None, cue, content[0], speaker, content[1]), subject
        source = source or left
        return made(source, *content), source or subject
    if group.form == "self":
        own = sentence.clause(cue.end)
        return (made(left, own, "indirect") if len(own) else None), left or subject
    if (
        group.figure
        and not left
        and not speaks(sentence, group)
        and (given := figure_in_focus(sentence, group))
    ):
        return Attribution(None, cue, given[1], given[0].speaker, "figure"), given[0]
    if group.figure and left and not speaks(sentence, group):
        figure = figure_clause(sentence, group, left)
        return (made(left, figure, "figure") if figure else None), left
    if group.say and (complement := said_after(sentence, group, left)):
        return made(left, *complement), left or subject
    return None, left or subject


def _norm(found: Words, source: Source) -> bool:
    """Tell whether a subject is a text that lays something down."""
    return any(own & bit.NORM for own in found.flags[source.first : source.first + 2])


def _reckons(sentence: Sentence, group: Group) -> bool:
    """Tell whether a verb group says what only somebody can reckon ("calcola", "ha stimato")."""
    return sentence.found.lowers[group.last - 1] in sentence.lexicon.reckoning


def _pointed_to(sentence: Sentence, group: Group, first: int) -> Said | None:
    """Return what "lo ha detto X" points to: what a colon parts from it, on either side, else the sentence before."""
    found = sentence.found
    if sentence.flags(sentence.first) & bit.COMPLEMENTISER and group.first - sentence.first > 2:
        told = sentence.trimmed(found.starts[sentence.first + 1], found.starts[group.first - 1])
        return told, "indirect"  # "Che i conti tengano lo dice anche la Corte"
    colon = group.first - 2
    if sentence.flags(colon) & bit.COLON and colon > sentence.first:
        return sentence.trimmed(sentence.span.start, found.starts[colon]), "indirect"
    for index in range(first, min(first + 12, sentence.last - 1)):
        if found.flags[index] & bit.COLON:
            quote = sentence.quote_from(found.ends[index])
            if quote and not sentence.text[found.ends[index] : quote.span.start].strip():
                return quote.inner, "direct"
            return sentence.clause(found.starts[index + 1]), "indirect"
    return (sentence.before, "indirect") if sentence.before else None


def _subject_of(sentence: Sentence, group: Group) -> Source | None:
    """Return the subject of the sentence's first compound verb, which a gerund shares."""
    for index in range(sentence.first, group.first):
        if sentence.flags(index) & bit.VERB and not sentence.quoted(sentence.found.starts[index]):
            return sentence.subject_before(sentence.first, index)
    return None


def _opening_subject(sentence: Sentence, group: Group) -> Source | None:
    """Return the name that opens the sentence, for a later verb ("Il Codacons parla ..., ma ricorda che")."""
    if sentence.flags(sentence.first) & bit.OF:
        return of_another_mind(sentence, group.first)
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
        if opener and sentence.flags(opener + 1) & bit.RELATIVE and sentence.lower(opener - 1) == ",":
            source = antecedent(sentence, opener - 1)  # "il rapporto della Caritas, da cui emerge che"
        else:
            source = None if opener is None else sentence.subject_after(opener + 1, group.first, bare=True)
    if source is None:
        return None
    cue = found.span(group.first, group.last)
    if told := inserted(sentence, group, source):
        return Attribution(source.span(found), cue, told, source.speaker, "indirect")
    opens = phrase_at(found.lowers, sentence.first, sentence.lexicon.openers)
    if opens and opens >= group.first - 1 and sentence.before:
        return Attribution(
            source.span(found), cue, sentence.untold or sentence.before, source.speaker, "indirect"
        )
    ahead = range(group.last, min(source.last + 8, sentence.last))
    that = next((index for index in ahead if flags[index] & bit.COMPLEMENTISER), None)
    if that is None or that + 1 >= sentence.last:
        return None
    content = sentence.clause(found.starts[that + 1])
    return Attribution(source.span(found), cue, content, source.speaker, sentence.mode(content))
