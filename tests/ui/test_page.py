"""The page shows an article as it stands, and speaks of it in code points only."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QShortcut, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip
from pytestqt.qtbot import QtBot
from support import seed

from ui.article_text import ArticleText
from ui.marks import LANES, Body, Mark, Marks
from ui.minimap import ClaimMap
from ui.page import ArticlePage
from ui.theme import Theme, apply
from workbench.rows import ArticleRow, Span
from workbench.wording import Wording

ODD = "Una 😀 riga\u00a0con tutto:\u2028\ttab, 𝟛,8 t e fine.\n\n\n \n\u2029Dopo\u2029l’ultimo 🪨 paragrafo\ne una riga."


def article(text: str, start: int = 0, title: str = "Un titolo", **changes: str) -> ArticleRow:
    """Return an article's row as the store would."""
    given = {"language": "it", "agency": "Adnkronos", "outlet": "", "file": "rare.txt"} | changes
    return ArticleRow(
        id=1, title=title, published="2025-04", author="", address="", sha256="cf05" + "0" * 56 + "4f4e",
        header=Span(0, start), length=len(text), imported=datetime(2025, 4, 2, tzinfo=UTC), **given,
    )  # fmt: skip


def span(text: str, words: str) -> Span:
    """Return where words stand first in a text."""
    return Span(text.index(words), text.index(words) + len(words))


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, wording: Wording) -> ArticlePage:
    """An empty page of the window's size."""
    page = ArticlePage(theme, wording)
    qtbot.addWidget(page)
    page.resize(740, 600)
    page.show()
    return page


def words(page: ArticlePage) -> ArticleText:
    """Return the page's text view."""
    return page.findChild(ArticleText)


def strip(page: ArticlePage) -> ClaimMap:
    """Return the page's strip of claims."""
    return page.findChild(ClaimMap)


def place_of(page: ArticlePage, point: int) -> QPoint:
    """Return the middle of a character in the viewport."""
    view = words(page)
    cursor = QTextCursor(view.document())
    cursor.setPosition(view._position(point))
    return view.cursorRect(cursor).center() + QPoint(4, 0)


def blocks(page: ArticlePage) -> list[str]:
    """Return what the page's blocks show."""
    document = words(page).document()
    return [document.findBlockByNumber(n).text() for n in range(document.blockCount())]


LONG = "\n\n".join(f"Il paragrafo {n} dice che le miniere sono {n} in tutto il paese." for n in range(200))


def long_marks(verdict: str | None = None) -> list[Mark]:
    """Return a mark on each paragraph of the long text."""
    return [Mark(n, span(LONG, f"paragrafo {n} dice che le miniere sono {n}"), verdict) for n in range(200)]


def test_title_and_meta_stand_above_the_body_and_the_header_does_not_show(page: ArticlePage) -> None:
    text = " date 2025-04 (Adnkronos) –\n\nPrimo paragrafo.\n\n\nSecondo."
    page.show_article(article(text, 29), text, ())
    meta = "April 2025 · it · Adnkronos · rare.txt · SHA-256 cf05…4f4e"
    shown = blocks(page)
    assert shown[0] == "Un titolo"
    assert shown[1].replace("Italian", "it") == meta
    assert shown[2:] == ["Primo paragrafo.", "Secondo."]


def test_a_headline_that_begins_the_body_stands_once_and_can_be_selected(page: ArticlePage) -> None:
    text = "Accordo sulle terre rare\n\nIl testo comincia qui."
    page.show_article(article(text, title="Accordo sulle terre rare"), text, ())
    shown = blocks(page)
    assert [shown[0], *shown[2:]] == ["Accordo sulle terre rare", "Il testo comincia qui."]
    page.select(span(text, "terre rare"))
    assert page.selected_span() == span(text, "terre rare")


def test_a_line_break_within_a_paragraph_keeps_it_together(page: ArticlePage) -> None:
    text = "Uno.\n\nDue,\ntre."
    page.show_article(article(text), text, ())
    document = words(page).document()
    margins = [document.findBlockByNumber(n).blockFormat().topMargin() for n in (3, 4)]
    assert margins[0] > 0 == margins[1]


