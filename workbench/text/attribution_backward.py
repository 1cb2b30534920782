"""Who is only named after what was said: "A scriverlo è il Guardian" gives the sentences before."""

from __future__ import annotations

from workbench.rows import Attribution
from workbench.text import attribution_flags as bit
from workbench.text.attribution_sentence import Sentence
from workbench.text.attribution_tokens import phrase_at

_OPENS = 3  # words of "A" and an adverb before it
_VERB = 3  # words of "è stato"


def who_reveals(sentence: Sentence, index: int) -> Attribution | None:
    """Read "A certificarlo è l'Istat", from its infinitive: what stands before in the paragraph is the source's."""
    found = sentence.found
    end = phrase_at(found.lowers, index, sentence.lexicon.revealed)
    told = sentence.untold or sentence.before
    if end is None or told is None or index - sentence.first > _OPENS:
        return None
    if not sentence.flags(index - 1) & bit.PREPOSITION:
        return None
    verb = end
    while verb < end + _VERB and sentence.flags(verb) & (bit.ADVERB | bit.VERB | bit.PARTICIPLE):
        verb += 1
    if verb == end:
        return None
    source = sentence.subject_after(verb, bare=True)
    if source is None:
        return None
    return Attribution(source.span(found), found.span(index - 1, verb), told, source.speaker, "indirect")
