"""What is said: the words after a verb of saying, or those before ", ha dichiarato Peskov"."""

from __future__ import annotations

from workbench.rows import Span
from workbench.text import attribution_flags as bit
from workbench.text.attribution_bare import (
    clause_near,
    only_to_whom,
    past_placed,
    pronoun_before,
    told_at,
    told_whom,
)
from workbench.text.attribution_bodies import speaker_after
from workbench.text.attribution_figures import figure_follows
from workbench.text.attribution_sentence import SET_OFF, Said, Sentence
from workbench.text.attribution_sources import Source
from workbench.text.attribution_tokens import Words, phrase_at
from workbench.text.attribution_words import Group

_MAX_INSERT = 30  # words between "ha dichiarato" and its "che"
_FEW = 6  # words between a verb and its quotation or infinitive
_SHORTEST = 12  # code points of a clause that precedes its attribution
_THAT = bit.COMPLEMENTISER | bit.COLON | bit.OPENING
_NO_CLAUSE = bit.PREPOSITION | bit.COMPLEMENTISER | bit.CONJUNCTION | bit.ADVERB
_NO_AFTERTHOUGHT = bit.COMPLEMENTISER | bit.PREPOSITION | bit.GERUND
_NO_VERB = bit.PREPOSITION | bit.CONJUNCTION | bit.RELATIVE | bit.ARTICLE | bit.ADVERB


def said_before(sentence: Sentence, group: Group, subject: Source | None) -> Said | None:
    """Read what stands before ", ha dichiarato Peskov": a quotation, or the sentence so far.

    subject: the speaker between the last quotation and the verb.

    "L'inflazione, ha spiegato l'istituto, è scesa" is an incise: the whole sentence is said.
    """
    found, flags, lowers = sentence.found, sentence.found.flags, sentence.found.lowers
    lead = group.first
    while lead > sentence.first and (
        flags[lead - 1] & bit.ADVERB or lowers[lead - 1] in sentence.lexicon.datives
    ):
        lead -= 1
    if sentence.flags(lead - 1) & bit.AS and sentence.lower(lead - 2) == ",":
        lead -= 1  # "..., come riporta la Stampa"
    if lead == sentence.first or flags[lead - 1] & bit.CONJUNCTION:
        return None
    quote = sentence.quote_ending_by(found.starts[group.first])
    floor = sentence.after_quote(group.first)
    if _that_follows(sentence, group) or (lead == floor and lead < group.first) or group.form == "gerund":
        return None
    if quote and all(flags[i] & bit.DASH or lowers[i] in {",", "."} for i in range(floor, lead)):
        return _quotation(sentence, quote.span, quote.inner)
    pronoun = pronoun_before(sentence, group) if sentence.lexicon.bare_clauses else None
    if pronoun is not None and (lowers[pronoun - 1] == "," or flags[pronoun - 1] & bit.CLOSING):
        return _quoted_or_trailing(sentence, group, pronoun)
    apposed = subject and lowers[subject.last] == "," and lowers[group.first - 1] == ","
    told = subject and (subject.last == group.first or (apposed and sentence.lexicon.bare_clauses))
    if quote and subject and told and subject.first <= floor + 1:
        return _quotation(sentence, quote.span, quote.inner)  # "...," Smith said
    if lowers[lead - 1] not in SET_OFF and not (flags[lead - 1] & bit.DASH and _free(found, lead - 1)):
        return _trailing(sentence, group, subject)
    if sentence.lexicon.bare_clauses and subject and told_at(sentence, group) is not None:
        return None  # "CMOC, which mined 114,000 tons, said the ban should be lifted"
    after = speaker_after(sentence, group)
    end = after.last if after else group.last
    if group.figure and subject and figure_follows(sentence, group, end):
        return None
    close = closing_mark(sentence, group)
    if close and flags[lead - 1] & bit.DASH and sentence.flags(lead - 2) & bit.RELATIVE:
        return _said(sentence, close + 1)  # "dove – denuncia Amnesty – almeno mille minori lavorano"
    enclosed = after is None and close is not None
    if sentence.flags(lead - 2) & bit.RELATIVE or (after is None and group.form == "finite" and not enclosed):
        return None
    if not after and sentence.lower(end) not in {".", ",", ";", ""}:
        return None
    aside = (
        close is not None
        if flags[lead - 1] & bit.DASH
        else (
            sentence.lower(end) in SET_OFF
            and sentence.last - end > 4
            and not flags[end + 1] & (bit.COMPLEMENTISER | bit.GERUND)
            and (
                not flags[end + 1] & bit.PREPOSITION
                or _incomplete(sentence, lead - 1)
                or _begun(sentence, lead - 1)
                or phrase_at(lowers, end + 1, sentence.lexicon.exceptions) is not None
            )
        )
    )
    if _inserted_relative(sentence, lead - 1) or (not aside and _inset(sentence, lead - 1, end)):
        return None
    if not aside and subject and _apposed_subject(sentence, subject, lead):
        return None
    start = next(
        (found.ends[i] for i in range(lead - 2, sentence.first, -1) if lowers[i] in {":", ";"}),
        sentence.span.start,
    )
    content = sentence.trimmed(start, sentence.span.end if aside else found.starts[lead - 1])
    return (content, "mixed" if quote else "indirect") if len(content) > _SHORTEST else None


