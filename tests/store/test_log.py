"""The chain of changes, and what shows when somebody tampers with it."""

import sqlite3
from pathlib import Path

import pytest
from support import claim_with

from workbench import review
from workbench.errors import InputError
from workbench.store import Workspace, backup, log
from workbench.store.verify import verify


def test_every_change_lengthens_the_chain_by_one(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    with workspace.reading() as session:
        before = log.length(session)
    change = review.decide(workspace, claim, "verified", "Ada")
    with workspace.reading() as session:
        assert log.length(session) == before + 1 == change.log


def test_an_untouched_workspace_agrees_with_its_log(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.attach_own(workspace, claim, "A group of 17 metallic elements.", "Ada", title="USGS")
    review.decide(workspace, claim, "verified", "Ada", conclusion="Seventeen.")
    review.undo(workspace, "Ada")
    review.set_article(workspace, 1, "Ada", outlet="Il Giornale", published="2025-04-14")
    assert verify(workspace).problems == ()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE log SET after = replace(after, 'verified', 'disputed')", "was altered"),
        ("UPDATE log SET reviewer = 'Eve' WHERE id = 3", "Change {row} of the log was altered"),
        ("DELETE FROM log WHERE id = 4", "missing"),
        ("UPDATE verdict SET verdict = 'disputed'", "Verdict {number} does not agree"),
        ("UPDATE verdict SET conclusion = 'other'", "Verdict {number} does not agree"),
        ("DELETE FROM verdict", "Verdict {number} is missing"),
        ("UPDATE claim SET verdict = 'disputed' WHERE verdict IS NOT NULL", "not its latest"),
        ("UPDATE claim SET state = 'approved' WHERE verdict IS NOT NULL", "Claim {number} does not agree"),
        ("UPDATE claim SET start = start + 1 WHERE id = 2", "Claim {number} does not agree"),
        ("UPDATE claim SET draft = replace(draft, '17', '71')", "Article {number} does not agree"),
        ("UPDATE article SET text = replace(text, '3,8', '8,3')", "Article {number} does not agree"),
        ("UPDATE article SET published = '2024-04'", "Article {number} does not agree"),
        ("UPDATE evidence SET quote = 'other'", "Evidence {number} does not agree"),
        ("UPDATE evidence SET detached = 1", "Evidence {number} does not agree"),
        ("UPDATE edition SET document = replace(document, '3800000', '4800000')", "Edition {number}"),
    ],
)
def test_an_alteration_shows(workspace: Workspace, statement: str, told: str) -> None:
    claim = claim_with(workspace, "17 metalli")
    review.attach_own(workspace, claim, "A group of 17 metallic elements.", "Ada", title="USGS")
    review.decide(workspace, claim, "verified", "Ada", conclusion="Seventeen.")
    with sqlite3.connect(workspace.path) as raw:  # as somebody with another program would
        raw.execute("PRAGMA foreign_keys=OFF")
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        assert raw.execute(statement).rowcount > 0
    assert any(told in problem.message for problem in verify(workspace).problems)


def test_a_backup_can_be_restored_and_the_former_file_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    claim = claim_with(workspace, "17 metalli")
    copy = tmp_path / "copy.riscontro"
    backup.backup(workspace, copy)
    review.decide(workspace, claim, "verified", "Ada")
    workspace.close()
    kept = backup.restore(copy, workspace.path)
    assert kept is not None
    with Workspace(kept) as former, Workspace(workspace.path) as restored:
        assert verify(former).changes == verify(restored).changes + 1


def test_a_damaged_backup_is_not_restored(workspace: Workspace, tmp_path: Path) -> None:
    copy = tmp_path / "copy.riscontro"
    backup.backup(workspace, copy)
    with sqlite3.connect(copy) as raw:
        raw.execute("DROP TRIGGER log_keeps")
        raw.execute("UPDATE log SET reviewer = 'Eve' WHERE id = 1")
    before = verify(workspace)
    with pytest.raises(InputError, match="damaged"):
        backup.restore(copy, workspace.path)
    assert verify(workspace) == before
