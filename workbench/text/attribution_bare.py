"""What is said without "that", as English has it: "said on Sunday it would extend its ban", "..., the office said"."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.rows import Attribution
from workbench.text import attribution_flags as bit
from workbench.text.attribution_bodies import opening_doer
from workbench.text.attribution_sentence import Sentence
from workbench.text.attribution_sources import Source, source_of
from workbench.text.attribution_tokens import Words
from workbench.text.attribution_words import Group

_REACH = 14  # words between a verb and the clause that it reports
_SUBJECT = 12  # words of "the national statistics institute INE"
_APPOSED = 16  # words of an apposition
_NEAR = 6  # words of a short subject and its verb
_FEW = 6  # words between a verb and "that"
_VERB_AT = 10  # words of a clause within which its verb stands
_NO_CLAUSE = bit.PREPOSITION | bit.COMPLEMENTISER | bit.CONJUNCTION | bit.ADVERB
_OPENS = bit.PRONOUN | bit.ARTICLE | bit.NAME | bit.BARE_DETERMINER | bit.DEMONSTRATIVE | bit.LONE | bit.DIGIT
_PLACED = bit.PREPOSITION | bit.LISTED_ADVERB
_OPEN_STILL = bit.PREPOSITION | bit.ARTICLE | bit.DIGIT | bit.PRONOUN
_PARTS = bit.MARK | bit.VERB | bit.COMPLEMENTISER | bit.RELATIVE
_ENDS = frozenset({"", ".", ","})


def bare_clause(sentence: Sentence, first: int) -> bool:
    """Tell whether a clause follows without "that" ("said no country had grown"); a relative's verb is not its own."""
    found = sentence.found
    if first >= sentence.last - 2 or not found.text[found.starts[first]].isalnum():
        return False
    if found.flags[first] & _NO_CLAUSE:
        return False
    if found.flags[first] & bit.PRONOUN and found.flags[first + 1] & bit.LETTER:
        return True  # "said it expects to produce"
    marked, index, last = False, first, min(first + _VERB_AT, sentence.last)
    while index < last:
        own = found.flags[index]
        if own & bit.MARK and found.lowers[index] == "," and sentence.flags(index + 1) & bit.RELATIVE:
            close = next((at for at in range(index + 1, sentence.last) if found.lowers[at] == ","), None)
            if close is None:
                return False  # "denied a third charge, which was left on file"
            index, last, marked = close + 1, min(close + 1 + _VERB_AT, sentence.last), True
            continue
        if not marked and found.lowers[index] == ",":
            ahead = range(index + 1, min(index + _APPOSED, sentence.last))
            close = next((at for at in ahead if found.lowers[at] == ","), None)
            if close and sentence.flags(close + 1) & (bit.VERB | bit.VIEWED):
                return True  # "said the driver, a 54-year-old man from Leeds, was in hospital"
        marked = marked or bool(own & bit.MARK)
        if own & bit.VERB or (own & bit.VIEWED and not marked and not own & bit.CAPITAL):
            return True
        if marked and own & bit.SAY:
            return False  # "which declared an incident, said ..."
        head = found.flags[index - 1] & (bit.ARTICLE | bit.PREPOSITION)
        if not marked and own & bit.PARTICIPLE and index > first and not head:
            return True  # "say the board moved too slowly"
        index += 1
    return False


def clause_near(sentence: Sentence, first: int) -> bool:
    """Tell whether a verb comes before any figure or mark ("show earnings grew by 5%", not "show a rise of 5%")."""
    for index in range(first + 1, min(first + _NEAR, sentence.last)):
        own = sentence.flags(index)
        if own & (bit.MARK | bit.CONJUNCTION | bit.DIGIT | bit.RELATIVE | bit.COMPLEMENTISER):
            return False
        if own & (bit.VERB | bit.VIEWED) and not own & bit.CAPITAL:
            return True
    return False


def told_at(sentence: Sentence, group: Group) -> int | None:
    """Return where the clause begins that a verb reports without "that", past to whom, when and where; or None.

    "said on Sunday | it would extend its ban", "told reporters in Lima last week | the mine would close".
    """
    first, flags = group.last, sentence.found.flags
    whom = bool(flags[group.last - 1] & bit.ADDRESSING)
    if not whom and bare_clause(sentence, first):
        return first
    if not whom and not sentence.flags(first) & _PLACED:
        return None
    for index in range(first + 1, min(first + _REACH, sentence.last - 2)):
        own, before = sentence.flags(index), sentence.flags(index - 1)
        if own & (bit.COMPLEMENTISER | bit.MARK | bit.VERB | bit.OPENING):
            return None
        if not own & _OPENS or own & bit.ADVERB or before & _OPEN_STILL:
            continue
        name = own & bit.NAME and before & bit.NAME
        number = (
            own & bit.DIGIT and not before & bit.LISTED_ADVERB
        )  # "on April 28", but "last week 300 workers"
        if not name and not number and bare_clause(sentence, index):
            return index
    return None


def pronoun_before(sentence: Sentence, group: Group) -> int | None:
    """Return the pronoun that is the subject of a verb of saying ("he said", "she has also said"), or None."""
    index = group.first - 1
    while index > sentence.first and sentence.flags(index) & bit.ADVERB:
        index -= 1
    return index if sentence.flags(index) & bit.PRONOUN else None


