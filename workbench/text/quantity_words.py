"""What stands around a number: a language's hedges, ranges, nouns and contexts, and how to look for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any, NamedTuple

from workbench.rows import Hedge
from workbench.text.scan import words_of

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_PIECE = re.compile(r"[^\W\d_]+|[0-9]+")
_BACKWARDS = re.compile(r"[\s_]{0,24}([^\W_]+|[^\w\s])")
_TWO_BACKWARDS = re.compile(r"[\s_]{0,24}([^\W_]+|[^\w\s])(?:[\s_]{0,24}([^\W_]+|[^\w\s]))?")
_WORD_AT = re.compile(r"[ \t\u00a0\u2009\u202f]{0,2}\n?[ ]?([^\W\d_]{1,40})")
_CLASS = re.compile(r"<(\w+)>")
_BACK = 64
_NEAR = 24
_MOST_TURNED = 20_000
_QUOTES = frozenset('“"«‘„‹(')


class Backwards(dict[str, "Backwards"]):
    """Hold what may stand before the words of a hedge read so far, and the hedge that they make, if any.

    The words are spelt backwards, as a text is when it is read from a number to the left.
    """

    hedge: Hedge | None = None


class Beside(NamedTuple):
    """Hold the words beside a number, empty where there is none.

    last, other: the last one before it and the one before that, in lower case. following: the one after it, as
    written. end: where that one ends.
    """

    last: str
    other: str
    end: int
    following: str


class Phrases(NamedTuple):
    """Hold fixed phrases as one pattern, and for each of their words the phrases that it occurs in.

    These are patterns too, by how far before the word they begin: only there they are looked for.
    """

    pattern: re.Pattern[str]
    around: dict[str, list[tuple[int, re.Pattern[str]]]]


class Roman(NamedTuple):
    """Hold what a Roman numeral ranks: a pattern for it behind the numeral, and the words before it."""

    behind: re.Pattern[str]
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """Hold what a language writes around its numbers, ready for use."""

    hedges: Backwards
    hedges_after: dict[tuple[str, ...], Hedge]
    hedge_starts: frozenset[str]
    hedge_ends: frozenset[str]
    skipped: frozenset[str]
    skipped_backwards: frozenset[str]
    between_open: frozenset[str]
    from_open: frozenset[str]
    loose_open: frozenset[str]
    change: frozenset[str]
    change_starts: tuple[str, ...]
    list_end: re.Pattern[str]
    between_join: re.Pattern[str]
    from_join: re.Pattern[str]
    or_join: re.Pattern[str]
    plain_join: re.Pattern[str] | None
    of: frozenset[str]
    of_skip: frozenset[str]
    of_skip_two: frozenset[str]
    of_never: frozenset[str]
    pairs: frozenset[str]
    pair_starts: frozenset[str]
    of_not_plural: frozenset[str]
    of_verb_ends: tuple[str, ...]
    participle_ends: tuple[str, ...]
    linked_from: int
    noun_last: bool
    plural_ends: tuple[str, ...]
    plurals: frozenset[str]
    context: dict[str, frozenset[str]]
    days_before_month: re.Pattern[str]
    days_after_month: re.Pattern[str] | None
    month_first: bool
    phrases: dict[str, Phrases]
    homographs: dict[str, tuple[frozenset[str], frozenset[str], bool]]
    ordinal: dict[str, frozenset[str]]
    roman: Roman | None
    share: dict[str, frozenset[str]]
    share_needs_of: bool
    clock_join: re.Pattern[str]
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
    article = rf"(?:(?:{_alternatives(context['day_articles'])})\s?)?"
    list_of += article
    capitals = re.NOFLAG if context["month_first"] else re.IGNORECASE
    hedges, after = _hedges(data["hedges"], classes), _hedges(data["hedges_after"], classes)
    skipped = frozenset(word.rstrip("'") for word in data["between"]["words"]) | {"'"}
    return Around(
        hedges=_backwards(hedges),
        hedges_after=after,
        hedge_starts=frozenset(tokens[0] for tokens in after),
        hedge_ends=frozenset(tokens[-1] for tokens in hedges) | skipped | _QUOTES,
        skipped=skipped,
        skipped_backwards=frozenset(word[::-1] for word in skipped),
        between_open=frozenset(ranges["between"]["open"]),
        from_open=frozenset(ranges["from"]["open"]),
        loose_open=frozenset(ranges["from"]["loose"]),
        change=frozenset(ranges["change"]["words"]),
        change_starts=tuple(ranges["change"]["starts"]),
        list_end=_join(ranges["list_end"], ranges["skip"]),
        between_join=_join(ranges["between"]["join"], ranges["skip"]),
        from_join=_join(ranges["from"]["join"], ranges["skip"]),
        or_join=_join(ranges["or"]["join"], ranges["skip"]),
        plain_join=_join(ranges["plain_join"], []) if ranges["plain_join"] else None,
        of=frozenset(word.rstrip("'") for word in counted["of"]),
        of_skip=frozenset(word.rstrip("'") for word in counted["skip"]),
        of_skip_two=frozenset(counted["skip_two"]),
        of_never=frozenset(counted["never"]),
        pairs=frozenset(counted["pairs"]),
        pair_starts=frozenset(pair.split()[0] for pair in counted["pairs"]),
        of_not_plural=frozenset(counted["not_plural"]),
        of_verb_ends=tuple(counted["verb_ends"]),
        participle_ends=tuple(counted["participle_ends"]),
        linked_from=counted["linked_from"],
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
        days_after_month=re.compile(rf"(?<!\w)(?:{months})\.?\s(?:{day}{list_of}){{0,4}}{article}$")
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
        clock_join=_join(context["clock_join"], []) if context["clock_join"] else re.compile(r"(?!)"),
        score_join=_join(data["scores"]["join"], []),
        out_of=re.compile(
            rf"[ \u00a0]([^\W\d_]{{2,30}}(?: [^\W\d_]{{2,30}})?) (?:{_alternatives(data['scores']['out_of'])})[ \u00a0]"
        ),
    )


def _backwards(hedges: dict[tuple[str, ...], Hedge]) -> Backwards:
    root = Backwards()
    for tokens, hedge in hedges.items():
        node = root
        for token in reversed(tokens):
            node = node.setdefault(token[::-1], Backwards())
        node.hedge = hedge
    return root


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


def _phrases(phrases: list[str]) -> Phrases:
    places: dict[str, dict[int, list[str]]] = {}
    for phrase in phrases:
        for word in _PIECE.finditer(phrase.casefold()):
            places.setdefault(word[0], {}).setdefault(word.start(), []).append(phrase)
    around = {
        word: [(offset, _any_of(some)) for offset, some in by_offset.items()]
        for word, by_offset in places.items()
    }
    return Phrases(_any_of(phrases), around)


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    # A hyphen may join what the lexicon writes apart: "a third-party app".
    written = _alternatives(phrases).replace("\\ ", "[ ‐‑-]")
    pattern = rf"(?<!\w)(?:{written})(?!\w)" if phrases else r"(?!)"
    return re.compile(pattern, re.IGNORECASE)


def _roman(nouns: list[str]) -> Roman | None:
    if not nouns:
        return None
    return Roman(
        re.compile(rf"[°º]? ((?:{_alternatives(nouns)}))(?!\w)"), tuple(f"{noun} " for noun in nouns)
    )


def beside(text: str, start: int, end: int) -> Beside:
    """Return the words beside a stretch of text."""
    return Beside(*nearest_before(text, start), *word_at(text, end))


def nearest_before(text: str, start: int) -> tuple[str, str]:
    """Return the word or sign just before an offset and the one before that, in lower case ("" for none)."""
    found = _TWO_BACKWARDS.match(text[max(0, start - _BACK) : start][::-1])
    if found is None:
        return "", ""
    last, other = found.groups("")
    return _turned(last), _turned(other)


def word_before(text: str, start: int) -> str:
    """Return the word or sign just before an offset, in lower case ("" for none)."""
    found = _BACKWARDS.match(text[max(0, start - _BACK) : start][::-1])
    return _turned(found[1]) if found is not None else ""


@lru_cache(maxsize=_MOST_TURNED)
def _turned(word: str) -> str:
    """Return a word that was read backwards in lower case, with a plain apostrophe."""
    return word[::-1].casefold().replace("’", "'")


def tokens_after(text: str, end: int) -> list[str]:
    """Return the words and signs just after an offset, nearest first, in lower case, within a short window."""
    return _TOKEN.findall(text[end : end + 40].casefold().replace("’", "'"))


def word_at(text: str, position: int) -> tuple[int, str]:
    """Return the end and the word, as written, that stands at an offset behind spaces; ("" where none does)."""
    found = _WORD_AT.match(text, position)
    return (found.end(), found[1]) if found else (position, "")


def stands(text: str, start: int, end: int, phrases: Phrases) -> bool:
    """Tell whether one of some fixed phrases covers this stretch of text."""
    first = _PIECE.match(text, start, end)
    for offset, pattern in phrases.around.get(first[0].casefold(), ()) if first is not None else ():
        found = pattern.match(text, start - offset) if offset <= start else None
        if found is not None and found.end() >= end:
            return True
    return False


def hedge_before(text: str, start: int, floor: int, words: Around) -> Hedge | None:
    """Return how the words before a number qualify it; articles and opening marks between them are skipped."""
    before = text[max(floor, start - _BACK) : start][::-1].casefold().replace("’", "'")
    position, skips = 0, 2
    while True:
        nearest = _BACKWARDS.match(before, position)
        if nearest is None:
            return None
        position = nearest.end()
        node = words.hedges.get(nearest[1])
        found = _longest(before, position, node) if node is not None else None
        if found is not None:
            return found
        if nearest[1] not in _QUOTES:
            if not skips or nearest[1] not in words.skipped_backwards:
                return None
            skips -= 1


def _longest(before: str, position: int, node: Backwards) -> Hedge | None:
    """Return the hedge of the longest phrase of a tree that goes on at an offset of a text read backwards."""
    found = node.hedge
    while node:
        token = _BACKWARDS.match(before, position)
        following = node.get(token[1]) if token is not None else None
        if token is None or following is None:
            break
        node, position = following, token.end()
        found = node.hedge or found
    return found


def hedge_after(text: str, end: int, words: Around) -> Hedge | None:
    """Return how the words after a quantity qualify it ("30 milioni circa")."""
    nearest = _TOKEN.search(text, end, end + _NEAR)
    if nearest is None or nearest[0].casefold() not in words.hedge_starts:
        return None
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
