"""The import dialog on an open workspace."""

from __future__ import annotations

from pathlib import Path

from ui.desk import Desk
from ui.source_import import SourceImport
from ui.window import MainWindow


def ask(window: MainWindow, desk: Desk, path: Path | None = None) -> None:
    """Show the dialog; what it imports is stored and checked on the desk's writer thread."""
    dialog = SourceImport(window.theme, window.wording, desk.add_edition, window)
    if path is not None:
        dialog.read(path)
    dialog.exec()
    dialog.deleteLater()
