"""Prove that a workspace says what its log says: every value of every table that has a meaning.

What is derived from other values is computed anew. The words that full-text search keeps are left out: they decide
nothing, and what is found by them is read from the tables that are proved.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from workbench.store import log, sqlite
from workbench.store.database import SCHEMA, Workspace
from workbench.store.failures import DamagedError
from workbench.store.problems import Problem
from workbench.store.proofs import editions, evidence, verdicts
from workbench.store.proofs_claims import articles, claims
from workbench.store.proofs_findings import findings
from workbench.store.replay import first_broken, replay, stored

__all__ = ["Problem", "Verified", "verify"]

_BROKEN = {
    "gap": Problem("Change {row} of the log: a row before it is missing, or the order was changed."),
    "link": Problem("Change {row} of the log is not linked to the one before it."),
    "hash": Problem("Change {row} of the log was altered."),
}


@dataclass(frozen=True, slots=True)
class Verified:
    """Hold what was verified: how many changes the log has, its head hash, what does not agree, the first first."""

    changes: int
    head: str
    problems: tuple[Problem, ...]


def verify(workspace: Workspace) -> Verified:
    """Check the file, its tables and triggers, the chain and every row, within one consistent look."""
    try:
        with workspace.reading() as session, _lenient(session.connection()) as connection:
            return Verified(log.length(session), log.head(session), tuple(problems(connection)))
    except DamagedError as error:
        return Verified(0, "", (Problem(error.message, error.values),))


@contextmanager
def _lenient(connection: Connection) -> Iterator[Connection]:
    """Read even what is no text any more: an altered byte must be found, not stop the search."""
    driver: Any = connection.connection.driver_connection
    driver.text_factory = lambda written: written.decode("utf-8", "replace")
    try:
        yield connection
    finally:
        driver.text_factory = str


def problems(connection: Connection) -> Iterator[Problem]:
    """Give everything that does not agree, the first first: the file, its rules, the log, then table by table."""
    from workbench.store.schema import altered  # Alembic takes long to import

    for line in sqlite.integrity(connection):
        yield Problem("The file is damaged: {what}", {"what": line})
    shape = altered(connection)
    for name in shape:
        yield Problem("“{name}” is not as Riscontro made it in this file.", {"name": name})
    if [row["version_num"] for row in stored(connection, "alembic_version")] != [SCHEMA]:
        yield Problem("“{name}” is not as Riscontro made it in this file.", {"name": "alembic_version"})
    if broken := first_broken(stored(connection, "log", "id")):
        yield replace(_BROKEN[broken[1]], values={"row": broken[0]})
    said = replay(stored(connection, "log", "id"))
    found = findings(connection, said)
    yield from articles(connection, said)
    yield from claims(connection, said, found.decisive)
    yield from found.problems
    yield from evidence(connection, said)
    yield from verdicts(connection, said)
    yield from editions(connection, said)
