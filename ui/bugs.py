"""What is done about a fault of the program: it is written to a file, told, and the program goes on."""

from __future__ import annotations

import sys
import traceback
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.dialogs import show_box
from ui.window import MainWindow
from workbench import paths
from workbench.errors import UserError
from workbench.files import write_whole


def report(window: MainWindow, error: BaseException, version: str) -> None:
    """Write what happened to a file, without any article's text unless the user agrees, and tell the user."""
    trace = [
        f"Riscontro {version}, Python {sys.version.split()[0]}, {sys.platform}",
        *traceback.format_tb(error.__traceback__),
    ]
    # An exception's message may quote an article.
    bare, whole = (
        "\n".join([*trace, type(error).__name__]),
        "\n".join([*trace, f"{type(error).__name__}: {error}"]),
    )
    print(bare, file=sys.stderr)
    file = paths.default_workspace().with_name(f"bug-{datetime.now():%Y%m%d-%H%M%S}.txt")
    _show(window, bare, whole, file, _write(file, bare))


def _write(file: Path, text: str) -> UserError | None:
    """Write a report; return what kept it from being written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, text.encode("utf-8", "replace"))
    except UserError as error:
        return error
    except OSError as error:
        return UserError("{path} cannot be written: {why}.", path=file, why=error.strerror)
    return None


def _show(window: MainWindow, bare: str, whole: str, file: Path, failed: UserError | None) -> None:
    say = window.wording.say
    body = QWidget()
    column = QVBoxLayout(body)
    told = QLabel(
        say(
            "This is a fault of the program, not yours. What was saved is safe, and you can go on. "
            "A report without any article's text is in {file}.",
            file=file,
        )
        if failed is None
        else window.wording.error(failed)
    )
    told.setWordWrap(True)
    details = QPlainTextEdit(bare)
    details.setReadOnly(True)
    details.setAccessibleName(say("What happened"))
    more = QCheckBox(say("Add the error's own words, which may quote an article"))

    def choose(on: bool) -> None:
        details.setPlainText(whole if on else bare)
        _write(file, details.toPlainText())

    more.toggled.connect(choose)
    for part in (told, more):
        column.addWidget(part)
    column.addWidget(details, 1)
    show_box(window, say("Something went wrong"), body)
