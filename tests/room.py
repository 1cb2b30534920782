"""A window with a workspace open in it, worked as a reviewer does: by actions, keys and clicks."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot
from support import claim_with

from ui.flow import Flow
from ui.program import Program
from ui.window import MainWindow
from workbench.store import Workspace, queries

Started = Callable[..., Program]


def settle(qtbot: QtBot, program: Program) -> None:
    """Wait until a program has nothing under way."""
    qtbot.waitUntil(lambda: program.flow is None or not program.flow.desk.busy)


def answer(fill: Callable[[QDialog], None], save: bool = True) -> None:
    """Answer the dialog that is about to open, as a user types into it."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):  # a busy machine has not opened it yet
            QTimer.singleShot(50, act)
            return
        fill(dialog)
        (dialog.accept if save else dialog.reject)()

    QTimer.singleShot(100, act)


def lines(dialog: QDialog) -> dict[str, QLineEdit]:
    """Return a dialog's lines by their names."""
    return {line.accessibleName(): line for line in dialog.findChildren(QLineEdit) if line.accessibleName()}


class Room:
    """A window with a workspace open in it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, flow: Flow, bugs: list[BaseException]) -> None:
        self.qtbot, self.window, self.flow, self.bugs = qtbot, window, flow, bugs

    def act(self, code: str) -> None:
        """Trigger a menu's action and wait until all of it is written and shown."""
        self.window.actions_by_code[code].trigger()
        self.settle()

    def key(self, key: Qt.Key, shift: bool = False, alt: bool = False) -> None:
        """Press a key as a reviewer does."""
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        modifier |= Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
        self.qtbot.keyClick(QGuiApplication.focusWindow() or self.window.windowHandle(), key, modifier)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: not self.flow.desk.busy)
        assert not self.bugs

    def go_to(self, words: str) -> int:
        """Make the claim with these words the current one."""
        number = claim_with(self.flow.desk._workspace, words)
        self.flow.jump(number)
        return number

    def verdict(self, claim: int) -> str | None:
        """Return what the file says of a claim, apart from the window."""
        with Workspace(self.flow.desk.path) as other, other.reading() as session:
            row = queries.claim(session, claim)
        return row.true.verdict if row.true else None

    def words(self) -> str:
        """Return the words of the current claim."""
        assert self.flow.claim is not None
        return self.flow.claim.draft.text
