"""Undo and redo: every change is taken back by a new one, and only where nothing newer stands on it."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from workbench.changes import Change, LogRow
from workbench.errors import ConflictError, UserError
from workbench.review.edges import found_by
from workbench.review.findings import check_claims
from workbench.review.record import change_fields, live
from workbench.review.verdicts import Decision, append
from workbench.rows import Question, VerdictRow
from workbench.store import Workspace, log, models, queries

_FIELDS: dict[str, type[models.Article] | type[models.Claim] | type[models.Evidence]] = {
    "article": models.Article,
    "claim": models.Claim,
    "evidence": models.Evidence,
}
_READ = frozenset({"choice", "corrected", "start", "end"})  # what a check depends on
DONE = (
    "article.set", "claim.add", "claim.set", "claim.dismiss", "claim.reopen", "claim.choose",
    "claim.move", "claim.split", "claim.merge", "evidence.attach",
    "evidence.detach", "evidence.stance", "claim.state", "verdict.decide",
)  # fmt: skip


def undo(workspace: Workspace, reviewer: str) -> Change:
    """Take back the reviewer's newest change; raises UserError where there is none."""
    with workspace.reading() as session:
        row = log.last_revertible(session, reviewer, (*DONE, "redo"))
    if row is None:
        raise UserError("There is nothing to undo.")
    return revert(workspace, row.id, reviewer)


def redo(workspace: Workspace, reviewer: str) -> Change:
    """Do again what the reviewer took back last; raises UserError where something else was done since."""
    with workspace.reading() as session:
        row = log.last_revertible(session, reviewer, (*DONE, "undo"))
    if row is None or row.action != "undo":
        raise UserError("There is nothing to redo.")
    return revert(workspace, row.id, reviewer)


def revert(workspace: Workspace, link: int, reviewer: str) -> Change:
    """Take back the change of one log row by appending its opposite.

    Raises ConflictError where somebody changed the same thing since (nothing is written then), and
    UserError for a change that cannot be taken back.
    """
    with workspace.writing() as session:
        entry = session.get(models.Log, link)
        if entry is None or entry.action not in (*DONE, "undo", "redo"):
            raise UserError("This change cannot be taken back.")
        row = log.frozen(entry)
        action = "redo" if row.action == "undo" else "undo"
        if row.subject == "verdict":
            return _revert_verdict(session, row, reviewer, action)
        change = _revert_fields(session, row, reviewer, action)
    if _READ.intersection(log.content(row.after)):
        check_claims(workspace, change.claims)
    return change


def _revert_fields(session: Session, row: LogRow, reviewer: str, action: str) -> Change:
    """Set fields back, with those of the change that was one with this one ("with": a claim split in two)."""
    target = live(session, _FIELDS[row.subject], int(row.subject_id))
    before, after = log.content(row.before), log.content(row.after)
    if any(getattr(target, name) != after[name] for name in before):
        raise _conflict()
    partner = session.get(models.Log, after["with"]) if "with" in after else None
    other = _revert_fields(session, log.frozen(partner), reviewer, action) if partner else None
    change = change_fields(
        session, target, before, action=action, reviewer=reviewer, reverts=row.id,
        extra={"with": other.log} if other else None,
    )  # fmt: skip
    if change is None:
        raise _conflict()
    if isinstance(target, models.Claim) and {"start", "end", "corrected"} & before.keys():
        found_by(session, target)
    return replace(change, claims=(*change.claims, *other.claims)) if other else change


def _revert_verdict(session: Session, row: LogRow, reviewer: str, action: str) -> Change:
    claim = live(session, models.Claim, int(row.subject_id))
    before, after = log.content(row.before), log.content(row.after)
    question: Question = after["question"]
    assert claim.id is not None
    history = {verdict.id: verdict for verdict in queries.verdicts(session, claim.id, question)}
    if _origin(history, max(history)) != _origin(history, after["id"]):
        raise _conflict()
    if claim.state in ("approved", "dismissed") and claim.state != after["state"]:
        raise _conflict()  # somebody stood on this verdict since
    old = history.get(_origin(history, before["id"]))
    undone = history[after["id"]]
    decision = (
        Decision(old.verdict, old.conclusion, old.reasons, old.evidence, old.as_of)
        if old
        else Decision(None, "", (), (), undone.as_of)
    )
    return append(
        session, claim, question, decision, state=before["state"], reviewer=reviewer, action=action,
        restores=old.id if old else None, reverts=row.id,
    )  # fmt: skip


def _origin(history: dict[int, VerdictRow], number: int | None) -> int:
    """Return the id of the verdict that a row stands for, 0 for none: undo and redo only repeat older ones."""
    while number is not None and history[number].restores is not None:
        number = history[number].restores
    return number if number is not None and history[number].verdict is not None else 0


def _conflict() -> ConflictError:
    return ConflictError("Somebody changed this since; it stays as it is.")
