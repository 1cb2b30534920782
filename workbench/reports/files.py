"""Write a report to a file, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from workbench.errors import UserError


def write(file: Path, content: bytes) -> None:
    """Write beside the file and move into place; raises UserError where the place cannot be written."""
    try:
        if not file.parent.is_dir():
            raise UserError("There is no folder {folder}.", folder=file.parent)
        handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            Path(beside).chmod(0o644)
            Path(beside).replace(file)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UserError(
            "The report cannot be written to {file}: {why}.", file=file, why=error.strerror
        ) from error
