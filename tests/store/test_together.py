"""Two windows, or a window and the command line, on one workspace: nobody's work is lost, a conflict is said."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from support import claim_with

from workbench import review
from workbench.errors import ConflictError
from workbench.store import Workspace, news, queries
from workbench.store.verify import verify

HAMMER = """
import json, sys
from pathlib import Path
from sqlalchemy import text
from workbench import review
from workbench.errors import ConflictError
from workbench.store import Workspace, queries

file, who, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
kept, refused = [], 0
with Workspace(file) as workspace:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(rounds):
        with workspace.reading() as session:
            seen = queries.current_verdict(session, 1, "true")
        try:
            review.decide(workspace, 1, "verified", who, conclusion=f"{who} {number}", seen=seen and seen.id)
            kept.append(f"{who} {number}")
        except ConflictError:
            refused += 1
        with workspace.writing() as session:  # reads, then writes what it read and one more
            connection = session.connection()
            author = connection.execute(text("SELECT author FROM article WHERE id = 1")).scalar_one()
            more = {"next": str(int(author or 0) + 1)}
            connection.execute(text("UPDATE article SET author = :next WHERE id = 1"), more)
print(json.dumps([kept, refused]))
"""
ROUNDS = 40


def test_two_processes_at_once_lose_no_verdict_and_no_update(workspace: Workspace) -> None:
    workspace.close()
    both = [
        subprocess.Popen([sys.executable, "-c", HAMMER, str(workspace.path), who, str(ROUNDS)],
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for who in ("Ada", "Bice")
    ]  # fmt: skip
    for process in both:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
    told = [process.communicate("go\n")[0] for process in both]
    kept, refused = zip(*(json.loads(line) for line in told), strict=True)
    assert all(len(mine) + conflicts == ROUNDS for mine, conflicts in zip(kept, refused, strict=True))
    with Workspace(workspace.path) as reopened, reopened.reading() as session:
        assert {row.conclusion for row in queries.verdicts(session, 1)} == {*kept[0], *kept[1]}
        assert queries.article(session, 1).author == str(2 * ROUNDS)


def test_a_conflicting_decision_is_refused_and_both_go_on(workspace: Workspace) -> None:
    claim = claim_with(workspace, "17 metalli")
    with Workspace(workspace.path) as other:
        review.decide(other, claim, "disputed", "Bice", seen=None)
        with pytest.raises(ConflictError, match="Somebody else decided"):
            review.decide(workspace, claim, "verified", "Ada", seen=None)
        with workspace.reading() as session:
            seen = queries.current_verdict(session, claim, "true")
        assert seen is not None and seen.verdict == "disputed"
        review.decide(workspace, claim, "verified", "Ada", seen=seen.id)
        with other.reading() as session:
            assert [row.reviewer for row in queries.verdicts(session, claim)] == ["Bice", "Ada"]
    assert verify(workspace).problems == ()


def test_what_another_window_wrote_is_told_with_what_to_refresh(workspace: Workspace) -> None:
    claim, second = claim_with(workspace, "17 metalli"), claim_with(workspace, "3,8 milioni")
    with workspace.reading() as session:
        known = news.last(session)
    with Workspace(workspace.path) as other:
        review.decide(other, claim, "verified", "Bice")
        review.attach_own(other, second, "words", "Bice", title="A book")
        review.detach(other, 1, "Bice")
        review.set_article(other, 1, "Bice", published="2024-03")
        review.check_claims(other, [second])
    with workspace.reading() as session:
        changes = news.since(session, known)
        assert news.since(session, changes[-1].log) == []
    assert [(change.action, change.claims) for change in changes] == [
        ("verdict.decide", (claim,)), ("evidence.attach", (second,)), ("evidence.detach", (second,)),
        ("article.set", ()), ("claims.check", (second,)),
    ]  # fmt: skip
    assert all(change.articles == (1,) for change in changes)


def test_each_connection_keeps_to_the_file_whatever_its_name_has_in_it(tmp_path: Path) -> None:
    file = tmp_path / "50% of what? (à) #1.riscontro"
    Workspace(file).close()
    assert [found.name for found in tmp_path.glob("50*")] == [file.name]
