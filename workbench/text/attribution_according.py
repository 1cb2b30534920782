"""Who is named by "secondo X", and what follows it that X says."""

from __future__ import annotations

from workbench.rows import Attribution, Span
from workbench.text import attribution_flags as bit
from workbench.text.attribution_sentence import Sentence
from workbench.text.attribution_sources import Source, source_of
from workbench.text.attribution_tokens import phrase_at
from workbench.text.mentions import capital_runs

_LONGEST_SOURCE = 24  # words of "i dati dell'Istituto nazionale di geofisica e vulcanologia"
_LONGEST_NAME = 6
_LONGEST_ANTECEDENT = 10  # words of "uno studio dell'Ateneo di Pisa"
_NO_SPEAKER = bit.VERB | bit.RELATIVE | bit.COLON | bit.OPENING
_STOPS = frozenset(":;")
_OWN_SUBJECT = 7  # words of a subject and the conjunction before it
_GOES_ON = bit.ARTICLE | bit.DIGIT  # "dalla miniera esce secondo l'Onu il 15% del tantalio"
_MAIN_VERB = bit.VERB | bit.SAY | bit.REFLEXIVE


def according(sentence: Sentence, first: int, last: int) -> Attribution | None:
    """Read "secondo X, ...", "..., secondo X"; what X says is the rest of the sentence."""
    found, flags = sentence.found, sentence.found.flags
    if phrase_at(found.lowers, first, sentence.lexicon.own_view) == last:
        return _of_who_spoke(sentence, first, last)
    relative = last + 1 if sentence.flags(last) & bit.ARTICLE else last
    if sentence.flags(relative) & bit.RELATIVE:
        return according_to_which(sentence, first, relative)
    start = last
    while start < sentence.last and start - last < 8 and flags[start] & bit.REPORTED:
        start += 1
    if start >= sentence.last or flags[start] & bit.NOT_SOURCE:
        return None
    if phrase_at(found.lowers, first, sentence.lexicon.data_only) and not flags[start] & bit.DATA:
        return None
    source = sentence.subject_after(start, bare=True)
    # "...: secondo X il ponte è chiuso", "..., ma secondo X i fondi ci sono": what X says follows.
    leads = (
        first - sentence.first <= 1
        or sentence.lower(first - 1) in _STOPS
        or bool(sentence.flags(first - 1) & bit.CONJUNCTION)
    )
    opens = leads or sentence.lower(first - 1) == ","
    # "Secondo gli analisti di Intermonte il dividendo, ..., è sicuro": a new noun group is no part of the name.
    apart = source is not None and bool(sentence.flags(source.last) & bit.ARTICLE)
    if opens and not apart and (source is None or sentence.lower(source.last) != ","):
        source = _until_comma(sentence, start) or source
    if source is None or flags[source.last - 1] & bit.NOT_SOURCE:
        return None
    if opens and sentence.lower(source.last) == ",":
        source = _apposed(sentence, source)
    begin = _clause_start(sentence, first)
    if sentence.flags(first - 1) & bit.RELATIVE:
        content = _in_relative(sentence, first - 1, source)
    elif leads:
        content = what_follows(sentence, source)
    elif _is_aside(sentence, found.index(begin), first, source) or sentence.flags(source.last) & _GOES_ON:
        content = sentence.trimmed(begin, sentence.span.end)
    else:
        content = sentence.trimmed(begin, found.starts[first])
    return Attribution(source.span(found), found.span(first, last), content, source.speaker, "according to")


def _of_who_spoke(sentence: Sentence, first: int, last: int) -> Attribution | None:
    """Read "A suo giudizio, ..." after somebody spoke."""
    latest = sentence.known.latest
    if latest is None:
        return None
    begin = last + 1 if sentence.lower(last) == "," else last
    opens = first == sentence.first or sentence.lower(first - 1) in _STOPS
    if opens and begin >= sentence.last:
        return None
    content = sentence.clause(sentence.found.starts[begin]) if opens else sentence.clause(sentence.span.start)
    return Attribution(None, sentence.found.span(first, last), content, latest, "according to")


def _apposed(sentence: Sentence, source: Source) -> Source:
    """Return an office with the full name between commas after it ("il perito scelto dalla corte, Ada Neri,")."""
    first = source.last + 1
    office = any(own & (bit.NOUN | bit.PERSON) for own in sentence.found.flags[source.first : source.last])
    runs = capital_runs(sentence.found, first, min(first + _LONGEST_NAME, sentence.last))
    if not office or not runs or runs[0][0] != first or runs[0][1] - first < 2:
        return source
    if sentence.lower(runs[0][1]) != ",":
        return source
    named = source_of(sentence.found, *runs[0], sentence.known, sentence.lexicon)
    return Source(source.first, runs[0][1], named.speaker)


