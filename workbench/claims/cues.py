"""A language's words that make a clause a claim, ready to be looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from workbench import data
from workbench.rows import Span
from workbench.text.attribution_words import (
    Phrases,
    Sayings,
    Word,
    conjugated,
    phrase_at,
    phrases,
    sayings,
)

_SHORTEST_ENDING = 5  # letters; shorter words end by chance as verbs do


@dataclass(frozen=True, slots=True)
class Cues:
    """Hold the words of `claims.toml`: sets of single words, phrases by kind, weights by reason."""

    finite: frozenset[str]
    auxiliaries: frozenset[str]
    no_verbs: frozenset[str]
    endings: tuple[str, ...]
    clitics: frozenset[str]
    clitic_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    personal_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    conditional_endings: tuple[str, ...]
    future_endings: tuple[str, ...]
    cut_conjunctions: frozenset[str]
    relatives: Phrases
    uses: frozenset[str]
    dangling: frozenset[str]
    subordinators: frozenset[str]
    leading: frozenset[str]
    negations: frozenset[str]
    verbal_negations: frozenset[str]
    not_negating: Phrases
    modality: Mapping[str, Phrases]
    kinds: Mapping[str, Phrases]
    weights: Mapping[str, float]
    sayings: Sayings

    def finite_at(self, found: Sequence[Word], at: int) -> bool:
        """Tell whether a word is a finite verb; forms that are nouns too count only without an article."""
        word = found[at]
        if word.lower in self.auxiliaries:
            return True
        sets = self.sayings.sets
        before = found[at - 1].lower if at else ""
        if f"{before} {word.lower}" in self.no_verbs:
            return False
        if word.lower in self.finite or (
            len(word.lower) >= _SHORTEST_ENDING and bool(self.endings) and word.lower.endswith(self.endings)
        ):
            inside = at > 0 and found[at - 1].end + 1 == word.start and found[at - 1].alphabetic
            return not (
                before in sets["articles"] or before in sets["prepositions"] or (word.capital and inside)
            )
        return (
            before in self.clitics
            and len(word.lower) > 3
            and word.lower.endswith(self.clitic_endings)
            and not self.sayings.adverb(word)
            and word.lower not in self.negations
            and not self.sayings.infinitive(word)
        )

    def participle(self, word: Word) -> bool:
        """Tell whether a word looks like a past participle."""
        return len(word.lower) > 3 and word.lower.endswith(self.participle_endings)


@cache
def cues(language: str) -> Cues:
    """Return a language's cues; a language without a folder gets the English ones."""
    try:
        lexicon, spoken = data.lexicon(language, "claims"), data.lexicon(language, "attribution")
    except LookupError:
        lexicon, spoken = data.lexicon("en", "claims"), data.lexicon("en", "attribution")
    verbs, cuts, modality = lexicon["verbs"], lexicon["cuts"], lexicon["modality"]
    finite = conjugated(spoken["conjugation"], verbs, "finite") | set(verbs["forms"])
    finite |= conjugated(spoken["conjugation"], spoken["say"], "finite")
    return Cues(
        finite=frozenset(finite),
        auxiliaries=frozenset(verbs["auxiliaries"]),
        no_verbs=frozenset(verbs["no_verbs"]),
        endings=tuple(verbs["endings"]),
        clitics=frozenset(verbs["clitics"]),
        clitic_endings=tuple(verbs["clitic_endings"]),
        participle_endings=tuple(verbs["participle_endings"]),
        personal_endings=tuple(verbs["personal_endings"]),
        gerund_endings=tuple(verbs["gerund_endings"]),
        conditional_endings=tuple(modality["conditional_endings"]),
        future_endings=tuple(modality["future_endings"]),
        cut_conjunctions=frozenset(cuts["conjunctions"]),
        relatives=phrases(cuts["relatives"]),
        uses=frozenset(cuts["uses"]),
        dangling=frozenset(cuts["dangling"]),
        subordinators=frozenset(cuts["subordinators"]),
        leading=frozenset(cuts["leading"]),
        negations=frozenset(lexicon["negation"]["words"]),
        verbal_negations=frozenset(lexicon["negation"]["verbal"]),
        not_negating=phrases(lexicon["negation"]["not_negating"]),
        modality={name: phrases(modality[name]) for name in ("possible", "conditional", "planned")},
        kinds={name: phrases(listed) for name, listed in lexicon["cues"].items()},
        weights=lexicon["worthiness"],
        sayings=sayings(language),
    )


def spans_of(found: Sequence[Word], table: Phrases) -> list[Span]:
    """Return where listed phrases occur in a run of words."""
    result: list[Span] = []
    at = 0
    while at < len(found):
        end = phrase_at(found, at, table)
        if end:
            result.append(Span(found[at].start, found[end - 1].end))
        at = end or at + 1
    return result
