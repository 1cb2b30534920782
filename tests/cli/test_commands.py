"""The command line as a user types it: what it prints, what it writes, how it exits."""

import io
import json
import sys
from pathlib import Path

import pytest

from workbench import data
from workbench.cli import main

APRIL = str(data.seeds()[0])


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "desk.riscontro")


@pytest.fixture
def imported(file: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["import", APRIL, "--workspace", file]) == 0
    capsys.readouterr()
    return file


def number_of(words: str, file: str, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["report", "--format", "json", "--out", f"{file}.json", "-w", file]) == 0
    capsys.readouterr()
    report = json.loads(Path(f"{file}.json").read_text())
    (found, *_) = [c for a in report["articles"] for c in a["claims"] if words in c["claim"]["draft"]["text"]]
    return str(found["claim"]["id"])


def test_importing_twice_says_so_and_adds_nothing(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", APRIL, "-w", file]) == 0
    assert "article 1" in capsys.readouterr().out
    assert main(["import", APRIL, "-w", file]) == 0
    assert "nothing was added" in capsys.readouterr().out


def test_an_article_comes_from_standard_input(
    file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"La Russia ha 3,8 milioni di tonnellate di riserve."))
    monkeypatch.setattr(sys, "stdin", stream)
    assert main(["import", "-", "-w", file]) == 0
    assert "article 1" in capsys.readouterr().out


def test_a_missing_file_is_one_sentence_and_exit_code_3(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "nowhere.txt", "-w", file]) == 3
    assert capsys.readouterr().err.strip() == "There is no file nowhere.txt."


def test_wrong_use_is_exit_code_2(imported: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", "1", "maybe", "-w", imported]) == 2
    assert "none of" in capsys.readouterr().err
    assert main(["decide"]) == 2
    assert main(["article", "show", "77", "-w", imported]) == 2


def test_claims_of_a_file_touch_no_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", APRIL, "--json"]) == 0
    claims = json.loads(capsys.readouterr().out)
    text = Path(APRIL).read_text()
    assert all(text[c["span"]["start"] : c["span"]["end"]] == c["text"] for c in claims)
    assert not list(tmp_path.rglob("*.riscontro"))


def test_deciding_undoing_and_the_history(imported: str, capsys: pytest.CaptureFixture[str]) -> None:
    claim = number_of("17 metalli", imported, capsys)
    assert main(["decide", claim, "verified", "--because", "Seventeen, says USGS.", "-w", imported]) == 0
    assert "verified" in capsys.readouterr().out
    assert main(["undo", "-w", imported]) == 0
    assert "undecided" in capsys.readouterr().out
    assert main(["redo", "-w", imported]) == 0
    assert main(["history", claim, "-w", imported]) == 0
    assert "Seventeen" in capsys.readouterr().out
    assert main(["verify", "-w", imported]) == 0


def test_check_can_judge(imported: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-w", imported]) == 0
    assert main(["check", "-w", imported, "--fail-on", "consistent"]) == 1
    assert main(["check", "-w", imported, "--fail-on", "inconsistent"]) == 0
    capsys.readouterr()
    assert main(["check", "--again", "-w", imported]) == 0
    assert "the same" in capsys.readouterr().out


def test_another_date_brings_another_edition_into_force(
    imported: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["article", "set", "1", "--published", "2024-03", "-w", imported]) == 0
    assert main(["check", "-w", imported, "--fail-on", "inconsistent"]) == 1


def test_a_passage_is_attached_and_quoted(imported: str, capsys: pytest.CaptureFixture[str]) -> None:
    claim = number_of("Non esistono sostituti noti", imported, capsys)
    assert main(["claim", "show", claim, "--json", "-w", imported]) == 0
    shown = json.loads(capsys.readouterr().out)["claim"]
    finding = str(shown["findings"][0]["id"])
    words = ["evidence", "attach", claim, "--finding", finding, "--passage", "1", "--stance", "undermines"]
    assert main([*words, "-w", imported]) == 0
    assert "Substitutes are available for many applications" in capsys.readouterr().out
    assert main(["decide", claim, "disputed", "-w", imported]) == 0


def test_the_demo_does_the_main_job_and_goes_on_from_what_is_there(
    file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert main(["demo", "-w", file]) == 0
    assert "Report written to" in capsys.readouterr().out
    assert Path(file).with_suffix(".html").is_file()
    assert main(["demo", "-w", file]) == 0
    assert capsys.readouterr().out.count("nothing was added") == 2


def test_the_sources_are_listed_with_their_provenance(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "list", "-w", file]) == 0
    assert "usgs-mcs-2025-rare-earths" in capsys.readouterr().out
    assert main(["sources", "show", "usgs-mcs-2025-rare-earths", "-w", file]) == 0
    assert "transcription" in capsys.readouterr().out


def test_backup_and_restore(imported: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = str(tmp_path / "copy.riscontro")
    assert main(["backup", copy, "-w", imported]) == 0
    assert main(["restore", copy, "-w", imported]) == 0
    assert main(["verify", "-w", imported]) == 0
