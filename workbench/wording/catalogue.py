"""One gettext catalogue per language: the only way from a code or an English sentence to a reader's words.

English sentences are the catalogue's keys, so English needs no file; every other language is a `.po` under
`resources/translations/`, read as it is, so that a translator's change shows at the next start.
"""

from __future__ import annotations

import gettext
import io
from functools import cache

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from workbench import data

LANGUAGES = ("it", "en")


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return a language's catalogue; the one that changes nothing where it has none."""
    path = data.resources() / "translations" / f"{language}.po"
    if not path.is_file():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def mark(message: str) -> str:
    """Return the message as it is: it only marks a string for the catalogue where it is not said yet."""
    return message
