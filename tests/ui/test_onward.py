"""The way through the work: to the next undecided claim, and how long one takes."""

from PySide6.QtCore import Qt
from room import Room

from ui.onward import following
from ui.session import Session
from workbench.wanted import Wanted


def by_worth(room: Room, article: int = 1) -> list[int]:
    return room.flow.desk.wanted_ids(Wanted(article, order="worthiness"))


def test_the_next_one_waits_after_the_current_and_the_walk_goes_round() -> None:
    assert following([3, 1, 2], {1, 2}, 3) == 1
    assert following([3, 1, 2], {3}, 2) == 3
    assert following([3, 1, 2], {2}, 2) is None
    assert following([3, 1, 2], {1, 2}, None) == 1
    assert following([3, 1, 2], {1, 2}, 99) == 1


def test_a_key_goes_through_the_undecided_by_worthiness(room: Room) -> None:
    ranked = by_worth(room)
    room.flow.jump(ranked[0])
    room.flow.desk.decide(ranked[0], "verified", "true")
    room.settle()
    room.key(Qt.Key.Key_J, shift=True)
    assert room.flow.claim is not None and room.flow.claim.id == ranked[1]
    room.key(Qt.Key.Key_J, shift=True)  # the second one is left for later
    assert room.flow.claim.id == ranked[2]


def test_what_was_left_for_later_comes_again_at_the_end(room: Room) -> None:
    ranked = by_worth(room)
    room.flow.jump(ranked[-1])
    room.key(Qt.Key.Key_J, shift=True)
    assert room.flow.claim is not None and room.flow.claim.id == ranked[0]


def test_a_filter_stays_where_it_lists_the_next_one(room: Room) -> None:
    room.window.chips.chosen.emit("undecided")
    room.key(Qt.Key.Key_J, shift=True)
    assert room.flow.listing.wanted.only == "undecided"


def test_an_article_that_is_done_leads_to_the_next_and_the_line_says_so(room: Room) -> None:
    room.flow.desk.import_text("Il PIL italiano è cresciuto dello 0,7% nel 2024.")
    room.settle()
    for claim in by_worth(room):
        room.flow.desk.decide(claim, "verified", "true")
    room.settle()
    room.flow.jump(by_worth(room)[0])
    room.key(Qt.Key.Key_J, shift=True)
    assert room.flow.article == 2
    assert "is done" in room.window.status.message.text()
    for claim in by_worth(room, 2):
        room.flow.desk.decide(claim, "verified", "true")
    room.settle()
    room.key(Qt.Key.Key_J, shift=True)
    assert room.window.status.message.text() == "Every claim is decided."


def test_the_last_undecided_claim_says_that_it_is(room: Room) -> None:
    ranked = by_worth(room)
    for claim in ranked[1:]:
        room.flow.desk.decide(claim, "verified", "true")
    room.settle()
    room.flow.jump(ranked[0])
    room.key(Qt.Key.Key_J, shift=True)
    assert room.flow.claim is not None and room.flow.claim.id == ranked[0]
    assert room.window.status.message.text() == "This is the last undecided claim."


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_claim_takes_as_long_as_it_was_looked_at() -> None:
    clock = Clock()
    session = Session(clock)
    for claim, seconds in ((1, 10.0), (2, 30.0), (3, 50.0)):
        session.look(claim)
        clock.now += seconds
        session.decide(claim)
    assert session.pace == 30.0
    assert session.decided == 3


def test_looking_twice_adds_up_and_deciding_again_counts_once() -> None:
    clock = Clock()
    session = Session(clock)
    session.look(1)
    clock.now = 5
    session.look(2)
    clock.now = 6
    session.look(1)
    clock.now = 10
    session.decide(1)
    clock.now = 1000
    session.decide(1)
    assert session._took == {1: 9.0}


def test_of_a_lunch_over_one_claim_little_is_counted() -> None:
    clock = Clock()
    session = Session(clock)
    session.look(1)
    clock.now = 3 * 3600
    session.decide(1)
    assert session._took[1] == 15 * 60
    assert session.pace is None  # one claim says nothing yet


def test_the_bar_shows_the_day_and_the_pace(room: Room) -> None:
    for claim in by_worth(room)[:3]:
        room.flow.jump(claim)
        room.flow.desk.decide(claim, "verified", "true")
        room.settle()
    told = room.window.top._today.text()
    assert told.startswith("today 3 decided · ")
    assert told.endswith(" s each")
    assert "half of the claims" in room.window.top._today.toolTip()
