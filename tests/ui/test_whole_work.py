"""Both seeds from the first claim to the last: once with keys alone, once with the mouse alone."""

from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from room import Started, settle
from support import seed

from ui.program import Program
from ui.verdict_button import VerdictButton
from workbench import review
from workbench.store import Workspace, queries
from workbench.store.verify import verify

KEYS = "VPDUN"


@pytest.fixture
def both(file: Path) -> Path:
    """A workspace with both seeds read and checked."""
    with Workspace(file) as workspace:
        imported = review.import_article(workspace, seed(1), "Ada")
        assert imported.change is not None
        review.check_claims(workspace, imported.change.claims)
    return file


def press(program: Program, key: Qt.Key | str, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key wherever the focus is."""
    window = QGuiApplication.focusWindow() or program.window.windowHandle()
    assert window is not None
    QTest.keyClick(window, key, modifier or Qt.KeyboardModifier.NoModifier)  # type: ignore[call-overload]
    QApplication.processEvents()


def decided(file: Path) -> tuple[int, int, int]:
    """Return how many claims there are, how many are decided, how many pieces of evidence hang on them."""
    with Workspace(file) as workspace, workspace.reading() as session:
        claims = queries.claims(session, queries.claim_ids(session))
        assert verify(workspace).problems == ()
    return (
        len(claims),
        sum(1 for claim in claims if claim.true and claim.true.verdict),
        sum(len(claim.evidence) for claim in claims),
    )


def test_both_seeds_are_worked_through_with_keys_alone(start: Started, both: Path, qtbot: QtBot) -> None:
    program = start(both)
    verdicts = cycle(KEYS)
    for _ in range(100):
        assert program.flow is not None and program.flow.claim is not None
        claim = program.flow.claim
        if program.window.evidence.shown() is not None:
            press(program, "e")
            settle(qtbot, program)
        if claim.draft.speaker:
            press(program, "V", Qt.KeyboardModifier.ShiftModifier)
            settle(qtbot, program)
        press(program, next(verdicts).lower())
        settle(qtbot, program)
        press(program, "c")
        for letter in "Letto.":
            press(program, letter)
        press(program, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, program)
        press(program, "J", Qt.KeyboardModifier.ShiftModifier)
        settle(qtbot, program)
        if "Every claim is decided" in program.window.status.message.text():
            break
    claims, done, evidence = decided(both)
    assert claims > 35 and done == claims and evidence >= 4


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click into the middle of a widget, or at a place in it."""
    assert widget.isVisible() and widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
    QApplication.processEvents()


def click_row(view: QAbstractItemView, row: int) -> None:
    """Turn the wheel until a row is to be seen whole, and click it."""
    index, room = view.model().index(row, 0), view.viewport()
    for _ in range(200):
        place = view.visualRect(index)
        if room.rect().contains(place.center()):
            break
        down = -120 if place.center().y() > room.height() else 120
        where = QPointF(room.rect().center())
        QApplication.sendEvent(
            room,
            QWheelEvent(
                where, QPointF(room.mapToGlobal(where.toPoint())), QPoint(), QPoint(0, down),
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            ),
        )  # fmt: skip
        QApplication.processEvents()
    click(room, view.visualRect(index).center())


def test_both_seeds_are_worked_through_with_the_mouse_alone(start: Started, both: Path, qtbot: QtBot) -> None:
    program = start(both)
    window = program.window
    window.resize(1440, 860)
    buttons = cycle(window.verdict.findChildren(VerdictButton))
    for article in range(2):
        click_row(window.articles, article)
        settle(qtbot, program)
        for row in range(window.claims.model().rowCount()):
            click_row(window.claims, row)
            settle(qtbot, program)
            assert program.flow is not None and program.flow.claim is not None
            attach = [
                one
                for one in window.evidence.findChildren(QPushButton)
                if one.objectName().startswith(("attach-", "passage-")) and not one.visibleRegion().isEmpty()
            ]
            if attach:
                click(attach[0])
                settle(qtbot, program)
            click(next(buttons))
            settle(qtbot, program)
    claims, done, evidence = decided(both)
    assert claims > 35 and done == claims and evidence >= 4
