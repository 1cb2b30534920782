"""What a claim is about, whether it affirms or denies, and how surely it is put."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.claims.cues import Cues, spans_of
from workbench.rows import ClaimKind, DateMention, Modality, Polarity, Quantity, Span
from workbench.text.attribution_words import Word, phrase_at


def polarity(found: Sequence[Word], lexicon: Cues) -> Polarity:
    """Return whether the claim denies: a negation of its verb, not one inside "non solo"."""
    at = 0
    while at < len(found):
        if skipped := phrase_at(found, at, lexicon.not_negating):
            at = skipped
            continue
        if found[at].lower in lexicon.verbal_negations:
            return "negated"
        at += 1
    return "affirmed"


def modality(found: Sequence[Word], text: str, lexicon: Cues) -> Modality:
    """Return how surely the claim is put."""
    if text.rstrip('”»"’ ').endswith("?"):
        return "asked"
    if spans_of(found, lexicon.modality["possible"]):
        return "possible"
    if spans_of(found, lexicon.modality["conditional"]) or any(
        _ends(word, lexicon.conditional_endings) for word in found
    ):
        return "conditional"
    if spans_of(found, lexicon.modality["planned"]) or any(
        _ends(word, lexicon.future_endings) and not word.capital for word in found
    ):
        return "planned"
    return "asserted"


def _ends(word: Word, endings: tuple[str, ...]) -> bool:
    return bool(endings) and len(word.lower) > 5 and word.lower.endswith(endings)


def event(found: Sequence[Word], lexicon: Cues) -> Span | None:
    """Return the first compound verb that tells of something done ("ha firmato", "è stato arrestato")."""
    for index, word in enumerate(found):
        if word.lower not in lexicon.auxiliaries:
            continue
        for ahead in range(index + 1, min(index + 5, len(found))):
            if lexicon.participle(found[ahead]) and not found[ahead].capital:
                return Span(word.start, found[ahead].end)
            if not lexicon.sayings.adverb(found[ahead]) and found[ahead].lower not in lexicon.auxiliaries:
                break
    return None


def kinds(
    found: Sequence[Word],
    quantities: Sequence[Quantity],
    dates: Sequence[DateMention],
    put: Modality,
    quoted: bool,
    lexicon: Cues,
) -> tuple[ClaimKind, ...]:
    """Return what kinds of claim the words make, in the order of the design's list."""
    cue = {name: bool(spans_of(found, table)) for name, table in lexicon.kinds.items()}
    ordinal = any(quantity.kind == "ordinal" for quantity in quantities)
    happened = event(found, lexicon) is not None
    tests: list[tuple[ClaimKind, bool]] = [
        ("quantity", any(quantity.kind != "ordinal" for quantity in quantities)),
        ("rank", (ordinal and not dates) or (cue["superlative"] and cue["world rank"])),
        ("comparison", cue["comparison"]),
        ("event", happened),
        ("quote", quoted),
        ("plan", put == "planned" or (put in {"possible", "conditional"} and not happened)),
        ("causal", cue["causal"]),
        ("definition", cue["definition"] or (bool(found) and found[0].lower in lexicon.uses)),
        ("universal", cue["universal negative"] or cue["universal"]),
        ("opinion", cue["opinion"]),
    ]
    return tuple(kind for kind, holds in tests if holds)
