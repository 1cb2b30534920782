"""What every use case shares: the moment, a changed row, and its link in the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel

from workbench.changes import Change
from workbench.errors import UserError
from workbench.store import log, models
from workbench.wording import mark

M = TypeVar("M", bound=SQLModel)


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


_MISSING = {
    "Article": mark("There is no article {number} in this workspace."),
    "Claim": mark("There is no claim {number} in this workspace."),
    "Evidence": mark("There is no evidence {number} in this workspace."),
    "Finding": mark("There is no finding {number} in this workspace."),
    "Verdict": mark("There is no verdict {number} in this workspace."),
}


def live(session: Session, kind: type[M], number: int) -> M:
    """Return a row for writing; raises UserError where there is none of that number."""
    row = session.get(kind, number)
    if row is None:
        raise UserError(_MISSING[kind.__name__], number=number)
    return row


def change_fields(
    session: Session,
    row: models.Article | models.Claim | models.Evidence,
    values: Mapping[str, Any],
    *,
    action: str,
    reviewer: str,
    reverts: int | None = None,
    extra: Mapping[str, Any] | None = None,
) -> Change | None:
    """Set fields of a row and log what they were; None, and nothing logged, where nothing changes.

    extra: what the log keeps besides; "with" names the row of a change that is one with this one.
    """
    before = {name: getattr(row, name) for name in values}
    changed = {name: value for name, value in values.items() if value != before[name]}
    if not changed:
        return None
    for name, value in changed.items():
        setattr(row, name, value)
    session.add(row)
    session.flush()
    assert row.id is not None
    link = log.append(
        session, at=now(), reviewer=reviewer, action=action, subject=type(row).__name__.lower(),
        subject_id=row.id, before={name: before[name] for name in changed},
        after={**changed, **(extra or {})}, reverts=reverts,
    )  # fmt: skip
    return touched(session, row, link, action)


def touched(
    session: Session, row: models.Article | models.Claim | models.Evidence, link: int, action: str
) -> Change:
    """Return the Change that names the article and claim of a row."""
    assert row.id is not None
    if isinstance(row, models.Article):
        return Change(link, action, articles=(row.id,))
    claim = row if isinstance(row, models.Claim) else live(session, models.Claim, row.claim)
    assert claim.id is not None
    return Change(link, action, articles=(claim.article,), claims=(claim.id,))


def known(given: str, codes: Sequence[str]) -> None:
    """Raise UserError where a code is none of those that are known."""
    if given not in codes:
        raise UserError("“{given}” is none of: {known}.", given=given, known=", ".join(codes))
