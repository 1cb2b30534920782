"""Two windows, or a window and the command line, on one workspace: what the other wrote is shown as it comes."""

from room import Room
from support import claim_with, seed

from workbench import review
from workbench.store import Workspace


def look(room: Room) -> None:
    """Let the window look at the file, as it does every second."""
    room.settle()
    room.flow.desk.watch.look()
    room.settle()


def test_anothers_verdict_is_shown_and_told(room: Room) -> None:
    claim = room.go_to("3,8 milioni")
    with Workspace(room.flow.desk.path) as other:
        review.decide(other, claim, "disputed", "Bice")
    look(room)
    assert room.flow.claim is not None and room.flow.claim.true is not None
    assert (room.flow.claim.true.verdict, room.flow.claim.true.reviewer) == ("disputed", "Bice")
    assert "1 change from elsewhere" in room.window.status.message.text()
    assert room.flow.counts[1]["disputed"] == 1


def test_anothers_article_and_claim_are_listed(room: Room) -> None:
    with Workspace(room.flow.desk.path) as other:
        imported = review.import_article(other, seed(1), "Bice")
        review.dismiss(other, claim_with(other, "3,8 milioni"), "a commonplace", "Bice")
        assert imported.change is not None
    before = len(room.flow.listing.ids)
    look(room)
    assert list(room.flow.articles) == [1, imported.article]
    assert len(room.flow.listing.ids) == before - 1


def test_ones_own_changes_are_told_by_nobody(room: Room) -> None:
    room.go_to("3,8 milioni")
    look(room)
    told: list[int] = []
    room.flow.desk.watch.changed.connect(lambda _changes, foreign: told.append(foreign))
    room.act("attach")
    room.act("true_verified")
    room.flow.desk.import_text("Il Brasile ha 21 milioni di tonnellate di riserve di terre rare nel 2025.")
    look(room)
    assert not any(told)


def test_what_somebody_decided_meanwhile_is_a_conflict_and_both_are_kept(room: Room) -> None:
    claim = room.go_to("3,8 milioni")
    with Workspace(room.flow.desk.path) as other:
        review.decide(other, claim, "disputed", "Bice")
    room.act("true_verified")
    assert "Somebody else decided" in room.window.status.message.text()
    assert room.verdict(claim) == "disputed"
    room.act("true_verified")
    assert room.verdict(claim) == "verified"
    assert [row.reviewer for row in room.flow.desk.history(claim)] == ["Bice", "Ada"]
