"""A claim's edges snap to words, with or without the marks around them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ui.word_edges import cuts, drawn, ends, likely_cut, starts, stepped
from workbench.rows import Span

TEXT = "Il governo, dice Rossi, ha speso “3,8 milioni” dell’avanzo (il 12%). Poi – forse – basta."
WHOLE = Span(0, len(TEXT))


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_an_end_steps_from_word_to_word_without_their_commas() -> None:
    one = stepped(TEXT, span("Il"), "end", 1, WHOLE)
    assert one.of(TEXT) == "Il governo"
    assert stepped(TEXT, one, "end", 1, WHOLE).of(TEXT) == "Il governo, dice"
    assert stepped(TEXT, one, "end", -1, WHOLE).of(TEXT) == "Il"


def test_a_figure_is_one_word_and_its_quotation_mark_can_be_taken_in() -> None:
    one = stepped(TEXT, span("speso"), "end", 1, WHOLE)
    assert one.of(TEXT) == "speso “3,8"
    two = stepped(TEXT, stepped(TEXT, one, "end", 1, WHOLE), "end", 1, WHOLE)
    assert two.of(TEXT) == "speso “3,8 milioni”"


def test_a_start_steps_back_over_the_opening_mark_and_stops_after_an_elision() -> None:
    one = span("3,8 milioni")
    assert stepped(TEXT, one, "start", -1, WHOLE).of(TEXT) == "“3,8 milioni"
    two = span("dell’avanzo")
    assert stepped(TEXT, two, "start", 1, WHOLE).of(TEXT) == "avanzo"


def test_the_last_word_of_a_claim_stays() -> None:
    one = span("governo")
    assert stepped(TEXT, one, "end", -1, WHOLE) == one
    assert stepped(TEXT, one, "start", 1, WHOLE) == one


def test_an_edge_that_is_drawn_goes_to_the_nearest_word() -> None:
    one = span("Il governo")
    assert drawn(TEXT, one, "end", TEXT.index("Rossi") + 3, WHOLE).of(TEXT) == "Il governo, dice Rossi"
    assert drawn(TEXT, one, "start", 400, WHOLE).of(TEXT) == "governo"


def test_a_cut_is_offered_after_a_comma_near_the_middle() -> None:
    place = likely_cut(TEXT, span("Il governo, dice Rossi, ha speso"))
    assert place is not None and TEXT[place:].startswith(("dice", "ha"))
    assert likely_cut(TEXT, span("governo")) is None
    assert [TEXT[place:].split()[0] for place in cuts(TEXT, span("ha speso “3,8 milioni”"))] == [
        "speso", "3,8", "milioni”",
    ]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.data())
def test_whatever_the_text_an_edge_stays_within_it(text: str, data: st.DataObject) -> None:
    within = Span(0, len(text))
    first = data.draw(st.integers(0, len(text)))
    one = Span(first, data.draw(st.integers(first, len(text))))
    for edge in ("start", "end"):
        for moved in (
            stepped(text, one, edge, 1, within), stepped(text, one, edge, -1, within),
            drawn(text, one, edge, data.draw(st.integers(-5, 99)), within),
        ):  # fmt: skip
            assert within.contains(moved)
            assert moved == one or len(moved)
    assert set(cuts(text, within)) <= set(starts(text, within))
    assert all(place <= len(text) for place in ends(text, within))
