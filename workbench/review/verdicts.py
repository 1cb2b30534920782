"""Decide a claim: a verdict is appended, with its evidence, and never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from workbench import rows
from workbench.changes import Change
from workbench.errors import ConflictError, UserError
from workbench.review.record import known, live, now
from workbench.rows import Question, ReasonCode, Verdict
from workbench.store import Workspace, codec, log, models, queries, search


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold what a verdict says; a verdict of None clears the one before."""

    verdict: Verdict | None
    conclusion: str
    reasons: tuple[ReasonCode, ...]
    evidence: tuple[int, ...]
    as_of: date


def decide(
    workspace: Workspace,
    claim: int,
    verdict: Verdict,
    reviewer: str,
    *,
    question: Question = "true",
    conclusion: str | None = None,
    reasons: Sequence[ReasonCode] = (),
    evidence: Sequence[int] | None = None,
    as_of: date | None = None,
    seen: int | bool | None = False,
    again: bool = False,
) -> Change | None:
    """Append a verdict on a claim; None where it only repeats the reviewer's own, and nothing is written.

    conclusion: None keeps the one of the current verdict. evidence: ids it rests on; None takes all that is
    attached for the question. as_of: today by default. seen: the id of the verdict that the reviewer had in
    view (None: none); False does not look. again: append it even where it repeats, because the claim was
    looked at anew. Raises ConflictError where somebody else gave another one since,
    and UserError for a dismissed claim, foreign evidence, or *said* on a claim without a speaker.
    """
    known(verdict, rows.VERDICTS)
    known(question, rows.QUESTIONS)
    for reason in reasons:
        known(reason, rows.REASON_CODES)
    with workspace.writing() as session:
        row = live(session, models.Claim, claim)
        if row.state == "dismissed":
            raise UserError("Claim {number} was dismissed; reopen it before deciding.", number=claim)
        if question == "said" and not row.speaker:
            raise UserError("Claim {number} has no speaker, so nobody can have said it.", number=claim)
        current = queries.current_verdict(session, claim, question)
        newer = seen is not False and current is not None and current.id != seen
        if newer and current is not None and current.reviewer != reviewer:
            raise ConflictError(
                "Somebody else decided claim {number} meanwhile; look at it again.", number=claim
            )
        rests_on = evidence_for(session, claim, question) if evidence is None else tuple(evidence)
        _own(session, claim, rests_on)
        if conclusion is None:
            conclusion = current.conclusion if current else ""
        decision = Decision(verdict, conclusion.strip(), tuple(reasons), rests_on, as_of or date.today())
        if (
            not again
            and current
            and current.reviewer == reviewer
            and decision
            == Decision(current.verdict, current.conclusion, current.reasons, current.evidence, current.as_of)
        ):
            return None
        state = "decided" if question == "true" else ("in review" if row.state == "new" else row.state)
        if row.state == "needs second review" and (current is None or current.reviewer == reviewer):
            state = row.state  # whoever asked for another's look does not answer it by going on writing
        return append(
            session, row, question, decision, state=state, reviewer=reviewer, action="verdict.decide"
        )


def keep_verdict(workspace: Workspace, claim: int, reviewer: str) -> Change | None:
    """Append a claim's current verdict as of today, because it was looked at anew and stands.

    Raises UserError where it has none.
    """
    with workspace.reading() as session:
        current = queries.current_verdict(session, claim, "true")
    if current is None or current.verdict is None:
        raise UserError("Claim {number} has no verdict to keep.", number=claim)
    return decide(
        workspace, claim, current.verdict, reviewer, reasons=current.reasons, seen=current.id, again=True
    )


def append(
    session: Session,
    claim: models.Claim,
    question: Question,
    decision: Decision,
    *,
    state: str,
    reviewer: str,
    action: str,
    restores: int | None = None,
    reverts: int | None = None,
) -> Change:
    """Append a decision, make it current and log it: the one way in which verdicts come about."""
    assert claim.id is not None
    current = queries.current_verdict(session, claim.id, question)
    at = now()
    said = {
        "verdict": decision.verdict, "conclusion": decision.conclusion, "reasons": list(decision.reasons),
        "evidence": list(decision.evidence), "as_of": decision.as_of.isoformat(),
    }  # fmt: skip
    row = models.Verdict(
        claim=claim.id, question=question, verdict=decision.verdict, conclusion=decision.conclusion,
        reasons=codec.canonical(said["reasons"]), evidence=codec.canonical(said["evidence"]),
        as_of=decision.as_of, reviewer=reviewer, created=at, restores=restores,
    )  # fmt: skip
    session.add(row)
    session.flush()
    assert row.id is not None
    search.add_conclusion(session, row.id, row.conclusion)
    was = {"id": current.id if current else None, "state": claim.state}
    setattr(claim, "verdict" if question == "true" else "verdict_said", row.verdict)
    claim.state = state
    session.add(claim)
    link = log.append(
        session, at=at, reviewer=reviewer, action=action, subject="verdict", subject_id=claim.id,
        before=was, after={"id": row.id, "question": question, "state": state, "restores": restores, **said},
        reverts=reverts,
    )  # fmt: skip
    return Change(link, action, (claim.article,), (claim.id,))


def evidence_for(session: Session, claim: int, question: Question) -> tuple[int, ...]:
    """Return the ids of the evidence attached to a claim for a question."""
    attached = queries.evidence(session, [claim])[claim]
    return tuple(piece.id for piece in attached if piece.question == question and not piece.detached)


def _own(session: Session, claim: int, evidence: Sequence[int]) -> None:
    attached = {piece.id for piece in queries.evidence(session, [claim])[claim] if not piece.detached}
    for number in evidence:
        if number not in attached:
            raise UserError("Evidence {number} is not attached to claim {claim}.", number=number, claim=claim)
