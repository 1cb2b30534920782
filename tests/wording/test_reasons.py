"""Every reason reads as a sentence, with the words that caused it and without."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import data
from workbench.wording import Wording
from workbench.wording.reasons import REASONS, sentence

CODES = sorted({*data.lexicon("it", "claims")["worthiness"], "reviewer"} - {"base", "keep"})
ENGLISH = Wording("en")


def test_a_figure_is_quoted_in_its_sentence() -> None:
    said = sentence("figure with unit", "3,8 milioni di tonnellate", ENGLISH)
    assert said == "It has a figure with its unit: “3,8 milioni di tonnellate”."


def test_without_a_cause_the_sentence_stands_alone() -> None:
    assert sentence("opinion", None, ENGLISH) == "It is an opinion: nobody can check it."


def test_every_language_weighs_the_same_reasons() -> None:
    assert (
        data.lexicon("en", "claims")["worthiness"].keys() == data.lexicon("it", "claims")["worthiness"].keys()
    )


@pytest.mark.parametrize("code", CODES)
def test_every_reason_has_a_sentence_with_and_without_its_cause(code: str) -> None:
    with_cause, without = sentence(code, "le parole", ENGLISH), sentence(code, None, ENGLISH)
    assert "“le parole”" in with_cause
    assert with_cause.endswith(".") and without.endswith(".")
    assert "{" not in with_cause + without


def test_no_sentence_is_left_over() -> None:
    assert sorted(REASONS) == CODES


def test_a_cause_over_two_lines_is_quoted_in_one() -> None:
    assert sentence("causal", "a causa\n  del", ENGLISH) == "It names a cause: “a causa del”."


def test_a_code_of_later_rules_gives_its_label() -> None:
    assert sentence("imprecise", "circa", ENGLISH) == "imprecise"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CODES), st.text(max_size=30), st.sampled_from(["it", "en", "xx"]))
def test_any_words_can_be_a_cause(code: str, cause: str, language: str) -> None:
    said = sentence(code, cause, Wording(language))
    assert " ".join(cause.split()) in said
