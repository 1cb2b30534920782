"""A document's quotable sentences: of a PDF by page, of a web page or a text by paragraph."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from workbench import data, intake
from workbench.errors import InputError
from workbench.intake.draft import normalised
from workbench.limited import reading
from workbench.limited.bounds import LETTERS, PAGES
from workbench.limited.reading import Progress, quiet
from workbench.limited.refused import Refused
from workbench.sources.imports.mapping import About
from workbench.sources.imports.preview import Preview, edition_of
from workbench.sources.imports.problems import Problem, of_about
from workbench.sources.imports.sheet import read_bytes
from workbench.sources.model import Passage, is_date
from workbench.sources.names import mentions
from workbench.text import detect_language, quantities, sentences

SUFFIXES = (".pdf", ".html", ".htm", ".txt", ".text", ".md")
PASSAGES = 5_000
SHORTEST, LONGEST = 20, 1_500  # code points of a passage

_ENOUGH_TO_TELL = 80  # code points of a paragraph whose language may differ from the document's
_FEWEST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]{2,}")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\n(?=[^\W\d_])")
_STOPPED = (".", "!", "?", ":", "…", "”", "»", '"')


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one paragraph with the heading above it and where it stands."""

    text: str
    section: str
    locator: str


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a document's passages and what it says of itself. left_out: how many sentences were too long."""

    file: str
    sha256: str
    language: str
    passages: tuple[Passage, ...]
    about: About
    how: str
    left_out: int = 0


def read_document(path: Path, progress: Progress = quiet) -> Document:
    """Read a PDF, an HTML file or a text as passages.

    progress: called with pages done, of how many, many times a second; it cancels by raising. Raises InputError, in
    one sentence, for what cannot be read, is encrypted, is beyond the bounds, or holds no text.
    """
    content = read_bytes(path)
    suffix = path.suffix.lower()
    about, how = About(), "as plain text"
    if suffix == ".pdf":
        blocks, about = _pdf(content, path.name, progress)
        how = f"with pypdf {version('pypdf')}"
    elif suffix in (".html", ".htm"):
        blocks, about = _page(intake.decode(content, str(path)), path.name, progress)
        how = "as a web page, without scripts and navigation"
    else:
        blocks = _text(intake.decode(content, str(path)))
    if not any(_WORD.search(block.text) for block in blocks):
        raise InputError("There is no text in {file}.", file=path.name)
    if sum(len(block.text) for block in blocks) > LETTERS:
        raise InputError(
            "{file} holds more than {limit} characters of text; keep the part you need.",
            file=path.name, limit=LETTERS,
        )  # fmt: skip
    language = detect_language(max((block.text for block in blocks), key=len))
    passages, left_out = _passages(blocks, language, path.name)
    about = replace(about, subject=_subject([about.title, *(block.text for block in blocks)]))
    sha256 = hashlib.sha256(content).hexdigest()
    return Document(path.name, sha256, language, passages, about, how, left_out)


def preview_document(document: Document, about: About, today: date | None = None) -> Preview:
    """Build the edition that a document would become."""
    via = f"Imported from {document.file} (SHA-256 {document.sha256}), read {document.how}."
    problems = of_about(about)
    if not document.passages:
        problems.append(Problem("There is no sentence to quote."))
    warnings = []
    if document.left_out:
        values = {"count": document.left_out, "limit": LONGEST}
        warnings.append(
            Problem(
                "Sentences left out, because they are longer than {limit} characters: {count}.", values=values
            )
        )
    return Preview(
        edition_of(about, via, today, passages=document.passages), tuple(problems), tuple(warnings)
    )


def _passages(blocks: list[Block], language: str, file: str) -> tuple[tuple[Passage, ...], int]:
    """Cut paragraphs into sentences; what has too few words to be quoted is left out."""
    made: list[Passage] = []
    left_out = 0
    for block in blocks:
        own = detect_language(block.text) if len(block.text) >= _ENOUGH_TO_TELL else language
        for span in sentences(block.text, own):
            text = " ".join(span.of(block.text).split())
            if len(text) > LONGEST:
                left_out += 1
            elif _is_quotable(text):
                made.append(_passage(text, block, own))
                if len(made) > PASSAGES:
                    raise InputError(
                        "{file} holds more than {limit} sentences; keep the part you need.",
                        file=file, limit=PASSAGES,
                    )  # fmt: skip
    return tuple(made), left_out


