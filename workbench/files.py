"""Files of the user's: read within a bound, written whole or not at all, and named so that any system takes them."""

from __future__ import annotations

import os
import secrets
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from workbench.errors import InputError, UserError

_LONGEST = 120  # bytes of a name without its ending: some systems allow 255 bytes, some 143
_FORBIDDEN = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"}
)  # of Windows, whatever their ending


def read_bytes(path: Path, limit: int) -> bytes:
    """Return a file's bytes; raises InputError where it cannot be read or has more bytes than the limit."""
    try:
        with path.open("rb") as opened:
            return read_stream(opened, str(path), limit)
    except OSError as error:
        raise InputError("{path} cannot be read: {why}.", path=path, why=error.strerror) from error
    except ValueError:  # a NUL in its name
        raise InputError("There is no file {path}.", path=path) from None


def read_stream(stream: BinaryIO, name: str, limit: int) -> bytes:
    """Return what a stream holds, which may have no end; raises InputError where that is more bytes than the limit."""
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise too_large(name, limit)
    return content


def too_large(name: str, limit: int) -> InputError:
    """Return the error that says so; limit: bytes."""
    return InputError("{path} is larger than {limit} MB; split it first.", path=name, limit=limit // 10**6)


def write_whole(file: Path, content: bytes) -> None:
    """Write under another name beside the file, wait until it is on the disk, and move it into place.

    A file that stood there keeps its mode, and a link to it stays one. What is no file (a terminal, a pipe) is
    written to as it is. Raises UserError where the place cannot be written; what stood there is whole then.
    """
    try:
        if not file.parent.is_dir():
            raise UserError("There is no folder {folder}.", folder=file.parent)
        if not file.exists():
            _replace(file, content)
        elif file.is_file() and os.access(file, os.W_OK):
            _replace(Path(os.path.realpath(file)), content)
        else:  # and where it must not be written, that is said
            file.write_bytes(content)
    except OSError as error:
        raise UserError("{path} cannot be written: {why}.", path=file, why=error.strerror) from error
    except ValueError:  # a NUL in its name
        raise UserError("There is no folder {folder}.", folder=file.parent) from None


def safe_name(words: str, suffix: str, otherwise: str = "riscontro") -> str:
    """Return a file's name for any words, such as an article's title, that every system takes.

    Without separators, control and direction characters, names that Windows keeps for devices, dots and blanks
    at its ends; cut to a length that file systems allow; `otherwise` where nothing remains.
    """
    kept = "".join(_allowed(letter) for letter in unicodedata.normalize("NFC", words))
    name = " ".join(kept.split()).strip("-. ")
    name = name.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").rstrip("-. ")
    if name.split(".")[0].rstrip().casefold() in _RESERVED:
        name = f"_{name}"
    return (name or otherwise) + suffix


def _allowed(letter: str) -> str:
    if letter.isspace() or letter in _FORBIDDEN:
        return " "
    return "" if unicodedata.category(letter).startswith("C") else letter


def _replace(file: Path, content: bytes) -> None:
    beside = file.with_name(f".riscontro-{secrets.token_hex(8)}")
    try:
        with beside.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        if file.exists():
            beside.chmod(file.stat().st_mode & 0o777)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    """Wait until the folder's new entry is on the disk; some systems cannot, and the file itself is there."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
