"""A claim is found again in other words, and never taken for the same where its figures differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.matching import ClaimIndex

CLAIMS = [
    "La Russia possiede la quinta riserva mondiale di terre rare",
    "Il Servizio geologico stima le riserve russe a 3,8 milioni di tonnellate",
    "Il Servizio geologico stima le riserve russe a 38 milioni di tonnellate",
    "Il ponte di Genova è stato inaugurato nel 2020",
    "The bridge over the strait will open in 2032",
]


@pytest.fixture(scope="module")
def index() -> ClaimIndex:
    return ClaimIndex(CLAIMS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mosca ha la quinta riserva al mondo di terre rare", 0),
        ("inaugurazione del ponte genovese", 3),
        ("The strait's bridge opens", 4),
        ("L’INAUGURAZIONE DEL PONTE GENOVESE", 3),
    ],
)
def test_a_claim_is_found_in_other_words(index: ClaimIndex, text: str, found: int) -> None:
    assert index.search(text)[0].index == found


def test_a_figure_written_otherwise_is_the_same_and_another_figure_is_another_claim(
    index: ClaimIndex,
) -> None:
    reasons = {
        match.index: match.reason
        for match in index.search("le riserve russe di terre rare sono 3.8 milioni di tonnellate")
    }
    assert (reasons[1], reasons[2]) == ("same figures", "other figures")


def test_the_same_words_are_named_so_whatever_their_accents_and_capitals(index: ClaimIndex) -> None:
    assert index.search("il ponte di genova e stato INAUGURATO nel 2020")[0].reason == "same words"


def test_words_joined_in_a_hashtag_are_found_and_addresses_are_not_searched(index: ClaimIndex) -> None:
    assert index.search("#PonteDiGenova https://example.org/terre-rare-russia-riserva")[0].index == 3


def test_no_more_than_the_limit_and_nothing_for_nothing(index: ClaimIndex) -> None:
    assert len(index.search("riserve russe", limit=1)) == 1
    assert index.search("") == []
    assert ClaimIndex([]).search("riserve") == []
    assert ClaimIndex(["", "…"]).search("riserve") == []


@given(st.lists(st.text(max_size=40), max_size=8), st.text(max_size=40))
def test_any_text_can_be_indexed_and_searched(texts: list[str], text: str) -> None:
    matches = ClaimIndex(texts).search(text)
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    assert all(0 <= match.index < len(texts) for match in matches)


@given(
    st.lists(st.text(alphabet="abcdef ghil", min_size=6, max_size=40), min_size=1, max_size=6, unique=True)
)
def test_every_claim_with_words_finds_itself(texts: list[str]) -> None:
    index = ClaimIndex(texts)
    for place, text in enumerate(texts):
        if text.strip():
            found = index.search(text, limit=len(texts))
            best = [match for match in found if match.score == found[0].score]
            assert place in [match.index for match in found]
            assert best
