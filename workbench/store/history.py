"""All that happened to one claim, in the order of its time: verdicts, evidence, corrections, choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session, and_, col, or_, select

from workbench import rows
from workbench.changes import LogRow
from workbench.store import log, models, queries


@dataclass(frozen=True, slots=True)
class Event:
    """Hold one thing that happened to a claim.

    action: a code of the log. reverted: the action that an undo or a redo is about, else empty. before, after: the
    fields that changed. verdict, evidence: what the event is about, where it is about one.
    """

    at: datetime
    reviewer: str
    action: str
    reverted: str = ""
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    verdict: rows.VerdictRow | None = None
    evidence: rows.EvidenceRow | None = None


def events(session: Session, claim: int) -> list[Event]:
    """Return what happened to a claim, the oldest first: how it came about, then each link of the log about it."""
    verdicts = {row.id: row for row in queries.verdicts(session, claim)}
    attached = {row.id: row for row in queries.evidence(session, [claim])[claim]}
    link = models.Log
    query = (
        select(link)
        .where(
            or_(
                and_(col(link.subject).in_(("claim", "verdict")), col(link.subject_id) == str(claim)),
                and_(col(link.subject) == "evidence", col(link.subject_id).in_(list(map(str, attached)))),
            )
        )
        .order_by(col(link.id))
    )
    found = [log.frozen(row) for row in session.exec(query)]
    actions = {row.id: row for row in found}
    told = _beginning(session, claim)
    halves = {
        log.content(row.after).get("with") for row in found
    }  # told with the change that they are one with
    for row in found:
        if row.id in halves:
            continue
        after = log.content(row.after)
        told.append(
            Event(
                row.at, row.reviewer, row.action, _reverted(row, actions), log.content(row.before), after,
                verdicts.get(after["id"]) if row.subject == "verdict" else None,
                attached.get(int(row.subject_id)) if row.subject == "evidence" else None,
            )
        )  # fmt: skip
    return told


def _beginning(session: Session, claim: int) -> list[Event]:
    """Return that the claim was read when its article came in; nothing for one that a reviewer made."""
    row = session.get(models.Claim, claim)
    if row is None or row.origin != "machine":
        return []
    imported = session.exec(
        select(models.Log).where(
            models.Log.action == "article.import",
            models.Log.subject == "article",
            models.Log.subject_id == str(row.article),
        )
    ).first()
    return [Event(row.created, imported.reviewer if imported else "", "article.import")]


def _reverted(row: LogRow, known: Mapping[int, LogRow]) -> str:
    """Return the action that an undo or redo is about, through the undos and redos between; empty for any other."""
    seen: LogRow | None = row
    while seen is not None and seen.reverts is not None:
        seen = known.get(seen.reverts)
    return seen.action if seen is not None and seen is not row else ""
