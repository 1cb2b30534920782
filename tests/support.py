"""What many tests need: the seeds as drafts, and claims by their words."""

import sqlite3
from contextlib import closing
from pathlib import Path

from workbench import data, intake
from workbench.store import Workspace, queries

# A table as a source prints it, with two marks of a footnote glued to what they stand at.
LITHIUM = """"Reserves of lithium, in metric tons of lithium content",,
Country,Mine production 2023,Reserves
Argentina,"18,000","4,000,000"
Australia,"1286,000","7,000,000"
Chile,"49,000","9,300,000"
China12,"41,400",NA
World total (rounded),"194,000",">20,000,000"
"""


def seed(number: int) -> intake.ArticleDraft:
    """Return the draft of a seed: 0 is of April 2025, 1 of February 2025."""
    file = data.seeds()[number]
    return intake.draft(intake.read(file), file=file.name)


def claim_with(workspace: Workspace, words: str) -> int:
    """Return the number of the first claim whose text has these words."""
    with workspace.reading() as session:
        for claim in queries.claims(session, queries.claim_ids(session)):
            if words in claim.draft.text:
                return claim.id
    raise AssertionError(f"no claim says {words!r}")


def tamper(file: Path, statement: str, *values: object) -> None:
    """Change a workspace's file as somebody with another program would: its triggers out of the way meanwhile."""
    with closing(sqlite3.connect(file)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement, values)
        for _name, sql in triggers:
            connection.execute(sql)
        connection.commit()
