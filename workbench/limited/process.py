"""The process itself: take its limits, read one file from standard input, write what it holds line by line."""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

from workbench.limited.refused import Refused

TASKS = {
    "archive": "archives",
    "member": "archives",
    "page": "pages",
    "pdf": "documents",
    "table": "tables",
    "workbook": "workbooks",
}
_FILES = 32  # that may be open at once; a module is opened to be imported
_NOT_NEEDED = (
    "lxml",
    "numpy",
    "pandas",
    "PIL",
)  # a reader would load them where they are: slow, and another parser


def main() -> None:
    """Answer the one question that stands on standard input: a line of JSON, then the file's bytes."""
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)  # what a library prints is not the answer
        asked = json.loads(sys.stdin.buffer.readline())
        _restrict(asked["memory"], asked["seconds"])
        for name in _NOT_NEEDED:
            sys.modules[name] = None  # type: ignore[assignment]  # importing it fails as if it were not there
        try:
            for item in _reader(asked["task"])(sys.stdin.buffer.read(), **asked["options"]):
                out.write(_line(item))
                out.flush()
            end = ["done"]
        except Refused as refused:
            end = ["refused", refused.code, refused.about]
        except MemoryError:
            end = ["refused", "memory", ""]
        except Exception as error:  # a damaged file fails in as many ways as its parser has lines
            end = ["refused", "unreadable", f"{type(error).__name__}: {error}"[:500]]
        out.write(_line(end))


def _reader(task: str) -> Callable[..., Iterator[list[Any]]]:
    module = importlib.import_module(f"workbench.limited.{TASKS[task]}")
    reader: Callable[..., Iterator[list[Any]]] = getattr(module, f"read_{task}")
    return reader


def _line(item: list[Any]) -> bytes:
    return json.dumps(item, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _restrict(memory: int, seconds: int) -> None:
    """Take the limits for good; where the system has none of a kind, the asking side's clock remains."""
    try:
        import resource
    except ImportError:  # Windows
        return
    wanted = {"AS": memory, "CPU": seconds, "FSIZE": 0, "NOFILE": _FILES, "NPROC": 0, "CORE": 0}
    for name, most in wanted.items():
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is None:
            continue
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):  # macOS has the name of RLIMIT_AS and refuses it
            continue
