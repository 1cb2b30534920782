"""English news: what is told of a speaker stands apart, heads leave nothing behind, verbs are told from participles."""

import pytest

from workbench.claims import extract


def claims(text: str) -> list[tuple[str | None, str]]:
    return [(draft.speaker, draft.text) for draft in extract(text, "en", "2025-05-26")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dutch brewer Vero, which sold 114,000 barrels in 2024, more than double its output of 2022, said on Monday "
         "it had hired 300 people.",
         [(None, "which sold 114,000 barrels in 2024"), (None, "more than double its output of 2022"),
          ("Dutch brewer Vero", "it had hired 300 people")]),
        ("Zinc output fell by 4% in March, the institute INE said on Tuesday, compared with a 1.1% rise in May.",
         [("INE", "Zinc output fell by 4% in March"), ("INE", "compared with a 1.1% rise in May")]),
        ("Vero declined to comment but told investors last month that it held 40 tons of flour.",
         [("Vero", "it held 40 tons of flour")]),
        ("Orders rose by 3%, down from 9% in April, he said.",
         [(None, "Orders rose by 3%"), (None, "down from 9% in April")]),
    ],
)  # fmt: skip
def test_a_head_of_speech_leaves_its_relative_and_nothing_else(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    found = claims(text)
    assert [claim for claim in found if claim in expected] == expected
    assert not [claim for _, claim in found if "last month" in claim or " said" in claim]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        (
            "The figure, published by the Ice Centre in Oslo, is 30% below the average.",
            "is 30% below the average",
        ),
        (
            "The study, published in May, analysed data from 11 satellites.",
            "analysed data from 11 satellites",
        ),
    ],
)
def test_a_participle_does_not_tear_its_subject_from_the_verb(text: str, predicate: str) -> None:
    assert text.rstrip(".") in [claim for _, claim in claims(text)]
    assert predicate not in [claim for _, claim in claims(text)]


def test_a_lap_time_is_not_cut_at_its_colon() -> None:
    assert "She set a lap record of 1:09.954 in Oslo" in [
        claim for _, claim in claims("She set a lap record of 1:09.954 in Oslo.")
    ]


def test_a_sentence_keeps_the_demonstrative_it_opens_with() -> None:
    (claim,) = claims("That bridge carried 900 trains in 2024.")
    assert claim[1] == "That bridge carried 900 trains in 2024"
