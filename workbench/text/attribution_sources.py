"""Where a speaker stands: before the verb of saying, after it, or after "secondo"; and who that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.rows import Span
from workbench.text.attribution_words import Sayings, Word, group_at
from workbench.text.mentions import Names, canonical_name, canonical_noun, capital_runs, name_in_run

_MARKS = frozenset(',;:.()[]–—-«»“”"!?…‘')
_MAX_SOURCE = 40  # words; a longer stretch holds no speaker that one could name


@dataclass(frozen=True, slots=True)
class Source:
    """Hold a speaker's mention (indices into the words, half-open) and canonical name."""

    first: int
    last: int
    speaker: str

    def span(self, found: Sequence[Word]) -> Span:
        """Return the mention's code points."""
        return Span(found[self.first].start, found[self.last - 1].end)


def source_before(
    found: Sequence[Word], first: int, verb: int, known: Names, lexicon: Sayings
) -> Source | None:
    """Read the subject between a clause's first word and its verb; None where it is elided."""
    sets = lexicon.sets
    first = max(first, verb - _MAX_SOURCE)
    if verb - first > 3 and found[verb - 1].lower in sets["relatives"] and found[verb - 2].lower == ",":
        for index in range(verb - 3, max(first, verb - 12) - 1, -1):
            if found[index].lower in sets["articles"] and found[index - 1].lower not in sets["prepositions"]:
                return Source(index, verb - 2, _named(found, index, verb - 2, known, lexicon))
    first = _without_relatives(found, first, verb, known, lexicon)
    first = _clause_start(found, first, verb, lexicon)
    pieces = _pieces(found, first, verb)
    if not pieces:
        return None
    for index in range(len(pieces) - 1, -1, -1):
        start, end = pieces[index]
        start = _past_openers(found, start, end, lexicon)
        if start >= end or not _nominal(found, start, end, lexicon) or _verbal(found, start, end, lexicon):
            continue
        if index and _only_name(found, start, end, lexicon):
            head, head_end = pieces[index - 1]
            head = _past_openers(found, head, head_end, lexicon)
            if head < head_end and _describes(found, head, head_end, lexicon):
                return Source(head, end, _named(found, start, end, known, lexicon))
        if index and not found[start].capital and found[start].lower in sets["nouns"]:
            continue  # "Dmitry Peskov, portavoce del Cremlino,"
        if (
            index
            and found[start].lower in sets["articles"]
            and _only_name(found, *pieces[index - 1], lexicon)
        ):
            continue  # "Mario Rossi, il sindaco di Trani,"
        return Source(start, end, _named(found, start, end, known, lexicon))
    return None


def _without_relatives(found: Sequence[Word], first: int, verb: int, known: Names, lexicon: Sayings) -> int:
    """Go past "dopo che", "quando"; a relative clause closed by a comma leaves the subject before it."""
    for index in range(verb - 1, first - 1, -1):
        if found[index].lower in lexicon.sets["complementisers"] and not (
            index > first and found[index - 1].lower == ","
        ):
            return index + 1
    return first


def _clause_start(found: Sequence[Word], first: int, verb: int, lexicon: Sayings) -> int:
    for index in range(verb - 1, first - 1, -1):
        word = found[index]
        if word.lower in ';:”»“«"–—!?' or (word.lower == "." and index + 1 < verb and index - first > 1):
            return index + 1
        if word.lower in lexicon.sets["conjunctions"] and (
            index == first
            or found[index - 1].lower in {",", ";"}
            or index == verb - 1
            or _adverbs(found, index + 1, verb, lexicon)
        ):
            return index + 1
    return first


def _adverbs(found: Sequence[Word], first: int, last: int, lexicon: Sayings) -> bool:
    return all(lexicon.adverb(word) for word in found[first:last])


def _pieces(found: Sequence[Word], first: int, last: int) -> list[tuple[int, int]]:
    """Cut at commas; empty pieces fall away."""
    pieces, start = [], first
    for index in range(first, last + 1):
        if index == last or found[index].lower in _MARKS:
            if index > start and not (
                index < last and found[index].lower in {"-", ".", "’", "'"} and _tight(found, index)
            ):
                pieces.append((start, index))
                start = index + 1
            elif index == start:
                start = index + 1
    return pieces


