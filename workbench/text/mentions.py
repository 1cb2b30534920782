"""Who a mention names: "il portavoce", "Peskov" and "lo stesso Peskov" are one speaker of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import Words
from workbench.text.attribution_words import Sayings

_LONGEST_NAME, _PERSONS_NAME = 5, 3  # words of a full name, and of one that is surely a person's
_OFFICES_BACK = 60
_PERSON_REACH = 45  # words between a full name and the noun that takes it up
_HEAD = 4  # words before a complement among which its head stands
_ROLE_REACH = 9  # words between an office and its holder's name
_NO_NAME = bit.TITLE | bit.NOUN | bit.LONE
_ROLE_ENDS = bit.AUXILIARY | bit.CONJUNCTION | bit.SAY


@dataclass(frozen=True, slots=True)
class Office:
    """Hold one "portavoce del Cremlino, Dmitry Peskov": where, the office, its capitalised words, its holder."""

    at: int
    noun: str
    of: frozenset[str]
    holder: str


@dataclass(frozen=True, slots=True)
class Names:
    """Hold an article's persons: where full names stand, by their last word, and the offices in their order.

    persons: where persons' names stand. latest: who spoke last, taken up by a bare "la ricercatrice".
    """

    full: Mapping[str, tuple[int, int]]
    offices: Sequence[Office]
    persons: Sequence[tuple[int, int]] = ()
    latest: str | None = None

    def after(self, latest: str | None) -> Names:
        """Return the same persons after somebody spoke."""
        return self if latest == self.latest else Names(self.full, self.offices, self.persons, latest)


def capital_runs(found: Words, first: int, last: int) -> list[tuple[int, int]]:
    """Return the runs of capitalised words, particles ("von der") inside them included; indices, half-open."""
    runs: list[tuple[int, int]] = []
    listed, flags = found.names, found.flags
    end = first
    for index in listed[bisect_left(listed, first) : bisect_left(listed, last)]:
        if index < end:
            continue
        end = index + 1
        while end < last:
            own = flags[end]
            if own & bit.NAME:
                end += 1
                continue
            if not own & bit.PARTICLE:
                break
            if own & bit.CAPITAL and end + 1 < last and flags[end + 1] & bit.NAME:
                end += 2  # "Luigi De Luca", "Domenico D'Amati"
                continue
            ahead = end + 1
            if ahead < last and flags[ahead] & bit.PARTICLE:
                ahead += 1
            if ahead >= last or not flags[ahead] & bit.NAME:
                break
            if end - index > 1 or own & bit.OF:
                break  # "Ursula von der Leyen", but "Banca di Roma" and "Mario Rossi del Pd" end here
            end = ahead + 1
        runs.append((index, end))
    return runs


def name_in_run(found: Words, first: int, last: int) -> tuple[int, int] | None:
    """Return the part of a run that names somebody or something by itself, or None.

    A run after "di", "del" belongs to the office before it ("sindaco di Milano Giuseppe Sala"): its last two
    words are a name only when more stand before them, or when the first ones end an office's own name.
    """
    flags = found.flags
    for index in range(first, last - 1) if last - first > 1 else ():
        if flags[index] & (bit.TITLE | bit.MOOD):
            first = index + 1  # "Finance Minister Helen Carter", "Prudente Rossi: ..."
    if last - first > 2 and first and flags[first - 1] & bit.DIGIT:
        first = last - 2  # "la deputata del Movimento 5 Stelle Ada Neri"
    complement = first and flags[first - 1] & (bit.OF | bit.FOR)
    if last - first == 1 and (complement or flags[first] & _NO_NAME):
        return None
    if complement:
        skip = first
        while skip < last and flags[skip] & bit.OFFICE:
            skip += 1
        if skip == first and last - first >= 3:
            skip = last - 2 if _headed(found, first) else first  # "un'inchiesta del New York Times"
        elif skip == first:
            skip = last
        first = skip
        if last - first < 2:
            return None
    return first, last


def _headed(found: Words, first: int) -> bool:
    """Tell whether an office or a capitalised word stands before what it is an office of."""
    if not found.flags[first - 1] & bit.OF:
        return True
    before = found.flags[max(0, first - _HEAD) : first - 1]
    return not before or bool(before[-1] & bit.CAPITAL) or any(own & (bit.NOUN | bit.TITLE) for own in before)


def names(found: Words) -> Names:
    """Read an article's full names and who holds which office."""
    flags = found.flags
    full: dict[str, tuple[int, int]] = {}
    seen: list[tuple[int, int]] = []
    persons: list[tuple[int, int]] = []
    for run in capital_runs(found, 0, len(found)):
        name = name_in_run(found, *run)
        if name is None:
            continue
        first, last = name
        before = flags[first - 1] if first else 0
        if before & bit.ARTICLE:
            continue
        seen.append(name)
        if 2 <= last - first <= _LONGEST_NAME:
            full.setdefault(found.lowers[last - 1], name)
            if last - first <= _PERSONS_NAME and not before & bit.PREPOSITION and not _of_office(found, name):
                persons.append(name)
    offices = [office for name in seen if (office := _office(found, name, full))]
    return Names(full, offices, persons)


def _of_office(found: Words, name: tuple[int, int]) -> bool:
    return any(own & bit.OFFICE for own in found.flags[name[0] : name[1]])


