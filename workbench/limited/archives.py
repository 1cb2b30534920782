"""The files of a .zip archive: nothing is ever unpacked to a disk, and an archive inside of it stays closed."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from base64 import b64encode
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from workbench.limited.bounds import MEMBERS, PARTS, UNPACKED
from workbench.limited.refused import Refused

_DRIVE = re.compile(r"[A-Za-z]:")
_PIECE = 48_000  # bytes that are handed over at once


def read_archive(content: bytes, suffixes: Sequence[str]) -> Iterator[list[Any]]:
    """Give the names of the archive's files with one of the endings.

    Refused: "unsafe" for a name that leaves the archive's folder, "twice" for one that stands there twice,
    "encrypted", "unpacked" for what would be too large, "members" for too many.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in _files(packed, suffixes):
            yield ["name", name]


def read_member(content: bytes, suffixes: Sequence[str], name: str, limit: int) -> Iterator[list[Any]]:
    """Give one file's bytes in pieces; refused as "long" where it has more bytes than the limit."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        found = _files(packed, suffixes).get(name)
        if found is None:
            raise Refused("none")
        if found.file_size > limit:
            raise Refused("long")
        with packed.open(found) as member:
            while piece := member.read(_PIECE):
                yield ["bytes", b64encode(piece).decode()]


def _files(packed: zipfile.ZipFile, suffixes: Sequence[str]) -> dict[str, zipfile.ZipInfo]:
    """Return the files with one of the endings by their names, which the whole archive must make safe to use."""
    entries = packed.infolist()
    if len(entries) > PARTS or sum(entry.file_size for entry in entries) > UNPACKED:
        raise Refused("unpacked")
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or _DRIVE.match(entry.filename):
            raise Refused("unsafe", entry.filename[:200])
        link = stat.S_ISLNK(entry.external_attr >> 16)  # its content would be a path
        of_macos = "__MACOSX" in path.parts or path.name.startswith("._")
        if not entry.filename or entry.is_dir() or link or of_macos or path.suffix.lower() not in suffixes:
            continue
        name = str(path)
        if entry.flag_bits & 1:
            raise Refused("encrypted", name[:200])
        if name in found:
            raise Refused("twice", name[:200])
        if len(found) == MEMBERS:
            raise Refused("members")
        found[name] = entry
    return found
