"""The backups of a workspace: where they lie, which there are, whether each is whole.

They lie beside the workspace, in `NAME.riscontro.backups`. Each has its SHA-256 in a file beside it, in the form
that `sha256sum --check` reads.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

SUFFIX = ".sha256"
_NAME = re.compile(r"(?P<at>\d{8}T\d{6}Z)-(?P<schema>\d{4})\.riscontro")
_MOMENT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """Hold one backup: its file, when it was made, the schema of the workspace then, its size in bytes."""

    file: Path
    at: datetime
    schema: str
    size: int


def folder_of(workspace: Path) -> Path:
    """Return the folder of a workspace's backups; it may not exist."""
    return workspace.with_name(f"{workspace.name}.backups")


def file_of(workspace: Path, at: datetime, schema: str) -> Path:
    """Return the file of the backup that is made at a moment."""
    return folder_of(workspace) / f"{at.astimezone(UTC):{_MOMENT}}-{schema}.riscontro"


def backups(workspace: Path) -> list[Backup]:
    """Return a workspace's backups, the newest first; none where there are none or they cannot be read."""
    try:
        files = [*folder_of(workspace).iterdir()]
    except OSError:
        return []
    found = []
    for file in files:
        with suppress(OSError, ValueError):  # gone meanwhile, or named like a day that there is not
            if named := _NAME.fullmatch(file.name):
                at = datetime.strptime(named["at"], _MOMENT).replace(tzinfo=UTC)
                found.append(Backup(file, at, named["schema"], file.stat().st_size))
    return sorted(found, key=lambda one: one.at, reverse=True)


def last_good(workspace: Path) -> Backup | None:
    """Return the newest backup that is whole, None for none."""
    return next((one for one in backups(workspace) if whole(one.file)), None)


def whole(file: Path) -> bool:
    """Tell whether a backup still has the SHA-256 that was written down when it was made."""
    try:
        written = file.with_name(file.name + SUFFIX).read_text("utf-8").split()
        return bool(written) and written[0] == sha256(file)
    except (OSError, UnicodeDecodeError):
        return False


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
