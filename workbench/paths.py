"""Where the program keeps its own things, by each system's convention."""

from __future__ import annotations

from pathlib import Path

import platformdirs

APP = "riscontro"


def settings_file() -> Path:
    """Return the file of the user's settings; it may not exist yet."""
    return platformdirs.user_config_path(APP, appauthor=False) / "settings.json"


def default_workspace() -> Path:
    """Return the user's own workspace; it may not exist yet."""
    return platformdirs.user_data_path(APP, appauthor=False) / "workspace.riscontro"