def _apposed_subject(sentence: Sentence, subject: Source, verb: int) -> bool:
    """Tell whether the comma before a verb closes its subject's name ("La ministra, Ada Neri, ha accusato ...")."""
    opens = subject.last == verb - 1 and subject.first <= sentence.first + 1
    return opens and "," in sentence.found.lowers[subject.first : subject.last]


def closing_mark(sentence: Sentence, group: Group) -> int | None:
    """Return the dash that closes an attribution between dashes, or the comma of ", spiega, "; None without."""
    found, flags = sentence.found, sentence.found.flags
    opening = group.first - 1
    if sentence.flags(opening) & bit.DASH:
        inside = range(group.last, min(sentence.last - 1, group.last + _MAX_INSERT))
        return next((index for index in inside if flags[index] & bit.DASH and _free(found, index)), None)
    if sentence.lower(opening) != "," or sentence.lower(group.last) != ",":
        return None
    goes_on = sentence.last - group.last > _FEW - 2
    afterthought = flags[group.last + 1] & _NO_AFTERTHOUGHT and not _begun(sentence, opening)
    return group.last if goes_on and not afterthought else None


def _begun(sentence: Sentence, comma: int) -> bool:
    """Tell whether a clause has only begun before a comma (": si tratta, precisa, di un modello")."""
    before = range(max(sentence.first, comma - _FEW + 2), comma)
    return any(sentence.flags(index) & (bit.MARK | bit.COLON) for index in before)


def _free(found: Words, index: int) -> bool:
    """Tell whether a dash stands between spaces and joins no words."""
    return found.ends[index - 1] < found.starts[index] and found.ends[index] < found.starts[index + 1]


def _incomplete(sentence: Sentence, end: int) -> bool:
    """Tell whether so few words precede an incise that the clause only goes on after it ("Ogni notte, ")."""
    before = sentence.found.flags[sentence.first : end]
    return len(before) < _FEW - 1 and not any(own & bit.VERB for own in before)


def _inserted_relative(sentence: Sentence, comma: int) -> bool:
    """Tell whether the comma closes a relative clause after a bare subject ("Bruxelles, che ..., accusa")."""
    flags, lowers = sentence.found.flags, sentence.found.lowers
    for index in range(sentence.first + 1, comma):
        if flags[index] & bit.RELATIVE and lowers[index - 1] == "," and "," not in lowers[index:comma]:
            before = flags[sentence.first : index - 1]
            return len(before) < 8 and not any(own & bit.VERB for own in before)
    return False


