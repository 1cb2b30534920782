"""Who speaks where the subject is left out: whoever the sentence, or the one before it, is about."""

from __future__ import annotations

from bisect import bisect_left

from workbench.rows import Span
from workbench.text import attribution_flags as bit
from workbench.text.attribution_figures import figure_end
from workbench.text.attribution_sentence import Sentence
from workbench.text.attribution_sources import Source, source_of
from workbench.text.attribution_words import Group
from workbench.text.mentions import capital_runs, holder, in_focus, written

_OPENING = 8  # words at a sentence's beginning among which its subject stands
_NAME_AT = 5  # words within which a sentence that opens with a name shows it


def elided(sentence: Sentence, group: Group) -> str | None:
    """Return who speaks with a verb that has no subject: whom the sentence before is about, who spoke, who is near.

    Verbs that go on ("ha aggiunto") keep who spoke.
    """
    known, found = sentence.known, sentence.found
    goes_on = any(own & bit.CONTINUING for own in found.flags[group.first : group.last])
    if known.latest and not goes_on and sentence.follows and sentence.before:
        begin = found.index(sentence.before.start)
        place = bisect_left(known.persons, (begin, 0))
        if place < len(known.persons) and known.persons[place][0] < begin + _OPENING:
            return written(found, *known.persons[place])
        if holder := _office_in(sentence, begin):
            return holder
    return known.latest or in_focus(found, group.first, known)


def _office_in(sentence: Sentence, begin: int) -> str | None:
    """Return who holds the office that a sentence tells of near its beginning ("Sollevata la titolare."), or None."""
    found = sentence.found
    for index in range(begin, min(begin + _OPENING, sentence.first - 1)):
        own, noun = found.flags[index], found.flags[index + 1]
        led = index > begin and found.flags[index - 1] & bit.PREPOSITION
        if own & bit.ARTICLE and noun & bit.NOUN and not led:
            return holder(found, index + 1, sentence.known)
    return None


def figure_in_focus(sentence: Sentence, group: Group) -> tuple[Source, Span] | None:
    """Read "Per il 2026 prevede una crescita dello 0,7%" after a sentence about who foresees it.

    Returns that body and the clause; None where the verb has an object of its own before it, or a subject after.
    """
    found, flags = sentence.found, sentence.found.flags
    if sentence.flags(group.first - 1) & (bit.REFLEXIVE | bit.RELATIVE | bit.PREPOSITION):
        return None
    after = sentence.flags(group.last)
    named = after & bit.ARTICLE and not after & bit.INDEFINITE and sentence.flags(group.last + 1) & bit.NAME
    end = figure_end(sentence, group)
    if named or after & bit.NAME or end is None:
        return None
    if source := _opening_name(sentence, sentence.first, group.first):
        return source, sentence.trimmed(found.starts[group.first], found.ends[end - 1])
    if (
        not sentence.follows
        or sentence.before is None
        or any(own & (bit.VERB | bit.SAY) for own in flags[sentence.first : group.first])
    ):
        return None
    begin = found.index(sentence.before.start)
    source = _opening_name(sentence, begin, sentence.first)
    return (source, sentence.trimmed(sentence.span.start, found.ends[end - 1])) if source else None


def _opening_name(sentence: Sentence, first: int, last: int) -> Source | None:
    """Return the name that a sentence opens with as its subject, with its article; a law is no speaker."""
    found, flags = sentence.found, sentence.found.flags
    begin = first + 1 if flags[first] & bit.ARTICLE else first
    runs = capital_runs(found, begin, min(begin + _NAME_AT, last))
    if not runs or runs[0][0] != begin:
        return None
    end = runs[0][1]
    while end + 1 < last and flags[end] & bit.OF and flags[end + 1] & bit.CAPITAL:
        end += 2  # "la Banca d'Italia"
    if end >= last or not flags[end] & (bit.VERB | bit.SAY | bit.VERBAL) or flags[end] & bit.MARK:
        return None
    return source_of(found, first, end, sentence.known, sentence.lexicon)
