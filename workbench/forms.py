"""What a reviewer types, checked before it is written: the same sentences for every screen. Pure."""

from __future__ import annotations

from datetime import date

from workbench.errors import UserError


def published(text: str) -> str | None:
    """Return a publication date as it is stored; None for an empty one.

    Raises UserError where it is neither a day "YYYY-MM-DD" nor a month "YYYY-MM".
    """
    given = text.strip()
    if not given:
        return None
    try:
        date.fromisoformat(given if len(given) == 10 else f"{given}-01")
        if len(given) in (7, 10):
            return given
    except ValueError:
        pass
    raise UserError("“{date}” is not a date; write 2025-04-17, or 2025-04 for a month.", date=text)


def reason(text: str) -> str:
    """Return why a claim is none; raises UserError without a reason."""
    if not text.strip():
        raise UserError("Say why this is not a claim.")
    return text.strip()


def quoted(words: str, source: str) -> tuple[str, str]:
    """Return the words of a piece of evidence and their source; raises UserError without either."""
    if not words.strip() or not source.strip():
        raise UserError("Evidence needs the words it quotes and the name of their source.")
    return words.strip(), source.strip()