def _inset(sentence: Sentence, comma: int, end: int) -> bool:
    """Tell whether the comma closes an inset between subject and verb ("Neri, da parte sua, ha annunciato il ...")."""
    flags, lowers = sentence.found.flags, sentence.found.lowers
    if not flags[sentence.first] & (bit.ARTICLE | bit.NAME):
        return False
    opening = next((index for index in range(comma - 1, sentence.first, -1) if lowers[index] == ","), None)
    if opening is None or any(own & (bit.VERB | bit.SAY) for own in flags[sentence.first : comma]):
        return False
    if flags[opening + 1] & bit.PARTICIPLE and not flags[opening + 1] & bit.CAPITAL:
        return True  # "Il teste, sentito dal pm, ha confermato la versione."
    closes = sentence.lower(end) in {"", ".", ","}
    return not closes and bool(flags[opening + 1] & (bit.PREPOSITION | bit.ADVERB))


def _quoted_or_trailing(sentence: Sentence, group: Group, pronoun: int) -> Said | None:
    """Read "“...,” he told the BBC" and "..., he said on Monday": what stands before the pronoun is said."""
    quote = sentence.quote_ending_by(sentence.found.starts[group.first])
    if quote and not sentence.text[quote.span.end : sentence.found.starts[pronoun]].strip(" ,"):
        return _quotation(sentence, quote.span, quote.inner)
    return _before_comma(sentence, group, pronoun)


def _trailing(sentence: Sentence, group: Group, subject: Source | None) -> Said | None:
    """Read "..., the office said on Friday": a subject between a comma and the verb, the sentence's end near."""
    if subject is None or subject.last != group.first or sentence.lower(subject.first - 1) != ",":
        return None
    return _before_comma(sentence, group, subject.first)


def _before_comma(sentence: Sentence, group: Group, subject: int) -> Said | None:
    """Return what stands before the comma of ", the office said on Friday", and after it where it goes on."""
    placed = past_placed(sentence, group.last) if sentence.lexicon.bare_clauses else None
    end = group.last if placed is None else placed
    goes_on = sentence.lower(end) == "," and sentence.last - end > 2
    if sentence.last - end > _FEW and not goes_on:
        return None
    aside = goes_on and not sentence.flags(end + 1) & bit.GERUND  # but "..., the union said, raising fears"
    if any(own & bit.OPENING for own in sentence.found.flags[group.last : sentence.last]):
        return None
    last = sentence.span.end if aside else sentence.found.starts[subject - 1]
    content = sentence.trimmed(sentence.span.start, last)
    return (content, "indirect") if len(content) > _SHORTEST + _FEW else None


def _quotation(sentence: Sentence, span: Span, inner: Span) -> Said:
    """Return a quotation as content; with the words before it where it only ends a clause of the narrator."""
    lead = sentence.text[sentence.span.start : span.start] if span.start > sentence.span.start else ""
    lead = lead[lead.rfind(";") + 1 :]
    if any(character.isalpha() for character in lead) and ":" not in lead:
        return sentence.trimmed(sentence.span.start, span.end), "mixed"
    return inner, "direct"


def _that_follows(sentence: Sentence, group: Group) -> bool:
    return bool(sentence.flags(group.last) & _THAT)


def speaks(sentence: Sentence, group: Group) -> bool:
    """Tell whether words follow a verb that can also give a figure ("stima che", "segnala: ..."), not an object."""
    at_end = group.last >= sentence.last
    bare = bit.PRONOUN if sentence.lexicon.bare_clauses else 0  # "found it does not cause cancer"
    if group.say and bare and clause_near(sentence, group.last):
        return True
    return at_end or bool(sentence.flags(group.last) & (_THAT | bit.INFINITIVE_MARK | bare))


def only_quoting(sentence: Sentence, group: Group) -> bool:
    """Tell whether a verb that speaks only beside a quotation ("attacca", "rincara") stands without one."""
    lowers, flags = sentence.found.lowers, sentence.found.flags
    group_words = lowers[group.first : group.last]
    if (
        group_words[-1] not in sentence.lexicon.quoting
        and " ".join(group_words) not in sentence.lexicon.quoting
    ):
        return False
    before = any(own & bit.CLOSING for own in flags[max(sentence.first, group.first - _FEW) : group.first])
    ahead = flags[group.last : min(sentence.last, group.last + 2 * _FEW)]
    return not before and not any(own & (bit.OPENING | bit.COLON) for own in ahead)


