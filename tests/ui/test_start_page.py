"""Where the work begins: recent workspaces, the demo, what is dropped; and the first way round the window."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from room import Started, settle

from ui.actions import ACTIONS, MENUS
from ui.key_sheet import groups, sheet
from ui.palette_entries import plain, spoken_keys
from ui.program import Program
from ui.start_link import remembered
from ui.start_page import Recent, StartPage
from ui.theme import Theme
from ui.tour_stops import stops
from workbench import data, paths, settings
from workbench.wording import Wording


def page(program: Program) -> StartPage:
    found = program.window.rooms.currentWidget()
    assert isinstance(found, StartPage)
    return found


def drop(program: Program, *files: Path) -> None:
    """Drop files onto the window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    program.window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))


def test_whoever_opened_nothing_before_sees_the_start_page(qtbot: QtBot, start: Started) -> None:
    program = start()
    assert program.flow is None
    assert page(program).rows == []
    qtbot.waitUntil(lambda: page(program).demo.hasFocus())
    assert not program.window.actions_by_code["undo"].isEnabled()
    assert program.window.actions_by_code["palette"].isEnabled()


def test_the_last_workspace_is_opened_at_the_next_start(start: Started, file: Path) -> None:
    start(file).window.close()
    second = start()
    assert second.flow is not None and second.flow.desk.path == file


def test_the_action_shows_recent_workspaces_with_their_counts(
    qtbot: QtBot, start: Started, file: Path
) -> None:
    program = start(file)
    program.act("start_page")
    row = page(program).rows[0]
    qtbot.waitUntil(lambda: row.recent.counts is not None)
    assert row.recent.counts is not None and program.flow is not None
    claims = len(program.flow.desk.claim_ids(None))
    assert row.recent.counts == (1, claims, 0)
    assert f"1 article · 0 of {claims} claims decided" in row.accessibleName()
    assert row.recent.opened is not None and row.recent.opened.date() == datetime.now().date()


def test_escape_goes_back_to_the_open_workspace_and_no_key_acts_before(
    qtbot: QtBot, start: Started, file: Path
) -> None:
    program = start(file)
    program.act("start_page")
    program.act("true_verified")
    settle(qtbot, program)
    assert program.flow is not None and program.flow.claim is not None and program.flow.claim.true is None
    qtbot.keyClick(page(program).rows[0], Qt.Key.Key_Escape)
    assert program.window.rooms.currentWidget() is program.window.across
    assert program.window.actions_by_code["true_verified"].isEnabled()


def test_enter_opens_the_workspace_of_a_row(qtbot: QtBot, start: Started, file: Path, tmp_path: Path) -> None:
    start(file).window.close()
    program = start(tmp_path / "other.riscontro")
    program.act("start_page")
    rows = page(program).rows
    assert [row.recent.file.stem for row in rows] == ["other", "april"]
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    qtbot.keyClick(rows[1], Qt.Key.Key_Return)
    settle(qtbot, program)
    assert program.flow is not None and program.flow.desk.path == file
    assert program.window.rooms.currentWidget() is program.window.across


def test_a_missing_file_is_shown_as_missing_and_can_be_forgotten(
    qtbot: QtBot, start: Started, file: Path, tmp_path: Path
) -> None:
    start(file).window.close()
    file.unlink()
    program = start()
    row = page(program).rows[0]
    assert not row.recent.exists and "not there" in row.accessibleName()
    row.click()
    assert program.flow is None
    qtbot.mouseClick(row.forget, Qt.MouseButton.LeftButton)
    assert page(program).rows == []
    assert settings.load()["window"]["recent"] == []


def test_the_demo_opens_with_its_two_articles(qtbot: QtBot, start: Started) -> None:
    program = start()
    page(program).demo.click()
    settle(qtbot, program)
    assert program.flow is not None
    assert program.flow.desk.path.name == "demo.riscontro"
    assert len(program.flow.desk.articles()[0]) == len(data.seeds()) == 2


def test_a_dropped_workspace_is_opened(qtbot: QtBot, start: Started, file: Path) -> None:
    program = start()
    drop(program, file)
    settle(qtbot, program)
    assert program.flow is not None and program.flow.desk.path == file


def test_an_article_dropped_on_the_start_page_goes_into_the_users_own_workspace(
    qtbot: QtBot, start: Started
) -> None:
    program = start()
    drop(program, data.seeds()[0])
    settle(qtbot, program)
    assert program.flow is not None and program.flow.desk.path == paths.default_workspace()
    assert len(program.flow.desk.articles()[0]) == 1
    assert "already" not in program.window.status.message.text()


def test_a_workspace_and_an_article_dropped_together_meet(qtbot: QtBot, start: Started, file: Path) -> None:
    program = start()
    drop(program, data.seeds()[1], file)
    settle(qtbot, program)
    assert program.flow is not None and program.flow.desk.path == file
    assert len(program.flow.desk.articles()[0]) == 2


def test_settings_of_before_and_odd_ones_are_understood(tmp_path: Path) -> None:
    own = tmp_path / "own.riscontro"
    own.touch()
    kept = {
        "recent": [str(tmp_path / "gone.riscontro")],
        "opened": {str(tmp_path / "gone.riscontro"): "nonsense"},
    }
    assert remembered(kept, own) == [Recent(tmp_path / "gone.riscontro", None, False), Recent(own)]
    assert remembered({}, tmp_path / "none.riscontro") == []


