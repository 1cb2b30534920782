"""A document becomes quotable sentences, each with its place, its language, its topics and its counts."""

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
import typst

from workbench.errors import InputError
from workbench.sources.imports import About, preview_document, read_document

Write = Callable[..., Path]
TWO_PAGES = """
#set document(title: "Rare Earths Today")
= Substitutes
Substitutes are available for many applications but generally are less effective.
Rare earths are a group of 17 metals that are used in many ways, as a table of the elements shows.
#pagebreak()
Le riserve mondiali sono state riviste dal servizio geologico nella primavera di quest’anno.
"""
PAGE = """<!doctype html><html lang=en><head><title>Rare earths</title>
<meta property="og:site_name" content="A Survey"><meta property="article:published_time" content="2024-03-05T10:00">
<link rel="canonical" href="https://example.org/ree"><style>p { color: red }</style></head><body>
<nav><p>Home and many other links that nobody would ever quote.</p></nav>
<script>var p = "<p>not this one here</p>";</script>
<h2>Substitutes</h2>
<p>Substitutes are available for many applications,<br>but generally are &amp; remain less effective.</p>
<!-- <p>Nothing of this should be read by anybody.</p> --><p>They are a group of 17 metals in all.</p></body></html>"""


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "today.pdf"
    path.write_bytes(typst.compile(TWO_PAGES.encode()))
    return path


def test_a_pdfs_sentences_are_found_by_page(pdf: Path) -> None:
    document = read_document(pdf)
    assert [(passage.locator, passage.language) for passage in document.passages] == [
        ("page 1", "en"), ("page 1", "en"), ("page 2", "it"),
    ]  # fmt: skip
    first, second, _third = document.passages
    assert first.text == "Substitutes are available for many applications but generally are less effective."
    assert "substitutes" in first.topics and second.counts == ("17",)
    assert document.about.title == "Rare Earths Today"


def test_a_web_pages_sentences_are_found_by_paragraph_without_its_navigation(write: Write) -> None:
    document = read_document(write(PAGE, "page.html"))
    assert [passage.text for passage in document.passages] == [
        "Substitutes are available for many applications, but generally are & remain less effective.",
        "They are a group of 17 metals in all.",
    ]
    assert {passage.section for passage in document.passages} == {"Substitutes"}
    assert document.passages[0].locator.startswith("paragraph ")
    about = About(
        title="Rare earths",
        publisher="A Survey",
        published="2024-03-05",
        subject="rare earths",
        url="https://example.org/ree",
    )
    assert document.about == about


def test_a_texts_paragraphs_are_counted(write: Write) -> None:
    text = "A first paragraph of some words.\n\nIl secondo paragrafo è scritto in italiano, come\nil terzo.\n"
    passages = read_document(write(text, "note.txt")).passages
    assert [passage.locator for passage in passages] == ["paragraph 1", "paragraph 2"]
    assert passages[1].text == "Il secondo paragrafo è scritto in italiano, come il terzo."


def test_the_edition_says_where_it_was_read_and_how(pdf: Path) -> None:
    document = read_document(pdf)
    made = preview_document(document, About("a", "b", "c", "2024", "rare earths"))
    assert not made.problems and made.edition.passages == document.passages
    assert (
        document.sha256 in made.edition.via
        and "today.pdf" in made.edition.via
        and "pypdf" in made.edition.via
    )
    assert made.edition.retrieved


def test_an_encrypted_pdf_is_one_sentence(pdf: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(pdf)
    with pytest.raises(InputError, match="is encrypted"):
        read_document(pdf)


def test_a_scanned_pdf_is_one_sentence(pdf: Path) -> None:
    pdf.write_bytes(typst.compile(b"#rect(width: 5cm)"))
    with pytest.raises(InputError, match="pictures of pages"):
        read_document(pdf)


@pytest.mark.parametrize(
    ("name", "content"),
    [("broken.pdf", "%PDF-1.7 \n not really"), ("empty.html", "<script>nothing"), ("empty.txt", "1 2 3")],
)
def test_what_cannot_be_read_is_one_sentence(write: Write, name: str, content: str) -> None:
    with pytest.raises(InputError, match=name):
        read_document(write(content, name))


@pytest.mark.parametrize(
    "hostile", ["<" * 50_000, "<a " * 20_000, "<!--" * 20_000, "<p" + "=" * 50_000, "<![" * 9_000]
)
def test_a_hostile_page_is_read_in_the_end(write: Write, hostile: str) -> None:
    page = f"<p>One sentence that can be quoted here.</p>{hostile}"
    assert read_document(write(page, "page.html")).passages[0].text == "One sentence that can be quoted here."
