"""Texts as a search sees them: in small letters, without diacritics."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return a text in small letters without diacritics; it may be shorter or longer than before."""
    small = text.lower()
    if small.isascii():
        return small
    return "".join(char for char in unicodedata.normalize("NFD", small) if not unicodedata.combining(char))


def folded_in_place(text: str) -> str:
    """Return a text in small letters without diacritics, one character for each, so that offsets stay."""
    return text.translate({ord(char): folded(char)[:1] or char for char in set(text)})
