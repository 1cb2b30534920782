"""Who speaks where the verb has no subject beside it: "dal ministero fanno sapere", "racconta chi abita qui"."""

from __future__ import annotations

from workbench.rows import Span
from workbench.text import attribution_flags as bit
from workbench.text.attribution_sentence import Sentence
from workbench.text.attribution_sources import Source, source_of
from workbench.text.attribution_words import Group
from workbench.text.mentions import capital_runs, written

_LONGEST_WHO = 10  # words of "chi lavora da anni nel reparto"
_SHORTEST_WHO = 2
_BODY = 12  # words of "Da Palazzo Chigi, sede del governo,"
_VERB = bit.VERB | bit.VERBAL | bit.REFLEXIVE | bit.SAY
_NAMED = bit.CAPITAL | bit.LETTER


def speaker_after(sentence: Sentence, group: Group) -> Source | None:
    """Return the speaker after a verb that what is said precedes: its subject, "chi ...", or a body after "da"."""
    at = group.last
    if sentence.lexicon.bare_clauses and sentence.flags(at - 1) & bit.ADDRESSING:
        return None  # "told a crowd in Seattle"
    if _is_read(sentence, group) and sentence.flags(at) & bit.PREPOSITION:
        return sentence.subject_after(at + 1, bare=True)
    if sentence.flags(at) & bit.WHO:
        return _whoever(sentence, at)
    if _of_many(sentence, group) and sentence.flags(at) & bit.FROM:
        body = sentence.subject_after(at + 1, bare=True)
        subject = sentence.subject_after(body.last) if body else None
        return subject or body  # but "hanno detto da Parigi i ministri"
    return sentence.speaker_after(at)


def from_body_before(sentence: Sentence, group: Group) -> Source | None:
    """Return the body that opens the clause after "da", of a verb in the plural ("Dal ministero fanno sapere che")."""
    if not _of_many(sentence, group):
        return None
    floor = max(sentence.after_quote(group.first), group.first - _BODY)
    for index in range(group.first - 1, floor - 1, -1):
        own = sentence.flags(index)
        if own & bit.FROM and sentence.flags(index + 1) & _NAMED:
            opens = index == sentence.first or not sentence.flags(index - 1) & bit.LETTER
            opens = opens or bool(sentence.flags(index - 1) & bit.CONJUNCTION)
            return sentence.subject_after(index + 1, group.first, bare=True) if opens else None
        if own & bit.VERB:
            return None
    return None


def opening_doer(sentence: Sentence, verb: int) -> Source | None:
    """Return the subject of a sentence whose second verb speaks: "Il sindaco esulta, ma avverte: ..."."""
    before = verb - 1
    while sentence.flags(before) & bit.ADVERB and not sentence.flags(before) & bit.CONJUNCTION:
        before -= 1
    first = sentence.first
    if not sentence.flags(before) & bit.CONJUNCTION or before - first < 2:
        return None
    opening = sentence.flags(first)
    office = opening & bit.ARTICLE and sentence.flags(first + 1) & (bit.NOUN | bit.PERSON | bit.NAME)
    name = opening & bit.NAME and capital_runs(sentence.found, first, first + 1)
    if not (office or name):
        return None
    end = capital_runs(sentence.found, first, before)[0][1] if name else first + 2
    while sentence.flags(end) & bit.OF and end + 2 < before:
        end += 2
    if not sentence.flags(end) & _VERB or sentence.flags(end) & bit.MARK:
        return None
    return source_of(sentence.found, first, end, sentence.known, sentence.lexicon)


def inserted(sentence: Sentence, group: Group, source: Source) -> Span | None:
    """Return the sentence around ", filtra da Coverciano, ", or what stands before it at the end; or None."""
    opens = sentence.lower(group.first - 1) == "," or sentence.flags(group.first - 1) & bit.DASH
    if not opens or group.first - 1 <= sentence.first:
        return None
    closes = sentence.lower(source.last)
    if closes == "," or sentence.flags(source.last) & bit.DASH:
        return sentence.trimmed(sentence.span.start, sentence.span.end)
    if closes in {".", ""}:
        return sentence.trimmed(sentence.span.start, sentence.found.starts[group.first - 1])
    return None


def _of_many(sentence: Sentence, group: Group) -> bool:
    """Tell whether a verb group is in the plural."""
    endings = sentence.lexicon.plural_endings
    return bool(endings) and sentence.found.lowers[group.first].endswith(endings)


def _is_read(sentence: Sentence, group: Group) -> bool:
    """Tell whether a verb group says in what something is read ("si legge nella sentenza")."""
    before = sentence.lower(group.first - 1) if group.first > sentence.first else ""
    words = " ".join(sentence.found.lowers[group.first : group.last])
    return words in sentence.lexicon.read_in or f"{before} {words}" in sentence.lexicon.read_in


def _whoever(sentence: Sentence, first: int) -> Source | None:
    """Return "chi" with its clause as the speaker, up to the next mark."""
    last = min(first + _LONGEST_WHO, sentence.last)
    end = next((index for index in range(first, last) if sentence.flags(index) & bit.MARK), last)
    if end - first < _SHORTEST_WHO:
        return None
    return Source(first, end, written(sentence.found, first, end))
