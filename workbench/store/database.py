"""A workspace: one file, its connections, its two kinds of transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import Session

from workbench.errors import InputError, UserError
from workbench.store import backups, codec, sqlite
from workbench.store.failures import damaged, gone, protected, told
from workbench.store.places import place_of
from workbench.store.problems import Problem
from workbench.store.seals import Written
from workbench.store.shape import require_own

SCHEMA = "0003"

_SHARED_PLACE = Problem(
    "{path} lies in a folder that syncs or on a network drive: every change is kept, "
    "but work on it from one machine at a time."
)

_NOT_READ = Problem("{path} could not be read: {why}.")
_NOT_WRITTEN = Problem("{path} could not be written: {why}. Nothing was changed.")


class Workspace:
    """Own one workspace file from opening to closing.

    Reading sees one moment of the file; writing holds the write lock from its beginning and commits
    durably (WAL with synchronous FULL; in a folder that syncs or on a network drive a rollback journal with
    EXTRA) when its block ends without an error. Before the first change of an hour a copy is kept, see `backups`.
    write: False opens the file for reading only. Raises InputError for a file that is no workspace (DamagedError
    for a damaged one), and UserError for one of a newer program or in a place that cannot be written.
    """

    def __init__(self, path: Path, *, write: bool = True) -> None:
        self.path = path
        self.writable = write
        self._keeper = backups.Keeper(path, SCHEMA)
        version = sqlite.version_of(path)
        if not write:
            self._open_for_reading(version)
            return
        self._shared = place_of(path) != "own"
        if version is not None:
            require_own(path, version)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if version is None:
                path.touch()
            self._engine = sqlite.engine(path, wal=not self._shared)
            if version != SCHEMA:
                self._migrate(version)
            with self._engine.connect():
                pass  # a place where SQLite cannot write its journal tells so now, not at the first look
            self._file = self._identity()
        except (DBAPIError, OSError) as error:
            if version is None:
                with suppress(OSError):  # an empty file that we made ourselves, where we could make it
                    if path.stat().st_size == 0:
                        path.unlink()
            raise _why_not_opened(error, path) from error

    def _open_for_reading(self, version: str | None) -> None:
        self._shared = False
        if version is None:
            raise InputError("There is no file {path}.", path=self.path)
        if version != SCHEMA:
            self._refuse_newer(version)
            raise InputError(
                "{path} was written by an older Riscontro: it must be opened for writing once.",
                path=self.path,
            )
        self._engine = sqlite.reading_engine(self.path)

    def _migrate(self, version: str | None) -> None:
        from workbench.store import schema  # Alembic takes 0.15 s to import, and most starts need none of it

        if version is not None:
            self._refuse_newer(version)
            backups.make(self.path, version)
        schema.upgrade(self._engine)

    def _refuse_newer(self, version: str) -> None:
        from workbench.store import schema

        if version not in schema.known_versions():
            raise InputError(
                "{path} was written by a newer Riscontro; update the program to open it.", path=self.path
            )

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What the user should know of this workspace: where it lies, and why it could not be backed up."""
        place = (Problem(_SHARED_PLACE.message, {"path": self.path}),) if self._shared else ()
        return place + self._keeper.problems

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session for one consistent look; nothing in it may write."""
        with self._telling(_NOT_READ), Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session whose changes are committed together at the block's end, or not at all."""
        if not self.writable:
            raise UserError("{path} is open for reading only: nothing was changed.", path=self.path)
        self._require_file()
        self._keeper.look()
        engine = self._engine.execution_options(writes=True)
        with self._telling(_NOT_WRITTEN), Session(engine) as session, session.begin():
            written = Written(session)
            yield session
            written.seal(session)
        self._require_file()  # what was committed to a file that is gone is not kept

    @contextmanager
    def _telling(self, otherwise: Problem) -> Iterator[None]:
        """Turn what the file, its folder or its disk refuses into one sentence; `otherwise` where none is known."""
        try:
            yield
        except codec.UnreadableError as error:
            raise damaged(self.path) from error
        except DBAPIError as error:
            known = told(error, self.path)
            if known is None and not isinstance(error, OperationalError):
                raise
            raise known or UserError(otherwise.message, path=self.path, why=error.orig) from error

    def close(self) -> None:
        """Close every connection; SQLite then folds its side files back into the one file."""
        self._keeper.wait()
        self._engine.dispose()

    def _identity(self) -> tuple[int, int]:
        found = self.path.stat()
        return found.st_dev, found.st_ino

    def _require_file(self) -> None:
        try:
            here = self._identity() == self._file
        except OSError:
            here = False
        if not here:
            raise gone(self.path)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _why_not_opened(error: DBAPIError | OSError, path: Path) -> UserError:
    known = protected(path) if isinstance(error, PermissionError) else told(error, path)
    if known is not None:
        return known
    why = error.orig if isinstance(error, DBAPIError) else error.strerror or error
    return UserError("{path} cannot be opened for writing: {why}.", path=path, why=why)
