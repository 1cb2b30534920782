"""What is said: the words after a verb of saying, or those before ", ha dichiarato Peskov"."""

from __future__ import annotations

from workbench.rows import Span
from workbench.text.attribution_sentence import CLOSING, DASHES, OPENING, Said, Sentence
from workbench.text.attribution_sources import Source
from workbench.text.attribution_words import Group

_MAX_INSERT = 30  # words between "ha dichiarato" and its "che"
_FEW = 6  # words between a verb and its quotation or infinitive
_SHORTEST = 12  # code points of a clause that precedes its attribution


def said_before(sentence: Sentence, group: Group) -> Said | None:
    """Read what stands before ", ha dichiarato Peskov": a quotation, or the sentence so far.

    "L'inflazione, ha spiegato l'istituto, è scesa" is an incise: the whole sentence is said.
    """
    found, sets = sentence.found, sentence.lexicon.sets
    lead = group.first
    while lead > sentence.first and sentence.lexicon.adverb(found[lead - 1]):
        lead -= 1
    if sentence.lower(lead - 1) in sets["as"] and sentence.lower(lead - 2) == ",":
        lead -= 1  # "..., come riporta la Stampa"
    if lead == sentence.first or found[lead - 1].lower in sets["conjunctions"]:
        return None
    quote = sentence.quote_ending_by(found[group.first].start)
    floor = sentence.after_quote(group.first)
    if _that_follows(sentence, group) or (lead == floor and lead < group.first) or group.form == "gerund":
        return None
    if quote and all(word.lower in {",", ".", *DASHES} for word in found[floor:lead]):
        return _quotation(sentence, quote.span, quote.inner)
    subject = sentence.subject_before(floor, group.first)
    if quote and subject and subject.last == group.first and subject.first <= floor + 1:
        return _quotation(sentence, quote.span, quote.inner)  # "...," Smith said
    mark = found[lead - 1]
    if mark.lower not in {",", "–", "—"}:
        return _trailing(sentence, group, subject)
    after = sentence.speaker_after(group.last)
    end = after.last if after else group.last
    if sentence.lower(lead - 2) in sets["relatives"] or (after is None and group.form == "finite"):
        return None
    if not after and sentence.lower(end) not in {".", ",", ";", ""}:
        return None
    goes_on = sentence.lower(end) in {",", "–", "—"} and sentence.last - end > 4
    aside = (
        goes_on
        and sentence.lower(end + 1) not in sets["complementisers"] | sets["prepositions"]
        and not (found[end + 1].lower.endswith(sentence.lexicon.gerund_endings))
    )
    if _inserted_relative(sentence, lead - 1):
        return None
    start = next(
        (found[i].end for i in range(lead - 2, sentence.first, -1) if found[i].lower in {":", ";"}),
        sentence.span.start,
    )
    content = sentence.trimmed(start, sentence.span.end if aside else mark.start)
    return (content, "mixed" if quote else "indirect") if len(content) > _SHORTEST else None


def _inserted_relative(sentence: Sentence, comma: int) -> bool:
    """Tell whether the comma closes a relative clause after a bare subject ("Bruxelles, che ..., accusa")."""
    sets = sentence.lexicon.sets
    verbs = sets["auxiliaries"] | sets["reflexive_auxiliaries"]
    for index in range(sentence.first + 1, comma):
        if sentence.lower(index - 1) == "," and sentence.lower(index) in sets["relatives"]:
            before = sentence.found[sentence.first : index - 1]
            return len(before) < 8 and not any(word.lower in verbs for word in before)
    return False


def _trailing(sentence: Sentence, group: Group, subject: Source | None) -> Said | None:
    """Read "..., the office said on Friday": a subject between a comma and the verb, the sentence's end near."""
    if subject is None or subject.last != group.first or sentence.last - group.last > _FEW:
        return None
    if sentence.lower(subject.first - 1) != "," or any(
        sentence.found[index].lower in OPENING for index in range(group.last, sentence.last)
    ):
        return None
    content = sentence.trimmed(sentence.span.start, sentence.found[subject.first - 1].start)
    return (content, "indirect") if len(content) > 2 * _SHORTEST else None


def _quotation(sentence: Sentence, span: Span, inner: Span) -> Said:
    """Return a quotation as content; with the words before it where it only ends a clause of the narrator."""
    lead = sentence.text[sentence.span.start : span.start] if span.start > sentence.span.start else ""
    if any(character.isalpha() for character in lead) and ":" not in lead:
        return sentence.trimmed(sentence.span.start, span.end), "mixed"
    return inner, "direct"


def _that_follows(sentence: Sentence, group: Group) -> bool:
    return sentence.lower(group.last) in sentence.lexicon.sets["complementisers"] | {":", *OPENING}


def speaks(sentence: Sentence, group: Group) -> bool:
    """Tell whether words follow a verb that can also give a figure ("stima che", "segnala: ..."), not an object."""
    sets = sentence.lexicon.sets
    after = sentence.lower(group.last)
    return after in sets["complementisers"] | sets["infinitive_marks"] | {":", "", *OPENING}


