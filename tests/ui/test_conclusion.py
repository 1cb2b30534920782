"""The conclusion is never lost, never overwritten under the writer's hands, and handed over once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from support import seed

from ui.conclusion import ConclusionEdit
from ui.theme import Theme, apply
from workbench.claims import extract
from workbench.rows import ClaimRow, Question, Verdict, VerdictRow
from workbench.wording import Wording


def claims() -> list[ClaimRow]:
    """The claims of the April seed as they are stored before anybody judged them."""
    draft = seed(0)
    found = extract(draft.text, draft.language, draft.published)
    return [ClaimRow(number, 1, claim, "new", "machine") for number, claim in enumerate(found, 1)]


FIRST, SECOND = claims()[:2]


def concluded(
    claim: ClaimRow, text: str, question: Question = "true", word: Verdict | None = "verified"
) -> ClaimRow:
    """The claim with a verdict and its conclusion."""
    moment = datetime(2026, 3, 4, tzinfo=UTC)
    row = VerdictRow(3, claim.id, question, word, text, (), (), date(2026, 3, 4), "Ada", moment)
    return replace(claim, true=row) if question == "true" else replace(claim, said=row)


@pytest.fixture
def edit(qtbot: QtBot, theme: Theme, wording: Wording) -> Iterator[ConclusionEdit]:
    """The editor in a window, with another field beside it to go to."""
    window = QWidget()
    made = ConclusionEdit(theme, wording)
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(426, 300)
    window.show()
    window.activateWindow()
    with qtbot.waitActive(window):
        pass
    yield made  # and not return: the window must live as long


@pytest.fixture
def heard(edit: ConclusionEdit) -> list[tuple[object, object, Question]]:
    """What was committed: claim, text, and the question that it answers."""
    committed: list[tuple[object, object, Question]] = []
    edit.committed.connect(lambda claim, text: committed.append((claim, text, edit.question())))
    return committed


Heard = list[tuple[object, object, Question]]


def field(edit: ConclusionEdit) -> QPlainTextEdit:
    found = edit.findChild(QPlainTextEdit)
    assert found is not None
    return found


def go_elsewhere(edit: ConclusionEdit) -> None:
    elsewhere = edit.window().findChild(QLineEdit)
    assert elsewhere is not None
    elsewhere.setFocus()


def test_it_shows_the_conclusion_of_the_question_asked(edit: ConclusionEdit) -> None:
    both = concluded(concluded(FIRST, "true enough"), "said indeed", "said")
    edit.show_claim(both, "true")
    assert edit.text() == "true enough"
    edit.show_claim(both, "said")
    assert edit.text() == "said indeed"
    assert not edit.has_unsaved()


def test_ctrl_enter_hands_it_over_once(qtbot: QtBot, edit: ConclusionEdit, heard: Heard) -> None:
    edit.show_claim(FIRST, "true")
    edit.begin()
    qtbot.keyClicks(field(edit), "Checked.")
    assert edit.has_unsaved()
    qtbot.keyClick(field(edit), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == [(FIRST.id, "Checked.", "true")]
    assert not edit.has_unsaved()
    go_elsewhere(edit)
    assert len(heard) == 1


def test_leaving_the_field_hands_it_over(qtbot: QtBot, edit: ConclusionEdit, heard: Heard) -> None:
    edit.show_claim(FIRST, "true")
    edit.begin()
    qtbot.keyClicks(field(edit), "Left.")
    go_elsewhere(edit)
    assert heard == [(FIRST.id, "Left.", "true")]


def test_escape_hands_it_over_and_goes_back(qtbot: QtBot, edit: ConclusionEdit, heard: Heard) -> None:
    edit.show_claim(FIRST, "true")
    edit.begin()
    qtbot.keyClicks(field(edit), "Back.")
    with qtbot.waitSignal(edit.left):
        qtbot.keyClick(field(edit), Qt.Key.Key_Escape)
    assert heard == [(FIRST.id, "Back.", "true")]


def test_another_claim_waits_until_this_one_is_handed_over(
    qtbot: QtBot, edit: ConclusionEdit, heard: Heard
) -> None:
    edit.show_claim(FIRST, "said")
    qtbot.keyClicks(field(edit), "Mine.")
    edit.show_claim(concluded(SECOND, "other"), "true")
    assert heard == [(FIRST.id, "Mine.", "said")]
    assert edit.text() == "other"


def test_nothing_typed_is_nothing_handed_over(edit: ConclusionEdit, heard: Heard) -> None:
    edit.show_claim(concluded(FIRST, "3\u202f800\u00a0000\u2028t"), "true")
    edit.begin()
    go_elsewhere(edit)
    edit.show_claim(SECOND, "true")
    edit.show_claim(None)
    assert heard == []


def test_a_refresh_leaves_what_is_being_typed(qtbot: QtBot, edit: ConclusionEdit) -> None:
    edit.show_claim(concluded(FIRST, "old"), "true")
    edit.begin()
    qtbot.keyClicks(field(edit), " and new")
    edit.show_claim(concluded(FIRST, "somebody else's"), "true")
    assert edit.text() == "old and new"
    assert edit.has_unsaved()


def test_a_refresh_shows_what_changed_where_nothing_is_typed(edit: ConclusionEdit) -> None:
    edit.show_claim(concluded(FIRST, "old"), "true")
    edit.show_claim(concluded(FIRST, "undone"), "true")
    assert edit.text() == "undone"
    assert not edit.has_unsaved()


def test_a_refresh_from_before_the_handing_over_brings_nothing_old_back(
    qtbot: QtBot, edit: ConclusionEdit
) -> None:
    edit.show_claim(concluded(FIRST, "old"), "true")
    qtbot.keyClicks(field(edit), "new ")
    edit.commit()
    edit.show_claim(replace(concluded(FIRST, "old"), state="in review"), "true")
    assert edit.text() == "new old"


def test_an_undecided_claims_text_is_there_again_until_a_verdict_took_it(
    qtbot: QtBot, edit: ConclusionEdit, heard: Heard
) -> None:
    edit.show_claim(FIRST, "true")
    qtbot.keyClicks(field(edit), "Draft.")
    edit.show_claim(SECOND, "true")
    assert edit.text() == ""
    assert edit.pending(FIRST.id, "true") == "Draft."
    edit.show_claim(FIRST, "true")
    assert edit.text() == "Draft."
    assert edit.pending(FIRST.id) == "Draft."
    edit.show_claim(concluded(FIRST, "Draft."), "true")
    edit.show_claim(SECOND, "true")
    assert edit.pending(FIRST.id, "true") == ""
    assert len(heard) == 1


def test_no_break_spaces_survive(qtbot: QtBot, edit: ConclusionEdit, heard: Heard) -> None:
    edit.show_claim(concluded(FIRST, "3\u00a0800\u202f000 t\nossidi 😀"), "true")
    edit.begin()
    qtbot.keyClicks(field(edit), "!")
    edit.commit()
    assert heard[0][1] == "3\u00a0800\u202f000 t\nossidi 😀!"


def test_it_grows_from_two_lines_to_five(edit: ConclusionEdit) -> None:
    edit.show_claim(FIRST, "true")
    heights = []
    for lines in (0, 1, 2, 3, 4, 5, 6, 60):
        field(edit).setPlainText("\n".join("x" * lines))
        heights.append(field(edit).height())
    assert heights[0] == heights[1] == heights[2] < heights[3] < heights[4] < heights[5]
    assert heights[5] == heights[6] == heights[7]


def test_a_long_line_grows_it_where_it_is_broken(qtbot: QtBot, edit: ConclusionEdit) -> None:
    edit.show_claim(concluded(FIRST, "parole " * 25), "true")
    wide = field(edit).height()
    edit.window().resize(230, 300)
    qtbot.waitUntil(lambda: field(edit).height() > wide)


def test_the_hint_is_there_while_writing_and_moves_nothing(qtbot: QtBot, edit: ConclusionEdit) -> None:
    edit.show_claim(FIRST, "true")
    hint = edit.findChild(QLabel)
    assert hint is not None
    go_elsewhere(edit)
    height = edit.height()
    assert not hint.isVisible()
    edit.begin()
    assert hint.isVisible()
    assert edit.height() == height


def test_without_a_claim_nothing_can_be_written(edit: ConclusionEdit) -> None:
    edit.show_claim(concluded(FIRST, "old"), "true")
    edit.show_claim(None)
    assert edit.text() == ""
    assert not field(edit).isEnabled()


def test_the_field_has_a_name_and_says_its_keys(edit: ConclusionEdit) -> None:
    assert field(edit).accessibleName() == "Conclusion"
    assert field(edit).accessibleDescription() == "Ctrl+Enter or Esc saves and goes back"


def test_theme_and_language_change_while_writing(qtbot: QtBot, edit: ConclusionEdit, qapp: object) -> None:
    edit.show_claim(FIRST, "true")
    qtbot.keyClicks(field(edit), "Still here.")
    for name in ("dark", "light"):
        edit.apply_theme(apply(qapp, name))  # type: ignore[arg-type]
        edit.grab()
    edit.apply_wording(Wording("it"))
    assert edit.text() == "Still here."
