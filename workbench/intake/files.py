"""Read articles from files, folders and archives."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from workbench.errors import InputError
from workbench.files import read_bytes, too_large
from workbench.intake.draft import LIMIT
from workbench.limited import bounds, reading
from workbench.limited.reading import Progress, quiet
from workbench.limited.refused import Refused

SUFFIXES = (".txt", ".text", ".md")
ARCHIVE = ".zip"

_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.01  # of a text's characters; what has more is no text


def walk(paths: Iterable[Path], progress: Progress = quiet) -> Iterator[Path]:
    """Give the files to read, in order: files as named, of folders and .zip archives the text files in them, sorted.

    A file in an archive is named as if the archive were a folder; `read` takes such a name. progress: called while
    an archive is read; it cancels by raising. Raises InputError for a path that does not exist, for a folder or an
    archive without a text file, and for an archive that is not safe.
    """
    for path in paths:
        try:
            found = _found(path, progress)
        except OSError as error:
            raise InputError("{path} cannot be read: {why}.", path=path, why=error.strerror) from error
        if not found:
            raise InputError("There is no text file in {path}.", path=path)
        yield from found


def read(path: Path, progress: Progress = quiet) -> str:
    """Return a text file's content; raises InputError where it is no text or cannot be read.

    progress: called while an archive is read; it cancels by raising.
    """
    archive = next((one for one in path.parents if one.suffix.lower() == ARCHIVE and one.is_file()), None)
    content = _member(archive, path, progress) if archive else read_bytes(path, LIMIT)
    return decode(content, str(path))


def decode(content: bytes, name: str) -> str:
    """Return the bytes as text: UTF-8, UTF-16 with its mark, else Windows-1252, which reads Latin-1's letters.

    A text in UTF-8 with a few broken bytes stays one. Raises InputError for bytes that hold a NUL or many other
    control characters (a picture, a program) and for an empty file.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = _guessed(content)
    if "\0" in text or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise InputError("{path} is not a text file.", path=name)
    if not text.strip():
        raise InputError("{path} is empty.", path=name)
    return text


def _found(path: Path, progress: Progress) -> list[Path]:
    """Return the files that a path stands for."""
    if path.is_dir():
        texts = (file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
        return sorted(texts)
    if path.suffix.lower() == ARCHIVE and path.is_file():
        return [path / name for name in _names(path, progress)]
    if path.exists():
        return [path]
    raise InputError("There is no file {path}.", path=path)


def _guessed(content: bytes) -> str:
    """Return what is not quite UTF-8 as that all the same where most of its letters are, else as Windows-1252."""
    text = content.decode("utf-8-sig", "replace")
    letters, broken = len(text) - len(text.encode("ascii", "ignore")), text.count("\ufffd")
    return text if letters > 2 * broken else content.decode("cp1252", "replace")


def _names(archive: Path, progress: Progress) -> list[str]:
    """Return the names of an archive's text files, sorted."""
    content = read_bytes(archive, bounds.BYTES)
    try:
        answers = reading.read("archive", content, str(archive), progress, suffixes=SUFFIXES)
        names = sorted(reading.text(name) for _kind, name in answers)
    except Refused as refused:
        raise _refused(refused, archive) from refused
    if any(PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts for name in names):
        raise _refused(Refused("unsafe"), archive)
    return names


def _member(archive: Path, path: Path, progress: Progress) -> bytes:
    """Return the bytes of a file in an archive."""
    name = path.relative_to(archive).as_posix()
    content = read_bytes(archive, bounds.BYTES)
    try:
        answers = reading.read(
            "member", content, str(path), progress, name=name, suffixes=SUFFIXES, limit=LIMIT
        )
        return b"".join(b64decode(reading.text(piece)) for _kind, piece in answers)
    except Refused as refused:
        if refused.code == "none":
            raise InputError("There is no file {path}.", path=path) from None
        if refused.code == "long":
            raise too_large(str(path), LIMIT) from None
        raise _refused(refused, archive) from refused
    except NotBase64 as error:
        raise _refused(Refused("unreadable"), archive) from error


def _refused(refused: Refused, archive: Path) -> InputError:
    file, name = archive, refused.about
    match refused.code:
        case "unsafe":
            return InputError(
                "{file} holds a file whose name leaves the archive ({name}): nothing of it was read.",
                file=file, name=name,
            )  # fmt: skip
        case "twice":
            return InputError(
                "{file} holds two files named {name}: nothing of it was read.", file=file, name=name
            )
        case "encrypted":
            return InputError("{file} is encrypted: unpack it first, and import its files.", file=file)
        case "unpacked":
            return InputError("{file} is too large once it is unpacked; split it first.", file=file)
        case "members":
            return InputError(
                "{file} has more than {limit} text files; split it first.", file=file, limit=bounds.MEMBERS
            )
    return InputError("{file} is no archive that can be read.", file=file)
