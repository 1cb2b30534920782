"""How a text is split into words, and what is known of each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text import attribution_flags as bit
from workbench.text.attribution_tokens import phrase_at, phrases
from workbench.text.attribution_words import sayings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’Istat rivede il 3,5%.", ["l'", "istat", "rivede", "il", "3,5", "%", "."]),
        ("Un ex-ministro di S&P scrive a ilpost.it", ["un", "ex-ministro", "di", "s&p", "scrive", "a", "ilpost.it"]),
        ("“È vero”, dice", ["“", "è", "vero", "”", ",", "dice"]),
    ],
)  # fmt: skip
def test_an_elided_article_stands_alone_and_a_number_stays_whole(text: str, expected: list[str]) -> None:
    assert sayings("it").read(text).lowers == expected


def test_a_word_shows_which_lists_have_it() -> None:
    found = sayings("it").read("Il portavoce Peskov ha subito precisato")
    assert found.flags[0] & bit.ARTICLE and not found.flags[0] & bit.NAME
    assert found.flags[1] & bit.NOUN
    assert found.names == [2]
    assert found.flags[3] & bit.AUXILIARY
    assert found.flags[5] & bit.SAID


def test_the_longest_phrase_counts() -> None:
    table = phrases(["fa", "fa sapere", "fa sapere che"])
    assert phrase_at(["fa", "sapere", "che"], 0, table) == 3
    assert phrase_at(["fa", "sapere", "se"], 0, table) == 2
    assert phrase_at(["fa"], 0, table) == 1
    assert phrase_at(["fa"], 1, table) is None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["it", "en", "xx"]))
def test_the_words_are_all_of_a_text_but_its_white_space(text: str, language: str) -> None:
    found = sayings(language).read(text)
    assert "".join(found.word(index) for index in range(len(found))) == "".join(text.split())
    assert all(start < end for start, end in zip(found.starts, found.ends, strict=True))
    assert all(end <= start for end, start in zip(found.ends, found.starts[1:], strict=False))
