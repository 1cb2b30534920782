"""English reports words without "that", names who spoke after them, and puts times in between."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text import attributions


def told(text: str) -> list[tuple[str | None, str]]:
    return [(said.speaker, text[said.content.start : said.content.end]) for said in attributions(text, "en")]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Norway said on Monday it would double its wind farms.", "Norway", "it would double its wind farms"),
        ("The port of Rotterdam, which handled 13 million boxes last year, said late on Friday it had cut 300 jobs.",
         "port of Rotterdam", "it had cut 300 jobs"),
        ("Dutch brewer Vero, which employs 900 people, said the plant should stay open.", "Dutch brewer Vero",
         "the plant should stay open"),
        ("Dr Mary Lowe, a botanist at Kew, said the losses were severe.", "Mary Lowe", "the losses were severe"),
        ("The club said the keeper, a 31-year-old Pole from Lodz, was out for a month.", "club",
         "the keeper, a 31-year-old Pole from Lodz, was out for a month"),
        ("Helen Moss told investors last month that the mine had closed.", "Helen Moss", "the mine had closed"),
        ("Barclays analyst Ruth Hale said in a note to clients that sales were falling.", "Ruth Hale",
         "sales were falling"),
        ("Ada Cole, deputy chief U.S. economist at Orion, said that rates were too high.", "Ada Cole",
         "rates were too high"),
        ("Tom Hale, from nearby Lenham, said people were shocked.", "Tom Hale", "people were shocked"),
        ("The agency has repeatedly found it does not harm bees.", "agency", "it does not harm bees"),
    ],
)  # fmt: skip
def test_a_clause_without_that_is_said_by_the_subject(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Retail sales fell by 2% in May, official figures showed Wednesday.", "official figures",
         "Retail sales fell by 2% in May"),
        ("Profit rose to 3 million pounds, the firm's annual report showed on Tuesday.", "firm's annual report",
         "Profit rose to 3 million pounds"),
        ("Two brothers hid the money in a barn, Hull Crown Court was told on Friday.", "Hull Crown Court",
         "Two brothers hid the money in a barn"),
        ("A nurse has been jailed for two years, a court heard.", "court", "A nurse has been jailed for two years"),
        ("Nurses have rejected a 4% offer, their union said, raising fears of a strike.", "their union",
         "Nurses have rejected a 4% offer"),
        ("Figures from the Office for National Statistics show earnings grew by 5% in June.",
         "Figures from the Office for National Statistics",
         "earnings grew by 5% in June"),
        ("Hale says the real value of pay has dropped by a quarter since 2008.", "Hale",
         "the real value of pay has dropped by a quarter since 2008"),
        ("According to official figures, 40 bridges are closed.", "official figures", "40 bridges are closed"),
    ],
)  # fmt: skip
def test_who_says_a_clause_may_follow_it(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, content)]


def test_a_pronoun_is_whoever_spoke_last() -> None:
    text = (
        "Treasury chief Jane Ross said taxes would rise. “I know it is hard,” she told the BBC. "
        "She said the debt had reached 90%. Wages grew by 4%, compared with 2% in May, she said."
    )
    assert told(text) == [
        ("Jane Ross", "taxes would rise"),
        ("Jane Ross", "I know it is hard,"),
        ("Jane Ross", "the debt had reached 90%"),
        ("Jane Ross", "Wages grew by 4%, compared with 2% in May"),
    ]


def test_it_is_nobody_in_an_office() -> None:
    said = told("A union spokeswoman said that 40 jobs were safe. It said the rest would go.")
    assert said[-1] == (None, "the rest would go")


def test_both_halves_of_a_quotation_are_said() -> None:
    said = told(
        'Ann Lee said the ice was thin. "If it melts," she told the Post, "seas will rise by a metre."'
    )
    assert said[1:] == [("Ann Lee", "If it melts,"), ("Ann Lee", "seas will rise by a metre.")]


@pytest.mark.parametrize(
    "text",
    [
        "Hale, who has two sons, denied a third charge, which was left on file.",
        "The firm did not respond to a request for comment.",
        "The measures, announced in October, apply to all cars made in Japan.",
        "The driver was told that the road was closed.",
    ],
)
def test_nobody_is_made_to_say_what_is_only_told_of_them(text: str) -> None:
    assert told(text) == []


def test_a_name_that_looks_like_a_verb_says_nothing() -> None:
    assert told("The Rail Counter Fraud Board estimates that fares worth 3 million pounds are lost.") == [
        ("Rail Counter Fraud Board", "fares worth 3 million pounds are lost")
    ]


def test_a_judge_said_keeps_what_another_has_shown() -> None:
    assert told(
        "Judge Ann Shaw said Whitby had shown “no remorse at all”. The judge added that he was calm."
    ) == [
        ("Ann Shaw", "Whitby had shown “no remorse at all”"),
        ("Ann Shaw", "he was calm"),
    ]


WORDS = ["it", "he", "said", "on", "Monday", ",", "told", "that", "the", "was", "U.S.", '"', "3%", "report"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_run_of_its_words_gives_spans_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for said in attributions(text, "en"):
        assert 0 <= said.content.start < said.content.end <= len(text)
