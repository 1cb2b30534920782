"""The list of articles with the progress of each."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.article_cards import COUNTS, broken
from ui.articles_view import ArticlesModel, ArticlesView
from ui.theme import Theme, sans
from workbench.rows import ArticleRow, Span
from workbench.wording import Wording

SHORT = ArticleRow(
    7, "Rare earths", "en", "2025-04", "", "Adnkronos", "", "", "a.txt", "5f1c", Span(0, 0), 900,
    datetime(2025, 4, 17, tzinfo=UTC),
)  # fmt: skip
LONG = replace(
    SHORT, id=2**40, title="The Kremlin: American companies are interested in rare earths", agency=""
)
COUNTED = {SHORT.id: Counter(verified=4, undecided=15), LONG.id: Counter({"not checkable": 1})}


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, wording: Wording) -> ArticlesView:
    made = ArticlesView(theme, wording)
    qtbot.addWidget(made)
    made.resize(248, 500)
    made.set_articles([SHORT, LONG], COUNTED)
    made.show()
    QApplication.processEvents()
    return made


def place(view: ArticlesView, row: int) -> QPoint:
    return view.visualRect(view.model().index(row, 0)).center()


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, wording: Wording) -> None:
    model = ArticlesModel(wording)
    qtmodeltester.check(model, force_py=False)
    model.set_articles([SHORT, LONG], COUNTED)
    qtmodeltester.check(model, force_py=False)
    model.update_articles([SHORT], {SHORT.id: Counter(verified=5, undecided=14)})
    model.set_articles([LONG], COUNTED)
    model.set_articles([], {})


def test_the_line_below_says_where_when_and_how_many(wording: Wording) -> None:
    model = ArticlesModel(wording)
    model.set_articles([SHORT, LONG], COUNTED)
    told = [model.below(row).replace("\u00a0", " ") for row in (0, 1)]
    assert told == ["Adnkronos · April 2025 · 19 claims", "April 2025 · 1 claim"]


def test_a_screen_reader_hears_the_counts(wording: Wording) -> None:
    model = ArticlesModel(wording)
    model.set_articles([SHORT], COUNTED)
    heard = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).replace("\u00a0", " ")
    assert heard == "Rare earths, Adnkronos, April 2025, 19 claims, 4 verified, 15 undecided"


def test_only_the_users_own_move_is_told(qtbot: QtBot, view: ArticlesView) -> None:
    told: list[object] = []
    view.current_changed.connect(told.append)
    view.setFocus()
    view.set_current(LONG.id)
    view.set_articles([LONG, SHORT], COUNTED)
    view.set_current(None)
    view.set_articles([SHORT, LONG], COUNTED)
    assert told == []
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 1))
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert told == [LONG.id, SHORT.id]


def test_new_counts_and_new_articles_leave_the_current_one(view: ArticlesView) -> None:
    view.set_current(LONG.id)
    view.update_articles([LONG], {LONG.id: Counter(verified=1)})
    assert view.current_id() == LONG.id
    view.set_articles([replace(SHORT, id=1), SHORT, LONG], COUNTED)
    assert view.current_id() == LONG.id
    view.set_articles([SHORT], COUNTED)
    assert view.current_id() is None


def test_a_verdict_repaints_its_article_without_laying_the_list_out(wording: Wording) -> None:
    model = ArticlesModel(wording)
    model.set_articles([SHORT, LONG], COUNTED)
    told: list[tuple[int, bool]] = []
    model.dataChanged.connect(lambda first, _last, roles: told.append((first.row(), COUNTS in roles)))
    decided = {**COUNTED, SHORT.id: Counter(verified=5, undecided=14)}
    model.set_articles([replace(SHORT, decided=5), LONG], decided)
    assert set(told) == {(0, True)}
    told.clear()
    model.set_articles([replace(SHORT, decided=5, title="Other"), LONG], decided)
    assert told == [(0, False)]


def test_the_progress_is_seen_at_once(view: ArticlesView) -> None:
    before = view.viewport().grab().toImage()
    view.update_articles([SHORT], {SHORT.id: Counter(disputed=19)})
    assert view.viewport().grab().toImage() != before


def test_a_longer_title_makes_a_higher_card(view: ArticlesView) -> None:
    heights = [view.visualRect(view.model().index(row, 0)).height() for row in (0, 1)]
    assert heights[0] < heights[1]


def test_the_menu_is_asked_for_by_pointer_and_by_key(view: ArticlesView) -> None:
    told: list[tuple[object, object]] = []
    view.menu_asked.connect(lambda article, at: told.append((article, at)))
    where, reason = place(view, 1), QContextMenuEvent.Reason
    screen = view.viewport().mapToGlobal(where)
    view.contextMenuEvent(QContextMenuEvent(reason.Mouse, where, screen))
    view.contextMenuEvent(QContextMenuEvent(reason.Mouse, QPoint(20, 400), screen))
    view.set_current(SHORT.id)
    view.contextMenuEvent(QContextMenuEvent(reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    assert told == [(LONG.id, screen), (SHORT.id, view.viewport().mapToGlobal(place(view, 0)))]


def test_letters_do_not_search(qtbot: QtBot, view: ArticlesView) -> None:
    view.set_current(SHORT.id)
    qtbot.keyClicks(view, "the")
    assert view.current_id() == SHORT.id


@pytest.mark.parametrize(
    "text", ["", "one", "\U0001f600" * 40, "endless" * 40, "two words\u2028of lines", "a\0b"]
)
def test_a_text_takes_two_lines_at_most(qapp: QApplication, theme: Theme, text: str) -> None:
    lines = broken(text, sans(14), 120)
    assert 1 <= len(lines) <= 2
    assert text.startswith(lines[0])


def test_the_list_dresses_anew(view: ArticlesView) -> None:
    light = view.grab().toImage()
    view.apply_theme(Theme("dark"))
    view.apply_wording(Wording("it"))
    assert view.grab().toImage() != light
    assert view.accessibleName() == "Articoli"
