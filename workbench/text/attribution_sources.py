"""Where a speaker stands: before the verb of saying, after it, or after "secondo"; and who that is."""

from __future__ import annotations

from typing import NamedTuple

from workbench.rows import Span
from workbench.text import attribution_flags as bit
from workbench.text.attribution_insets import inset, past_focus, relative_comma
from workbench.text.attribution_tokens import Words
from workbench.text.attribution_words import Sayings, group_at
from workbench.text.mentions import Names, canonical_name, canonical_noun, capital_runs, name_in_run

_CLAUSE_MARKS = frozenset(';:”»“«"–—!?')
_TIGHT_MARKS = frozenset("-.")
_MAX_SOURCE = 40  # words; a longer stretch holds no speaker that one could name
_BEGINS = bit.CAPITAL | bit.ARTICLE | bit.BARE_DETERMINER | bit.LONE | bit.DEMONSTRATIVE | bit.NOUN
_NO_NOUN = bit.PREPOSITION | bit.CONJUNCTION | bit.AUXILIARY | bit.PRONOUN
_GIVER = 12  # words of "diffusi ieri dall'Istituto nazionale di statistica"
_APPOSED = 14  # words of a name and what is told of it
_RANK = 5  # words of a rank before a name
_OF_WHOM = bit.OF | bit.FOR
_NO_HEAD = bit.ARTICLE | bit.PREPOSITION
_ENDS = bit.PREPOSITION | bit.COMPLEMENTISER | bit.RELATIVE | bit.VERB | bit.REFLEXIVE


class Source(NamedTuple):
    """Hold a speaker's mention (indices into the words, half-open) and canonical name."""

    first: int
    last: int
    speaker: str

    def span(self, found: Words) -> Span:
        """Return the mention's code points."""
        return found.span(self.first, self.last)


def source_before(found: Words, first: int, verb: int, known: Names, lexicon: Sayings) -> Source | None:
    """Read the subject between a clause's first word and its verb; None where it is elided."""
    flags = found.flags
    first = max(first, verb - _MAX_SOURCE)
    if (opening := inset(found, first, verb)) is not None:
        return source_before(found, first, opening, known, lexicon)
    comma = relative_comma(found, first, verb)
    if comma is not None:
        for index in range(comma - 1, max(first, comma - 10) - 1, -1):
            plain = flags[index] & bit.ARTICLE and not flags[index - 1] & bit.PREPOSITION
            if plain or (flags[index] & bit.BARE_DETERMINER and flags[index - 1] & bit.FROM):
                return Source(index, comma, _named(found, index, comma, known, lexicon))
        for start, end in reversed(capital_runs(found, max(first, comma - _APPOSED), comma)):
            if end - start > 1:  # "Ada Neri, capo economista del Centro Ponte, che"
                return Source(start, end, _named(found, start, end, known, lexicon))
    first = _without_relatives(found, first, verb)
    first = _clause_start(found, first, verb)
    pieces = _pieces(found, first, verb)
    for index in range(len(pieces) - 1, -1, -1):
        start, end = pieces[index]
        if index and lexicon.head_last and flags[start] & bit.PREPOSITION:
            continue  # "Jane Moss, from nearby Lenham, said"
        start = _past_openers(found, start, end)
        if start >= end or _verbal(found, start, end) or found.lowers[end - 1] in lexicon.ago:
            continue
        start = past_focus(found, start, end)
        if found.flags[start] & bit.ARTICLE and found.flags[start + 1] & bit.RELATIVE and start - 1 > first:
            return source_before(found, first, start - 1, known, lexicon)  # "Neri, il quale, ..., ha detto"
        if not _nominal(found, start, lexicon) and not (flags[end - 1] & bit.LONE and end - start == 2):
            continue  # but "local officials said"
        if index and _only_name(found, start, end):
            head, head_end = pieces[index - 1]
            head = _past_openers(found, head, head_end)
            if head < head_end and _describes(found, head, head_end):
                return Source(head, end, _named(found, start, end, known, lexicon))
        if index and flags[start] & bit.NOUN and not flags[start] & bit.CAPITAL:
            continue  # "Dmitry Peskov, portavoce del Cremlino,"
        if index and flags[start] & bit.ARTICLE and _only_name(found, *pieces[index - 1]):
            continue  # "Mario Rossi, il sindaco di Trani,"
        return Source(start, end, _named(found, start, end, known, lexicon))
    return None


def _without_relatives(found: Words, first: int, verb: int) -> int:
    """Go past "dopo che", "quando"; a relative clause between commas leaves the subject before it."""
    for index in range(verb - 1, first - 1, -1):
        if found.flags[index] & bit.COMPLEMENTISER:
            head = index - 1 if index > first and found.flags[index - 1] & bit.ANTECEDENT else index
            if head <= first or found.lowers[head - 1] != ",":
                return index + 1
    return first


