"""The words that dates are made of: a language's phrases with their roles, and a text cut into words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from workbench.text.number_words import vocabulary
from workbench.text.scan import words_of as data_of

# A blank line is a token of its own: no date reaches across it.
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|\n[^\S\n]*\n|\S")
MARKS = {",": "comma", ".": "dot", "/": "slash", "-": "dash", "–": "dash", "—": "dash", "−": "dash"}
NO_PART = " "  # the sign of a form that stands in no date
DIGITS = frozenset("0123456789")
# Roles that make no date without one of the others: a stretch of "di", "il", "e", "un" needs no parsing.
SMALL = frozenset(
    (
        "after_day", "after_next", "ago", "ahead", "apostrophe", "article", "beside", "beside_before",
        "between", "between_and", "comma", "count", "counted", "dash", "day_beside", "day_lead", "daypart",
        "digit", "digits", "dot", "for", "from_now", "half", "in", "in_future", "joint", "limit", "mine", "month_lead",
        "never", "not_after", "nth", "of", "part", "parts", "preceding", "quarter_mark", "range_end",
        "range_start", "rest", "roman", "same", "season_lead", "separator", "shift", "shift_after", "slash", "the",
        "the_day", "vague", "weekday_lead", "weekend_lead", "within", "year_lead",
    )
)  # fmt: skip
# Roles of a number that makes a date only behind one of the openers, or beside a word that tells more.
NUMBERS = frozenset(("day", "tens", "two_digits"))
# Roles that make a date of a mere number behind them: il 15, dal 3 al 5, il prossimo 12.
_OPENERS = frozenset(("the_day", "the", "shift", "range_start", "between"))


@dataclass(frozen=True, eq=False, slots=True)
class Kind:
    """Name a set of roles, split by how many tokens they take; equal sets are the same object."""

    names: frozenset[str]
    single: frozenset[str]
    double: frozenset[str]
    longer: frozenset[str]


@cache
def _kind(sizes: frozenset[tuple[str, int]]) -> Kind:
    return Kind(
        names=frozenset(role for role, _ in sizes),
        single=frozenset(role for role, size in sizes if size == 1),
        double=frozenset(role for role, size in sizes if size == 2),
        longer=frozenset(role for role, size in sizes if size > 2),
    )


class Roles(dict[str, tuple[Any, int]]):
    """Map each role that a token may have to its value and to how many tokens it takes; not to be changed."""

    __slots__ = ("kind",)

    kind: Kind

    @classmethod
    def of(cls, found: dict[str, tuple[Any, int]]) -> Roles:
        """Make the roles of a token."""
        roles = cls(found)
        roles.kind = _kind(frozenset((role, min(size, 3)) for role, (_, size) in found.items()))
        return roles


NO_ROLES = Roles.of({})
UNREAD = Roles.of({})


Phrase = tuple[tuple[str, ...], str, Any]  # its words, their role and its value


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold the words of one language, ready for lookup.

    phrases: by their first word, and by their second one, empty where there is none; longest first. parts:
    every word that may stand within a date. telling: those without one of which there is none, save for a lone
    number behind one of the openers. settings: what the data says besides words. in_several_words: whether a
    number may be written in more than one word (twenty one). elided: number words before an apostrophe
    (trent'anni).
    """

    language: str
    phrases: dict[str, dict[str, list[Phrase]]]
    parts: frozenset[str]
    telling: frozenset[str]
    openers: frozenset[str]
    settings: dict[str, Any]
    in_several_words: bool
    elided: dict[str, int]


class Form(NamedTuple):
    """Say what one written form may be.

    word: in lower case, with a plain apostrophe. length: code points. glued: whether no blank stands before
    it. sign: what it is worth for finding dates. alone: its roles where its neighbours change nothing, None
    where they always may. company: the words behind it that change its roles.
    """

    word: str
    length: int
    glued: bool
    sign: str
    alone: Roles | None
    company: frozenset[str]


@dataclass(eq=False, slots=True)
class Tokens:
    """Hold the tokens of one text: where they begin, their forms, and their roles once they were asked for.

    signs: of all forms, one character each. known: the roles, `UNREAD` where neighbours tell them and nobody asked;
    two more tokens without roles close the list. read: tells the roles of a token among its neighbours.
    """

    text: str
    words: Lexicon
    starts: list[int]
    forms: Sequence[Form]
    signs: str
    known: list[Roles]
    read: Callable[[Tokens, int], Roles]

    def __len__(self) -> int:
        return len(self.forms)

    def word(self, index: int) -> str:
        """Return a token in lower case, empty behind the last one."""
        return self.forms[index].word if index < len(self.forms) else ""

    def start(self, index: int) -> int:
        """Return where a token begins."""
        return self.starts[index]

    def end(self, index: int) -> int:
        """Return where a token ends."""
        return self.starts[index] + self.forms[index].length

    def glued(self, index: int) -> bool:
        """Tell whether nothing stands between a token and the one before it."""
        return index > 0 and self.forms[index].glued

    def roles(self, index: int) -> Roles:
        """Return the roles of a token, none behind the last one."""
        found = self.known[index] if index < len(self.known) else NO_ROLES
        return self._among_neighbours(index) if found is UNREAD else found

    def _among_neighbours(self, index: int) -> Roles:
        form = self.forms[index]
        found = form.alone
        if found is None or self.word(index + 1) in form.company:
            found = self.read(self, index)
        self.known[index] = found
        return found


def cut(text: str) -> list[tuple[str, int]]:
    """Cut a text into tokens, each with where it begins."""
    return [(found[0], found.start()) for found in _TOKEN.finditer(text)]


def lowered(word: str) -> str:
    """Return a word in lower case, with a plain apostrophe."""
    return "'" if word in "’ʼ`" else word.lower()


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(lowered(word) for word, _ in cut(phrase))


@cache
def words_of(language: str) -> Lexicon:
    """Return the words of a language; English ones for a language without them."""
    data = data_of(language, "dates")
    listed: dict[str, dict[str, list[Phrase]]] = {}
    settings, elided = data["settings"], vocabulary(language).elided
    marks = [*settings["ordinal_marks"], *settings["decade_marks"], *settings["number_joints"]]
    parts = {*MARKS, *marks, *elided, "'"}  # trent'anni
    needed: list[tuple[str, ...]] = []
    openers = {"'"}
    for role, table in data["words"].items():
        for phrases, value in table.items():
            for phrase in phrases.split("|"):
                words = _words(phrase)
                second = words[1] if len(words) > 1 else ""
                listed.setdefault(words[0], {}).setdefault(second, []).append((words, role, value))
                parts.update(words)
                if role not in SMALL:
                    needed.append(words)
                if role in _OPENERS:
                    openers.add(words[-1])
    for followers in listed.values():
        for found in followers.values():
            found.sort(key=lambda phrase: -len(phrase[0]))
    telling = {words[0] for words in needed if len(words) == 1}
    # The longest word of a phrase is mostly its rarest.
    telling |= {max(words, key=len) for words in needed if telling.isdisjoint(words)}
    return Lexicon(
        language=language,
        phrases=listed,
        parts=frozenset(parts),
        telling=frozenset(telling),
        openers=frozenset(openers),
        settings=settings,
        in_several_words=vocabulary(language).tens_apart,
        elided=elided,
    )
