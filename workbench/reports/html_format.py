"""The report as one HTML file: to read, to print, to file. It holds no script and loads nothing."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from workbench import data
from workbench.reports import view
from workbench.reports.model import Report
from workbench.wording import Wording


def render(report: Report, wording: Wording) -> bytes:
    """Return the report as HTML in UTF-8, in the reader's language."""
    template = _environment().get_template("report.html.j2")
    page = template.render(
        report=report,
        say=wording.say,
        plural=wording.plural,
        label=wording.label,
        wording=wording,
        look=data.look(),
        slices=view.slices(report.verdicts(), wording),
        articles=[_article(article) for article in view.articles(report, wording)],
    )
    return page.encode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(data.resources() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _article(article: view.ArticleView) -> dict[str, Any]:
    """Return the article's fields for the template, its text marked up."""
    plain = {field.name: getattr(article, field.name) for field in fields(article)}
    return {**plain, "text": [Markup("").join(map(_piece, paragraph)) for paragraph in article.text]}


def _piece(piece: view.Piece) -> Markup:
    if piece.code is None:
        return Markup("{}").format(piece.text)
    number = Markup("<sup>{}</sup>").format(piece.number) if piece.number else ""
    return Markup('<mark class="{}">{}{}</mark>').format(piece.code, piece.text, number)
