"""Deciding: verdicts are appended, undone by appending, and never lost to somebody else's."""

from datetime import date

import pytest
from support import claim_with, seed

from workbench import review
from workbench.errors import ConflictError, UserError
from workbench.rows import Span
from workbench.store import Workspace, queries


def current(workspace: Workspace, claim: int) -> tuple[str | None, str]:
    with workspace.reading() as session:
        row = queries.claim(session, claim)
    return (row.true.verdict if row.true else None), row.state


def test_a_verdict_has_its_reviewer_its_day_and_its_conclusion(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.decide(workspace, claim, "verified", "Ada", conclusion=" As USGS says. ", as_of=date(2025, 4, 30))
    with workspace.reading() as session:
        row = queries.claim(session, claim).true
    assert row is not None
    assert (row.verdict, row.conclusion, row.as_of, row.reviewer) == (
        "verified",
        "As USGS says.",
        date(2025, 4, 30),
        "Ada",
    )


def test_the_same_verdict_twice_is_one_verdict(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.decide(workspace, claim, "verified", "Ada", conclusion="Seventeen.")
    assert review.decide(workspace, claim, "verified", "Ada") is None
    assert review.decide(workspace, claim, "verified", "Bice") is not None


def test_half_a_word_is_made_whole(workspace: Workspace) -> None:
    with workspace.reading() as session:
        text = queries.article_text(session, 1)
    start = text.index("ardware milita")
    change = review.add_claim(workspace, 1, Span(start, start + len("ardware milita")), "Ada")
    with workspace.reading() as session:
        assert queries.claim(session, change.claims[0]).draft.text == "hardware militare"


def test_the_two_questions_have_verdicts_of_their_own(workspace: Workspace) -> None:
    claim = claim_with(workspace, "i colloqui con le imprese americane sono già iniziati")
    review.decide(workspace, claim, "verified", "Ada", question="said")
    review.decide(workspace, claim, "unverifiable", "Ada")
    with workspace.reading() as session:
        row = queries.claim(session, claim)
    assert row.true is not None and row.said is not None
    assert (row.true.verdict, row.said.verdict, row.state) == ("unverifiable", "verified", "decided")


def test_nobody_said_what_has_no_speaker(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="no speaker"):
        review.decide(workspace, claim_with(workspace, "17 metalli"), "verified", "Ada", question="said")


def test_undoing_the_first_verdict_clears_it(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.decide(workspace, claim, "verified", "Ada")
    review.undo(workspace, "Ada")
    assert current(workspace, claim) == (None, "new")
    with workspace.reading() as session:
        assert [row.verdict for row in queries.verdicts(session, claim)] == ["verified", None]


def test_undo_restores_the_verdict_before_and_redo_brings_it_back(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.decide(workspace, claim, "partly", "Ada", conclusion="Roughly.", reasons=["imprecise"])
    review.decide(workspace, claim, "verified", "Ada", conclusion="Exactly.")
    review.undo(workspace, "Ada")
    with workspace.reading() as session:
        history = queries.verdicts(session, claim)
    assert (history[-1].verdict, history[-1].conclusion, history[-1].restores) == (
        "partly",
        "Roughly.",
        history[0].id,
    )
    assert history[-1].reasons == ("imprecise",)
    review.redo(workspace, "Ada")
    assert current(workspace, claim) == ("verified", "decided")


def test_undoing_twice_and_redoing_twice_ends_where_it_began(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.decide(workspace, claim, "partly", "Ada")
    review.decide(workspace, claim, "verified", "Ada")
    review.undo(workspace, "Ada")
    review.undo(workspace, "Ada")
    assert current(workspace, claim) == (None, "new")
    review.redo(workspace, "Ada")
    assert current(workspace, claim) == ("partly", "decided")
    review.redo(workspace, "Ada")
    assert current(workspace, claim) == ("verified", "decided")


def test_undo_refuses_where_somebody_else_decided_since(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.decide(workspace, claim, "verified", "Ada")
    review.decide(workspace, claim, "disputed", "Bice")
    with pytest.raises(ConflictError):
        review.undo(workspace, "Ada")
    assert current(workspace, claim) == ("disputed", "decided")


def test_a_decision_on_what_somebody_else_changed_meanwhile_is_refused(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.decide(workspace, claim, "disputed", "Bice")
    with pytest.raises(ConflictError):
        review.decide(workspace, claim, "verified", "Ada", seen=None)
    assert current(workspace, claim) == ("disputed", "decided")


def test_there_is_nothing_to_undo_in_a_new_workspace(empty: Workspace) -> None:
    with pytest.raises(UserError, match="nothing to undo"):
        review.undo(empty, "Ada")


def test_a_verdict_rests_on_the_evidence_attached_to_its_question(workspace: Workspace) -> None:
    claim = claim_with(workspace, "3,8 milioni")
    with workspace.reading() as session:
        finding = queries.claim(session, claim).findings[0].id
    review.attach_finding(workspace, claim, finding, "Ada")
    review.attach_own(workspace, claim, "Peskov said so.", "Ada", title="Izvestia", question="said")
    review.decide(workspace, claim, "verified", "Ada")
    with workspace.reading() as session:
        row = queries.claim(session, claim)
    assert row.true is not None
    assert row.true.evidence == (row.evidence[0].id,)
    assert (row.evidence[0].kind, row.evidence[0].stance) == ("figure", "supports")


def test_foreign_evidence_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="not attached"):
        review.decide(workspace, claim_with(workspace, "17 metalli"), "verified", "Ada", evidence=[99])


def test_the_same_evidence_is_attached_once_and_can_be_taken_off_and_undone(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.attach_own(workspace, claim, "Seventeen.", "Ada", title="USGS")
    with pytest.raises(UserError, match="already"):
        review.attach_own(workspace, claim, "Seventeen.", "Ada", title="USGS")
    review.undo(workspace, "Ada")
    with workspace.reading() as session:
        assert queries.claim(session, claim).evidence == ()
    review.redo(workspace, "Ada")
    with workspace.reading() as session:
        assert [piece.quote for piece in queries.claim(session, claim).evidence] == ["Seventeen."]


def test_unknown_verdicts_reasons_and_claims_are_told(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    with pytest.raises(UserError, match="none of"):
        review.decide(workspace, claim, "true", "Ada")  # type: ignore[arg-type]
    with pytest.raises(UserError, match="none of"):
        review.decide(workspace, claim, "verified", "Ada", reasons=["bad mood"])  # type: ignore[list-item]
    with pytest.raises(UserError, match="no claim 9999"):
        review.decide(workspace, 9999, "verified", "Ada")


def test_a_reviewer_makes_a_claim_of_any_words_and_takes_it_back(workspace: Workspace) -> None:
    with workspace.reading() as session:
        text = queries.article_text(session, 1)
    start = text.index(" nell’hardware militare")
    change = review.add_claim(workspace, 1, Span(start, start + len(" nell’hardware militare")), "Ada")
    with workspace.reading() as session:
        row = queries.claim(session, change.claims[0])
    assert (row.draft.text, row.origin) == ("nell’hardware militare", "reviewer")
    with pytest.raises(UserError, match="already"):
        review.add_claim(workspace, 1, row.draft.span, "Ada")
    review.undo(workspace, "Ada")
    with workspace.reading() as session:
        assert row.id not in queries.claim_ids(session, 1)


def test_a_dismissed_claim_has_a_reason_and_cannot_be_decided(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    with pytest.raises(UserError, match="why"):
        review.dismiss(workspace, claim, "  ", "Ada")
    review.dismiss(workspace, claim, "a commonplace", "Ada")
    with pytest.raises(UserError, match="reopen"):
        review.decide(workspace, claim, "verified", "Ada")
    review.undo(workspace, "Ada")
    review.decide(workspace, claim, "verified", "Ada")
    assert current(workspace, claim) == ("verified", "decided")


def test_the_same_text_twice_adds_nothing(workspace: Workspace) -> None:
    again = review.import_article(workspace, seed(0), "Ada")
    assert (again.article, again.change) == (1, None)


def test_what_is_said_of_an_article_can_be_corrected_and_undone(workspace: Workspace) -> None:
    review.set_article(workspace, 1, "Ada", published="2025-04-14", outlet="Il Giornale")
    assert review.set_article(workspace, 1, "Ada", outlet="Il Giornale") is None
    with pytest.raises(UserError, match="not a date"):
        review.set_article(workspace, 1, "Ada", published="April")
    review.undo(workspace, "Ada")
    with workspace.reading() as session:
        row = queries.article(session, 1)
    assert (row.published, row.outlet) == ("2025-04", "")
