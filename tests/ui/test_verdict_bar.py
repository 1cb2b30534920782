"""The verdict bar shows what was decided and by whom, and asks for a verdict; a press changes nothing itself."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from support import seed

from ui.theme import Theme, apply, sans
from ui.verdict_bar import KEYS, VerdictBar
from ui.verdict_button import VerdictButton
from workbench.claims import extract
from workbench.rows import REASON_CODES, VERDICTS, ClaimRow, Question, ReasonCode, Verdict, VerdictRow
from workbench.wording import Wording


def claim_with(words: str) -> ClaimRow:
    """A claim of the April seed as it is stored before anybody judged it."""
    draft = seed(0)
    for number, claim in enumerate(extract(draft.text, draft.language, draft.published), 1):
        if words in claim.text:
            return ClaimRow(number, 1, claim, "new", "machine")
    raise AssertionError(f"no claim says {words!r}")


def verdict(
    claim: ClaimRow,
    word: Verdict | None,
    question: Question = "true",
    reasons: tuple[ReasonCode, ...] = (),
) -> VerdictRow:
    moment = datetime(2026, 3, 4, 12, tzinfo=UTC)
    return VerdictRow(5, claim.id, question, word, "", reasons, (), date(2026, 3, 4), "Ada", moment)


SAID = claim_with("3,8 milioni")  # by the USGS
TOLD = claim_with("17 metalli")  # by the narrator


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme, wording: Wording) -> VerdictBar:
    made = VerdictBar(theme, wording)
    qtbot.addWidget(made)
    made.resize(426, made.sizeHint().height())
    made.show()
    return made


def button(bar: VerdictBar, name: str) -> QPushButton:
    found = bar.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def checked(bar: VerdictBar) -> list[str]:
    return [each.verdict for each in bar.findChildren(VerdictButton) if each.isChecked()]


def told(bar: VerdictBar) -> str:
    return " | ".join(label.text() for label in bar.findChildren(QLabel))


def choose(bar: VerdictBar, *codes: ReasonCode) -> None:
    """Open the menu of reasons, tick some, and close it."""
    menu = bar.findChild(QMenu)
    assert menu is not None
    menu.popup(QPoint(0, 0))
    for action in menu.actions():
        if action.data() in codes:
            action.trigger()
    menu.close()


@pytest.mark.parametrize("word", VERDICTS)
def test_a_press_asks_for_its_verdict_and_checks_nothing_by_itself(
    qtbot: QtBot, bar: VerdictBar, word: Verdict
) -> None:
    bar.show_claim(TOLD)
    with qtbot.waitSignal(bar.decided) as asked:
        qtbot.mouseClick(button(bar, f"verdict-{word}"), Qt.MouseButton.LeftButton)
    assert asked.args == [word, "true"]
    assert checked(bar) == []


def test_the_current_verdict_is_checked_with_who_and_when(bar: VerdictBar) -> None:
    bar.show_claim(replace(TOLD, true=verdict(TOLD, "disputed", reasons=("wrong number",))))
    assert checked(bar) == ["disputed"]
    assert "Ada, 4 March 2026" in told(bar)
    assert "wrong number" in told(bar)


def test_a_cleared_verdict_is_none(bar: VerdictBar) -> None:
    bar.show_claim(replace(TOLD, true=verdict(TOLD, None)))
    assert checked(bar) == []
    assert "Not decided yet" in told(bar)


def test_each_question_has_its_own_verdict(qtbot: QtBot, bar: VerdictBar) -> None:
    bar.show_claim(replace(SAID, true=verdict(SAID, "partly"), said=verdict(SAID, "verified", "said")))
    assert checked(bar) == ["partly"]
    with qtbot.waitSignal(bar.question_changed) as changed:
        qtbot.mouseClick(button(bar, "question-said"), Qt.MouseButton.LeftButton)
    assert changed.args == ["said"]
    assert bar.question() == "said"
    assert checked(bar) == ["verified"]
    with qtbot.waitSignal(bar.decided) as asked:
        qtbot.mouseClick(button(bar, "verdict-unverifiable"), Qt.MouseButton.LeftButton)
    assert asked.args == ["unverifiable", "said"]


def test_only_what_somebody_said_can_be_asked_whether_it_was_said(bar: VerdictBar) -> None:
    bar.show_claim(TOLD)
    assert not button(bar, "question-said").isEnabled()
    bar.set_question("said")
    assert bar.question() == "true"
    bar.show_claim(SAID)
    assert button(bar, "question-said").isEnabled()


def test_another_claim_is_asked_first_whether_it_is_true(bar: VerdictBar) -> None:
    bar.show_claim(SAID)
    bar.set_question("said")
    bar.show_claim(replace(SAID, state="in review"))
    assert bar.question() == "said"
    bar.show_claim(claim_with("metà aprile"))
    assert bar.question() == "true"


def test_without_a_claim_nothing_can_be_decided(qtbot: QtBot, bar: VerdictBar) -> None:
    bar.show_claim(None)
    with qtbot.assertNotEmitted(bar.decided):
        qtbot.mouseClick(button(bar, "verdict-verified"), Qt.MouseButton.LeftButton)
    assert not button(bar, "reasons").isEnabled()


def test_several_reasons_are_told_once_when_the_menu_closes(qtbot: QtBot, bar: VerdictBar) -> None:
    bar.show_claim(replace(TOLD, true=verdict(TOLD, "disputed", reasons=("imprecise",))))
    heard: list[object] = []
    bar.reasons_changed.connect(heard.append)
    choose(bar, "wrong number", "outdated edition")
    assert heard == [("wrong number", "outdated edition", "imprecise")]


def test_an_unchanged_choice_of_reasons_is_not_told(qtbot: QtBot, bar: VerdictBar) -> None:
    bar.show_claim(TOLD)
    with qtbot.assertNotEmitted(bar.reasons_changed):
        choose(bar)


def test_reasons_chosen_before_a_verdict_wait_for_it(bar: VerdictBar) -> None:
    bar.show_claim(TOLD)
    choose(bar, "missing context")
    assert bar.reasons() == ("missing context",)
    bar.show_claim(SAID)
    assert bar.reasons() == ()
    bar.show_claim(TOLD)
    assert bar.reasons() == ("missing context",)
    bar.show_claim(replace(TOLD, true=verdict(TOLD, "partly")))
    assert bar.reasons() == ()
    bar.show_claim(TOLD)
    assert bar.reasons() == ()


def test_a_press_on_the_menu_keeps_it_open(qtbot: QtBot, bar: VerdictBar) -> None:
    bar.show_claim(TOLD)
    menu = bar.findChild(QMenu)
    assert menu is not None
    menu.popup(QPoint(0, 0))
    first = menu.actions()[0]
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(first).center())
    assert first.isChecked()
    assert menu.isVisible()
    menu.setActiveAction(menu.actions()[1])
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.actions()[1].isChecked()
    assert menu.isVisible()
    menu.close()
    assert bar.reasons() == REASON_CODES[:2]


@pytest.mark.parametrize("language", ["it", "en"])
def test_no_word_is_cut_in_a_narrow_column(bar: VerdictBar, language: str) -> None:
    bar.apply_wording(Wording(language))
    bar.resize(376, bar.sizeHint().height())  # a column of 400 pixels, with its margins
    assert bar.minimumSizeHint().width() <= 376
    metrics = QFontMetrics(sans(13))
    for each in bar.findChildren(VerdictButton):
        assert max(metrics.horizontalAdvance(word) for word in each.text().split()) <= each.width() - 4


def test_verdicts_and_questions_have_names_for_a_screen_reader(bar: VerdictBar) -> None:
    assert [each.accessibleName() for each in bar.findChildren(VerdictButton)] == [
        f"{word}, key {KEYS[word]}" for word in VERDICTS
    ]
    assert all(each.accessibleName() for each in bar.findChildren(QPushButton))
    assert bar.accessibleName() == "Verdict"


def test_the_space_bar_presses_a_verdict_and_the_arrows_do_not(qtbot: QtBot, bar: VerdictBar) -> None:
    bar.show_claim(TOLD)
    first = button(bar, "verdict-verified")
    first.setFocus()
    with qtbot.assertNotEmitted(bar.decided):
        qtbot.keyClick(first, Qt.Key.Key_Right)
    with qtbot.waitSignal(bar.decided):
        qtbot.keyClick(first, Qt.Key.Key_Space)


def test_theme_and_language_change_while_a_claim_is_shown(bar: VerdictBar, qapp: object) -> None:
    bar.show_claim(replace(SAID, true=verdict(SAID, "verified")))
    bar.set_question("said")
    for name in ("dark", "light"):
        bar.apply_theme(apply(qapp, name))  # type: ignore[arg-type]
        bar.grab()
    bar.apply_wording(Wording("it"))
    bar.grab()
    assert bar.question() == "said"
    assert button(bar, "verdict-not checkable").text() == "non controllabile"
