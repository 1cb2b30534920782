"""No word of the window is cut off, in either language, at the size it is drawn for and at a small one."""

import pytest
from clipped import clipped
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from room import Room

from workbench.wording import Wording


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("size", [(1440, 900), (1100, 720)])
def test_no_word_of_the_window_is_cut_off(room: Room, language: str, size: tuple[int, int]) -> None:
    room.window.resize(*size)
    room.window.apply_wording(Wording(language))
    room.flow.refresh()
    for words in ("3,8 milioni", "quinta riserva", "sostituti noti", "17 metalli"):
        room.go_to(words)
        room.qtbot.wait(50)
        assert clipped(room.window) == [], words
    room.act("history")
    assert clipped(room.window) == []


def test_what_is_cut_off_is_found(qtbot: QtBot) -> None:
    for part in (QLabel("a long text"), QPushButton("a long text")):
        qtbot.addWidget(part)
        part.show()
        assert clipped(part) == []
        part.setFixedWidth(30)
        assert clipped(part) == [f"{type(part).__name__} 'a long text'"]
