"""Which decided claims ought to be looked at again, because their findings changed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, exists, select

from workbench.rows import Finding, FindingRow, Recheck, VerdictRow
from workbench.store import models, queries
from workbench.store.lists import OPEN_STATES

_DECIDES = ("consistent", "inconsistent")


def rechecks(session: Session, among: Sequence[int] | None = None) -> list[Recheck]:
    """Return the claims whose verdict was given on another finding than the one that stands now, by id.

    A claim is listed where its decisive finding came out otherwise after the verdict, or where an edition that
    came later says otherwise than the one in force at the article's date; until it is decided anew. among:
    only these claims, by default all.
    """
    claim, finding, verdict = models.Claim, models.Finding, models.Verdict
    newer = exists().where(
        col(finding.claim) == col(claim.id), col(verdict.claim) == col(claim.id),
        col(verdict.question) == "true", col(finding.created) > col(verdict.created),
    )  # fmt: skip
    query = (
        select(claim.id)
        .where(col(claim.verdict).is_not(None), col(claim.state).in_(OPEN_STATES), newer)
        .order_by(col(claim.id))
    )
    if among is not None:
        query = query.where(col(claim.id).in_(list(among)))
    ids = [number for number in session.exec(query) if number is not None]
    history = _history(session, ids)
    found = []
    for number in ids:
        given = queries.current_verdict(session, number, "true")
        if given is not None and (recheck := _recheck(number, given, history[number])) is not None:
            found.append(recheck)
    return found


def _history(session: Session, ids: Sequence[int]) -> dict[int, list[tuple[FindingRow, datetime | None]]]:
    """Return every finding a claim ever had with when it was replaced, oldest first."""
    found: dict[int, list[tuple[FindingRow, datetime | None]]] = defaultdict(list)
    query = (
        select(models.Finding)
        .where(col(models.Finding.claim).in_(list(ids)))
        .order_by(col(models.Finding.id))
    )
    for row in session.exec(query):
        found[row.claim].append((queries.finding_row(row), row.replaced))
    return found


def _recheck(
    claim: int, given: VerdictRow, history: Sequence[tuple[FindingRow, datetime | None]]
) -> Recheck | None:
    then = [
        row for row, gone in history if row.created <= given.created and (not gone or gone > given.created)
    ]
    now = [row for row, gone in history if gone is None]
    old, new = (found[0] if found else None for found in (then, now))
    if new is not None and _answer(old) != _answer(new) and new.created > given.created:
        return Recheck(claim, given, old, new)
    known = {_answer(row) for row in then}
    for row in now[1:]:
        later = not row.finding.current and any(step.code == "later edition" for step in row.finding.hints)
        differs = (
            row.finding.outcome in _DECIDES and new is not None and row.finding.outcome != new.finding.outcome
        )
        if later and differs and row.created > given.created and _answer(row) not in known:
            return Recheck(claim, given, new, row)
    return None


def _answer(row: FindingRow | None) -> tuple[object, ...] | None:
    """Return what a finding says, without where and when: a new edition with the same figure changes nothing."""
    if row is None:
        return None
    finding: Finding = row.finding
    value = None if finding.cell is None else finding.cell.value
    place = next((step.values.get("place") for step in finding.arithmetic if step.code == "source"), None)
    return finding.outcome, finding.rule, value, place
