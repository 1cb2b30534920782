"""The paragraphs of a web page under their headings, and what its head says of it; no scripts, no navigation."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from string import ascii_uppercase
from typing import Any

from workbench.limited.bounds import LETTERS

_SKIPPED = frozenset(
    {"script", "style", "nav", "noscript", "template", "svg", "button", "select", "textarea", "aside",
     "footer", "iframe", "head", "math", "object"}
)  # fmt: skip
_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "table", "tr", "td", "th", "section",
     "article", "main", "header", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "body"}
)  # fmt: skip
_UNREAD = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<!", ">"), ("<?", ">"))
_CHUNK = 100_000  # code points between two looks at how much was found
_LONGEST_TAG = 5_000
_LONGEST_SAID = 2_000  # code points of what the head says
_ASCII_LOWER = str.maketrans({letter: letter.lower() for letter in ascii_uppercase})
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SAID = (
    "article:published_time",
    "canonical",
    "date",
    "dc.date",
    "og:site_name",
    "og:title",
    "og:url",
    "title",
)


def read_page(content: bytes) -> Iterator[list[Any]]:
    """Give each paragraph with its section, then what the head says of itself, for a page in UTF-8."""
    page, source, letters = _Page(), _tame(content.decode()), 0
    for start in range(0, len(source) + 1, _CHUNK):
        page.feed(source[start : start + _CHUNK])
        if start + _CHUNK > len(source):
            page.close()
        for text, section in page.found:
            yield ["block", text[: LETTERS + 1], section]
            letters += len(text)
        page.found.clear()
        if letters > LETTERS:
            break
    yield ["said", {key: page.said[key][:_LONGEST_SAID] for key in _SAID if key in page.said}]


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
            self.said["title"] = (self.said.get("title", "") + data)[:_LONGEST_SAID]
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
