"""What is fuzzed: each target reads bytes that anybody may have made, and says what must hold of what comes."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from pathlib import Path

import openpyxl

from workbench import data, intake
from workbench.checks import check
from workbench.claims import extract
from workbench.limited import archives, pages, tables, workbooks
from workbench.limited.bounds import LENGTH
from workbench.limited.refused import Refused
from workbench.sources import load_shipped, read_package
from workbench.sources.imports import guess, preview, sheet
from workbench.sources.imports.mapping import from_json, to_json
from workbench.wording import LANGUAGES, Wording
from workbench.wording.findings import FindingWording

PUBLISHED = "2025-04"
_SHEET = "xl/worksheets/sheet1.xml"
_FOLDER = tempfile.TemporaryDirectory()  # removed when the run ends
_ROWS = [["Country", "Reserves", "2023"], ["China", "1.5", "2"], ["Atlantis", "—", "3ᵉ"], ["World", ">3", ""]]
_CSV = 'Country,Reserves,2023\nChina,"44,000,000",2\nAtlantis,—,3ᵉ\nWorld total,>90,NA\n'
_PAGE = "<title>A</title><meta name=date content=2024><body><h1>B</h1><p>Some words.<br>C &amp; D</p>"


def article(content: bytes) -> None:
    """Read an article: its text can be stored, and its header lies within it."""
    draft = intake.draft(intake.decode(content, "file"))
    assert draft.text.encode().decode() == draft.text, "a text that cannot be stored"
    assert "\0" not in draft.text, "a NUL"
    assert draft.header.end <= len(draft.text), "a header beyond the text"


def claims(content: bytes) -> None:
    """Extract claims in each language: every one slices to the text that it names."""
    text = content.decode("utf-8", "replace")
    for language in data.languages():
        for claim in extract(text, language, PUBLISHED):
            assert claim.span.of(text) == claim.text, "a claim that is not its text"
            for part in (*claim.quantities, *claim.dates, *claim.reasons):
                assert part.span is None or part.span.end <= len(text), "a part beyond the text"


def findings(content: bytes) -> None:
    """Check the claims of an article against the shipped sources, and say what was found in each language."""
    text = content.decode("utf-8", "replace")
    for claim in extract(text, "it", PUBLISHED):
        for found in check(claim, load_shipped()):
            for language in LANGUAGES:
                said = FindingWording(found, Wording(language))
                assert said.sentence and said.chip and said.outcome, "a finding without words"
                assert said.pair is None or said.pair.claimed, "a pair without a figure"


def table(content: bytes) -> None:
    """Import separated values: what is guessed of them is a mapping that can be kept."""
    found = sheet._sheet("file", "file", "", tables.rows(intake.decode(content, "file")))
    if found.rows:
        guessed = guess(found)
        preview(found, guessed)
        assert from_json(to_json(guessed), "file") == guessed, "a mapping that is lost"


def mapping(content: bytes) -> None:
    """Read a mapping and use it on a table."""
    made = from_json(content.decode("utf-8", "replace"), "file")
    assert from_json(to_json(made), "file") == made, "a mapping that is lost"
    preview(sheet._sheet("file", "file", "", _ROWS), made)


def package(content: bytes) -> None:
    """Read a Data Package, its description and after a NUL its table: it can be stored."""
    folder = Path(_FOLDER.name)
    description, _nul, figures = content.partition(b"\0")
    (folder / "datapackage.json").write_bytes(description)
    (folder / "table.csv").write_bytes(figures)
    edition = read_package(folder)
    written = json.dumps(asdict(edition), default=str, ensure_ascii=False)
    assert written.encode() and "\\u0000" not in written, "an edition that cannot be stored"


def workbook(content: bytes) -> None:
    """Read the XML of a workbook's sheet: whatever its parser says, what is given is clipped."""
    given = []
    with suppress(Exception):  # the limited process, too, takes any error for a file that cannot be read
        given += workbooks.read_workbook(_book({_SHEET: content}))
    for kind, *values in given:
        assert kind == "sheet" or all(len(cell) <= LENGTH + 1 for cell in values[1]), (
            "a cell that is too long"
        )


def page(content: bytes) -> None:
    """Read a web page: no paragraph is empty."""
    for kind, *values in pages.read_page(intake.decode(content, "file").encode()):
        assert kind == "said" or values[0].strip(), "an empty paragraph"


def archive(content: bytes) -> None:
    """Read the names in an archive: none leaves it."""
    with suppress(zipfile.BadZipFile, NotImplementedError, Refused, UnicodeDecodeError):
        for _kind, name in archives.read_archive(content, (".txt",)):
            assert not name.startswith("/") and ".." not in name.split("/"), "a name that leaves the archive"


TARGETS: dict[str, Callable[[bytes], None]] = {
    "article": article, "claims": claims, "findings": findings, "table": table, "mapping": mapping, "package": package,
    "workbook": workbook, "page": page, "archive": archive,
}  # fmt: skip


def seeds(target: str) -> Iterator[bytes]:
    """Give inputs that a target reads, from which others are made."""
    if target in ("article", "claims", "findings"):
        for file in data.seeds():
            yield from file.read_bytes().split(b"\n\n")[:12]
    elif target == "table":
        yield from (
            _CSV.encode(),
            _CSV.replace(",", ";").encode("utf-16"),
            b"sep=|\n" + _CSV.encode("cp1252", "replace"),
        )
    elif target == "mapping":
        yield to_json(guess(sheet._sheet("file", "file", "", _ROWS))).encode()
    elif target == "package":
        for file in sorted((data.resources() / "sources").glob("*/table.csv")):
            yield (file.parent / "datapackage.json").read_bytes() + b"\0" + file.read_bytes()
    elif target == "workbook":
        yield _parts()[_SHEET]
    elif target == "page":
        yield _PAGE.encode()
    elif target == "archive":
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as made:
            made.writestr("a/b.txt", "text")
            made.writestr("c.txt", "text")
        yield packed.getvalue()


def _book(parts: dict[str, bytes]) -> bytes:
    """Return a workbook with some of its parts replaced."""
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as new:
        for name, part in {**_parts(), **parts}.items():
            new.writestr(name, part)
    return changed.getvalue()


@cache
def _parts() -> dict[str, bytes]:
    made, whole = openpyxl.Workbook(), io.BytesIO()
    for row in _ROWS:
        made.active.append(row)
    made.save(whole)
    with zipfile.ZipFile(whole) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
