"""What was pasted or dropped, as a first draft of the reviewer's own evidence: an address, a file, or words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from workbench.errors import InputError

_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,2000}", re.IGNORECASE)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold what is known of a piece of evidence before it is written; file: whose fingerprint is to be noted."""

    title: str = ""
    locator: str = ""
    quote: str = ""
    note: str = ""
    file: Path | None = None


def draft(data: QMimeData) -> Draft | None:
    """Return what pasted or dropped data says of a piece of evidence, None where it says nothing.

    Words that hold one address are quoted from there.
    """
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return Draft(title=files[0].stem, file=files[0])
    remote = [url.toString() for url in data.urls()]
    text = data.text().replace("\u2029", "\n").strip()
    if remote and not (text and text not in remote):
        return of_address(remote[0])
    return of_text(text) if text else None


def of_text(text: str) -> Draft:
    """Return words as a quotation; an address alone, or at their end or beginning, is where they stand."""
    words = text.strip()
    found = [match for match in _ADDRESS.finditer(words) if match.start() == 0 or match.end() == len(words)]
    if len(found) != 1:
        return Draft(quote=words)
    address = found[0][0]
    rest = (words[: found[0].start()] + words[found[0].end() :]).strip()
    return Draft(title=host(address), locator=address, quote=rest)


def of_address(address: str) -> Draft:
    """Return an address as where something stands, with its host as the source until somebody says better."""
    return Draft(title=host(address), locator=address)


def host(address: str) -> str:
    """Return the host of an address ("pubs.usgs.gov"), empty where it names none."""
    return QUrl.fromUserInput(address).host().removeprefix("www.")


def fingerprint(file: Path, report: Callable[[int, int], None]) -> tuple[str, int]:
    """Return the SHA-256 of a file as hex digits, and its size in bytes; raises InputError where it cannot be read."""
    digest, done = hashlib.sha256(), 0
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            while chunk := opened.read(_CHUNK):
                digest.update(chunk)
                done += len(chunk)
                report(done, max(size, done))
    except OSError as error:
        raise InputError(
            "{file} cannot be read: {why}.", file=file.name, why=error.strerror or str(error)
        ) from error
    return digest.hexdigest(), done
