"""The list of claims: fetched by the page, refreshed by the row, walked from the keyboard."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.claims_model import PAGE, PAGES_KEPT, ROW, ClaimsModel, figures, sentence
from ui.claims_view import ClaimsView, row_height
from ui.theme import SANS, Theme
from workbench.rows import (
    CellRef,
    ClaimDraft,
    ClaimRow,
    DateMention,
    Finding,
    FindingRow,
    Quantity,
    Question,
    Span,
    Verdict,
    VerdictRow,
)  # fmt: skip
from workbench.wording import Wording

NOW = datetime(2025, 4, 17, 12, tzinfo=UTC)
CELL = CellRef(
    "usgs-mcs-2025-rare-earths", "Mineral Commodity Summaries 2025", "2025-01", "reserves", "Russia", "reserves",
    "reserves", "3,800,000", Decimal(3_800_000), "metric_ton", None, None, "p. 145",
)  # fmt: skip


def verdict(number: int, question: Question, given: Verdict) -> VerdictRow:
    return VerdictRow(1, number, question, given, "", (), (), date(2025, 4, 17), "Ada", NOW)


def claim(number: int, text: str = "Russia has reserves of 3.8 million tonnes", **more: object) -> ClaimRow:
    draft = ClaimDraft(Span(number * 100, number * 100 + len(text)), text, "en", speaker="USGS")
    return ClaimRow(number, 1, draft, "new", "machine", **more)  # type: ignore[arg-type]


class Shelf:
    """Claims by id, which remembers what was asked of it."""

    def __init__(self, ids: Sequence[int]) -> None:
        self.claims = {number: claim(number) for number in ids}
        self.asked: list[list[int]] = []

    def fetch(self, ids: Sequence[int]) -> list[ClaimRow]:
        self.asked.append(list(ids))
        return [self.claims[number] for number in reversed(ids) if number in self.claims]


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, wording: Wording) -> ClaimsView:
    made = ClaimsView(theme, wording)
    qtbot.addWidget(made)
    made.resize(450, 320)
    made.show()
    return made


def listing(view: ClaimsView, ids: Sequence[int]) -> Shelf:
    """Let a view list these claims and return the shelf that it fetches them from."""
    shelf = Shelf(ids)
    view.set_fetch(shelf.fetch)
    view.set_ids(ids)
    QApplication.processEvents()
    return shelf


# --- the model -------------------------------------------------------------------------------------


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, wording: Wording) -> None:
    model = ClaimsModel(Shelf(range(200)).fetch, wording)
    qtmodeltester.check(model, force_py=False)
    model.set_ids(range(200))
    qtmodeltester.check(model, force_py=False)
    model.refresh([3, 4, 150])
    model.set_ids([7, 5])
    model.set_ids([])


def test_nothing_is_fetched_before_it_is_looked_at(wording: Wording) -> None:
    shelf = Shelf(range(1000))
    model = ClaimsModel(shelf.fetch, wording)
    model.set_ids(range(1000))
    assert shelf.asked == []
    assert model.claim(70) == shelf.claims[70]
    assert shelf.asked == [list(range(PAGE, 2 * PAGE))]


def test_scrolling_fetches_only_the_pages_that_are_seen(view: ClaimsView) -> None:
    shelf = listing(view, range(10_000, 20_000))
    view.scrollToBottom()
    QApplication.processEvents()
    assert len(shelf.asked) == 2
    assert shelf.asked[0][0] == 10_000
    assert shelf.asked[1][-1] == 19_999


def test_pages_seen_long_ago_are_let_go(wording: Wording) -> None:
    shelf = Shelf(range(PAGE * (PAGES_KEPT + 1)))
    model = ClaimsModel(shelf.fetch, wording)
    model.set_ids(list(shelf.claims))
    for page in range(PAGES_KEPT + 1):
        model.claim(page * PAGE)
    model.claim(PAGE)
    assert len(shelf.asked) == PAGES_KEPT + 1
    model.claim(0)
    assert len(shelf.asked) == PAGES_KEPT + 2


def test_a_refresh_tells_of_the_changed_rows_only_and_fetches_them_only(wording: Wording) -> None:
    shelf = Shelf(range(100, 200))
    model = ClaimsModel(shelf.fetch, wording)
    model.set_ids(list(shelf.claims))
    model.claim(0)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    shelf.claims[103] = claim(103, true=verdict(103, "true", "verified"))
    model.refresh([110, 104, 103, 999])
    assert told == [(3, 4), (10, 10)]
    assert model.claim(3) == shelf.claims[103]
    assert shelf.asked[1:] == [[103, 104, 110]]


def test_a_claim_that_disappeared_is_none_and_is_said_to_be_gone(wording: Wording) -> None:
    shelf = Shelf(range(10))
    model = ClaimsModel(shelf.fetch, wording)
    model.set_ids(range(10))
    model.claim(4)
    del shelf.claims[4]
    model.refresh([4])
    assert model.claim(4) is None
    assert model.index(4, 0).data(ROW) is None
    assert model.index(4, 0).data() == "This claim is no longer there."


def test_rows_and_ids_lead_to_each_other(wording: Wording) -> None:
    model = ClaimsModel(Shelf([]).fetch, wording)
    model.set_ids([9, 5, 2**40])
    assert [model.row_of(number) for number in (9, 5, 2**40, 6, None)] == [0, 1, 2, None, None]
    assert [model.id_at(row) for row in (-1, 0, 2, 3)] == [None, 9, 2**40, None]


def test_a_screen_reader_hears_the_whole_claim(wording: Wording) -> None:
    found = FindingRow(1, 3, Finding("consistent", "quantity", cell=CELL), NOW)
    row = claim(
        3, "It has\n3.8 million", true=verdict(3, "true", "verified"), said=verdict(3, "said", "partly"),
        findings=(found,),
    )  # fmt: skip
    assert sentence(row, wording) == "verified: It has 3.8 million, USGS, = USGS 2025, said: partly"
    assert sentence(claim(4, "It rains"), wording) == "undecided: It rains, USGS"


def test_figures_and_dates_are_shown_as_written_each_once() -> None:
    text = "about 2 million tonnes in 2025"
    draft = ClaimDraft(
        Span(50, 50 + len(text)), text, "en",
        quantities=(
            Quantity(Span(76, 80), Decimal(2025), "number"),
            Quantity(Span(56, 72), Decimal(2_000_000), "measure", unit="metric_ton", hedge="about"),
            Quantity(Span(10, 12), Decimal(5), "number"),
        ),
        dates=(DateMention(Span(76, 80), date(2025, 1, 1), date(2025, 12, 31), "year"),),
    )  # fmt: skip
    assert figures(draft) == ["≈ 2 million tonnes", "2025"]


# --- the view --------------------------------------------------------------------------------------


def test_only_the_users_own_move_is_told(qtbot: QtBot, view: ClaimsView) -> None:
    told: list[object] = []
    view.current_changed.connect(told.append)
    listing(view, [11, 12, 13])
    view.set_current(12)
    view.step(1)
    view.set_ids([11, 13])
    view.set_ids([11])
    view.set_current(None)
    view.setFocus()
    assert told == []
    view.set_current(11)
    view.set_ids([11, 12, 13])
    qtbot.keyClick(view, Qt.Key.Key_Down)
    middle = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert told == [12, 13]


def test_steps_follow_the_order_and_end_at_both_ends(view: ClaimsView) -> None:
    listing(view, [30, 10, 20])
    assert view.step(-1) is None
    assert [view.step(1) for _ in range(4)] == [30, 10, 20, None]
    assert view.current_id() == 20
    assert [view.step(-1) for _ in range(3)] == [10, 30, None]
    assert view.current_id() == 30


def test_after_the_current_claim_left_the_list_the_next_one_follows(view: ClaimsView) -> None:
    listing(view, [1, 2, 3, 4])
    view.set_current(2)
    view.set_ids([1, 3, 4])
    assert view.current_id() is None
    assert view.step(1) == 3
    view.set_ids([1, 4])
    assert view.step(-1) == 1


def test_the_current_claim_stays_when_the_list_changes(view: ClaimsView) -> None:
    listing(view, range(500))
    view.set_current(400)
    view.set_ids([number for number in range(500) if number % 2 == 0])
    assert view.current_id() == 400
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_letters_go_to_the_window_and_arrows_stay(qtbot: QtBot, theme: Theme, wording: Wording) -> None:
    class Window(QWidget):
        typed = ""

        def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
            self.typed += event.text()

    window = Window()
    qtbot.addWidget(window)
    view = ClaimsView(theme, wording)
    QVBoxLayout(window).addWidget(view)
    listing(view, [1, 2, 3])
    view.set_current(1)
    qtbot.keyClicks(view, "vP/?")
    assert window.typed == "vP/?"
    assert view.current_id() == 1
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_id() == 2


def test_tab_leaves_the_list(qtbot: QtBot, theme: Theme, wording: Wording) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    view, field = ClaimsView(theme, wording), QLineEdit()
    layout.addWidget(view)
    layout.addWidget(field)
    window.show()
    listing(view, [1, 2, 3])
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert field.hasFocus()


def test_enter_activates_the_current_claim(qtbot: QtBot, view: ClaimsView) -> None:
    listing(view, [5, 6])
    view.set_current(6)
    with qtbot.waitSignal(view.activated_claim) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [6]


def test_a_view_knows_which_claims_it_lists(view: ClaimsView) -> None:
    listing(view, [5, 6])
    assert 6 in view
    assert 7 not in view
    assert None not in view


def test_an_empty_list_says_why(view: ClaimsView) -> None:
    listing(view, [])
    blank = view.grab().toImage()
    view.set_empty_text("No claim here; choose another filter.")
    assert view.grab().toImage() != blank


def test_every_row_paints_in_both_themes_and_languages(view: ClaimsView, theme: Theme) -> None:
    shelf = listing(view, range(6))
    long, odd = "a very long claim " * 200, "\U0001f600\0 <img src=x> \u202eabc\n\nend"
    passages = Finding("to read", "passage")
    shelf.claims[0] = claim(0, long, findings=(FindingRow(1, 0, passages, NOW),))
    shelf.claims[1] = claim(1, odd, said=verdict(1, "said", "disputed"))
    shelf.claims[2] = claim(2, "", true=verdict(2, "true", "not checkable"))
    shelf.claims[3] = claim(3, findings=(FindingRow(1, 3, Finding("no source", "quantity"), NOW),))
    del shelf.claims[4]
    view.refresh(range(6))
    seen = set()
    for dress in (theme, Theme("dark")):
        for language in ("it", "en"):
            view.apply_theme(dress)
            view.apply_wording(Wording(language))
            seen.add(view.grab().toImage().cacheKey())
    assert len(seen) == 4
    assert view.rowHeight(0) == row_height() == view.rowHeight(5)
    assert QFont(SANS).family() == SANS


def test_the_list_is_named_for_a_screen_reader(view: ClaimsView) -> None:
    assert view.accessibleName() == "Claims"
    view.apply_wording(Wording("it"))
    assert view.accessibleName() != ""
