"""The import dialog: a file is read, mapped, previewed, corrected, and stored whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import typst
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from room import Started
from support import LITHIUM

from ui import source_library
from ui.source_import import Done, Failed, SourceImport
from ui.source_table import PassagesModel
from ui.theme import Theme, apply
from workbench.errors import ConflictError, UserError
from workbench.review.library import import_source
from workbench.sources import Edition
from workbench.sources.imports import memory
from workbench.sources.model import Passage
from workbench.store import Workspace, queries
from workbench.wording import Wording

SAID = {"title": "Lithium 2025", "publisher": "USGS", "published": "2025-01"}


class Shelf:
    """A workspace that stores what the dialog hands over, at once."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def store(self, edition: Edition, done: Done, failed: Failed) -> None:
        try:
            added = import_source(self.workspace, edition, "Ada")
        except UserError as error:
            failed(error)
        else:
            done(added)

    def ids(self) -> list[str]:
        with self.workspace.reading() as session:
            return [edition.id for edition in queries.editions(session)]


@pytest.fixture
def shelf(empty: Workspace) -> Shelf:
    return Shelf(empty)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, wording: Wording, shelf: Shelf) -> Iterator[SourceImport]:
    made = SourceImport(theme, wording, shelf.store)
    made.show()
    yield made
    made.done(0)
    made.deleteLater()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "lithium.csv"
    path.write_text(LITHIUM)
    return path


def read(qtbot: QtBot, dialog: SourceImport, path: Path) -> None:
    dialog.read(path)
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)


def say_all(qtbot: QtBot, dialog: SourceImport) -> None:
    """Type what the table does not say of its edition."""
    source = dialog.about.source.lineEdit()
    assert source is not None
    for line, text in [(source, "usgs-mcs"), *((dialog.about.lines[name], SAID[name]) for name in SAID)]:
        line.clear()
        qtbot.keyClicks(line, text)
    qtbot.waitUntil(lambda: not dialog._pause.isActive())


def button(dialog: SourceImport, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == words and one.isVisible())


