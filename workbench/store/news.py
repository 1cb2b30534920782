"""What others wrote into a workspace meanwhile: another window, or the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, col, func, select

from workbench.changes import Change
from workbench.store import log, models, seals


def last(session: Session) -> int:
    """Return the number of the log's last change, 0 for none."""
    return session.exec(select(func.max(models.Log.id))).one() or 0


def since(session: Session, change: int) -> list[Change]:
    """Return the changes after one, oldest first, each with the articles and claims whose views to refresh."""
    found = []
    for row in log.rows(session, after=change):
        claims: list[int] = []
        articles: list[int] = []
        if row.subject in ("claim", "verdict"):
            claims = [int(row.subject_id)]
        elif row.subject == "article":
            articles = [int(row.subject_id)]
            if row.action == "article.import":
                claims = _ids(session, col(models.Claim.article).in_(articles))
        elif row.subject == "evidence":
            claims = [log.content(row.after).get("claim") or _owner(session, int(row.subject_id))]
        elif row.subject == seals.SUBJECT:
            claims = _checked(session, log.content(row.after))
        if claims:
            held = select(models.Claim.article).where(col(models.Claim.id).in_(claims)).distinct()
            articles = sorted(session.exec(held))
        found.append(Change(row.id, row.action, tuple(articles), tuple(claims)))
    return found


def _checked(session: Session, seal: Mapping[str, Any]) -> list[int]:
    """Return the claims whose findings one check made or replaced."""
    runs = [
        *seal["replaced"],
        *([[seal["first"], seal["first"] + seal["count"] - 1]] if seal["count"] else []),
    ]
    found: set[int] = set()
    for first, end in runs:
        found.update(
            session.exec(select(models.Finding.claim).where(col(models.Finding.id).between(first, end)))
        )
    return sorted(found)


def _owner(session: Session, evidence: int) -> int:
    return session.exec(select(models.Evidence.claim).where(models.Evidence.id == evidence)).one()


def _ids(session: Session, where: object) -> list[int]:
    found = session.exec(select(models.Claim.id).where(where))  # type: ignore[arg-type]
    return [number for number in found if number is not None]
