"""Claims against sources. `check` proposes findings; only a person writes a verdict.

Codes of a finding's steps, for whoever words them:

- arithmetic: "claimed", "source", "difference", "ranked", "unranked".
- assumed: "subject", "entity", "measure", "basis", "period", "scope", "modality", "no date".
- hints of what stood in the way: "negated", "modality", "part", "change", "hedge", "measure", "unit", "basis",
  "period", "scope", "lowest", "entity", "name", "subject", "row", "missing", "withheld", "bound", "on the bound".
- other hints: "candidate", "tie", "complete above", "aggregate", "edition", "later edition", "no subject",
  "no edition", "no figure".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from workbench.checks import passages, quantity, rank
from workbench.checks.locate import blank
from workbench.checks.reading import MOST, Found, Reading, read
from workbench.checks.subject import commodities
from workbench.checks.timeline import by_edition
from workbench.rows import ClaimDraft, Finding, Quantity, Step
from workbench.sources.model import Edition

__all__ = ["ENGINE", "check"]

ENGINE = "1"
"""The version of the rules; a finding of another version is to be computed again."""

_ORDER = ("inconsistent", "consistent", "ambiguous", "not comparable", "to read", "no source")


def check(claim: ClaimDraft, editions: Sequence[Edition]) -> list[Finding]:
    """Compare a claim with the source library; the first finding is the decisive one.

    Findings by the edition in force at the article's date come first (`current`), those by earlier and later
    editions after them. A claim without figure, rank or topic of a passage has none.
    """
    reading = read(claim)
    to_read = passages.to_read(reading, editions)
    found: list[Finding] = []
    for place in rank.places(reading):
        found += _rank(reading, place, editions)
    figures = (one for one in claim.quantities if one.kind != "ordinal" and not _is_date(one, claim))
    for figure in islice(figures, MOST):
        if to_read is None or to_read.claimed is not figure:
            found += _figure(reading, figure, editions)
    if to_read is not None:
        found.append(to_read)
    current = sorted((one for one in found if one.current), key=lambda one: _ORDER.index(one.outcome))
    others = [one for one in found if not one.current]
    return [replace(one, engine=ENGINE) for one in _without_repeats(current) + others]


def _is_date(figure: Quantity, claim: ClaimDraft) -> bool:
    return any(mention.span.contains(figure.span) for mention in claim.dates)


def _rank(reading: Reading, place: rank.Place, editions: Sequence[Edition]) -> list[Finding]:
    """Check one claimed rank, of one known subject."""
    subject = commodities(reading, place.at)
    if len(subject.codes) != 1:
        return [_without_subject("rank", place.figure, subject)]
    asked = rank.asked_by(reading, place, subject)
    return by_edition(asked, editions, partial(rank.ask, asked))


def _figure(reading: Reading, figure: Quantity, editions: Sequence[Edition]) -> list[Finding]:
    """Check one figure, of one known subject and measured as tables measure."""
    subject = commodities(reading, reading.span_of(figure))
    if len(subject.codes) != 1:
        return [_without_subject("quantity", figure, subject)]
    asked = quantity.asked_by(reading, figure, subject)
    counts_something = figure.kind == "number" and figure.of is not None
    if counts_something or (figure.kind != "measure" and len(asked.measure.codes) != 1):
        return [replace(blank(asked), hints=(Step("no figure"),))]
    return by_edition(asked, editions, partial(quantity.ask, asked, figure))


def _without_subject(rule: str, figure: Quantity | None, subject: Found) -> Finding:
    """Say that nothing tells what a figure is of, or that it may be of several things."""
    if not subject.codes:
        return Finding("no source", rule, claimed=figure, hints=(Step("no subject"),))
    steps = tuple(Step("subject", {"code": code}) for code in subject.codes)
    return Finding("ambiguous", rule, claimed=figure, hints=steps)


def _without_repeats(current: list[Finding]) -> list[Finding]:
    """Keep one finding of all that say no more than that a number is in no source."""
    kept: list[Finding] = []
    empty = False
    for finding in current:
        nothing = finding.outcome == "no source" and all(
            step.code in ("no subject", "no figure", "no edition") for step in finding.hints
        )
        if not (nothing and (empty or finding is not current[0])):
            kept.append(finding)
        empty = empty or nothing
    return kept
