"""What was changed: the links of the log, and what a use case hands back; standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LogRow:
    """Hold one link of the chain of every change of meaning."""

    id: int
    at: datetime
    reviewer: str
    action: str
    subject: str
    subject_id: str
    before: str
    after: str
    reverts: int | None
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Change:
    """Say what a use case changed: the log's row that holds it, and whose views to refresh."""

    log: int
    action: str
    articles: tuple[int, ...] = ()
    claims: tuple[int, ...] = ()