def _tight(found: Sequence[Word], index: int) -> bool:
    """Tell whether a mark sticks to both of its neighbours ("U.S.", "askanews-Roma")."""
    return found[index - 1].end == found[index].start


def _past_openers(found: Sequence[Word], first: int, last: int, lexicon: Sayings) -> int:
    """Go past adverbs, conjunctions, and an opening "A febbraio", "Nel 2023" before the subject's article."""
    sets = lexicon.sets
    while first < last and (
        lexicon.adverb(found[first])
        or found[first].lower in sets["conjunctions"] | sets["object_clitics"] - sets["articles"]
    ):
        first += 1
    if first < last and found[first].lower in sets["prepositions"]:
        for index in range(first + 1, last):
            before = found[index - 1]
            if found[index].lower in sets["articles"] and before.lower not in sets["prepositions"]:
                return index
        runs = capital_runs(found, first, last, lexicon)
        if runs and runs[-1][1] == last and found[runs[-1][0] - 1].lower not in sets["prepositions"]:
            return runs[-1][0]
        return last
    return first


def _nominal(found: Sequence[Word], first: int, last: int, lexicon: Sayings) -> bool:
    """Tell whether a piece begins as a noun group does."""
    word, sets = found[first], lexicon.sets
    if word.lower in sets["pronouns"]:
        return False
    return (
        word.capital
        or word.lower in sets["articles"]
        or word.lower in sets["bare_determiners"]
        or word.lower in sets["lone"]
        or word.lower in sets["demonstratives"]
        or (word.lower in sets["nouns"])
    ) and group_at(found, first, lexicon) is None


def _noun(word: Word, lexicon: Sayings) -> bool:
    """Tell whether a small word can be a noun: no list of function words has it."""
    return word.alphabetic and not any(
        word.lower in lexicon.sets[name]
        for name in ("prepositions", "conjunctions", "auxiliaries", "pronouns")
    )


def _verbal(found: Sequence[Word], first: int, last: int, lexicon: Sayings) -> bool:
    """Tell whether an auxiliary stands in a piece: then it is a clause and no speaker."""
    verbs = lexicon.sets["auxiliaries"] | lexicon.sets["reflexive_auxiliaries"]
    return any(word.lower in verbs for word in found[first:last])


def _only_name(found: Sequence[Word], first: int, last: int, lexicon: Sayings) -> bool:
    """Tell whether a piece is a person's name and nothing else."""
    runs = capital_runs(found, first, last, lexicon)
    return (
        bool(runs)
        and runs[0][0] == first
        and last - first <= 5
        and runs[0][1] == last
        and (last - first > 1 or found[first].lower not in lexicon.sets["nouns"])
    )


def _describes(found: Sequence[Word], first: int, last: int, lexicon: Sayings) -> bool:
    sets = lexicon.sets
    start = first + 1 if found[first].lower in sets["articles"] else first
    return start < last and (start > first or found[start].lower in sets["nouns"])


def _named(found: Sequence[Word], first: int, last: int, known: Names, lexicon: Sayings) -> str:
    """Name a noun group: by the person's or body's name in it, else by what it describes."""
    for run in capital_runs(found, first, last, lexicon):
        name = name_in_run(found, *run, lexicon)
        if name is None:
            continue
        before = found[name[0] - 1].lower if name[0] > first else ""
        if before in lexicon.sets["articles"] and (name[1] < last or name[1] - name[0] == 1):
            if name[1] < last:
                continue  # "la Procura di Milano": the group's head, not a name
            return canonical_name(found, *name, known, lexicon)
        if name[0] == first and name[1] < last and found[name[1]].lower in lexicon.sets["of"]:
            return canonical_noun(found, first, last, known, lexicon)  # "Fonti della Procura"
        lone = name[0] == first and name[1] - name[0] == 1 < last - first
        if lone and found[first].lower not in known.full and not found[name[1]].capital:
            return canonical_noun(found, first, last, known, lexicon)  # "Reporter senza frontiere"
        return canonical_name(found, *name, known, lexicon)
    return canonical_noun(found, first, last, known, lexicon)


