"""A claim's edges are the reviewer's to move, its parts to cut and join; every step can be taken back."""

from __future__ import annotations

from datetime import date

import pytest
from support import claim_with

from workbench import review
from workbench.errors import UserError
from workbench.rows import ClaimRow, Span
from workbench.store import Workspace, queries, search
from workbench.store.verify import verify


def row(workspace: Workspace, number: int) -> ClaimRow:
    with workspace.reading() as session:
        return queries.claim(session, number)


def text(workspace: Workspace) -> str:
    with workspace.reading() as session:
        return queries.article_text(session, 1)


def span_of(workspace: Workspace, words: str) -> Span:
    start = text(workspace).index(words)
    return Span(start, start + len(words))


def test_a_moved_edge_reads_figures_anew_and_undo_brings_the_old_claim_back(workspace: Workspace) -> None:
    number = claim_with(workspace, "stima le riserve russe")
    before = row(workspace, number)
    review.move(workspace, number, span_of(workspace, "stima le riserve russe di terre rare"), "Ada")
    moved = row(workspace, number)
    assert moved.draft.text == "stima le riserve russe di terre rare"
    assert moved.draft.quantities == ()
    assert verify(workspace).problems == ()
    review.undo(workspace, "Ada")
    assert row(workspace, number).draft == before.draft
    review.redo(workspace, "Ada")
    assert row(workspace, number).draft == moved.draft


def test_an_edge_snaps_to_whole_words(workspace: Workspace) -> None:
    number = claim_with(workspace, "17 metalli")
    span = row(workspace, number).draft.span
    review.move(workspace, number, Span(span.start + 6, span.end - 3), "Ada")
    assert row(workspace, number).draft.text == "terre rare sono un gruppo di 17 metalli"


def test_a_moved_claim_is_found_by_its_new_words_only(workspace: Workspace) -> None:
    number = claim_with(workspace, "17 metalli")
    review.move(workspace, number, span_of(workspace, "17 metalli"), "Ada")
    with workspace.reading() as session:
        assert number in search.find(session, "metalli")
        assert number not in search.find(session, "gruppo metalli")
    review.undo(workspace, "Ada")
    with workspace.reading() as session:
        assert number in search.find(session, "gruppo metalli")


def test_an_undone_move_has_its_findings_again(workspace: Workspace) -> None:
    number = claim_with(workspace, "stima le riserve russe")
    review.move(workspace, number, span_of(workspace, "stima le riserve russe di terre rare"), "Ada")
    review.check_claims(workspace, [number])
    assert row(workspace, number).findings == ()
    review.undo(workspace, "Ada")
    assert row(workspace, number).findings[0].finding.outcome == "consistent"


def test_a_claim_split_in_two_is_one_again_after_one_undo(workspace: Workspace) -> None:
    number = claim_with(workspace, "Non ha fatto il nome")
    before = row(workspace, number)
    at = span_of(workspace, "e non ha fornito").start
    change = review.split(workspace, number, at, "Ada")
    first, second = (row(workspace, one) for one in change.claims)
    assert first.draft.text == "Non ha fatto il nome di nessuna azienda"
    assert second.draft.text == "e non ha fornito ulteriori dettagli"
    assert (second.origin, second.state) == ("reviewer", "new")
    assert verify(workspace).problems == ()
    review.undo(workspace, "Ada")
    assert row(workspace, number).draft == before.draft
    assert row(workspace, second.id).state == "dismissed"
    review.redo(workspace, "Ada")
    assert (row(workspace, number).draft.text, row(workspace, second.id).state) == (first.draft.text, "new")
    review.undo(workspace, "Ada")
    assert row(workspace, number).draft == before.draft
    assert verify(workspace).problems == ()


