"""What goes with a decision: its wording, its evidence, a second look at it, and all that came before."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from room import Room

from ui.timeline import Timeline
from workbench import review, settings
from workbench.rows import ClaimRow
from workbench.store import Workspace


def editor(room: Room) -> QPlainTextEdit:
    found: QPlainTextEdit = room.window.conclusion.findChild(QPlainTextEdit)
    return found


def current(room: Room) -> ClaimRow:
    assert room.flow.claim is not None
    return room.flow.claim


def line(room: Room) -> str:
    return room.window.status.message.text()


# --- wordings -------------------------------------------------------------------------------------------


def test_a_verdict_offers_a_wording_that_tab_takes_over(room: Room) -> None:
    room.go_to("3,8 milioni")
    assert editor(room).placeholderText() == "Conclusion (C)"
    room.key(Qt.Key.Key_V)
    assert editor(room).placeholderText() == "USGS 2025 gives 3,800,000 t."
    assert room.window.conclusion.text() == ""  # offered, never written unasked
    room.key(Qt.Key.Key_C)
    QTest.keyClick(editor(room), Qt.Key.Key_Tab)
    assert room.window.conclusion.text() == "USGS 2025 gives 3,800,000 t."
    assert editor(room).hasFocus()
    QTest.keyClick(editor(room), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert current(room).true.conclusion == "USGS 2025 gives 3,800,000 t."  # type: ignore[union-attr]
    assert room.window.claims.hasFocus()


def test_a_key_takes_the_wording_over_and_it_is_kept_on_going_on(room: Room) -> None:
    claim = room.go_to("sostituti noti")
    room.key(Qt.Key.Key_D)
    room.act("take_template")
    assert room.window.conclusion.text() == "USGS 2025 says otherwise."
    room.window.claims.setFocus()
    room.settle()
    [row] = room.flow.desk.claims([claim])
    assert row.true is not None and row.true.conclusion == "USGS 2025 says otherwise."


def test_a_wording_whose_places_cannot_be_filled_is_not_offered(room: Room) -> None:
    room.go_to("L’interesse è reciproco")
    assert current(room).draft.speaker
    room.key(Qt.Key.Key_V, shift=True)
    room.window.verdict.set_question("said")
    assert editor(room).placeholderText().endswith("said it, as reported.")
    room.go_to("Non ha fatto il nome")
    room.key(Qt.Key.Key_V)
    assert editor(room).placeholderText() == "Conclusion (C)"


def test_the_reviewers_own_wordings_stand_before_the_programs(room: Room) -> None:
    own = {"true verified": "Confirmed by {source}: {figure} ({speaker}).\nConfirmed by {source}.", "x": "y"}
    room.flow.deciding.set_templates(own)
    assert settings.load()["conclusions"] == own
    room.go_to("3,8 milioni")
    room.key(Qt.Key.Key_V)
    assert editor(room).placeholderText() == "Confirmed by USGS 2025: 3,800,000 t (USGS)."
    room.go_to("sostituti noti")
    room.key(Qt.Key.Key_V)
    assert editor(room).placeholderText() == "Confirmed by USGS 2025."
    room.flow.deciding.set_templates({"true verified": " "})
    assert editor(room).placeholderText() != "Confirmed by USGS 2025."


# --- evidence for a verdict -----------------------------------------------------------------------------


def test_a_decision_without_evidence_asks_in_a_line_and_e_answers_it(room: Room) -> None:
    room.go_to("3,8 milioni")
    room.key(Qt.Key.Key_V)
    assert line(room) == "Decided without evidence."
    room.key(Qt.Key.Key_E)
    [piece] = current(room).evidence
    assert current(room).true.evidence == (piece.id,)  # type: ignore[union-attr]
    assert current(room).true.verdict == "verified"  # type: ignore[union-attr]
    assert line(room) == ""


def test_it_asks_once_for_a_claim(room: Room) -> None:
    room.go_to("3,8 milioni")
    room.key(Qt.Key.Key_V)
    room.window.status.leave.click()
    assert line(room) == "" and room.window.status.isHidden()
    room.key(Qt.Key.Key_P)
    assert line(room) == ""
    assert current(room).evidence == ()


def test_a_verdict_whose_piece_was_turned_round_is_asked_for_anew_and_rests_on_it(room: Room) -> None:
    claim = room.go_to("3,8 milioni")
    room.key(Qt.Key.Key_E)
    room.key(Qt.Key.Key_V)
    before = current(room).true
    assert before is not None
    room.flow.evidence.set_stance(before.evidence[0], "undermines")
    room.settle()
    assert "no longer attached" in room.window.status.message.text()
    room.window.status.way_out.click()
    room.settle()
    after = current(room).true
    assert after is not None and (after.verdict, after.as_of) == (before.verdict, before.as_of)
    assert [piece.stance for piece in current(room).evidence if piece.id in after.evidence] == ["undermines"]
    assert room.window.status.isHidden()
    room.act("undo")
    room.act("undo")
    [row] = room.flow.desk.claims([claim])
    assert row.true is not None and row.true.evidence == before.evidence


@pytest.mark.parametrize("key", [Qt.Key.Key_U, Qt.Key.Key_N])
def test_it_asks_nothing_for_what_no_evidence_can_be_had(room: Room, key: Qt.Key) -> None:
    room.go_to("3,8 milioni")
    room.key(key)
    assert line(room) == ""


def test_going_on_leaves_the_question_and_e_is_the_other_claims(room: Room) -> None:
    first = room.go_to("quinta riserva")
    room.key(Qt.Key.Key_V)
    room.go_to("3,8 milioni")
    assert line(room) == ""
    room.key(Qt.Key.Key_E)
    assert current(room).true is None
    [row] = room.flow.desk.claims([first])
    assert row.evidence == ()


# --- a second look --------------------------------------------------------------------------------------


def test_a_second_review_is_asked_for_shown_and_taken_back(room: Room) -> None:
    claim = room.go_to("17 metalli")
    room.key(Qt.Key.Key_V)
    room.key(Qt.Key.Key_2)
    assert current(room).state == "needs second review"
    row = room.window.claims.model().row_of(claim)
    assert "second review" in room.window.claims.model().index(row, 0).data()
    assert "needs second review" in room.window.verdict._told.text()
    room.act("undo")
    assert current(room).state == "decided"
    room.act("redo")
    room.key(Qt.Key.Key_2)
    assert current(room).state == "decided"


def test_whoever_decided_cannot_approve_and_somebody_else_can(room: Room) -> None:
    claim = room.go_to("17 metalli")
    room.key(Qt.Key.Key_V)
    room.key(Qt.Key.Key_A)
    assert "yourself" in line(room)
    other = room.go_to("quinta riserva")
    with Workspace(room.flow.desk.path) as same:
        review.decide(same, other, "verified", "Bice")
    room.flow.show_claim(other)
    room.key(Qt.Key.Key_A)
    assert current(room).state == "approved"
    assert "approved" in room.window.verdict._told.text()
    room.act("undo")
    assert current(room).state == "decided"
    assert room.verdict(claim) == "verified"


# --- history --------------------------------------------------------------------------------------------


def timeline(room: Room) -> Timeline:
    found = room.window.sheet.findChildren(Timeline)
    return found[-1]


def names(room: Room) -> list[str]:
    """Return the headlines of the history, the newest first."""
    entries = timeline(room).widget().children()
    return [
        entry.accessibleName()
        for entry in entries
        if hasattr(entry, "accessibleName") and entry.accessibleName()
    ]


def test_the_history_lies_beside_the_article_with_everything_in_its_order(room: Room) -> None:
    room.go_to("3,8 milioni")
    room.key(Qt.Key.Key_E)
    room.key(Qt.Key.Key_V)
    room.flow.desk.set_claim(current(room).id, speaker="USGS, Reston")
    room.settle()
    room.act("undo")
    room.key(Qt.Key.Key_H)
    assert room.window.sheet.isVisible()
    assert names(room) == [
        "Taken back: claim corrected", "Claim corrected", "Is it true? verified",
        "Evidence attached: supports", "Read in the article",
    ]  # fmt: skip
    room.key(Qt.Key.Key_Escape)
    assert room.window.sheet.isHidden()


def test_a_former_verdict_is_given_again_with_its_words_and_its_evidence(room: Room) -> None:
    room.go_to("3,8 milioni")
    room.key(Qt.Key.Key_E)
    room.key(Qt.Key.Key_V)
    room.act("take_template")
    room.window.claims.setFocus()
    room.settle()
    former = current(room).true
    assert former is not None
    room.key(Qt.Key.Key_D)
    room.act("history")
    button = timeline(room).findChild(QPushButton, f"restore-{former.id}")
    assert button is not None
    button.click()
    room.settle()
    again = current(room).true
    assert again is not None and again.id > former.id
    assert (again.verdict, again.conclusion, again.evidence) == (
        "verified",
        former.conclusion,
        former.evidence,
    )
    assert names(room)[0] == "Is it true? verified"  # and the history has it at once
    assert timeline(room).findChild(QPushButton, f"restore-{again.id}") is None
    room.act("undo")
    assert current(room).true.verdict == "disputed"  # type: ignore[union-attr]


def test_keys_decide_while_the_history_is_open_and_going_on_shows_the_other_claims(room: Room) -> None:
    room.go_to("17 metalli")
    room.act("history")
    room.key(Qt.Key.Key_V)
    assert names(room)[0] == "Is it true? verified"
    room.go_to("3,8 milioni")
    assert names(room) == ["Read in the article"]
    assert QApplication.focusWidget() is not None
