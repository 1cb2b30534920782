"""A damaged workspace, backups put back, a fault of the program: each with a way on, and nothing lost."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from room import Started, settle
from support import claim_with

from ui.program import Program
from workbench import paths, review
from workbench.store import Workspace, kept
from workbench.store.backups import make
from workbench.store.database import SCHEMA


def within(act: Callable[[QDialog], None]) -> None:
    """Do something in the box that is about to open."""

    def wait() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog):
            act(box)
        else:
            QTimer.singleShot(50, wait)

    QTimer.singleShot(50, wait)


def press(words: str) -> Callable[[QDialog], None]:
    return lambda box: next(one for one in box.findChildren(QPushButton) if one.text() == words).click()


def decided(file: Path) -> Path:
    """Give a verdict, keep a backup, take the verdict back; return the backup."""
    with Workspace(file) as workspace:
        review.decide(workspace, claim_with(workspace, "3,8 milioni"), "verified", "Ada")
        make(file, SCHEMA)
        review.undo(workspace, "Ada")
    return kept.backups(file)[0].file


def spoil(file: Path) -> None:
    """Overwrite a page of the findings with what is no page."""
    with Workspace(file) as opened, opened.reading() as session:
        pages = "SELECT max(pageno) FROM dbstat WHERE name = 'finding'"
        page = session.connection().exec_driver_sql(pages).scalar()
    with file.open("r+b") as opened_file:
        opened_file.seek(4096 * (page - 1))
        opened_file.write(b"\xa5" * 4096)


def verdict(program: Program, words: str) -> str | None:
    assert program.flow is not None
    workspace = program.flow.desk._workspace
    [row] = program.flow.desk.claims([claim_with(workspace, words)])
    return row.true.verdict if row.true else None


def test_a_backup_is_put_back_and_what_stood_there_is_kept(start: Started, file: Path, qtbot: QtBot) -> None:
    decided(file)
    program = start(file)
    assert verdict(program, "3,8 milioni") is None

    def choose(box: QDialog) -> None:
        [listed] = box.findChildren(QListWidget)
        assert listed.count() >= 1
        press("Restore this one")(box)

    within(choose)
    program.act("backups")
    settle(qtbot, program)
    assert verdict(program, "3,8 milioni") == "verified"
    assert "what stood there before" in program.window.status.message.text()
    assert len(list(file.parent.glob("april-*.riscontro"))) == 1


def test_without_a_backup_the_box_says_when_there_will_be_one(start: Started, file: Path) -> None:
    program = start(file)
    seen: list[str] = []

    def look(box: QDialog) -> None:
        seen.extend(label.text() for label in box.findChildren(QLabel))
        press("Close")(box)

    within(look)
    program.act("backups")
    assert any("No backup yet" in words for words in seen)


def test_a_damaged_workspace_offers_its_last_backup(start: Started, file: Path, qtbot: QtBot) -> None:
    decided(file)
    file.write_bytes(file.read_bytes()[:20_000])
    within(press("Restore the last backup"))
    program = start(file)
    settle(qtbot, program)
    assert verdict(program, "3,8 milioni") == "verified"


def test_what_can_be_read_of_a_damaged_workspace_is_shown_and_not_written_to(
    start: Started, file: Path, qtbot: QtBot
) -> None:
    spoil(file)
    damaged = file.read_bytes()
    within(press("Save what can be read, and look at it"))
    program = start(file)
    settle(qtbot, program)
    assert program.flow is not None and program.flow.desk.path.name.startswith("april-saved-")
    assert "for reading only" in program.window.top._name.text()
    assert verdict(program, "3,8 milioni") is None
    program.act("true_verified")
    settle(qtbot, program)
    assert "for reading only" in program.window.status.message.text()
    assert file.read_bytes() == damaged


def test_a_fault_is_told_with_a_report_that_quotes_no_article_unless_agreed(
    start: Started, file: Path
) -> None:
    program = start(file)
    seen: dict[str, str] = {}

    def look(box: QDialog) -> None:
        report = next(iter(paths.default_workspace().parent.glob("bug-*.txt")))
        seen["bare"] = report.read_text()
        [more] = box.findChildren(QCheckBox)
        more.click()
        seen["whole"] = report.read_text()
        seen["shown"] = box.findChildren(QPlainTextEdit)[0].toPlainText()
        box.reject()

    within(look)
    program._trouble(ValueError("Mosca ha stime molto più alte"))
    assert "ValueError" in seen["bare"] and "Mosca" not in seen["bare"]
    assert "Mosca ha stime" in seen["whole"] and seen["shown"] == seen["whole"]
    program.act("next")
    assert program.flow is not None
