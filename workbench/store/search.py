"""Full-text search over claims and conclusions (SQLite's FTS5), diacritics and case folded."""

from __future__ import annotations

import re

from sqlalchemy import text
from sqlmodel import Session

from workbench.folding import folded

_WORD = re.compile(r"\w+")
_SHORTEST, _RAREST = 4, 8  # letters of a word that tells something; words that a likeness is looked for by
MOST_WORDS = 8  # a longer query is cut: every further word costs a look-up and hardly narrows


def add_claim(session: Session, claim: int, words: str) -> None:
    """Make a claim findable by its words."""
    _add(session, "claim_words", claim, words)


def change_claim(session: Session, claim: int, words: str) -> None:
    """Make a claim findable by other words than before."""
    session.connection().execute(
        text("UPDATE claim_words SET words = :words WHERE rowid = :row"), {"row": claim, "words": words}
    )


def add_conclusion(session: Session, verdict: int, words: str) -> None:
    """Make a verdict findable by its conclusion."""
    if words:
        _add(session, "conclusion_words", verdict, words)


def find(session: Session, query: str) -> set[int]:
    """Return the claims in whose words, conclusions or article's title every word of the query begins one.

    The query is a reader's, never FTS syntax: its words are quoted, everything else separates.
    """
    words = _WORD.findall(query)[:MOST_WORDS]
    if not words:
        return set()
    match = " ".join(f'"{word}"*' for word in words)
    title = " AND ".join(f"title LIKE :word{i}" for i in range(len(words)))
    found = session.connection().execute(
        text(
            "SELECT rowid FROM claim_words WHERE words MATCH :match"
            " UNION SELECT claim FROM verdict WHERE id IN"
            " (SELECT rowid FROM conclusion_words WHERE words MATCH :match)"
            f" UNION SELECT id FROM claim WHERE article IN (SELECT id FROM article WHERE {title})"
        ),
        {"match": match, **{f"word{i}": f"%{word}%" for i, word in enumerate(words)}},
    )
    return {row[0] for row in found}


def alike(session: Session, words: str, limit: int) -> list[int]:
    """Return the claims that share a text's rarest words, the likest first.

    Common words are left out: they cost most and tell least.
    """
    own = {folded(word) for word in _WORD.findall(words) if len(word) >= _SHORTEST}
    if not own:
        return []
    names = {f"word{number}": word for number, word in enumerate(sorted(own))}
    counted = session.connection().execute(
        text(
            "SELECT term, doc FROM claim_vocabulary WHERE term IN"
            f" ({', '.join(':' + name for name in names)}) ORDER BY doc, term LIMIT {_RAREST}"
        ),
        names,
    )
    rarest = [row[0] for row in counted]
    if not rarest:
        return []
    found = session.connection().execute(
        text("SELECT rowid FROM claim_words WHERE words MATCH :match ORDER BY rank, rowid LIMIT :limit"),
        {"match": " OR ".join(f'"{word}"' for word in rarest), "limit": limit},
    )
    return [row[0] for row in found]


def _add(session: Session, table: str, row: int, words: str) -> None:
    session.connection().execute(
        text(f"INSERT INTO {table} (rowid, words) VALUES (:row, :words)"), {"row": row, "words": words}
    )
