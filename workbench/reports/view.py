"""A report in a reader's words, the same for every format that is read by people (HTML, PDF)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench import rows
from workbench.reports.model import Report, ReportArticle, ReportClaim, verdict_of
from workbench.wording import Wording
from workbench.wording.findings import FindingWording

UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Slice:
    """Hold one verdict's part of a bar: its code, its word, its count."""

    code: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a stretch of a paragraph. code: its claim's verdict, None outside claims; number: where a claim ends."""

    text: str
    code: str | None = None
    number: int | None = None


Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Hold a claim as it is read. number: its place in the article, from 1; code: its verdict, as `css` writes it.

    true, said: the current verdicts, None while there is none. history: empty where nothing was ever changed.
    """

    number: int
    row: rows.ClaimRow
    code: str
    verdict: str
    kinds: tuple[str, ...]
    true: rows.VerdictRow | None
    said: rows.VerdictRow | None
    findings: tuple[FindingWording, ...]
    others: tuple[FindingWording, ...]
    evidence: tuple[rows.EvidenceRow, ...]
    history: tuple[rows.VerdictRow, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Hold an article as it is read. about: its outlet, author, date, ... ; text: its body, claims marked."""

    row: rows.ArticleRow
    about: tuple[str, ...]
    slices: tuple[Slice, ...]
    claims: tuple[ClaimView, ...]
    dismissed: tuple[ClaimView, ...]
    text: tuple[Paragraph, ...]


def articles(report: Report, wording: Wording) -> tuple[ArticleView, ...]:
    """Return the report's articles as they are read, in their order."""
    return tuple(_article(gathered, wording) for gathered in report.articles)


def slices(counts: Counter[str], wording: Wording) -> tuple[Slice, ...]:
    """Return the parts of a bar, in the verdicts' order, the undecided last, those without a claim left out."""
    order = (*rows.VERDICTS, UNDECIDED)
    return tuple(Slice(css(code), wording.label(code), counts[code]) for code in order if counts[code])


def css(code: str) -> str:
    """Return a verdict's code as a class and as a key of the look ("not_checkable")."""
    return code.replace(" ", "_")


def _article(gathered: ReportArticle, wording: Wording) -> ArticleView:
    row = gathered.article
    about = (row.outlet, row.agency, row.author, wording.published(row.published), row.address, row.file)
    return ArticleView(
        row=row,
        about=tuple(part for part in about if part),
        slices=slices(gathered.verdicts(), wording),
        claims=_claims(gathered.claims, wording),
        dismissed=_claims(gathered.dismissed, wording),
        text=_text(gathered),
    )


def _claims(gathered: Sequence[ReportClaim], wording: Wording) -> tuple[ClaimView, ...]:
    return tuple(_claim(number, one, wording) for number, one in enumerate(gathered, 1))


def _claim(number: int, one: ReportClaim, wording: Wording) -> ClaimView:
    claim = one.claim
    verdict = verdict_of(claim) or UNDECIDED
    findings = [FindingWording(row.finding, wording) for row in claim.findings]
    return ClaimView(
        number=number,
        row=claim,
        code=css(verdict),
        verdict=wording.label(verdict),
        kinds=tuple(wording.label(kind) for kind in claim.draft.kinds),
        true=claim.true if claim.true and claim.true.verdict else None,
        said=claim.said if claim.said and claim.said.verdict else None,
        findings=tuple(shown for shown in findings if shown.current),
        others=tuple(shown for shown in findings if not shown.current),
        evidence=tuple(piece for piece in one.evidence if not piece.detached),
        history=one.history if len(one.history) > 1 else (),
    )


def _text(gathered: ReportArticle) -> tuple[Paragraph, ...]:
    """Return the body's paragraphs, each claim marked; one that overlaps the claim before it is not."""
    text, at = gathered.text, gathered.article.header.end
    pieces = []
    for number, one in enumerate(gathered.claims, 1):
        span = one.claim.draft.span
        if span.start < at:
            continue  # its number stands in the list above
        words = span.of(text).rstrip()  # so that its number follows its last word, not a line's end
        pieces += [
            Piece(text[at : span.start]),
            Piece(words, css(verdict_of(one.claim) or UNDECIDED), number),
        ]
        at = span.start + len(words)
    return tuple(_paragraphs([*pieces, Piece(text[at:])]))


def _paragraphs(pieces: Iterable[Piece]) -> Iterator[Paragraph]:
    """Give the paragraphs that have words; a claim over a paragraph's end goes on in the next, numbered once."""
    paragraph: list[Piece] = []
    for piece in pieces:
        *before, last = piece.text.split("\n")
        for line in before:
            yield from _with_words([*paragraph, Piece(line, piece.code)])
            paragraph = []
        paragraph.append(Piece(last, piece.code, piece.number))
    yield from _with_words(paragraph)


def _with_words(paragraph: Sequence[Piece]) -> Iterator[Paragraph]:
    if any(piece.text.strip() for piece in paragraph):
        yield tuple(piece for piece in paragraph if piece.text)
