"""The window with a real workspace: every flow of a reviewer's day, through the actions that keys and menus call."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from room import Room, answer, lines
from support import claim_with

from ui.commands import Commands
from ui.theme import Theme
from workbench import data, review
from workbench.rows import Span
from workbench.store import Workspace
from workbench.store.verify import verify
from workbench.wording import Wording


def test_the_window_opens_with_the_first_article_and_its_first_claim(room: Room) -> None:
    assert room.flow.article == 1
    assert room.flow.claim is not None
    assert room.window.claims.current_id() == room.flow.claim.id


def test_a_key_decides_and_the_verdict_is_in_the_file(room: Room) -> None:
    claim = room.go_to("17 metalli")
    room.key(Qt.Key.Key_V)
    assert room.verdict(claim) == "verified"
    assert room.flow.claim is not None and room.flow.claim.true is not None
    assert room.flow.claim.true.reviewer == "Ada"


def test_shift_with_a_key_answers_the_other_question(room: Room) -> None:
    room.go_to("i colloqui con le imprese americane")
    room.key(Qt.Key.Key_D, shift=True)
    assert room.flow.claim is not None
    assert room.flow.claim.said is not None and room.flow.claim.said.verdict == "disputed"
    assert room.flow.claim.true is None


def test_letters_are_letters_while_writing(room: Room) -> None:
    claim = room.go_to("17 metalli")
    room.act("conclusion")
    room.qtbot.keyClicks(QApplication.focusWidget(), "vpdun")
    room.settle()
    assert room.verdict(claim) is None
    assert room.window.conclusion.text() == "vpdun"


def test_a_conclusion_written_first_goes_with_the_verdict(room: Room) -> None:
    room.go_to("17 metalli")
    room.act("conclusion")
    room.qtbot.keyClicks(QApplication.focusWidget(), "Seventeen.")
    room.window.claims.setFocus()
    room.key(Qt.Key.Key_V)
    assert room.flow.claim is not None and room.flow.claim.true is not None
    assert room.flow.claim.true.conclusion == "Seventeen."


def test_a_conclusion_rewritten_and_another_verdict_at_once_are_both_kept(room: Room) -> None:
    claim = room.go_to("17 metalli")
    room.key(Qt.Key.Key_V)
    room.act("conclusion")
    room.qtbot.keyClicks(QApplication.focusWidget(), "Too many.")
    room.window.verdict.decided.emit("disputed", "true")
    room.settle()
    assert room.verdict(claim) == "disputed"
    assert "Somebody" not in room.window.status.message.text()


def test_a_conclusion_outlives_a_verdict_that_was_refused(room: Room) -> None:
    claim = room.go_to("17 metalli")
    room.act("conclusion")
    room.qtbot.keyClicks(QApplication.focusWidget(), "Seventeen.")
    room.window.claims.setFocus()
    room.settle()
    with Workspace(room.flow.desk.path) as other:
        review.decide(other, claim, "disputed", "Bice")
        room.key(Qt.Key.Key_V)
        assert "Somebody else decided" in room.window.status.message.text()
        assert room.window.conclusion.pending(claim, "true") == "Seventeen."


def test_j_and_k_walk_the_claims(room: Room) -> None:
    first = room.flow.claim
    room.key(Qt.Key.Key_J)
    second = room.flow.claim
    room.key(Qt.Key.Key_K)
    assert first is not None and second is not None and room.flow.claim is not None
    assert (second.id, room.flow.claim.id) != (first.id, second.id)
    assert room.flow.claim.id == first.id


def test_undo_takes_back_and_redo_brings_back(room: Room) -> None:
    claim = room.go_to("17 metalli")
    room.key(Qt.Key.Key_V)
    room.act("undo")
    assert room.verdict(claim) is None
    room.act("redo")
    assert room.verdict(claim) == "verified"


def test_undo_refuses_and_says_so_where_somebody_else_decided_since(room: Room) -> None:
    claim = room.go_to("17 metalli")
    room.key(Qt.Key.Key_V)
    with Workspace(room.flow.desk.path) as other:
        review.decide(other, claim, "disputed", "Bice")
    room.act("undo")
    assert "Somebody changed this" in room.window.status.message.text()
    assert room.verdict(claim) == "disputed"


def test_a_verdict_on_what_somebody_else_decided_meanwhile_is_refused(room: Room) -> None:
    claim = room.go_to("17 metalli")
    with Workspace(room.flow.desk.path) as other:
        review.decide(other, claim, "disputed", "Bice")
    room.key(Qt.Key.Key_V)
    assert room.verdict(claim) == "disputed"
    assert "Somebody else decided" in room.window.status.message.text()
    assert room.flow.claim is not None and room.flow.claim.true is not None  # and is shown now


def test_e_attaches_the_shown_figure_and_the_verdict_rests_on_it(room: Room) -> None:
    room.go_to("3,8 milioni")
    room.key(Qt.Key.Key_E)
    room.key(Qt.Key.Key_V)
    claim = room.flow.claim
    assert claim is not None and claim.true is not None
    assert [piece.kind for piece in claim.evidence] == ["figure"]
    assert claim.true.evidence == (claim.evidence[0].id,)


def test_e_attaches_a_passage_as_context(room: Room) -> None:
    room.go_to("sostituti noti")
    room.key(Qt.Key.Key_E)
    assert room.flow.claim is not None
    assert [piece.stance for piece in room.flow.claim.evidence] == ["context"]


def test_selected_words_become_a_claim_and_undo_takes_it_away(room: Room) -> None:
    _row, text = room.flow.desk.article(1)
    start = text.index("nell’hardware militare")
    room.window.page.select(Span(start, start + len("nell’hardware militare")))
    room.act("add_claim")
    assert room.flow.claim is not None
    added = room.flow.claim
    assert (added.draft.text, added.origin) == ("nell’hardware militare", "reviewer")
    room.act("undo")
    assert added.id not in room.flow.desk.claim_ids(1)


def test_a_search_lists_what_it_finds_and_escape_ends_it(room: Room) -> None:
    everything = len(room.flow.desk.claim_ids(1))
    room.window.top.field.setText("sostituti")
    room.qtbot.waitUntil(lambda: room.window.claims.model().rowCount() == 1)
    room.qtbot.keyClick(room.window.top.field, Qt.Key.Key_Escape)
    room.qtbot.waitUntil(lambda: room.window.claims.model().rowCount() == everything)


def test_a_filter_lists_only_what_it_names(room: Room) -> None:
    room.go_to("17 metalli")
    room.key(Qt.Key.Key_D)
    room.window.chips.chosen.emit("disputed")
    assert room.window.claims.model().rowCount() == 1


def test_a_click_in_the_text_makes_its_claim_the_current_one(room: Room) -> None:
    claim = claim_with(room.flow.desk._workspace, "sostituti noti")
    room.window.page.claim_clicked.emit(claim)
    assert room.window.claims.current_id() == claim


def test_files_are_imported_and_shown_and_the_same_text_twice_says_so(room: Room) -> None:
    room.window.dropped.emit([data.seeds()[1]])
    room.settle()
    assert room.flow.article == 2
    room.window.dropped.emit([data.seeds()[1]])
    room.settle()
    assert "article 2 already" in room.window.status.message.text()


def test_pasted_text_becomes_an_article(room: Room) -> None:
    QGuiApplication.clipboard().setText("La Russia ha riserve di terre rare di 3,8 milioni di tonnellate.")
    room.act("paste")
    assert room.flow.article == 2
    assert room.flow.claim is not None and "3,8 milioni" in room.flow.claim.draft.text


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_imported(room: Room, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "b.txt").write_text("Il PIL è cresciuto dello 0,7% nel 2024.")
    room.window.dropped.emit([tmp_path])
    room.settle()
    assert "not a text file" in room.window.status.message.text()
    assert len(room.flow.desk.articles()[0]) == 2


@pytest.mark.parametrize("form", ["html", "json", "pdf"])
def test_a_report_is_written_in_the_background(room: Room, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"report.{form}"
    room.flow.desk.export(file, form, room.window.wording)
    room.settle()
    assert file.stat().st_size > 1000
    assert "report" in room.window.status.message.text()


def test_a_pdf_that_lacks_glyphs_says_which(room: Room, tmp_path: Path) -> None:
    room.window.dropped.emit("Il Giappone (日本) ha 3 milioni di tonnellate di riserve.")
    room.settle()
    room.flow.desk.export(tmp_path / "report.pdf", "pdf", room.window.wording)
    room.settle()
    assert "U+65E5" in room.window.status.message.text()


def test_theme_and_language_change_while_a_claim_is_open(room: Room) -> None:
    room.go_to("3,8 milioni")
    room.window.apply_theme(Theme("dark"))
    room.window.apply_wording(Wording("it"))
    room.flow.refresh()
    assert room.window.actions_by_code["undo"].text() == "&Annulla"
    assert room.flow.claim is not None and "3,8" in room.flow.claim.draft.text


def test_after_a_day_in_the_window_the_workspace_agrees_with_its_log(room: Room) -> None:
    room.go_to("3,8 milioni")
    for key in (Qt.Key.Key_E, Qt.Key.Key_V, Qt.Key.Key_J, Qt.Key.Key_P, Qt.Key.Key_K, Qt.Key.Key_D):
        room.key(key)
    room.act("undo")
    assert verify(room.flow.desk._workspace).problems == ()


def test_every_action_has_its_method_and_its_keys_are_its_own() -> None:
    from ui.actions import ACTIONS

    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))
    own = {
        "new", "open", "start_page", "demo", "quit", "palette", "reviewer", "larger", "smaller", "usual_size",
        "keys", "tour", "about", "backups",
    }  # fmt: skip
    for action in ACTIONS:
        group = action.code.partition("_")[0]
        known = action.code in own or group in ("theme", "language", "true", "said")
        assert known or hasattr(Commands, f"do_{action.code}"), action.code


def shown(room: Room, name: str) -> bool:
    """Tell whether a part of the evidence is on the screen."""
    return any(part.isVisible() for part in room.window.evidence.findChildren(QWidget, name))


def press(room: Room, name: str) -> None:
    """Press a button of the evidence by its name."""
    button = room.window.evidence.findChild(QPushButton, name)
    assert button is not None and button.isEnabled()
    button.click()
    room.settle()


def test_an_ambiguous_claim_is_read_as_the_pressed_candidate_says_and_undo_takes_it_back(room: Room) -> None:
    text = "Cina e Russia hanno 44 milioni di tonnellate di riserve di terre rare."
    room.flow.desk.import_text(text)
    room.settle()
    room.go_to("Cina e Russia")
    assert room.flow.claim is not None
    assert room.flow.claim.findings[0].finding.outcome == "ambiguous"
    press(room, f"choice-{room.flow.claim.findings[0].id}-0")
    assert room.flow.claim.findings[0].finding.outcome == "consistent"
    assert room.flow.claim.choice is not None and room.flow.claim.choice.entity == "CN"
    room.act("undo")
    assert room.flow.claim.findings[0].finding.outcome == "ambiguous"
    room.act("redo")
    press(room, "forget-choice")
    assert room.flow.claim.choice is None
    assert room.flow.claim.findings[0].finding.outcome == "ambiguous"


def test_a_decided_claim_whose_findings_changed_comes_up_again_with_both(room: Room) -> None:
    claim = room.go_to("quinta riserva")
    room.key(Qt.Key.Key_V)
    assert "recheck" not in [chip[0] for chip in room.window.chips._chips]
    room.flow.desk.set_article(1, published="2024-03")
    room.settle()
    room.go_to("quinta riserva")
    room.window.chips.chosen.emit("recheck")
    assert room.window.claims.current_id() == claim
    assert room.window.claims.model().rowCount() == 1
    assert shown(room, f"recheck-{claim}")
    press(room, "keep-verdict")
    assert room.flow.desk.rechecks() == {}
    assert not shown(room, f"recheck-{claim}")
    assert room.window.chips.current() == "all"
    assert room.window.claims.model().rowCount() > 1
    assert room.verdict(claim) == "verified"


def rows_of(room: Room) -> list[int]:
    """Return the claims that the list shows, in its order."""
    model = room.window.claims.model()
    return [model.id_at(row) for row in range(model.rowCount())]


def test_a_facet_narrows_the_list_says_so_and_is_taken_away_again(room: Room) -> None:
    everything = rows_of(room)
    room.window.filter.chosen.emit("speaker", "Dmitry Peskov")
    narrowed = rows_of(room)
    assert narrowed and set(narrowed) < set(everything)
    assert all(claim.draft.speaker == "Dmitry Peskov" for claim in room.flow.desk.claims(narrowed))
    assert "Dmitry Peskov" in room.window.filtered.label.text()
    room.window.filtered.cleared.emit()
    assert rows_of(room) == everything
    assert room.window.filtered.isHidden()


def test_a_facets_values_are_counted_without_its_own_choice(room: Room) -> None:
    room.window.filter.chosen.emit("speaker", "Dmitry Peskov")
    assert len(offered(room, "Speaker")) > 2
    for text in offered(room, "Kind"):
        offered(room, "Kind")[text].trigger()
        assert len(rows_of(room)) == int(text.split("\t")[1])


def offered(room: Room, facet: str) -> dict[str, QAction]:
    """Open the filter menu and one of its facets; return its values with their counts."""
    room.window.filter.menu().aboutToShow.emit()
    below = next(one.menu() for one in room.window.filter.menu().actions() if one.text().startswith(facet))
    assert isinstance(below, QMenu)
    below.aboutToShow.emit()
    assert "Counting…" in [action.text() for action in below.actions()]
    room.settle()
    return {action.text(): action for action in below.actions() if "\t" in action.text()}


def test_a_kept_filter_is_there_after_a_restart(room: Room) -> None:
    answer(lambda dialog: lines(dialog)["Name"].setText("Peskov"))
    room.window.filter.chosen.emit("speaker", "Dmitry Peskov")
    room.window.filter.sorted.emit("worthiness")
    narrowed = rows_of(room)
    room.window.filter.keep_asked.emit()
    room.flow.listing.show_all()
    room.flow.listing.sort("text")
    room.window.filter.recalled.emit("Peskov")
    assert rows_of(room) == narrowed
    room.window.filter.forgotten.emit("Peskov")
    assert room.flow.listing.kept == {}


def test_an_overview_asks_for_claims_of_all_articles(room: Room) -> None:
    room.flow.desk.import_text("Il Brasile possiede la seconda riserva mondiale di terre rare.")
    room.settle()
    room.flow.listing.ask(kind="rank")
    room.settle()
    articles = {claim.article for claim in room.flow.desk.claims(rows_of(room))}
    assert articles == {1, 2}
    room.flow.listing.ask(article=1, kind="rank")
    assert {claim.article for claim in room.flow.desk.claims(rows_of(room))} == {1}


@pytest.mark.parametrize("order", ["worthiness", "state", "found"])
def test_the_list_is_sorted_as_asked(room: Room, order: str) -> None:
    claim = room.go_to("17 metalli")
    room.key(Qt.Key.Key_V)
    room.window.filter.sorted.emit(order)
    found = room.flow.desk.claims(rows_of(room))
    if order == "worthiness":
        assert [one.draft.worthiness for one in found] == sorted(
            (one.draft.worthiness for one in found), reverse=True
        )
    elif order == "state":
        assert found[-1].id == claim
    else:
        assert found[0].findings and not found[-1].findings
