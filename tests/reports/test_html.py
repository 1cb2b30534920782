"""The report as one HTML file."""

import re
from html.parser import HTMLParser

import pytest

from workbench import intake, reports, review
from workbench.reports import Report
from workbench.rows import Span
from workbench.store import Workspace, queries
from workbench.wording import Wording


class Page(HTMLParser):
    """Read a page: its elements, and the texts of the marked claims."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self.text = ""
        self._inside = self._number = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "mark":
            self.marked.append("")
        self._inside = self._inside or tag == "mark"
        self._number = tag == "sup"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "mark"
        self._number = self._number and tag != "sup"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._inside and not self._number:
            self.marked[-1] += data


def page_of(report: Report, language: str = "it") -> Page:
    return Page(reports.render(report, "html", Wording(language)).decode())


def dismiss_all(workspace: Workspace) -> None:
    """Leave an article with no claim but those that a test adds."""
    with workspace.reading() as session:
        found = queries.claim_ids(session)
    for number in found:
        review.dismiss(workspace, number, "not this test's", "Ada")


def test_it_holds_no_script_and_loads_nothing(report: Report) -> None:
    page = page_of(report)
    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _attributes in page.tags}
    assert not [name for _tag, attributes in page.tags for name in attributes if name.startswith("on")]
    policy = [a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"]


def test_what_a_reviewer_wrote_is_text_never_markup(report: Report) -> None:
    page = page_of(report)
    assert "verifica riuscita & <b>conflitto</b> chiuso" in page.text
    assert b"<b>conflitto</b>" not in reports.render(report, "html", Wording("it"))


def test_every_verdict_stands_there_with_its_evidence_and_its_proof(report: Report) -> None:
    text = " ".join(page_of(report).text.split())
    article = report.articles[0].article
    for told in (
        "verificata", "contestata", "contesto mancante", "è stata detta?", "A Izvestia.", "Ada",
        "Russia, Reserves: 3,800,000 metric ton", "Mineral Commodity Summaries 2025, Rare Earths, page 2",
        "Substitutes are available for many applications but generally are less effective.",
        "equivalente in ossidi di terre rare", "a commonplace", article.sha256, report.head,
    ):  # fmt: skip
        assert told in text, told


def test_the_claims_stand_in_the_order_of_the_text_and_the_right_words_are_marked(report: Report) -> None:
    article = report.articles[0]
    wanted = [one.claim.draft.text for one in article.claims]
    assert page_of(report).marked == wanted


def test_it_speaks_the_readers_language(report: Report) -> None:
    assert "Fact-check report" in page_of(report, "en").text
    assert "Rapporto di verifica" in page_of(report, "it").text


def test_claims_over_two_paragraphs_and_overlapping_ones_leave_the_text_whole(empty: Workspace) -> None:
    text = "Prima riga con parole.\n\nSeconda riga & <altre> parole. Terza frase qui."
    review.import_article(empty, intake.draft(text, language="it"), "Ada")
    review.add_claim(empty, 1, Span(text.index("con"), text.index("riga &")), "Ada")
    review.add_claim(empty, 1, Span(text.index("parole.\n"), text.index("& <")), "Ada")
    page = page_of(reports.build(empty))
    shown = page.text[page.text.index("Il testo dell’articolo") :]
    for sentence in ("Seconda riga & <altre> parole.", "Terza frase qui."):
        assert sentence in re.sub(r"(?<=\w)\d+", "", shown)


def test_a_claim_over_two_paragraphs_is_marked_in_both_and_numbered_once(empty: Workspace) -> None:
    text = "Prima riga con parole\n\ne seconda riga & <altre> parole."
    review.import_article(empty, intake.draft(text, language="it"), "Ada")
    dismiss_all(empty)
    review.add_claim(empty, 1, Span(text.index("con"), text.index(" &")), "Ada")
    page = page_of(reports.build(empty))
    assert page.marked == ["con parole", "e seconda riga"]
    assert [tag for tag, _attributes in page.tags].count("sup") == 1


def test_of_two_overlapping_claims_the_first_is_marked_and_both_are_listed(empty: Workspace) -> None:
    text = "Una frase con tre parti e nient'altro."
    review.import_article(empty, intake.draft(text, language="it"), "Ada")
    dismiss_all(empty)
    review.add_claim(empty, 1, Span(text.index("frase"), text.index(" parti")), "Ada")
    review.add_claim(empty, 1, Span(text.index("tre"), text.index(" e ")), "Ada")
    page = page_of(reports.build(empty))
    assert page.marked == ["frase con tre"]
    assert "tre parti" in page.text


def test_what_an_article_says_is_text_never_markup(empty: Workspace) -> None:
    text = """Il <script>alert("1")</script> costa 3 milioni & 'altro' <img src=x onerror=y>."""
    review.import_article(empty, intake.draft(text, language="it"), "Ada")
    report = reports.build(empty)
    shown = page_of(report).text
    for part in ('<script>alert("1")</script>', "3 milioni & 'altro'", "<img src=x onerror=y>"):
        assert part in shown
    assert not re.search(rb"<script|<img", reports.render(report, "html", Wording("it")))


@pytest.mark.parametrize("form", reports.FORMATS)
def test_an_empty_workspace_gives_a_report(empty: Workspace, form: str) -> None:
    assert reports.render(reports.build(empty), form, Wording("it"))