def written(found: Words, first: int, last: int) -> str:
    """Join words as they were written, with single spaces."""
    parts: list[str] = []
    for index in range(first, last):
        if index > first and found.starts[index] != found.ends[index - 1]:
            parts.append(" ")
        parts.append(found.word(index))
    return "".join(parts)


def _office(found: Words, name: tuple[int, int], full: Mapping[str, tuple[int, int]]) -> Office | None:
    """Find the office that stands just before a name ("il portavoce del Cremlino, X") or after it ("X, portavoce")."""
    first, last = name
    flags, lowers = found.flags, found.lowers
    start = first - 1 if first and lowers[first - 1] == "," else first
    led = first > 0 and flags[first - 1] & bit.PREPOSITION  # "il sindaco con Neri", "la portavoce di Neri"
    for index in () if led else range(start - 1, max(-1, start - 1 - _ROLE_REACH), -1):
        own = flags[index]
        if own & bit.NOUN:
            return Office(
                first, lowers[index], _capitals(found, index + 1, start), _holder_of(found, name, full)
            )
        if not own & bit.LETTER or (
            own & _ROLE_ENDS and (not own & bit.CONJUNCTION or not flags[index + 1] & bit.OF)
        ):
            break  # but "ministra dell'Agricoltura e del Turismo"
    after, count = last + 1, len(flags)
    if last < count and lowers[last] == ",":
        if after < count and flags[after] & bit.ARTICLE:
            after += 1
        if after < count and flags[after] & bit.NOUN:
            end = after + 1
            while end < min(after + _ROLE_REACH, count) and flags[end] & bit.LETTER:
                end += 1
            of = _capitals(found, after + 1, end)
            return Office(first, lowers[after], of, _holder_of(found, name, full))
    return None


def _holder_of(found: Words, name: tuple[int, int], full: Mapping[str, tuple[int, int]]) -> str:
    """Return an office holder's full name where the article has one."""
    if name[1] - name[0] == 1:
        name = full.get(found.lowers[name[0]], name)
    return written(found, *name)


def _capitals(found: Words, first: int, last: int) -> frozenset[str]:
    flags, lowers = found.flags, found.lowers
    return frozenset(lowers[index] for index in range(first, last) if flags[index] & bit.PROPER)


def canonical_name(found: Words, first: int, last: int, known: Names, lexicon: Sayings) -> str:
    """Return the canonical form of a name: the article's fullest, else the lexicon's, else as written."""
    if last - first == 1 and (full := known.full.get(found.lowers[first])):
        return written(found, *full)
    name = written(found, first, last)
    return lexicon.aliases.get(_plain(name)) or name


def canonical_noun(found: Words, first: int, last: int, known: Names, lexicon: Sayings) -> str:
    """Return who a noun group without a name of its own stands for ("il leader russo", "il portavoce").

    Falls back to the group without its article.
    """
    flags, lowers = found.flags, found.lowers
    indefinite = flags[first] & bit.INDEFINITE
    begin = first
    while last - first > 1 and flags[first] & (bit.ARTICLE | bit.DEMONSTRATIVE):
        first += 1
    name = written(found, first, last)
    same = any(own & bit.DEMONSTRATIVE for own in flags[begin:first])
    if same and last - first == 1 and lowers[first] in lexicon.anybody and known.latest:
        return known.latest  # "stando alla stessa fonte"
    if alias := lexicon.aliases.get(_plain(name)):
        return alias
    if indefinite:
        return name
    if (noun := lexicon.offices.get(_plain(name))) and (
        held := _held(found, first, noun, frozenset(), known)
    ):
        return held.holder
    if flags[first] & bit.NOUN:
        if office := _holder(found, first, last, known):
            return office.holder
        if alias := lexicon.aliases.get(" ".join(lowers[first : first + 2])):
            return alias
    alone = not any(own & bit.OF for own in flags[first:last])
    head = last - 1 if lexicon.head_last else first  # "official figures" are nobody
    if alone and flags[head] & (bit.NOUN | bit.PERSON) and not _capitals(found, first + 1, last):
        if known.latest and known.latest[0].isupper() and last - first == 1:
            return known.latest
        if near := in_focus(found, first, known):
            return near
    return name


def _holder(found: Words, first: int, last: int, known: Names) -> Office | None:
    """Find who held an office last before this mention; an office of something else is another office."""
    return _held(found, first, found.lowers[first], _capitals(found, first + 1, last), known)


def _held(found: Words, first: int, noun: str, of: frozenset[str], known: Names) -> Office | None:
    before = bisect_left(known.offices, first, key=lambda office: office.at)
    for index in range(before - 1, max(-1, before - 1 - _OFFICES_BACK), -1):
        office = known.offices[index]
        if office.noun == noun and (not of or not office.of or of & office.of):
            return office
    return None


def holder(found: Words, noun: int, known: Names) -> str | None:
    """Return who held an office last before a word that names it, or None."""
    office = _holder(found, noun, noun + 1, known)
    return office.holder if office else None


def in_focus(found: Words, at: int, known: Names) -> str | None:
    """Return the person whose full name stands shortly before a word ("il tecnico piacentino", "..., ha detto")."""
    index = bisect_left(known.persons, (at, 0)) - 1
    if index >= 0 and at - known.persons[index][0] <= _PERSON_REACH:
        return written(found, *known.persons[index])
    return None


def _plain(name: str) -> str:
    return name.lower().replace("’", "'")
