"""Match patterns over the tokens of a text: the small machinery under the grammar of dates.

A pattern is words: a lower-case one is a role of the lexicon, an upper-case one another symbol of the
grammar; "?" makes it optional; "name:role" keeps its value under a name of its own; "(role)" must stand there
without belonging to the mention, before it or behind it; "role+" must follow without a blank. Symbols refer
only to symbols above them, patterns have a fixed length, and each symbol is tried once per token: time is
linear in the text. Which rules are worth trying is told by the roles of the next tokens, and remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from workbench.text.date_calendar import When
from workbench.text.date_words import NO_ROLES, UNREAD, Kind, Tokens

Values = dict[str, Any]


class Item(NamedTuple):
    """Hold one word of a pattern."""

    role: str
    name: str
    optional: bool = False
    outside: bool = False
    glued: bool = False
    symbol: bool = False


class Place(NamedTuple):
    """Say where a rule matched, for its check: from the mention's first token to behind its last."""

    tokens: Tokens
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one pattern, what it builds (None: it means nothing after all), and where it may stand.

    needs: the roles without which it matches nowhere. same: the symbol that it is another name of, or empty.
    """

    symbol: str
    items: tuple[Item, ...]
    build: Callable[[Values], When | None]
    check: Callable[[Place], bool] | None
    needs: frozenset[str]
    same: str


class Found(NamedTuple):
    """Hold one match: the tokens it takes, and what it means."""

    start: int
    end: int
    when: When


def rule(
    symbol: str,
    pattern: str,
    build: Callable[[Values], When | None] | None = None,
    check: Callable[[Place], bool] | None = None,
) -> Rule:
    """Make a rule from its pattern; without `build` it means what its only symbol means."""
    items = tuple(_item(word) for word in pattern.split())
    needs = frozenset(item.role for item in items if not (item.optional or item.symbol))
    return Rule(symbol, items, build or _nothing, check, needs, "" if build else items[0].role)


def _nothing(values: Values) -> None:
    return None


def _item(word: str) -> Item:
    outside = word.startswith("(")
    word = word.strip("()")
    optional = word.endswith("?")
    word = word.removesuffix("?")
    glued = word.endswith("+")
    word = word.removesuffix("+")
    name, _, role = word.rpartition(":")
    return Item(role, name or role, optional, outside, glued, role.isupper())


_Opening = tuple[frozenset[str], frozenset[str]]  # roles of the first item, and of the one behind it
_ANY = ""  # among the latter: what follows may be anything, or nothing
_MOST_TRIED = 100_000
_MOST_KNOWN = 1_000  # matches; only those of the next few tokens are asked for again


@dataclass(frozen=True, slots=True)
class Grammar:
    """Hold the rules by their symbol, each with how it can begin; tried: what was found to be worth trying.

    begins: the roles of which a token must have one for a date to begin with it.
    """

    rules: dict[str, tuple[tuple[Rule, tuple[_Opening, ...]], ...]]
    begins: frozenset[str]
    tried: dict[tuple[str, Kind, Kind, Kind], tuple[Rule, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: list[Rule]) -> Grammar:
        """Order the rules; every symbol must be defined before it is used."""
        grouped: dict[str, list[tuple[Rule, tuple[_Opening, ...]]]] = {}
        for entry in rules:
            openings = tuple(_openings(entry.items, grouped))
            grouped.setdefault(entry.symbol, []).append((entry, openings))
        begins = frozenset().union(*(first for _, openings in grouped["DATE"] for first, _ in openings))
        return cls({symbol: tuple(found) for symbol, found in grouped.items()}, begins)

    def find(self, symbol: str, here: Kind, behind: Kind, beyond: Kind) -> tuple[Rule, ...]:
        """Find the rules of a symbol that can begin with a token of one kind before two of others."""
        if len(self.tried) >= _MOST_TRIED:
            self.tried.clear()
        found = tuple(
            entry
            for entry, openings in self.rules[symbol]
            if any(_opens(opening, here, behind, beyond) for opening in openings)
        )
        self.tried[symbol, here, behind, beyond] = found
        return found


def _opens(opening: _Opening, here: Kind, behind: Kind, beyond: Kind) -> bool:
    first, second = opening
    if _ANY in second:
        return not first.isdisjoint(here.names)
    return (
        not (first.isdisjoint(here.single) or second.isdisjoint(behind.names))
        or not (first.isdisjoint(here.double) or second.isdisjoint(beyond.names))
        or not first.isdisjoint(here.longer)
    )


def _openings(
    items: tuple[Item, ...], known: dict[str, list[tuple[Rule, tuple[_Opening, ...]]]]
) -> list[_Opening]:
    """Return how a pattern can begin; it may give more than can be, never less."""
    found: list[_Opening] = []
    for place, item in enumerate(items):
        rest = _next_roles(items[place + 1 :], known)
        if item.symbol:
            for _, openings in known[item.role]:
                found += [(first, _followed(second, rest)) for first, second in openings]
        else:
            found.append((frozenset((item.role,)), rest))
        if not item.optional:
            break
    return found


def _followed(second: frozenset[str], rest: frozenset[str]) -> frozenset[str]:
    return (second - {_ANY}) | rest if _ANY in second else second


def _next_roles(
    items: tuple[Item, ...], known: dict[str, list[tuple[Rule, tuple[_Opening, ...]]]]
) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for item in items:
        if item.symbol:
            found = found.union(*(first for _, openings in known[item.role] for first, _ in openings))
        else:
            found |= {item.role}
        if not item.optional:
            return found
    return found | {_ANY}


_Taken = tuple[Any, int, int]  # the value, the token behind it, and where the mention begins


class Parser:
    """Match the symbols of a grammar in a stretch of tokens, remembering what was found at each of them."""

    def __init__(self, grammar: Grammar, tokens: Tokens, stretch: range) -> None:
        roles = tokens.known
        for index in range(stretch.start, min(stretch.stop + 2, len(tokens))):
            if roles[index] is UNREAD:
                tokens.roles(index)
        self.tokens = tokens
        self._roles = roles
        self._grammar = grammar
        self._present = frozenset().union(*roles[stretch.start : stretch.stop])
        self._known: dict[tuple[str, int], Found | None] = {}

    def longest(self, symbol: str, at: int) -> Found | None:
        """Return the longest match of a symbol at a token; the first rule wins among equals.

        The roles of the tokens from there on must have been read, to two behind the last one that has any.
        """
        roles = self._roles
        here = roles[at].kind
        beyond = roles[at + 2].kind if here.double else NO_ROLES.kind
        opening = symbol, here, roles[at + 1].kind, beyond
        rules = self._grammar.tried.get(opening)
        if rules is None:
            rules = self._grammar.find(*opening)
        if not rules:
            return None
        known = self._known
        if (symbol, at) in known:
            return known[symbol, at]
        best: Found | None = None
        for entry in rules:
            if entry.needs <= self._present:
                found = self.longest(entry.same, at) if entry.same else self._match(entry, 0, at, ())
                if found and (best is None or found.end > best.end):
                    best = found
        if len(known) >= _MOST_KNOWN:
            known.clear()
        known[symbol, at] = best
        return best

    def _match(
        self, entry: Rule, index: int, at: int, taken: tuple[tuple[Item, _Taken], ...]
    ) -> Found | None:
        """Match the items of a rule from the given one on, trying each optional one with it first."""
        items, roles = entry.items, self._roles[at]
        for place in range(index, len(items)):
            item = items[place]
            here: _Taken | None = None
            if item.symbol:
                if found := self.longest(item.role, at):
                    here = found.when, found.end, found.start
            elif item.role in roles and not (item.glued and not self.tokens.glued(at)):
                value, length = roles[item.role]
                here = value, at + length, at
            if here is None:
                if not item.optional:
                    return None
            elif item.optional:
                if found := self._match(entry, place + 1, here[1], (*taken, (item, here))):
                    return found
            else:
                at, taken = here[1], (*taken, (item, here))
                roles = self._roles[at]
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
