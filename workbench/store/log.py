"""The chain: every change of meaning, in order, each row hashed together with the one before it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from workbench.changes import LogRow
from workbench.store.codec import canonical
from workbench.store.models import Log, stamp
from workbench.store.sqlite import link_hash


def append(
    session: Session,
    *,
    at: datetime,
    reviewer: str,
    action: str,
    subject: str,
    subject_id: int | str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reverts: int | None = None,
) -> int:
    """Append one change to the chain, inside the caller's transaction, and return its row's id.

    before, after: the changed fields with their values; empty where there were none.
    """
    last = session.exec(select(Log.id, Log.hash).order_by(col(Log.id).desc()).limit(1)).first()
    number, previous = (last[0] + 1, last[1]) if last else (1, "")
    was, becomes = canonical(dict(before or {})), canonical(dict(after or {}))
    linked = link_hash(
        number, stamp(at), reviewer, action, subject, str(subject_id), was, becomes, reverts, previous
    )
    session.add(
        Log(
            id=number, at=at, reviewer=reviewer, action=action, subject=subject, subject_id=str(subject_id),
            before=was, after=becomes, reverts=reverts, previous=previous, hash=linked,
        )
    )  # fmt: skip
    session.flush()
    return number


def head(session: Session) -> str:
    """Return the hash of the chain's last row, empty for an empty chain: it stands for the whole log."""
    return session.exec(select(Log.hash).order_by(col(Log.id).desc()).limit(1)).first() or ""


def rows(session: Session, after: int = 0) -> Iterator[LogRow]:
    """Give the chain's rows in order, those with an id above `after`."""
    for found in session.exec(select(Log).where(Log.id > after).order_by(col(Log.id))):
        yield frozen(found)


def frozen(row: Log) -> LogRow:
    """Return a live row as a frozen one."""
    return LogRow(
        id=row.id, at=row.at, reviewer=row.reviewer, action=row.action, subject=row.subject,
        subject_id=row.subject_id, before=row.before, after=row.after, reverts=row.reverts,
        previous=row.previous, hash=row.hash,
    )  # fmt: skip


def last_revertible(session: Session, reviewer: str, actions: tuple[str, ...]) -> LogRow | None:
    """Return the reviewer's newest row of these actions that no later row reverts, or None."""
    reverted = select(Log.reverts).where(col(Log.reverts).is_not(None))
    found = session.exec(
        select(Log)
        .where(Log.reviewer == reviewer, col(Log.action).in_(actions), col(Log.id).not_in(reverted))
        .order_by(col(Log.id).desc())
        .limit(1)
    ).first()
    return frozen(found) if found else None


def reverted(session: Session, number: int) -> str:
    """Return the action that an undo or redo is about, through the undos between; empty for any other row."""
    row = session.get(Log, number)
    first = row
    while row is not None and row.reverts is not None:
        row = session.get(Log, row.reverts)
    return row.action if row is not None and row is not first else ""


def length(session: Session) -> int:
    """Return how many rows the chain has."""
    return session.exec(select(func.count()).select_from(Log)).one()


def content(text: str) -> dict[str, Any]:
    """Return a row's `before` or `after` as a dictionary."""
    loaded: dict[str, Any] = json.loads(text)
    return loaded
