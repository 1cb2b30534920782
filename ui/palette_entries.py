"""What the command palette offers: every action with its keys, the recent workspaces, the articles, claims found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from PySide6.QtGui import QKeySequence

from ui.actions import ACTIONS
from ui.claims_model import speaker
from ui.palette_rows import Entry
from workbench.rows import ArticleRow, ClaimRow
from workbench.wording import Wording

_ITSELF = "palette"


def spoken_keys(keys: str) -> str:
    """Return keys as the user's system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def plain(text: str) -> str:
    """Return an action's text without the mark of its letter and without dots."""
    return text.replace("&", "").removesuffix("…")


def actions(wording: Wording, possible: Callable[[str], bool]) -> list[Entry]:
    """Return every action, those of a menu together."""
    return [
        Entry(
            "action", one.code, plain(wording.say(one.text)), plain(wording.say(one.menu)),
            tuple(spoken_keys(keys) for keys in one.keys), possible=possible(one.code),
        )
        for one in ACTIONS
        if one.code != _ITSELF
    ]  # fmt: skip


def workspaces(files: Iterable[Path]) -> list[Entry]:
    """Return the workspaces that were open before."""
    return [Entry("workspace", file, file.stem, str(file.parent)) for file in files]


def articles(rows: Sequence[ArticleRow], wording: Wording) -> list[Entry]:
    """Return the articles with where and when they appeared."""
    published = cache(wording.published)  # a date takes some time to write, and many articles share one

    def told(row: ArticleRow) -> str:
        when = published(row.published) if row.published else ""
        return " · ".join(part for part in (row.outlet or row.agency, when) if part)

    return [Entry("article", row.id, row.title, told(row)) for row in rows]


def claims(rows: Sequence[ClaimRow], wording: Wording) -> list[Entry]:
    """Return claims with who makes them."""
    return [
        Entry(
            "claim",
            row.id,
            row.draft.text,
            speaker(row, wording),
            verdict=row.true.verdict if row.true else None,
        )
        for row in rows
    ]
