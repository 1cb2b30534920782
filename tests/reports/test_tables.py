"""The report as CSV and as a workbook: every claim in a row, and nothing in a cell that could run."""

import csv
import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench import intake, reports, review
from workbench.reports import Report
from workbench.reports.cells import LONGEST, plain, safe
from workbench.rows import Span
from workbench.store import Workspace
from workbench.wording import Wording

FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", " =1", "\n=1", "＝1", "=cmd|' /C calc'!A0"]
ENGLISH = Wording("en")


def of_csv(report: Report) -> list[list[str]]:
    text = reports.render(report, "csv", ENGLISH).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def of_workbook(report: Report) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(reports.render(report, "xlsx", ENGLISH)))
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


@pytest.fixture
def crafted(empty: Workspace) -> Report:
    """A report on an article whose title, words and conclusions all want to be formulas."""
    text = "=HYPERLINK(0)\n\n@SUM(1) costa 3 milioni di euro; =1+1 in tutto.\n"
    review.import_article(empty, intake.draft(text, language="it"), "=Ada")
    made = review.add_claim(empty, 1, Span(text.index("@"), len(text) - 1), "=Ada")
    review.decide(empty, made.claims[0], "verified", "=Ada", conclusion="-1+1\x00\x0b")
    return reports.build(empty)


def test_every_claim_stands_in_a_row_with_its_verdict(report: Report) -> None:
    heads, *lines = of_csv(report)
    article = report.articles[0]
    assert len(lines) == len(article.claims) + len(article.dismissed)
    assert {len(line) for line in lines} == {len(heads)}
    told = [dict(zip(heads, line, strict=True)) for line in lines]
    (figure,) = [line for line in told if line["Conclusion"].startswith("L’edizione 2025")]
    assert figure["Verdict"] == "verified"
    assert {line[heads[-1]] for line in told} == {report.head}


def test_figures_are_numbers_in_a_workbook(report: Report) -> None:
    heads, *lines = of_workbook(report)
    source = [line[heads.index("Source's figure")] for line in lines]
    assert 3_800_000 in source


def test_csv_and_workbook_hold_the_same_rows(report: Report) -> None:
    assert len(of_csv(report)) == len(of_workbook(report))


def test_no_cell_of_a_crafted_article_is_a_formula(crafted: Report) -> None:
    cells = [cell for line in of_csv(crafted) for cell in line]
    assert "'@SUM(1) costa 3 milioni di euro; '=1+1 in tutto." in cells
    assert "'-1+1" in cells and "'=Ada" in cells
    assert not [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@") and cell.strip()]
    book = openpyxl.load_workbook(io.BytesIO(reports.render(crafted, "xlsx", ENGLISH)))
    types = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}
    assert "f" not in types
    assert "=Ada" in [cell.value for row in book.worksheets[0].iter_rows() for cell in row]


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_could_be_a_formula_is_quoted(formula: str) -> None:
    assert safe(formula).startswith("'")
    assert "; '" in safe(f"a; {formula.strip()}")


@pytest.mark.parametrize("number", ["-5", "3.25", "-0.1", "0"])
def test_a_number_stays_one(number: str) -> None:
    assert Decimal(safe(number)) == Decimal(number)


def test_words_stay_as_they_are() -> None:
    for words in ("Mosca – ha detto", "e-mail", "3 + 4", "“perché”", "a;b"):
        assert safe(words) == plain(words) == words


@given(st.text(alphabet=st.characters(codec=None)))
@settings(max_examples=100, deadline=None)
@example("a" * (LONGEST + 5))
def test_any_text_is_a_cell(text: str) -> None:
    sheet = openpyxl.Workbook().active
    sheet["A1"].value = plain(text) or None
    assert len(plain(text)) <= LONGEST
    line = safe(text)
    assert line.encode().decode() == " ".join(line.split())
    assert line[:1] not in tuple("=+@")
