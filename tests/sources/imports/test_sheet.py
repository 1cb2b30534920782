"""A table is read from CSV and from workbooks into plain strings, within bounds that are told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.errors import InputError
from workbench.sources.imports import guess, preview, read_sheets
from workbench.sources.imports.mapping import from_json, to_json

Write = Callable[..., Path]
ROWS = (("Paese", "Riserve"), ("Russia", "3,8"), ("Côte d’Ivoire", "1.000"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_any_usual_delimiter_and_encoding(write: Write, encoding: str, delimiter: str) -> None:
    text = "\r\n".join(delimiter.join(row) for row in ROWS)
    (sheet,) = read_sheets(write(text, encoding=encoding))
    assert sheet.rows == ROWS


def test_commas_inside_of_quotes_are_no_delimiters(write: Write) -> None:
    (sheet,) = read_sheets(write('Country,Reserves\nChina,"44,000,000"\nIndia,"6,900,000"\n'))
    assert sheet.rows[1] == ("China", "44,000,000")


def test_the_delimiter_that_the_first_line_names_is_taken(write: Write) -> None:
    (sheet,) = read_sheets(write("sep=;\na,b;c,d\n"))
    assert sheet.rows == (("a,b", "c,d"),)


def test_a_workbook_gives_every_sheet_that_holds_anything(workbook: Callable[..., Path]) -> None:
    path = workbook(First=[["Country", 2023], ["China", 0.1 + 0.2], ["India", 1e21]], Empty=[], Last=[["x"]])
    first, last = read_sheets(path)
    assert (first.name, last.name, first.workbook) == ("First", "Last", True)
    assert first.rows == (("Country", "2023"), ("China", "0.3"), ("India", "1" + "0" * 21))
    assert first.plain == {(0, 1), (1, 1), (2, 1)}


def test_a_workbooks_percentages_and_days_read_as_they_are_shown(workbook: Callable[..., Path]) -> None:
    path = workbook(Sheet=[["Country", "Share", "Day"], ["China", 0.12, date(2024, 1, 31)]])
    book = openpyxl.load_workbook(path)
    book["Sheet"]["B2"].number_format = "0%"
    book.save(path)
    (sheet,) = read_sheets(path)
    assert sheet.rows[1] == ("China", "12%", "2024-01-31")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("a,b\n" * 5_001, "5000 rows"),
        ("," .join("x" * 251) + "\n1\n", "250 columns"),
        (("," .join("x" * 200) + "\n") * 400, "30000 cells"),
        ('a,b\n1,"' + "x" * 2_500, "quotation mark"),
        ('a,b\n1,"' + "x" * 200_000, "quotation mark"),
        ("\0\1\2", "not a text file"),
        (" \n", "is empty"),
    ],
)  # fmt: skip
def test_what_is_beyond_the_bounds_is_one_sentence(write: Write, content: str, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read_sheets(write(content))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("a,b\n" * 400_000, "5000 rows"),
        ("x," * 600_000, "250 columns"),
        ("a" * 10_000_000, "no end"),
        ("," * 1_100_000, "is empty"),
        ("a;b;c\n\n" + "\n" * 1_100_000 + "d", ""),
    ],
    ids=["rows", "columns", "one line of 10 MB", "nothing but commas", "a row far below"],
)
def test_a_large_table_is_read_in_the_end(write: Write, content: str, what: str) -> None:
    path = write(content)
    if what:
        with pytest.raises(InputError, match=what):
            read_sheets(path)
    else:
        assert read_sheets(path)[0].rows == (("a", "b", "c"),)


def test_a_large_table_reads_as_a_small_one(write: Write) -> None:
    small = 'Paese;Riserve\n"Côte d’Ivoire";1.000\n'
    (sheet,) = read_sheets(write(small + "\n" * 1_100_000))
    assert sheet.rows == read_sheets(write(small))[0].rows == (ROWS[0], ROWS[2])


def test_a_cell_far_to_the_right_is_not_lost_silently(workbook: Callable[..., Path], write: Write) -> None:
    far: list[object] = ["a", *[None] * 400, "b"]
    for path in (workbook(Sheet=[far]), write("a" + "," * 400 + "b")):
        with pytest.raises(InputError, match="250 columns"):
            read_sheets(path)


def test_rows_that_hold_only_a_format_far_below_do_not_count(workbook: Callable[..., Path]) -> None:
    path = workbook(Sheet=[["Country", 2023]])
    book = openpyxl.load_workbook(path)
    book["Sheet"]["A30000"].number_format = "0%"
    book.save(path)
    assert read_sheets(path)[0].rows == (("Country", "2023"),)


def test_empty_rows_between_stay(workbook: Callable[..., Path]) -> None:
    (sheet,) = read_sheets(workbook(Sheet=[[], ["Country", 2023], [], ["China", 1]]))
    assert sheet.rows == (("", ""), ("Country", "2023"), ("", ""), ("China", "1"))
    assert sheet.plain == {(1, 1), (3, 1)}


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_table_or_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    try:
        (sheet,) = read_sheets(path)
    except InputError as error:
        assert "table.csv" in str(error)
    else:
        mapping = guess(sheet)
        preview(sheet, mapping)
        assert from_json(to_json(mapping), "mapping.json") == mapping


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, "1e999999999", '{"heading": 1' + "0" * 4_000 + "}", "x" * 2_000_000,
             '{"heading": "' + "x" * 10_000 + '"}', '{"complete_above": "1e999999999"}', "\0", '{"columns": [[[]]]}'],
)  # fmt: skip
def test_a_crafted_mapping_is_one_short_sentence(text: str) -> None:
    with pytest.raises(InputError) as caught:
        from_json(text, "mapping.json")
    assert "mapping.json" in str(caught.value)
    assert len(str(caught.value)) < 300


def test_a_file_that_is_no_workbook_is_one_sentence(write: Write) -> None:
    with pytest.raises(InputError, match="no workbook"):
        read_sheets(write("PK\3\4 not really", "book.xlsx"))


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_sheets(tmp_path / "none.csv")
