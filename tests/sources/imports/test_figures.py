"""Every printed figure reads back in its convention; marks, bounds and what is no figure are told apart."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.sources.imports.figures import Convention, read_figure

MARKS = st.sampled_from(["", "e", " e", "¹²", "¹,²", " r", "*", "(3)", " (est.)"])
BOUNDS = st.sampled_from([("", None), (">", "more than"), ("< ", "less than"), ("oltre ", "more than")])


@settings(max_examples=100, deadline=None)
@given(
    number=st.decimals(min_value=0, max_value=10**12, places=3) | st.integers(0, 10**15).map(Decimal),
    convention=st.sampled_from(["point", "comma"]),
    group=st.sampled_from(["", "mark", " ", "\u202f", "’"]),
    mark=MARKS,
    bound=BOUNDS,
)
def test_any_printed_figure_reads_back(
    number: Decimal, convention: Convention, group: str, mark: str, bound: tuple[str, str | None]
) -> None:
    thousands, decimal = (",", ".") if convention == "point" else (".", ",")
    separator = thousands if group == "mark" else group
    printed = f"{number:,f}".replace(".", "\0").replace(",", separator).replace("\0", decimal)
    read = read_figure(bound[0] + printed + mark, convention)
    assert read is not None
    assert (read.cell.status, read.cell.value, read.cell.bound) == ("value", number, bound[1])
    assert read.cell.printed == bound[0] + printed + mark


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200), convention=st.sampled_from(["point", "comma"]))
def test_any_text_is_a_figure_or_none(text: str, convention: Convention) -> None:
    read = read_figure(text, convention)
    assert read is None or read.cell.printed == text


@pytest.mark.parametrize("printed", ["NA", "n.d.", "..", "", "non disponibile", "NA¹"])
def test_what_is_not_available_is_missing_and_never_zero(printed: str) -> None:
    read = read_figure(printed, "point")
    assert read is not None and (read.cell.status, read.cell.value) == ("missing", None)


@pytest.mark.parametrize("printed", ["W", "riservato"])
def test_what_is_withheld_has_no_value(printed: str) -> None:
    read = read_figure(printed, "point")
    assert read is not None and (read.cell.status, read.cell.value) == ("withheld", None)


@pytest.mark.parametrize("printed", ["—", "–", "-", "— ¹"])
def test_a_dash_is_zero_or_missing_as_the_table_says(printed: str) -> None:
    zero, missing = read_figure(printed, "point"), read_figure(printed, "point", dash="missing")
    assert zero is not None and zero.dash and zero.cell.value == 0
    assert missing is not None and missing.dash and missing.cell.status == "missing"


@pytest.mark.parametrize(
    "printed",
    ["1216,000", "12,16,000", "1,23", "5m", "5k", "1.5e6", "~5", "(5)", "٣", "1,234.5.6", "China", "9" * 40],
)
def test_what_cannot_be_a_figure_is_none(printed: str) -> None:
    assert read_figure(printed, "point") is None


def test_a_workbooks_number_does_not_follow_the_tables_convention() -> None:
    read = read_figure("1.234", "comma", plain=True)
    assert read is not None and read.cell.value == Decimal("1.234")


def test_a_negative_figure_is_one() -> None:
    read = read_figure("−1.234,5", "comma")
    assert read is not None and read.cell.value == Decimal("-1234.5")