def test_two_claims_made_one_are_two_again_after_one_undo(workspace: Workspace) -> None:
    one, other = (
        claim_with(workspace, "stima le riserve russe"),
        claim_with(workspace, "stime molto più alte"),
    )
    review.merge(workspace, one, other, "Ada")
    assert row(workspace, one).draft.text.endswith("stime molto più alte")
    assert row(workspace, other).state == "dismissed"
    review.undo(workspace, "Ada")
    assert row(workspace, one).draft.text.endswith("tonnellate")
    assert row(workspace, other).state == "new"


@pytest.mark.parametrize("at", [0, 1, 10**6])
def test_a_claim_is_only_split_between_two_of_its_words(workspace: Workspace, at: int) -> None:
    number = claim_with(workspace, "17 metalli")
    start = row(workspace, number).draft.span.start
    with pytest.raises(UserError):
        review.split(workspace, number, start + at if at < 10**6 else at, "Ada")
    assert row(workspace, number).draft.text == "Le terre rare sono un gruppo di 17 metalli"


def test_the_span_of_another_claim_is_refused(workspace: Workspace) -> None:
    one, other = claim_with(workspace, "stima le riserve russe"), claim_with(workspace, "17 metalli")
    with pytest.raises(UserError, match="already"):
        review.move(workspace, one, row(workspace, other).draft.span, "Ada")


def test_kinds_and_figures_are_set_by_hand_and_checked_by(workspace: Workspace) -> None:
    number = claim_with(workspace, "stima le riserve russe")
    review.set_kinds(workspace, number, ("quantity", "plan"), "Ada")
    assert row(workspace, number).draft.kinds == ("quantity", "plan")
    review.set_figures(workspace, number, "38 milioni di tonnellate", "Ada")
    review.check_claims(workspace, [number])
    found = row(workspace, number)
    assert [int(one.value) for one in found.draft.quantities] == [38_000_000]
    assert found.findings[0].finding.outcome == "inconsistent"
    review.set_figures(workspace, number, "3,8 milioni di tonnellate", "Ada")
    assert row(workspace, number).draft.quantities[0].span.of(text(workspace)) == "3,8 milioni di tonnellate"
    with pytest.raises(UserError):
        review.set_figures(workspace, number, "tante", "Ada")
    with pytest.raises(UserError):
        review.set_kinds(workspace, number, ("gossip",), "Ada")
    assert verify(workspace).problems == ()


def test_dates_are_set_by_hand_and_what_stood_there_stays_as_read(workspace: Workspace) -> None:
    number = claim_with(workspace, "a metà aprile")
    before = row(workspace, number).draft.dates
    review.set_dates(workspace, number, "a metà aprile; 2025-04-14/2025-04-20; 2 maggio", "Ada")
    kept, stretch, day = row(workspace, number).draft.dates
    assert kept == before[0]
    assert (stretch.first, stretch.last) == (date(2025, 4, 14), date(2025, 4, 20))
    assert (day.first, day.last, len(day.span)) == (date(2025, 5, 2), date(2025, 5, 2), 0)
    for wrong in ("presto", "2025-04-20/2025-04-14", "lunedì 3 o martedì 4 marzo 2025"):
        with pytest.raises(UserError, match="not one date"):
            review.set_dates(workspace, number, wrong, "Ada")
    review.set_dates(workspace, number, "", "Ada")
    assert row(workspace, number).draft.dates == ()


def test_what_was_set_by_hand_stays_when_an_edge_moves(workspace: Workspace) -> None:
    number = claim_with(workspace, "a metà aprile")
    review.set_kinds(workspace, number, ("causal",), "Ada")
    review.set_dates(workspace, number, "2025-04-14", "Ada")
    span = row(workspace, number).draft.span
    review.move(workspace, number, Span(span.start, span.end - len("in Arabia Saudita")), "Ada")
    moved = row(workspace, number).draft
    assert moved.kinds == ("causal",)
    assert [one.first for one in moved.dates] == [date(2025, 4, 14)]
    review.undo(workspace, "Ada")
    assert row(workspace, number).draft.kinds == ("causal",)
