"""The report as PDF: tagged, searchable, and safe from what an article says."""

import pypdfium2
import pytest

from workbench import intake, reports, review
from workbench.reports import Report
from workbench.store import Workspace
from workbench.wording import Wording


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


@pytest.fixture
def pdf(report: Report) -> bytes:
    return reports.render(report, "pdf", Wording("it"))


def test_it_is_tagged_in_its_language_and_has_bookmarks(pdf: bytes) -> None:
    assert pdf.startswith(b"%PDF")
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert document.is_tagged()
        titles = [item.get_title() for item in document.get_toc()]
        assert "Rapporto di verifica" in titles and "Fonti" in titles
        assert document.get_metadata_value("Title").startswith("Rapporto di verifica")
    finally:
        document.close()
    assert b"pdfuaid" in pdf and b"/Lang(it)" in pdf


def test_a_search_finds_words_with_fi_and_fl(pdf: bytes) -> None:
    text = text_of(pdf)
    for word in ("verifica riuscita", "conflitto", "efficaci" if "efficaci" in text else "verificata"):
        assert word in text


def test_the_pages_are_numbered(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    document.close()
    assert f"1 / {pages}" in text_of(pdf) and f"{pages} / {pages}" in text_of(pdf)


def test_what_an_article_says_is_no_instruction(empty: Workspace) -> None:
    hostile = 'Il #import "x" costa $5$ e *molto* _di più_ @ref \\ <label> `codice` = 3.'
    review.import_article(empty, intake.draft(hostile, language="it"), "Ada")
    text = " ".join(text_of(reports.render(reports.build(empty), "pdf", Wording("it"))).split())
    assert '#import "x" costa $5$ e *molto* _di più_ @ref' in text


def test_a_character_that_no_font_has_is_replaced_and_named(empty: Workspace) -> None:
    review.import_article(
        empty, intake.draft("Il Giappone (日本) ha 3 milioni di tonnellate 😀.", language="it"), "Ada"
    )
    text = text_of(reports.render(reports.build(empty), "pdf", Wording("en")))
    assert "Giappone" in text
    assert "U+65E5" in text and "U+1F600" in text


def test_the_same_report_is_the_same_file(report: Report) -> None:
    assert reports.render(report, "pdf", Wording("it")) == reports.render(report, "pdf", Wording("it"))
