"""Number words of a language: what one word, however compounded, means as a part of a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from workbench.folding import folded
from workbench.text.scan import words_of

# "digits" and "cardinal" carry a value; "one" is also an article; "multiplier" scales what stands before it;
# "collective" is a rounded number (una ventina); "denominator" is no ordinal (quarter); "half" and "share"
# are halves (metà); "barrier" are digits that are no number (dates, times, telephone numbers); "point"
# ("virgola") joins a whole and its decimals.
Role = Literal[
    "digits",
    "cardinal",
    "one",
    "multiplier",
    "collective",
    "ordinal",
    "denominator",
    "half",
    "share",
    "point",
    "barrier",
]

# The one multiplier that is counted like a noun: "a dozen" is about twelve, "three dozen" are 36.
DOZEN = 12
LONGEST_WORD = 120
ELISIONS = "'’"
_STEM = 4
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_END = "$"


class Word(NamedTuple):
    """Say what one word means as a part of a number."""

    role: Role
    value: Decimal
    step: Decimal = Decimal(1)
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Hold a language's number words, ready for use."""

    language: str
    decimal: str
    trigger: re.Pattern[str]
    roles: dict[str, Word]
    pieces: dict[str, int]
    elided: dict[str, int]
    scales: dict[str, int]
    ordinal_suffix: str
    dropped: tuple[str, ...]
    ordinal_ends: dict[str, bool]
    signs: tuple[str, ...]
    letters: frozenset[str]
    glued: dict[str, int]
    money: dict[str, int]
    approximate: frozenset[str]
    plus: frozenset[str]
    point: frozenset[str]
    ratio: tuple[str, ...]
    halves_alone: bool
    range_open: frozenset[str]
    range_ends: frozenset[str]
    links: frozenset[str]
    share_of: frozenset[str]
    counting_ones: frozenset[str]
    minus: frozenset[str]
    minus_ends: frozenset[str]
    no_minus_after: frozenset[str]
    tens_apart: bool
    fraction_before: frozenset[str]
    not_denominators: frozenset[str]
    capital_is_name: bool


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the number words of a language, the English ones for a language that has none."""
    data = words_of(language, "numbers")
    forms, links, rules = data["ordinal_forms"], data["links"], data["rules"]
    scales = data["multipliers"]
    ends = dict.fromkeys(forms["singular"], False) | dict.fromkeys(forms["plural"], True)
    roles = _roles(data, ends)
    pieces: dict[str, int] = {
        **data["cardinals"],
        **data["ones"],
        **{word: value for word, value in scales.items() if value >= 1000 and len(word) > 3},
    }
    return Vocabulary(
        language=language,
        decimal=data["decimal"],
        trigger=_trigger([*roles, *pieces, *data["elided"]]),
        roles=roles,
        pieces=pieces,
        elided=data["elided"],
        scales={word: value for word, value in scales.items() if value >= 1000},
        ordinal_suffix=forms["suffix"],
        dropped=tuple(forms["dropped"]),
        ordinal_ends=ends,
        signs=tuple(forms["signs"]),
        letters=frozenset(forms["letters"]),
        glued=data["glued"],
        money=data["money"],
        approximate=frozenset(data["collectives"])
        | {word for word, value in scales.items() if value == DOZEN},
        plus=frozenset(links["plus"]),
        point=frozenset(links["point"]),
        ratio=tuple(links["ratio"]),
        counting_ones=frozenset(links["counting_ones"]),
        halves_alone=data["halves"]["alone"],
        range_open=frozenset(links["range_open"]),
        range_ends=_last_letters(links["range_open"]),
        links=frozenset([*links["plus"], *links["ratio"], *links["share_of"]]),
        share_of=frozenset(links["share_of"]),
        minus=frozenset(links["minus"]),
        minus_ends=_last_letters(links["minus"]),
        no_minus_after=frozenset(links["no_minus_after"]),
        tens_apart=links["tens_apart"],
        fraction_before=frozenset(rules["fraction_before"]),
        not_denominators=frozenset(rules["not_denominators"]),
        capital_is_name=rules["capital_is_name"],
    )


def _last_letters(words: list[str]) -> frozenset[str]:
    return frozenset(case for word in words for case in (word[-1], word[-1].upper()))


def _trigger(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the words that begin like a number word, each with the sign or space before it.

    Beginning with the sign, the pattern is looked for by its first character alone; nothing is done for the
    other words of a text.
    """
    forms = {form for word in words for form in (word.casefold(), folded(word))}
    # "un" is met in many words and begins no compound: it must be whole.
    stems = {form[:_STEM] if len(form) > 2 else form + _END for form in forms}
    heads = "".join(sorted({re.escape(case) for stem in stems for case in (stem[0], stem[0].upper())}))
    return re.compile(rf"[^A-Za-zÀ-ÖØ-öø-ÿ](?=[{heads}]){_either(stems)}[^\W\d_]*[\u0300\u0301]?")


def _either(stems: set[str]) -> str:
    """Return a pattern for any of some beginnings in either letter case, branching letter by letter."""
    if "" in stems:
        return ""
    branches = []
    for head in sorted({stem[0] for stem in stems}):
        letter = r"(?![^\W\d_])" if head == _END else f"[{re.escape(head + head.upper())}]"
        branches.append(letter + _either({stem[1:] for stem in stems if stem[0] == head}))
    return f"(?:{'|'.join(branches)})" if len(branches) > 1 else branches[0]