def _clause_start(found: Words, first: int, verb: int) -> int:
    flags, lowers = found.flags, found.lowers
    for index in range(verb - 1, first - 1, -1):
        lower = lowers[index]
        if lower in _CLAUSE_MARKS or (
            lower == "." and index + 1 < verb and index - first > 1 and not _abbreviates(found, index)
        ):
            return index + 1
        if flags[index] & bit.CONJUNCTION and (
            index == first
            or lowers[index - 1] in {",", ";"}
            or all(own & bit.ADVERB for own in flags[index + 1 : verb])
        ):
            return index + 1
    return first


def _pieces(found: Words, first: int, last: int) -> list[tuple[int, int]]:
    """Cut at commas; empty pieces fall away."""
    pieces, start = [], first
    for index in range(first, last + 1):
        if index == last or found.flags[index] & bit.MARK:
            if index > start and not (
                index < last and found.lowers[index] in _TIGHT_MARKS and _tight(found, index)
            ):
                pieces.append((start, index))
                start = index + 1
            elif index == start:
                start = index + 1
    return pieces


def _tight(found: Words, index: int) -> bool:
    """Tell whether a mark sticks to the word before it ("U.S.", "askanews-Roma")."""
    return found.ends[index - 1] == found.starts[index]


def _abbreviates(found: Words, index: int) -> bool:
    """Tell whether a full stop closes letters with full stops ("deputy chief U.K. economist")."""
    before = found.flags[index - 1] & bit.CAPITAL and found.ends[index - 1] - found.starts[index - 1] == 1
    return bool(before) and (found.lowers[index - 2] == "." or found.lowers[index + 2] == ".")


def _past_openers(found: Words, first: int, last: int) -> int:
    """Go past adverbs, conjunctions, and an opening "A febbraio", "Nel 2023" before the subject's article."""
    flags = found.flags
    while first < last and (
        flags[first] & (bit.ADVERB | bit.CONJUNCTION)
        or (flags[first] & bit.OBJECT_CLITIC and not flags[first] & bit.ARTICLE)
    ):
        first += 1
    if first < last and flags[first] & bit.PREPOSITION:
        for index in range(first + 1, last):
            if flags[index] & bit.ARTICLE and not flags[index - 1] & bit.PREPOSITION:
                return index
        runs = capital_runs(found, first, last)
        if runs and runs[-1][1] == last and not flags[runs[-1][0] - 1] & bit.PREPOSITION:
            return runs[-1][0]
        return last
    return first


def _nominal(found: Words, first: int, lexicon: Sayings) -> bool:
    """Tell whether a piece begins as a noun group does; "Lo" before its verb is no article."""
    own = found.flags[first]
    clitic = own & bit.OBJECT_CLITIC and own & bit.ARTICLE
    if clitic and first + 1 < len(found) and found.flags[first + 1] & bit.VERB:
        return False
    return not own & bit.PRONOUN and bool(own & _BEGINS) and group_at(found, first, lexicon) is None


def _verbal(found: Words, first: int, last: int) -> bool:
    """Tell whether an auxiliary stands in a piece: then it is a clause and no speaker."""
    return any(own & bit.VERB for own in found.flags[first:last])


def _only_name(found: Words, first: int, last: int) -> bool:
    """Tell whether a piece is a person's name and nothing else."""
    if last - first > 5 or (last - first == 1 and found.flags[first] & bit.NOUN):
        return False
    return capital_runs(found, first, last)[:1] == [(first, last)]


def _describes(found: Words, first: int, last: int) -> bool:
    if found.flags[first] & bit.ARTICLE:
        return first + 1 < last
    return bool(found.flags[first] & bit.NOUN)


