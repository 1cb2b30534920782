"""Attach figures and passages to a claim, quoted in full so that they outlive their edition."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlmodel import Session

from workbench import forms
from workbench.changes import Change
from workbench.errors import UserError
from workbench.review.record import change_fields, known, live, now
from workbench.rows import QUESTIONS, STANCES, Finding, PassageRef, Question, Stance
from workbench.store import Workspace, codec, log, models, queries

_STANCE_OF: dict[str, Stance] = {"consistent": "supports", "inconsistent": "undermines"}


def attach_finding(
    workspace: Workspace,
    claim: int,
    finding: int,
    reviewer: str,
    *,
    question: Question = "true",
    stance: Stance | None = None,
    note: str = "",
) -> Change:
    """Attach the figure that a finding rests on; the stance follows from its outcome where none is given.

    Raises UserError where the finding is not the claim's, has no figure, or is attached already.
    """
    with workspace.writing() as session:
        row = _finding(session, claim, finding)
        found = queries.finding_row(row).finding
        if found.cell is None:
            raise UserError("Finding {number} has no figure to attach.", number=finding)
        return _attach(
            session, claim, reviewer, question=question, kind="figure", note=note, finding=finding,
            stance=stance or _STANCE_OF.get(found.outcome, "context"), edition=found.cell.edition,
            title=found.cell.edition_title, locator=found.cell.locator, quote=figure_quote(found),
        )  # fmt: skip


def attach_passage(
    workspace: Workspace,
    claim: int,
    finding: int,
    passage: int,
    reviewer: str,
    *,
    question: Question = "true",
    stance: Stance = "context",
    note: str = "",
) -> Change:
    """Attach one of a finding's passages, counted from 0; a passage decides nothing, so the stance is asked.

    Raises UserError where the finding is not the claim's, has no such passage, or it is attached already.
    """
    with workspace.writing() as session:
        row = _finding(session, claim, finding)
        passages = queries.finding_row(row).finding.passages
        if not 0 <= passage < len(passages):
            raise UserError("Finding {number} has no passage {passage}.", number=finding, passage=passage + 1)
        quoted: PassageRef = passages[passage]
        return _attach(
            session, claim, reviewer, question=question, kind="passage", note=note, finding=finding,
            stance=stance, edition=quoted.edition, title=quoted.edition_title,
            locator=", ".join(part for part in (quoted.section, quoted.locator) if part), quote=quoted.text,
        )  # fmt: skip


def attach_own(
    workspace: Workspace,
    claim: int,
    quote: str,
    reviewer: str,
    *,
    title: str,
    locator: str = "",
    question: Question = "true",
    stance: Stance = "context",
    note: str = "",
) -> Change:
    """Attach what the reviewer found elsewhere: its words, where they stand, and a note.

    Raises UserError without words or without the name of their source.
    """
    quote, title = forms.quoted(quote, title)
    with workspace.writing() as session:
        live(session, models.Claim, claim)
        return _attach(
            session, claim, reviewer, question=question, kind="own", note=note, finding=None, stance=stance,
            edition=None, title=title, locator=locator.strip(), quote=quote,
        )  # fmt: skip


def detach(workspace: Workspace, evidence: int, reviewer: str) -> Change | None:
    """Take a piece of evidence off its claim; it stays in the history. None where it was off already."""
    with workspace.writing() as session:
        row = live(session, models.Evidence, evidence)
        return change_fields(session, row, {"detached": True}, action="evidence.detach", reviewer=reviewer)


def set_stance(workspace: Workspace, evidence: int, stance: Stance, reviewer: str) -> Change | None:
    """Say otherwise what a piece of evidence does to its claim; None where that is its stance already.

    A piece never changes: it is taken off and attached anew with the other stance, as one step of undo.
    Raises UserError where it was taken off.
    """
    known(stance, STANCES)
    with workspace.writing() as session:
        row = live(session, models.Evidence, evidence)
        if row.stance == stance:
            return None
        off = change_fields(session, row, {"detached": True}, action="evidence.detach", reviewer=reviewer)
        if off is None:
            raise UserError("Evidence {number} was taken off; attach it again first.", number=evidence)
        return _attach(
            session, row.claim, reviewer, question=_as(row.question), stance=stance, kind=row.kind,
            edition=row.edition, title=row.title, locator=row.locator, quote=row.quote, note=row.note,
            finding=row.finding, action="evidence.stance", extra={"with": off.log},
        )  # fmt: skip


def figure_quote(finding: Finding) -> str:
    """Return a figure as evidence quotes it: row, column, and the amount or what is printed in its place.

    What was computed from several cells quotes each of them.
    """
    cell = finding.cell
    assert cell is not None
    own = cell.printed if cell.value is None else _amount(cell.value, cell.unit, cell.bound)
    parts = [
        f"{step.values.get('row') or step.values['period']}: "
        + _amount(Decimal(str(step.values["value"])), str(step.values["unit"]), step.values.get("bound"))
        for step in finding.arithmetic
        if step.code in ("part", "whole", "before", "after")
    ]
    return "; ".join(
        (parts and [f"{cell.row}, {cell.column}", *parts]) or [f"{cell.row}, {cell.column}: {own}"]
    )


def _amount(value: Decimal, unit: str | None, bound: object) -> str:
    sign = {"more than": "> ", "less than": "< "}.get(str(bound), "")
    return f"{sign}{value:,f} {(unit or '').replace('_', ' ')}".rstrip()


def _finding(session: Session, claim: int, finding: int) -> models.Finding:
    row = live(session, models.Finding, finding)
    if row.claim != claim:
        raise UserError("Finding {number} is not of claim {claim}.", number=finding, claim=claim)
    return row


def _attach(
    session: Session,
    claim: int,
    reviewer: str,
    *,
    question: Question,
    stance: Stance,
    kind: str,
    edition: str | None,
    title: str,
    locator: str,
    quote: str,
    note: str,
    finding: int | None,
    action: str = "evidence.attach",
    extra: dict[str, Any] | None = None,
) -> Change:
    known(question, QUESTIONS)
    known(stance, STANCES)
    content: dict[str, Any] = {
        "claim": claim, "question": question, "stance": stance, "kind": kind, "edition": edition,
        "title": title, "locator": locator, "quote": quote, "note": note.strip(), "finding": finding,
    }  # fmt: skip
    for piece in queries.evidence(session, [claim])[claim]:
        same = (piece.question, piece.edition, piece.locator, piece.quote) == (
            question,
            edition,
            locator,
            quote,
        )
        if same and not piece.detached:
            raise UserError("This is evidence {number} of the claim already.", number=piece.id)
    at = now()
    hashed = codec.sha256(codec.canonical(content))
    row = models.Evidence(**content, sha256=hashed, reviewer=reviewer, created=at, detached=False)
    session.add(row)
    session.flush()
    assert row.id is not None
    link = log.append(
        session, at=at, reviewer=reviewer, action=action, subject="evidence", subject_id=row.id,
        before={"detached": True},
        after={"detached": False, "sha256": hashed, **content, **(extra or {})},
    )  # fmt: skip
    owner = live(session, models.Claim, claim)
    return Change(link, action, (owner.article,), (claim,))


def _as(text: str) -> Any:
    return text  # the table's CHECK holds the column to the Literal's values
