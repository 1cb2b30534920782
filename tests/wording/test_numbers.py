"""Numbers in the reader's convention, of any length."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.wording import Wording


@pytest.mark.parametrize(("language", "written"), [("it", "3\u202f800\u202f000,5"), ("en", "3,800,000.5")])
def test_a_number_is_written_as_its_reader_writes_it(language: str, written: str) -> None:
    assert Wording(language).number(Decimal("3800000.50")) == written


@settings(max_examples=100, deadline=None)
@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e60"), max_value=Decimal("1e60"))
)
def test_any_figure_can_be_written(value: Decimal) -> None:
    wording = Wording("it")
    assert wording.number(value) and wording.compact(value)
