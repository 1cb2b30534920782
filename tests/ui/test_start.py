"""Starting: the window is painted before the store and the language are imported; Qt itself is sound."""

import subprocess
import sys

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel

from ui.theme import SANS, SERIF, Theme, sans, serif

LATE = (
    "sqlmodel", "sqlalchemy", "alembic", "pydantic", "jinja2", "typst", "py3langid", "rapidfuzz", "typer",
    "workbench.text", "workbench.claims", "workbench.checks", "workbench.store", "workbench.review",
)  # fmt: skip


def modules_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


def test_the_window_is_imported_without_the_store_and_the_language() -> None:
    assert modules_after("import ui.program").isdisjoint(LATE)


def test_a_command_never_imports_qt() -> None:
    loaded = modules_after("import ui.app, workbench.cli")
    assert not [name for name in loaded if name.startswith(("PySide6", "shiboken6"))]


def test_void_calls_leave_none_alone(qapp: QApplication) -> None:
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("riscontro")
    assert abs(sys.getrefcount(None) - before) < 100


def test_the_programs_own_fonts_are_used(theme: Theme) -> None:
    assert QFontInfo(sans()).family() == SANS
    assert QFontInfo(serif()).family() == SERIF
