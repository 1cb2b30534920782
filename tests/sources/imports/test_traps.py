"""A footnote mark glued to a figure is suspected, both readings are shown, and nothing is changed."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.sources.imports import Mapping, Preview, Sheet, guess, preview, read_sheets
from workbench.sources.imports.traps import readings

Write = Callable[..., Path]
Usgs = tuple[Sheet, Mapping]


def with_cell(usgs: Usgs, row: str, column: int, printed: str) -> tuple[Sheet, int]:
    """Return the table with another text in one cell, and the cell's row."""
    sheet = usgs[0]
    number = next(place for place, cells in enumerate(sheet.rows) if cells[0] == row)
    cells = list(sheet.rows[number])
    cells[column] = printed
    return replace(sheet, rows=(*sheet.rows[:number], tuple(cells), *sheet.rows[number + 1 :])), number


def value_at(made: Preview, row: int, column: int) -> Decimal | None:
    return made.edition.tables[0].entries[made.lines.index(row)].cells[column].value


def test_a_clean_table_is_not_suspected(usgs: Usgs) -> None:
    made = preview(*usgs)
    assert not made.problems and not [one for one in made.warnings if one.proposed]


def test_thousands_that_cannot_be_are_in_the_way_and_both_readings_are_said(usgs: Usgs) -> None:
    sheet, row = with_cell(usgs, "Australia", 1, "1216,000")
    (problem,) = preview(sheet, usgs[1]).problems
    assert (problem.row, problem.column, problem.proposed) == (row, 1, "16,000")
    assert (problem.values["mark"], problem.values["other"]) == ("12", Decimal(18_000))


def test_a_figure_far_from_its_other_periods_is_suspected_but_read_as_printed(usgs: Usgs) -> None:
    sheet, row = with_cell(usgs, "India", 1, "122,900")
    made = preview(sheet, usgs[1])
    (warning,) = [one for one in made.warnings if one.proposed]
    assert (warning.row, warning.proposed, warning.values["other"]) == (row, "2,900", Decimal(2_900))
    assert not made.problems and value_at(made, row, 0) == 122_900


def test_a_figure_that_spoils_the_total_is_suspected(usgs: Usgs) -> None:
    sheet, row = with_cell(usgs, "Australia", 3, "135,700,000")
    (warning,) = [one for one in preview(sheet, usgs[1]).warnings if one.proposed]
    assert (warning.row, warning.column, warning.proposed) == (row, 3, "5,700,000")
    assert warning.values["total"] == 110_000_000


def test_a_plain_growth_is_not_suspected(usgs: Usgs) -> None:
    sheet, _row = with_cell(usgs, "India", 2, "9,400")
    assert not [one for one in preview(sheet, usgs[1]).warnings if one.proposed]


def test_what_the_reviewer_accepts_is_read_and_the_note_says_what_stood_there(usgs: Usgs) -> None:
    sheet, row = with_cell(usgs, "Australia", 1, "1216,000")
    made = preview(sheet, usgs[1].corrected(row, 1, "16,000", "1216,000"))
    assert not made.problems and value_at(made, row, 0) == 16_000
    assert "“1216,000” → 16,000" in made.edition.tables[0].entries[made.lines.index(row)].note
    assert "1 cell as the reviewer accepted" in made.edition.via


def test_what_the_reviewer_keeps_as_printed_is_not_suspected_again(usgs: Usgs) -> None:
    sheet, row = with_cell(usgs, "India", 1, "122,900")
    made = preview(sheet, usgs[1].corrected(row, 1, "122,900", "122,900"))
    assert not [one for one in made.warnings if one.proposed] and value_at(made, row, 0) == 122_900


def test_a_correction_of_another_cell_does_not_hold(usgs: Usgs) -> None:
    sheet, row = usgs[0], 4
    made = preview(sheet, usgs[1].corrected(row, 1, "16,000", "1216,000"))
    assert value_at(made, row, 0) == 18_000
    assert any("was accepted for" in one.message for one in made.warnings)


@settings(max_examples=100, deadline=None)
@given(
    value=st.integers(1_000, 10**9), note=st.integers(1, 99), convention=st.sampled_from(["point", "comma"])
)
def test_a_note_glued_before_a_figure_is_among_its_readings(value: int, note: int, convention: str) -> None:
    printed = f"{value:,}".replace(",", "," if convention == "point" else ".")
    assert Decimal(value) in [one.value for one in readings(f"{note}{printed}", convention)]  # type: ignore[arg-type]


@pytest.mark.parametrize("printed", ["45,0003", "1,216,00012"])
def test_a_note_glued_behind_a_figure_is_among_its_readings(printed: str) -> None:
    assert [one.printed for one in readings(printed, "point")][-1] in ("45,000", "1,216,000")


@pytest.mark.parametrize("printed", ["", "NA", "0", "7", "12", ",,,", "1" * 500, "China", "9" * 40])
def test_what_has_no_other_reading_has_none(printed: str) -> None:
    assert all(one.printed != printed for one in readings(printed, "point"))


def test_a_workbooks_numbers_are_suspected_too(workbook: Callable[..., Path], usgs: Usgs) -> None:
    path = workbook(
        Sheet=[
            ["Country", "Mine production 2022", "Mine production 2023"],
            ["India", 122900, 2900],
            ["China", 5, 6],
        ]
    )
    (sheet,) = read_sheets(path)
    (warning,) = [one for one in preview(sheet, guess(sheet)).warnings if one.proposed]
    assert warning.proposed == "2900"
