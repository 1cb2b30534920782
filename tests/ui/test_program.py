"""The program as it starts, is used, left and started again."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot
from room import Started, answer, lines, settle

from ui.program import Program
from workbench import settings
from workbench.errors import UserError
from workbench.rows import ClaimRow


def share(sizes: list[int]) -> float:
    return sizes[0] / sum(sizes)


def current(program: Program) -> ClaimRow:
    assert program.flow is not None and program.flow.claim is not None
    return program.flow.claim


def test_a_second_start_opens_where_the_first_one_left(qtbot: QtBot, start: Started, file: Path) -> None:
    first = start(file)
    first.act("next")
    first.act("next")
    before = first.window.right.sizes()
    first.window.right.setSizes([before[0] - 40, before[1] + 40])
    left, heights = current(first).id, first.window.right.sizes()
    assert heights != before
    first.window.close()
    second = start(file)
    assert current(second).id == left
    assert share(second.window.right.sizes()) == pytest.approx(
        share(heights), abs=0.01
    )  # the screen is small
    assert second.window.actions_by_code["open"].isEnabled()


def test_the_reviewers_name_is_asked_once(
    qtbot: QtBot, start: Started, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RISCONTRO_REVIEWER")
    program = start(file)
    answer(lambda dialog: lines(dialog)["Name"].setText("Bice"))
    program.act("true_verified")
    settle(qtbot, program)
    program.act("true_disputed")
    settle(qtbot, program)
    assert settings.reviewer() == "Bice"
    verdict = current(program).true
    assert verdict is not None and (verdict.verdict, verdict.reviewer) == ("disputed", "Bice")


def test_a_claim_is_dismissed_with_a_reason_and_undone(qtbot: QtBot, start: Started, file: Path) -> None:
    program = start(file)
    number = current(program).id
    answer(lambda dialog: lines(dialog)["Reason"].setText("a commonplace"))
    program.act("dismiss")
    settle(qtbot, program)
    assert program.flow is not None
    assert number not in program.flow.desk.claim_ids(1)
    program.act("undo")
    settle(qtbot, program)
    assert current(program).id == number


def test_a_cancelled_dialog_changes_nothing(qtbot: QtBot, start: Started, file: Path) -> None:
    program = start(file)
    before = current(program)
    answer(lambda dialog: lines(dialog)["Reason"].setText("never mind"), save=False)
    program.act("dismiss")
    settle(qtbot, program)
    assert current(program) == before


def test_speaker_and_date_are_corrected_and_undone(qtbot: QtBot, start: Started, file: Path) -> None:
    program = start(file)
    before = current(program).draft.speaker
    answer(lambda dialog: lines(dialog)["Speaker"].setText("Maria Zakharova"))
    program.act("speaker")
    settle(qtbot, program)
    assert current(program).draft.speaker == "Maria Zakharova"
    program.act("undo")
    settle(qtbot, program)
    assert current(program).draft.speaker == before
    answer(lambda dialog: lines(dialog)["Published"].setText("2024-03-11"))
    program.act("properties")
    settle(qtbot, program)
    assert program.flow is not None
    assert program.flow.desk.article(1)[0].published == "2024-03-11"
    program.act("undo")
    settle(qtbot, program)
    assert program.flow.desk.article(1)[0].published == "2025-04"


def test_an_impossible_date_is_told_and_changes_nothing(qtbot: QtBot, start: Started, file: Path) -> None:
    program = start(file)
    answer(lambda dialog: lines(dialog)["Published"].setText("last week"))
    program.act("properties")
    settle(qtbot, program)
    assert "is not a date" in program.window.status.message.text()


def test_a_dialog_keeps_what_was_typed_until_it_can_be_saved(
    qtbot: QtBot, start: Started, file: Path
) -> None:
    program = start(file)
    seen: list[bool] = []

    def fill(dialog: QDialog) -> None:
        lines(dialog)["Published"].setText("31/02/2025")
        dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Ok).click()
        told = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
        seen.append(dialog.isVisible() and any("is not a date" in text for text in told))
        seen.append(lines(dialog)["Published"].text() == "31/02/2025")

    answer(fill, save=False)
    program.act("properties")
    settle(qtbot, program)
    assert seen == [True, True]


def test_whoever_does_not_give_a_name_signs_nothing(
    qtbot: QtBot, start: Started, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RISCONTRO_REVIEWER")
    program = start(file)
    answer(lambda _dialog: None, save=False)
    with pytest.raises(UserError, match="say who reviews"):
        program.act("true_verified")
    settle(qtbot, program)
    assert current(program).true is None


def test_own_evidence_is_attached_as_written(qtbot: QtBot, start: Started, file: Path) -> None:
    program = start(file)

    def fill(dialog: QDialog) -> None:
        lines(dialog)["Source"].setText("Izvestia")
        dialog.findChildren(QPlainTextEdit)[0].setPlainText("The talks have begun.")
        dialog.findChildren(QComboBox)[0].setCurrentIndex(0)

    answer(fill)
    program.act("own_evidence")
    settle(qtbot, program)
    assert [(piece.quote, piece.stance) for piece in current(program).evidence] == [
        ("The talks have begun.", "supports")
    ]


def test_a_file_that_is_no_workspace_is_told_and_the_open_one_stays(
    start: Started, file: Path, tmp_path: Path
) -> None:
    program = start(file)
    before = current(program).id
    (tmp_path / "letter.riscontro").write_text("Dear editor, " * 100)
    program.open(tmp_path / "letter.riscontro")
    assert "not a Riscontro workspace" in program.window.status.message.text()
    assert current(program).id == before


def test_another_workspace_takes_the_windows_place(
    qtbot: QtBot, start: Started, file: Path, tmp_path: Path
) -> None:
    program = start(file)
    program.open(tmp_path / "second.riscontro")
    settle(qtbot, program)
    assert program.flow is not None and program.flow.article is None
    program.window.dropped.emit("Il Cremlino ha detto che i colloqui sono iniziati lunedì.")
    settle(qtbot, program)
    assert [row.id for row in program.flow.desk.articles()[0]] == [1]
    assert program.window.claims.model().rowCount() == 1


def test_theme_language_and_zoom_are_remembered(start: Started, file: Path) -> None:
    first = start(file)
    for code in ("theme_dark", "language_it", "larger"):
        first.act(code)
    first.window.close()
    second = start(file)
    assert second.window.theme.name == "dark"
    assert second.window.actions_by_code["theme_dark"].isChecked()
    assert settings.load()["language"] == "it"
    assert second.kept["zoom"] == 1.15


def test_a_fault_of_the_program_is_shown_as_one_without_the_articles_text(
    start: Started, file: Path, tmp_path: Path
) -> None:
    program = start(file)
    seen: list[str] = []
    answer(lambda dialog: seen.extend(box.toPlainText() for box in dialog.findChildren(QPlainTextEdit)))
    program.flow.fail(ValueError("Lunedì il Cremlino ha dichiarato"))  # type: ignore[union-attr]
    assert "ValueError" in seen[0] and "Cremlino" not in seen[0]
    reports = list((tmp_path / "data").rglob("bug-*.txt"))
    assert [file.read_text() for file in reports] == seen


@pytest.mark.parametrize("code", ["keys", "about"])
def test_what_only_informs_opens_and_closes(start: Started, file: Path, code: str) -> None:
    program = start(file)
    opened: list[str] = []
    answer(lambda dialog: opened.append(dialog.windowTitle()))
    program.act(code)
    assert opened and opened[0]


def test_a_conclusion_that_waits_for_its_verdict_is_there_at_the_next_start(
    qtbot: QtBot, start: Started, file: Path
) -> None:
    first = start(file)
    first.act("conclusion")
    editor = first.window.conclusion.findChild(QPlainTextEdit)
    assert editor is not None
    editor.setPlainText("Lo dice anche il ministero.")
    first.window.close()
    second = start(file)
    assert second.window.conclusion.text() == "Lo dice anche il ministero."
    second.act("true_verified")
    settle(qtbot, second)
    verdict = current(second).true
    assert verdict is not None and verdict.conclusion == "Lo dice anche il ministero."
    second.window.close()
    assert start(file).window.conclusion.drafts() == {}
