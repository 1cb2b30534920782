"""Real widgets without a screen, dressed in the program's own look."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from room import Room, Started, settle

from ui.commands import Commands
from ui.desk import Desk
from ui.flow import Flow
from ui.program import Program
from ui.theme import Theme, apply
from ui.window import MainWindow
from workbench import settings
from workbench.store import Workspace
from workbench.wording import Wording


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme, applied to the whole program."""
    return apply(qapp, "light")


@pytest.fixture
def wording() -> Wording:
    """The program's words in English."""
    return Wording("en")


@pytest.fixture
def room(qtbot: QtBot, theme: Theme, wording: Wording, workspace: Workspace) -> Iterator[Room]:
    """A window of the usual size with the April article open in it."""
    window = MainWindow(theme, wording)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    bugs: list[BaseException] = []
    flow = Flow(window, Desk(workspace, lambda: "Ada"), bugs.append)
    commands = Commands(flow)
    window.acted.connect(commands.do)
    flow.start()
    window.show()
    qtbot.waitExposed(window)
    made = Room(qtbot, window, flow, bugs)
    made.settle()
    yield made
    flow.close()


@pytest.fixture
def file(april: Path, tmp_path: Path) -> Path:
    """A copy of the April workspace."""
    copied = tmp_path / "april.riscontro"
    copied.write_bytes(april.read_bytes())
    return copied


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication) -> Iterator[Started]:
    """Start the program as a user does: without a file, unless one is given; the tour was taken, unless said."""
    running: list[Program] = []

    def begin(file: Path | None = None, toured: bool = True) -> Program:
        if toured:
            settings.save({"window": {**settings.load().get("window", {}), "toured": True}})
        program = Program(file, demo=False)
        running.append(program)
        program.window.show()
        program.first_open()
        settle(qtbot, program)
        return program

    yield begin
    for program in running:
        program.window.close()
        program.window.deleteLater()