def _named(found: Words, first: int, last: int, known: Names, lexicon: Sayings) -> str:
    """Name a noun group: by the person's or body's name in it, else by what it describes."""
    flags = found.flags
    last = _undescribed(found, first, last)
    if holder := _role_holder(found, first, last):
        return canonical_name(found, *holder, known, lexicon)
    if giver := _giver(found, first, last):
        return canonical_name(found, *giver, known, lexicon)
    for run in capital_runs(found, first, last):
        name = name_in_run(found, *run)
        if name is None:
            continue
        start, end = name
        if end - start == 1 and found.ends[start] - found.starts[start] == 1:
            continue  # "U.S."
        if start > first and flags[start - 1] & bit.PREPOSITION and not flags[start - 1] & _OF_WHOM:
            continue  # "uno studio uscito su The Lancet"
        if start > first and flags[start - 1] & bit.ARTICLE and (end < last or end - start == 1):
            if end < last:
                continue  # "la Procura di Milano": the group's head, not a name
            return canonical_name(found, start, end, known, lexicon)
        if start == first and end < last and flags[end] & bit.OF:
            return canonical_noun(found, first, last, known, lexicon)  # "Fonti della Procura"
        lone = start == first and end - start == 1 < last - first
        if lone and found.lowers[first] not in known.full and not flags[end] & bit.CAPITAL:
            return canonical_noun(found, first, last, known, lexicon)  # "Reporter senza frontiere"
        return canonical_name(found, start, end, known, lexicon)
    return canonical_noun(found, first, last, known, lexicon)


def _role_holder(found: Words, first: int, last: int) -> tuple[int, int] | None:
    """Return the full name right after a role with what it is a role of before it ("Treasury chief Rachel Reeves")."""
    runs = capital_runs(found, first, last)
    if len(runs) < 2 or runs[-1][1] != last or runs[-1][1] - runs[-1][0] < 2:
        return None
    start = runs[-1][0]
    led = runs[0][0] == first or (found.flags[first] & bit.ARTICLE and runs[0][0] == first + 1)
    plain = all(own & bit.LETTER and not own & bit.PREPOSITION for own in found.flags[first:start])
    return runs[-1] if led and plain and found.flags[start - 1] & bit.NOUN else None


def _undescribed(found: Words, first: int, last: int) -> int:
    """Return where a noun group ends that a participle describes ("uno studio | pubblicato su The Lancet").

    Who gave figures ("i dati diffusi ieri dall'Istat") stays.
    """
    flags = found.flags
    if _giver(found, first, last):
        return last
    for index in range(first + 2, last - 1):
        own = flags[index]
        if own & bit.PARTICIPLE and not own & (bit.CAPITAL | bit.NOUN) and not flags[index - 1] & _NO_HEAD:
            beside = flags[index + 1]
            if beside & bit.PREPOSITION and not beside & _OF_WHOM:
                return index
    return last


def _gives(first: int, second: int) -> bool:
    return bool(first & bit.DATA or (first & bit.ARTICLE and second & bit.DATA))


def _giver(found: Words, first: int, last: int) -> tuple[int, int] | None:
    """Return the name of who gave figures ("i dati diffusi ieri dall'Istat"), or None."""
    flags = found.flags
    if not _gives(flags[first], flags[first + 1] if first + 1 < last else 0):
        return None
    for index in range(first + 2, last - 1):
        if flags[index] & bit.MARK:
            return None
        if flags[index] & bit.FROM and flags[index + 1] & bit.CAPITAL:
            runs = capital_runs(found, index + 1, last)
            if not runs or runs[0][0] != index + 1:
                return None
            start, end = runs[0]
            of = flags[start] & bit.OFFICE and end + 1 < last and flags[end] & bit.OF
            return (start, end + 2) if of and flags[end + 1] & bit.CAPITAL else (start, end)
    return None


def source_after(
    found: Words, first: int, last: int, known: Names, lexicon: Sayings, bare: bool = False
) -> Source | None:
    """Read the speaker that follows a verb of saying or "secondo"; None where none does.

    bare: a noun without an article may begin it ("dal rapporto", "secondo fonti").
    """
    flags = found.flags
    last = min(last, first + _MAX_SOURCE)
    while first < last and flags[first] & bit.ADVERB:
        first += 1
    if first >= last:
        return None
    noun = bare and flags[first] & bit.LETTER and not flags[first] & _NO_NOUN
    if not noun and not _nominal(found, first, lexicon):
        return None
    end, named = first, False
    while end < last:
        own = flags[end]
        if own & bit.MARK:
            lower = found.lowers[end]
            if (lower == "-" and _tight(found, end)) or (lower == "." and _initial(found, end)):
                end += 1
                continue
            open_ = not named or _role_of_something(found, first, end)
            if lower == "," and open_ and (apposed := _apposition(found, end + 1, last)):
                return Source(first, apposed, _named(found, end + 1, apposed, known, lexicon))
            break
        if end > first and _stops(found, end, named, lexicon):
            break
        if own & bit.CAPITAL:
            named = named or not (_complement(found, end) if end > first else own & (bit.ARTICLE | bit.TITLE))
        end += 1
    if all(own & bit.ARTICLE for own in flags[first:end]):
        return None
    if _gives(flags[first], flags[first + 1] if first + 1 < last else 0) and end < last:
        giver = _giver(found, first, min(last, end + _GIVER))
        end = max(end, giver[1]) if giver else end
    return Source(first, end, _named(found, first, end, known, lexicon))


