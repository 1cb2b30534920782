"""The commands that guard a workspace, as a user types them."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from workbench import review
from workbench.cli import main
from workbench.store import Workspace, backups

OLD = Path(__file__).parents[1] / "data" / "workspaces" / "0001.riscontro"


@pytest.fixture
def file(workspace: Workspace) -> str:
    """A closed workspace with a verdict in it."""
    review.decide(workspace, 1, "verified", "Ada", conclusion="So it is.")
    workspace.close()
    return str(workspace.path)


def alter(file: str, statement: str, trigger: str) -> None:
    with sqlite3.connect(file) as raw:
        rule = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)).fetchone()[0]
        raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute(statement)
        raw.execute(rule)
    raw.close()


def test_verify_names_the_first_thing_that_is_wrong_and_exits_with_1(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "-w", file]) == 0
    assert "Everything agrees" in capsys.readouterr().out
    alter(file, "UPDATE verdict SET verdict = 'disputed'", "verdict_keeps")
    assert main(["verify", "-w", file]) == 1
    assert "Verdict 1 does not agree with the log." in capsys.readouterr().err


def test_verify_changes_nothing_not_even_an_older_file(tmp_path: Path, file: str) -> None:
    old = Path(shutil.copy(OLD, tmp_path / "old.riscontro"))
    for path in (Path(file), old):
        before = path.read_bytes()
        assert main(["verify", "-w", str(path)]) == 0
        assert path.read_bytes() == before
    assert main(["verify", "-w", str(tmp_path / "none.riscontro")]) == 3
    assert not (tmp_path / "none.riscontro").exists()


def test_verify_proves_a_report_and_names_what_was_altered_in_it(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.json"
    assert main(["report", "--format", "json", "--out", str(report), "-w", file]) == 0
    assert main(["decide", "2", "disputed", "-w", file]) == 0
    assert main(["verify", str(report), "-w", file]) == 0
    assert "The report says what the workspace said at its change" in capsys.readouterr().out
    assert main(["verify", str(report)]) == 0  # without its workspace: what it can say of itself
    assert "agrees with itself" in capsys.readouterr().out
    report.write_text(report.read_text().replace("So it is.", "So it is not."))
    assert main(["verify", str(report), "-w", file]) == 1
    assert "claims[1].claim.true.conclusion" in capsys.readouterr().err
    assert main(["verify", "-w", file, "--against", str(report)]) == 0  # its head is still right


def test_verify_shows_a_cut_off_end_against_what_saw_it(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    early, report = str(tmp_path / "early.riscontro"), tmp_path / "report.json"
    assert main(["backup", early, "-w", file]) == 0
    assert main(["decide", "2", "disputed", "-w", file]) == 0
    assert main(["report", "--format", "json", "--out", str(report), "-w", file]) == 0
    head = json.loads(report.read_text())["head"]
    for witness in (str(report), early, head):
        assert main(["verify", "-w", file, "--against", witness]) == 0
    assert main(["verify", early]) == 0
    assert main(["verify", early, "--against", str(report)]) == 1
    assert "The end of the log is missing" in capsys.readouterr().err
    assert main(["verify", early, "--against", head]) == 1
    assert main(["verify", early, "--against", "nothing"]) == 3


def test_a_damaged_workspace_is_judged_listed_saved_and_restored(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backups", "-w", file]) == 0
    assert "No backup yet" in capsys.readouterr().out
    kept = backups.make(Path(file), "0003")
    assert main(["backups", "-w", file]) == 0
    assert kept.file.name in capsys.readouterr().out
    path = Path(file)
    path.write_bytes(path.read_bytes()[: 4096 * 40])
    assert main(["verify", "-w", file]) == 1
    assert str(kept.file) in capsys.readouterr().err
    assert main(["article", "list", "-w", file]) == 3
    saved = str(tmp_path / "saved.riscontro")
    assert main(["rescue", saved, "-w", file]) == 0
    assert "Saved in" in capsys.readouterr().out
    assert main(["restore", "-w", file]) == 2
    assert main(["restore", "--last", "-w", file]) == 0
    told = capsys.readouterr().out
    assert "Restored from" in told and "is kept in" in told
    assert main(["verify", "-w", file]) == 0


def test_verify_looks_at_a_workspace_that_somebody_works_on(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    change = review.decide(workspace, 1, "verified", "Ada")
    assert change is not None
    assert main(["verify", "-w", str(workspace.path)]) == 0
    assert f"{change.log} changes" in capsys.readouterr().out
    assert review.decide(workspace, 1, "disputed", "Ada") is not None
