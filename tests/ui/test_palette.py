"""The command palette: everything is reached by a few letters, from the keyboard alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.actions import ACTIONS
from ui.fuzzy import folded, ranked
from ui.palette import Palette
from ui.palette_entries import actions
from ui.palette_rows import Entry
from ui.theme import Theme
from workbench.wording import Wording

ARTICLES = [
    Entry("article", 1, "Il Cremlino: aziende americane interessate alle terre rare", "aprile 2025"),
    Entry("article", 2, "La città più alta", ""),
]


@pytest.fixture
def palette(qtbot: QtBot, theme: Theme, wording: Wording) -> Iterator[Palette]:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1200, 800)
    over.show()
    qtbot.waitExposed(over)
    made = Palette(theme, wording, over)
    made.open([*actions(wording, lambda code: code != "redo"), *ARTICLES])
    yield made
    made.hide()


def typed(palette: Palette, words: str) -> list[object]:
    palette.field.setText(words)
    return [entry.code for entry in palette.found()]


def test_it_opens_with_every_action_and_the_keyboard_in_its_field(palette: Palette) -> None:
    listed = {entry.code for entry in palette.found() if entry.kind == "action"}
    assert listed == {action.code for action in ACTIONS} - {"palette"}
    assert QApplication.focusWidget() is palette.field


def test_an_action_shows_all_its_keys(palette: Palette) -> None:
    typed(palette, "redo")
    assert palette.found()[0].keys == ("Ctrl+Shift+Z", "Ctrl+Y")


def test_words_in_any_order_case_and_accent_find(palette: Palette) -> None:
    assert typed(palette, "terre cremlino") == [1]
    assert typed(palette, "CITTA") == [2]
    assert typed(palette, "pdf")[0] == "export_pdf"


def test_a_slip_of_the_finger_is_forgiven(palette: Palette) -> None:
    assert "export_pdf" in typed(palette, "exprot pdf")


def test_nothing_found_says_what_to_do(palette: Palette) -> None:
    assert typed(palette, "zzqqx") == []
    assert palette.list._empty.startswith("Nothing has these words")
    assert palette.current() is None


def test_arrows_pass_over_headings_and_stop_at_the_ends(qtbot: QtBot, palette: Palette) -> None:
    first = palette.current()
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.current() == first
    walked = []
    for _ in range(len(palette.found())):
        walked.append(palette.current())
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert walked == palette.found()
    assert palette.current() == ARTICLES[1]


def test_enter_chooses_and_closes(qtbot: QtBot, palette: Palette) -> None:
    typed(palette, "cremlino")
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args == [ARTICLES[0]]
    assert not palette.isVisible()


def test_what_is_not_possible_now_is_shown_and_not_chosen(qtbot: QtBot, palette: Palette) -> None:
    typed(palette, "redo")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_escape_closes_and_gives_the_keyboard_back(qtbot: QtBot, theme: Theme, wording: Wording) -> None:
    over, before = QWidget(), QWidget()
    qtbot.addWidget(over)
    before.setParent(over)
    before.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    over.show()
    qtbot.waitExposed(over)
    over.activateWindow()
    before.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is before)
    palette = Palette(theme, wording, over)
    palette.open(ARTICLES)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is before


def test_claims_come_when_the_typing_pauses_and_late_ones_are_dropped(qtbot: QtBot, palette: Palette) -> None:
    with qtbot.waitSignal(palette.searched) as searched:
        palette.field.setText("riserve")
    assert searched.args == ["riserve"]
    claim = Entry("claim", 7, "La Russia ha riserve", "narrator")
    palette.show_claims("other words", [claim])
    assert claim not in palette.found()
    palette.show_claims("riserve", [claim])
    assert palette.found()[-1] == claim


def test_the_palette_speaks_italian_and_wears_the_dark(palette: Palette) -> None:
    palette.apply_theme(Theme("dark"))
    palette.apply_wording(Wording("it"))
    palette.open(actions(Wording("it"), lambda _code: True))
    assert typed(palette, "annulla")[0] == "undo"


def test_its_rows_are_a_sound_model(palette: Palette, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(palette.list.model())


def test_a_word_that_begins_one_comes_before_one_within() -> None:
    texts = [folded(text) for text in ("Riordina", "Ordine", "L'ordine del testo")]
    assert [index for index, _score in ranked("ordi", texts)] == [1, 2, 0]


def test_any_text_can_be_looked_for() -> None:
    for odd in ("", "\0", "😀", "((", "a" * 5000, "يتم"):
        ranked(odd, [folded("Ordine"), ""])