def _scale(value: int) -> Word:
    # A hundred or a dozen leaves the last digit where it was; a thousand and more do not.
    return Word("multiplier", Decimal(value), Decimal(value))


def _roles(data: dict[str, Any], ends: dict[str, bool]) -> dict[str, Word]:
    found: dict[str, Word] = {}
    for stem, value in data["ordinals"].items():
        base = stem[:-1] if data["ordinal_forms"]["suffix"] else stem
        found |= {base + end: Word("ordinal", Decimal(value), plural=plural) for end, plural in ends.items()}
    found |= {word: Word("denominator", Decimal(value)) for word, value in data["denominators"].items()}
    found |= {word: Word("half", Decimal("0.5")) for word in data["halves"]["singular"]}
    found |= {word: Word("half", Decimal("0.5"), plural=True) for word in data["halves"]["plural"]}
    found |= {word: Word("share", Decimal("0.5")) for word in data["halves"]["share"] if word not in found}
    found |= {
        word: Word("collective", Decimal(value), Decimal(value))
        for word, value in data["collectives"].items()
    }
    found |= {word: _scale(value) for word, value in data["multipliers"].items()}
    found |= {word: Word("one", Decimal(value)) for word, value in data["ones"].items()}
    found |= {word: Word("point", Decimal(0)) for word in data["links"]["point"]}
    return found


def roman(written: str) -> int:
    """Return the value of a Roman numeral in either letter case, which must be well formed."""
    values = [_ROMAN[letter] for letter in written.upper()]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


@lru_cache(maxsize=50_000)
def word_meaning(word: str, language: str) -> Word | None:
    """Return what a single word means as a part of a number, or None where it is no number word.

    Compounds are read by their parts (trecentomila). A word that lost its last vowel (vent') is one too.
    """
    if len(word) > LONGEST_WORD:
        return None
    known = vocabulary(language)
    low = word.casefold()
    found = known.roles.get(low)
    if found is not None:
        return found
    low = folded(word)
    found = known.roles.get(low)
    if found is not None and found.role in ("ordinal", "multiplier"):
        return found
    compound = _compound(low, known)
    if compound is not None:
        return Word("cardinal", compound[0], compound[1])
    return _derived_ordinal(low, known)


def _derived_ordinal(low: str, known: Vocabulary) -> Word | None:
    if not known.ordinal_suffix:
        return None
    for end, plural in known.ordinal_ends.items():
        if not low.endswith(known.ordinal_suffix + end):
            continue
        stem = low[: len(low) - len(known.ordinal_suffix) - len(end)]
        for vowel in known.dropped:
            value = _compound(stem + vowel, known) or _alone(stem + vowel, known)
            if value is not None and value[0] >= 3:
                return Word("ordinal", value[0], plural=plural)
        value = _compound(stem, known, ending=True)
        if value is not None:
            return Word("ordinal", value[0], plural=plural)
    return None


def _alone(word: str, known: Vocabulary) -> tuple[Decimal, Decimal] | None:
    # milionesimo: the bare magnitude, which is no cardinal by itself
    value = known.scales.get(word)
    return (Decimal(value), Decimal(value)) if value is not None else None


def _split(word: str, known: Vocabulary, ending: bool) -> list[int] | None:
    """Split a compound into the values of its fewest parts; `ending` lets an elided part close it."""
    best: dict[int, list[int] | None] = {len(word): []}
    longest = max(map(len, known.pieces))
    for start in range(len(word) - 1, -1, -1):
        chosen: list[int] | None = None
        for end in range(start + 1, min(len(word), start + longest) + 1):
            rest = best.get(end)
            if rest is None or (chosen is not None and len(rest) + 1 >= len(chosen)):
                continue
            part = word[start:end]
            value = known.pieces.get(part)
            if (
                value is None
                and part in known.elided
                and (word[end] in "aeiou" if end < len(word) else ending)
            ):
                value = known.elided[part]
            if value is not None:
                chosen = [value, *rest]
        best[start] = chosen
    return best[0]


def _compound(word: str, known: Vocabulary, ending: bool = False) -> tuple[Decimal, Decimal] | None:
    """Return value and step of a compound number word, or None where its parts do not make a number."""
    parts = _split(word, known, ending)
    if not parts or (len(parts) == 1 and (word in known.scales or (word not in known.pieces and not ending))):
        return None
    total = group = 0
    lowest = 10**30
    step = 1
    for part in parts:
        if part >= 1000:
            if (group == 0 and part != 1000) or part >= lowest:
                return None
            total, group, lowest, step = total + max(group, 1) * part, 0, part, part
        elif part == 100 and 0 < group < 10:
            group, step = group * 100, 1
        elif part < lowest and (group == 0 or part < _room(group)):
            group, step = group + part, 1
        else:
            return None
    return Decimal(total + group), Decimal(step)


def _room(value: int) -> int:
    """Return how much may be added to a number by a further word: 200 takes up to 99, 20 up to 9."""
    if value % 100 == 0:
        return 100
    return 10 if value % 10 == 0 and value % 100 >= 20 else 0
