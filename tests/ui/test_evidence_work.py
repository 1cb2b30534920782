"""Evidence is weighed side by side, changes its stance, is opened where it stands, and comes by drop and paste."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from room import Room

from ui.own_evidence import Draft, draft, of_text
from ui.source_sheet import TableModel
from workbench import review
from workbench.errors import InputError
from workbench.rows import ClaimRow
from workbench.store.verify import verify


def current(room: Room) -> ClaimRow:
    assert room.flow.claim is not None
    return room.flow.claim


def column(room: Room, stance: str) -> QWidget:
    found = room.window.evidence.findChildren(QWidget, f"stance-{stance}")
    return found[-1]


def own(room: Room, quote: str, stance: str) -> None:
    room.flow.desk.attach_own(current(room).id, quote, title="USGS", stance=stance)
    room.settle()


# --- two columns ----------------------------------------------------------------------------------------


def test_what_supports_stands_beside_what_undermines_and_the_context_below(room: Room) -> None:
    room.go_to("sostituti noti")
    for quote, stance in (("For.", "supports"), ("Against.", "undermines"), ("Besides.", "context")):
        own(room, quote, stance)
    left, right, below = (column(room, stance) for stance in ("supports", "undermines", "context"))
    assert left.y() == right.y() and right.x() >= left.x() + left.width()
    assert below.y() > left.y() and below.width() > left.width() + right.width()
    room.window.evidence.resize(400, 500)
    assert column(room, "undermines").y() > column(room, "supports").y()


def test_a_column_without_evidence_says_so(room: Room) -> None:
    room.go_to("sostituti noti")
    own(room, "Against.", "undermines")
    assert column(room, "supports").accessibleName() == "Supports it  0"
    assert column(room, "undermines").accessibleName() == "Undermines it  1"


@pytest.mark.parametrize(("key", "stance"), [(Qt.Key.Key_Plus, "supports"), (Qt.Key.Key_Minus, "undermines")])
def test_plus_and_minus_attach_for_and_against(room: Room, key: Qt.Key, stance: str) -> None:
    for words in ("sostituti noti", "3,8 milioni"):
        room.go_to(words)
        room.key(key)
        assert [piece.stance for piece in current(room).evidence] == [stance]


def test_shift_e_attaches_for(room: Room) -> None:
    room.go_to("sostituti noti")
    room.key(Qt.Key.Key_E, shift=True)
    assert [piece.stance for piece in current(room).evidence] == ["supports"]


def entries(room: Room, piece: int) -> dict[str, QAction]:
    """Return what the menu of an attached piece offers."""
    button = room.window.evidence.findChild(QPushButton, f"stance-of-{piece}")
    assert button is not None
    return {action.text(): action for action in button.menu().actions()}


def test_the_stance_of_a_piece_is_changed_afterwards_and_undone(room: Room) -> None:
    room.go_to("sostituti noti")
    room.key(Qt.Key.Key_E)
    entries(room, current(room).evidence[0].id)["undermines"].trigger()
    room.settle()
    assert [piece.stance for piece in current(room).evidence] == ["undermines"]
    room.act("undo")
    assert [piece.stance for piece in current(room).evidence] == ["context"]
    assert verify(room.flow.desk._workspace).problems == ()


# --- the source -----------------------------------------------------------------------------------------


def test_a_figure_is_opened_in_its_table_with_its_row_and_its_cell_marked(room: Room) -> None:
    room.go_to("3,8 milioni")
    room.key(Qt.Key.Key_L)
    table = room.window.sheet.findChild(QTableView, "source-table")
    assert table is not None and room.window.sheet.isVisible()
    model = table.model()
    assert isinstance(model, TableModel)
    marked = model.index(model.row, model.column)
    assert (model.shown(model.row, 0), marked.data()) == ("Russia", "3,800,000")
    assert marked.data(8) == room.window.theme.colour("accent")
    assert table.visualRect(marked).intersects(table.viewport().rect())
    assert room.window.sheet.geometry().bottom() <= room.window.verdict.mapTo(room.window, QPoint(0, 0)).y()
    room.key(Qt.Key.Key_V)  # the verdicts stay in reach
    assert current(room).true is not None
    room.key(Qt.Key.Key_L)
    assert room.window.sheet.isHidden()


def test_the_sources_table_is_a_sound_model(room: Room, qtmodeltester: ModelTester) -> None:
    room.go_to("3,8 milioni")
    room.key(Qt.Key.Key_L)
    table = room.window.sheet.findChild(QTableView, "source-table")
    assert table is not None
    qtmodeltester.check(table.model(), force_py=False)


def test_a_passage_is_opened_in_its_section(room: Room) -> None:
    room.go_to("sostituti noti")
    row = current(room).findings[0]
    button = room.window.evidence.findChild(QPushButton, f"source-{row.id}-0")
    assert button is not None
    button.click()
    assert room.window.sheet.findChild(QFrame, "source-here") is not None
    assert len(room.window.sheet.findChildren(QFrame, "source-other")) == 4
    room.flow.jump(room.flow.desk.claim_ids(1)[0])
    assert room.window.sheet.isHidden()  # it was the other claim's source


def test_an_attached_figure_leads_to_its_source(room: Room) -> None:
    room.go_to("3,8 milioni")
    room.key(Qt.Key.Key_E)
    entries(room, current(room).evidence[0].id)["Open the source"].trigger()
    assert room.window.sheet.findChild(QTableView, "source-table") is not None


def test_another_article_is_gone_to(room: Room) -> None:
    room.flow.desk.import_text(
        "I colloqui con le imprese americane sono già iniziati, dice la Russia a Kiev."
    )
    room.settle()
    there = current(room).id
    room.go_to("colloqui con le imprese americane sono già")
    found = [row for row in current(room).findings if row.finding.rule == "corroboration"]
    if not found:
        pytest.skip("the two sentences are not taken for the same claim")
    passage = found[0].finding.passages[0]
    room.flow.evidence.open_source(passage)
    assert room.flow.article == 2 and current(room).id == there
    assert room.window.sheet.isHidden()


def test_a_claim_without_a_source_says_so(room: Room) -> None:
    room.go_to("Non ha fatto il nome")
    room.key(Qt.Key.Key_L)
    assert "names a source" in room.window.status.message.text()


# --- own evidence ---------------------------------------------------------------------------------------


def answered(room: Room, quote: str = "") -> list[dict[str, str]]:
    """Save the next dialog, with words where it has none, and return what its fields had."""
    seen: list[dict[str, str]] = []

    def save() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        words = dialog.findChild(QPlainTextEdit)
        if quote:
            words.setPlainText(quote)
        lines = {line.accessibleName(): line.text() for line in dialog.findChildren(QLineEdit)}
        seen.append({**lines, "Words": words.toPlainText()})
        dialog.accept()

    QTimer.singleShot(200, save)
    return seen


def drop(room: Room, data: QMimeData) -> None:
    """Drop something onto the evidence, as from another program."""
    event = QDropEvent(
        QPointF(40, 40),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    room.window.evidence.dropEvent(event)
    assert event.isAccepted()


def test_a_dropped_file_is_noted_with_its_fingerprint(room: Room, tmp_path: Path) -> None:
    room.go_to("sostituti noti")
    file = tmp_path / "sheet.pdf"
    file.write_bytes(b"%PDF whatever")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    seen = answered(room, "There are substitutes.")
    drop(room, data)
    room.qtbot.waitUntil(lambda: bool(seen))
    room.settle()
    [piece] = current(room).evidence
    assert (piece.kind, piece.title, piece.quote) == ("own", "sheet", "There are substitutes.")
    assert hashlib.sha256(b"%PDF whatever").hexdigest() in piece.note and "sheet.pdf, 13 bytes" in piece.note


def test_dropped_words_and_their_address_are_put_where_they_belong(room: Room) -> None:
    room.go_to("sostituti noti")
    data = QMimeData()
    data.setText("Substitutes are available.\nhttps://www.usgs.gov/rare-earths")
    seen = answered(room)
    drop(room, data)
    room.settle()
    assert seen[0]["Where"] == "https://www.usgs.gov/rare-earths" and seen[0]["Source"] == "usgs.gov"
    [piece] = current(room).evidence
    assert piece.quote == "Substitutes are available."


def test_what_is_pasted_onto_the_evidence_opens_the_dialog_with_it(room: Room) -> None:
    room.go_to("sostituti noti")
    QGuiApplication.clipboard().setText("So says the source.")
    room.window.evidence.setFocus()
    seen = answered(room)
    QTest.keyClick(room.window.evidence, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert seen[0]["Words"] == "So says the source."


def test_an_address_pasted_among_the_words_goes_to_its_place(room: Room) -> None:
    from ui.dialogs import _Quotation

    title, locator = QLineEdit(), QLineEdit()
    words = _Quotation("", title, locator)
    for part in (title, locator, words):
        room.qtbot.addWidget(part)
    QGuiApplication.clipboard().setText("https://example.org/a")
    words.paste()
    assert (words.toPlainText(), locator.text(), title.text()) == ("", "https://example.org/a", "example.org")
    QGuiApplication.clipboard().setText("https://example.org/b")
    words.paste()
    assert words.toPlainText() == "https://example.org/b"


def test_own_evidence_answers_the_question_for_evidence(room: Room) -> None:
    room.go_to("Non ha fatto il nome")
    room.key(Qt.Key.Key_V)
    assert room.window.status.message.text() == "Decided without evidence."
    seen = answered(room, "He named nobody.")

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.findChildren(QLineEdit)[0].setText("Reuters")

    QTimer.singleShot(100, fill)
    room.window.status.way_out.click()
    room.settle()
    assert seen
    [piece] = current(room).evidence
    assert current(room).true.evidence == (piece.id,)  # type: ignore[union-attr]


def test_words_without_an_address_are_words() -> None:
    assert of_text("See https://a.org/x and https://b.org/y") == Draft(
        title="b.org", locator="https://b.org/y", quote="See https://a.org/x and"
    )
    assert of_text("no address") == Draft(quote="no address")
    assert draft(QMimeData()) is None


def test_a_file_that_cannot_be_read_is_told(room: Room, tmp_path: Path) -> None:
    from ui.own_evidence import fingerprint

    with pytest.raises(InputError, match="cannot be read"):
        fingerprint(tmp_path / "nowhere.pdf", lambda _done, _of: None)
    room.go_to("sostituti noti")
    room.flow.evidence.take_in(Draft(title="nowhere", file=tmp_path / "nowhere.pdf"))
    room.settle()
    assert "cannot be read" in room.window.status.message.text()


def test_a_stance_given_to_what_was_taken_off_is_refused(room: Room) -> None:
    room.go_to("sostituti noti")
    own(room, "For.", "supports")
    [piece] = current(room).evidence
    review.detach(room.flow.desk._workspace, piece.id, "Ada")
    room.flow.evidence.set_stance(piece.id, "context")
    room.settle()
    assert "taken off" in room.window.status.message.text()
