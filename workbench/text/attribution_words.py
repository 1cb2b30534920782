"""Words of a text, and the groups of words by which somebody is made to say something."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from workbench import data
from workbench.rows import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-&][^\W\d_]+|\.[a-z]{2,}(?![^\W\d_]))*[’'ʼ]?|\d+(?:[.,]\d+)*|[^\s]")
_MAX_ADVERBS = 4  # "ha però anche più volte ribadito"


@dataclass(frozen=True, slots=True)
class Word:
    """Hold one word, number or mark: offsets in code points, `lower` with straight apostrophes."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def alphabetic(self) -> bool:
        """Tell whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[0].isupper()


def words(text: str, span: Span | None = None) -> list[Word]:
    """Split a text, or a span of it, into words; offsets are those of the whole text.

    An elided article keeps its apostrophe and stands alone ("l’", "interesse").
    """
    first, last = (span.start, span.end) if span else (0, len(text))
    return [
        Word(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'").replace("ʼ", "'"))
        for m in _WORD.finditer(text, first, last)
    ]


def conjugated(classes: Mapping[str, Any], verbs: Mapping[str, Any], form: str) -> set[str]:
    """Return one form ("finite", "gerund", "participle") of every verb listed under the classes' names."""
    forms: set[str] = set()
    for name, endings in classes.items():
        for infinitive in verbs.get(name, ()):
            stem = infinitive.removesuffix(endings["suffix"])
            forms.update(stem + ending for ending in endings.get(form, ()))
    return forms


Phrases = Mapping[str, tuple[tuple[str, ...], ...]]  # first word -> what may follow it, longest first


def phrases(texts: Sequence[str] | set[str] | frozenset[str]) -> Phrases:
    """Index phrases by their first word."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for text in texts:
        head, *tail = [word.lower for word in words(text)]
        table.setdefault(head, []).append(tuple(tail))
    return {head: tuple(sorted(set(tails), key=lambda t: (-len(t), t))) for head, tails in table.items()}


def phrase_at(found: Sequence[Word], at: int, table: Phrases) -> int | None:
    """Return where the longest listed phrase that starts at this word ends, or None."""
    if at >= len(found):
        return None
    for tail in table.get(found[at].lower, ()):
        end = at + 1 + len(tail)
        if tail == tuple(word.lower for word in found[at + 1 : end]):
            return end
    return None


Sets = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Sayings:
    """Hold a language's words of attribution, ready to be looked up."""

    finite: Phrases
    gerund: Phrases
    participle: Phrases
    figure_finite: Phrases
    figure_participle: Phrases
    according: Phrases
    openers: Phrases
    sets: Sets
    aliases: Mapping[str, str]
    adverb_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    verbal_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    bare_clauses: bool

    def verbal_ending(self, word: Word) -> bool:
        """Tell whether a word ends as a verb in the third person does."""
        return word.lower.endswith(self.verbal_endings)

    def adverb(self, word: Word) -> bool:
        """Tell whether a word may stand inside a verb group or between it and its complement."""
        return word.lower in self.sets["adverbs"] or (
            len(word.lower) > 6 and word.lower.endswith(self.adverb_endings)
        )

    def infinitive(self, word: Word) -> bool:
        """Tell whether a word looks like an infinitive; every word does where none is marked by its ending."""
        return word.lower.endswith(self.infinitive_endings) if self.infinitive_endings else word.alphabetic


@cache
def sayings(language: str) -> Sayings:
    """Return a language's words of attribution; a language without a folder gets the English ones."""
    try:
        lexicon = data.lexicon(language, "attribution")
    except LookupError:
        lexicon = data.lexicon("en", "attribution")
    classes = lexicon["conjugation"]

    def forms(section: str, form: str) -> Phrases:
        listed = conjugated(classes, lexicon[section], form)
        for verb in lexicon["irregular"].get(section, ()):
            listed.update(verb.get(form, ()))
        return phrases(listed)

    sections = ("words", "according", "roles", "opinion_of")
    sets = {
        name: frozenset(values)
        for section in sections
        for name, values in lexicon[section].items()
        if isinstance(values, list)
    }
    return Sayings(
        finite=forms("say", "finite"),
        gerund=forms("say", "gerund"),
        participle=forms("say", "participle"),
        figure_finite=forms("figure", "finite"),
        figure_participle=forms("figure", "participle"),
        according=phrases(lexicon["according"]["to"]),
        openers=phrases(lexicon["backward"]["openers"]),
        sets=sets,
        aliases=lexicon["aliases"],
        adverb_endings=tuple(lexicon["words"]["adverb_endings"]),
        infinitive_endings=tuple(lexicon["words"]["infinitive_endings"]),
        gerund_endings=tuple(lexicon["words"]["gerund_endings"]),
        verbal_endings=tuple(lexicon["words"]["verbal_endings"]),
        participle_endings=tuple(lexicon["words"]["participle_endings"]),
        bare_clauses=lexicon["words"]["bare_clauses"],
    )


@dataclass(frozen=True, slots=True)
class Group:
    """Hold one verb group, as half-open indices into the words.

    form: finite, perfect (auxiliary and participle), gerund, or self ("si è detto"). say, figure: which of
    the two readings its verb allows. back: an object pronoun before it points to what was said ("lo ha detto").
    """

    first: int
    last: int
    form: Literal["finite", "perfect", "gerund", "self"]
    say: bool
    figure: bool
    back: bool = False


def group_at(found: Sequence[Word], at: int, lexicon: Sayings) -> Group | None:
    """Return the verb group of saying or estimating that starts at this word, or None."""
    sets, word = lexicon.sets, found[at]
    before = found[at - 1].lower if at else ""
    back = before in sets["object_clitics"]
    if before in sets["reflexive"] and (own := _self_said(found, at, lexicon)):
        return own
    if word.lower in sets["auxiliaries"]:
        for index in range(at + 1, min(at + 2 + _MAX_ADVERBS, len(found))):
            said = phrase_at(found, index, lexicon.participle)
            figure = phrase_at(found, index, lexicon.figure_participle)
            if said or figure:
                return Group(at, max(said or 0, figure or 0), "perfect", bool(said), bool(figure), back)
            if not lexicon.adverb(found[index]):
                break
    if (before in sets["articles"] and (not back or word.start == found[at - 1].end)) or before in sets[
        "prepositions"
    ]:
        return None
    said, figure = phrase_at(found, at, lexicon.finite), phrase_at(found, at, lexicon.figure_finite)
    if said or figure:
        return Group(at, max(said or 0, figure or 0), "finite", bool(said), bool(figure), back)
    if said := phrase_at(found, at, lexicon.gerund):
        return Group(at, said, "gerund", True, False)
    return None


def _self_said(found: Sequence[Word], at: int, lexicon: Sayings) -> Group | None:
    """Read "si è detto favorevole", "si dice convinto" from the word after the reflexive."""
    index = at + 1 if found[at].lower in lexicon.sets["reflexive_auxiliaries"] else at
    while index < min(at + 3, len(found)) and lexicon.adverb(found[index]):
        index += 1
    if index < len(found) and found[index].lower in lexicon.sets["self_said"]:
        return Group(at - 1, index + 1, "self", True, False)
    return None
