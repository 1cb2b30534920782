"""Findings are the machine's and come in bulk: one link of the log answers for all that a transaction wrote.

The link keeps the SHA-256 of the new findings and of those that were replaced, so that none can be altered,
removed or added unseen; of each new one also the first digits, so that the altered one can be named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import event
from sqlmodel import Session

from workbench.store import log, models
from workbench.store.codec import canonical

ACTION, SUBJECT = "claims.check", "finding"
MARK = 8  # hexadecimal digits of a finding's own hash: enough to name it, the whole hash proves it


class Written:
    """Gather the findings that a transaction adds and replaces, until they are sealed."""

    def __init__(self, session: Session) -> None:
        self._added: set[int] = set()
        self._replaced: set[int] = set()
        event.listen(session, "after_flush", self._on_flush)

    def _on_flush(self, session: Session, _context: object) -> None:
        self._added |= {row.id for row in session.new if isinstance(row, models.Finding) and row.id}
        self._replaced |= {row.id for row in session.dirty if isinstance(row, models.Finding) and row.id}

    def seal(self, session: Session) -> None:
        """Append the link for what was gathered, in the same transaction; nothing for nothing."""
        session.flush()
        if not self._added and not self._replaced:
            return
        connection = session.connection()
        read = connection.exec_driver_sql
        new = [
            tuple(row)
            for first, last in runs(self._added)
            for row in read(
                "SELECT id, claim, created, document FROM finding WHERE id BETWEEN ? AND ? ORDER BY id",
                (first, last),
            )
        ]
        gone = [
            tuple(row)
            for first, last in runs(self._replaced)
            for row in read(
                "SELECT id, replaced FROM finding WHERE id BETWEEN ? AND ? ORDER BY id", (first, last)
            )
        ]
        log.append(
            session, at=datetime.now(UTC), reviewer="", action=ACTION, subject=SUBJECT,
            subject_id=new[0][0] if new else "", after=sealed(new, gone),
        )  # fmt: skip


def sealed(new: Iterable[tuple[Any, ...]], gone: Iterable[tuple[Any, ...]]) -> dict[str, Any]:
    """Return what a link keeps of new findings (id, claim, created, document) and replaced ones (id, replaced)."""
    added, replaced = [*new], [*gone]
    digests = [digest(row) for row in added]
    return {
        "first": added[0][0] if added else None,
        "count": len(added),
        "sha256": whole(digests),
        "marks": "".join(one[:MARK] for one in digests),
        "replaced": [list(run) for run in runs(row[0] for row in replaced)],
        "replaced_sha256": whole(digest(row) for row in replaced),
    }


def digest(row: tuple[Any, ...]) -> str:
    """Return the SHA-256 of some stored values, in hexadecimal."""
    return hashlib.sha256(canonical(list(row)).encode()).hexdigest()


def whole(digests: Iterable[str]) -> str:
    """Return the SHA-256 that stands for several, in their order."""
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return numbers as runs (first, last) of consecutive ones, in order."""
    ordered = sorted(numbers)
    if not ordered:
        return []
    cuts = [index for index, (one, other) in enumerate(pairwise(ordered), 1) if other != one + 1]
    starts, ends = [0, *cuts], [*cuts, len(ordered)]
    return [(ordered[start], ordered[end - 1]) for start, end in zip(starts, ends, strict=True)]
