"""What stands around a number: a language's hedges, ranges, nouns and contexts, and how to look for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from workbench.rows import Hedge
from workbench.text.scan import words_of

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_WORD_AT = re.compile(r"[ \t\u00a0\u2009\u202f]{0,2}\n?[ ]?([^\W\d_]{1,40})")
_CLASS = re.compile(r"<(\w+)>")
_BACK = 64
_QUOTES = frozenset('“"«‘„‹(')


@dataclass(frozen=True)
class Around:
    """Hold what a language writes around its numbers, ready for use."""

    hedges: dict[tuple[str, ...], Hedge]
    hedges_after: dict[tuple[str, ...], Hedge]
    skipped: frozenset[str]
    between_open: frozenset[str]
    from_open: frozenset[str]
    between_join: re.Pattern[str]
    from_join: re.Pattern[str]
    or_join: re.Pattern[str]
    plain_join: re.Pattern[str] | None
    of: frozenset[str]
    of_skip: frozenset[str]
    of_skip_two: frozenset[str]
    of_never: frozenset[str]
    pairs: frozenset[str]
    noun_last: bool
    plural_ends: tuple[str, ...]
    plurals: frozenset[str]
    context: dict[str, frozenset[str]]
    days_before_month: re.Pattern[str]
    days_after_month: re.Pattern[str] | None
    month_first: bool
    phrases: dict[str, re.Pattern[str] | None]
    homographs: dict[str, tuple[frozenset[str], frozenset[str], bool]]
    ordinal: dict[str, frozenset[str]]
    roman: re.Pattern[str] | None
    share: dict[str, frozenset[str]]
    share_needs_of: bool
    score_join: re.Pattern[str]
    out_of: re.Pattern[str]


@cache
def around(language: str) -> Around:
    """Return what a language writes around its numbers, English for a language that has no such words."""
    data = words_of(language, "quantities")
    counted, context, ordinals, shares = data["counted"], data["context"], data["ordinals"], data["shares"]
    ranges, classes = data["ranges"], data["classes"]
    months = _alternatives(context["months"])
    sign = rf"(?:{_alternatives(context['day_signs'])})?"
    day = rf"[0-9]{{1,2}}{sign}"
    list_of = rf"\s{{0,2}}(?:[,/–-]|(?:{_alternatives(context['day_join'])})(?!\w))\s{{0,2}}"
    list_of += rf"(?:(?:{_alternatives(context['day_articles'])})\s?)?"
    capitals = re.NOFLAG if context["month_first"] else re.IGNORECASE
    return Around(
        hedges=_hedges(data["hedges"], classes),
        hedges_after=_hedges(data["hedges_after"], classes),
        skipped=frozenset(word.rstrip("'") for word in data["between"]["words"]) | {"'"},
        between_open=frozenset(ranges["between"]["open"]),
        from_open=frozenset(ranges["from"]["open"]),
        between_join=_join(ranges["between"]["join"], ranges["skip"]),
        from_join=_join(ranges["from"]["join"], ranges["skip"]),
        or_join=_join(ranges["or"]["join"], ranges["skip"]),
        plain_join=_join(ranges["plain_join"], []) if ranges["plain_join"] else None,
        of=frozenset(word.rstrip("'") for word in counted["of"]),
        of_skip=frozenset(word.rstrip("'") for word in counted["skip"]),
        of_skip_two=frozenset(counted["skip_two"]),
        of_never=frozenset(counted["never"]),
        pairs=frozenset(counted["pairs"]),
        noun_last=counted["noun_last"],
        plural_ends=tuple(counted["plural_ends"]),
        plurals=frozenset(counted["plurals"]),
        context={
            name: frozenset(word.casefold() for word in words)
            for name, words in context.items()
            if isinstance(words, list)
        },
        days_before_month=re.compile(
            rf"{sign}(?:{list_of}{day}){{0,4}}\s{{0,2}}(?:(?:{_alternatives(counted['of'])})\s)?"
            rf"(?:{months})(?!\w)",
            capitals,
        ),
        days_after_month=re.compile(rf"(?<!\w)(?:{months})\.?\s(?:{day}{list_of}){{0,4}}(?:the\s)?$")
        if context["month_first"]
        else None,
        month_first=context["month_first"],
        phrases={
            "clock_after": _phrases(context["clock_after"]),
            "names": _phrases(context["names"]),
            "idioms": _phrases(context["idioms"]),
            "ordinal": _phrases(ordinals["idioms"]),
            "ago": _phrases(context["ago"]),
        },
        homographs={
            word: (frozenset(sides["before"]), frozenset(sides["after"]), sides["counts_only"])
            for word, sides in context.get("homographs", {}).items()
        },
        ordinal={
            name: frozenset(ordinals[name])
            for name in ("ambiguous", "determiners", "not_before", "rank_nouns")
        },
        roman=_roman(ordinals["roman"]),
        share={name: frozenset(shares[name]) for name in ("determiners", "not_after")},
        share_needs_of=shares["of_needed"],
        score_join=_join(data["scores"]["join"], []),
        out_of=re.compile(
            rf"[ \u00a0]([^\W\d_]{{2,30}}(?: [^\W\d_]{{2,30}})?) (?:{_alternatives(data['scores']['out_of'])})[ \u00a0]"
        ),
    )


def _hedges(data: dict[str, list[str]], classes: dict[str, list[str]]) -> dict[tuple[str, ...], Any]:
    found: dict[tuple[str, ...], str] = {}
    for code, phrases in data.items():
        for phrase in phrases:
            parts = [
                classes[match[1]] if (match := _CLASS.fullmatch(part)) else [part]
                for part in phrase.split(" ")
            ]
            for choice in product(*parts):
                found[tuple(_TOKEN.findall(" ".join(choice)))] = code
    return found


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word).replace("'", "['’]") for word in sorted(words, key=len, reverse=True))


def _join(words: list[str], skip: list[str]) -> re.Pattern[str]:
    extra = rf"(?:(?:{_alternatives(skip)})(?:\s|(?<=['’]))){{0,2}}" if skip else ""
    return re.compile(rf",?\s{{1,2}}(?:{_alternatives(words)})(?:\s{{1,2}}|(?<=['’])){extra}", re.IGNORECASE)


def _phrases(phrases: list[str]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{_alternatives(phrases)})(?!\w)", re.IGNORECASE) if phrases else None


def _roman(nouns: list[str]) -> re.Pattern[str] | None:
    if not nouns:
        return None
    noun = _alternatives(nouns)
    return re.compile(
        rf"(?<![\w.])(?P<first>[IVXLCDM]{{1,8}})[°º]? (?:{noun})(?!\w)"
        rf"|(?<!\w)(?:{noun}) (?P<last>[IVXLCDM]{{1,8}})(?![\w'’])"
    )


def tokens_before(text: str, start: int, floor: int = 0) -> list[str]:
    """Return the words and signs just before an offset, nearest last, in lower case, within a short window."""
    first = max(floor, start - _BACK)
    found = _TOKEN.findall(text[first:start].casefold().replace("’", "'"))
    # The window may cut its first word.
    return found[1:] if first > floor and text[first - 1].isalnum() else found


def tokens_after(text: str, end: int) -> list[str]:
    """Return the words and signs just after an offset, nearest first, in lower case, within a short window."""
    return _TOKEN.findall(text[end : end + 40].casefold().replace("’", "'"))


def word_at(text: str, position: int) -> tuple[int, str]:
    """Return the end and the word, as written, that stands at an offset behind spaces; ("" where none does)."""
    found = _WORD_AT.match(text, position)
    return (found.end(), found[1]) if found else (position, "")


def stands(text: str, start: int, end: int, phrases: re.Pattern[str] | None) -> bool:
    """Tell whether one of some fixed phrases covers this stretch of text."""
    if phrases is None:
        return False
    near = phrases.finditer(text, max(0, start - 40), min(len(text), end + 40))
    return any(match.start() <= start and end <= match.end() for match in near)


def hedge_before(text: str, start: int, floor: int, words: Around) -> Hedge | None:
    """Return how the words before a number qualify it; articles and opening marks between them are skipped."""
    tokens = tokens_before(text, start, floor)
    while tokens and tokens[-1] in _QUOTES:
        tokens.pop()
    for _ in range(3):
        for length in range(min(6, len(tokens)), 0, -1):
            found = words.hedges.get(tuple(tokens[-length:]))
            if found is not None:
                return found
        if not tokens or tokens[-1] not in words.skipped:
            return None
        tokens.pop()
    return None


def hedge_after(text: str, end: int, words: Around) -> Hedge | None:
    """Return how the words after a quantity qualify it ("30 milioni circa")."""
    tokens = tokens_after(text, end)
    for length in range(min(4, len(tokens)), 0, -1):
        found = words.hedges_after.get(tuple(tokens[:length]))
        if found is not None:
            return found
    return None


def plural_noun(word: str, words: Around) -> bool:
    """Tell whether a word looks like a noun in the plural that a number counts."""
    if not word or not word[0].islower() or word in words.of_never:
        return False
    return word in words.plurals or (len(word) >= 4 and word.endswith(words.plural_ends))
