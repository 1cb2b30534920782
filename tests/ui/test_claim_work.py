"""A claim's edges, parts, wording, kinds and figures are the reviewer's: by keys, by mouse, and undone again."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit
from room import Room

from ui.article_text import ArticleText
from ui.claim_edges import PAUSE_MS, knobs
from ui.claims_model import figures
from workbench import review
from workbench.rows import Span
from workbench.store.verify import verify

WORDS = "Non ha fatto il nome di nessuna azienda e non ha fornito ulteriori dettagli"


def text_of(room: Room) -> ArticleText:
    view: ArticleText = room.window.page.findChild(ArticleText)
    return view


def pause(room: Room) -> None:
    """Wait until the keys have paused and what they moved is written."""
    QTest.qWait(PAUSE_MS + 100)
    room.settle()


def handle(room: Room, edge: str) -> QPoint:
    """Return where a handle of the current claim stands in the viewport."""
    view = text_of(room)
    place = knobs(view.current_pieces())[edge]  # type: ignore[index]
    return (place - QPointF(0, view.verticalScrollBar().value())).toPoint()


def place_of(room: Room, words: str) -> QPoint:
    """Return the place of the viewport where words end."""
    view = text_of(room)
    at = view.body.text.index(words) + len(words)
    [*_, last] = view._outline(type(view.current_mark())(0, Span(at - 1, at), None))  # type: ignore[misc,operator]
    return (QPointF(last.right(), last.center().y()) - QPointF(0, view.verticalScrollBar().value())).toPoint()


def test_keys_move_the_end_word_by_word_and_it_is_written_when_they_pause(room: Room) -> None:
    room.go_to("17 metalli")
    before = room.words()
    for _ in range(2):
        room.key(Qt.Key.Key_Left, alt=True)
    assert room.words() == before  # nothing is written yet
    mark = text_of(room).current_mark()
    assert mark is not None
    assert mark.span.of(text_of(room).body.text) == " ".join(before.split()[:-2])  # but it is shown
    pause(room)
    assert room.words() == " ".join(before.split()[:-2])
    room.act("undo")
    assert room.words() == before
    room.act("redo")
    assert room.words() == " ".join(before.split()[:-2])
    assert verify(room.flow.desk._workspace).problems == ()


def test_keys_with_shift_move_the_beginning(room: Room) -> None:
    room.go_to("17 metalli")
    before = room.words()
    room.key(Qt.Key.Key_Right, alt=True, shift=True)
    pause(room)
    assert room.words() == before.partition(" ")[2]
    room.key(Qt.Key.Key_Left, alt=True, shift=True)
    pause(room)
    assert room.words() == before


def test_a_figure_that_is_left_out_is_no_figure_of_the_claim_any_more(room: Room) -> None:
    room.go_to("3,8 milioni")
    assert room.flow.claim is not None and room.flow.claim.findings
    while "3,8" in text_of(room).current_mark().span.of(text_of(room).body.text):  # type: ignore[union-attr]
        room.act("end_back")
    pause(room)
    assert room.flow.claim is not None
    assert room.flow.claim.draft.quantities == ()
    assert not any(row.finding.cell for row in room.flow.claim.findings)


def test_going_on_to_the_next_claim_writes_what_was_moved_and_stays_there(room: Room) -> None:
    moved = room.go_to("17 metalli")
    before = room.words()
    room.key(Qt.Key.Key_Left, alt=True)
    room.key(Qt.Key.Key_J)
    assert room.flow.claim is not None and room.flow.claim.id != moved
    [claim] = room.flow.desk.claims([moved])
    assert claim.draft.text == before.rpartition(" ")[0]


def test_undo_puts_back_what_was_moved_and_not_written_and_undoes_nothing_else(room: Room) -> None:
    claim = room.go_to("17 metalli")
    room.key(Qt.Key.Key_V)
    room.key(Qt.Key.Key_Left, alt=True)
    room.act("undo")
    pause(room)
    assert "17 metalli" in room.words()
    assert room.verdict(claim) == "verified"


def test_the_end_is_dragged_by_the_mouse_and_snaps_to_a_word(room: Room) -> None:
    room.go_to("17 metalli")
    viewport, target = text_of(room).viewport(), place_of(room, "utilizzati per creare magneti")
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=handle(room, "end"))
    QTest.mouseMove(viewport, target - QPoint(5, 0))
    assert text_of(room).current_mark().span.of(text_of(room).body.text).endswith("magneti")  # type: ignore[union-attr]
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=target)
    room.settle()
    assert room.words().endswith("17 metalli utilizzati per creare magneti")
    assert text_of(room).selected_span() is None
    room.act("undo")
    assert room.words().endswith("17 metalli")


def test_escape_lets_a_dragged_edge_go_back(room: Room) -> None:
    room.go_to("17 metalli")
    before = room.words()
    view = text_of(room)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=handle(room, "start"))
    QTest.mouseMove(view.viewport(), place_of(room, "sono un gruppo"))
    assert view.current_mark().span.of(view.body.text) != before  # type: ignore[union-attr]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(room, "sono un gruppo"))
    room.settle()
    assert room.words() == before


def test_edges_that_another_claim_has_are_refused_and_shown_as_they_were(room: Room) -> None:
    first = room.go_to("17 metalli")
    _row, text = room.flow.desk.article(1)
    start = text.index("Le terre rare sono")
    room.flow.add_claim(Span(start, start + len("Le terre rare sono un gruppo di")))
    room.settle()
    room.flow.jump(first)
    for _ in range(2):
        room.key(Qt.Key.Key_Left, alt=True)
    pause(room)
    assert "already" in room.window.status.message.text()
    assert text_of(room).current_mark().span.of(text).endswith("17 metalli")  # type: ignore[union-attr]


def halves(room: Room) -> list[str]:
    """Return the two parts that the offered cut would make."""
    view = text_of(room)
    mark = view.current_mark()
    assert mark is not None
    return [part.of(view.body.text) for part in view.edges.outlined(mark.span)]


def test_b_offers_a_cut_that_the_arrows_move_and_enter_makes(room: Room) -> None:
    claim = room.go_to(WORDS)
    room.window.claims.setFocus()
    room.key(Qt.Key.Key_B)
    second = halves(room)[1]
    room.key(Qt.Key.Key_Right)
    assert len(halves(room)[1]) < len(second)
    while not halves(room)[1].startswith("e non"):
        room.key(
            Qt.Key.Key_Left
            if len(halves(room)[1]) < len("e non ha fornito ulteriori dettagli")
            else Qt.Key.Key_Right
        )
    room.key(Qt.Key.Key_Return)
    assert room.words() == "Non ha fatto il nome di nessuna azienda"
    texts = [one.draft.text for one in room.flow.desk.claims(room.flow.desk.claim_ids(1))]
    assert "e non ha fornito ulteriori dettagli" in texts
    assert room.window.claims.hasFocus()
    room.window.status.way_out.click()
    room.settle()
    [whole] = room.flow.desk.claims([claim])
    assert whole.draft.text == WORDS


def test_escape_leaves_a_claim_whole(room: Room) -> None:
    room.go_to(WORDS)
    room.key(Qt.Key.Key_B)
    room.key(Qt.Key.Key_Escape)
    room.key(Qt.Key.Key_Return)
    assert room.words() == WORDS
    assert not room.window.status.message.text()


def test_a_selection_says_where_to_split(room: Room) -> None:
    room.go_to(WORDS)
    _row, text = room.flow.desk.article(1)
    start = text.index("e non ha fornito")
    room.window.page.select(Span(start, start + 5))
    room.act("split")
    assert room.words() == "Non ha fatto il nome di nessuna azienda"
    assert room.window.page.selected_span() is None


def test_two_claims_become_one_and_two_again(room: Room) -> None:
    first = room.go_to("17 metalli")
    second = room.flow.listing.next_after(room.flow.claim)  # type: ignore[arg-type]
    assert second is not None
    [other] = room.flow.desk.claims([second])
    room.act("merge")
    assert room.flow.claim is not None and room.flow.claim.id == first
    assert other.draft.text in room.words() and "17 metalli" in room.words()
    assert second not in room.flow.desk.claim_ids(1)
    room.act("undo")
    assert second in room.flow.desk.claim_ids(1)


def test_the_last_claim_of_the_list_has_none_to_be_made_one_with(room: Room) -> None:
    room.flow.jump(room.flow.desk.claim_ids(1)[-1])
    room.act("merge")
    assert "listed after" in room.window.status.message.text()


def field(room: Room, kind: type) -> object:
    return room.window.popover.findChild(kind)


def test_a_claim_is_reworded_in_a_card_beside_it(room: Room) -> None:
    room.go_to("17 metalli")
    room.act("reword")
    editor = field(room, QPlainTextEdit)
    assert isinstance(editor, QPlainTextEdit) and editor.hasFocus()
    QTest.keyClicks(editor, "Le terre rare sono 17 elementi vpd")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    room.settle()
    assert room.flow.claim is not None
    assert room.flow.claim.draft.standalone == "Le terre rare sono 17 elementi vpd"
    assert room.flow.claim.true is None  # its letters decided nothing
    assert not room.window.popover.isVisible()
    room.act("undo")
    assert room.flow.claim.draft.standalone != "Le terre rare sono 17 elementi vpd"


def test_kinds_are_ticked_and_written(room: Room) -> None:
    room.go_to("17 metalli")
    room.act("kinds")
    for kind, on in (("definition", False), ("causal", True)):
        box = room.window.popover.findChild(QCheckBox, f"box-{kind}")
        assert box is not None
        box.setChecked(on)
    room.window.popover.save()
    room.settle()
    assert room.flow.claim is not None
    assert "causal" in room.flow.claim.draft.kinds and "definition" not in room.flow.claim.draft.kinds
    room.act("undo")
    assert "causal" not in room.flow.claim.draft.kinds


def test_figures_are_written_by_hand_and_what_is_none_stays_in_the_card_with_its_reason(room: Room) -> None:
    room.go_to("17 metalli")
    room.act("figures")
    line = field(room, QLineEdit)
    assert isinstance(line, QLineEdit) and line.text().startswith("17")
    line.setText("17 metalli; tanti")
    room.window.popover.save()
    room.settle()
    assert room.window.popover.isVisible()
    assert "tanti" in room.window.popover._wrong.text()
    line.setText("15 metalli")
    room.window.popover.save()
    room.settle()
    assert room.flow.claim is not None
    assert [str(one.value) for one in room.flow.claim.draft.quantities] == ["15"]
    assert room.flow.claim.findings[0].finding.outcome != "consistent"
    room.act("undo")
    assert [str(one.value) for one in room.flow.claim.draft.quantities] == ["17"]


def test_a_date_is_set_by_hand_and_shown_as_set(room: Room) -> None:
    room.go_to("a metà aprile")
    room.act("dates")
    line = field(room, QLineEdit)
    assert isinstance(line, QLineEdit) and line.text() == "metà aprile"
    line.setText("un giorno")
    room.window.popover.save()
    room.settle()
    assert "un giorno" in room.window.popover._wrong.text()
    line.setText("14 aprile 2025")
    room.window.popover.save()
    room.settle()
    assert room.flow.claim is not None
    assert [one.first for one in room.flow.claim.draft.dates] == [date(2025, 4, 14)]
    room.act("dates")

    def shown() -> bool:
        written = field(room, QLineEdit)  # the line of the question before goes a moment later
        return isinstance(written, QLineEdit) and written.text() == "2025-04-14"

    room.qtbot.waitUntil(shown)
    room.window.popover.leave()
    room.act("undo")
    assert [one.first for one in room.flow.claim.draft.dates] == [date(2025, 4, 11)]


@pytest.mark.parametrize("code", ["reword", "kinds", "figures", "dates"])
def test_escape_leaves_everything_as_it_was(room: Room, code: str) -> None:
    room.go_to("17 metalli")
    room.window.claims.setFocus()
    before = room.flow.claim
    room.act(code)
    focused = QApplication.focusWidget()
    assert focused is not None and room.window.popover.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    room.settle()
    assert room.window.popover.isHidden() and room.window.claims.hasFocus()
    assert room.flow.claim == before


def test_another_claim_is_asked_nothing(room: Room) -> None:
    room.go_to("17 metalli")
    room.act("figures")
    room.go_to("3,8 milioni")
    assert room.window.popover.isHidden()


def test_a_verdict_on_other_words_is_asked_about_and_kept_on_request(room: Room) -> None:
    claim = room.go_to("17 metalli")
    room.key(Qt.Key.Key_V)
    before = room.flow.claim.true if room.flow.claim else None
    room.flow.desk.change(lambda at, who: review.move(at, claim, Span(1510, 1530), who), check=True)
    room.settle()
    assert "on other words" in room.window.status.message.text()
    room.window.status.way_out.click()
    room.settle()
    assert room.flow.claim is not None and room.flow.claim.true is not None and before is not None
    assert room.flow.claim.true.id > before.id and room.flow.claim.true.verdict == before.verdict


def test_after_a_dismissal_the_next_claim_is_the_current_one(room: Room) -> None:
    claim = room.go_to("17 metalli")
    following = room.window.claims.beside()
    room.flow.desk.dismiss(claim, "a commonplace")
    room.settle()
    assert room.flow.claim is not None and room.flow.claim.id == following
    room.window.status.way_out.click()
    room.settle()
    assert claim in room.flow.listing.ids


def test_a_date_that_stands_nowhere_in_the_claim_leaves_no_empty_place(room: Room) -> None:
    claim = room.go_to("17 metalli")
    room.flow.desk.change(lambda at, who: review.set_dates(at, claim, "2025-04-14", who))
    room.settle()
    assert room.flow.claim is not None
    assert figures(room.flow.claim.draft) == ["17"]
