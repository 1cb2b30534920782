"""One question put to every edition: the one in force at the article's date decides, the others are told too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from workbench.checks.cells import has_tables
from workbench.checks.edition import Shelf, shelves
from workbench.checks.locate import Asked, blank
from workbench.rows import Finding, Step
from workbench.sources.model import Edition

_DECIDED = ("consistent", "inconsistent")

Ask = Callable[[Edition], Finding]


def by_edition(asked: Asked, editions: Sequence[Edition], ask: Ask) -> list[Finding]:
    """Ask every edition that has the commodity: first the current findings, then earlier and later editions."""
    kept = [edition for edition in editions if has_tables(edition, asked.commodity)]
    some = shelves(kept, asked.reading.claim.published)
    chosen = asked.reading.choice.edition
    some = tuple(_decided(shelf, chosen) for shelf in some)
    current = [_current(shelf, shelf.force, ask) for shelf in some if shelf.force is not None]
    if not current:
        current = [_nothing(asked, some, ask)]
    return current + [
        _other(shelf, edition, ask)
        for shelf in some
        for edition in shelf.editions
        if shelf.when(edition) != "in force"
    ]


def _decided(shelf: Shelf, chosen: str | None) -> Shelf:
    """Return a shelf on which the edition that a reviewer chose is the one in force."""
    force = next((edition for edition in shelf.editions if edition.id == chosen), None)
    return shelf if force is None else replace(shelf, force=force, unsure=False)


def _current(shelf: Shelf, force: Edition, ask: Ask) -> Finding:
    """Ask the edition in force; where it may have come after the article, the answer is open.

    Published within the article's own month (DESIGN.md, decision 7): both editions are candidates.
    """
    finding = ask(force)
    if not shelf.dated:
        return replace(finding, assumed=(*finding.assumed, Step("no date", {"edition": force.title})))
    if not shelf.unsure:
        return finding
    before = shelf.before()
    answers = [(force, finding)] + ([(before, ask(before))] if before else [])
    if not any(answer.outcome in _DECIDED for _, answer in answers):
        return finding
    candidates = tuple(
        Step(
            "edition",
            {
                "id": edition.id,
                "edition": edition.title,
                "published": edition.published,
                "outcome": answer.outcome,
            },
        )
        for edition, answer in answers
    )
    return replace(finding, outcome="ambiguous", hints=candidates + tuple(finding.hints))


def _nothing(asked: Asked, some: Sequence[Shelf], ask: Ask) -> Finding:
    """Say that no edition was out yet, which came first after, and whether it measures what is claimed."""
    if not some:
        return replace(blank(asked), hints=(Step("no edition", {"subject": asked.commodity}),))
    hints: list[Step] = []
    for shelf in some:
        first = shelf.editions[-1]
        hints.append(Step("later edition", {"edition": first.title, "published": first.published}))
        hints += [step for step in ask(first).hints if step.code in ("measure", "context")]
    return replace(blank(asked), hints=tuple(hints))


def _other(shelf: Shelf, edition: Edition, ask: Ask) -> Finding:
    finding = ask(edition)
    if shelf.when(edition) == "later":
        step = Step("later edition", {"edition": edition.title, "published": edition.published})
        finding = replace(finding, hints=(*finding.hints, step))
    return replace(finding, current=False)
