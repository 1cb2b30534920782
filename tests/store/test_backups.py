"""Copies that are kept by themselves: when, which ones stay, and that what is damaged is not among them."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import claim_with

from workbench import review
from workbench.errors import InputError, UserError
from workbench.store import Workspace, backup, backups, kept
from workbench.store.backups import keeping
from workbench.store.kept import Backup
from workbench.store.verify import verify

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
OLD = Path(__file__).parents[1] / "data" / "workspaces" / "0001.riscontro"


def made(workspace: Workspace, hours: float) -> Backup:
    """A backup of so many hours ago."""
    return backups.make(workspace.path, "0003", datetime.now(UTC) - timedelta(hours=hours))


def test_a_new_workspace_is_not_due_before_an_hour_of_its_own(workspace: Workspace) -> None:
    now = datetime.now(UTC)
    assert not backups.due(workspace.path, now)
    assert backups.due(workspace.path, now + timedelta(hours=1))


def test_a_copy_is_made_before_the_first_change_of_an_hour(workspace: Workspace) -> None:
    review.decide(workspace, 1, "verified", "Ada")
    earlier = made(workspace, hours=2)
    review.decide(workspace, 2, "verified", "Ada")
    with Workspace(workspace.path) as opened:
        review.decide(opened, 3, "verified", "Ada")
        review.decide(opened, 4, "verified", "Ada")
        assert opened.warnings == ()
    newest, older = kept.backups(workspace.path)
    assert older.file == earlier.file and kept.whole(newest.file)


def test_nothing_is_copied_twice(workspace: Workspace) -> None:
    made(workspace, hours=5)
    assert not backups.due(workspace.path, datetime.now(UTC))
    review.decide(workspace, 1, "verified", "Ada")
    assert backups.due(workspace.path, datetime.now(UTC))


def test_a_backup_is_one_file_with_its_hash_as_sha256sum_reads_it(workspace: Workspace) -> None:
    one = made(workspace, hours=0)
    names = sorted(file.name for file in one.file.parent.iterdir())
    assert names == [one.file.name, f"{one.file.name}.sha256"]
    hashed = hashlib.sha256(one.file.read_bytes()).hexdigest()
    assert (one.file.parent / names[1]).read_text() == f"{hashed}  {one.file.name}\n"
    with Workspace(one.file, write=False) as copy:
        assert verify(copy).problems == ()


def test_an_altered_backup_is_no_good_one(workspace: Workspace) -> None:
    good, altered = made(workspace, hours=3), made(workspace, hours=1)
    content = bytearray(altered.file.read_bytes())
    content[5000] ^= 1
    altered.file.write_bytes(content)
    assert kept.last_good(workspace.path) == good
    with pytest.raises(InputError, match="damaged"):
        backup.restore(altered.file, workspace.path)


def test_a_damaged_workspace_is_not_copied_over_good_copies(workspace: Workspace) -> None:
    good = made(workspace, hours=2)
    workspace.close()
    content = bytearray(workspace.path.read_bytes())
    content[4096 * 20 : 4096 * 40] = bytes(4096 * 20)
    workspace.path.write_bytes(content)
    with pytest.raises(UserError, match="is damaged"):
        made(workspace, hours=0)
    assert [one.file for one in kept.backups(workspace.path)] == [good.file]


def test_what_went_wrong_with_a_copy_is_told_and_the_change_is_kept(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "EVERY", timedelta(0))
    kept.folder_of(workspace.path).write_text("in the way")
    with Workspace(workspace.path) as opened:
        assert review.decide(opened, 1, "verified", "Ada") is not None
        opened.close()
        (told,) = opened.warnings
    assert "cannot be written" in told.message


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 24 * 120), max_size=60, unique=True))
def test_copies_are_kept_by_hour_day_and_week(hours: list[int]) -> None:
    found = [Backup(Path(str(h)), NOON - timedelta(hours=h), "0003", 1) for h in sorted(hours)]
    stay = keeping(found)
    assert len(stay) <= 10 + 7 + 8
    assert stay == [one for one in found if one in stay]
    assert not found or stay[0] == found[0]
    assert set(found[:10]) <= set(stay)
    assert keeping(stay) == stay
    days = sorted({one.at.date() for one in found}, reverse=True)[:7]
    assert {one.at.date() for one in stay} >= set(days)


def test_the_newest_of_an_older_schema_stays(tmp_path: Path) -> None:
    old = [Backup(Path(f"old{n}"), NOON - timedelta(weeks=200 + n), "0001", 1) for n in range(3)]
    new = [Backup(Path(f"new{n}"), NOON - timedelta(hours=n), "0003", 1) for n in range(24 * 70)]
    assert [one.file.name for one in keeping([*new, *old]) if one.schema == "0001"] == ["old0"]


def test_thinning_removes_the_hashes_too(workspace: Workspace) -> None:
    for hours in range(14):
        made(workspace, hours=hours)
    folder = kept.folder_of(workspace.path)
    (folder / "99999999T999999Z-0003.riscontro").write_text("no moment")
    removed = backups.thin(workspace.path)
    (folder / "99999999T999999Z-0003.riscontro").unlink()
    left = {file.name for file in kept.folder_of(workspace.path).iterdir()}
    assert removed and left == {
        name for one in kept.backups(workspace.path) for name in (one.file.name, f"{one.file.name}.sha256")
    }


def test_what_a_copy_left_that_was_broken_off_goes_after_a_while(workspace: Workspace) -> None:
    folder = made(workspace, hours=1).file.parent
    old, orphan, new = (
        folder / ".old.riscontro.new",
        folder / "gone.riscontro.sha256",
        folder / ".a.riscontro.new",
    )
    for file in (old, orphan, new):
        file.write_text("half")
    for file in (old, orphan):
        os.utime(file, (0, 0))
    backups.thin(workspace.path)
    assert [file.exists() for file in (old, orphan, new)] == [False, False, True]


def test_a_workspace_is_copied_before_it_is_migrated(tmp_path: Path) -> None:
    file = Path(shutil.copy(OLD, tmp_path / "old.riscontro"))
    Workspace(file).close()
    (one,) = kept.backups(file)
    assert one.schema == "0001" and kept.whole(one.file)
    raw = sqlite3.connect(one.file)
    assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    raw.close()


def test_a_damaged_workspace_gives_way_to_its_backup_and_is_kept(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.decide(workspace, claim, "verified", "Ada")
    head = verify(workspace).head
    good = made(workspace, hours=0)
    workspace.close()
    workspace.path.write_bytes(b"\0" * 4096 + workspace.path.read_bytes()[4096:])
    former = backup.restore(good.file, workspace.path)
    assert former is not None and former.read_bytes()[:4096] == b"\0" * 4096
    with Workspace(workspace.path) as restored:
        assert verify(restored).head == head
        review.decide(restored, claim, "disputed", "Ada")
