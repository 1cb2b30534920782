"""Articles and claims against the log, with all that is derived for lists and filters."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from workbench.store import codec
from workbench.store.problems import Problem
from workbench.store.proofs import missing
from workbench.store.replay import Replayed, Stored, parsed, stored, whole

_TOLD = ("title", "published", "outlet", "agency", "author", "address", "header_end", "language", "file")


class _Drafts:
    """Hash the drafts that were read in one article, one after the other, as its import logged them."""

    def __init__(self) -> None:
        self.count = 0
        self._hash = hashlib.sha256()

    def add(self, draft: str) -> None:
        """Add the next draft."""
        self._hash.update(("\n" if self.count else "").encode() + draft.encode())
        self.count += 1

    def sha256(self) -> str:
        """Return the hash of all that were added."""
        return self._hash.hexdigest()


def articles(connection: Connection, said: Replayed) -> Iterator[Problem]:
    """Give the articles whose text, description or read claims are not as the log says."""
    drafts: dict[Any, _Drafts] = defaultdict(_Drafts)
    for claim in connection.exec_driver_sql(
        "SELECT article, draft FROM claim WHERE origin = 'machine' ORDER BY id"
    ):
        drafts[claim.article].add(str(claim.draft))
    seen = []
    for row in stored(connection, "article"):
        seen.append(row["id"])
        number = str(row["id"])
        logged, born, read = (
            said.said["article"].get(number, {}),
            said.born.get(("article", number)),
            drafts[row["id"]],
        )
        agrees = (
            born is not None
            and logged.get("sha256") == row["sha256"] == codec.sha256(str(row["text"]))
            and (logged.get("claims_sha256"), logged.get("claims")) == (read.sha256(), read.count)
            and all(logged.get(name, "") == row[name] for name in _TOLD)
            and (row["length"], row["imported"]) == (len(str(row["text"])), born["at"])
        )  # fmt: skip
        if not agrees:
            yield Problem("Article {number} does not agree with the log.", {"number": row["id"]})
    for gone in missing(seen, map(whole, said.said["article"])):
        yield Problem("Article {number} is missing.", {"number": gone})


@dataclass(frozen=True, slots=True)
class _Around:
    """Hold what a claim's row repeats: moments of import, kinds, current verdicts, decisive findings."""

    imported: Mapping[int, str]
    kinds: Mapping[int, set[str]]
    verdicts: Mapping[tuple[int, str], str | None]
    decisive: Mapping[int, tuple[str, str]]


def claims(
    connection: Connection, said: Replayed, decisive: Mapping[int, tuple[str, str]]
) -> Iterator[Problem]:
    """Give the claims that are not as they were read, made or corrected, or that repeat something wrongly."""
    kinds: dict[int, set[str]] = defaultdict(set)
    for row in stored(connection, "claimkind"):
        kinds[row["claim"]].add(row["kind"])
    current = {(row["claim"], row["question"]): row["verdict"] for row in stored(connection, "verdict", "id")}
    imported = {
        row.id: row.imported for row in connection.exec_driver_sql("SELECT id, imported FROM article")
    }
    around = _Around(imported, kinds, current, decisive)
    seen = []
    for row in stored(connection, "claim"):
        number = row["id"]
        seen.append(number)
        if not _agrees(row, said, around):
            yield Problem("Claim {number} does not agree with the log.", {"number": number})
        if [row["verdict"], row["verdict_said"]] != [current.get((number, q)) for q in ("true", "said")]:
            yield Problem("Claim {number} shows a verdict that is not its latest.", {"number": number})
        if (row["outcome"], row["found"]) != decisive.get(number, (None, "")):
            yield Problem("Claim {number} shows a finding that is not its latest.", {"number": number})
    for gone in missing(seen, map(whole, said.said["claim"])):
        yield Problem("Claim {number} is missing.", {"number": gone})


def _agrees(row: Stored, said: Replayed, around: _Around) -> bool:
    number = str(row["id"])
    logged, born = said.said["claim"].get(number, {}), said.born.get(("claim", number))
    draft: Any = parsed(row["draft"])
    corrected: Any = parsed(logged.get("corrected") or "null")
    try:
        expected = {
            "start": draft["span"]["start"], "end": draft["span"]["end"], "speaker": draft["speaker"],
            "standalone": draft["standalone"], "figures": len(draft["quantities"]), "state": "new",
            "dismissed_because": "", "choice": "", "corrected": "",
        }  # fmt: skip
        agrees = all(row[name] == logged.get(name, value) for name, value in expected.items())
        agrees = agrees and row["worthiness"] == draft["worthiness"]
        agrees = agrees and around.kinds[row["id"]] == set((corrected or draft)["kinds"])
    except (KeyError, TypeError):
        return False
    if row["origin"] == "machine":
        return agrees and row["created"] == around.imported.get(row["article"])
    return (
        agrees
        and row["origin"] == "reviewer"
        and born is not None
        and logged.get("draft_sha256") == codec.sha256(str(row["draft"]))
        and (logged.get("article"), row["created"]) == (row["article"], born["at"])
    )
