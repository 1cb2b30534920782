"""Match patterns over the tokens of a text: the small machinery under the grammar of dates.

A pattern is words: a lower-case one is a role of the lexicon, an upper-case one another symbol of the
grammar; "?" makes it optional; "name:role" keeps its value under a name of its own; "(role)" must stand there
without belonging to the mention, before it or behind it; "role+" must follow without a blank. Symbols refer
only to symbols above them, patterns have a fixed length, and each symbol is tried once per token: time is
linear in the text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workbench.text.date_calendar import When
from workbench.text.date_words import Tokens

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one word of a pattern."""

    role: str
    name: str
    optional: bool = False
    outside: bool = False
    glued: bool = False
    symbol: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Say where a rule matched, for its check: from the mention's first token to behind its last."""

    tokens: Tokens
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one pattern, what it builds (None: it means nothing after all), and where it may stand."""

    symbol: str
    items: tuple[Item, ...]
    build: Callable[[Values], When | None]
    check: Callable[[Place], bool] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one match: the tokens it takes, and what it means."""

    start: int
    end: int
    when: When


def rule(
    symbol: str,
    pattern: str,
    build: Callable[[Values], When | None],
    check: Callable[[Place], bool] | None = None,
) -> Rule:
    """Make a rule from its pattern."""
    return Rule(symbol, tuple(_item(word) for word in pattern.split()), build, check)


def _item(word: str) -> Item:
    outside = word.startswith("(")
    word = word.strip("()")
    optional = word.endswith("?")
    word = word.removesuffix("?")
    glued = word.endswith("+")
    word = word.removesuffix("+")
    name, _, role = word.rpartition(":")
    return Item(role, name or role, optional, outside, glued, role.isupper())


@dataclass(frozen=True, slots=True)
class Grammar:
    """Hold the rules by their symbol, each with the roles it can begin with, and the roles of each symbol."""

    rules: dict[str, tuple[tuple[Rule, frozenset[str]], ...]]
    firsts: dict[str, frozenset[str]]

    @classmethod
    def of(cls, rules: list[Rule]) -> Grammar:
        """Order the rules; every symbol must be defined before it is used."""
        grouped: dict[str, list[tuple[Rule, frozenset[str]]]] = {}
        firsts: dict[str, frozenset[str]] = {}
        for entry in rules:
            first = _first(entry.items, firsts)
            grouped.setdefault(entry.symbol, []).append((entry, first))
            firsts[entry.symbol] = firsts.get(entry.symbol, frozenset()) | first
        return cls({symbol: tuple(found) for symbol, found in grouped.items()}, firsts)


def _first(items: tuple[Item, ...], firsts: dict[str, frozenset[str]]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for item in items:
        found |= firsts[item.role] if item.symbol else {item.role}
        if not item.optional:
            break
    return found


_Taken = tuple[Any, int, int]  # the value, the token behind it, and where the mention begins


class Parser:
    """Match the symbols of a grammar in one text, remembering what was found."""

    def __init__(self, grammar: Grammar, tokens: Tokens) -> None:
        self.tokens = tokens
        self._grammar = grammar
        self._known: dict[tuple[str, int], Found | None] = {}

    def longest(self, symbol: str, at: int) -> Found | None:
        """Return the longest match of a symbol at a token; the first rule wins among equals."""
        roles = self.tokens.roles[at] if at < len(self.tokens) else {}
        if self._grammar.firsts[symbol].isdisjoint(roles):
            return None
        key = (symbol, at)
        if key not in self._known:
            best: Found | None = None
            for entry, first in self._grammar.rules[symbol]:
                if first.isdisjoint(roles):
                    continue
                found = self._match(entry, 0, at, ())
                if found and (best is None or found.end > best.end):
                    best = found
            self._known[key] = best
        return self._known[key]

    def _match(
        self, entry: Rule, index: int, at: int, taken: tuple[tuple[Item, _Taken], ...]
    ) -> Found | None:
        """Match the items of a rule from the given one on, trying each optional one with it first."""
        items, roles, size = entry.items, self.tokens.roles, len(self.tokens.roles)
        for place in range(index, len(items)):
            item = items[place]
            possible = at < size and (item.symbol or item.role in roles[at])
            here = self._take(item, at) if possible else None
            if here and item.optional:
                found = self._match(entry, place + 1, here[1], (*taken, (item, here)))
                if found:
                    return found
            elif here:
                at, taken = here[1], (*taken, (item, here))
            elif not item.optional:
                return None
        return self._built(entry, taken)

    def _built(self, entry: Rule, taken: tuple[tuple[Item, _Taken], ...]) -> Found | None:
        inside = [here for item, here in taken if not item.outside]
        if not inside:
            return None
        start, end = inside[0][2], inside[-1][1]
        if entry.check and not entry.check(Place(self.tokens, start, end)):
            return None
        when = entry.build({item.name: here[0] for item, here in taken})
        return Found(start, end, when) if when else None

    def _take(self, item: Item, at: int) -> _Taken | None:
        if item.symbol:
            found = self.longest(item.role, at)
            return (found.when, found.end, found.start) if found else None
        if item.glued and not self.tokens.glued(at):
            return None
        value, length = self.tokens.roles[at][item.role]
        return value, at + length, at
