"""Editions, evidence and verdicts against the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from workbench.sources import Edition, digest
from workbench.store import codec
from workbench.store.problems import Problem
from workbench.store.replay import Replayed, Stored, parsed, stored, whole

_QUOTED = ("claim", "question", "stance", "kind", "edition", "title", "locator", "quote", "note", "finding")
_DECIDED = ("claim", "question", "verdict", "conclusion", "as_of", "restores", "reviewer")


def missing(there: Iterable[int], expected: Iterable[int | None]) -> list[int]:
    """Return the numbers that ought to be there and are not: those expected, and those before the last one."""
    known = set(there)
    wanted = {number for number in expected if number is not None} | set(range(1, max(known, default=0)))
    return sorted(wanted - known)


def editions(connection: Connection, said: Replayed) -> Iterator[Problem]:
    """Give the editions that are not as they were loaded."""
    seen = set()
    for row in stored(connection, "edition"):
        seen.add(row["id"])
        if not _edition_agrees(row, said):
            yield Problem("Edition {number} does not agree with the log.", {"number": row["id"]})
    for name in sorted(said.said["edition"].keys() - seen):
        yield Problem("Edition {number} is missing.", {"number": name})


def _edition_agrees(row: Stored, said: Replayed) -> bool:
    born = said.born.get(("edition", str(row["id"])))
    try:
        document = codec.load(Edition, row["document"])
    except codec.UnreadableError:
        return False
    return (
        born is not None
        and said.said["edition"][row["id"]].get("sha256") == row["sha256"] == digest(document)
        and row["loaded"] == born["at"]
        and all(
            row[name] == getattr(document, name) for name in ("id", "source", "title", "published", "sha256")
        )
        and codec.canonical(parsed(row["document"])) == row["document"]
        and _within(parsed(row["document"]), codec.plain(document))
    )


def _within(part: Any, all_of_it: Any) -> bool:
    """Tell whether plain values say nothing beyond others: a newer program may know more fields than it wrote."""
    if isinstance(part, dict):
        return isinstance(all_of_it, dict) and all(
            key in all_of_it and _within(value, all_of_it[key]) for key, value in part.items()
        )
    if isinstance(part, list):
        return (
            isinstance(all_of_it, list) and len(part) == len(all_of_it) and all(map(_within, part, all_of_it))
        )
    return type(part) is type(all_of_it) and bool(part == all_of_it)


def evidence(connection: Connection, said: Replayed) -> Iterator[Problem]:
    """Give the evidence that is not as it was attached, or not attached as the log says."""
    seen = []
    for row in stored(connection, "evidence"):
        seen.append(row["id"])
        logged, born = (
            said.said["evidence"].get(str(row["id"]), {}),
            said.born.get(("evidence", str(row["id"]))),
        )
        content = {name: row[name] for name in _QUOTED}
        agrees = (
            born is not None
            and codec.sha256(codec.canonical(content)) == row["sha256"] == logged.get("sha256")
            and (row["reviewer"], row["created"]) == (born["reviewer"], born["at"])
            and row["detached"] == logged.get("detached")
        )
        if not agrees:
            yield Problem("Evidence {number} does not agree with the log.", {"number": row["id"]})
    for number in missing(seen, map(whole, said.said["evidence"])):
        yield Problem("Evidence {number} is missing.", {"number": number})


def verdicts(connection: Connection, said: Replayed) -> Iterator[Problem]:
    """Give the verdicts that are not as they were given."""
    seen = []
    for row in stored(connection, "verdict"):
        seen.append(row["id"])
        logged = said.verdicts.get(row["id"])
        agrees = (
            logged is not None
            and all(row[name] == logged.get(name) for name in _DECIDED)
            and all(row[name] == codec.canonical(logged.get(name)) for name in ("reasons", "evidence"))
            and row["created"] == logged["at"]
        )
        if not agrees:
            yield Problem("Verdict {number} does not agree with the log.", {"number": row["id"]})
    for number in missing(seen, said.verdicts):
        yield Problem("Verdict {number} is missing.", {"number": number})