def _is_aside(sentence: Sentence, begin: int, first: int, source: Source) -> bool:
    """Tell whether the clause goes on after who says it ("Gli sfollati, stando ai dati di ieri, sono 1.200").

    begin: the clause's first word.
    """
    after, flags = source.last, sentence.found.flags
    if sentence.flags(after) & bit.DASH:
        return bool(sentence.flags(first - 1) & bit.DASH) and sentence.last - after > 2
    if sentence.lower(after) != ",":
        return False
    waits = not any(own & (bit.VERB | bit.SAY) for own in flags[begin:first])
    return sentence.last - after > (2 if waits else 4)


def _in_relative(sentence: Sentence, relative: int, source: Source) -> Span:
    """Return the relative clause that says by whom it is told ("che secondo l'Istat cresce del 3%")."""
    found = sentence.found
    ahead = range(source.last + 1, sentence.last - 1)
    closes = (i for i in ahead if found.lowers[i] in {",", ";"} or found.flags[i] & bit.DASH)
    end = next((found.starts[i] for i in closes), sentence.span.end)
    return sentence.trimmed(found.starts[relative], end)


def _clause_start(sentence: Sentence, first: int) -> int:
    """Return where the clause before "..., secondo X" begins: after a colon or semicolon, or with its subject.

    "I malati sono mille e 38 persone, stando ai dati, sono morte": "e" parts what is told by whom.
    """
    found, flags = sentence.found, sentence.found.flags
    for index in range(first - 2, max(sentence.first, first - _OWN_SUBJECT), -1):
        if flags[index] & (bit.VERB | bit.SAY | bit.MARK):
            break
        if flags[index] & bit.CONJUNCTION and flags[index + 1] & (bit.DIGIT | bit.ARTICLE | bit.NAME):
            before = any(own & bit.VERB for own in flags[sentence.first : index])
            after = any(own & bit.VERB for own in flags[first : sentence.last])
            if before and after:
                return found.starts[index + 1]
            break
    ends = (found.ends[i] for i in range(first - 1, sentence.first, -1) if found.lowers[i] in _STOPS)
    return next(ends, sentence.span.start)


def _until_comma(sentence: Sentence, first: int) -> Source | None:
    """Return the words up to a comma as speaker where no verb stands among them.

    "i dati dell'Istituto di geofisica e vulcanologia (Ingv)," are named by what stands in brackets.
    """
    found = sentence.found
    for index in range(first, min(first + _LONGEST_SOURCE, sentence.last)):
        lower = found.lowers[index]
        if lower == "," and index > first:
            named = source_of(found, first, index, sentence.known, sentence.lexicon)
            if found.lowers[index - 1] == ")" and found.lowers[index - 3] == "(":
                short = source_of(found, index - 2, index - 1, sentence.known, sentence.lexicon)
                return named._replace(speaker=short.speaker)
            return named
        if found.flags[index] & _NO_SPEAKER or lower == ";":
            return None
    return None


def according_to_which(sentence: Sentence, first: int, relative: int) -> Attribution | None:
    """Read "Nomisma, secondo cui ...": the name or noun group before the comma says what follows."""
    found = sentence.found
    end = first - 1 if sentence.lower(first - 1) == "," else first
    if relative + 1 >= sentence.last or end <= sentence.first:
        return None
    source = antecedent(sentence, end)
    if source is None:
        return None
    content = sentence.trimmed(found.starts[relative + 1], _relative_end(sentence, first, relative + 1))
    cue = found.span(first, relative + 1)
    quote = sentence.quote_around(content.start)
    if quote and quote.span.start == content.start and quote.span.end >= content.end:
        return Attribution(source.span(found), cue, quote.inner, source.speaker, "direct")
    return Attribution(source.span(found), cue, content, source.speaker, "according to")