def _role_of_something(found: Words, first: int, end: int) -> bool:
    """Tell whether an office's only name is what it is an office of ("la dirigente della scuola Pascoli, Ada Neri")."""
    flags = found.flags
    head = first + 1 if flags[first] & bit.ARTICLE else first
    if not flags[head] & (bit.NOUN | bit.PERSON) or end - head < 4 or not flags[head + 1] & bit.OF:
        return False
    capitals = [index for index in range(head + 1, end) if flags[index] & bit.CAPITAL]
    return len(capitals) == 1 and capitals[0] == end - 1


def _initial(found: Words, index: int) -> bool:
    """Tell whether a full stop closes an initial or a title ("J. Smith", "on. Rossi") inside a name."""
    return (
        index + 1 < len(found)
        and bool(found.flags[index + 1] & bit.CAPITAL)
        and _tight(found, index)
        and found.ends[index - 1] - found.starts[index - 1] == 1
    )


def _complement(found: Words, index: int) -> bool:
    """Tell whether a capitalised word only says of what ("del Cremlino")."""
    before = found.flags[index - 1] & (bit.OF | bit.FOR | bit.ARTICLE)
    return bool(before or found.flags[index] & bit.OFFICE)


def _stops(found: Words, index: int, named: bool, lexicon: Sayings) -> bool:
    """Tell whether the speaker's noun group ends before this word."""
    flags = found.flags
    own, before = flags[index], flags[index - 1]
    after = flags[index + 1] if index + 1 < len(found) else 0
    capital = own & bit.CAPITAL
    if own & bit.OF:
        return False
    if own & bit.FOR:
        return named or not (after & bit.CAPITAL or own & bit.CHARGE)
    if own & _ENDS or (own & bit.ADVERB and not capital):
        return True
    if own & bit.PARTICIPLE and not capital:
        elsewhere = after & bit.PREPOSITION and not after & bit.OF
        if elsewhere or after & (bit.FROM | bit.ADVERB):
            return True  # "il rapporto presentato oggi a Milano"
    if own & bit.ARTICLE:
        return not before & (bit.PREPOSITION | bit.CONJUNCTION)
    if own & bit.VIEWED or (_acts(own, after) and index > 1 and not before & _NO_HEAD):
        return True  # "il ministro attacca la Regione"
    if own & bit.CONJUNCTION:
        if before & bit.CAPITAL and after & bit.OF and not named:
            return False  # "la ministra dell'Agricoltura e del Turismo"
        return not (after & bit.CAPITAL and named)
    if own & bit.DIGIT or (own & bit.GERUND and not capital and len(found.lowers[index]) > 5):
        return True
    return named and not capital and bool(own & bit.LETTER) and group_at(found, index, lexicon) is not None


def _acts(own: int, after: int) -> bool:
    """Tell whether a word that may be a verb has an object with its article after it."""
    verbal = own & bit.VERBAL and not own & (bit.CAPITAL | bit.SMALL | bit.NOUN | bit.PERSON)
    return bool(verbal and after & bit.ARTICLE)


def _apposition(found: Words, first: int, last: int) -> int | None:
    """Return where a bare name after a comma ends ("il portavoce, Dmitry Peskov")."""
    if first < last and found.flags[first] & (bit.TITLE | bit.NOUN) and not found.flags[first] & bit.CAPITAL:
        first += 1  # "il comandante, maggiore Luca Ferro"
    elif first + 1 < last and found.flags[first] & bit.ARTICLE and not found.flags[first] & bit.INDEFINITE:
        first = _past_rank(found, first + 1, last)
    runs = capital_runs(found, first, min(first + 6, last))
    if runs and runs[0][0] == first and runs[0][1] - first >= 2:
        return runs[0][1]
    return None


def _past_rank(found: Words, first: int, last: int) -> int:
    """Return where the name begins after a rank ("l'avvocato Mario Neri", "il capitano di fregata Ugo Lai")."""
    flags = found.flags
    for index in range(first + 1, min(first + _RANK, last)):
        own = flags[index]
        if own & bit.CAPITAL:
            return first if flags[index - 1] & (bit.PREPOSITION | bit.ARTICLE) else index
        if not own & bit.LETTER or own & (bit.VERB | bit.CONJUNCTION | bit.RELATIVE | bit.ARTICLE):
            break
    return first


def source_of(found: Words, first: int, last: int, known: Names, lexicon: Sayings) -> Source:
    """Name a stretch of words that is known to be a speaker."""
    return Source(first, last, _named(found, first, last, known, lexicon))
