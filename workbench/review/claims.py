"""What a reviewer does to a claim besides judging it: make one, correct one, dismiss one."""

from __future__ import annotations

from workbench import forms
from workbench.changes import Change
from workbench.choices import merged
from workbench.errors import UserError
from workbench.review.edges import added, read, trimmed
from workbench.review.record import change_fields, known, live
from workbench.rows import STATES, Choice, Span, State
from workbench.store import Workspace, codec, models, queries


def add_claim(workspace: Workspace, article: int, span: Span, reviewer: str) -> Change:
    """Make a claim of a stretch of an article's text, read like the others but marked as the reviewer's.

    White space at its ends is left out, half words are made whole. Raises UserError where nothing is left,
    where the span is outside of the text, and where the same claim is there already.
    """
    with workspace.reading() as session:
        row, text = queries.article(session, article), queries.article_text(session, article)
    chosen = trimmed(text, span)
    draft = read(text, chosen, row.language, row.published)
    with workspace.writing() as session:
        for claim in queries.claims(session, queries.claim_ids(session, article)):
            if claim.draft.span == chosen:
                raise UserError("This text is claim {number} already.", number=claim.id)
        return added(session, article, draft, reviewer)


def set_claim(workspace: Workspace, claim: int, reviewer: str, **values: str | None) -> Change | None:
    """Correct a claim's speaker (empty: the narrator) or standalone wording; None where nothing changes."""
    changes = {
        name: (value or "").strip() or None
        for name, value in values.items()
        if name in ("speaker", "standalone")
    }
    with workspace.writing() as session:
        row = live(session, models.Claim, claim)
        return change_fields(session, row, changes, action="claim.set", reviewer=reviewer)


def choose(workspace: Workspace, claim: int, choice: Choice | None, reviewer: str) -> Change | None:
    """Keep how an ambiguous claim is to be read, beside what was chosen before; None to read it as it stands.

    Returns None where nothing changes.
    """
    with workspace.writing() as session:
        row = live(session, models.Claim, claim)
        former = codec.load(Choice, row.choice) if row.choice else None
        document = codec.dump(merged(former, choice)) if choice is not None else ""
        return change_fields(session, row, {"choice": document}, action="claim.choose", reviewer=reviewer)


def dismiss(workspace: Workspace, claim: int, because: str, reviewer: str) -> Change | None:
    """Put aside what is no claim; it stays in the history. Raises UserError without a reason."""
    because = forms.reason(because)
    with workspace.writing() as session:
        row = live(session, models.Claim, claim)
        values = {"state": "dismissed", "dismissed_because": because}
        return change_fields(session, row, values, action="claim.dismiss", reviewer=reviewer)


def reopen(workspace: Workspace, claim: int, reviewer: str) -> Change | None:
    """Take a dismissed claim back: decided where it has a verdict, else new."""
    with workspace.writing() as session:
        row = live(session, models.Claim, claim)
        values = {"state": "decided" if row.verdict else "new", "dismissed_because": ""}
        return change_fields(session, row, values, action="claim.reopen", reviewer=reviewer)


def set_state(workspace: Workspace, claim: int, state: State, reviewer: str) -> Change | None:
    """Ask for a second review of a claim, approve it, or take either back by giving the state before.

    Returns None where nothing changes. Raises UserError for a state that comes about otherwise, for an
    approval of what is not decided or was decided by the same reviewer, and for a dismissed claim.
    """
    known(state, STATES)
    with workspace.writing() as session:
        row = live(session, models.Claim, claim)
        if row.state == "dismissed":
            raise UserError("Claim {number} was dismissed; reopen it before deciding.", number=claim)
        current = queries.current_verdict(session, claim, "true")
        decided = current is not None and current.verdict is not None
        if state == "approved":
            if current is None or not decided:
                raise UserError(
                    "Claim {number} is not decided, so there is nothing to approve.", number=claim
                )
            if current.reviewer == reviewer:
                raise UserError(
                    "You decided claim {number} yourself; somebody else approves it.", number=claim
                )
        elif state != "needs second review" and state != before_review(row.state, decided):
            raise UserError("Claim {number} cannot be set to this state.", number=claim)
        return change_fields(session, row, {"state": state}, action="claim.state", reviewer=reviewer)


def toggle_state(workspace: Workspace, claim: int, state: State, reviewer: str) -> Change | None:
    """Ask for a second review or approve, or take it back where that is the claim's state already."""
    with workspace.reading() as session:
        row = queries.claim(session, claim)
    decided = row.true is not None and row.true.verdict is not None
    wanted = before_review(row.state, decided) if row.state == state else state
    return set_state(workspace, claim, wanted, reviewer)


def before_review(state: str, decided: bool) -> State:
    """Return the state that a claim has without a second review and without an approval."""
    if decided:
        return "decided"
    return "new" if state == "new" else "in review"
