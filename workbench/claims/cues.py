"""A language's words that make a clause a claim, ready to be looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import Forms, Phrases, conjugated, phrases
from workbench.text.attribution_words import Sayings, sayings
from workbench.text.number_pieces import Kept
from workbench.text.scan import words_of

# What can be known of a word in small letters, a bit each.
AUXILIARY: Final = 1 << 0
FINITE: Final = 1 << 1
CLITIC: Final = 1 << 2
CLITIC_VERB: Final = 1 << 3  # ends as a verb does after a clitic ("si nutre")
NO_VERB: Final = 1 << 4  # second word of a pair that is no verb ("anni fa")
PARTICIPLE: Final = 1 << 5
CUT: Final = 1 << 6
RELATIVE: Final = 1 << 7  # first word of a relative
USE: Final = 1 << 8
SUBORDINATOR: Final = 1 << 9
LEADING: Final = 1 << 10
NEGATION: Final = 1 << 11
GERUND: Final = 1 << 12
CUE: Final = 1 << 13  # first word of a cue
CONDITIONAL: Final = 1 << 14
FUTURE: Final = 1 << 15
PERSONAL: Final = 1 << 16
COMMA: Final = 1 << 17
PAUSE: Final = 1 << 18  # , ; – —
STOP: Final = 1 << 19  # ; :
OPENS: Final = 1 << 20  # ( “ « [
CLOSES: Final = 1 << 21  # ) ” » ]
FORM: Final = 1 << 22  # listed as a finite verb
GOVERNOR: Final = 1 << 23  # begins a clause that leans on another ("che", "quando")
BEFORE_NOUN: Final = 1 << 24  # stands between an article and its noun ("nuova")
VERB: Final = AUXILIARY | FINITE | CLITIC_VERB
BREAK: Final = CUT | USE | PAUSE | STOP | OPENS | CLOSES
ENDED: Final = CONDITIONAL | FUTURE | PERSONAL
TELLING: Final = AUXILIARY | FINITE | CLITIC | BREAK | CUE | ENDED | GOVERNOR

_MARKS = {
    ",": COMMA | PAUSE,
    "–": PAUSE,
    "—": PAUSE,
    ";": PAUSE | STOP,
    ":": STOP,
    **dict.fromkeys("(“«[", OPENS),
    **dict.fromkeys(")”»]", CLOSES),
}


@dataclass(frozen=True, slots=True)
class Begun:
    """Hold the cues that one word begins: the codes of those of one word, the others by their second word.

    rests: what follows the second word, and the code; the longest first.
    """

    codes: Sequence[str]
    rests: Mapping[str, Sequence[tuple[list[str], str]]]


@dataclass(frozen=True, slots=True)
class Tails:
    """Hold the words by which a part without a verb compares or counts, as `claims.toml` explains them."""

    hedges: Phrases
    ratios: Phrases
    openers: Phrases
    compared: Phrases
    shares: Phrases
    partitives: Phrases
    records: Phrases
    scopes: Phrases
    agents: Phrases
    qualities: Phrases
    causes: Phrases
    sole: Phrases
    times: Phrases
    contacted: Phrases
    guided: Phrases


@dataclass(frozen=True, slots=True)
class Cues:
    """Hold the words of `claims.toml`; flags: what is known of any one word in small letters.

    begun: the cues by their first word. no_verbs: pairs of words whose second is no verb; nouns: whose
    first is none. passive: words after a participle before
    its agent, where a verb in the past looks like one; past_participles: a participle alone can be such a verb.
    """

    flags: Kept[int]
    begun: Mapping[str, Begun]
    relatives: Phrases
    adjoined: Phrases
    having_done: Phrases
    conceded: Phrases
    ranks: Phrases
    firsts: Phrases
    degrees: frozenset[str]
    tails: Tails
    dangling: frozenset[str]
    no_verbs: frozenset[str]
    nouns: frozenset[str]
    passive: frozenset[str]
    past_participles: bool
    weights: Mapping[str, float]
    sayings: Sayings


@cache
def cues(language: str) -> Cues:
    """Return a language's cues; a language without a folder gets the English ones."""
    lexicon, spoken = words_of(language, "claims"), words_of(language, "attribution")
    verbs, cuts, denial = lexicon["verbs"], lexicon["cuts"], lexicon["negation"]
    finite = conjugated(spoken["conjugation"], verbs, "finite")
    finite |= conjugated(spoken["conjugation"], spoken["say"], "finite")
    modal = {name: lexicon["modality"][name] for name in ("possible", "conditional", "planned")}
    coded = {
        **lexicon["cues"], **modal, "not negating": denial["not_negating"], "denial": denial["verbal"],
        "superlative": [*lexicon["cues"]["superlative"], *cuts["ranks"]],
    }  # fmt: skip
    begun = _begun(coded)
    relatives = phrases(cuts["relatives"])
    lists = (
        (AUXILIARY, verbs["auxiliaries"]), (FINITE | FORM, finite), (FINITE | FORM, verbs["forms"]),
        (CLITIC, verbs["clitics"]), (NO_VERB, [pair.split()[-1] for pair in verbs["no_verbs"]]),
        (CUT, cuts["conjunctions"]), (USE, cuts["uses"]), (SUBORDINATOR, cuts["subordinators"]),
        (LEADING, cuts["leading"]), (NEGATION, denial["words"]), (RELATIVE, relatives), (CUE, begun),
        (GOVERNOR, cuts["governors"]), (PARTICIPLE, verbs["participles"]),
        (NO_VERB, [pair.split()[0] for pair in verbs["nouns"]]), (BEFORE_NOUN, verbs["before_nouns"]),
    )  # fmt: skip
    known = dict(_MARKS)
    for flag, words in lists:
        for word in words:
            known[word] = known.get(word, 0) | flag
    said = sayings(language)
    return Cues(
        flags=_flags(known, {**verbs, **lexicon["modality"]}, said.forms),
        begun=begun,
        relatives=relatives,
        adjoined=phrases(cuts["adjoined"]),
        having_done=phrases(cuts["having_done"]),
        conceded=phrases(cuts["conceded"]),
        ranks=phrases([*cuts["ranks"], *cuts["firsts"]]),
        firsts=phrases(cuts["firsts"]),
        degrees=frozenset(cuts["degrees"]),
        tails=Tails(**{name: phrases(listed) for name, listed in lexicon["tails"].items()}),
        dangling=frozenset(cuts["dangling"]),
        no_verbs=frozenset(verbs["no_verbs"]),
        nouns=frozenset(verbs["nouns"]),
        passive=frozenset(verbs["passive"]),
        past_participles=verbs["past_participles"],
        weights=lexicon["worthiness"],
        sayings=said,
    )


