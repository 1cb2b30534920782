"""Who speaks where a colon and a quotation follow, without a word of saying that a list knows."""

from __future__ import annotations

from workbench.rows import Attribution
from workbench.text import attribution_flags as bit
from workbench.text.attribution_bodies import opening_doer
from workbench.text.attribution_sentence import Sentence
from workbench.text.attribution_sources import Source, source_of
from workbench.text.mentions import capital_runs

_INTRODUCED_AT = (
    4  # words before a noun that introduces a quotation, with what is told of the speaker after it
)
_GOES_ON = 3  # words of "E poi ancora"
_LONGEST_MIND = 30  # words of "Di tutt'altro avviso il presidente ..., docente di ..."
_MIND = 6  # words of "Di tutt'altro avviso il ..."
_INTRODUCTION = 20  # words between a noun that introduces a quotation and its colon
_NO_NEW_VERB = bit.CAPITAL | bit.ARTICLE | bit.PREPOSITION | bit.CONJUNCTION | bit.NOUN | bit.ADVERB
_NO_NAMES_END = bit.ARTICLE | bit.PREPOSITION | bit.REFLEXIVE | bit.ADVERB


def before_quotation(sentence: Sentence, colon: int) -> Attribution | None:
    """Read "Rossi: “Nessun aumento”", "Rossi corregge: “...”", "Il sindaco allarga le braccia: “...”"."""
    found = sentence.found
    quote = sentence.quote_from(found.ends[colon])
    if not quote or sentence.text[found.ends[colon] : quote.span.start].strip():
        return None
    latest = sentence.known.latest
    if (
        latest
        and colon - sentence.first <= _GOES_ON
        and all(own & (bit.CONJUNCTION | bit.ADVERB) for own in found.flags[sentence.first : colon])
    ):  # "E ancora: “...”"
        return Attribution(None, found.span(colon, colon + 1), quote.inner, latest, "direct")
    if source := _introduced(sentence, colon) or _moved(sentence, colon):
        cue = found.span(source.last, colon + 1)
        return Attribution(source.span(found), cue, quote.inner, source.speaker, "direct")
    verb = colon
    if found.flags[colon - 1] & bit.VERBAL and not found.flags[colon - 1] & _NO_NEW_VERB:
        verb = colon - 1
    if source := opening_doer(sentence, verb) or _minded(sentence, colon):
        cue = found.span(colon - 1, colon + 1) if verb < colon else found.span(colon, colon + 1)
        return Attribution(source.span(found), cue, quote.inner, source.speaker, "direct")
    source = sentence.subject_before(sentence.first, verb) or sentence.subject_before(sentence.first, colon)
    if source is None or source.last not in {verb, colon} or not _who(sentence, source, colon):
        source = _doer(sentence, colon)
    if source is None:
        return None
    return Attribution(
        source.span(found), found.span(source.last, colon + 1), quote.inner, source.speaker, "direct"
    )


def _introduced(sentence: Sentence, colon: int) -> Source | None:
    """Return whose words a noun introduces ("Amaro il commento del ds Mengoni: “...”", "La nota dell'azienda: ...")."""
    flags = sentence.found.flags
    for index in range(max(sentence.first, colon - _INTRODUCTION), colon - 2):
        if flags[index] & bit.INTRODUCTION and flags[index + 1] & bit.OF:
            source = sentence.subject_after(index + 2, colon, bare=True)
            if source and colon - source.last > 1:  # "La replica del Pd, affidata ad Antonio Neri: “...”"
                apposed = sentence.lower(source.last) == "," and index - sentence.first <= _INTRODUCED_AT
                source = _named_last(sentence, source.last, colon) or (source if apposed else None)
            return source
    return None


def _moved(sentence: Sentence, colon: int) -> Source | None:
    """Return who stands after a word for how they speak ("Critica la preside, Ada Neri: “...”")."""
    if not sentence.flags(sentence.first) & bit.MOOD:
        return None
    source = sentence.subject_after(sentence.first + 1, colon)
    if source is None or source.last == colon:
        return source
    rest = sentence.found.flags[source.last : colon]
    apposed = sentence.lower(source.last) == "," and not any(own & (bit.VERB | bit.SAY) for own in rest)
    return source if apposed else None


def _minded(sentence: Sentence, colon: int) -> Source | None:
    """Return who is of another mind in words without a verb before a colon."""
    before = sentence.found.flags[sentence.first : colon]
    long = len(before) > _LONGEST_MIND or any(own & (bit.VERB | bit.SAY) for own in before)
    return None if long else of_another_mind(sentence, colon)


def of_another_mind(sentence: Sentence, end: int) -> Source | None:
    """Return who is named in words without a verb ("Di parere opposto Ada Neri, docente: “...”").

    end: the colon, or the verb by which the same one speaks later.
    """
    flags, first = sentence.found.flags, sentence.first
    if not flags[first] & bit.OF:
        return None
    for index in range(first + 2, min(first + _MIND, end)):
        if flags[index] & (bit.ARTICLE | bit.NAME) and not flags[index - 1] & bit.PREPOSITION:
            source = sentence.subject_after(index, end)
            closed = source and (
                flags[source.last] & (bit.COLON | bit.RELATIVE) or sentence.lower(source.last) == ","
            )
            return source if closed else None
    return None


def _named_last(sentence: Sentence, first: int, colon: int) -> Source | None:
    """Return the full name that stands right before a colon, after a comma; or None."""
    runs = capital_runs(sentence.found, first, colon)
    if sentence.lower(first) != "," or not runs or runs[-1][1] != colon or runs[-1][1] - runs[-1][0] < 2:
        return None
    return source_of(sentence.found, *runs[-1], sentence.known, sentence.lexicon)


def _who(sentence: Sentence, source: Source, colon: int) -> bool:
    """Tell whether the words before a colon, or before one verb and a colon, are somebody's name."""
    inside = sentence.found.flags[source.first : source.last]
    if source.last < colon:
        named = any(own & (bit.NAME | bit.NOUN) for own in inside)
        return named and not inside[-1] & _NO_NAMES_END
    if len(source.speaker.split()) > 1 and source.speaker.istitle():
        return True
    return source.first == sentence.first and colon - source.first <= 8


def _doer(sentence: Sentence, colon: int) -> Source | None:
    """Return who does something before a colon and is quoted after it; nobody else may be named there."""
    found, flags, first = sentence.found, sentence.found.flags, sentence.first
    if not 3 <= colon - first <= 12:
        return None
    runs = capital_runs(found, first, colon)
    end = first + 1
    if flags[first] & bit.ARTICLE and flags[end] & bit.NOUN:
        end += 1
        while flags[end] & bit.OF and end + 2 < colon:
            end += 2  # "Il ministro dell'Interno allarga le braccia"
        if any(run[0] >= end for run in runs):
            return None
    elif (
        not runs
        or runs[0][0] != first
        or len(runs) > 1
        or found.lowers[runs[0][1] - 1] not in sentence.known.full
    ):
        return None
    else:
        end = runs[0][1]
    return source_of(found, first, end, sentence.known, sentence.lexicon)
