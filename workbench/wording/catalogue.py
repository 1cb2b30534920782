"""One gettext catalogue per language: the only way from a code or an English sentence to a reader's words.

English sentences are the catalogue's keys, so English needs no file. Every other language has a `.po` for its
translator and the `.mo` that `make translations` compiles from it, which is what is read here: reading the
text form would cost every start a tenth of the time until the window is painted.
"""

from __future__ import annotations

import gettext
from functools import cache

from workbench import data

LANGUAGES = ("it", "en")


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return a language's catalogue; the one that changes nothing where it has none."""
    path = data.resources() / "translations" / f"{language}.mo"
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


def mark(message: str) -> str:
    """Return the message as it is: it only marks a string for the catalogue where it is not said yet."""
    return message
