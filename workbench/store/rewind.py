"""A workspace as it was at an earlier change: what a report of that moment must have said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workbench.store import copying
from workbench.store.database import Workspace
from workbench.store.replay import Replayed, parsed, replay

_ARTICLE = ("title", "published", "outlet", "agency", "author", "address", "language")
_CLAIM = (
    "start",
    "end",
    "speaker",
    "standalone",
    "figures",
    "state",
    "dismissed_because",
    "choice",
    "corrected",
)


@contextmanager
def rewound(workspace: Workspace, changes: int, moment: str) -> Iterator[Workspace]:
    """Give a copy of a workspace with only the first so many changes, for reading; it is removed at the end.

    moment: as stored; decides which findings stand where the log was not yet answering for them.
    The workspace must have been verified: what disagrees with its log is not mended by this.
    """
    with TemporaryDirectory(prefix="riscontro-") as folder:
        file = Path(folder) / workspace.path.name
        copying.copy(workspace.path, file)
        with closing(sqlite3.connect(file, isolation_level=None)) as raw:
            raw.row_factory = sqlite3.Row
            raw.execute("PRAGMA journal_mode=DELETE").close()
            raw.execute("BEGIN")
            _rewind(raw, changes, moment)
            raw.execute("COMMIT")
        with Workspace(file, write=False) as copy:
            yield copy


def _rewind(raw: sqlite3.Connection, changes: int, moment: str) -> None:
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f'DROP TRIGGER "{name}"')
    raw.execute("DELETE FROM log WHERE id > ?", (changes,))
    said = replay(dict(row) for row in raw.execute("SELECT * FROM log ORDER BY id"))
    _keep(raw, "verdict", said.verdicts)
    for subject in ("evidence", "article"):
        _keep(raw, subject, map(int, said.said[subject]))
    _keep(raw, "edition", said.said["edition"])
    _findings(raw, said, moment)
    raw.execute("DELETE FROM claim WHERE article NOT IN (SELECT id FROM article)")
    _listed(raw, (int(number) for number, logged in said.said["claim"].items() if "draft_sha256" in logged))
    raw.execute("DELETE FROM claim WHERE origin = 'reviewer' AND id NOT IN (SELECT id FROM listed)")
    raw.execute("DELETE FROM claimkind WHERE claim NOT IN (SELECT id FROM claim)")
    for number, logged in said.said["evidence"].items():
        raw.execute("UPDATE evidence SET detached = ? WHERE id = ?", (logged.get("detached"), number))
    for row in raw.execute("SELECT id FROM article").fetchall():
        logged = said.said["article"][str(row["id"])]
        _set(raw, "article", row["id"], {name: logged.get(name, "") for name in _ARTICLE})
    for row in raw.execute("SELECT id, draft FROM claim").fetchall():
        _claim(raw, row["id"], parsed(row["draft"]), said.said["claim"].get(str(row["id"]), {}))


def _claim(raw: sqlite3.Connection, number: int, draft: Any, logged: dict[str, Any]) -> None:
    """Set what a claim had then, and what it repeats of its verdicts and findings."""
    values = {
        "start": draft["span"]["start"], "end": draft["span"]["end"], "speaker": draft["speaker"],
        "standalone": draft["standalone"], "figures": len(draft["quantities"]), "state": "new",
        "dismissed_because": "", "choice": "", "corrected": "",
        **{name: logged[name] for name in _CLAIM if name in logged},
    }  # fmt: skip
    for column, question in (("verdict", "true"), ("verdict_said", "said")):
        found = raw.execute(
            "SELECT verdict FROM verdict WHERE claim = ? AND question = ? ORDER BY id DESC LIMIT 1",
            (number, question),
        ).fetchone()
        values[column] = found[0] if found else None
    decisive = raw.execute(
        "SELECT outcome, max(created) OVER () FROM finding WHERE claim = ? AND replaced IS NULL ORDER BY id LIMIT 1",
        (number,),
    ).fetchone()
    values["outcome"], values["found"] = decisive if decisive else (None, "")
    _set(raw, "claim", number, values)
    kinds = (parsed(values["corrected"]) or draft)["kinds"]
    raw.execute("DELETE FROM claimkind WHERE claim = ?", (number,))
    raw.executemany("INSERT INTO claimkind (kind, claim) VALUES (?, ?)", [(kind, number) for kind in kinds])


def _findings(raw: sqlite3.Connection, said: Replayed, moment: str) -> None:
    """Leave the findings that were made by then, and in force those that were in force."""
    if not said.seals:
        raw.execute("DELETE FROM finding WHERE created > ?", (moment,))
        raw.execute("UPDATE finding SET replaced = NULL WHERE replaced > ?", (moment,))
        return
    last = max((seal["first"] or 1) + seal["count"] - 1 for seal in said.seals)
    gone = (n for seal in said.seals for first, end in seal["replaced"] for n in range(first, end + 1))
    raw.execute("DELETE FROM finding WHERE id > ?", (last,))
    _listed(raw, gone)
    raw.execute("UPDATE finding SET replaced = NULL WHERE id NOT IN (SELECT id FROM listed)")


def _keep(raw: sqlite3.Connection, table: str, ids: Iterable[Any]) -> None:
    _listed(raw, ids)
    raw.execute(f"DELETE FROM {table} WHERE id NOT IN (SELECT id FROM listed)")


def _listed(raw: sqlite3.Connection, ids: Iterable[Any]) -> None:
    """Make a table of ids for one statement: a list in its text would have an end."""
    raw.execute("DROP TABLE IF EXISTS temp.listed")
    raw.execute("CREATE TEMP TABLE listed (id)")
    raw.executemany("INSERT INTO listed VALUES (?)", ((one,) for one in ids))


def _set(raw: sqlite3.Connection, table: str, number: int, values: dict[str, Any]) -> None:
    raw.execute(
        f"UPDATE {table} SET {', '.join(f'[{name}] = ?' for name in values)} WHERE id = ?",
        (*values.values(), number),
    )
