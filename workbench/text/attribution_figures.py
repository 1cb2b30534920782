"""Clauses by which a source gives a figure: "Nomisma stima un calo del 3%"."""

from __future__ import annotations

from workbench.rows import Span
from workbench.text import attribution_flags as bit
from workbench.text.attribution_insets import relative_comma
from workbench.text.attribution_sentence import SET_OFF, Sentence
from workbench.text.attribution_sources import Source
from workbench.text.attribution_words import Group


def figure_clause(sentence: Sentence, group: Group, left: Source) -> Span | None:
    """Return the clause by which a source gives a figure, subject included; None without a digit in it."""
    found = sentence.found
    end = figure_end(sentence, group)
    first = left.first
    if sentence.lower(left.last) == "," and sentence.flags(left.last + 1) & bit.RELATIVE:
        first = left.last + 1  # "Neri, che per il 2026 stima un calo del 3%"
    elif (comma := relative_comma(found, left.first, group.first)) is not None and comma >= left.last:
        first = comma + 1  # "Neri, capo economista, che per il 2026 stima"
    return None if end is None else sentence.trimmed(found.starts[first], found.ends[end - 1])


def figure_end(sentence: Sentence, group: Group) -> int | None:
    """Return the word after a clause with a verb by which a source gives a figure; None without a digit in it."""
    found = sentence.found
    end = group.last
    while end < sentence.last:
        lower = found.lowers[end]
        if lower == ";" or (lower == "," and sentence.flags(end + 1) & bit.CONJUNCTION):
            break
        end += 1
    return end if any(own & bit.DIGIT for own in found.flags[group.last : end]) else None


def figure_follows(sentence: Sentence, group: Group, end: int) -> bool:
    """Tell whether an object with a figure follows the verb ("X, nel rapporto, stima per il 2030 un calo del 3%").

    The speaker of "L'inflazione, stima l'Istat, è al 2%" is no such object. end: where the words end that
    would be the speaker.
    """
    flags = sentence.found.flags
    if not any(own & bit.DIGIT for own in flags[group.last : sentence.last]):
        return False
    if flags[group.last] & (bit.PREPOSITION | bit.INDEFINITE):
        return True
    told = any(own & bit.DIGIT for own in flags[sentence.first : group.first])
    return not told and sentence.lower(end) not in SET_OFF