def test_the_start_page_speaks_italian_and_wears_the_dark(
    qtbot: QtBot, theme: Theme, wording: Wording
) -> None:
    made = StartPage(theme, wording)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    moment = datetime(2026, 11, 22, 9, tzinfo=UTC)
    made.show_recent(
        [Recent(Path("/a/b.riscontro"), moment, True, (1, 2, 1)), Recent(Path("/c.riscontro"), exists=False)]
    )
    made.apply_theme(Theme("dark"))
    made.apply_wording(Wording("it"))
    assert "22 novembre 2026" in made.rows[0].accessibleName()
    made.show()
    made.grab()


# --- the palette, in the program ---------------------------------------------------------------------------


def test_the_palette_reaches_actions_articles_claims_and_other_workspaces(
    qtbot: QtBot, start: Started, file: Path, tmp_path: Path
) -> None:
    start(file).window.close()
    program = start(tmp_path / "other.riscontro")
    program.act("palette")
    assert program._palette is not None
    palette = program._palette.palette
    palette.field.setText("april")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    settle(qtbot, program)
    assert program.flow is not None and program.flow.desk.path == file
    program.act("palette")
    palette.field.setText("sostituti noti")
    qtbot.waitUntil(lambda: [entry.kind for entry in palette.found()] == ["claim"])
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert program.flow.claim is not None and "sostituti noti" in program.flow.claim.draft.text
    program.act("palette")
    palette.field.setText("overview")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert program.window.middle.currentWidget() is not program.window.page


def test_the_palettes_key_and_cap_open_and_close_it(qtbot: QtBot, start: Started, file: Path) -> None:
    program = start(file)
    qtbot.mouseClick(program.window.top._reach, Qt.MouseButton.LeftButton)
    assert program._palette is not None and program._palette.palette.isVisible()
    program.act("palette")
    assert not program._palette.palette.isVisible()


def test_another_workspace_has_an_overview_of_its_own(
    qtbot: QtBot, start: Started, file: Path, tmp_path: Path
) -> None:
    program = start(file)
    program.act("overview")
    settle(qtbot, program)
    program.open(tmp_path / "other.riscontro")
    settle(qtbot, program)
    assert program.window.middle.count() == 1
    program.act("overview")
    settle(qtbot, program)
    assert program.window.middle.count() == 2


# --- the way round -----------------------------------------------------------------------------------------


def test_the_way_round_is_shown_once_skipped_with_escape_and_shown_again_on_demand(
    qtbot: QtBot, start: Started, file: Path
) -> None:
    program = start(file, toured=False)
    qtbot.waitUntil(lambda: program._tour is not None and program._tour.isVisible())
    tour = program._tour
    assert tour is not None
    qtbot.keyClick(tour.next, Qt.Key.Key_Escape)
    assert not tour.isVisible()
    program.window.close()
    second = start(toured=False)
    qtbot.wait(900)
    assert second._tour is None
    second.act("tour")
    assert second._tour is not None and second._tour.isVisible()


def test_keys_walk_the_callouts_and_reach_nothing_below(qtbot: QtBot, start: Started, file: Path) -> None:
    program = start(file)
    program.act("tour")
    tour = program._tour
    assert tour is not None and program.flow is not None
    titles = []
    for _ in range(5):
        titles.append(tour._title.text())
        assert tour.rect().contains(tour.card.geometry())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    settle(qtbot, program)
    assert titles == [stop.title for stop in stops(program.window, Wording("en"))]
    assert not tour.isVisible()
    assert program.flow.claim is not None and program.flow.claim.true is None


def test_a_callout_never_covers_what_it_points_at_in_the_usual_window(
    qtbot: QtBot, start: Started, file: Path
) -> None:
    program = start(file)
    program.window.resize(1440, 900)
    program.act("tour")
    tour = program._tour
    assert tour is not None
    for _ in range(5):
        assert not tour.hole().intersects(tour.card.geometry())
        tour._go_on()


# --- the key sheet -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_key_sheet_has_every_key_of_every_menu(qtbot: QtBot, theme: Theme, language: str) -> None:
    wording = Wording(language)
    made = groups(wording)
    listed = {(group.title, text, keys) for group in made for keys, text in group.lines}
    for action in ACTIONS:
        if action.keys:
            assert (plain(wording.say(action.menu)), plain(wording.say(action.text)), action.keys) in listed
    assert [group.title for group in made][: len(MENUS)] == [plain(wording.say(menu)) for menu in MENUS]
    for columns in (2, 3):
        shown = sheet(made, theme, columns)
        qtbot.addWidget(shown)
        labels = [label.text() for label in shown.findChildren(QLabel)]
        assert all(spoken_keys(key) in labels for action in ACTIONS for key in action.keys)


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, start: Started) -> None:
    program = start()
    qtbot.waitUntil(lambda: page(program).demo.hasFocus())
    qtbot.keyClick(page(program).demo, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.flow is not None and program.flow.article is not None, timeout=20_000)
    settle(qtbot, program)
