"""Real widgets without a screen, dressed in the program's own look."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Theme, apply
from workbench.wording import Wording


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme, applied to the whole program."""
    return apply(qapp, "light")


@pytest.fixture
def wording() -> Wording:
    """The program's words in English."""
    return Wording("en")
