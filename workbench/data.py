"""The only reader of `resources/` and `seeds/`: words of a language, editions, templates, the demo's articles.

In a wheel `resources` lies in the package as `_data/resources`; in a checkout it lies beside the package.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_SHIPPED = _HERE / "_data" / "resources"


@cache
def resources() -> Path:
    """Return the folder of the resources."""
    return _SHIPPED if _SHIPPED.is_dir() else _HERE.parent / "resources"


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that can be read, sorted ("en", "it")."""
    return tuple(sorted(folder.name for folder in (resources() / "languages").iterdir() if folder.is_dir()))


@cache
def lexicon(language: str, name: str) -> dict[str, Any]:
    """Return one file of a language's words, `resources/languages/<language>/<name>.toml`.

    Raises LookupError for a language that has no folder or lacks the file. Callers must not change it.
    """
    path = resources() / "languages" / language / f"{name}.toml"
    if not path.is_file():
        raise LookupError(f"no {name} for the language {language!r}; there are {', '.join(languages())}")
    with path.open("rb") as file:
        return tomllib.load(file)


@cache
def look() -> dict[str, Any]:
    """Return the look that window and reports share, `resources/look.json`; callers must not change it."""
    loaded: dict[str, Any] = json.loads((resources() / "look.json").read_text("utf-8"))
    return loaded


def seeds() -> list[Path]:
    """Return the demo's articles, in their order; empty where the program was installed without them."""
    folder = _HERE.parent / "seeds"
    return sorted(folder.glob("*.txt")) if folder.is_dir() else []
