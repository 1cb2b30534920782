"""Finding claims by words, whatever a reader types."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import claim_with

from workbench import review
from workbench.store import Workspace, lists, queries, search
from workbench.wanted import Wanted


def found(workspace: Workspace, words: str) -> set[int]:
    with workspace.reading() as session:
        return search.find(session, words)


def test_case_and_diacritics_do_not_matter(workspace: Workspace) -> None:
    claim = claim_with(workspace, "i colloqui con le imprese americane sono già iniziati")
    assert claim in found(workspace, "COLLOQUI gia")


def test_a_conclusion_is_found_and_the_beginning_of_a_word_is_enough(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.decide(workspace, claim, "verified", "Ada", conclusion="Confermato dall’enciclopedia.")
    assert found(workspace, "enciclop") == {claim}


@pytest.mark.parametrize(
    "words", ["-x", "(", "AND", "l'anno", '"', "a* OR b", "NEAR(", "'; DROP TABLE claim"]
)
def test_no_query_is_an_error(workspace: Workspace, words: str) -> None:
    found(workspace, words)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(words=st.text())
def test_any_text_can_be_searched_for(workspace: Workspace, words: str) -> None:
    found(workspace, words)


def test_a_day_counts_what_is_decided_now_not_what_was_taken_back(workspace: Workspace) -> None:
    review.decide(workspace, claim_with(workspace, "17 metalli"), "verified", "Ada")
    review.decide(workspace, claim_with(workspace, "sostituti noti"), "disputed", "Ada")
    review.undo(workspace, "Ada")
    with workspace.reading() as session:
        assert queries.decided_on(session, date.today()) == 1


def test_filters_and_their_counts_agree(workspace: Workspace) -> None:
    review.decide(workspace, claim_with(workspace, "Non esistono sostituti"), "disputed", "Ada")
    with workspace.reading() as session:
        counts = lists.counts(session, Wanted(article=1))
        for only, count in counts.items():
            assert len(lists.claim_ids(session, Wanted(article=1, only=only))) == count
    assert counts["disputed"] == 1
    assert counts["undecided"] == counts["all"] - 1
