"""Normalise a text and read from its head what it says of itself."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from workbench.errors import InputError
from workbench.rows import Span
from workbench.text import detect_language, sentences
from workbench.text.header import header

LIMIT = (
    5_000_000  # code points, and bytes of a file; the longest novels are as long, a news article under 0.1 MB
)
TITLE_LIMIT = 90  # code points; about two lines in the list of articles
_HEADLINE = re.compile(r"\s*(\S[^\n]{0,139}[^\s.;:,])[ \t]*\n[ \t]*\n\s*\S")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # databases and other programs end a text at a NUL


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """Hold an article as it will be stored.

    text: normalised, immutable from here on. sha256: of its UTF-8 bytes. header: what precedes the body.
    published: "YYYY-MM-DD", "YYYY-MM" or None.
    """

    text: str
    sha256: str
    header: Span
    language: str
    title: str
    published: str | None
    agency: str
    file: str


def normalised(text: str) -> str:
    """Return the text with one kind of line end, no byte order mark, no NUL and no lone surrogates."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _UNSTORABLE.sub("\ufffd", text)


def draft(text: str, *, file: str = "", language: str | None = None) -> ArticleDraft:
    """Return the draft of an article from its raw text; `language` overrides what is detected.

    Raises InputError for a text beyond the bound, which would take minutes to read and to show.
    """
    if len(text) > LIMIT:
        raise InputError("The text is longer than {limit} characters; split it first.", limit=LIMIT)
    text = normalised(text)
    head = header(text)
    language = language or detect_language(text[head.span.end :])
    return ArticleDraft(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        header=head.span,
        language=language,
        title=_short(head.headline) if head.headline else _title(text[head.span.end :], language),
        published=head.published,
        agency=head.agency or "",
        file=file,
    )


def _title(body: str, language: str) -> str:
    """Return the headline where the text begins with one, else the first sentence, shortened at a word."""
    if headline := _HEADLINE.match(body[:400]):
        return headline[1]
    beginning = body[:2000]
    first = next(iter(sentences(beginning, language)), None)
    return _short(first.of(beginning)) if first else ""


def _short(words: str) -> str:
    title = " ".join(words.split())
    if len(title) <= TITLE_LIMIT:
        return title.rstrip(".")
    return title[: title.rfind(" ", 0, TITLE_LIMIT) if " " in title[:TITLE_LIMIT] else TITLE_LIMIT] + "…"
