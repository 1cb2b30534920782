"""How much a claim deserves a check, and why: a sum of weighted reasons, each with the words that caused it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from workbench.claims.cues import USE
from workbench.claims.kinds import in_few_words, opinion
from workbench.claims.marks import Clause
from workbench.rows import DateMention, Modality, Quantity, Reason, Span

_CUED = (
    "universal negative", "universal", "superlative", "comparison", "causal", "definition", "law", "vague", "opinion",
    "personal", "greeting", "address",
)  # fmt: skip
_NO_NAME_AFTER = frozenset('.“«":')  # any word after these is written with a capital
_VERY_SHORT = 4  # words
_SURELY_VERBAL = 12  # words; in a longer stretch the lexicon only lacks its verb


def reasons(
    clause: Clause,
    quantities: Sequence[Quantity],
    dates: Sequence[DateMention],
    put: Modality,
    speaker: str | None,
    verbal: bool,
    heading: bool,
) -> tuple[Reason, ...]:
    """Return why the claim deserves a check or does not, each reason once, with the span that caused it."""
    cues = clause.cues
    result = _figures(quantities, clause)
    if not quantities and not dates and (number := _number(clause)):
        result.append(Reason("figure", number))
    judged = opinion(clause)
    for code in filter(cues.__contains__, _CUED):
        if code == "opinion":
            result.extend([Reason(code, judged)] if judged else [])
        elif code == "comparison" and in_few_words(clause, clause.cues[code][0]):
            continue  # "parla di «crescita debole»"
        elif code == "greeting" and clause.cues[code][0] > clause.first + 1:
            continue  # "una pistola a salve"
        elif code != "definition" or not judged:
            result.append(Reason(code, clause.cue(code)))
    if "personal" not in cues and "personal ending" in cues:
        result.append(Reason("personal", clause.cue("personal ending")))
    used = clause.last > clause.first and clause.marks.flags[clause.first] & USE
    if used and ("definition" not in cues or judged):
        result.append(Reason("definition", clause.marks.found.span(clause.first, clause.first + 1)))
    if clause.event:
        result.append(Reason("event", clause.event))
    if dates and (clause.event or verbal):
        result.append(Reason("dated event", dates[0].span))
    if named := _entity(clause):
        result.append(Reason("named entity", named))
    if verbal and (source := clause.cue("statistical source")):
        result.append(Reason("named statistical source", source))
    if speaker:
        result.append(Reason("named speaker"))
    if put == "asked":
        result.append(Reason("question"))
    if put == "planned":
        result.append(Reason("future", clause.cue("planned")))
    if put in {"possible", "conditional"}:
        result.append(Reason("possible", clause.cue(put)))
    if heading:
        result.append(Reason("heading"))
    ranked = dates and ("superlative" in cues or "comparison" in cues)  # "il dato più basso dal 1956"
    length = clause.last - clause.first
    if not verbal and (heading or (length < _SURELY_VERBAL and not ranked)):
        result.append(Reason("no verb"))
    if length < _VERY_SHORT and not quantities and not _number(clause):
        result.append(Reason("very short"))
    return tuple(result)


def score(listed: Sequence[Reason], weights: Mapping[str, float]) -> float:
    """Add the weights of the reasons to the base; between 0 and 1, two decimals."""
    total = weights["base"] + sum([weights.get(reason.code, 0.0) for reason in listed])
    return round(min(1.0, max(0.0, total)), 2)


def _figures(quantities: Sequence[Quantity], clause: Clause) -> list[Reason]:
    result: list[Reason] = []
    if not quantities and "world rank" not in clause.cues:
        return result
    ordinals = [quantity for quantity in quantities if quantity.kind == "ordinal"]
    if "world rank" in clause.cues and (ordinals or "superlative" in clause.cues):
        result.append(Reason("world rank", ordinals[0].span if ordinals else clause.cue("superlative")))
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


def _number(clause: Clause) -> Span | None:
    """Return the first number in digits, for one that is no quantity ("Marche -0,9", "per 3-0")."""
    found = clause.marks.found
    place = bisect_left(found.digits, clause.first)
    inside = place < len(found.digits) and found.digits[place] < clause.last
    return found.span(found.digits[place], found.digits[place] + 1) if inside else None


def _entity(clause: Clause) -> Span | None:
    """Return the first name, whole ("Stati Uniti"), that a sentence's beginning does not explain."""
    found, capitals = clause.marks.found, clause.marks.found.capitals
    for place in range(bisect_left(capitals, clause.first), len(capitals)):
        index = capitals[place]
        if index >= clause.last:
            break
        if found.lowers[index][-1] == "'":
            continue  # an elided article ("L’") is no name
        if index > clause.first:
            if found.lowers[index - 1] not in _NO_NAME_AFTER:
                end = place + 1
                while end < len(capitals) and capitals[end] == index + end - place < clause.last:
                    end += 1
                return found.span(index, index + end - place)
        elif clause.last - clause.first > 1 and len(word := found.word(index)) > 1 and word.isupper():
            return found.span(index, index + 1)
    return None
