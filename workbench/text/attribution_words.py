"""A language's words of attribution, and the groups of words by which somebody is made to say something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import (
    Form,
    Forms,
    Phrases,
    Words,
    conjugated,
    lowered,
    phrase_at,
    phrases,
    words,
)
from workbench.text.scan import words_of

FARTHEST_PARTICIPLE = 5  # words after its auxiliary: "ha però anche più volte ribadito"
_JOINED = 3  # letters of "al-"
_SHORTEST_ADVERB = 7  # letters; shorter words end by chance as adverbs do
_KEPT = 1 << 15  # different words whose flags are kept; what a newsroom writes in a week repeats fewer
_MARKS = {
    **dict.fromkeys("“«„‘", bit.OPENING),
    **dict.fromkeys("”»’", bit.CLOSING),
    '"': bit.OPENING | bit.CLOSING,
    **dict.fromkeys("–—-", bit.DASH),
    ":": bit.COLON,
}
_GROUP_ENDS = frozenset(',;:.()[]–—-«»“”"!?…‘')


@dataclass(frozen=True, slots=True)
class Sayings:
    """Hold a language's words of attribution, ready to be looked up.

    things: pronouns of no person. forms: what is known of any one word.
    """

    finite: Phrases
    gerund: Phrases
    participle: Phrases
    figure_finite: Phrases
    figure_participle: Phrases
    according: Phrases
    openers: Phrases
    interviews: Phrases
    exceptions: Phrases
    judges: Phrases
    data_only: Phrases
    quoting: frozenset[str]
    reporting: frozenset[str]
    plural_endings: tuple[str, ...]
    offices: Mapping[str, str]
    aliases: Mapping[str, str]
    bare_clauses: bool
    datives: frozenset[str]
    read_in: frozenset[str]
    reckoning: frozenset[str]
    ago: frozenset[str]
    anybody: frozenset[str]
    possessives: frozenset[str]
    head_last: bool
    things: frozenset[str]
    own_view: Phrases
    revealed: Phrases
    forms: Forms

    def read(self, text: str) -> Words:
        """Split a text into its words, each with what is known of it."""
        return words(text, self.forms)


@cache
def sayings(language: str) -> Sayings:
    """Return a language's words of attribution; a language without a folder gets the English ones."""
    lexicon = words_of(language, "attribution")
    classes = lexicon["conjugation"]

    def forms(section: str, form: str) -> Phrases:
        listed = conjugated(classes, lexicon[section], form)
        for verb in lexicon["irregular"].get(section, ()):
            listed.update(verb.get(form, ()))
        return phrases(listed)

    finite, figure_finite = forms("say", "finite"), forms("figure", "finite")
    participle, figure_participle = forms("say", "participle"), forms("figure", "participle")
    gerund, according = forms("say", "gerund"), phrases(lexicon["according"]["to"])
    heads = (
        (bit.SAY, finite), (bit.SAY, figure_finite), (bit.SAID, participle), (bit.SAID, figure_participle),
        (bit.SAYING, gerund), (bit.ACCORDING, according), (bit.REVEALED, phrases(lexicon["backward"]["revealed"])),
    )  # fmt: skip
    known: dict[str, int] = {}
    for section in ("words", "according", "roles", "opinion_of"):
        for name, flag in bit.LISTED.items():
            for word in lexicon[section].get(name, ()):
                known[word] = known.get(word, 0) | flag
    for flag, table in heads:
        for word in table:
            known[word] = known.get(word, 0) | flag
    return Sayings(
        finite=finite,
        gerund=gerund,
        participle=participle,
        figure_finite=figure_finite,
        figure_participle=figure_participle,
        according=according,
        openers=phrases(lexicon["backward"]["openers"]),
        interviews=phrases(lexicon["interview"]["with"]),
        exceptions=phrases(lexicon["words"]["exceptions"]),
        judges=phrases(lexicon["opinion_of"]["judges"]),
        data_only=phrases(lexicon["according"]["data_only"]),
        quoting=frozenset(lexicon["quoting"]["words"]),
        reporting=frozenset(lexicon["reporting"]["words"]),
        offices=lexicon["offices_named"],
        plural_endings=tuple(lexicon["words"]["plural_endings"]),
        aliases=lexicon["aliases"],
        bare_clauses=lexicon["words"]["bare_clauses"],
        datives=frozenset(lexicon["words"]["datives"]),
        read_in=frozenset(lexicon["words"]["read_in"]),
        reckoning=frozenset(lexicon["words"]["reckoning"]),
        ago=frozenset(lexicon["words"]["ago"]),
        anybody=frozenset(lexicon["words"]["anybody"]),
        possessives=frozenset(lexicon["words"]["possessives"]),
        things=frozenset(lexicon["words"]["things"]),
        head_last=lexicon["words"]["head_last"],
        own_view=phrases(lexicon["according"]["own_view"]),
        revealed=phrases(lexicon["backward"]["revealed"]),
        forms=_forms(known, lexicon["words"]),
    )


