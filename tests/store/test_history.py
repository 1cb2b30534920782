"""What happened to a claim can be told in the order of its time, with who and what."""

from support import claim_with

from workbench import review
from workbench.store import Workspace, history, queries


def told(workspace: Workspace, claim: int) -> list[history.Event]:
    with workspace.reading() as session:
        return history.events(session, claim)


def test_a_claims_history_has_its_verdicts_evidence_and_corrections_in_their_order(
    workspace: Workspace,
) -> None:
    claim = claim_with(workspace, "3,8 milioni")
    with workspace.reading() as session:
        finding = queries.claim(session, claim).findings[0].id
    review.attach_finding(workspace, claim, finding, "Ada")
    review.decide(workspace, claim, "verified", "Ada", conclusion="So it is.")
    review.set_claim(workspace, claim, "Bice", speaker="USGS, Reston")
    review.undo(workspace, "Ada")
    other = claim_with(workspace, "17 metalli")
    review.decide(workspace, other, "disputed", "Ada")
    events = told(workspace, claim)
    assert [(event.reviewer, event.action, event.reverted) for event in events] == [
        ("Ada", "article.import", ""), ("Ada", "evidence.attach", ""), ("Ada", "verdict.decide", ""),
        ("Bice", "claim.set", ""), ("Ada", "undo", "verdict.decide"),
    ]  # fmt: skip
    attached, decided, corrected, undone = events[1:]
    assert attached.evidence is not None and attached.evidence.kind == "figure"
    assert decided.verdict is not None and decided.verdict.conclusion == "So it is."
    assert corrected.after["speaker"] == "USGS, Reston"
    assert undone.verdict is not None and undone.verdict.verdict is None
    assert [event.at for event in events] == sorted(event.at for event in events)


def test_a_redo_is_about_what_was_done_first(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.dismiss(workspace, claim, "no claim", "Ada")
    review.undo(workspace, "Ada")
    review.redo(workspace, "Ada")
    assert [event.reverted for event in told(workspace, claim)][1:] == ["", "claim.dismiss", "claim.dismiss"]


def test_a_claim_that_a_reviewer_made_begins_with_that(workspace: Workspace) -> None:
    first = claim_with(workspace, "Non ha fatto il nome")
    with workspace.reading() as session:
        start = queries.claim(session, first).draft.span.start
    change = review.split(workspace, first, start + len("Non ha fatto il nome di nessuna azienda "), "Ada")
    assert [event.action for event in told(workspace, change.claims[1])] == ["claim.add"]
