"""What reads foreign formats is a process of its own: bounded, ended for certain, and trusted with nothing."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hostile import SENTENCE, SHEET, pdf, swollen, workbook

from workbench.errors import InputError
from workbench.limited import reading
from workbench.limited.reading import Limits
from workbench.limited.refused import Refused
from workbench.sources.imports import read_document, read_sheets

LONG = SENTENCE * 700_000  # seconds of work, 300 kB as a file


class StoppedError(Exception):
    """Stand for a reviewer's cancel."""


def stop(_done: int, _of: int) -> None:
    raise StoppedError


def ask(task: str, content: bytes, **options: object) -> list[list[object]]:
    return list(reading.read(task, content, "file", **options))


def answers_of(program: str, monkeypatch: pytest.MonkeyPatch) -> list[list[object]]:
    """Return what comes of a process in which somebody else's code runs."""
    started = subprocess.Popen

    def instead(_command: list[str], **options: object) -> object:
        return started([sys.executable, "-c", program], **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", instead)
    return ask("table", b"a,b\n")


def test_answers_come_in_their_order() -> None:
    assert ask("table", "a;b\nperché;2\n".encode()) == [["cells", ["a", "b"]], ["cells", ["perché", "2"]]]


def test_a_document_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LIMITS", Limits(silence=0.5))
    with pytest.raises(InputError, match=r"long\.pdf takes too long"):
        read_document(pdf(tmp_path / "long.pdf", LONG))


def test_a_table_that_takes_too_much_memory_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LIMITS", Limits(memory=60_000_000))
    with pytest.raises(InputError, match="file takes too much memory"):
        ask("table", b"," * 5_000_000)


def test_a_table_that_says_too_much_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LIMITS", Limits(output=100_000))
    with pytest.raises(InputError, match="holds more than is read at once"):
        ask("table", b"one and another word\n" * 10_000)


def test_cancelling_ends_the_process(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    with pytest.raises(StoppedError):
        read_document(pdf(tmp_path / "long.pdf", LONG), stop)
    assert set(threading.enumerate()) == before, "a thread listens as long as the process runs"


def test_who_asks_no_further_ends_the_process() -> None:
    before = set(threading.enumerate())
    answers = reading.read("table", b"a,b\n" * 1_000, "file")
    next(answers)
    answers.close()
    assert set(threading.enumerate()) == before


def test_progress_is_told_by_the_page(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    read_document(pdf(tmp_path / "one.pdf", SENTENCE), lambda done, of: told.append((done, of)))
    assert told[-1] == (0, 1)


@pytest.mark.parametrize(
    "line", ["not json", "[" * 5_000, '{"row": 1}', "[]", "[1]", '["refused", "a", "b"]', "", '["row"'],
)  # fmt: skip
def test_a_process_that_was_taken_over_can_say_nothing_but_rows(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused):
        answers_of(f"print({line!r})", monkeypatch)


def test_a_process_that_dies_is_a_file_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="ended before"):
        answers_of("import os; os.kill(os.getpid(), 11)", monkeypatch)


def test_a_line_without_an_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="holds more"):
        answers_of("while True: print('x' * 100_000, end='')", monkeypatch)


def test_lone_surrogates_do_not_come_through() -> None:
    assert reading.texts(["a\ud800"]) == ["a\ufffd"]
    for wrong in (None, "ab", [1], {"a": "b"}):
        with pytest.raises(Refused):
            reading.texts(wrong)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits: the clock remains")
def test_the_process_writes_no_file_and_starts_no_program(tmp_path: Path) -> None:
    program = (
        "import resource, subprocess, sys\n"
        "from workbench.limited.process import _restrict\n"
        "_restrict(500_000_000, 10)\n"
        f"out = open({str(tmp_path / 'made')!r}, 'wb', buffering=0)\n"
        "try:\n    out.write(b'x')\nexcept OSError:\n    print('no file')\n"
        "try:\n    bytearray(1_000_000_000)\nexcept MemoryError:\n    print('no memory')\n"
        "print(resource.getrlimit(resource.RLIMIT_NPROC), resource.getrlimit(resource.RLIMIT_NOFILE))\n"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == ["no file", "no memory", "(0, 0) (32, 32)"]
    assert (tmp_path / "made").read_bytes() == b""


def test_the_process_imports_no_more_than_its_format_needs() -> None:
    program = (
        "import sys\nimport workbench.limited.process, workbench.limited.tables\n"
        "print([name for name in ('workbench.text', 'workbench.store', 'sqlmodel', 'openpyxl', 'pypdf', 'subprocess')"
        " if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert json.loads(said) == []


@pytest.mark.parametrize(
    "rows",
    [
        b'<!DOCTYPE l [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + SHEET % b"&b;",
        b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SHEET % b"<row><c><v>&a;</v></c></row>",
        SHEET % (b'<row r="1"><c r="A1"><v>' + b"9" * 100_000 + b"</v></c></row>"),
        b"<a>" * 100_000,
        b"",
    ],
    ids=["entities", "a file of mine", "digits", "deep", "empty"],
)
def test_a_crafted_sheet_is_one_sentence(tmp_path: Path, rows: bytes) -> None:
    with pytest.raises(InputError, match=r"no workbook that can be read|is empty"):
        read_sheets(workbook(tmp_path / "book.xlsx", "xl/worksheets/sheet1.xml", rows))


def test_entities_that_grow_without_end_are_one_sentence(tmp_path: Path) -> None:
    grown = b"".join(b'<!ENTITY %c "%s">' % (98 + step, (b"&%c;" % (97 + step)) * 20) for step in range(8))
    rows = b'<!DOCTYPE l [<!ENTITY a "' + b"x" * 1_000 + b'">' + grown + b"]>" + SHEET % b"&i;"
    with pytest.raises(InputError, match="no workbook that can be read"):
        read_sheets(workbook(tmp_path / "book.xlsx", "xl/worksheets/sheet1.xml", rows))


def test_a_workbook_that_unpacks_beyond_the_bound_is_one_sentence(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", "xl/media/image1.png", b"\0" * 1_000_000)
    with pytest.raises(InputError, match="too large once it is unpacked"):
        read_sheets(swollen(path, 201_000_000))
