"""What the user chose once: name, language, theme. Kept as JSON, unknown keys left alone."""

from __future__ import annotations

import getpass
import json
import locale
import os
from collections.abc import Mapping
from typing import Any

from workbench import paths
from workbench.errors import UserError


def load() -> dict[str, Any]:
    """Return every setting; empty where none was saved, or where the file holds no settings."""
    try:
        settings = json.loads(paths.settings_file().read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise UserError("The settings in {path} cannot be read; mend or remove the file.",
                        path=paths.settings_file()) from error  # fmt: skip
    return settings if isinstance(settings, dict) else {}


def save(changes: Mapping[str, Any]) -> None:
    """Set the given settings and keep the others; written beside and moved into place."""
    file = paths.settings_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".new")
        beside.write_text(json.dumps({**load(), **changes}, ensure_ascii=False, indent=2) + "\n", "utf-8")
        beside.replace(file)
    except OSError as error:
        raise UserError(
            "The settings cannot be saved in {path}: {why}.", path=file, why=error.strerror
        ) from error


def reviewer() -> str:
    """Return the reviewer's name: RISCONTRO_REVIEWER, the one saved, else the system's user name."""
    return os.environ.get("RISCONTRO_REVIEWER") or str(load().get("reviewer") or _system_user())


def reviewer_known() -> bool:
    """Tell whether the reviewer was asked for a name already."""
    return bool(os.environ.get("RISCONTRO_REVIEWER") or load().get("reviewer"))


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as in containers
        return "reviewer"


def language() -> str:
    """Return the language of the program's own words: the one saved, else the system's; "it" or "en"."""
    chosen = os.environ.get("RISCONTRO_LANGUAGE") or load().get("language")
    if chosen in ("it", "en"):
        return str(chosen)
    spoken = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), None)
    return "it" if (spoken or locale.getlocale()[0] or "").lower().startswith("it") else "en"