def _begun(coded: Mapping[str, Sequence[str]]) -> dict[str, Begun]:
    """Index the cues of all codes by their first two words."""
    codes: dict[str, list[str]] = {}
    rests: dict[str, dict[str, list[tuple[list[str], str]]]] = {}
    for code, listed in coded.items():
        for head, followers in phrases(listed).items():
            codes.setdefault(head, [])
            for second, tails in followers.items():
                if second:
                    longer = rests.setdefault(head, {}).setdefault(second, [])
                    longer.extend((tail, code) for tail in tails)
                else:
                    codes[head].append(code)
    for known in rests.values():
        for rest in known.values():
            rest.sort(key=lambda pair: -len(pair[0]))
    return {head: Begun(own, rests.get(head, {})) for head, own in codes.items()}


def _flags(known: Mapping[str, int], lists: Mapping[str, Any], forms: Forms) -> Kept[int]:
    """Return what tells of any word in small letters all that can be known of it alone."""
    # Shorter words end by chance as these do.
    endings = tuple(
        (flag, shortest, tuple(lists[f"{name}endings"]))
        for flag, shortest, name in (
            (FINITE, 5, ""), (CLITIC_VERB, 4, "clitic_"), (PARTICIPLE, 4, "participle_"), (GERUND, 1, "gerund_"),
            (CONDITIONAL, 6, "conditional_"), (FUTURE, 6, "future_"), (PERSONAL, 7, "personal_"),
        )
    )  # fmt: skip

    participles, nouns = frozenset(lists["participles"]), tuple(lists["no_participle_endings"])
    no_gerunds = frozenset(lists["no_gerunds"])
    no_verb = tuple(lists["no_clitic_endings"])
    no_participles, no_endings = frozenset(lists["no_participles"]), frozenset(lists["no_endings"])

    def flags(lower: str) -> int:
        result = known.get(lower, 0)
        for flag, shortest, listed in endings:
            if (
                len(lower) >= shortest
                and lower.endswith(listed)
                and not (flag == FINITE and lower in no_endings)
            ):
                result |= flag
        word = forms(lower)[1]
        if (
            lower in no_participles
            or word & bit.PREPOSITION
            or (lower.endswith(nouns) and lower not in participles)
        ):
            result &= ~PARTICIPLE
        if lower in no_gerunds:
            result &= ~GERUND
        if result & NEGATION or word & (bit.ADVERB | bit.INFINITIVE) or lower.endswith(no_verb):
            result &= ~CLITIC_VERB
        return result

    return Kept(flags)