@pytest.mark.parametrize(
    "chosen", ["😀 riga\u00a0con", "𝟛,8 t", "tutto:\u2028\ttab", "🪨", "Dopo", "e una riga."]
)
def test_a_selection_names_the_same_words_in_the_article(page: ArticlePage, chosen: str) -> None:
    page.show_article(article(ODD), ODD, ())
    page.select(span(ODD, chosen))
    assert page.selected_span() == span(ODD, chosen)
    words(page).copy()
    assert QGuiApplication.clipboard().text() == chosen


COPIES = """
from PySide6.QtWidgets import QApplication
application = QApplication([])
from ui.article_text import ArticleText
from ui.page import ArticlePage
from ui.theme import apply
from test_page import ODD, article, span
from workbench.wording import Wording
page = ArticlePage(apply(application, "light"), Wording("en"))
page.show_article(article(ODD), ODD, ())
page.select(span(ODD, "riga"))
page.findChild(ArticleText).copy()
assert application.clipboard().text() == "riga"
"""


def test_the_program_ends_well_with_words_in_the_clipboard() -> None:
    here = Path(__file__).parent
    path = os.pathsep.join(map(str, (here.parents[1], here.parent, here)))
    ended = subprocess.run(
        [sys.executable, "-c", COPIES],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


def test_a_selection_over_blank_lines_keeps_them(page: ArticlePage) -> None:
    page.show_article(article(ODD), ODD, ())
    across = Span(ODD.index("fine."), ODD.index("l’ultimo") + 2)
    page.select(across)
    assert page.selected_span() == across


def test_the_title_above_the_body_is_not_part_of_a_selection(page: ArticlePage) -> None:
    page.show_article(article(ODD), ODD, ())
    words(page).selectAll()
    assert page.selected_span() == Span(0, len(ODD))
    cursor = QTextCursor(words(page).document())
    cursor.select(QTextCursor.SelectionType.LineUnderCursor)
    words(page).setTextCursor(cursor)
    assert page.selected_span() is None


@settings(max_examples=80, deadline=None)
@given(
    st.text(st.sampled_from("aé😀𝟛 \u00a0\t\n\u2028\u2029\0\r\ufdd0\ufffc"), max_size=40), st.integers(0, 10)
)
def test_every_place_on_the_page_is_the_same_place_in_the_text(text: str, start: int) -> None:
    body = Body(text, min(start, len(text)))
    for index, paragraph in enumerate(body.paragraphs):
        shown = body.shown(index)
        assert len(shown) == len(paragraph.span)
        assert body.index(body.block(index)) == index
        for point in range(paragraph.span.start, paragraph.span.end + 1):
            at, unit = body.place(point)
            assert (at, body.point(at, unit)) == (index, point)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200), st.text(max_size=20))
def test_any_text_can_be_shown_and_selected(page: ArticlePage, text: str, title: str) -> None:
    page.show_article(
        article(text, title=title), text, [Mark(1, Span(0, len(text)), "verified", (Span(0, 1),))]
    )
    body = Body(text, 0, title)
    assert words(page).document().blockCount() == max(len(body.paragraphs) + 2 - body.headed, 2)
    page.set_current(1)
    page.grab()
    if body.paragraphs:
        whole = Span(body.paragraphs[0].span.start, body.paragraphs[-1].span.end)
        page.select(whole)
        assert page.selected_span() == whole


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=15), st.integers(0, 40))
def test_marks_are_found_by_place_innermost_last(ranges: list[tuple[int, int]], point: int) -> None:
    given = [Mark(n, Span(start, start + size), None) for n, (start, size) in enumerate(ranges)]
    marks = Marks(given)
    there = [mark for mark in given if mark.span.start <= point < mark.span.end]
    found = marks.overlapping(Span(point, point + 1))
    assert {mark.id for mark in found} == {mark.id for mark in there}
    assert marks.innermost(point) == (found[-1] if found else None)
    assert not there or len(found[-1].span) == min(len(mark.span) for mark in there)
    for lane in range(LANES - 1):
        own = [mark.span for mark in given if marks.lane(mark) == lane]
        assert not any(a.overlaps(b) for i, a in enumerate(own) for b in own[:i])