def source_after(
    found: Sequence[Word], first: int, last: int, known: Names, lexicon: Sayings, bare: bool = False
) -> Source | None:
    """Read the speaker that follows a verb of saying or "secondo"; None where none does.

    bare: a noun without an article may begin it ("dal rapporto", "secondo fonti").
    """
    sets = lexicon.sets
    last = min(last, first + _MAX_SOURCE)
    while first < last and lexicon.adverb(found[first]):
        first += 1
    if first >= last or not (
        _nominal(found, first, last, lexicon) or (bare and _noun(found[first], lexicon))
    ):
        return None
    end, named = first, False
    while end < last:
        word = found[end]
        if word.lower in _MARKS:
            if (word.lower == "-" and _tight(found, end)) or (word.lower == "." and _initial(found, end)):
                end += 1
                continue
            if word.lower == "," and not named and (apposed := _apposition(found, end + 1, last, lexicon)):
                return Source(first, apposed, _named(found, end + 1, apposed, known, lexicon))
            break
        if end > first and _stops(found, end, named, lexicon):
            break
        if (word.capital and end > first and not _complement(found, end, lexicon)) or (
            word.capital and end == first and word.lower not in sets["articles"] | sets["titles"]
        ):
            named = True
        end += 1
    if end == first or all(word.lower in sets["articles"] for word in found[first:end]):
        return None
    return Source(first, end, _named(found, first, end, known, lexicon))


def _initial(found: Sequence[Word], index: int) -> bool:
    """Tell whether a full stop closes an initial or a title ("J. Smith", "on. Rossi") inside a name."""
    return (
        index + 1 < len(found)
        and found[index + 1].capital
        and found[index - 1].end == found[index].start
        and len(found[index - 1].text) == 1
    )


def _complement(found: Sequence[Word], index: int, lexicon: Sayings) -> bool:
    """Tell whether a capitalised word only says of what ("del Cremlino")."""
    sets = lexicon.sets
    return (
        found[index - 1].lower in sets["of"] | sets["for"]
        or found[index - 1].lower in sets["articles"]
        or (found[index].lower in sets["offices"])
    )


def _stops(found: Sequence[Word], index: int, named: bool, lexicon: Sayings) -> bool:
    """Tell whether the speaker's noun group ends before this word."""
    word, sets = found[index], lexicon.sets
    if word.lower in sets["of"]:
        return False
    if word.lower in sets["for"]:
        return named or not ((index + 1 < len(found) and found[index + 1].capital) or word.lower == "per")
    if (
        word.lower in sets["prepositions"]
        or word.lower in sets["complementisers"]
        or word.lower in sets["relatives"]
    ):
        return True
    if word.lower in sets["auxiliaries"] | sets["reflexive_auxiliaries"] | sets["reflexive"]:
        return True
    if lexicon.adverb(word) and not word.capital:
        return True
    if not word.capital and word.lower.endswith(lexicon.participle_endings) and index + 1 < len(found):
        after = found[index + 1]
        if after.lower in sets["from"] | sets["prepositions"] - sets["of"] or lexicon.adverb(after):
            return True  # "il rapporto presentato oggi a Milano"
    if word.lower in sets["articles"]:
        return (
            found[index - 1].lower not in sets["prepositions"]
            and found[index - 1].lower not in sets["conjunctions"]
        )
    if word.lower in sets["conjunctions"]:
        return not (index + 1 < len(found) and found[index + 1].capital and named)
    if word.text[0].isdigit() or (
        not word.capital and len(word.lower) > 5 and word.lower.endswith(lexicon.gerund_endings)
    ):
        return True
    return named and not word.capital and word.alphabetic and group_at(found, index, lexicon) is not None


def _apposition(found: Sequence[Word], first: int, last: int, lexicon: Sayings) -> int | None:
    """Return where a bare name after a comma ends ("il portavoce, Dmitry Peskov")."""
    runs = capital_runs(found, first, min(first + 6, last), lexicon)
    if runs and runs[0][0] == first and runs[0][1] - first >= 2:
        return runs[0][1]
    return None


def source_of(found: Sequence[Word], first: int, last: int, known: Names, lexicon: Sayings) -> Source:
    """Name a stretch of words that is known to be a speaker."""
    return Source(first, last, _named(found, first, last, known, lexicon))
