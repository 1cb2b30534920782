"""Lists and their counts agree, whatever is asked for, and follow what a reviewer does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from support import claim_with

from workbench import review
from workbench.store import Workspace, lists, queries
from workbench.wanted import FACETS, NARRATOR, Wanted


@pytest.fixture
def decided(workspace: Workspace) -> Workspace:
    """The April article with four verdicts by two reviewers."""
    for words, verdict, reviewer in (
        ("17 metalli", "verified", "Ada"), ("sostituti noti", "disputed", "Bea"),
        ("stime molto più alte", "partly", "Ada"), ("quinta riserva", "verified", "Bea"),
    ):  # fmt: skip
        review.decide(workspace, claim_with(workspace, words), verdict, reviewer)  # type: ignore[arg-type]
    return workspace


@pytest.mark.parametrize("facet", FACETS)
def test_every_value_of_a_facet_lists_as_many_claims_as_it_counts(decided: Workspace, facet: str) -> None:
    with decided.reading() as session:
        counted = lists.facets(session, Wanted(), [facet])[facet]  # type: ignore[list-item, index]
        assert counted
        for value, number in counted:
            assert len(lists.claim_ids(session, replace(Wanted(), **{facet: value}))) == number


def test_an_undecided_claim_and_the_articles_own_are_values_too(decided: Workspace) -> None:
    with decided.reading() as session:
        undecided = lists.claim_ids(session, Wanted(verdict=NARRATOR))
        assert all(claim.true is None for claim in queries.claims(session, undecided))
        own = lists.claim_ids(session, Wanted(speaker=NARRATOR))
        assert own and all(claim.draft.speaker is None for claim in queries.claims(session, own))


def test_a_reviewer_and_a_day_are_those_of_the_current_verdict(decided: Workspace) -> None:
    number = claim_with(decided, "17 metalli")
    with decided.reading() as session:
        assert number in lists.claim_ids(session, Wanted(reviewer="Ada", day=date.today()))
        assert lists.claim_ids(session, Wanted(day=date.today() - timedelta(days=1))) == []
    review.decide(decided, number, "disputed", "Bea")
    with decided.reading() as session:
        assert number not in lists.claim_ids(session, Wanted(reviewer="Ada"))
        assert number in lists.claim_ids(session, Wanted(reviewer="Bea", verdict="disputed"))


def test_a_source_lists_the_claims_that_it_speaks_of_by_what_it_says(decided: Workspace) -> None:
    with decided.reading() as session:
        edition = "usgs-mcs-2024-rare-earths"
        every = lists.claim_ids(session, Wanted(edition=edition))
        wrong = lists.claim_ids(session, Wanted(edition=edition, outcome="inconsistent"))
        assert wrong and set(wrong) <= set(every)
        found = queries.findings(session, wrong)
    for rows in found.values():
        assert any(
            row.finding.cell and row.finding.cell.edition == edition and row.finding.outcome == "inconsistent"
            for row in rows
        )


def test_kinds_set_by_hand_and_a_dismissed_claim_are_followed(decided: Workspace) -> None:
    number = claim_with(decided, "17 metalli")
    review.set_kinds(decided, number, ("opinion",), "Ada")
    with decided.reading() as session:
        assert number in lists.claim_ids(session, Wanted(kind="opinion"))
        assert number not in lists.claim_ids(session, Wanted(kind="quantity"))
    review.undo(decided, "Ada")
    with decided.reading() as session:
        assert number in lists.claim_ids(session, Wanted(kind="quantity"))
    review.dismiss(decided, number, "prova", "Ada")
    with decided.reading() as session:
        assert number not in lists.claim_ids(session, Wanted())
        assert number in lists.claim_ids(session, Wanted(state="dismissed"))


def test_the_short_filters_count_within_what_else_is_asked(decided: Workspace) -> None:
    with decided.reading() as session:
        for wanted in (
            Wanted(),
            Wanted(speaker="Dmitry Peskov"),
            Wanted(words="terre"),
            Wanted(article=1, kind="event"),
        ):
            for only, number in lists.counts(session, wanted).items():
                assert len(lists.claim_ids(session, replace(wanted, only=only))) == number
