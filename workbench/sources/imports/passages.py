"""A document's quotable sentences: of a PDF by page, of a web page or a text by paragraph."""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path
from string import ascii_uppercase

from workbench import data, intake
from workbench.errors import InputError
from workbench.intake.draft import normalised
from workbench.sources.imports.mapping import About
from workbench.sources.imports.preview import Preview, edition_of
from workbench.sources.imports.problems import Problem, of_about
from workbench.sources.imports.sheet import read_bytes
from workbench.sources.model import Passage, is_date
from workbench.sources.names import mentions
from workbench.text import detect_language, quantities, sentences

SUFFIXES = (".pdf", ".html", ".htm", ".txt", ".text", ".md")
PAGES, LETTERS, PASSAGES = 500, 1_000_000, 5_000
SHORTEST, LONGEST = 20, 1_500  # code points of a passage

_ENOUGH_TO_TELL = 80  # code points of a paragraph whose language may differ from the document's
_FEWEST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]{2,}")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\n(?=[^\W\d_])")
_STOPPED = (".", "!", "?", ":", "…", "”", "»", '"')

Progress = Callable[[int, int], None]


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


def read_document(path: Path, progress: Progress = lambda _done, _of: None) -> Document:
    """Read a PDF, an HTML file or a text as passages. progress: called with pages done, of how many.

    Raises InputError, in one sentence, for what cannot be read, is encrypted, or holds no text.
    """
    content = read_bytes(path)
    suffix = path.suffix.lower()
    about, how = About(), "as plain text"
    if suffix == ".pdf":
        blocks, about = _pdf(content, path.name, progress)
        how = f"with pypdf {version('pypdf')}"
    elif suffix in (".html", ".htm"):
        blocks, about = _html(intake.decode(content, str(path)))
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


# --- PDF -----------------------------------------------------------------------------------------


def _pdf(content: bytes, file: str, progress: Progress) -> tuple[list[Block], About]:
    import pypdf  # here, because it takes a tenth of a second that no start needs
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of what it mends
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(
                "{file} is encrypted: save a copy without a password, and import that.", file=file
            )
        pages = len(reader.pages)
        if pages > PAGES:
            raise InputError(
                "{file} has more than {limit} pages; keep those you need.", file=file, limit=PAGES
            )
        blocks: list[Block] = []
        letters = 0
        for number in range(pages):
            progress(number, pages)
            text = reader.pages[number].extract_text()
            letters += len(text)
            if letters > LETTERS:
                break
            blocks += [Block(part, "", f"page {number + 1}") for part in _pdf_paragraphs(text)]
        about = _pdf_about(reader)
    except InputError:
        raise
    except DependencyError:
        raise InputError(
            "{file} is encrypted: save a copy without a password, and import that.", file=file
        ) from None
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError,
            OverflowError, ArithmeticError, AssertionError, OSError) as error:  # fmt: skip
        raise InputError("{file} is no PDF that can be read.", file=file) from error
    if not any(_WORD.search(block.text) for block in blocks):
        raise InputError(
            "{file} holds pictures of pages, not text: read it with a text recognition first.", file=file
        )
    return blocks, about


def _pdf_about(reader: object) -> About:
    metadata = getattr(reader, "metadata", None) or {}
    return About(title=" ".join(str(metadata.get("/Title") or "").split())[:200])


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


# --- web pages -----------------------------------------------------------------------------------

_SKIPPED = frozenset(
    {"script", "style", "nav", "noscript", "template", "svg", "button", "select", "textarea", "aside",
     "footer", "iframe", "head", "math", "object"}
)  # fmt: skip
_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "table", "tr", "td", "th", "section",
     "article", "main", "header", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "body"}
)  # fmt: skip
_UNREAD = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<!", ">"), ("<?", ">"))
_LONGEST_TAG = 5_000
_ASCII_LOWER = str.maketrans({letter: letter.lower() for letter in ascii_uppercase})
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class _Page(HTMLParser):
    """Collect a page's paragraphs under their headings, and what its head says of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self.said: dict[str, str] = {}
        self._skipping: list[str] = []
        self._section = ""
        self._words: list[str] = []
        self._title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, or a part that is left out."""
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            key = values.get("property") or values.get("name")
            if key and values.get("content"):
                self.said.setdefault(key.lower(), values["content"])
        elif tag == "link" and values.get("rel") == "canonical":
            self.said.setdefault("canonical", values.get("href", ""))
        self._title = tag == "title"
        if tag == "br":
            self._words.append(" ")
        if tag in _BLOCKS:
            self._end_block("")
            if self._skipping[-1:] == ["head"]:  # a head needs no end
                self._skipping.pop()
        if tag in _SKIPPED:
            self._skipping.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph, a heading, or a part that is left out."""
        self._title = False
        if tag in self._skipping:
            while self._skipping.pop() != tag:
                pass
        elif tag in _BLOCKS:
            self._end_block(tag)

    def handle_data(self, data: str) -> None:
        """Take up text that is to be read."""
        if self._title:
            self.said["title"] = self.said.get("title", "") + data
        elif not self._skipping:
            self._words.append(data)

    def close(self) -> None:
        """Take up what the page leaves open."""
        super().close()
        self._end_block("")

    def _end_block(self, tag: str) -> None:
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if text and tag in _HEADS:
            self._section = text[:200]
        if text:
            self.found.append((text, "" if tag in _HEADS else self._section))


def _html(source: str) -> tuple[list[Block], About]:
    page = _Page()
    page.feed(_tame(source))
    page.close()
    said = page.said
    published = said.get("article:published_time", said.get("date", said.get("dc.date", "")))[:10]
    about = About(
        title=" ".join((said.get("og:title") or said.get("title") or "").split())[:200],
        publisher=" ".join(said.get("og:site_name", "").split())[:200],
        published=published if is_date(published) else "",
        url=(said.get("canonical") or said.get("og:url") or "")[:500],
    )
    blocks = [
        Block(text, section, f"paragraph {number}")
        for number, (text, section) in enumerate(page.found, start=1)
    ]
    return blocks, about


def _tame(source: str) -> str:
    """Take out what the parser would read again and again: comments, scripts, declarations, tags without an end."""
    kept: list[str] = []
    place, low = 0, source.translate(_ASCII_LOWER)  # lower() would change the length of some letters
    while (start := low.find("<", place)) >= 0:
        kept.append(source[place:start])
        pair = next((one for one in _UNREAD if low.startswith(one[0], start)), None)
        if pair is None:
            following = low.find("<", start + 1, start + _LONGEST_TAG)
            end = low.find(">", start, start + _LONGEST_TAG if following < 0 else following)
            kept.append(source[start : end + 1] if end >= 0 else "&lt;")
            place = start + 1 if end < 0 else end + 1
            continue
        end = low.find(pair[1], start + len(pair[0]))
        place = len(source) if end < 0 else end + len(pair[1])
    kept.append(source[place:])
    return "".join(kept)
