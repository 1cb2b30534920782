"""A second pair of eyes: asked for, given by somebody else, and taken back; and a piece of evidence seen otherwise."""

from __future__ import annotations

import pytest
from support import claim_with

from workbench import review
from workbench.errors import ConflictError, UserError
from workbench.rows import ClaimRow
from workbench.store import Workspace, queries
from workbench.store.verify import verify


def row(workspace: Workspace, number: int) -> ClaimRow:
    with workspace.reading() as session:
        return queries.claim(session, number)


def test_a_second_review_is_asked_for_and_taken_back(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.decide(workspace, claim, "verified", "Ada")
    review.set_state(workspace, claim, "needs second review", "Ada")
    assert row(workspace, claim).state == "needs second review"
    assert review.set_state(workspace, claim, "needs second review", "Ada") is None
    review.undo(workspace, "Ada")
    assert row(workspace, claim).state == "decided"
    review.redo(workspace, "Ada")
    assert row(workspace, claim).state == "needs second review"
    review.set_state(workspace, claim, "decided", "Bice")
    assert row(workspace, claim).state == "decided"
    assert verify(workspace).problems == ()


def test_only_somebody_else_approves(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    with pytest.raises(UserError, match="not decided"):
        review.set_state(workspace, claim, "approved", "Bice")
    review.decide(workspace, claim, "verified", "Ada")
    with pytest.raises(UserError, match="yourself"):
        review.set_state(workspace, claim, "approved", "Ada")
    review.set_state(workspace, claim, "approved", "Bice")
    assert row(workspace, claim).state == "approved"
    with pytest.raises(ConflictError):
        review.undo(workspace, "Ada")
    assert row(workspace, claim).state == "approved"
    review.undo(workspace, "Bice")
    assert row(workspace, claim).state == "decided"
    assert verify(workspace).problems == ()


def test_writing_on_keeps_the_question_and_anothers_verdict_answers_it(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.decide(workspace, claim, "verified", "Ada")
    review.set_state(workspace, claim, "needs second review", "Ada")
    review.decide(workspace, claim, "verified", "Ada", conclusion="Seventeen.")
    assert row(workspace, claim).state == "needs second review"
    review.decide(workspace, claim, "disputed", "Bice")
    assert row(workspace, claim).state == "decided"


def test_other_states_come_about_otherwise(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    for state in ("decided", "dismissed", "void"):
        with pytest.raises(UserError):
            review.set_state(workspace, claim, state, "Ada")  # type: ignore[arg-type]
    review.dismiss(workspace, claim, "none", "Ada")
    with pytest.raises(UserError):
        review.set_state(workspace, claim, "needs second review", "Ada")


def test_a_piece_of_evidence_changes_its_stance_as_one_step(workspace: Workspace) -> None:
    claim = claim_with(workspace, "sostituti noti")
    review.attach_own(workspace, claim, "There are.", "Ada", title="USGS", note="p. 2", stance="supports")
    [piece] = row(workspace, claim).evidence
    review.set_stance(workspace, piece.id, "undermines", "Bice")
    [changed] = row(workspace, claim).evidence
    assert (changed.stance, changed.quote, changed.note) == ("undermines", "There are.", "p. 2")
    assert review.set_stance(workspace, changed.id, "undermines", "Bice") is None
    assert verify(workspace).problems == ()
    review.undo(workspace, "Bice")
    assert row(workspace, claim).evidence == (piece,)
    review.redo(workspace, "Bice")
    assert [one.stance for one in row(workspace, claim).evidence] == ["undermines"]
    assert verify(workspace).problems == ()
    with pytest.raises(UserError, match="taken off"):
        review.set_stance(workspace, piece.id, "context", "Ada")
