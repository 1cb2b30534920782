"""Claims against sources. `check` proposes findings; only a person writes a verdict.

Codes of a finding's steps, for whoever words them:

- arithmetic: "claimed", "source", "difference", "ranked", "unranked", "part", "whole", "share", "before",
  "after", "changed", "times".
- assumed: "subject", "entity", "measure", "basis", "period", "scope", "modality", "no date".
- hints of what stood in the way: "negated", "modality", "part", "change", "hedge", "measure", "unit", "basis",
  "period", "scope", "lowest", "entity", "name", "subject", "row", "missing", "withheld", "bound", "on the bound",
  "two periods", "stretch", "from zero".
- other hints: "candidate", "tie", "complete above", "aggregate", "edition", "later edition", "no subject",
  "no edition", "no figure", "would match", "context".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from workbench.checks import change, comparison, passages, quantity, rank, share
from workbench.checks.cells import columns
from workbench.checks.locate import Asked, blank
from workbench.checks.nearest import with_nearest
from workbench.checks.reading import MOST, Found, Reading, read
from workbench.checks.subject import commodities
from workbench.checks.timeline import by_edition
from workbench.rows import Choice, ClaimDraft, Finding, Quantity, Span, Step
from workbench.sources.model import Edition, Name
from workbench.sources.units import COUNT, TIMES

__all__ = ["ENGINE", "arranged", "check"]

ENGINE = "2"
"""The version of the rules; a finding of another version is to be computed again."""

_ORDER = ("inconsistent", "consistent", "ambiguous", "not comparable", "to read", "no source")


def check(claim: ClaimDraft, editions: Sequence[Edition], choice: Choice | None = None) -> list[Finding]:
    """Compare a claim with the source library; the first finding is the decisive one.

    Findings by the edition in force at the article's date come first (`current`), those by earlier and later
    editions after them. choice: how a reviewer says that an ambiguous claim is to be read. A claim without
    figure, rank, comparison, change or topic of a passage has none.
    """
    reading = read(claim, _names(editions), choice)
    to_read = passages.to_read(reading, editions)
    found: list[Finding] = []
    for place in rank.places(reading):
        found += _rank(reading, place, editions)
    compared = comparison.compared(reading)
    if compared is not None:
        found += _compared(reading, compared, editions)
    for factor, at in change.multiples(reading):
        found += _multiple(reading, factor, at, editions)
    figures = (
        one
        for one in claim.quantities
        if one.kind != "ordinal" and one.unit not in TIMES and not _is_date(one, claim)
    )
    for figure in islice(figures, MOST):
        told = compared is not None and compared.times is figure
        if not told and (to_read is None or to_read.claimed is not figure):
            found += _figure(reading, figure, editions)
    if to_read is not None:
        found.append(to_read)
    current = sorted((one for one in found if one.current), key=lambda one: _ORDER.index(one.outcome))
    others = [one for one in found if not one.current]
    return [replace(one, engine=ENGINE) for one in _without_repeats(current) + others]


def arranged(found: Sequence[Finding], elsewhere: Sequence[Finding]) -> list[Finding]:
    """Put what other articles say among the findings of the editions: passages to read before "no source"."""
    told = [replace(one, engine=ENGINE) for one in elsewhere]
    current = sorted(
        [*(one for one in found if one.current), *told], key=lambda one: _ORDER.index(one.outcome)
    )
    return [*current, *(one for one in found if not one.current)]


def _is_date(figure: Quantity, claim: ClaimDraft) -> bool:
    return any(mention.span.contains(figure.span) for mention in claim.dates)


def _rank(reading: Reading, place: rank.Place, editions: Sequence[Edition]) -> list[Finding]:
    """Check one claimed rank, of one known subject."""
    subject = commodities(reading, place.at)
    if len(subject.codes) != 1:
        return [_without_subject("rank", place.figure, subject)]
    asked = rank.asked_by(reading, place, subject)
    return by_edition(asked, editions, partial(rank.ask, asked))


def _names(editions: Sequence[Edition]) -> tuple[Name, ...]:
    """Return the names that editions bring along, each once."""
    return tuple(dict.fromkeys(name for edition in editions for name in edition.names))


def _compared(reading: Reading, claimed: comparison.Compared, editions: Sequence[Edition]) -> list[Finding]:
    """Check a comparison of two countries, of one known subject and measure."""
    subject = commodities(reading, claimed.at)
    if len(subject.codes) != 1:
        return [_without_subject("comparison", claimed.times, subject)]
    asked = comparison.asked_by(reading, claimed, subject)
    if not _measured(asked, editions):
        return []
    return by_edition(asked, editions, partial(comparison.ask, asked, claimed))


def _multiple(reading: Reading, factor: Quantity, at: Span, editions: Sequence[Edition]) -> list[Finding]:
    """Check by how many times something grew or shrank."""
    subject = commodities(reading, at)
    if len(subject.codes) != 1:
        return [_without_subject("change", factor, subject)]
    asked = change.asked_at(reading, factor, at, subject)
    if not _measured(asked, editions):
        return []
    return by_edition(asked, editions, partial(change.ask, asked, factor))


def _figure(reading: Reading, figure: Quantity, editions: Sequence[Edition]) -> list[Finding]:
    """Check one figure, of one known subject and measured as tables measure: a share, a change or a level."""
    subject = commodities(reading, reading.span_of(figure))
    if len(subject.codes) != 1:
        return [_without_subject("quantity", figure, subject)]
    if asked := share.asked_by(reading, figure, subject):
        return by_edition(asked, editions, partial(share.ask, asked, figure))
    if asked := change.asked_by(reading, figure, subject):
        return by_edition(asked, editions, partial(change.ask, asked, figure))
    asked = quantity.asked_by(reading, figure, subject)
    if not _answerable(asked, figure, editions):
        return [replace(blank(asked), hints=(Step("no figure"),))]
    found = by_edition(asked, editions, partial(quantity.ask, asked, figure))
    return [with_nearest(one, asked.commodity, figure, editions) if one.current else one for one in found]


def _answerable(asked: Asked, figure: Quantity, editions: Sequence[Edition]) -> bool:
    """Tell whether any table could hold a figure: what is counted only where a table of its subject counts."""
    measures = [column.measure for edition in editions for column in columns(edition, asked.commodity)]
    if figure.kind == "number" and figure.of is not None and all(one.unit != COUNT for one in measures):
        return False
    return figure.kind == "measure" or _measured(asked, editions)


def _measured(asked: Asked, editions: Sequence[Edition]) -> bool:
    """Tell whether it is known what is measured: the claim says it, or a table has what its subject is called."""
    return len(asked.measure.codes) == 1 or any(
        columns(edition, asked.commodity, asked.commodity) for edition in editions
    )


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
