"""The line at the foot."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.lane import Job, Lane
from ui.status import StatusLine
from ui.theme import Theme
from workbench.wording import Wording


@pytest.fixture
def line(qtbot: QtBot, theme: Theme, wording: Wording) -> Iterator[StatusLine]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 400)
    window.show()
    yield StatusLine(theme, wording, window)


def test_an_error_outlasts_the_progress_of_other_work(qtbot: QtBot, line: StatusLine) -> None:
    lane = Lane("test")
    job = Job(lane, "Importing")
    line.begin(job)
    line.complain("There is no file nowhere.txt.")
    qtbot.waitUntil(line.progress.isVisible)
    line.end(job)
    assert line.message.text() == "There is no file nowhere.txt."
    assert line.isVisible() and not line.progress.isVisible()
    lane.close()


def test_short_work_shows_no_progress(qtbot: QtBot, line: StatusLine) -> None:
    lane = Lane("test")
    job = Job(lane, "Saving")
    line.begin(job)
    line.end(job)
    qtbot.wait(700)
    assert not line.isVisible()
    lane.close()


def test_an_error_goes_when_it_is_answered_and_takes_its_way_out(line: StatusLine) -> None:
    taken: list[str] = []
    line.complain("It cannot be opened.", "Open another…", lambda: taken.append("open"))
    line.way_out.click()
    assert (taken, line.isVisible()) == (["open"], False)


def test_the_line_stays_inside_its_window(line: StatusLine) -> None:
    line.tell("A long sentence. " * 30)
    assert line.geometry().left() >= 0 and line.geometry().right() < 900


def test_the_bar_of_work_that_cannot_be_measured_rests(qtbot: QtBot, line: StatusLine) -> None:
    lane = Lane("test")
    job = Job(lane, "Searching")
    line.begin(job)
    qtbot.waitUntil(line.progress.isVisible)
    pictures = []
    for _ in range(3):
        qtbot.wait(120)
        pictures.append(line.grab().toImage())
    assert pictures[0] == pictures[1] == pictures[2]
    line.end(job)
    lane.close()


def test_work_that_ends_while_other_work_goes_on_leaves_nothing_behind(
    qtbot: QtBot, line: StatusLine
) -> None:
    lane = Lane("test")
    first, second = Job(lane, "Opening"), Job(lane, "Counting")
    line.begin(first)
    line.begin(second)
    qtbot.waitUntil(line.progress.isVisible)
    assert line.message.text() == "Opening"
    line.end(first)
    assert not line.isVisible()
    qtbot.waitUntil(line.progress.isVisible)
    assert line.message.text() == "Counting"
    line.end(second)
    assert not line.isVisible()
    lane.close()
