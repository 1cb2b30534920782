"""Bring a workspace file to the newest schema; imported only when a file is new or behind."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, StaticPool, create_engine

from workbench.store.shape import shape
from workbench.store.sqlite import APPLICATION_ID


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def known_versions() -> set[str]:
    """Return every schema version this program can open."""
    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run every missing migration in one transaction, up to one of them: all of it or nothing."""
    config = _config()
    with engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def altered(connection: Connection) -> list[str]:
    """Return the tables, indexes, triggers and views that are not as the migrations make them, by their names.

    Missing ones and foreign ones too. What full-text search makes for itself is left out.
    """
    found, expected = shape(connection), _expected()
    return sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))


@cache
def _expected() -> dict[str, str]:
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    made = create_engine("sqlite://", creator=lambda: memory, poolclass=StaticPool)
    upgrade(made)
    with made.connect() as connection:
        expected = shape(connection)
    made.dispose()
    memory.close()
    return expected
