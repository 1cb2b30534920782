"""The overview: what is drawn is what the lists hold, from the pointer and from the keyboard, on paper too."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from room import Room

from ui import chart_files
from ui.chart_view import ChartView
from ui.charts import Bar, Chart, Part, lay_out
from ui.overview import CODES, Overview
from ui.overview_charts import charts
from ui.theme import Theme
from workbench import settings
from workbench.errors import UserError
from workbench.rows import Verdict
from workbench.store.statistics import Statistics, Tally
from workbench.wording import Wording

CHART = Chart(
    "By speaker",
    (
        Bar("Putin", (Part("verified", "verified", 6, {"speaker": "Putin", "verdict": "verified"}),
                      Part("undecided", "undecided", 2, {"speaker": "Putin", "verdict": ""})), {"speaker": "Putin"}),
        Bar("2 others", (Part("disputed", "disputed", 3),)),
    ),
)  # fmt: skip


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, wording: Wording) -> ChartView:
    made = ChartView(theme, wording)
    qtbot.addWidget(made)
    made.resize(600, 120)
    made.show_chart(CHART)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


@pytest.fixture
def overview(room: Room) -> Overview:
    """The overview of a workspace with three verdicts."""
    verdicts: tuple[tuple[str, Verdict], ...] = (
        ("17 metalli", "verified"), ("3,8 milioni", "verified"), ("sostituti", "disputed"),
    )  # fmt: skip
    for words, verdict in verdicts:
        room.flow.desk.decide(room.go_to(words), verdict, "true")
    room.settle()
    room.act("overview")
    found = room.window.middle.currentWidget()
    assert isinstance(found, Overview)
    room.qtbot.waitUntil(lambda: bool(found.charts()))
    return found


def listed(room: Room) -> int:
    room.settle()
    return room.window.claims.model().rowCount()


def test_parts_are_as_long_as_their_counts_and_do_not_overlap(theme: Theme, wording: Wording) -> None:
    laid = lay_out(CHART, 600, wording)
    parts = {(cell.bar, cell.part): cell.area for cell in laid.cells if cell.part >= 0}
    assert parts[0, 0].width() == pytest.approx(3 * parts[0, 1].width())
    assert parts[0, 0].right() == pytest.approx(parts[0, 1].left())
    assert parts[1, 0].width() == pytest.approx(parts[0, 0].width() / 2)
    assert all(area.right() < 600 for area in parts.values())


def test_small_groups_become_one_bar_until_they_are_opened(wording: Wording) -> None:
    speakers = tuple(Tally(f"s{n}", f"s{n}", {"verified": 20 - n, "undecided": 1}) for n in range(12))
    counted = Statistics(Tally("", "", {"verified": 1}), (), speakers, (), (), ())
    bars = charts(counted, wording)["speaker"].bars
    assert [bar.label for bar in bars] == [*(f"s{n}" for n in range(8)), "4 others"]
    assert [(part.code, part.count, part.wish) for part in bars[-1].parts] == [
        ("verified", 12 + 11 + 10 + 9, None), ("undecided", 4, None),
    ]  # fmt: skip
    assert bars[-1].wish is None
    assert len(charts(counted, wording, frozenset({"speaker"}))["speaker"].bars) == 12
    one_more = Statistics(Tally("", "", {}), (), speakers[:9], (), (), ())
    assert len(charts(one_more, wording)["speaker"].bars) == 9  # one more is no crowd


def test_arrows_walk_the_parts_and_enter_chooses(qtbot: QtBot, view: ChartView) -> None:
    chosen: list[object] = []
    view.chosen.connect(chosen.append)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen == [CHART.bars[0].parts[0].wish, CHART.bars[0].parts[1].wish, {"speaker": "Putin"}]


def test_the_bar_of_all_others_opens_them(qtbot: QtBot, view: ChartView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.opened):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_a_click_on_a_part_chooses_it(qtbot: QtBot, view: ChartView) -> None:
    area = next(cell.area for cell in view.cells() if (cell.bar, cell.part) == (0, 1))
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert chosen.args == [CHART.bars[0].parts[1].wish]


def test_a_chart_says_its_numbers_to_a_screen_reader(view: ChartView) -> None:
    assert view.accessibleName() == "By speaker"
    assert "Putin: 8 (6 verified, 2 undecided)" in view.accessibleDescription()


def test_the_overview_draws_every_chart_of_the_workspace(room: Room, overview: Overview) -> None:
    drawn = overview.charts()
    assert tuple(drawn) == CODES
    assert [(part.code, part.count) for part in drawn["all"].bars[0].parts][:2] == [
        ("verified", 2),
        ("disputed", 1),
    ]
    assert [bar.total for bar in drawn["speaker"].bars] == sorted(
        (bar.total for bar in drawn["speaker"].bars), reverse=True
    )
    assert drawn["edition"].legend


def test_a_bar_lists_exactly_its_claims(room: Room, overview: Overview) -> None:
    for chart in overview.charts().values():
        for bar in chart.bars:
            for part in bar.parts:
                if part.wish is not None:
                    overview.filter_asked.emit(part.wish)
                    assert listed(room) == part.count, (chart.title, bar.label, part.code)
    assert room.window.middle.currentWidget() is overview  # it stays, to choose another bar


def test_going_to_a_claim_brings_the_article_back(room: Room, overview: Overview) -> None:
    room.key(Qt.Key.Key_J)
    assert room.window.middle.currentWidget() is room.window.page


def test_escape_and_the_action_bring_the_article_back(room: Room, overview: Overview) -> None:
    room.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert room.window.middle.currentWidget() is room.window.page
    room.act("overview")
    assert room.window.middle.currentWidget() is overview
    room.act("overview")
    assert room.window.middle.currentWidget() is room.window.page


def test_a_verdict_is_counted_while_the_overview_is_shown(room: Room, overview: Overview) -> None:
    before = overview.charts()["all"].bars[0].parts[0].count
    claim = room.flow.desk.wanted_ids(room.flow.listing.asked())[-1]
    room.flow.desk.decide(claim, "verified", "true")
    room.qtbot.waitUntil(lambda: overview.charts()["all"].bars[0].parts[0].count == before + 1)


def test_the_same_numbers_stand_in_tables_and_that_is_remembered(room: Room, overview: Overview) -> None:
    overview.table.click()
    card = overview.cards["speaker"]
    assert card.table.isVisible() and not card.view.isVisible()
    bars = overview.charts()["speaker"].bars
    rows = [card.table.item(row, 0).text() for row in range(card.table.rowCount())]
    totals = [
        card.table.item(row, card.table.columnCount() - 1).text() for row in range(card.table.rowCount())
    ]
    assert (rows, totals) == ([bar.label for bar in bars], [str(bar.total) for bar in bars])
    assert settings.load()["overview_tables"] is True


def test_a_cell_of_a_table_lists_its_claims_by_enter(room: Room, overview: Overview) -> None:
    overview.table.click()
    table = overview.cards["all"].table
    table.setCurrentCell(0, 1)
    room.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert listed(room) == 2


@pytest.mark.parametrize("language", ["it", "en"])
def test_both_languages_and_themes_show_the_same_numbers(
    room: Room, overview: Overview, language: str
) -> None:
    totals = [bar.total for bar in overview.charts()["kind"].bars]
    room.window.apply_theme(Theme("dark"))
    room.window.apply_wording(Wording(language))
    assert [bar.total for bar in overview.charts()["kind"].bars] == totals
    overview.grab()


def test_it_is_saved_as_svg_and_as_png_at_twice_the_size(overview: Overview, tmp_path: Path) -> None:
    drawn, wording = list(overview.charts().values()), Wording("en")
    chart_files.save(tmp_path / "o.svg", drawn, overview.heading(), wording)
    chart_files.save(tmp_path / "o.png", drawn, overview.heading(), wording)
    root = ElementTree.fromstring((tmp_path / "o.svg").read_text())
    texts = " ".join("".join(one.itertext()) for one in root.iter() if one.tag.endswith("text"))
    assert "Overview" in texts and "By article" in texts
    picture = QImage(str(tmp_path / "o.png"))
    width, height = (float(value) for value in root.attrib["viewBox"].split()[2:])
    assert (picture.width(), picture.height()) == (2 * width, 2 * height)


def test_a_picture_that_cannot_be_written_is_told(overview: Overview, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no folder"):
        chart_files.save(tmp_path / "no" / "o.svg", [], overview.heading(), Wording("en"))


def test_the_picture_is_asked_for_and_told(room: Room, overview: Overview, tmp_path: Path) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(tmp_path))
        dialog.findChildren(QLineEdit)[0].setText("work.png")
        dialog.accept()

    QTimer.singleShot(200, answer)
    overview.picture.click()
    assert (tmp_path / "work.png").stat().st_size > 10_000
    assert "Picture written" in room.window.status.message.text()


def test_an_empty_workspace_says_what_to_do(qtbot: QtBot, theme: Theme, wording: Wording) -> None:
    made = Overview(theme, wording)
    qtbot.addWidget(made)
    made.show_counts(Statistics(Tally("", "", {}), (), (), (), (), ()), "empty")
    assert "Import an article" in made.charts()["all"].empty
    assert not any(chart.bars for chart in made.charts().values())
    made.grab()
