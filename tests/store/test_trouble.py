"""What the world can do to a workspace: each is one plain sentence, nothing is lost, and trying again works."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import text
from support import claim_with

from workbench import review
from workbench.errors import UserError
from workbench.store import Workspace, backups, queries, sqlite
from workbench.store.failures import DamagedError
from workbench.store.places import network_mount, place_of
from workbench.store.rescue import open_what_is_left, rescue
from workbench.store.verify import verify

MOUNTS = """
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:35 / /mnt/desk\\040files rw,relatime - nfs4 server:/desk rw
41 22 0:36 / /mnt/disk rw,relatime - vfat /dev/sdb1 rw
"""


def test_a_full_disk_is_told_and_making_room_is_enough(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    with pytest.raises(UserError, match="The disk is full"), workspace.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("PRAGMA max_page_count=1")  # as if there were no page left
        connection.execute(text("UPDATE article SET title = :long"), {"long": "x" * 10**6})
    with workspace.writing() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count=1000000")
    assert review.decide(workspace, claim, "verified", "Ada") is not None
    assert verify(workspace).problems == ()


FULL = """
import resource, signal, sys
from pathlib import Path
from workbench import review
from workbench.errors import UserError
from workbench.store import Workspace, queries

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
workspace = Workspace(Path(sys.argv[1]))
review.decide(workspace, 1, "verified", "Ada", conclusion="before")
resource.setrlimit(resource.RLIMIT_FSIZE, (workspace.path.stat().st_size // 2, resource.RLIM_INFINITY))
for number in range(400):
    try:
        review.decide(workspace, 1, "partly", "Ada", conclusion=str(number) * 9000)
    except UserError as error:
        print(number, error)
        break
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
review.decide(workspace, 1, "disputed", "Ada", conclusion="after")
with workspace.reading() as session:
    assert len(queries.verdicts(session, 1)) == number + 2
workspace.close()
"""


def test_a_file_that_may_not_grow_loses_nothing_acknowledged_and_goes_on_later(workspace: Workspace) -> None:
    workspace.close()
    done = subprocess.run([sys.executable, "-c", FULL, str(workspace.path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "nothing was changed" in done.stdout or "The disk is full" in done.stdout
    with Workspace(workspace.path) as reopened:
        assert verify(reopened).problems == ()


def test_another_program_that_holds_the_file_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_MS", 50)
    claim = claim_with(workspace, "17 metalli")
    holder = sqlite3.connect(workspace.path, isolation_level=None)
    with Workspace(workspace.path) as waiting:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="Another program is using"):
            review.decide(waiting, claim, "verified", "Ada")
        holder.execute("ROLLBACK")
        assert review.decide(waiting, claim, "verified", "Ada") is not None
    holder.close()


def test_a_file_that_was_moved_away_takes_no_change_until_it_is_back(workspace: Workspace) -> None:
    claim, away = claim_with(workspace, "17 metalli"), workspace.path.with_name("away.riscontro")
    workspace.path.rename(away)
    with pytest.raises(UserError, match="no longer where it was opened"):
        review.decide(workspace, claim, "verified", "Ada")
    assert not workspace.path.exists()
    shutil.copy(away, workspace.path)
    with pytest.raises(UserError, match="no longer where it was opened"):  # another file is not this one
        review.decide(workspace, claim, "verified", "Ada")
    away.rename(workspace.path)
    assert review.decide(workspace, claim, "verified", "Ada") is not None


PROTECTED = """
import os, sys
from pathlib import Path
from workbench import review
from workbench.errors import UserError
from workbench.store import Workspace, queries

if os.getuid() == 0:
    os.setuid(65534)
file = Path(sys.argv[1])
try:
    Workspace(file)
except UserError as error:
    print(error)
with Workspace(file, write=False) as workspace:
    with workspace.reading() as session:
        print(len(queries.claim_ids(session)))
    try:
        review.decide(workspace, 1, "verified", "Ada")
    except UserError as error:
        print(error)
"""


def test_a_protected_folder_is_told_and_can_be_read(april: Path) -> None:
    with tempfile.TemporaryDirectory() as name:  # apart from pytest's own, where another user cannot look
        file = Path(shutil.copy(april, name))
        file.chmod(0o444)
        Path(name).chmod(0o555)
        done = subprocess.run([sys.executable, "-c", PROTECTED, str(file)], capture_output=True, text=True)
        Path(name).chmod(0o755)
    assert done.returncode == 0, done.stderr
    opened, count, decided = done.stdout.splitlines()
    assert "is write-protected: nothing was changed" in opened
    assert int(count) > 10
    assert "open for reading only: nothing was changed" in decided


def test_a_folder_that_syncs_gets_a_rollback_journal_and_one_warning(tmp_path: Path, april: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    with Workspace(Path(shutil.copy(april, tmp_path / "desk.riscontro"))) as workspace:
        (warning,) = workspace.warnings
        assert "from one machine at a time" in warning.message
        with workspace.writing() as session:
            pragmas = [
                session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous")
            ]
        review.decide(workspace, 1, "verified", "Ada")
        assert {file.name for file in tmp_path.glob("desk*")} == {"desk.riscontro"}
    assert pragmas == ["delete", 3]


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/ada/desk.riscontro", False),
        ("/mnt/desk files/a.riscontro", True),
        ("/mnt/disk/a.riscontro", False),
    ],
)
def test_a_network_drive_is_told_by_its_mount(path: str, network: bool) -> None:
    assert network_mount(Path(path), MOUNTS) is network


def test_a_folder_of_ones_own_is_no_shared_place(tmp_path: Path) -> None:
    assert place_of(tmp_path / "desk.riscontro") == "own"
    assert place_of(tmp_path / "OneDrive - Desk" / "desk.riscontro") == "synced"


def test_the_same_row_cannot_be_replaced_even_by_a_program_without_our_settings(workspace: Workspace) -> None:
    workspace.close()
    raw = sqlite3.connect(workspace.path)
    raw.create_function("riscontro_link", -1, sqlite.link_hash)
    for statement in (
        "INSERT OR REPLACE INTO article SELECT 99, sha256, language, header_end, length, 'other', published, outlet,"
        " agency, author, address, file, imported, text FROM article",
        "INSERT OR REPLACE INTO log SELECT id, at, 'Eve', action, subject, subject_id, before, after, reverts,"
        " previous, hash FROM log WHERE id = 1",
        "UPDATE OR REPLACE log SET id = 1 WHERE id = 2",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=r"never|must"):
            raw.execute(statement)
    raw.close()


# --- damage ---------------------------------------------------------------------------------------------


def spoil(file: Path, first: int, last: int) -> None:
    """Overwrite pages of a file with what is no page."""
    with file.open("r+b") as opened:
        opened.seek(4096 * first)
        opened.write(b"\xa5" * 4096 * (last - first))


@pytest.fixture
def decided(workspace: Workspace) -> Workspace:
    """A closed workspace with verdicts and one good backup."""
    for claim in range(1, 9):
        review.decide(workspace, claim, "verified", "Ada", conclusion=f"conclusion {claim}")
    backups.make(workspace.path, "0003")
    workspace.close()
    return workspace


def test_damage_is_told_with_the_last_good_backup_wherever_it_shows(decided: Workspace) -> None:
    good = backups.kept.backups(decided.path)[0].file
    whole = decided.path.read_bytes()
    starts = range(0, len(whole) // 4096 - 8, 5)
    seen = set()
    for first in starts:
        decided.path.write_bytes(whole)
        spoil(decided.path, first, first + 8)
        try:
            with Workspace(decided.path) as opened:
                if verify(opened).problems:
                    seen.add(first)
                with opened.reading() as session:
                    queries.claims(session, queries.claim_ids(session))
        except DamagedError as error:
            assert error.backup == good and str(good) in str(error)
            seen.add(first)
    assert seen == set(starts)


def test_a_file_cut_short_or_emptied_is_damaged_and_never_a_new_one(decided: Workspace) -> None:
    whole = decided.path.read_bytes()
    for length in (len(whole) // 2, 0):
        decided.path.write_bytes(whole[:length])
        with pytest.raises(DamagedError, match="The last good backup is"):
            Workspace(decided.path)
        assert decided.path.stat().st_size == length


def test_without_a_backup_damage_says_so(decided: Workspace) -> None:
    shutil.rmtree(backups.kept.folder_of(decided.path))
    decided.path.write_bytes(decided.path.read_bytes()[:20000])
    with pytest.raises(DamagedError, match="has no backup"):
        Workspace(decided.path)


def test_what_can_be_read_of_a_damaged_workspace_is_saved_and_opens_for_reading(
    decided: Workspace, tmp_path: Path
) -> None:
    with Workspace(decided.path) as opened, opened.reading() as session:
        before = len(queries.claim_ids(session, dismissed=True))
        root = session.connection().exec_driver_sql(
            "SELECT max(pageno) FROM dbstat WHERE name = 'finding'"
        ).scalar()  # fmt: skip
    spoil(decided.path, root - 1, root)
    saved = rescue(decided.path, tmp_path / "saved.riscontro")
    assert saved.rows["verdict"] == 8 and saved.rows["claim"] == before
    with Workspace(saved.file, write=False) as copy, copy.reading() as session:
        assert [row.conclusion for row in queries.verdicts(session, 3)] == ["conclusion 3"]
    with pytest.raises(UserError, match="is there already"):
        rescue(decided.path, saved.file)
    with open_what_is_left(decided.path) as left, left.reading() as session:
        assert queries.current_verdict(session, 8, "true") is not None


def test_where_nothing_can_be_read_nothing_is_made(tmp_path: Path) -> None:
    file = tmp_path / "noise.riscontro"
    file.write_bytes(b"SQLite format 3\0" + bytes(9000))
    with pytest.raises(UserError):
        rescue(file, tmp_path / "saved.riscontro")
    assert sorted(one.name for one in tmp_path.glob("*.riscontro*")) == ["noise.riscontro"]
