"""The filters above the list of claims."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.chips import Chips
from ui.theme import Theme
from workbench.wording import Wording

FILTERS = [("all", "All", 19), ("undecided", "Undecided", 11), ("disputed", "Disputed", 1)]


@pytest.fixture
def chips(qtbot: QtBot, theme: Theme, wording: Wording) -> Chips:
    made = Chips(theme, wording)
    qtbot.addWidget(made)
    made.set_chips(FILTERS)
    made.resize(450, made.heightForWidth(450))
    made.show()
    return made


def buttons(chips: Chips) -> list[QPushButton]:
    return [button for button in chips.findChildren(QPushButton) if not button.isHidden()]


def test_each_chip_shows_its_label_and_count_the_first_is_chosen(chips: Chips) -> None:
    assert [button.text() for button in buttons(chips)] == ["All 19", "Undecided 11", "Disputed 1"]
    assert chips.current() == "all"


def test_a_click_chooses_and_tells_the_code(qtbot: QtBot, chips: Chips) -> None:
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.mouseClick(buttons(chips)[2], Qt.MouseButton.LeftButton)
    assert told.args == ["disputed"]
    assert chips.current() == "disputed"


def test_new_counts_leave_the_choice_and_tell_nothing(qtbot: QtBot, chips: Chips) -> None:
    with qtbot.assertNotEmitted(chips.chosen):
        chips.set_current("undecided")
        kept = buttons(chips)
        chips.set_chips([("all", "All", 19), ("undecided", "Undecided", 1234), ("disputed", "Disputed", 2)])
    assert buttons(chips) == kept
    assert chips.current() == "undecided"
    assert buttons(chips)[1].text() == "Undecided 1,234"


def test_a_filter_that_is_no_longer_there_gives_way_to_the_first(chips: Chips) -> None:
    chips.set_current("disputed")
    chips.set_chips(FILTERS[:2])
    assert chips.current() == "all"
    chips.set_chips([])
    assert chips.current() is None


def test_the_arrows_walk_round(qtbot: QtBot, chips: Chips) -> None:
    told: list[object] = []
    chips.chosen.connect(told.append)
    for button, key in (
        (0, Qt.Key.Key_Right),
        (1, Qt.Key.Key_Left),
        (0, Qt.Key.Key_Left),
        (2, Qt.Key.Key_Down),
    ):
        qtbot.keyClick(buttons(chips)[button], key)
    assert told == ["undecided", "all", "disputed", "all"]


def test_the_tab_key_stops_once(chips: Chips) -> None:
    chips.set_current("undecided")
    stops = [bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus) for button in buttons(chips)]
    assert stops == [False, True, False]


def test_chips_wrap_in_a_narrow_column_and_none_is_cut(qtbot: QtBot, theme: Theme, wording: Wording) -> None:
    column, chips = QWidget(), Chips(theme, wording)
    qtbot.addWidget(column)
    chips.set_chips(FILTERS)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(chips)
    layout.addStretch()
    column.resize(180, 300)
    column.show()
    qtbot.waitExposed(column)
    assert chips.height() == chips.heightForWidth(180) > chips.heightForWidth(450)
    for button in buttons(chips):
        assert chips.rect().contains(button.geometry())
        assert button.width() >= button.sizeHint().width()


def test_an_ampersand_is_a_character(chips: Chips) -> None:
    chips.set_chips([("rd", "R&D", 2)])
    assert buttons(chips)[0].text() == "R&&D 2"


def test_chips_are_named_for_a_screen_reader(chips: Chips) -> None:
    names = [button.accessibleName() for button in buttons(chips)]
    assert names == ["All: 19 claims", "Undecided: 11 claims", "Disputed: 1 claim"]
    assert chips.accessibleName() == "Which claims to list"


def test_chips_dress_anew(chips: Chips) -> None:
    light = chips.grab().toImage()
    chips.apply_theme(Theme("dark"))
    chips.apply_wording(Wording("it"))
    assert chips.grab().toImage() != light
