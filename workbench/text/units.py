"""Units and currencies as written beside a number, with Pint's names and ISO 4217 codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from workbench.rows import QuantityKind
from workbench.text.scan import words_of

_TOKEN = re.compile(r"[ \t\u00a0\u2009\u202f]{0,2}(\n?)[ ]?([^\W_]{1,40}|[^\w\s])")
_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_WINDOW = 24
_LONGEST = 7


class Unit(NamedTuple):
    """Name a unit; factor: how many of it one written unit makes (a quintal: 100 kilogram).

    more: what its words add to the number ("un punto e mezzo").
    """

    kind: QuantityKind
    name: str | None
    factor: Decimal = Decimal(1)
    symbol: bool = False
    more: Decimal = Decimal(0)


class Weight(NamedTuple):
    """Say when the word for a currency is one for a weight: not before words for money, or after some verbs."""

    unit: str
    words: frozenset[str]
    money: frozenset[str]
    verbs: frozenset[str]


class _Node(dict[str, "_Node"]):
    """Hold the words that may follow the ones read so far, and the unit that they make, if any."""

    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Units:
    """Hold a language's units, ready for use."""

    words: _Node
    symbols: _Node
    prefix: re.Pattern[str]  # of the text read backwards
    prefix_ends: frozenset[str]  # the last words of those, in lower case
    prefixes: dict[str, str]
    before: re.Pattern[str] | None
    befores: dict[str, str]
    percent_before: re.Pattern[str]
    before_ends: frozenset[str]  # the last words of what names a currency or a percentage before its number
    per: _Node
    adjectives: _Node
    rate_times: dict[str, str]
    of: _Node
    share_of: _Node
    and_half: _Node
    behind: frozenset[str]  # the first words of what may follow a unit: a half, a rate
    times: frozenset[str]
    not_one: frozenset[str]
    minor: frozenset[str]
    cents_link: frozenset[str]
    primes: frozenset[str]
    prime_unit: str
    prime_after: frozenset[str]
    weights: dict[str, Weight]


@cache
def units(language: str) -> Units:
    """Return the units of a language, the English ones for a language that has none."""
    data, money = words_of(language, "units"), words_of(language, "currencies")
    rates, grammar, percent = data["rates"], data["grammar"], data["percent"]
    signs = {_spaceless(sign): code for code, written in money["signs"].items() for sign in written}
    codes = {f"{code.casefold()}$": code for code in money["signs"]}
    befores = {word: code for code, written in money["before"].items() for word in written}
    written_signs = [sign for written in money["signs"].values() for sign in written]
    per = _tree([(word, Unit("measure", None)) for word in rates["per"]])
    adjectives = _tree(
        [(word, Unit("measure", name)) for name, written in rates["adjectives"].items() for word in written]
    )
    and_half = _tree([(word, Unit("measure", None)) for word in grammar["and_half"]])
    return Units(
        words=_words_tree(data, money),
        symbols=_tree(
            [
                (sign, Unit("measure", name, symbol=True))
                for name, every in data["symbols"].items()
                for sign in every
            ]
            + [
                (sign, Unit("currency", code, symbol=True))
                for code, every in money["signs"].items()
                for sign in every
            ]
        ),
        prefix=re.compile(
            rf"[ \u00a0\u202f]{{0,2}}(?:(?P<sign>{_either(sign[::-1] for sign in written_signs)})"
            rf"|(?P<code>(?i:{_either(code[::-1] for code in codes)})))(?!\w)"
        ),
        prefix_ends=frozenset(_WORD.findall(sign)[-1].casefold() for sign in [*written_signs, *codes]),
        prefixes={**codes, **signs},
        before=re.compile(rf"(?<!\w)({_either(befores)})[ \u00a0]$", re.IGNORECASE) if befores else None,
        befores=befores,
        percent_before=re.compile(rf"(?<!\w)(?:{_either(percent['before'])}) $", re.IGNORECASE),
        before_ends=frozenset(word.split()[-1] for word in [*befores, *percent["before"]]),
        per=per,
        adjectives=adjectives,
        rate_times={word: name for name, written in rates["times"].items() for word in written},
        of=_tree([(word, Unit("measure", None)) for word in grammar["of"]]),
        share_of=_tree([(word, Unit("measure", None)) for word in grammar["of"] + grammar["share_of"]]),
        and_half=and_half,
        behind=frozenset([*and_half, *adjectives, *per]),
        times=frozenset(grammar["times"]),
        not_one=frozenset(grammar["not_one"]),
        minor=frozenset(money["minor"]),
        cents_link=frozenset(money["parts"]["and"]),
        primes=frozenset(data["primes"]["signs"]),
        prime_unit=data["primes"]["unit"],
        prime_after=frozenset(data["primes"]["after"]),
        weights={
            code: Weight(rule["unit"], *(frozenset(rule[key]) for key in ("words", "money", "verbs")))
            for code, rule in money["weights"].items()
        },
    )