def said_after(sentence: Sentence, group: Group, left: Source | None) -> Said | None:
    """Read what follows the group: "che" and a clause, "di" and an infinitive, a colon, a quotation."""
    found, lexicon = sentence.found, sentence.lexicon
    sets = lexicon.sets
    if lexicon.bare_clauses and left and group.form != "gerund" and _bare_clause(sentence, group.last):
        return _said(sentence, group.last)
    for index in range(group.last, min(sentence.last, group.last + _MAX_INSERT + 1)):
        word, inserted = found[index], index - group.last
        if word.lower in sets["complementisers"] and (not inserted or _may_insert(sentence, group, index)):
            return _said(sentence, index + 1)
        if (
            word.lower in sets["infinitive_marks"]
            and _infinitive(sentence, index)
            and (
                not inserted
                or (inserted <= _FEW and sentence.lower(group.last) in sets["prepositions"] - sets["of"])
            )
        ):
            content = sentence.clause(word.start)
            return content, sentence.mode(content)
        if word.lower == ":":
            quote = sentence.quote_from(word.end)
            if quote and not sentence.text[word.end : quote.span.start].strip():
                return quote.inner, "direct"
            return _said(sentence, index + 1) if inserted <= _FEW else None
        if word.lower in OPENING and (quote := sentence.quote_from(word.start)) and inserted <= 2 * _FEW:
            return _quoted_object(sentence, group, left, index, quote.span, quote.inner)
        if sentence.quoted(word.start):
            return None
    return None


def _bare_clause(sentence: Sentence, first: int) -> bool:
    """Tell whether a clause follows without "that" ("said no country had grown")."""
    sets = sentence.lexicon.sets
    if first >= sentence.last - 2 or not sentence.found[first].text[0].isalnum():
        return False
    if sentence.lower(first) in sets["prepositions"] | sets["complementisers"] | sets["conjunctions"]:
        return False
    if sentence.lexicon.adverb(sentence.found[first]):
        return False
    near = sentence.found[first : min(first + 10, sentence.last)]
    return any(word.lower in sets["auxiliaries"] | sets["reflexive_auxiliaries"] for word in near)


def _quoted_object(
    sentence: Sentence, group: Group, left: Source | None, index: int, span: Span, inner: Span
) -> Said | None:
    """Read a quotation that follows: a sentence of its own, or a part of the narrator's clause.

    "L'Oms ha definito il diabete “una delle emergenze”" is one clause, its subject included.
    """
    if index == group.last:
        content = sentence.clause(span.start)
        return (inner, "direct") if span.end >= content.end - 1 else (content, "mixed")
    if group.form == "gerund" or left is None:
        return sentence.clause(sentence.found[group.first].start), "mixed"
    return sentence.clause(sentence.found[left.first].start), "mixed"


def _infinitive(sentence: Sentence, mark: int) -> bool:
    ahead = mark + 1
    while ahead < sentence.last - 1 and (
        sentence.lexicon.adverb(sentence.found[ahead]) or sentence.lower(ahead) in OPENING
    ):
        ahead += 1
    return ahead < sentence.last and sentence.lexicon.infinitive(sentence.found[ahead])


def _may_insert(sentence: Sentence, group: Group, at: int) -> bool:
    """Tell whether what stands between the verb and its "che" only says to whom, when and where.

    A noun object ("ha annunciato un piano che ...") makes the "che" a relative.
    """
    found, sets = sentence.found, sentence.lexicon.sets
    start = found[group.last]
    if start.lower in sets["infinitive_marks"]:
        return False
    opening = start.lower in sets["prepositions"] or start.lower == "," or sentence.lexicon.adverb(start)
    if not opening:
        inverted = sentence.subject_after(group.last, at)
        opening = (
            inverted is not None and inverted.last in {at, at - 1} and start.lower not in sets["articles"]
        )
    verbs = any(found[index].lower in sets["auxiliaries"] for index in range(group.last, at))
    return opening and not verbs and (found[at - 1].lower == "," or at - group.last <= 8)


def _said(sentence: Sentence, first: int) -> Said | None:
    if first >= sentence.last:
        return None
    content = sentence.clause(sentence.found[first].start)
    if not len(content):
        return None
    quote = sentence.quote_around(content.start)
    if quote and quote.span.start == content.start and quote.span.end >= content.end:
        return quote.inner, "direct"
    return content, sentence.mode(content)


def figure_clause(sentence: Sentence, group: Group, left: Source) -> Span | None:
    """Return the clause by which a source gives a figure, subject included; None without a digit in it."""
    found = sentence.found
    end = group.last
    while end < sentence.last:
        ends = found[end].lower == "," and sentence.lower(end + 1) in sentence.lexicon.sets["conjunctions"]
        if found[end].lower == ";" or ends:
            break
        end += 1
    if not any(word.text[0].isdigit() for word in found[group.last : end]):
        return None
    return sentence.trimmed(found[left.first].start, found[end - 1].end)


def unmarked(sentence: Sentence, index: int) -> Source | None:
    """Read "“...”, rimarca l'esperto" with a verb that no list knows: a quotation, a small word, a speaker."""
    found, sets = sentence.found, sentence.lexicon.sets
    word = found[index]
    if index <= sentence.first or word.capital or not word.alphabetic or len(word.lower) < 4:
        return None
    before = index - 1 if sentence.lower(index - 1) in {",", *DASHES} else index
    if before <= sentence.first or found[before - 1].lower not in CLOSING:
        return None
    if word.lower in sets["thus"]:
        return sentence.subject_after(index + 1)
    if word.lower in sets["prepositions"] | sets["conjunctions"] | sets["relatives"] | sets["articles"]:
        return None
    if sentence.lexicon.adverb(word) or not sentence.lexicon.verbal_ending(word):
        return None
    source = sentence.subject_after(index + 1)
    return source if source and source.first == index + 1 else None
