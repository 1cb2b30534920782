"""Every schema that a workspace ever had: its real file opens, nothing is lost, and it is at the newest one then."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from support import tamper

from workbench import review
from workbench.errors import InputError, UserError
from workbench.rows import Choice
from workbench.store import Workspace, kept, queries
from workbench.store.database import SCHEMA
from workbench.store.shape import DIGESTS
from workbench.store.sqlite import link_hash
from workbench.store.verify import verify

FILES = sorted((Path(__file__).parents[1] / "data" / "workspaces").glob("*.riscontro"))
OLDEST = FILES[0]


def contents(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what a file holds, by table, in the columns of the first schema."""
    raw = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    tables = {
        "article": "id, sha256, title, text",
        "claim": "id, article, start, end, speaker, state, dismissed_because, verdict, draft",
        "verdict": "id, claim, question, verdict, conclusion, reviewer, created, restores",
        "evidence": "id, claim, quote, sha256, detached",
        "edition": "id, sha256",
        "log": "id, at, reviewer, action, before, after, hash",
    }
    kept = {name: raw.execute(f"SELECT {columns} FROM {name}").fetchall() for name, columns in tables.items()}
    raw.close()
    return kept


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_older_workspace_opens_with_nothing_lost(file: Path, tmp_path: Path) -> None:
    before = contents(file)
    assert before["verdict"] and before["evidence"] and before["log"]
    copy = Path(shutil.copy(file, tmp_path))
    with Workspace(copy) as workspace:
        assert verify(workspace).problems == ()
        with workspace.reading() as session:
            ids = queries.claim_ids(session, dismissed=True)
            decided = [claim for claim in queries.claims(session, ids) if claim.true and claim.true.verdict]
        assert decided
        review.choose(workspace, ids[0], Choice(entity="RU"), "Ada")
        review.check_claims(workspace, ids)
        assert verify(workspace).problems == ()
    after = contents(copy)
    for table, rows in before.items():
        assert after[table][: len(rows)] == rows
    raw = sqlite3.connect(copy)
    assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (SCHEMA,)
    raw.close()


def test_there_is_a_file_of_every_older_schema() -> None:
    assert {file.stem for file in FILES} >= {f"{number:04d}" for number in range(1, int(SCHEMA))}


def dumped(file: Path) -> list[str]:
    """Return everything that a file holds, rules included, as SQL."""
    raw = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    raw.create_function("riscontro_link", -1, link_hash)
    try:
        # Full-text search's own tables need their module to be written as SQL; what they index is all there.
        made = raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
        rows = [
            raw.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall()
            for kind, name, sql in made
            if kind == "table" and "VIRTUAL" not in sql and "_words_" not in name
        ]
        return [*map(str, made), *map(str, rows)]
    finally:
        raw.close()


def test_a_migration_that_breaks_midway_leaves_the_old_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(DIGESTS, "0001")  # else the file would not be migrated at all
    file = Path(shutil.copy(OLDEST, tmp_path))
    raw = sqlite3.connect(file)
    raw.execute(
        "CREATE TABLE claimkind (in_the_way)"
    )  # what the second migration makes after changing others
    raw.commit()
    raw.close()
    before = dumped(file)
    with pytest.raises(UserError, match="cannot be opened"):
        Workspace(file)
    assert dumped(file) == before
    raw = sqlite3.connect(file)
    raw.execute("DROP TABLE claimkind")
    raw.commit()
    raw.close()
    with Workspace(file) as workspace:
        assert verify(workspace).problems == ()


DIES = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from workbench.store import Workspace

left = int(sys.argv[2])

@event.listens_for(Engine, "before_cursor_execute")
def on_statement(connection, cursor, statement, *rest):
    global left
    left -= statement.startswith(("CREATE", "ALTER", "DROP", "INSERT", "UPDATE"))
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)

Workspace(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("statements", [12, 17])
def test_a_program_killed_while_it_migrates_leaves_the_old_file_as_it_was(
    tmp_path: Path, statements: int
) -> None:
    file = Path(shutil.copy(OLDEST, tmp_path))
    before = dumped(file)
    died = subprocess.run([sys.executable, "-c", DIES, str(file), str(statements)], capture_output=True)
    assert died.returncode == -9
    assert dumped(file) == before
    with Workspace(file) as workspace:
        assert verify(workspace).problems == ()


def test_a_file_without_a_copy_of_itself_is_not_migrated(tmp_path: Path) -> None:
    file = Path(shutil.copy(OLDEST, tmp_path))
    before = dumped(file)
    kept.folder_of(file).write_text("in the way")
    with pytest.raises(UserError, match="backup cannot be written"):
        Workspace(file)
    assert dumped(file) == before


def test_an_older_file_is_not_opened_for_reading_only_and_stays_as_it_is(tmp_path: Path) -> None:
    file = Path(shutil.copy(OLDEST, tmp_path))
    before = file.read_bytes()
    with pytest.raises(InputError, match="older Riscontro"):
        Workspace(file, write=False)
    assert file.read_bytes() == before


def test_the_findings_of_an_older_file_are_answered_for_from_its_migration_on(tmp_path: Path) -> None:
    file = Path(shutil.copy(OLDEST, tmp_path))
    Workspace(file).close()
    tamper(file, "UPDATE finding SET document = replace(document, '3800000', '3900000') WHERE id = 1")
    with Workspace(file) as workspace:
        told = [problem.values for problem in verify(workspace).problems]
    assert {"number": 1} in told
