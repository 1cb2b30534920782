"""Who a mention names: "il portavoce", "Peskov" and "lo stesso Peskov" are one speaker of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.text.attribution_words import Sayings, Word

_LONGEST_NAME = 5
_OFFICES_BACK = 60
_PERSON_REACH = 45  # words between a full name and the noun that takes it up
_ROLE_REACH = 9  # words between an office and its holder's name


@dataclass(frozen=True, slots=True)
class Office:
    """Hold one "portavoce del Cremlino, Dmitry Peskov": where, the office, its capitalised words, its holder."""

    at: int
    noun: str
    of: frozenset[str]
    holder: str


@dataclass(frozen=True, slots=True)
class Names:
    """Hold an article's persons: full names by their last word, and the offices in the order of the text.

    persons: where full names stand. latest: who spoke last, taken up by a bare "la ricercatrice".
    """

    full: Mapping[str, str]
    offices: Sequence[Office]
    persons: Sequence[tuple[int, str]] = ()
    latest: str | None = None


def capital_runs(found: Sequence[Word], first: int, last: int, lexicon: Sayings) -> list[tuple[int, int]]:
    """Return the runs of capitalised words, particles ("von der") inside them included; indices, half-open."""
    runs: list[tuple[int, int]] = []
    index = first
    while index < last:
        if not _name_word(found, index, lexicon):
            index += 1
            continue
        end = index + 1
        while end < last:
            if _name_word(found, end, lexicon):
                end += 1
                continue
            capital_particle = found[end].capital and found[end].lower in lexicon.sets["particles"]
            if capital_particle and end + 1 < last and _name_word(found, end + 1, lexicon):
                end += 2  # "Luigi De Luca", "Domenico D'Amati"
                continue
            ahead = end
            while ahead < min(end + 2, last) and found[ahead].lower in lexicon.sets["particles"]:
                ahead += 1
            if ahead == end or ahead >= last or not _name_word(found, ahead, lexicon):
                break
            if end - index > 1 or found[end].lower in lexicon.sets["of"]:
                break  # "Ursula von der Leyen", but "Banca di Roma" and "Mario Rossi del Pd" end here
            end = ahead + 1
        runs.append((index, end))
        index = end
    return runs


def _name_word(found: Sequence[Word], index: int, lexicon: Sayings) -> bool:
    word = found[index]
    return (
        word.alphabetic
        and word.capital
        and word.lower not in lexicon.sets["articles"]
        and word.lower not in lexicon.sets["prepositions"]
        and word.lower not in lexicon.sets["conjunctions"]
        and word.lower not in lexicon.sets["adverbs"]
        and word.lower not in lexicon.sets["bare_determiners"]
        and word.lower not in lexicon.sets["relatives"]
        and word.lower not in lexicon.sets["demonstratives"]
        and word.lower not in lexicon.sets["pronouns"]
    )


def name_in_run(found: Sequence[Word], first: int, last: int, lexicon: Sayings) -> tuple[int, int] | None:
    """Return the part of a run that names somebody or something by itself, or None.

    A run after "di", "del" belongs to the office before it ("sindaco di Milano Giuseppe Sala"): its last two
    words are a name only when more stand before them, or when the first ones end an office's own name.
    """
    sets = lexicon.sets
    for index in range(first, last - 1):
        if found[index].lower in sets["titles"]:
            first = index + 1  # "Finance Minister Helen Carter"
    if last - first == 1 and found[first].lower in sets["titles"] | sets["nouns"] | sets["lone"]:
        return None
    before = found[first - 1].lower if first else ""
    if before in sets["of"] or before in sets["for"]:
        skip = first
        while skip < last and found[skip].lower in sets["offices"]:
            skip += 1
        if skip == first:
            skip = last - 2 if last - first >= 3 else last
        first = skip
        if last - first < 2:
            return None
    return first, last


def names(found: Sequence[Word], lexicon: Sayings) -> Names:
    """Read an article's full names and who holds which office."""
    full: dict[str, str] = {}
    seen: list[tuple[int, int]] = []
    for first, last in capital_runs(found, 0, len(found), lexicon):
        if name := name_in_run(found, first, last, lexicon):
            seen.append(name)
            if 2 <= name[1] - name[0] <= _LONGEST_NAME and not _after_article(found, name[0], lexicon):
                full.setdefault(found[name[1] - 1].lower, written(found, *name))
    offices = [office for name in seen if (office := _office(found, name, full, lexicon))]
    persons = [(at, written(found, at, end)) for at, end in seen if _person(found, at, end, lexicon)]
    return Names(full, sorted(offices, key=lambda office: office.at), persons)


