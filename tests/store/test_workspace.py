"""A workspace file: how it is opened, what it refuses, what its triggers keep."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel
from support import claim_with

from workbench import review
from workbench.errors import InputError, UserError
from workbench.store import Workspace, queries, sqlite
from workbench.store.database import SCHEMA


def test_a_new_workspace_is_one_file_after_closing(tmp_path: Path) -> None:
    Workspace(tmp_path / "new.riscontro").close()
    assert [file.name for file in tmp_path.glob("new*")] == ["new.riscontro"]


def test_every_connection_is_crash_safe_and_keeps_foreign_keys(empty: Workspace) -> None:
    for session_of in (empty.reading, empty.writing):
        with session_of() as session:
            pragmas = {name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
                       for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")}  # fmt: skip
        assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_a_connection_that_cannot_be_made_crash_safe_is_refused() -> None:
    memory = sqlite3.connect(":memory:")
    with pytest.raises(UserError, match="cannot keep changes safe"):
        sqlite.prepare(memory)
    memory.close()


def test_a_replaced_finding_is_never_put_back_in_force(workspace: Workspace) -> None:
    claim = claim_with(workspace, "3,8 milioni")
    review.set_article(workspace, 1, "Ada", published="2024-03")
    review.check_claims(workspace, [claim])
    with pytest.raises(IntegrityError, match="never changes"), workspace.writing() as session:
        session.connection().execute(text("UPDATE finding SET replaced = NULL WHERE replaced IS NOT NULL"))


def test_the_migrations_make_exactly_the_tables_of_the_models(empty: Workspace) -> None:
    with empty.reading() as session:
        search = ("_words", "_vocabulary")  # what full-text search keeps for itself
        options = {
            "include_name": lambda name, kind, _parents: (
                not (kind == "table" and any(part in name for part in search))
            )
        }
        context = MigrationContext.configure(session.connection(), opts=options)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "letter.riscontro"
    file.write_text("Dear editor, this is long enough to look like something. " * 40)
    before = file.read_bytes()
    with pytest.raises(InputError, match="not a Riscontro workspace"):
        Workspace(file)
    assert file.read_bytes() == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a Riscontro workspace"):
        Workspace(tmp_path)


def test_a_workspace_that_goes_while_it_is_open_is_told_in_one_sentence(empty: Workspace) -> None:
    with empty.writing() as session:
        session.connection().execute(text("DROP TABLE finding"))
    with pytest.raises(UserError, match="could not be read"), empty.reading() as session:
        queries.findings(session, [1])


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.riscontro"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE song (title)")
    other.close()
    with pytest.raises(InputError, match="not a Riscontro workspace"):
        Workspace(file)


def test_a_workspace_of_a_newer_program_is_refused(empty: Workspace) -> None:
    with empty.writing() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(InputError, match="newer Riscontro"):
        Workspace(empty.path)


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(UserError, match="cannot be opened for writing"):
        Workspace(tmp_path / "file" / "new.riscontro")


def test_opening_an_up_to_date_workspace_needs_no_migrations(empty: Workspace) -> None:
    with sqlite3.connect(empty.path) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (SCHEMA,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE verdict SET verdict = 'disputed'",
        "DELETE FROM verdict",
        "INSERT OR REPLACE INTO verdict SELECT * FROM verdict",
        "UPDATE article SET text = 'other'",
        "UPDATE article SET sha256 = 'other'",
        "DELETE FROM article",
        "UPDATE claim SET draft = '{}'",
        "DELETE FROM claim",
        "UPDATE evidence SET quote = 'other'",
        "DELETE FROM evidence",
        "UPDATE edition SET document = '{}'",
        "UPDATE log SET after = '{}'",
        "DELETE FROM log",
        "INSERT OR REPLACE INTO log SELECT * FROM log WHERE id = 1",
        "INSERT INTO log SELECT 1 + max(id), at, reviewer, action, subject, subject_id, before, after, NULL,"
        " hash, 'x' FROM log",
    ],
)
def test_what_was_recorded_cannot_be_rewritten(workspace: Workspace, statement: str) -> None:
    claim = claim_with(workspace, "3,8 milioni")
    with workspace.reading() as session:
        finding = queries.claim(session, claim).findings[0].id
    review.attach_finding(workspace, claim, finding, "Ada")
    review.decide(workspace, claim, "verified", "Ada")
    with pytest.raises(IntegrityError, match=r"never|must"), workspace.writing() as session:
        session.connection().execute(text(statement))


def test_a_failing_write_changes_nothing(workspace: Workspace) -> None:
    with workspace.reading() as session:
        before = queries.articles(session)
    with pytest.raises(RuntimeError), workspace.writing() as session:
        session.connection().execute(text("UPDATE article SET title = 'half done'"))
        raise RuntimeError
    with workspace.reading() as session:
        assert queries.articles(session) == before