def test_figures_are_semibold_and_nothing_else(page: ArticlePage) -> None:
    text = "La 😀 Russia ha 3,8 milioni di tonnellate."
    figure = span(text, "3,8 milioni")
    page.show_article(article(text), text, [Mark(1, Span(0, len(text)), None, (figure,))])
    formats = words(page).document().findBlockByNumber(2).layout().formats()
    strong = [(f.start, f.length) for f in formats if f.format.fontWeight() == 600]
    assert strong == [(figure.start + 1, len(figure))]
    page.set_marks([Mark(1, Span(0, len(text)), None)])
    assert not words(page).document().findBlockByNumber(2).layout().formats()


def test_a_click_tells_the_innermost_claim_and_a_drag_tells_none(qtbot: QtBot, page: ArticlePage) -> None:
    text = "Mosca ha detto che le riserve sono 3,8 milioni di tonnellate, e altro ancora."
    outer, inner = Span(0, text.index(",") + 20), span(text, "riserve sono")
    page.show_article(article(text), text, [Mark(1, outer, None), Mark(2, inner, "verified")])
    clicked: list[object] = []
    page.claim_clicked.connect(clicked.append)
    viewport = words(page).viewport()
    for word in ("riserve", "Mosca", "altro"):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place_of(page, text.index(word)))
    assert clicked == [2, 1]
    start, end = place_of(page, text.index("riserve")), place_of(page, text.index("sono"))
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(viewport, end)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    assert clicked == [2, 1]


def test_a_click_on_a_claims_line_below_the_words_is_a_click_on_it(qtbot: QtBot, page: ArticlePage) -> None:
    text = "Una riga.\nUn’altra riga."
    page.show_article(
        article(text), text, [Mark(n, span(text, w), None) for n, w in enumerate(text.split("\n"))]
    )
    viewport, clicked = words(page).viewport(), list[object]()
    page.claim_clicked.connect(clicked.append)
    for words_of in ("Una", "Un’"):
        at = place_of(page, text.index(words_of))
        for below in (-9, 13):
            qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at + QPoint(0, below))
            QApplication.processEvents()
            qtbot.wait(1)
    assert clicked == [0, 0, 1, 1]