def _forms(known: Mapping[str, int], lists: Mapping[str, Any]) -> Forms:
    """Return what tells of any word, as written, all that can be known of it alone."""
    adverbs, infinitives = tuple(lists["adverb_endings"]), tuple(lists["infinitive_endings"])
    endings = (
        (bit.VERBAL, tuple(lists["verbal_endings"])),
        (bit.PARTICIPLE, tuple(lists["participle_endings"])),
        (bit.GERUND, tuple(lists["gerund_endings"])),
    )

    @lru_cache(maxsize=_KEPT)
    def form(word: str) -> Form:
        lower, first = lowered(word), word[0]
        flags = known.get(lower, 0) | _MARKS.get(lower, 0)
        if flags & bit.LISTED_ADVERB or (len(lower) >= _SHORTEST_ADVERB and lower.endswith(adverbs)):
            flags |= bit.ADVERB
        # Where no ending marks an infinitive, as in English, any word may be one.
        if lower.endswith(infinitives) if infinitives else first.isalpha():
            flags |= bit.INFINITIVE
        for flag, listed in endings:
            if lower.endswith(listed):
                flags |= flag
        if first.isalpha():
            flags |= bit.LETTER
        if first.isdigit():
            flags |= bit.DIGIT
        if first.isupper() or _joined_name(word):
            flags |= bit.CAPITAL
            if flags & bit.LETTER:
                flags |= bit.PROPER if flags & bit.SMALL else bit.PROPER | bit.NAME
        return lower, flags | bit.MARK if lower in _GROUP_ENDS else flags

    return form


def _joined_name(word: str) -> bool:
    """Tell whether a word is a name behind a joined article ("al-Burhan")."""
    before, hyphen, after = word.partition("-")
    return bool(hyphen) and len(before) <= _JOINED and after[:1].isupper()


class Group(NamedTuple):
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


def group_at(found: Words, at: int, lexicon: Sayings) -> Group | None:
    """Return the verb group of saying or estimating that starts at this word, or None."""
    flags = found.flags
    own, before = flags[at], flags[at - 1] if at else 0
    if before & bit.REFLEXIVE and (self_said := _self_said(found, at)):
        return self_said
    if not own & bit.GROUP or own & before & bit.CAPITAL:
        return None  # "NHS Counter Fraud Authority"
    if own & bit.DATA and at + 1 < len(flags) and flags[at + 1] & bit.SAY:
        return None  # "the annual report showed"
    lowers = found.lowers
    back = bool(before & bit.OBJECT_CLITIC)
    if own & bit.AUXILIARY:
        for index in range(at + 1, min(at + 1 + FARTHEST_PARTICIPLE, len(flags))):
            if flags[index] & bit.SAID:
                said = phrase_at(lowers, index, lexicon.participle)
                figure = phrase_at(lowers, index, lexicon.figure_participle)
                if said or figure:
                    return Group(at, max(said or 0, figure or 0), "perfect", bool(said), bool(figure), back)
            if not flags[index] & bit.ADVERB:
                break
    if before & bit.PREPOSITION or (
        before & bit.ARTICLE and (not back or found.starts[at] == found.ends[at - 1])
    ):
        return None
    if own & bit.SAY:
        said, figure = phrase_at(lowers, at, lexicon.finite), phrase_at(lowers, at, lexicon.figure_finite)
        if said or figure:
            return Group(at, max(said or 0, figure or 0), "finite", bool(said), bool(figure), back)
    if own & bit.SAYING and (said := phrase_at(lowers, at, lexicon.gerund)):
        return Group(at, said, "gerund", True, False)
    return None


def _self_said(found: Words, at: int) -> Group | None:
    """Read "si è detto favorevole", "si dice convinto" from the word after the reflexive."""
    flags = found.flags
    index = at + 1 if flags[at] & bit.REFLEXIVE_AUXILIARY else at
    while index < min(at + 3, len(found)) and flags[index] & bit.ADVERB:
        index += 1
    if index < len(found) and flags[index] & bit.SELF_SAID:
        return Group(at - 1, index + 1, "self", True, False)
    return None