def test_its_tables_are_sound_models(
    qtbot: QtBot, dialog: SourceImport, table: Path, wording: Wording, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(dialog.model, force_py=False)
    read(qtbot, dialog, table)
    dialog.model.setData(dialog.model.index(3, 1), "86,000")
    passages = (Passage("Uses", "page 1", "en", "Lithium is used in batteries."),)
    qtmodeltester.check(PassagesModel(passages, wording), force_py=False)


def test_nothing_can_be_imported_before_a_file_is_chosen(dialog: SourceImport) -> None:
    assert not dialog.go.isEnabled() and dialog.state.text() == "Choose a file first."


def test_a_table_is_shown_with_its_problems_and_the_button_says_why_not(
    qtbot: QtBot, dialog: SourceImport, table: Path
) -> None:
    read(qtbot, dialog, table)
    assert not dialog.go.isEnabled()
    assert "Not yet, 4 things to see to: Say which source" in dialog.state.text()
    cell = dialog.model.index(3, 1)
    assert cell.data() == "✕  1286,000"
    assert "perhaps it is note 12" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert dialog.model.index(5, 0).data() == "!  China12"
    assert dialog.model.headerData(1, Qt.Orientation.Horizontal) == "B\nmine production 2023"


def test_a_proposed_reading_is_accepted_with_one_click_and_taken_back(
    qtbot: QtBot, dialog: SourceImport, table: Path
) -> None:
    read(qtbot, dialog, table)
    qtbot.mouseClick(button(dialog, "Read 86,000"), Qt.MouseButton.LeftButton)
    assert dialog.model.index(3, 1).data() == "1286,000 → 86,000"
    assert "Not yet, 3 things" in dialog.state.text()
    qtbot.mouseClick(button(dialog, "Take back"), Qt.MouseButton.LeftButton)
    assert dialog.model.index(3, 1).data() == "✕  1286,000"


def test_a_cell_is_corrected_by_typing_into_it(qtbot: QtBot, dialog: SourceImport, table: Path) -> None:
    read(qtbot, dialog, table)
    assert dialog.model.setData(dialog.model.index(3, 1), "86,000")
    assert dialog.model.index(3, 1).data() == "1286,000 → 86,000"
    assert not dialog.model.flags(dialog.model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_a_problem_leads_to_its_cell(qtbot: QtBot, dialog: SourceImport, table: Path) -> None:
    read(qtbot, dialog, table)
    qtbot.mouseClick(button(dialog, "B4"), Qt.MouseButton.LeftButton)
    current = dialog.table.currentIndex()
    assert (current.row(), current.column()) == (3, 1)


def test_an_edition_without_problems_is_stored_and_its_mapping_remembered(
    qtbot: QtBot, dialog: SourceImport, table: Path, shelf: Shelf
) -> None:
    read(qtbot, dialog, table)
    dialog.correct(3, 1, "86,000")
    say_all(qtbot, dialog)
    assert dialog.state.text() == "usgs-mcs-2025-01-lithium will be added: rows 5, columns of figures 2."
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert shelf.ids() == ["usgs-mcs-2025-01-lithium"] and not dialog.isVisible()
    assert memory.recall("usgs-mcs") is not None


def test_what_is_refused_is_said_and_all_stays_as_it_was(
    qtbot: QtBot, theme: Theme, wording: Wording, table: Path, shelf: Shelf
) -> None:
    def refuse(edition: Edition, done: Done, failed: Failed) -> None:
        failed(ConflictError("Edition {edition} is there.", edition=edition.id))

    dialog = SourceImport(theme, wording, refuse)
    qtbot.addWidget(dialog)
    dialog.show()
    read(qtbot, dialog, table)
    dialog.correct(3, 1, "86,000")
    say_all(qtbot, dialog)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and dialog.go.isEnabled() and shelf.ids() == []
    assert dialog.state.text() == "Edition usgs-mcs-2025-01-lithium is there."


def test_the_next_table_of_a_source_is_mapped_as_the_last_one_was(
    qtbot: QtBot, dialog: SourceImport, theme: Theme, wording: Wording, shelf: Shelf, table: Path
) -> None:
    read(qtbot, dialog, table)
    dialog.correct(3, 1, "86,000")
    say_all(qtbot, dialog)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    table.write_text(LITHIUM.replace("1286,000", "88,000").replace("2023", "2024"))
    later = SourceImport(theme, wording, shelf.store)
    qtbot.addWidget(later)
    later.show()
    read(qtbot, later, table)
    assert later.mapping.about.publisher == "USGS" and later.mapping.about.published == ""
    assert [column.period for column in later.mapping.columns] == ["2024", ""]


def test_a_change_holds_for_all_selected_columns(qtbot: QtBot, dialog: SourceImport, table: Path) -> None:
    read(qtbot, dialog, table)
    dialog.form.columns.selectAll()
    unit = dialog.form.column.unit.lineEdit()
    assert unit is not None
    unit.setFocus()
    unit.clear()
    qtbot.keyClicks(unit, "migliaia di tonnellate")
    qtbot.keyClick(unit, Qt.Key.Key_Tab)
    assert [(one.unit, one.multiplier) for one in dialog.mapping.columns] == [("metric_ton", 1000)] * 2


def test_a_column_that_is_not_ticked_is_not_read(qtbot: QtBot, dialog: SourceImport, table: Path) -> None:
    read(qtbot, dialog, table)
    dialog.form.columns.item(0).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: not dialog._pause.isActive())
    assert [one.code for one in dialog.mapping.columns] == ["reserves"]
    assert dialog.model.headerData(1, Qt.Orientation.Horizontal) == "B\nnot read"


def test_another_heading_row_reads_the_columns_anew(qtbot: QtBot, dialog: SourceImport, table: Path) -> None:
    read(qtbot, dialog, table)
    dialog.form.heading.setCurrentIndex(0)
    dialog.form.heading.activated.emit(0)
    assert dialog.mapping.heading == 0 and dialog.mapping.columns[0].heading != "Mine production 2023"


def test_enter_in_a_field_imports_nothing(
    qtbot: QtBot, dialog: SourceImport, table: Path, shelf: Shelf
) -> None:
    read(qtbot, dialog, table)
    dialog.correct(3, 1, "86,000")
    say_all(qtbot, dialog)
    qtbot.keyClick(dialog.about.lines["title"], Qt.Key.Key_Return)
    assert dialog.isVisible() and shelf.ids() == []


def test_a_document_is_shown_as_passages(
    qtbot: QtBot, dialog: SourceImport, tmp_path: Path, shelf: Shelf
) -> None:
    pdf = tmp_path / "today.pdf"
    words = b"Substitutes for rare earths are available, but generally they are less effective."
    pdf.write_bytes(typst.compile(words))
    read(qtbot, dialog, pdf)
    assert dialog.table.model().index(0, 1).data() == words.decode()
    assert dialog.mapping.about.subject == "rare earths"
    say_all(qtbot, dialog)
    assert "will be added with 1 passage." in dialog.state.text()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert shelf.ids() == ["usgs-mcs-2025-01-rare-earths"]


def test_a_file_that_cannot_be_read_is_one_line(qtbot: QtBot, dialog: SourceImport, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK nothing")
    read(qtbot, dialog, broken)
    assert "is no workbook that can be read" in dialog.state.text()
    read(qtbot, dialog, tmp_path / "picture.png")
    assert "is none of" in dialog.state.text()


def test_a_dropped_file_is_read(qtbot: QtBot, dialog: SourceImport, table: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table))])
    dialog.dropEvent(
        QDropEvent(
            QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    qtbot.waitUntil(lambda: dialog._job is None)
    assert "lithium.csv" in dialog.file.text()


def test_every_control_has_a_name_for_a_screen_reader(
    qtbot: QtBot, dialog: SourceImport, table: Path
) -> None:
    read(qtbot, dialog, table)
    named: list[type] = [QLineEdit, QComboBox, QPushButton]
    for kind in named:
        for control in dialog.findChildren(kind):
            inside = isinstance(control.parent(), QComboBox)
            assert inside or control.accessibleName() or getattr(control, "text", str)(), control


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_is_dressed_in_both_themes(
    qtbot: QtBot, qapp: QApplication, wording: Wording, shelf: Shelf, table: Path, name: str
) -> None:
    dressed = apply(qapp, name)
    dialog = SourceImport(dressed, wording, shelf.store)
    qtbot.addWidget(dialog)
    dialog.show()
    read(qtbot, dialog, table)
    ground = dialog.model.index(3, 1).data(Qt.ItemDataRole.BackgroundRole)
    assert ground == dressed.tone("disputed").wash


def test_it_opens_from_the_window_and_what_it_adds_is_checked(
    qtbot: QtBot, start: Started, file: Path, table: Path
) -> None:
    program = start(file)
    assert program.flow is not None
    desk = program.flow.desk

    def drive() -> None:
        dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, SourceImport))
        read(qtbot, dialog, table)
        dialog.correct(3, 1, "86,000")
        say_all(qtbot, dialog)
        dialog.go.click()

    QTimer.singleShot(50, drive)
    source_library.ask(program.window, desk)
    qtbot.waitUntil(lambda: not desk.busy)
    with Workspace(desk.path) as workspace, workspace.reading() as session:
        assert "usgs-mcs-2025-01-lithium" in [one.id for one in queries.editions(session)]
    assert "usgs-mcs-2025-01-lithium added" in " ".join(
        label.text() for label in program.window.status.findChildren(QLabel)
    )