def _subject(texts: Iterable[str]) -> str:
    """Return the commodity that a document names most often; nothing where it names none."""
    named = Counter(
        mention.codes[0]
        for text in texts
        for language in data.languages()
        for mention in mentions(text, language)
        if mention.kind == "commodity"
    )
    return next((code for code, _count in named.most_common(1)), "")


def _is_quotable(text: str) -> bool:
    words = _WORD.findall(text)
    return (
        len(text) >= SHORTEST
        and len(words) >= _FEWEST_WORDS
        and sum(len(word) for word in words) * 2 >= len(text)
    )


def _passage(text: str, block: Block, language: str) -> Passage:
    topics = [
        code for mention in mentions(text, language) if mention.kind == "topic" for code in mention.codes
    ]
    counts = [
        format(quantity.value.to_integral_value(), "f")
        for quantity in quantities(text, language)
        if quantity.kind == "number"
        and quantity.high is None
        and quantity.value == quantity.value.to_integral_value()
    ]
    return Passage(
        section=block.section, locator=block.locator, language=language, text=text,
        topics=tuple(dict.fromkeys(topics)), counts=tuple(dict.fromkeys(counts)),
    )  # fmt: skip


def _text(text: str) -> list[Block]:
    parts = (part for part in re.split(r"\n[ \t]*\n", normalised(text)) if part.strip())
    return [Block(part.strip(), "", f"paragraph {number}") for number, part in enumerate(parts, start=1)]


def _pdf(content: bytes, file: str, progress: Progress) -> tuple[list[Block], About]:
    pages: list[str] = []
    about = About()
    try:
        for kind, said in reading.read("pdf", content, file, progress):
            if kind == "page":
                pages.append(reading.text(said))
            else:
                about = About(title=_line(reading.text(said), 200))
    except Refused as refused:
        raise _refused(refused, file) from refused
    blocks = [
        Block(part, "", f"page {number}")
        for number, text in enumerate(pages, start=1)
        for part in _pdf_paragraphs(text)
    ]
    if not any(_WORD.search(block.text) for block in blocks):
        raise InputError(
            "{file} holds pictures of pages, not text: read it with a text recognition first.", file=file
        )
    return blocks, about


def _refused(refused: Refused, file: str) -> InputError:
    if refused.code == "encrypted":
        return InputError("{file} is encrypted: save a copy without a password, and import that.", file=file)
    if refused.code == "pages":
        return InputError("{file} has more than {limit} pages; keep those you need.", file=file, limit=PAGES)
    return InputError("{file} is no PDF that can be read.", file=file)


def _pdf_paragraphs(text: str) -> Iterator[str]:
    """Join a page's lines: a paragraph ends at an empty line and where a short line is no middle of a sentence."""
    lines = [line.strip() for line in _HYPHEN.sub("", text.replace("\x00", "")).split("\n")]
    longest = max((len(line) for line in lines), default=0)
    current: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line:
            current.append(line)
        short = len(line) < 0.7 * longest
        ends = line.endswith(_STOPPED) or (following[:1].isupper() and not line.endswith(","))
        if current and (not line or (short and ends)):
            yield " ".join(current)
            current = []
    if current:
        yield " ".join(current)


def _page(source: str, file: str, progress: Progress) -> tuple[list[Block], About]:
    blocks: list[Block] = []
    said: dict[str, str] = {}
    try:
        for kind, *values in reading.read("page", source.encode(), file, progress):
            if kind == "block":
                text, section = reading.texts(values)
                blocks.append(Block(text, section, f"paragraph {len(blocks) + 1}"))
            elif isinstance(values[0], dict):
                said = {str(key): reading.text(value) for key, value in values[0].items()}
    except Refused as refused:
        raise InputError("{file} is no web page that can be read.", file=file) from refused
    published = said.get("article:published_time", said.get("date", said.get("dc.date", "")))[:10]
    about = About(
        title=_line(said.get("og:title") or said.get("title") or "", 200),
        publisher=_line(said.get("og:site_name", ""), 200),
        published=published if is_date(published) else "",
        url=(said.get("canonical") or said.get("og:url") or "")[:500],
    )
    return blocks, about


def _line(text: str, longest: int) -> str:
    return " ".join(text.split())[:longest]
