"""Read articles from files and folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from workbench.errors import InputError

LIMIT = 20_000_000  # bytes; the longest novel is under 10 MB, a news article under 0.1
SUFFIXES = (".txt", ".text", ".md")


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the files to read, in order: files as named, of folders the text files below them, sorted.

    Raises InputError for a path that does not exist and for a folder without a text file.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(
                file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file()
            )
            if not found:
                raise InputError("There is no text file in {path}.", path=path)
            yield from found
        elif path.exists():
            yield path
        else:
            raise InputError("There is no file {path}.", path=path)


def read(path: Path) -> str:
    """Return a text file's content; raises InputError where it is no text or cannot be read."""
    try:
        if path.stat().st_size > LIMIT:
            raise InputError(
                "{path} is larger than {limit} MB; split it first.", path=path, limit=LIMIT // 10**6
            )
        return decode(path.read_bytes(), str(path))
    except OSError as error:
        raise InputError("{path} cannot be read: {why}.", path=path, why=error.strerror) from error


def decode(content: bytes, name: str) -> str:
    """Return the bytes as text: UTF-8, UTF-16 with its mark, else Windows-1252, which reads Latin-1's letters.

    Raises InputError for bytes that hold a NUL (a picture, a program) and for an empty file.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    if "\0" in text:
        raise InputError("{path} is not a text file.", path=name)
    if not text.strip():
        raise InputError("{path} is empty.", path=name)
    return text
