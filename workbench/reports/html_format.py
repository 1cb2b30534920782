"""The report as one HTML file: to read, to print, to file. It holds no script and loads nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from workbench import data, rows
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


def render(report: Report, wording: Wording) -> bytes:
    """Return the report as HTML in UTF-8, in the reader's language."""
    template = _environment().get_template("report.html.j2")
    page = template.render(
        report=report,
        say=wording.say,
        plural=wording.plural,
        label=wording.label,
        wording=wording,
        look=look(),
        slices=slices(report.verdicts(), wording),
        articles=[_article(article, wording) for article in report.articles],
    )
    return page.encode()


@cache
def look() -> dict[str, Any]:
    """Return the colours, marks and line styles of the verdicts, light and dark."""
    loaded: dict[str, Any] = json.loads((data.resources() / "look.json").read_text("utf-8"))
    return loaded


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(data.resources() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def slices(counts: Counter[str], wording: Wording) -> list[Slice]:
    """Return the parts of a bar, in the verdicts' order, the undecided last, those without a claim left out."""
    order = (*rows.VERDICTS, UNDECIDED)
    return [Slice(css(code), wording.label(code), counts[code]) for code in order if counts[code]]


def css(code: str) -> str:
    """Return a verdict's code as a class and as a key of the look ("not_checkable")."""
    return code.replace(" ", "_")


def _article(gathered: ReportArticle, wording: Wording) -> dict[str, Any]:
    row = gathered.article
    about = [row.outlet, row.agency, row.author, wording.published(row.published), row.address, row.file]
    return {
        "row": row,
        "about": [part for part in about if part],
        "slices": slices(gathered.verdicts(), wording),
        "claims": [_claim(number, one, wording) for number, one in enumerate(gathered.claims, 1)],
        "dismissed": [_claim(number, one, wording) for number, one in enumerate(gathered.dismissed, 1)],
        "text": _text(gathered),
    }


def _claim(number: int, one: ReportClaim, wording: Wording) -> dict[str, Any]:
    claim = one.claim
    verdict = verdict_of(claim) or UNDECIDED
    said = claim.said if claim.said and claim.said.verdict else None
    findings = [FindingWording(row.finding, wording) for row in claim.findings]
    return {
        "number": number,
        "row": claim,
        "code": css(verdict),
        "verdict": wording.label(verdict),
        "said": said,
        "kinds": [wording.label(kind) for kind in claim.draft.kinds],
        "true": claim.true if claim.true and claim.true.verdict else None,
        "findings": [shown for shown in findings if shown.current],
        "others": [shown for shown in findings if not shown.current],
        "evidence": [piece for piece in one.evidence if not piece.detached],
        "history": one.history if len(one.history) > 1 else (),
    }


def _text(gathered: ReportArticle) -> list[Markup]:
    """Return the body's paragraphs, each claim marked with its verdict and its number."""
    body, start = gathered.text, gathered.article.header.end
    edges: dict[int, list[Markup]] = {}
    last = start
    for number, one in enumerate(gathered.claims, 1):
        span = one.claim.draft.span
        if span.start < last:
            continue  # it overlaps the one before; its number stands in the list above
        last = span.end
        code = css(verdict_of(one.claim) or UNDECIDED)
        edges.setdefault(span.start, []).append(Markup('<mark class="{}">').format(code))
        edges.setdefault(span.end, []).insert(0, Markup("<sup>{}</sup></mark>").format(number))
    return list(_paragraphs(body, start, edges))


def _paragraphs(text: str, start: int, edges: dict[int, list[Markup]]) -> Iterable[Markup]:
    """Give the paragraphs with the marks let in; a mark that runs over a paragraph's end is closed and reopened."""
    opened: Markup | None = None
    for line in text[start:].split("\n"):
        pieces, at = [opened or Markup("")], start
        for edge in sorted(position for position in edges if start <= position <= start + len(line)):
            pieces.append(escape(text[at:edge]))
            for tag in edges.pop(edge):
                pieces.append(tag)
                opened = None if tag.endswith("</mark>") else tag
            at = edge
        pieces.append(escape(text[at : start + len(line)]))
        if opened:
            pieces.append(Markup("</mark>"))
        start += len(line) + 1
        if line.strip():
            yield Markup("").join(pieces)