def only_reporting(sentence: Sentence, group: Group, left: Source | None) -> bool:
    """Tell whether a verb of finding ("ha stabilito") stands without a body that finds and without "che"."""
    if sentence.found.lowers[group.last - 1] not in sentence.lexicon.reporting:
        return False
    if left is None or sentence.flags(left.first) & (bit.DEMONSTRATIVE | bit.PRONOUN):
        return True
    return not sentence.flags(group.last) & bit.COMPLEMENTISER


def said_after(sentence: Sentence, group: Group, left: Source | None) -> Said | None:
    """Read what follows the group: "che" and a clause, "di" and an infinitive, a colon, a quotation."""
    found = sentence.found
    if (
        sentence.lexicon.bare_clauses
        and (left or pronoun_before(sentence, group) is not None)
        and group.form != "gerund"
        and not told_whom(sentence, group)
        and (told := told_at(sentence, group)) is not None
    ):
        return _said(sentence, told)
    adverbs = group.last
    while sentence.flags(adverbs) & bit.ADVERB:
        adverbs += 1  # "fa sapere invece di aver già pagato"
    for index in range(group.last, min(sentence.last, group.last + _MAX_INSERT + 1)):
        own, inserted = found.flags[index], index - adverbs
        if own & bit.COMPLEMENTISER and (not inserted or _may_insert(sentence, group, index)):
            return _said(sentence, index + 1, _next_act(sentence, group, index + 1))
        accusing = bool(found.flags[group.last - 1] & bit.ACCUSING)
        if (
            sentence.infinitive_at(index)
            and not only_to_whom(sentence, index)
            and (not inserted or (inserted <= _FEW and (accusing or _to_whom(sentence, group))))
        ):
            start = found.starts[group.last if accusing else index]
            content = sentence.trimmed(start, _infinitive_end(sentence, group, index))
            return content, sentence.mode(content)
        if own & bit.COLON:
            quote = sentence.quote_from(found.ends[index])
            if quote and not sentence.text[found.ends[index] : quote.span.start].strip():
                return quote.inner, "direct"
            return _said(sentence, index + 1) if inserted <= _FEW else None
        start = found.starts[index]
        if own & bit.OPENING and inserted <= 2 * _FEW and (quote := sentence.quote_from(start)):
            return _quoted_object(sentence, group, left, index, quote.span, quote.inner)
        if sentence.quoted(start):
            return None
    return None


def _infinitive_end(sentence: Sentence, group: Group, first: int) -> int:
    """Return where "di non fidarsi, mentre il 22% ..." leaves its infinitive: at ", mentre il", ", secondo".

    So it does at "e ha annunciato", with the auxiliary of the verb of saying.
    """
    flags, lowers = sentence.found.flags, sentence.found.lowers
    auxiliary = lowers[group.first] if group.form == "perfect" else ""
    for index in range(first + 2, sentence.last - 2):
        if flags[index] & bit.CONJUNCTION and lowers[index + 1] == auxiliary:
            return sentence.found.starts[index]
        closes = lowers[index] == "," and flags[index + 1] & bit.CONJUNCTION
        if lowers[index] == ";" or (closes and flags[index + 2] & (bit.ARTICLE | bit.NAME)):
            return sentence.found.starts[index]
        if lowers[index] == "," and phrase_at(lowers, index + 1, sentence.lexicon.according):
            return sentence.found.starts[index]
    return sentence.span.end


def _to_whom(sentence: Sentence, group: Group) -> bool:
    after = sentence.flags(group.last)
    return bool(after & bit.PREPOSITION) and not after & bit.OF


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
        return sentence.clause(sentence.found.starts[group.first]), "mixed"
    return sentence.clause(sentence.found.starts[left.first]), "mixed"


