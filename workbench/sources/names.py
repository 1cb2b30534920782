"""The names that tie a claim to a source: countries, commodities, measures, bases, topics, and the cues around them.

The words are data: `names.toml` of each language, the countries' own names from the CLDR (through Babel).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product
from typing import Any, Literal

from babel import Locale, UnknownLocaleError

from workbench import data
from workbench.rows import Span
from workbench.sources.model import WORLD, Name

FALLBACK = "en"
COUNTRY = "country"

How = Literal["name", "demonym", "capital"]
Case = Literal["any", "capital", "exact"]

_WORD = re.compile(r"\w+")
_GAP = frozenset(" \t\n\xa0'’ʼ(&./-‐‑–")
_NOT_PLACES = frozenset({WORLD, "UN", "XA", "XB", "QO", "ZZ"})
_AT_THE_END = re.compile(r"^([^()]{1,60}) \(([^()]{1,60})\)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold one name found in a text.

    kind: "country" (regions and the world's parts too), "world", "organisation", "commodity", "measure",
    "basis", "topic", "multiple" (its code is by how many times), or a cue's name.
    codes: what it may stand for; several where the name is ambiguous.
    """

    span: Span
    kind: str
    codes: tuple[str, ...]
    how: How = "name"


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    kind: str
    codes: tuple[str, ...]
    how: How
    case: Case


def mentions(text: str, language: str, own: tuple[Name, ...] = ()) -> tuple[Mention, ...]:
    """Find every name in a text, in its order, the longest of each kind at a place.

    own: names that the editions at hand bring along. A country inside an organisation's name is not mentioned
    by it. A language without words of its own is read with the English ones.
    """
    phrases = _phrases(language if language in data.languages() else FALLBACK, own)
    words = [match.span() for match in _WORD.finditer(text)]
    raw = [text[start:end] for start, end in words]
    low = [word.lower() for word in raw]
    joined = [_joins(text, left, right) for left, right in pairwise(words)]
    found: list[Mention] = []
    free: dict[str, int] = {}
    for at, word in enumerate(low):
        for phrase in phrases.get(word, ()):
            after = at + len(phrase.words)
            if (
                free.get(phrase.kind, 0) <= at
                and low[at:after] == list(phrase.words if phrase.case != "exact" else _lower(phrase.words))
                and all(joined[at : after - 1])
                and _case_fits(raw[at:after], phrase)
            ):
                free[phrase.kind] = after
                found.append(
                    Mention(Span(words[at][0], words[after - 1][1]), phrase.kind, phrase.codes, phrase.how)
                )
    organisations = [mention.span for mention in found if mention.kind == "organisation"]
    return tuple(
        mention for mention in found if mention.kind != COUNTRY or not _inside(mention, organisations)
    )


def _inside(mention: Mention, spans: list[Span]) -> bool:
    return any(span.contains(mention.span) for span in spans)


def _lower(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)


def _joins(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Tell whether two words are close enough to stand in one name: "U.S. survey" is, "earths. Rare" is not."""
    if right[0] - left[1] > 3:
        return False
    gap, initial = text[left[1] : right[0]], left[1] - left[0] == 1
    return _GAP.issuperset(gap) and gap.count("\n") < 2 and (initial or len(gap) == 1 or "." not in gap)


def _case_fits(raw: list[str], phrase: _Phrase) -> bool:
    if phrase.case == "exact":
        return tuple(raw) == phrase.words
    return phrase.case == "any" or len(raw) > 1 or not raw[0][0].islower()


@lru_cache(maxsize=32)
def _phrases(language: str, own: tuple[Name, ...]) -> Mapping[str, tuple[_Phrase, ...]]:
    """Return a language's phrases by their first word in lower case, longest first."""
    by_first: dict[str, list[_Phrase]] = {}
    brought = (
        _Phrase(_lower(words), name.kind, (name.code,), "name", "any")
        for name in own
        if name.language == language
        for words in _written(name.form)
    )
    for phrase in (*_read(language, data.lexicon(language, "names")), *brought):
        by_first.setdefault(phrase.words[0].lower(), []).append(phrase)
    return {word: tuple(sorted(some, key=lambda one: -len(one.words))) for word, some in by_first.items()}


def _read(language: str, lexicon: dict[str, Any]) -> Iterator[_Phrase]:
    """Yield every phrase; what the lexicon says comes before the CLDR, so that it decides."""
    demonym: Case = "capital" if lexicon["capital_demonyms"] else "any"
    sections: tuple[tuple[str, str, How, Case], ...] = (
        ("exact", COUNTRY, "name", "exact"),
        ("names", COUNTRY, "name", "capital"),
        ("demonyms", COUNTRY, "demonym", demonym),
        ("capitals", COUNTRY, "capital", "capital"),
        ("world", "world", "name", "any"),
        ("organisations", "organisation", "name", "any"),
        ("commodities", "commodity", "name", "any"),
        ("measures", "measure", "name", "any"),
        ("basis", "basis", "name", "any"),
        ("topics", "topic", "name", "any"),
        ("multiples", "multiple", "name", "any"),
    )
    for several, how, case in (("several", "name", "capital"), ("demonyms_several", "demonym", demonym)):
        for written, codes in lexicon[several].items():
            for words in _written(written):
                yield _Phrase(_lower(words), COUNTRY, tuple(codes), "name" if how == "name" else "demonym",
                              "capital" if case == "capital" else "any")  # fmt: skip
    for section, kind, manner, letters in sections:
        for code, forms in lexicon[section].items():
            for words in (words for form in forms for words in _written(form)):
                yield _Phrase(words if letters == "exact" else _lower(words), kind, (code,), manner, letters)
    for cue, forms in lexicon["cues"].items():
        for words in (words for form in forms for words in _written(form)):
            yield _Phrase(_lower(words), cue, (cue,), "name", "any")
    for code, name in _territories(language):
        for words in _written(name):
            yield _Phrase(_lower(words), COUNTRY, (code,), "name", "capital")


def _territories(language: str) -> Iterator[tuple[str, str]]:
    """Yield the CLDR's names of countries and regions; "Myanmar (Burma)" is two names."""
    try:
        names = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        names = Locale.parse(FALLBACK).territories
    for code, name in names.items():
        if code not in _NOT_PLACES:
            match = _AT_THE_END.match(name)
            yield from ((code, part) for part in (match.groups() if match else (name,)))


def _written(form: str) -> Iterator[tuple[str, ...]]:
    """Yield every form that one entry abbreviates, in words: "russ:o,a" is "russo" and "russa"."""
    choices = []
    for part in form.split():
        stem, colon, endings = part.partition(":")
        choices.append([stem + ending for ending in endings.split(",")] if colon else [part])
    for chosen in product(*choices):
        if words := tuple(_WORD.findall(" ".join(chosen))):
            yield words
