"""A workspace: one file, its connections, its two kinds of transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from workbench.errors import InputError, UserError
from workbench.store import sqlite

SCHEMA = "0002"


class Workspace:
    """Own one workspace file from opening to closing.

    Reading sees one moment of the file; writing holds the write lock from its beginning and commits
    durably (WAL, synchronous FULL) when its block ends without an error. Raises InputError for a file that
    is no workspace, and UserError for one of a newer program or in a place that cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        version = sqlite.version_of(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._engine = sqlite.engine(path)
            if version != SCHEMA:
                self._migrate(version)
            with self._engine.connect():
                pass  # a place where SQLite cannot write its journal tells so now, not at the first look
        except (OperationalError, OSError) as error:
            raise UserError(
                "{path} cannot be opened for writing: {why}.", path=path, why=_why(error)
            ) from error

    def _migrate(self, version: str | None) -> None:
        from workbench.store import schema  # Alembic takes 0.15 s to import, and most starts need none of it

        if version is not None and version not in schema.known_versions():
            raise InputError(
                "{path} was written by a newer Riscontro; update the program to open it.", path=self.path
            )
        schema.upgrade(self._engine)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session for one consistent look; nothing in it may write."""
        try:
            with Session(self._engine) as session:
                yield session
        except OperationalError as error:
            raise UserError("{path} could not be read: {why}.", path=self.path, why=_why(error)) from error

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session whose changes are committed together at the block's end, or not at all."""
        try:
            with Session(self._engine.execution_options(writes=True)) as session, session.begin():
                yield session
        except OperationalError as error:
            raise UserError("{path} could not be written: {why}. Nothing was changed.",
                            path=self.path, why=_why(error)) from error  # fmt: skip

    def close(self) -> None:
        """Close every connection; SQLite then folds its side files back into the one file."""
        self._engine.dispose()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _why(error: Exception) -> str:
    if isinstance(error, OperationalError):
        return str(error.orig)
    return str(getattr(error, "strerror", None) or error)
