"""What a list of workspaces says about each: read from the file without opening it for work."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from workbench.store.lists import OPEN_STATES


@dataclass(frozen=True, slots=True)
class Glance:
    """Hold how many articles and open claims a workspace has, and how many of those are decided."""

    articles: int
    claims: int
    decided: int


def glance(path: Path) -> Glance | None:
    """Return a workspace's counts, of any version; None where the file is missing or is no workspace.

    Nothing is written, migrated or created.
    """
    if not path.is_file():
        return None
    # Without a log beside it nobody works on the file; SQLite then need not leave its side files next to it.
    mode = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    states = ", ".join(f"'{state}'" for state in OPEN_STATES)
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, timeout=1)
        try:
            row = connection.execute(
                "SELECT (SELECT count(*) FROM article), count(*), count(verdict) FROM claim"
                f" WHERE state IN ({states})"
            ).fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return None
    return Glance(*row)
