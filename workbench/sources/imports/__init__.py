"""Bring a source in from a table, a PDF, a web page or a text: read, map, preview; nothing is written here.

A file becomes a `Sheet` of strings, a `Mapping` says what its columns mean, and `preview` shows the edition
that would come, with what keeps it from coming. Figures keep the way they are printed.
"""

from workbench.sources.imports.guess import guess
from workbench.sources.imports.mapping import About, Column, Correction, Mapping
from workbench.sources.imports.passages import Document, preview_document, read_document
from workbench.sources.imports.preview import Preview, preview
from workbench.sources.imports.problems import Problem
from workbench.sources.imports.sheet import Sheet, read_sheets

__all__ = [
    "About", "Column", "Correction", "Document", "Mapping", "Preview", "Problem", "Sheet", "guess", "preview",
    "preview_document", "read_document", "read_sheets",
]  # fmt: skip
