"""What a claim is about, whether it affirms or denies, and how surely it is put."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from workbench.claims.cues import USE
from workbench.claims.marks import Clause
from workbench.rows import ClaimKind, DateMention, Modality, Polarity, Quantity, Span
from workbench.text import attribution_flags as bit

_UNSURE = frozenset({"possible", "conditional"})
_FEW = 4  # words of a quotation that tells how somebody calls a thing


def polarity(clause: Clause) -> Polarity:
    """Return whether the claim denies: a negation of its verb, not one inside "non solo"."""
    if "denial" not in clause.cues:
        return "affirmed"
    if "not negating" not in clause.cues:
        return "negated"
    cues, done = clause.marks.cues, clause.first
    for place in range(bisect_left(cues, (clause.first,)), bisect_left(cues, (clause.last,))):
        first, last, code = cues[place]
        if first < done or last > clause.last:
            continue
        if code == "not negating":
            done = last
        elif code == "denial":
            return "negated"
    return "affirmed"


def modality(clause: Clause, text: str) -> Modality:
    """Return how surely the claim is put; text: its own, with the mark that closes it."""
    cues = clause.cues
    if text.rstrip('”»"’. ').endswith("?"):
        return "asked"
    if "possible" in cues:
        return "possible"
    if "conditional" in cues or "conditional ending" in cues:
        return "conditional"
    if "planned" in cues or "future ending" in cues:
        return "planned"
    return "asserted"


def opinion(clause: Clause) -> Span | None:
    """Return the first word of opinion, or None; beside a fact, quoted words or two are not the narrator's own."""
    if "opinion" not in clause.cues:
        return None
    cues, found = clause.marks.cues, clause.marks.found
    fact = clause.event is not None or clause.marks.figure(clause.first, clause.last)
    for place in range(bisect_left(cues, (clause.first,)), bisect_left(cues, (clause.last,))):
        first, last, code = cues[place]
        if code == "opinion" and last <= clause.last and not (fact and in_few_words(clause, first)):
            return found.span(first, last)
    return None


def in_few_words(clause: Clause, at: int) -> bool:
    """Tell whether a word stands in a quotation of a few words inside the clause."""
    flags = clause.marks.found.flags
    begin, end = max(clause.first, at - _FEW), min(clause.last, at + _FEW + 1)
    opened = next((index for index in range(at - 1, begin - 1, -1) if flags[index] & bit.OPENING), None)
    closed = next((index for index in range(at + 1, end) if flags[index] & bit.CLOSING), None)
    return opened is not None and closed is not None and closed - opened <= _FEW + 1


def kinds(
    clause: Clause,
    quantities: Sequence[Quantity],
    dates: Sequence[DateMention],
    put: Modality,
    quoted: bool,
) -> tuple[ClaimKind, ...]:
    """Return what kinds of claim the words make, in the order of the design's list."""
    cues, happened = clause.cues, clause.event is not None
    figures = {quantity.kind for quantity in quantities}
    found: list[ClaimKind] = []
    if figures - {"ordinal"}:
        found.append("quantity")
    if ("ordinal" in figures and not dates) or ("superlative" in cues and "world rank" in cues):
        found.append("rank")
    if "comparison" in cues:
        found.append("comparison")
    if happened:
        found.append("event")
    if quoted:
        found.append("quote")
    if put == "planned" or (not happened and put in _UNSURE):
        found.append("plan")
    if "causal" in cues:
        found.append("causal")
    if "definition" in cues or (clause.last > clause.first and clause.marks.flags[clause.first] & USE):
        found.append("definition")
    if "universal negative" in cues or "universal" in cues:
        found.append("universal")
    if opinion(clause) is not None:
        found.append("opinion")
    return tuple(found)
