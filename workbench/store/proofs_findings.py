"""Findings against the links that seal them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from workbench.store import seals
from workbench.store.problems import Problem
from workbench.store.proofs import missing
from workbench.store.replay import Replayed, Stored, parsed, stored

_NEW = ("id", "claim", "created", "document")


@dataclass(slots=True)
class Found:
    """Hold what does not agree, and by claim the outcome and the moment of its decisive finding in force."""

    problems: list[Problem] = field(default_factory=list)
    decisive: dict[int, tuple[str, str]] = field(default_factory=dict)


def findings(connection: Connection, said: Replayed) -> Found:
    """Compare every finding with the link that answers for it, and with its own document."""
    found = Found()
    owner, gone = _answering(said)
    added: dict[int, list[str]] = defaultdict(list)
    replaced: dict[int, list[str]] = defaultdict(list)
    seen = []
    for row in stored(connection, "finding", "id"):
        number = row["id"]
        seen.append(number)
        agrees = number in owner and _derived(row) and (number in gone) == (row["replaced"] is not None)
        if number in owner:
            link, mark = owner[number]
            added[link].append(seals.digest(tuple(row[name] for name in _NEW)))
            agrees = agrees and added[link][-1].startswith(mark)
        if number in gone:
            replaced[gone[number]].append(seals.digest((number, row["replaced"])))
        if row["replaced"] is None:
            outcome, moment = found.decisive.get(row["claim"], (row["outcome"], ""))
            found.decisive[row["claim"]] = outcome, max(moment, str(row["created"]))
        if not agrees:
            found.problems.append(
                Problem("Finding {number} does not agree with the log.", {"number": number})
            )
    for number in missing(seen, owner):
        found.problems.append(Problem("Finding {number} is missing.", {"number": number}))
    for seal in said.seals:
        link = seal["link"]
        whole = seals.whole(added[link]), seals.whole(replaced[link])
        if not found.problems and whole != (seal.get("sha256"), seal.get("replaced_sha256")):
            found.problems.append(
                Problem("The findings that change {row} made or replaced were altered.", {"row": link})
            )
    return found


def _answering(said: Replayed) -> tuple[dict[int, tuple[int, str]], dict[int, int]]:
    """Return by finding the link that answers for it with its mark, and the link that replaced it."""
    owner: dict[int, tuple[int, str]] = {}
    gone: dict[int, int] = {}
    for seal in said.seals:
        first, marks, size = seal.get("first"), str(seal.get("marks", "")), seals.MARK
        if isinstance(first, int):
            for at in range(len(marks) // size):
                owner[first + at] = seal["link"], marks[at * size : (at + 1) * size]
        for run in seal.get("replaced") or ():
            gone.update(dict.fromkeys(range(run[0], run[1] + 1), seal["link"]))
    return owner, gone


def _derived(row: Stored) -> bool:
    """Tell whether a finding's columns say what its document says."""
    document: Any = parsed(row["document"])
    if not isinstance(document, dict):
        return False
    cell = document.get("cell") or {}
    says = (document.get("outcome"), document.get("rule"), document.get("engine"), cell.get("edition"))
    return says == (row["outcome"], row["rule"], row["engine"], row["edition"])