def _may_insert(sentence: Sentence, group: Group, at: int) -> bool:
    """Tell whether what stands between the verb and its "che" only says to whom, when and where.

    A noun object ("ha annunciato un piano che ...") makes the "che" a relative.
    """
    found = sentence.found
    start = found.flags[group.last]
    if found.flags[group.last - 1] & bit.ADDRESSING and at - group.last <= _FEW:
        return not any(own & bit.MARK for own in found.flags[group.last : at])  # "told reporters that"
    if start & bit.INFINITIVE_MARK or any(own & bit.AUXILIARY for own in found.flags[group.last : at]):
        return False
    if (
        found.flags[at - 1] & bit.DASH and start & bit.PREPOSITION
    ):  # "ha detto ai suoi – così racconta X – che"
        return any(own & bit.DASH for own in found.flags[group.last : at - 1])
    if found.lowers[at - 1] != "," and at - group.last > 8:
        return False
    if found.lowers[at - 1] == "," and not _closes_insertion(sentence, group, at - 1):
        return False
    if start & (bit.PREPOSITION | bit.ADVERB) or found.lowers[group.last] == ",":
        return True
    inverted = None if start & bit.ARTICLE else sentence.subject_after(group.last, at)
    return inverted is not None and inverted.last in {at, at - 1}


def _closes_insertion(sentence: Sentence, group: Group, comma: int) -> bool:
    """Tell whether the comma before "che" has one that opens ("ha detto, a Bari, che"); else a relative follows."""
    lowers = sentence.found.lowers
    opening = next((index for index in range(comma - 1, group.last - 1, -1) if lowers[index] == ","), None)
    return opening is not None and not sentence.flags(opening + 1) & bit.INDEFINITE


def _next_act(sentence: Sentence, group: Group, first: int) -> int | None:
    """Return where the speaker's next act begins ("ha assicurato che ... e ha respinto le accuse"), or None.

    It has the auxiliary of the verb of saying, and no clause of what is said has that one.
    """
    lowers, flags = sentence.found.lowers, sentence.found.flags
    auxiliary = lowers[group.first]
    if group.form != "perfect" or auxiliary not in lowers[first : sentence.last - 1]:
        return None
    next_one = lowers.index(auxiliary, first)
    acts = flags[next_one - 1] & bit.CONJUNCTION and flags[next_one + 1] & (bit.ACT | bit.SAID)
    return next_one - 1 if acts else None


def _said(sentence: Sentence, first: int, last: int | None = None) -> Said | None:
    """Return what is said from one word to before another, by default to the sentence's end."""
    if first >= sentence.last:
        return None
    starts = sentence.found.starts
    content = sentence.trimmed(starts[first], starts[last] if last else sentence.span.end)
    if not len(content):
        return None
    quote = sentence.quote_around(content.start)
    if quote and quote.span.start == content.start and quote.span.end >= content.end:
        return quote.inner, "direct"
    return content, sentence.mode(content)


def unmarked(sentence: Sentence, index: int) -> Source | None:
    """Read "“...”, rimarca l'esperto" with a verb that no list knows: a quotation, a small word, a speaker."""
    flags, lowers = sentence.found.flags, sentence.found.lowers
    own = flags[index]
    before = index - 1 if flags[index - 1] & bit.DASH or lowers[index - 1] == "," else index
    if before <= sentence.first or not flags[before - 1] & bit.CLOSING:
        return None
    if own & bit.CAPITAL or not own & bit.LETTER:
        return None
    if own & bit.REFLEXIVE_AUXILIARY:  # "“...”, è l'appello di Neri"
        for noun in range(index + 1, min(index + 4, sentence.last - 2)):
            if flags[noun] & bit.INTRODUCTION and flags[noun + 1] & bit.OF:
                return sentence.subject_after(noun + 2, bare=True)
        return None
    if own & bit.THUS:
        return sentence.subject_after(index + 1)
    if own & _NO_VERB or not own & bit.VERBAL or len(lowers[index]) < 4:
        return None
    source = sentence.subject_after(index + 1)
    return source if source and source.first == index + 1 else None