def _words_tree(data: dict[str, Any], money: dict[str, Any]) -> _Node:
    percent = data["percent"]
    entries = [(word, Unit("measure", name)) for name, written in data["words"].items() for word in written]
    entries += [
        (word, Unit("measure", group["unit"], Decimal(group["factor"])))
        for group in data["scaled"]
        for word in group["words"]
    ]
    entries += [
        (word, Unit("currency", None if code == "XXX" else code))
        for code, written in money["words"].items()
        for word in written
    ]
    entries += [
        (word, Unit("currency", name)) for name, written in money["minor"].items() for word in written
    ]
    entries += [
        (word, Unit("currency", code, Decimal("0.01")))
        for code, written in money["minor_of"].items()
        for word in written
    ]
    entries += [(word, Unit("percent", None)) for word in percent["words"]]
    entries += [(word, Unit("percent", "percentage_point")) for word in percent["points"]]
    half = Decimal("0.5")
    entries += [(word, Unit("number", None, more=half)) for word in percent["half_points"]]
    entries += [
        (word, Unit("percent", "percentage_point", more=half)) for word in percent["half_percent_points"]
    ]
    entries += [(word, Unit("percent", "basis_point")) for word in percent["basis_points"]]
    entries += [(word, Unit("percent", None, Decimal("0.1"))) for word in percent["per_mille"]]
    return _tree([(word.casefold(), unit) for word, unit in entries])


def _tree(entries: Iterable[tuple[str, Unit]]) -> _Node:
    root = _Node()
    for written, unit in entries:
        node = root
        for word in _WORD.findall(written.replace("’", "'")):
            node = node.setdefault(word, _Node())
        node.unit = unit
    return root


def _either(written: Iterable[str]) -> str:
    longest_first = sorted(written, key=len, reverse=True)
    return "|".join(re.escape(word) for word in longest_first)


def _spaceless(sign: str) -> str:
    return sign.replace(" ", "")


def phrase(text: str, start: int, tree: _Node, fold: bool) -> tuple[int, Unit] | None:
    """Return the end and the unit of the longest phrase of a tree that stands at an offset, or None.

    fold: letter case does not count. At most one line break may stand inside.
    """
    node, position = tree, start
    found: tuple[int, Unit] | None = None
    for _ in range(_LONGEST):
        match = _TOKEN.match(text, position)
        if match is None or (match[1] and found is not None):
            break
        word = "'" if match[2] == "’" else match[2]
        following = node.get(word.casefold() if fold else word)
        if following is None:
            break
        node, position = following, match.end()
        if node.unit is not None and not (word.isalnum() and text[position : position + 1].isalnum()):
            found = position, node.unit
        if not node:
            break
    return found


def begins_unit(text: str, start: int, known: Units) -> bool:
    """Tell whether the word or sign at an offset can begin a unit."""
    first = _TOKEN.match(text, start)
    return first is not None and (first[2] in known.symbols or first[2].casefold() in known.words)


def unit_after(text: str, start: int, known: Units) -> tuple[int, Unit] | None:
    """Return the end and the unit of what is written from an offset on, or None; offsets: code points."""
    first = _TOKEN.match(text, start)
    if first is None:
        return None
    word = phrase(text, start, known.words, fold=True) if first[2].casefold() in known.words else None
    symbol = phrase(text, start, known.symbols, fold=False) if first[2] in known.symbols else None
    if symbol is not None and (word is None or symbol[0] > word[0]):
        end = symbol[0]
        # "5 l'anno": a lone letter before an apostrophe is a word that lost its vowel
        lone = text[end - 1].isalpha() and not text[end - 2 : end - 1].isalpha()
        return None if lone and text[end : end + 2].strip()[:1] in ("'", "’") else symbol
    return word


def goes_on(text: str, end: int, known: Units) -> bool:
    """Tell whether a half or a rate can follow a unit that ends at an offset."""
    first = _TOKEN.match(text, end)
    return first is not None and (first[2] == "’" or first[2].casefold() in known.behind)


def rate(text: str, start: int, known: Units) -> tuple[int, str] | None:
    """Return the end and the unit of time of "al giorno", "/anno", "annue" at an offset, or None."""
    adjective = phrase(text, start, known.adjectives, fold=True)
    if adjective is not None and adjective[1].name is not None:
        return adjective[0], adjective[1].name
    per = phrase(text, start, known.per, fold=True)
    if per is None:
        return None
    time = _TOKEN.match(text, per[0])
    if time is None or text[time.end() : time.end() + 1].isalnum():
        return None
    name = known.rate_times.get(time[2].casefold())
    return (time.end(), name) if name is not None else None


def currency_before(text: str, start: int, known: Units) -> tuple[int, str] | None:
    """Return where a sign of currency before an offset begins, and its code, or None.

    The word before the offset must be one of `prefix_ends`.
    """
    found = known.prefix.match(text[max(0, start - _WINDOW) : start][::-1])
    if found is None:
        return None
    written = _spaceless((found["sign"] or found["code"].casefold())[::-1])
    return start - found.end(), known.prefixes[written]


def currency_word_before(text: str, start: int, known: Units) -> tuple[int, str] | None:
    """Return where a word for a currency before an offset begins ("dollari 4"), and its code, or None."""
    if known.before is None:
        return None
    floor = max(0, start - _WINDOW)
    found = known.before.search(text[floor:start])
    return (floor + found.start(), known.befores[found[1].casefold()]) if found else None


def percent_word_before(text: str, start: int, known: Units) -> int | None:
    """Return where "percentuale di" before an offset begins, or None."""
    floor = max(0, start - _WINDOW)
    found = known.percent_before.search(text[floor:start])
    return floor + found.start() if found else None