def passive(sentence: Sentence, group: Group) -> int | None:
    """Return the auxiliary before a verb of telling whose subject is told ("the court was told"), or None."""
    if not sentence.flags(group.last - 1) & bit.ADDRESSING:
        return None
    index = group.first - 1
    while index > sentence.first and sentence.flags(index) & bit.ADVERB:
        index -= 1
    return index if sentence.flags(index) & bit.REFLEXIVE_AUXILIARY else None


def described(sentence: Sentence, group: Group, left: Source | None) -> bool:
    """Tell whether a form of saying is a participle after its noun ("The measures, announced in October, apply")."""
    if left is None or left.last != group.first - 1 or not sentence.flags(group.last) & bit.PREPOSITION:
        return False
    plain = "," not in sentence.found.lowers[left.first : left.last]
    closes = "," in sentence.found.lowers[group.last : min(group.last + _SUBJECT, sentence.last)]
    said = sentence.flags(group.first) & bit.SAID and sentence.flags(group.first) & bit.PARTICIPLE
    return bool(said and plain and closes and sentence.lower(left.last) == ",")


def past_placed(sentence: Sentence, first: int) -> int | None:
    """Return where the time and place after a verb end, at a comma or the sentence's end ("on Friday"), or None."""
    for index in range(first, min(first + _SUBJECT, sentence.last + 1)):
        if sentence.lower(index) in _ENDS:
            return index
        own = sentence.flags(index)
        if own & (bit.COMPLEMENTISER | bit.VERB | bit.SAY | bit.OPENING | bit.RELATIVE | bit.COLON):
            return None
        if index == first and not own & _PLACED:
            return None
    return None


def trailing_subject(sentence: Sentence, group: Group) -> Source | None:
    """Return who says what stands before, in "..., separate figures published last week showed", or None."""
    if past_placed(sentence, group.last) is None:
        return None
    found = sentence.found
    for index in range(group.first - 1, max(sentence.first, group.first - 1 - _SUBJECT), -1):
        own = found.flags[index]
        if found.lowers[index] == "," and index + 1 < group.first:
            opening = found.flags[index + 1]
            if opening & (bit.CONJUNCTION | bit.RELATIVE | bit.PREPOSITION | bit.PRONOUN | bit.GERUND):
                return None
            return source_of(found, index + 1, group.first, sentence.known, sentence.lexicon)
        told = own & bit.SAY and not own & bit.DATA  # but "the company's annual report showed"
        if told or own & _PARTS or not own & (bit.LETTER | bit.DIGIT):
            return None
    return None


def subject_of(sentence: Sentence, group: Group, left: Source | None) -> Source | None:
    """Return a verb's subject where what is said needs no "that": also after its clause, or that of a verb before.

    "The ministry declined to comment but said ...", "..., separate figures published last week showed".
    """
    if left is None or left.last != group.first:
        left = trailing_subject(sentence, group) or left
    return left or opening_doer(sentence, group.first)


def within_said(found: Words, source: Source) -> bool:
    """Tell whether a subject holds a verb of saying: then it is the subject of what somebody else says."""
    inside = found.flags[source.first + 1 : source.last]
    return any(own & bit.SAY and not own & (bit.CAPITAL | bit.DATA) for own in inside)


def of_what_spoke(sentence: Sentence, read: Attribution) -> bool:
    """Tell whether a source named by "according to" is only a text of who speaks in the same sentence already."""
    return read.source is not None and sentence.lower(sentence.found.index(read.source.start)) in (
        sentence.lexicon.possessives
    )


def said_by_it(sentence: Sentence, group: Group, speaker: str | None) -> bool:
    """Tell whether who spoke last can be the pronoun before a verb: "it" is nobody in an office."""
    pronoun = pronoun_before(sentence, group)
    if pronoun is None or sentence.lower(pronoun) not in sentence.lexicon.things or speaker is None:
        return True
    return not sentence.lexicon.forms(speaker.rsplit(" ", 1)[-1])[1] & (bit.NOUN | bit.PERSON)


def told_already(result: Sequence[Attribution], read: Attribution) -> bool:
    """Tell whether a verb that gives a figure stands in what somebody else was found to say."""
    if not result or read.mode != "figure" or result[-1].mode not in {"indirect", "mixed"}:
        return False
    return result[-1].content.start <= read.cue.start < result[-1].content.end


def only_to_whom(sentence: Sentence, mark: int) -> bool:
    """Tell whether a mark of infinitives leads to a noun before "that" ("said in a note to clients that")."""
    flags = sentence.found.flags[mark + 1 : min(mark + _FEW, sentence.last)]
    return sentence.lexicon.bare_clauses and any(own & bit.COMPLEMENTISER for own in flags)


def told_whom(sentence: Sentence, group: Group) -> bool:
    """Tell whether "that" follows to whom it is said ("told the BBC that")."""
    if not sentence.flags(group.last - 1) & bit.ADDRESSING:
        return False
    return any(sentence.flags(index) & bit.COMPLEMENTISER for index in range(group.last, group.last + _FEW))
