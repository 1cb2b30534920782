"""A language's words for rewording a claim so that it can be read alone, and a sentence split for that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from workbench.text.attribution_tokens import WORD, Words, conjugated, lowered
from workbench.text.scan import words_of

_SHORTEST_ENDING = 5  # letters; shorter words end by chance as verbs do
_PERSONS = ("nouns", "titles", "lone", "persons")

SINGULAR, PLURAL = "singular", "plural"


class Token(NamedTuple):
    """Hold one word, number or mark: offsets in code points, `lower` with straight apostrophes."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def letters(self) -> bool:
        """Tell whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[0].isupper()


Tokens = Sequence[Token]


def tokens(text: str) -> list[Token]:
    """Split a text into words; an elided article stands alone ("l’", "interesse")."""
    return [Token(match.start(), match.end(), match[0], lowered(match[0])) for match in WORD.finditer(text)]


def taken(found: Words, first: int, last: int) -> list[Token]:
    """Return some of an article's words, from one index to before another."""
    run = slice(max(first, 0), last)
    return [
        Token(start, end, found.text[start:end], lower)
        for start, end, lower in zip(found.starts[run], found.ends[run], found.lowers[run], strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Noun:
    """Hold a noun group that can be a subject: its number, and the ending of a participle that agrees."""

    text: str
    number: str = ""
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Commodity:
    """Hold a commodity: the article that it takes ("" for none), its name, its number, the agreeing ending."""

    article: str
    name: str
    number: str
    ending: str

    def noun(self) -> Noun:
        """Return it as a subject."""
        return Noun(joined(self.article, self.name), self.number, self.ending)


@dataclass(frozen=True, slots=True)
class Restating:
    """Hold the words of `standalone.toml` with the verbs and roles of the language's other lexicons.

    articles, indefinite, demonstratives: word -> (number, the ending that agrees with it). joined:
    preposition with its article -> both apart. longest: words of the longest commodity's name by its first.
    """

    sets: Mapping[str, frozenset[str]]
    verb_follows: bool
    head_last: bool
    verb_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    numbers: Mapping[str, tuple[str, ...]]
    abstract_endings: tuple[str, ...]
    reflexive_endings: tuple[str, ...]
    articles: Mapping[str, tuple[str, str]]
    indefinite: Mapping[str, tuple[str, str]]
    demonstratives: Mapping[str, tuple[str, str]]
    joined: Mapping[str, tuple[str, str]]
    joins: Mapping[tuple[str, str], str]
    commodities: Mapping[tuple[str, ...], Commodity]
    longest: Mapping[str, int]
    countries: Mapping[tuple[str, ...], str]
    definition: Mapping[str, Any]
    days: Mapping[str, Any]
    aliases: frozenset[str]

    def verbal(self, word: str) -> bool:
        """Tell whether a word can be a finite verb."""
        return (
            word in self.sets["finite"]
            or word in self.sets["auxiliaries"]
            or (len(word) >= _SHORTEST_ENDING and word.endswith(self.verb_endings))
        )

    def finite(self, found: Tokens, at: int) -> bool:
        """Tell whether a word is a finite verb: not right after an article or a preposition, where it is a noun."""
        word, before = found[at].lower, found[at - 1].lower if at else ""
        if word in self.sets["auxiliaries"]:
            return True
        noun = self.article(before) or before in self.sets["prepositions"]
        name = found[at].capital and at > 0
        return self.verbal(word) and not noun and not name and f"{before} {word}" not in self.sets["no_verbs"]

    def article(self, word: str) -> str:
        """Return the definite article that a word is or ends with ("della": "la"); empty for none."""
        return self.joined[word][1] if word in self.joined else word if word in self.articles else ""

    def verb_number(self, verb: str) -> str:
        """Return a verb form's number in the third person, empty where the form does not show it."""
        if verb in self.numbers["plural_verbs"] or verb.endswith(self.numbers["plural_verb_endings"]):
            return PLURAL
        return SINGULAR if verb.endswith(self.numbers["singular_verb_endings"]) else ""

    def noun_number(self, noun: str, determiner: str) -> str:
        """Return a noun's number by what stands before it, else by its ending; empty where neither shows it."""
        known = self.articles.get(self.article(determiner)) or self.indefinite.get(determiner)
        if known and known[0]:
            return known[0]
        if noun.endswith(self.numbers["plural_noun_endings"]):
            return PLURAL
        return SINGULAR if noun.endswith(self.numbers["singular_noun_endings"]) else ""

    def commodities_in(self, found: Tokens, first: int, last: int) -> list[tuple[int, int, Commodity]]:
        """Return the commodities that words name, the longest name at each place; indices, half-open."""
        result: list[tuple[int, int, Commodity]] = []
        at = first
        while at < last:
            longest = self.longest.get(found[at].lower, 0)
            for end in range(min(at + longest, last), at, -1):
                if named := self.commodities.get(tuple(word.lower for word in found[at:end])):
                    result.append((at, end, named))
                    at = end - 1
                    break
            at += 1
        return result


def joined(before: str, after: str) -> str:
    """Put an article before a name; an elided one takes no space."""
    return before + after if not before or before[-1] in "'’" else f"{before} {after}"


def written(text: str, found: Tokens, first: int, last: int) -> str:
    """Return words as they stand in the text, any white space between them as one space."""
    return " ".join(text[found[first].start : found[last - 1].end].split())


@cache
def restating(language: str) -> Restating:
    """Return a language's words; a language without the file is read with the English ones."""
    own, claims, spoken = (words_of(language, name) for name in ("standalone", "claims", "attribution"))
    verbs, words = claims["verbs"], spoken["words"]
    finite = conjugated(spoken["conjugation"], verbs, "finite") | set(verbs["forms"])
    finite |= conjugated(spoken["conjugation"], spoken["say"], "finite")
    for verb in spoken["irregular"]["say"]:
        finite.update(form for form in verb["finite"] if " " not in form)
    sets = {name: frozenset(listed) for name, listed in own.items() if isinstance(listed, list)}
    subordinate = [*claims["cuts"]["subordinators"], *words["complementisers"], *words["relatives"]]
    sets |= {
        "finite": frozenset(finite),
        "auxiliaries": frozenset(verbs["auxiliaries"]),
        "no_verbs": frozenset(verbs["no_verbs"]),
        "uses": frozenset(claims["cuts"]["uses"]),
        "subordinators": frozenset(subordinate),
        "prepositions": frozenset([*words["prepositions"], *own["joined"]]),
        "conjunctions": frozenset(words["conjunctions"]),
        "adverbs": frozenset(words["adverbs"]),
        "persons": frozenset(
            [*own["actors"], *(word for name in _PERSONS for word in spoken["roles"][name])]
        ),
        "roles": frozenset(spoken["roles"]["nouns"]),
        "commodity_nouns": frozenset(own["commodity_nouns"]["words"]),
        "bare_after": frozenset(own["commodity_nouns"]["bare_after"]),
    }
    apart, commodities = _pairs(own["joined"]), dict(_commodities(own))
    return Restating(
        sets=sets,
        verb_follows=own["verb_follows"],
        head_last=own["head_last"],
        verb_endings=tuple(verbs["endings"]),
        participle_endings=tuple(verbs["participle_endings"]),
        numbers={name: tuple(listed) for name, listed in own["number"].items()},
        abstract_endings=tuple(own["abstract_endings"]),
        reflexive_endings=tuple(own["reflexive_endings"]),
        articles=_pairs(own["articles"]),
        indefinite=_pairs(own["indefinite"]),
        demonstratives=_pairs(own["demonstratives"]),
        joined=apart,
        joins={both: word for word, both in apart.items()},
        commodities=commodities,
        longest={first: max(len(form) for form in commodities if form[0] == first) for first, *_ in commodities},
        countries={
            _forms(name): article for article, listed in own["countries"].items() for name in listed
        },
        definition=own["definition"],
        days=own["days"],
        aliases=frozenset(spoken["aliases"]),
    )  # fmt: skip


def _pairs(table: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, str]]:
    return {word: (first, second) for word, (first, second) in table.items()}


def _forms(phrase: str) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens(phrase))


def _commodities(own: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Commodity]]:
    numbers = {ending: number for number, ending in own["demonstratives"].values()}
    for key, (ending, *forms) in own["commodities"].items():
        first, _, rest = key.partition(" ")
        article, name = (first, rest) if first in own["articles"] else ("", key)
        for form in forms:
            yield _forms(form), Commodity(article, name, numbers[ending], ending)
