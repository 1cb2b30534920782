"""The report as PDF: tagged, searchable, and safe from what an article says."""

import unicodedata
from pathlib import Path

import pypdfium2
import pytest

from workbench import intake, reports, review
from workbench.reports import Report
from workbench.rows import Span
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
    for word in ("Rapporto di verifica", "verifica riuscita", "conflitto"):
        assert word in text
    assert not {"ﬁ", "ﬂ", "\u00ad"} & set(text)


def test_it_says_all_that_the_page_in_html_says_of_a_verdict(pdf: bytes, report: Report) -> None:
    text = " ".join(text_of(pdf).split())
    for told in (
        "verificata", "contestata", "contesto mancante", "è stata detta?", "A Izvestia.", "<b>conflitto</b>",
        "Mineral Commodity Summaries 2025, Rare Earths, page 2", "equivalente in ossidi di terre rare",
        "a commonplace", report.articles[0].article.sha256, report.head,
    ):  # fmt: skip
        assert told in text, told


def test_each_page_names_the_workspace_and_the_state_of_the_log(pdf: bytes, report: Report) -> None:
    pages = text_of(pdf).count(f"{report.workspace} · {report.head[:12]}")
    assert pages == len(pypdfium2.PdfDocument(pdf, autoclose=True))


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
    words = "Il Giappone (日本) ha 3 milioni di tonnellate 😀\x01."
    review.import_article(empty, intake.draft(words, language="it"), "Ada")
    report = reports.build(empty)
    text = " ".join(text_of(reports.render(report, "pdf", Wording("en"))).split())
    assert "Giappone (\ufffd\ufffd) ha 3 milioni" in text
    assert "4 characters that no font of this report has were replaced" in text
    for code in ("U+65E5", "U+672C", "U+1F600", "U+0001"):
        assert code in text


def test_who_asked_for_it_is_told_what_was_replaced(empty: Workspace, tmp_path: Path) -> None:
    review.import_article(empty, intake.draft("Il Giappone si chiama 日本.", language="it"), "Ada")
    written = reports.export(empty, tmp_path / "report.pdf", "pdf", Wording("en"))
    assert written.file.read_bytes().startswith(b"%PDF")
    assert written.notices == (
        "2 characters that no font of this report has were replaced: 日 (U+65E5), 本 (U+672C)",
    )
    assert reports.export(empty, tmp_path / "report.html", "html", Wording("en")).notices == ()


def test_marks_that_combine_and_characters_never_seen_do_not_hide_a_word(empty: Workspace) -> None:
    words = "Perche\u0301 la veri\u00adfica \u202eè\u200b lunga q\u0302\u0323 12 metri."
    review.import_article(empty, intake.draft(words, language="it"), "Ada")
    report = reports.build(empty)
    text = unicodedata.normalize("NFC", text_of(reports.render(report, "pdf", Wording("en"))))
    assert "Perché la verifica è lunga" in text
    assert "no font" not in text


def test_a_claim_longer_than_a_page_and_a_word_longer_than_a_line_are_printed_whole(empty: Workspace) -> None:
    text = "Breve. " + "lunghissima frase " * 900 + "fine.\n" + "W" * 500
    review.import_article(empty, intake.draft(text, language="it"), "Ada")
    claim = review.add_claim(empty, 1, Span(text.index("lung"), text.index("\n")), "Ada").claims[0]
    review.decide(empty, claim, "partly", "Ada", conclusion="molto lungo " * 700)
    told = text_of(reports.render(reports.build(empty), "pdf", Wording("it")))
    assert told.count("molto") == 700
    assert told.count("lunghissima") >= 2 * 900
    assert told.count("W") >= 500


def test_the_same_report_is_the_same_file(report: Report) -> None:
    assert reports.render(report, "pdf", Wording("it")) == reports.render(report, "pdf", Wording("it"))
