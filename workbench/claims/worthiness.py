"""How much a claim deserves a check, and why: a sum of weighted reasons, each with the words that caused it."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.claims.cues import Cues, spans_of
from workbench.claims.kinds import event
from workbench.rows import DateMention, Modality, Quantity, Reason, Span
from workbench.text.attribution_words import Word

_CUED = (
    "universal negative", "universal", "superlative", "comparison", "causal", "definition", "law", "vague", "opinion",
    "personal", "greeting", "address",
)  # fmt: skip
_VERY_SHORT = 4  # words
_SURELY_VERBAL = 12  # words; in a longer stretch the lexicon only lacks its verb


def reasons(
    found: Sequence[Word],
    quantities: Sequence[Quantity],
    dates: Sequence[DateMention],
    put: Modality,
    speaker: str | None,
    verbal: bool,
    heading: bool,
    lexicon: Cues,
) -> tuple[Reason, ...]:
    """Return why the claim deserves a check or does not, each reason once, with the span that caused it."""
    result = [*_figures(quantities, found, lexicon)]
    for code in _CUED:
        if spans := spans_of(found, lexicon.kinds[code]):
            result.append(Reason(code, spans[0]))
    if not any(reason.code == "personal" for reason in result) and (own := _personal(found, lexicon)):
        result.append(Reason("personal", own))
    if any(reason.code == "opinion" for reason in result):
        result = [reason for reason in result if reason.code != "definition"]
    if found and found[0].lower in lexicon.uses and not any(r.code == "definition" for r in result):
        result.append(Reason("definition", Span(found[0].start, found[0].end)))
    if happened := event(found, lexicon):
        result.append(Reason("event", happened))
    if dates and (happened or verbal):
        result.append(Reason("dated event", dates[0].span))
    if named := _entity(found, lexicon):
        result.append(Reason("named entity", named))
    if sources := spans_of(found, lexicon.kinds["statistical source"]):
        result.append(Reason("named statistical source", sources[0]))
    if speaker:
        result.append(Reason("named speaker"))
    if put == "asked":
        result.append(Reason("question"))
    if put == "planned":
        result.append(Reason("future", _first(found, lexicon, "planned")))
    if put in {"possible", "conditional"}:
        result.append(Reason("possible", _first(found, lexicon, put)))
    if heading:
        result.append(Reason("heading"))
    if not verbal and (heading or len(found) < _SURELY_VERBAL):
        result.append(Reason("no verb"))
    if len(found) < _VERY_SHORT and not quantities:
        result.append(Reason("very short"))
    return tuple(result)


def score(listed: Sequence[Reason], lexicon: Cues) -> float:
    """Add the weights of the reasons to the base; between 0 and 1, two decimals."""
    total = lexicon.weights["base"] + sum(lexicon.weights.get(reason.code, 0.0) for reason in listed)
    return round(min(1.0, max(0.0, total)), 2)


def _figures(quantities: Sequence[Quantity], found: Sequence[Word], lexicon: Cues) -> list[Reason]:
    result: list[Reason] = []
    world = spans_of(found, lexicon.kinds["world rank"])
    superlatives = spans_of(found, lexicon.kinds["superlative"])
    ordinals = [quantity for quantity in quantities if quantity.kind == "ordinal"]
    if world and (ordinals or superlatives):
        result.append(Reason("world rank", ordinals[0].span if ordinals else superlatives[0]))
    elif ordinals:
        result.append(Reason("rank", ordinals[0].span))
    for quantity in quantities:
        if quantity.kind in {"measure", "currency", "percent"}:
            result.append(Reason("figure with unit", quantity.span))
            return result
    for quantity in quantities:
        if quantity.kind == "number":
            result.append(Reason("count" if quantity.of or quantity.value > 1 else "figure", quantity.span))
            return result
    return result


def _entity(found: Sequence[Word], lexicon: Cues) -> Span | None:
    """Return the first capitalised word that a sentence's beginning does not explain."""
    for index, word in enumerate(found):
        if not (word.alphabetic and word.capital):
            continue
        if index and found[index - 1].lower not in {".", "“", "«", '"', ":"}:
            return Span(word.start, word.end)
        if not index and len(found) > 1 and word.text.isupper() and len(word.text) > 1:
            return Span(word.start, word.end)
    return None


def _personal(found: Sequence[Word], lexicon: Cues) -> Span | None:
    if not lexicon.personal_endings:
        return None
    for word in found:
        if len(word.lower) > 6 and word.lower.endswith(lexicon.personal_endings):
            return Span(word.start, word.end)
    return None


def _first(found: Sequence[Word], lexicon: Cues, put: str) -> Span | None:
    spans = spans_of(found, lexicon.modality[put])
    return spans[0] if spans else None