def _person(found: Sequence[Word], first: int, last: int, lexicon: Sayings) -> bool:
    """Tell whether a name looks like a person's: two or three capitalised words, no article, no "di" before it."""
    before = found[first - 1].lower if first else ""
    sets = lexicon.sets
    return (
        2 <= last - first <= 3
        and before not in sets["articles"]
        and before not in sets["prepositions"]
        and not any(word.lower in sets["offices"] for word in found[first:last])
    )


def written(found: Sequence[Word], first: int, last: int) -> str:
    """Join words as they were written, with single spaces."""
    parts: list[str] = []
    for index in range(first, last):
        glued = index > first and found[index].start == found[index - 1].end
        parts.append(found[index].text if glued or index == first else " " + found[index].text)
    return "".join(parts)


def _after_article(found: Sequence[Word], first: int, lexicon: Sayings) -> bool:
    return first > 0 and found[first - 1].lower in lexicon.sets["articles"]


def _office(
    found: Sequence[Word], name: tuple[int, int], full: Mapping[str, str], lexicon: Sayings
) -> Office | None:
    """Find the office that stands just before a name ("il portavoce del Cremlino, X") or after it ("X, portavoce")."""
    first, last = name
    if _after_article(found, first, lexicon):
        return None
    holder = written(found, first, last)
    if last - first == 1:
        holder = full.get(found[first].lower, holder)
    start = first - 1 if first and found[first - 1].lower == "," else first
    for index in range(start - 1, max(-1, start - 1 - _ROLE_REACH), -1):
        word = found[index]
        if word.lower in lexicon.sets["nouns"]:
            return Office(first, word.lower, _capitals(found, index + 1, start), holder)
        if not word.alphabetic or word.lower in lexicon.sets["auxiliaries"] | lexicon.sets["conjunctions"]:
            break
    after = last + 1
    if last < len(found) and found[last].lower == ",":
        if after < len(found) and found[after].lower in lexicon.sets["articles"]:
            after += 1
        if after < len(found) and found[after].lower in lexicon.sets["nouns"]:
            end = after + 1
            while end < min(after + _ROLE_REACH, len(found)) and found[end].alphabetic:
                end += 1
            return Office(first, found[after].lower, _capitals(found, after + 1, end), holder)
    return None


def _capitals(found: Sequence[Word], first: int, last: int) -> frozenset[str]:
    return frozenset(word.lower for word in found[first:last] if word.capital and word.alphabetic)


def canonical_name(found: Sequence[Word], first: int, last: int, known: Names, lexicon: Sayings) -> str:
    """Return the canonical form of a name: the article's fullest, else the lexicon's, else as written."""
    name = written(found, first, last)
    if last - first == 1 and (full := known.full.get(found[first].lower)):
        return full
    if alias := lexicon.aliases.get(_plain(name)):
        return alias
    return name


def canonical_noun(found: Sequence[Word], first: int, last: int, known: Names, lexicon: Sayings) -> str:
    """Return who a noun group without a name of its own stands for ("il leader russo", "il portavoce").

    Falls back to the group without its article.
    """
    sets = lexicon.sets
    indefinite = found[first].lower in sets["indefinite"]
    while last - first > 1 and found[first].lower in sets["articles"] | sets["demonstratives"]:
        first += 1
    plain = _plain(written(found, first, last))
    if alias := lexicon.aliases.get(plain):
        return alias
    head = " ".join(word.lower for word in found[first : first + 2])
    if indefinite:
        return written(found, first, last)
    if found[first].lower in sets["nouns"]:
        if office := _holder(found, first, last, known):
            return office.holder
        if alias := lexicon.aliases.get(head):
            return alias
    alone = not any(word.lower in sets["of"] for word in found[first:last])
    if (
        alone
        and found[first].lower in sets["nouns"] | sets["persons"]
        and not _capitals(found, first + 1, last)
    ):
        if known.latest and last - first == 1:
            return known.latest
        if near := _person_before(found, first, known):
            return near
    return written(found, first, last)


def _holder(found: Sequence[Word], first: int, last: int, known: Names) -> Office | None:
    """Find who held an office last before this mention; an office of something else is another office."""
    of = _capitals(found, first + 1, last)
    before = bisect_left(known.offices, first, key=lambda office: office.at)
    for index in range(before - 1, max(-1, before - 1 - _OFFICES_BACK), -1):
        office = known.offices[index]
        if office.noun == found[first].lower and (not of or not office.of or of & office.of):
            return office
    return None


def _person_before(found: Sequence[Word], at: int, known: Names) -> str | None:
    """Return the person whose full name stands shortly before ("il tecnico piacentino")."""
    index = bisect_left(known.persons, at, key=lambda person: person[0]) - 1
    if index >= 0 and at - known.persons[index][0] <= _PERSON_REACH:
        return known.persons[index][1]
    return None


def _plain(name: str) -> str:
    return name.lower().replace("’", "'")
