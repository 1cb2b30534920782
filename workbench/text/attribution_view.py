"""In whose view something is so: "Per il ministro, ...", "per la quale “...”"."""

from __future__ import annotations

from workbench.rows import Attribution
from workbench.text import attribution_flags as bit
from workbench.text.attribution_according import according_to_which, what_follows
from workbench.text.attribution_sentence import Sentence
from workbench.text.attribution_sources import Source
from workbench.text.attribution_tokens import phrase_at

_OWN_SUBJECT = bit.ARTICLE | bit.NAME


def in_the_view_of(sentence: Sentence, first: int) -> Attribution | None:
    """Read "Per il ministro Rossi, ...": only an office, a known body, or a person who is quoted, speaks here.

    Without a comma only those whose view it must be: "Per i giudici il bando è nullo", "Per il leader serve una legge".
    """
    found = sentence.found
    source = sentence.subject_after(first + 1)
    if source is None:
        return None
    inside = found.flags[source.first : source.last]
    office = any(own & bit.NOUN for own in inside)
    judges = any(
        phrase_at(found.lowers, index, sentence.lexicon.judges) for index in range(source.first, source.last)
    )
    after = sentence.flags(source.last)
    if not (after & bit.OPENING or sentence.lower(source.last) == ","):
        opens = after & _OWN_SUBJECT or (office and after & bit.VIEWED)
        return (
            _view(sentence, first, source)
            if (judges or office) and opens and sentence.verbal_from(source.last)
            else None
        )
    named = all(own & bit.CAPITAL for own in inside)
    person = named and (
        _quotes_at_once(sentence, source.last)
        or (len(inside) > 1 and sentence.quote_from(found.ends[source.last - 1]) is not None)
    )
    body = source.speaker in sentence.lexicon.aliases.values()
    return _view(sentence, first, source) if office or person or body or judges else None


def for_whom_quoted(sentence: Sentence, index: int) -> Attribution | None:
    """Read "la Cgil, per la quale “il contratto è scaduto”": the words before speak, where they are quoted at once."""
    relative = index + 2 if sentence.flags(index + 1) & bit.ARTICLE else index + 1
    if not sentence.flags(relative) & bit.RELATIVE or not sentence.flags(relative + 1) & bit.OPENING:
        return None
    return according_to_which(sentence, index, relative)


def _view(sentence: Sentence, first: int, source: Source) -> Attribution:
    found = sentence.found
    content = what_follows(sentence, source)
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
