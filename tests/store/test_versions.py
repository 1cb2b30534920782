"""Every schema that a workspace ever had: its real file opens, nothing is lost, and it is at the newest one then."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from workbench import review
from workbench.rows import Choice
from workbench.store import Workspace, queries
from workbench.store.database import SCHEMA
from workbench.store.verify import verify

FILES = sorted((Path(__file__).parents[1] / "data" / "workspaces").glob("*.riscontro"))


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
        assert [claim.choice for claim in decided] == [None] * len(decided)
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
