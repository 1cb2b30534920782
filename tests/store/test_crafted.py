"""Files that somebody crafted: nothing in them is run, and what cannot be read is one clear sentence."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import StaticPool, create_engine
from support import claim_with, tamper

from workbench import data, review
from workbench.errors import InputError, UserError
from workbench.store import Workspace, queries, schema
from workbench.store.failures import DamagedError
from workbench.store.shape import DIGESTS, digest, shape
from workbench.store.sqlite import APPLICATION_ID
from workbench.store.verify import verify


def craft(file: Path, *statements: str) -> None:
    """Change a workspace's file with another program."""
    with closing(sqlite3.connect(file)) as connection:
        connection.create_function("riscontro_link", -1, lambda *_: "")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.fixture
def file(workspace: Workspace) -> Path:
    """The file of a workspace that is closed."""
    workspace.close()
    return workspace.path


@pytest.mark.parametrize("version", sorted(DIGESTS))
def test_the_digests_are_those_of_the_migrations(version: str) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)) as memory:
        engine = create_engine("sqlite://", creator=lambda: memory, poolclass=StaticPool)
        schema.upgrade(engine, version)
        assert digest(shape(memory)) == DIGESTS[version]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER grab AFTER INSERT ON verdict BEGIN UPDATE claim SET speaker = 'Nobody'; END",
        "CREATE VIEW claims AS SELECT * FROM claim",
        "CREATE TABLE more (x)",
        "CREATE INDEX more ON claim (speaker)",
        "DROP TRIGGER verdict_stays",
        "ALTER TABLE claim ADD COLUMN more TEXT",
    ],
)
def test_a_file_with_anything_that_is_not_ours_is_not_opened_for_writing(file: Path, statement: str) -> None:
    if "DROP" in statement:
        with closing(sqlite3.connect(file)) as connection:
            [name] = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchmany(1)
        statement = f"DROP TRIGGER {name[0]}"
    craft(file, statement)
    before = file.read_bytes()
    with pytest.raises(DamagedError):
        Workspace(file)
    assert file.read_bytes() == before
    with Workspace(file, write=False) as opened, opened.reading() as session:
        assert queries.claim_ids(session)


def test_an_old_file_with_a_foreign_trigger_is_not_migrated(tmp_path: Path) -> None:
    old = tmp_path / "old.riscontro"
    old.write_bytes((data.resources().parent / "tests/data/workspaces/0001.riscontro").read_bytes())
    craft(old, "CREATE TRIGGER grab AFTER UPDATE ON claim BEGIN DELETE FROM finding; END")
    before = old.read_bytes()
    with pytest.raises(DamagedError):
        Workspace(old)
    assert old.read_bytes() == before


@pytest.mark.parametrize("document", ["", "{", "[" * 100_000, '{"span": 5}', "null"])
def test_a_draft_that_is_none_is_damage_and_no_fault_of_the_program(file: Path, document: str) -> None:
    tamper(file, "UPDATE claim SET draft = ? WHERE id = 3", document)
    with Workspace(file) as opened, pytest.raises(DamagedError), opened.reading() as session:
        queries.claims(session, queries.claim_ids(session))


def test_a_cell_larger_than_memory_should_bear_is_refused(file: Path) -> None:
    tamper(file, "UPDATE article SET text = CAST(zeroblob(70000000) AS TEXT) WHERE id = 1")
    with Workspace(file) as opened, pytest.raises(UserError), opened.reading() as session:
        queries.article_text(session, 1)


@pytest.mark.parametrize(
    "content", [b"no database", b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 500, b"PK\3\4 a zip"]
)
def test_what_is_no_workspace_is_refused_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.riscontro"
    file.write_bytes(content)
    with pytest.raises(InputError):
        Workspace(file)
    assert file.read_bytes() == content


def test_another_programs_database_with_our_mark_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.riscontro"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('0003')")
        connection.commit()
    with pytest.raises(InputError):
        Workspace(file)


def test_what_sqlite_leaves_for_itself_is_no_alteration(file: Path) -> None:
    craft(file, "ANALYZE")
    with Workspace(file) as opened:
        assert verify(opened).problems == ()


def test_a_workspace_that_is_sound_goes_on(file: Path) -> None:
    with Workspace(file) as opened:
        assert review.decide(opened, claim_with(opened, "3,8 milioni"), "verified", "Ada")
