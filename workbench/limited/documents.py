"""The text of a PDF, page by page, and its title."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

import pypdf
from pypdf.errors import DependencyError

from workbench.limited.bounds import LETTERS, PAGES
from workbench.limited.refused import Refused


def read_pdf(content: bytes) -> Iterator[list[Any]]:
    """Give how far it is before each page, each page's text, and the title last."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of what it mends
    try:
        yield from _read(pypdf.PdfReader(io.BytesIO(content)))
    except DependencyError:  # of a cipher
        raise Refused("encrypted") from None


def _read(reader: pypdf.PdfReader) -> Iterator[list[Any]]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused("encrypted")
    pages, letters = len(reader.pages), 0
    if pages > PAGES:
        raise Refused("pages")
    for number in range(pages):
        yield ["progress", number, pages]
        text = reader.pages[number].extract_text()[: LETTERS + 1]
        yield ["page", text]
        letters += len(text)
        if letters > LETTERS:
            break
    title = reader.metadata.get("/Title") if reader.metadata else None
    yield ["title", str(title or "")[:2_000]]
