"""Prove that a workspace says what its log says: the chain, the texts, the verdicts, the evidence."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlmodel import Session, col, select

from workbench.sources import Edition, digest
from workbench.store import codec, log, models, sqlite
from workbench.store.database import Workspace

_KEPT = ("claim", "question", "stance", "kind", "edition", "title", "locator", "quote", "note", "finding")


@dataclass(frozen=True, slots=True)
class Problem:
    """Hold one disagreement: an English sentence with named places, and what fills them."""

    message: str
    values: Mapping[str, Any] = field(default_factory=dict)


_BROKEN = {
    "gap": Problem("Change {row} of the log: a row before it is missing, or the order was changed."),
    "link": Problem("Change {row} of the log is not linked to the one before it."),
    "hash": Problem("Change {row} of the log was altered."),
}


@dataclass(frozen=True, slots=True)
class Verified:
    """Hold what was verified: how many changes the log has, its head hash, what does not agree."""

    changes: int
    head: str
    problems: tuple[Problem, ...]


def verify(workspace: Workspace) -> Verified:
    """Check the file, the chain and every row that the log speaks of, within one consistent look."""
    with workspace.reading() as session:
        return Verified(log.length(session), log.head(session), tuple(_problems(session)))


def _problems(session: Session) -> Iterator[Problem]:
    for line in sqlite.integrity(session.connection()):
        yield Problem("The file is damaged: {what}", {"what": line})
    if broken := log.first_broken(session):
        yield replace(_BROKEN[broken[1]], values={"row": broken[0]})
    said: dict[str, dict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    verdicts: dict[int, dict[str, Any]] = {}
    for row in log.rows(session):
        after = log.content(row.after)
        if row.subject == "verdict":
            verdicts[after["id"]] = {"claim": int(row.subject_id), **after}
            said["claim"][row.subject_id]["state"] = after["state"]
        else:
            said[row.subject][row.subject_id].update(after)
    yield from _articles(session, said["article"])
    yield from _claims(session, said["claim"])
    yield from _verdicts(session, verdicts)
    yield from _evidence(session, said["evidence"])
    yield from _editions(session, said["edition"])


def _articles(session: Session, said: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    seen = set()
    for row in session.exec(select(models.Article)):
        seen.add(str(row.id))
        logged = said.get(str(row.id), {})
        drafts = session.exec(
            select(models.Claim.draft)
            .where(models.Claim.article == row.id, models.Claim.origin == "machine")
            .order_by(col(models.Claim.id))
        ).all()
        fields = (
            "title",
            "published",
            "outlet",
            "agency",
            "author",
            "address",
            "header_end",
            "language",
            "file",
        )
        agrees = (
            logged.get("sha256") == row.sha256 == codec.sha256(row.text)
            and logged.get("claims_sha256") == codec.sha256("\n".join(drafts))
            and all(logged.get(name, "") == getattr(row, name) for name in fields)
        )
        if not agrees:
            yield Problem("Article {number} does not agree with the log.", {"number": row.id})
    for number in said.keys() - seen:
        yield Problem("Article {number} is missing.", {"number": number})


def _claims(session: Session, said: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    for row in session.exec(select(models.Claim)):
        logged = said.get(str(row.id), {})
        draft = json.loads(row.draft)
        expected = {
            "start": draft["span"]["start"], "end": draft["span"]["end"], "speaker": draft["speaker"],
            "standalone": draft["standalone"], "state": "new", "dismissed_because": "", "choice": "",
            "corrected": "",
        }  # fmt: skip
        agrees = all(getattr(row, name) == logged.get(name, value) for name, value in expected.items())
        if row.origin == "reviewer":
            agrees = agrees and logged.get("draft_sha256") == codec.sha256(row.draft)
        if not agrees:
            yield Problem("Claim {number} does not agree with the log.", {"number": row.id})


def _verdicts(session: Session, logged: dict[int, dict[str, Any]]) -> Iterator[Problem]:
    current: dict[tuple[int, str], str | None] = {}
    seen = set()
    for row in session.exec(select(models.Verdict).order_by(col(models.Verdict.id))):
        assert row.id is not None
        seen.add(row.id)
        stored = {
            "claim": row.claim, "question": row.question, "verdict": row.verdict,
            "conclusion": row.conclusion, "reasons": json.loads(row.reasons),
            "evidence": json.loads(row.evidence), "as_of": row.as_of.isoformat(), "restores": row.restores,
        }  # fmt: skip
        if {name: logged.get(row.id, {}).get(name) for name in stored} != stored:
            yield Problem("Verdict {number} does not agree with the log.", {"number": row.id})
        current[row.claim, row.question] = row.verdict
    for number in logged.keys() - seen:
        yield Problem("Verdict {number} is missing.", {"number": number})
    for claim, true, stated in session.exec(
        select(models.Claim.id, models.Claim.verdict, models.Claim.verdict_said)
    ):
        if (current.get((claim or 0, "true")), current.get((claim or 0, "said"))) != (true, stated):
            yield Problem("Claim {number} shows a verdict that is not its latest.", {"number": claim})


def _evidence(session: Session, said: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    seen = set()
    for row in session.exec(select(models.Evidence)):
        seen.add(str(row.id))
        logged = said.get(str(row.id), {})
        content = {name: getattr(row, name) for name in _KEPT}
        agrees = (
            codec.sha256(codec.canonical(content)) == row.sha256 == logged.get("sha256")
            and row.detached == logged.get("detached")
        )  # fmt: skip
        if not agrees:
            yield Problem("Evidence {number} does not agree with the log.", {"number": row.id})
    for number in said.keys() - seen:
        yield Problem("Evidence {number} is missing.", {"number": number})


def _editions(session: Session, said: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    for row in session.exec(select(models.Edition)):
        document = codec.load(Edition, row.document)
        logged = said.get(row.id, {})
        if not (logged.get("sha256") == row.sha256 == digest(document)):
            yield Problem("Edition {number} does not agree with the log.", {"number": row.id})
