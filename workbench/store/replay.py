"""What the log says a workspace must hold: every link in turn, read as it is stored and trusted in nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from workbench.store.seals import SUBJECT as FINDING
from workbench.store.sqlite import link_hash

COLUMNS = (
    "id",
    "at",
    "reviewer",
    "action",
    "subject",
    "subject_id",
    "before",
    "after",
    "reverts",
    "previous",
)

Stored = Mapping[str, Any]


@dataclass(slots=True)
class Replayed:
    """Hold what a stretch of the log leaves standing.

    said: by subject and number, each field's last value. born: the link by which each came about. verdicts, seals:
    what each link says, with its "at", "reviewer" and "link".
    """

    said: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(dict))
    )
    born: dict[tuple[str, str], Stored] = field(default_factory=dict)
    verdicts: dict[int, dict[str, Any]] = field(default_factory=dict)
    seals: list[dict[str, Any]] = field(default_factory=list)


def stored(connection: Connection, table: str, order: str = "rowid") -> Iterator[dict[str, Any]]:
    """Give a table's rows with the very values that the file holds; bytes, which we never write, as their name."""
    for row in connection.exec_driver_sql(f'SELECT * FROM "{table}" ORDER BY {order}').mappings():
        yield {name: repr(value) if isinstance(value, bytes) else value for name, value in row.items()}


def first_broken(links: Iterable[Stored]) -> tuple[Any, str] | None:
    """Return the number of the first link that does not fit the chain, with why; None where all fit.

    Why: "gap" (one is missing or out of order), "link" (not linked to the one before), "hash" (altered).
    Without a key this shows every alteration short of recomputing the chain.
    """
    previous, expected = "", 1
    for link in links:
        if link["id"] != expected:
            return link["id"], "gap"
        if link["previous"] != previous:
            return link["id"], "link"
        try:
            own = link_hash(*(link[name] for name in COLUMNS))
        except UnicodeEncodeError:  # half a character: never written by us
            own = ""
        if own != link["hash"]:
            return link["id"], "hash"
        previous, expected = own, expected + 1
    return None


def replay(links: Iterable[Stored]) -> Replayed:
    """Return what links leave standing; a link that cannot be read is left out, the chain tells of it."""
    done = Replayed()
    for link in links:
        after = parsed(link["after"])
        if not isinstance(after, dict):
            continue
        subject, number = str(link["subject"]), str(link["subject_id"])
        told = {**after, "at": link["at"], "reviewer": link["reviewer"], "link": link["id"]}
        if subject == FINDING:
            done.seals.append(told)
        elif subject == "verdict" and isinstance(after.get("id"), int):
            done.verdicts[after["id"]] = {**told, "claim": whole(number)}
            done.said["claim"][number]["state"] = after.get("state")
        else:
            done.said[subject][number].update(after)
            done.born.setdefault((subject, number), link)
    return done


def parsed(text: Any) -> Any:
    """Return a stored JSON text's value, None where it is none."""
    try:
        return json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return None


def whole(text: str) -> int | None:
    """Return the whole number that a text writes, None where it writes none."""
    return int(text) if text.isdecimal() and len(text) < 19 else None