def antecedent(sentence: Sentence, end: int) -> Source | None:
    """Return the noun group or name that ends here, with its article ("uno studio dell'Ateneo di Pisa")."""
    found, flags = sentence.found, sentence.found.flags
    if apposed := _before_apposition(sentence, end):
        return source_of(found, *apposed, sentence.known, sentence.lexicon)
    runs = capital_runs(found, max(sentence.first, end - 8), end)
    # "un dossier di Openpolis", but not the last name of "uno studio dell'Ateneo di Pisa".
    if runs and runs[-1][1] == end and not flags[max(runs[-1][0] - 2, 0)] & bit.CAPITAL:
        return source_of(found, *runs[-1], sentence.known, sentence.lexicon)
    for index in range(end - 1, max(sentence.first - 1, end - 1 - _LONGEST_ANTECEDENT), -1):
        own, before = flags[index], flags[index - 1] if index > sentence.first else 0
        if own & (bit.VERB | bit.MARK) or (index + 1 == end and not own & bit.LETTER):
            break
        heads = own & (bit.ARTICLE | bit.BARE_DETERMINER | bit.LONE) and not before & bit.PREPOSITION
        # "del rapporto" is one word: its noun follows, and it is no complement where no noun stands before it.
        fused = own & bit.PREPOSITION and not own & bit.OF and not flags[index + 1] & bit.ARTICLE
        if heads or (fused and index + 1 < end):
            start = index if heads else index + 1
            return source_of(found, start, end, sentence.known, sentence.lexicon)
    return sentence.subject_before(sentence.first, end)


def _before_apposition(sentence: Sentence, end: int) -> tuple[int, int] | None:
    """Return the full name before what is told of it ("Piero Salani, docente alla Bocconi"), or None."""
    for index in range(end - 2, max(sentence.first, end - _LONGEST_ANTECEDENT), -1):
        if sentence.lower(index) == ",":
            runs = capital_runs(sentence.found, max(sentence.first, index - 4), index)
            full = runs and runs[-1][1] == index and runs[-1][1] - runs[-1][0] > 1
            apposed = not sentence.flags(index + 1) & (bit.ARTICLE | bit.CAPITAL | bit.CONJUNCTION)
            return runs[-1] if full and apposed else None
        if sentence.flags(index) & (bit.VERB | bit.SAY | bit.MARK):
            break
    return None


def _relative_end(sentence: Sentence, first: int, begin: int) -> int:
    """Return where what "X, secondo cui" introduces ends: at a semicolon, or before the main verb."""
    found = sentence.found
    waits = not any(own & (bit.VERB | bit.SAY) for own in found.flags[sentence.first : first])
    for index in range(begin + 1, sentence.last - 1):
        lower = found.lowers[index]
        if lower == ";" or (lower == "," and waits and found.flags[index + 1] & _MAIN_VERB):
            return found.starts[index]
    return sentence.span.end


def what_follows(sentence: Sentence, source: Source) -> Span:
    """Return what follows a leading "secondo X": past a comma that closes what is told about X."""
    begin = source.last
    close = next((i for i in range(begin, min(begin + 12, sentence.last)) if sentence.lower(i) == ","), None)
    if close is not None and (sentence.flags(begin) & bit.PREPOSITION or close == begin):
        begin = close
    while (
        sentence.flags(begin) & bit.DASH
        or sentence.lower(begin) == ","
        or (sentence.flags(begin) & bit.ADVERB and sentence.lower(begin + 1) == ",")
    ):
        begin += 1
    if described := _described(sentence, begin):
        begin = described
    elif sentence.flags(begin) & bit.RELATIVE and sentence.lower(begin - 1) == ",":
        ahead = range(begin, min(begin + 16, sentence.last - 1))
        begin = next((i + 1 for i in ahead if sentence.lower(i) == ","), begin)
    if begin >= sentence.last:
        return Span(sentence.span.end, sentence.span.end)
    return sentence.clause(sentence.found.starts[begin])


def _described(sentence: Sentence, first: int) -> int | None:
    """Return where what is told of the speaker ends ("docente alla Federico II, ", "assistita da X, "), or None."""
    noun = first + 1 if sentence.flags(first) & bit.ARTICLE else first
    told = sentence.flags(first) & bit.PARTICIPLE and not sentence.flags(first) & bit.CAPITAL
    told = told and sentence.lower(first - 1) == ","
    if not (told or sentence.flags(noun) & bit.NOUN):
        return None
    related = False
    for index in range(noun + 1, min(noun + 14, sentence.last)):
        if sentence.lower(index) == ",":
            return index + 1
        related = related or bool(sentence.flags(index) & bit.RELATIVE)
        if sentence.flags(index) & bit.VERB and not related:
            return None
    return None