def test_a_click_beside_the_words_is_no_claim(qtbot: QtBot, page: ArticlePage) -> None:
    text = "Breve."
    page.show_article(article(text), text, [Mark(1, Span(0, 6), None)])
    with qtbot.assertNotEmitted(page.claim_clicked):
        at = place_of(page, 2) + QPoint(300, 0)
        qtbot.mouseClick(words(page).viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_selecting_tells_the_span_and_its_end(qtbot: QtBot, page: ArticlePage) -> None:
    page.show_article(article(ODD), ODD, ())
    told: list[object] = []
    page.selection_changed.connect(told.append)
    page.select(span(ODD, "🪨 paragrafo"))
    words(page).moveCursor(QTextCursor.MoveOperation.Start)
    assert told == [span(ODD, "🪨 paragrafo"), None]


def test_the_menu_offers_a_claim_only_for_a_selection(page: ArticlePage) -> None:
    page.show_article(article(ODD), ODD, ())
    assert [action.text() for action in words(page).menu().actions()] == ["Copy"]
    page.select(span(ODD, "Dopo"))
    asked: list[object] = []
    page.claim_asked.connect(asked.append)
    make, copy = words(page).menu().actions()
    make.trigger()
    assert (make.text(), copy.isEnabled(), asked) == ("Make this a claim", True, [span(ODD, "Dopo")])


def test_the_current_claim_comes_into_view_with_what_precedes_it(page: ArticlePage) -> None:
    page.show_article(article(LONG), LONG, long_marks())
    page.set_current(150)
    top = place_of(page, LONG.index("paragrafo 150")).y()
    assert 60 < top < words(page).viewport().height() / 2


def test_a_claim_in_view_does_not_move_the_page(page: ArticlePage) -> None:
    page.show_article(article(LONG), LONG, long_marks())
    page.set_current(150)
    bar = words(page).verticalScrollBar()
    before = bar.value()
    page.set_current(152)
    assert bar.value() == before
    page.set_current(10, scroll=False)
    assert bar.value() == before


def test_the_article_that_is_shown_already_keeps_its_place(page: ArticlePage) -> None:
    page.show_article(article(LONG), LONG, long_marks())
    page.set_current(150)
    page.select(span(LONG, "paragrafo 150"))
    before = words(page).verticalScrollBar().value()
    page.show_article(article(LONG, agency="Ansa"), LONG, long_marks("verified")[:160])
    assert "Ansa" in blocks(page)[1]
    assert page.selected_span() == span(LONG, "paragrafo 150")
    assert abs(words(page).verticalScrollBar().value() - before) <= 1
    page.show_article(article(LONG + "!"), LONG + "!", ())
    assert words(page).verticalScrollBar().value() == 0


def test_a_verdict_changes_how_the_claim_looks(page: ArticlePage, theme: Theme) -> None:
    page.show_article(article(LONG), LONG, long_marks())
    view = words(page).viewport()

    def washed(verdict: str) -> bool:
        image, wash = view.grab().toImage(), theme.tone(verdict).wash
        at = place_of(page, LONG.index("paragrafo 1 dice"))
        return any(image.pixelColor(at.x() + dx, at.y()) == wash for dx in range(40))

    assert not washed("verified")
    page.set_verdict(1, "verified")
    assert washed("verified")
    page.set_verdict(1, None)
    assert not washed("verified")
    page.set_verdict(999, "verified")


@pytest.mark.parametrize("key", ["J", "V", "C", "/", "?", "Return", "Escape"])
def test_letters_reach_the_window_while_the_text_has_the_focus(
    qtbot: QtBot, theme: Theme, wording: Wording, key: str
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    page = ArticlePage(theme, wording)
    window.setCentralWidget(page)
    shortcut = QShortcut(key, window)
    window.show()
    window.activateWindow()
    page.show_article(article(LONG), LONG, long_marks())
    page.setFocus()
    qtbot.waitUntil(words(page).hasFocus)
    with qtbot.waitSignal(shortcut.activated, timeout=1000):
        if len(key) == 1:
            qtbot.keyClicks(words(page), key)
        else:
            qtbot.keyClick(words(page), getattr(Qt.Key, f"Key_{key}"))


def test_arrows_and_space_scroll_and_shift_selects_from_the_current_claim(
    qtbot: QtBot, page: ArticlePage
) -> None:
    page.show_article(article(LONG), LONG, long_marks())
    bar = words(page).verticalScrollBar()
    values = [bar.value()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_End):
        qtbot.keyClick(words(page), key)
        values.append(bar.value())
    assert values == sorted(set(values)) and values[-1] == bar.maximum()
    qtbot.keyClick(words(page), Qt.Key.Key_Home)
    assert bar.value() == 0
    page.set_current(3)
    for _ in range(9):
        qtbot.keyClick(words(page), Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    start = LONG.index("paragrafo 3")
    assert page.selected_span() == Span(start, start + 9)


def test_tab_leaves_the_text(qtbot: QtBot, page: ArticlePage) -> None:
    assert words(page).tabChangesFocus()
    assert page.focusProxy() is words(page)


def wheel(page: ArticlePage, turned: int, modifiers: Qt.KeyboardModifier) -> QWheelEvent:
    """Return a turn of the wheel over the page."""
    at = QPointF(300, 300)
    phase = Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(
        at,
        page.mapToGlobal(at),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        modifiers,
        phase,
        False,
    )


def test_ctrl_and_the_wheel_ask_for_another_size(page: ArticlePage) -> None:
    page.show_article(article(LONG), LONG, ())
    asked: list[object] = []
    page.zoom_asked.connect(asked.append)
    for turned in (120, -240, 60, 60):
        QApplication.sendEvent(
            words(page).viewport(), wheel(page, turned, Qt.KeyboardModifier.ControlModifier)
        )
    assert asked == [1, -1, -1, 1]
    assert words(page).verticalScrollBar().value() == 0


def test_the_wheel_beside_the_column_scrolls_too(page: ArticlePage) -> None:
    page.show_article(article(LONG), LONG, ())
    for turned in (-120, 120, 120):
        QApplication.sendEvent(page, wheel(page, turned, Qt.KeyboardModifier.NoModifier))
        if turned < 0:
            assert words(page).verticalScrollBar().value() > 0
    assert words(page).verticalScrollBar().value() == 0


def test_zoom_keeps_the_words_at_the_top_and_the_selection(page: ArticlePage) -> None:
    page.show_article(article(LONG), LONG, long_marks())
    page.set_current(150)
    page.select(span(LONG, "paragrafo 151"))
    width = words(page).maximumWidth()
    page.set_zoom(1.5)
    assert page.selected_span() == span(LONG, "paragrafo 151")
    assert words(page).maximumWidth() > width
    assert 0 <= place_of(page, LONG.index("paragrafo 150")).y() < 600


def test_a_tooltip_says_what_it_is_told_without_markup(qtbot: QtBot, page: ArticlePage) -> None:
    page.show_article(article(LONG), LONG, long_marks())
    page.set_describer(lambda claim: f"claim {claim} <b>")
    at = place_of(page, LONG.index("paragrafo 2 "))
    viewport = words(page).viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    assert QToolTip.text() == "<p>claim 2 &lt;b&gt;</p>"


def test_the_strip_asks_for_the_claim_nearest_to_a_click(qtbot: QtBot, page: ArticlePage) -> None:
    page.show_article(article(LONG), LONG, long_marks())
    qtbot.waitUntil(lambda: strip(page).accessibleDescription() == "200 claims")
    height = strip(page).height()
    clicked: list[object] = []
    page.claim_clicked.connect(clicked.append)
    for y in (0, height // 2, height - 1):
        qtbot.mouseClick(strip(page), Qt.MouseButton.LeftButton, pos=QPoint(8, y))
    assert clicked[0] == 0 and 95 <= int(str(clicked[1])) <= 105 and clicked[2] == 199


def test_a_seed_is_shown_whole_in_both_themes_and_languages(qapp: QApplication, page: ArticlePage) -> None:
    draft = seed(0)
    row = article(draft.text, draft.header.end, draft.title)
    page.show_article(row, draft.text, [Mark(1, Span(draft.header.end, draft.header.end + 40), None)])
    page.set_current(1)
    for name in ("dark", "light"):
        page.apply_theme(apply(qapp, name))
        page.apply_wording(Wording("it"))
        page.grab()
    assert blocks(page)[1].startswith("aprile 2025")
    words(page).selectAll()
    selected = page.selected_span()
    assert selected is not None and selected.of(draft.text).strip() == draft.text[draft.header.end :].strip()


def test_without_an_article_the_page_says_how_to_begin(page: ArticlePage) -> None:
    page.show_article(article(LONG), LONG, long_marks())
    page.show_nothing()
    page.set_current(3)
    page.set_verdict(3, "verified")
    page.select(Span(0, 3))
    page.set_zoom(1.2)
    assert page.selected_span() is None
    assert not words(page).isVisible()
    page.grab()


def test_every_part_has_a_name_for_a_screen_reader(page: ArticlePage) -> None:
    assert page.accessibleName() == "Article"
    assert words(page).accessibleName() == "Text of the article"
    assert strip(page).accessibleName() == "Claims along the article"
