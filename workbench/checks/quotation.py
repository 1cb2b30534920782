"""A quotation against another article or a source's passage: word for word, altered, shortened, or not there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from workbench.folding import folded_in_place
from workbench.rows import ClaimDraft, Finding, PassageRef, Step
from workbench.text import quotes

_WORD = re.compile(r"\w+")
_FEWEST = 4
"""Words from which a quotation can be recognised; a shorter one stands in many texts by chance."""
_ALIKE = 78
"""Of 100: from here on a stretch is the same quotation in other words."""
_AROUND = 5  # words by which the stretch may begin or end elsewhere than the first alignment
_LONGEST = 2000  # code points of a quotation that are compared


@dataclass(frozen=True, slots=True)
class Source:
    """Hold a text in which a quotation is looked for; about: how to point at it, its own `text` left out."""

    text: str
    about: PassageRef


def compare(claim: ClaimDraft, sources: Iterable[Source]) -> Finding | None:
    """Look for a claim's quotation in texts; None where there are none or it quotes nothing long enough.

    The nearest text tells: "identical", "shortened" (words were only left out) or "altered", with the words
    that differ in their order; "not found" where no text has it. It never decides.
    """
    quoted = _quoted(claim)
    words = [match[0] for match in _WORD.finditer(quoted)]
    if len(words) < _FEWEST:
        return None
    best: tuple[float, Source, str] | None = None
    looked = False
    for source in sources:
        looked = True
        likeness, stretch = _nearest(quoted, source.text)
        if likeness >= _ALIKE and (best is None or likeness > best[0]):
            best = (likeness, source, stretch)
    if not looked:
        return None
    if best is None:
        return Finding("no source", "wording", hints=(Step("not found"),))
    _, source, stretch = best
    steps = _difference(words, [match[0] for match in _WORD.finditer(stretch)])
    codes = {step.code for step in steps}
    told = "altered" if "put in" in codes else "shortened" if "left out" in codes else "identical"
    about = source.about
    passage = replace(about, text=stretch)
    return Finding("to read", "wording", passages=(passage,), arithmetic=tuple(steps), hints=(Step(told),))


def _quoted(claim: ClaimDraft) -> str:
    """Return the words in quotation marks; all of a claim that stands inside a quotation."""
    inner = [quote.inner.of(claim.text) for quote in quotes(claim.text[:_LONGEST], claim.language)]
    if inner:
        return max(inner, key=len)
    said = claim.attribution
    return claim.text[:_LONGEST] if said is not None and said.mode == "direct" else ""


def _nearest(quoted: str, text: str) -> tuple[float, str]:
    """Return how alike the likest stretch of a text is, and the stretch in whole words."""
    own, other = folded_in_place(quoted), folded_in_place(text)
    found = fuzz.partial_ratio_alignment(own, other, score_cutoff=_ALIKE)
    if found is None:
        return 0.0, ""
    words = [match.span() for match in _WORD.finditer(text)]
    first = bisect_right(words, (found.dest_start, found.dest_start)) - 1
    last = bisect_left(words, (found.dest_end, found.dest_end))
    # The alignment is as long as the quotation; words more or less on either side may fit better.
    starts = range(max(0, first - _AROUND), min(len(words), first + _AROUND + 1))
    ends = range(max(0, last - _AROUND), min(len(words), last + _AROUND + 1))
    likeness, start, end = max(
        (float(fuzz.ratio(own, other[words[a][0] : words[b][1]])), -words[a][0], words[b][1])
        for a in starts
        for b in ends
        if a <= b
    )
    return likeness, text[-start:end]


def _difference(own: Sequence[str], other: Sequence[str]) -> list[Step]:
    """Return what is the same, what the quotation left out of the source, and what it put in, in order."""
    steps: list[Step] = []
    matcher = SequenceMatcher(
        None, [folded_in_place(w) for w in other], [folded_in_place(w) for w in own], autojunk=False
    )
    for code, first, last, start, end in matcher.get_opcodes():
        if code == "equal":
            steps.append(Step("same", {"words": " ".join(own[start:end])}))
            continue
        if last > first:
            steps.append(Step("left out", {"words": " ".join(other[first:last])}))
        if end > start:
            steps.append(Step("put in", {"words": " ".join(own[start:end])}))
    return steps
