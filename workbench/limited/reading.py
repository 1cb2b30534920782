"""Ask the limited process to read something: what it answers, when it is given up, and how it is ended."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any

from workbench.errors import InputError
from workbench.limited.refused import Refused

Progress = Callable[[int, int], None]

_START = """import sys; sys.path.append(sys.argv[1])
from workbench.limited.process import main; main()"""  # wherever the program is run from
_POLL = 0.05  # seconds between two looks at whether it was cancelled
_LINE = 8_000_000  # bytes of one answer
_SHAPES: Mapping[str, tuple[type, ...]] = {
    "progress": (int, int),
    "refused": (str, str),
    "done": (),
    "block": (str, str),
    "bytes": (str,),
    "cells": (list,),
    "name": (str,),
    "page": (str,),
    "row": (int, list, list),
    "said": (dict,),
    "sheet": (str,),
    "title": (str,),
}  # of each kind of answer: its values
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Limits:
    """Say what one reading may take. seconds: in all; silence: between two answers; memory, output: bytes.

    answers: how many lines.
    """

    seconds: float = 300
    silence: float = 30
    memory: int = 1_000_000_000
    output: int = 64_000_000
    answers: int = 200_000


LIMITS = Limits()


def quiet(_done: int, _of: int) -> None:
    """Report nothing."""


def read(
    task: str, content: bytes, file: str, progress: Progress = quiet, **options: object
) -> Generator[list[Any], None, None]:
    """Give what the process finds in the content, each as a list: its kind, then its values.

    task: one of `process.TASKS`. progress: called with what is done, of how many, many times a second, so that
    it can cancel by raising. Close the iterator that is not read to its end: that ends the process too.
    Raises Refused with the process's reason ("unreadable" where it broke), and InputError, naming the file, where
    a limit was met.
    """
    limits = LIMITS
    asked = {"task": task, "memory": limits.memory, "seconds": int(limits.seconds) + 1, "options": options}
    with _Process(json.dumps(asked).encode() + b"\n" + content, file, limits) as process:
        for kind, *values in process.answers(progress):
            if kind == "done":
                return
            elif kind == "refused" and values[0] == "memory":
                raise InputError("{file} takes too much memory to read; keep the part you need.", file=file)
            elif kind == "refused":
                raise Refused(values[0], values[1][:500])
            else:
                yield [kind, *values]
    raise Refused("unreadable", "the process ended before its answer")


def text(value: object) -> str:
    """Return an answer's value, which must be a text; Refused as "unreadable" otherwise."""
    if not isinstance(value, str):
        raise Refused("unreadable", "an answer of the wrong kind")
    return _LONE_SURROGATE.sub("\ufffd", value)


def texts(value: object) -> list[str]:
    """Return an answer's value, which must be a list of texts; Refused as "unreadable" otherwise."""
    if not isinstance(value, list):
        raise Refused("unreadable", "an answer of the wrong kind")
    return [text(one) for one in value]


class _Process:
    """Hold the running process, with a thread that feeds it and one that listens."""

    def __init__(self, question: bytes, file: str, limits: Limits) -> None:
        self._file, self._limits = file, limits
        self._lines: SimpleQueue[bytes | None] = SimpleQueue()
        self._beyond = False
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-B", "-P", "-c", _START, str(Path(__file__).parents[2])],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
        except OSError as error:
            raise InputError("{path} cannot be read: {why}.", path=file, why=error.strerror) from error
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None, "both were asked for"
        self._threads = (
            threading.Thread(target=self._feed, args=(stdin, question), daemon=True),
            threading.Thread(target=self._listen, args=(stdout,), daemon=True),
        )
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> _Process:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()

    def answers(self, progress: Progress) -> Iterator[list[Any]]:
        """Give the answers until the process ends; `progress` is called while there is none.

        Raises InputError where it takes too long or says too much.
        """
        waited = silent = 0.0  # seconds
        told = (0, 1)
        while True:
            before = time.monotonic()
            try:
                line = self._lines.get(timeout=_POLL)
            except Empty:
                line = b""
            took = time.monotonic() - before
            waited, silent = waited + took, 0.0 if line else silent + took
            if line is None:
                break
            if waited > self._limits.seconds or silent > self._limits.silence:
                raise InputError("{file} takes too long to read; keep the part you need.", file=self._file)
            if line:
                answer = self._answer(line)
                if answer[0] != "progress":
                    yield answer
                    continue
                told = (answer[1], answer[2])
            progress(*told)
        if self._beyond:
            raise InputError(
                "{file} holds more than is read at once; keep the part you need.", file=self._file
            )

    @staticmethod
    def _answer(line: bytes) -> list[Any]:
        try:
            answer: list[Any] | None = json.loads(line)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, list) or not answer or not isinstance(answer[0], str):
            raise Refused("unreadable", "an answer of the wrong kind")
        kind, *values = answer
        shape = _SHAPES.get(kind)
        if shape is None or len(values) != len(shape) or not all(map(isinstance, values, shape)):
            raise Refused("unreadable", "an answer of the wrong kind")
        return answer

    def _feed(self, stdin: IO[bytes], question: bytes) -> None:
        try:
            with stdin:
                stdin.write(question)
        except OSError:  # it ended before it had read everything: its answers, or their lack, say why
            return

    def _listen(self, stdout: IO[bytes]) -> None:
        with stdout:
            size = 0
            for _number in range(self._limits.answers):
                line = stdout.readline(_LINE)
                size += len(line)
                if not line:
                    break
                if size > self._limits.output or not line.endswith(b"\n"):
                    self._beyond = True
                    break
                self._lines.put(line)
            else:
                self._beyond = True
        self._lines.put(None)
