"""The look: colours, fonts and spacing, read from one file and given to Qt as palette and style.

Fusion with our own palettes, because the system's dark scheme does not reach every platform.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import font_source_sans_pro
import font_source_serif_pro
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from workbench.data import look, resources

SERIF, SANS = "Source Serif Pro", "Source Sans Pro"
VERDICT_CODES = ("verified", "partly", "disputed", "unverifiable", "not_checkable", "undecided")
_OUTCOME_LOOK = {
    "consistent": "verified",
    "inconsistent": "disputed",
    "not comparable": "partly",
    "ambiguous": "partly",
    "to read": "partly",
    "no source": "not_checkable",
}
_FACES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")


@dataclass(frozen=True, slots=True)
class Tone:
    """Hold how one verdict looks: its ink, its wash, its mark and the style of its line."""

    ink: QColor
    wash: QColor
    mark: str
    rule: str


class Theme:
    """Give colours, fonts and spaces of one theme, "light" or "dark"."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._colours: dict[str, Any] = look()[name]

    def colour(self, name: str) -> QColor:
        """Return a colour by its name in the look ("paper", "ink_soft", "accent")."""
        return QColor(self._colours[name])

    def tone(self, verdict: str | None) -> Tone:
        """Return how a verdict looks; None is undecided."""
        own = self._colours[(verdict or "undecided").replace(" ", "_")]
        return Tone(QColor(own["ink"]), QColor(own["wash"]), own["mark"], own["rule"])

    def outcome(self, outcome: str) -> Tone:
        """Return how a finding's outcome looks, in the colours of the verdict that it comes closest to."""
        return self.tone(_OUTCOME_LOOK[outcome])

    def palette(self) -> QPalette:
        """Return the palette that Fusion draws every control with."""
        palette = QPalette()
        role = QPalette.ColorRole
        for target, name in (
            (role.Window, "window"), (role.Base, "paper"), (role.AlternateBase, "panel"), (role.Button, "panel"),
            (role.ToolTipBase, "paper"), (role.Text, "ink"), (role.WindowText, "ink"), (role.ButtonText, "ink"),
            (role.ToolTipText, "ink"), (role.PlaceholderText, "ink_soft"), (role.Highlight, "accent"),
            (role.HighlightedText, "on_accent"), (role.Link, "accent"), (role.Mid, "line"),
            (role.Dark, "line_strong"), (role.Light, "paper"), (role.Midlight, "panel"), (role.Shadow, "line_strong"),
            (role.Accent, "accent"),
        ):  # fmt: skip
            palette.setColor(target, self.colour(name))
        faint = self.colour("line_strong")
        for target in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, faint)
        return palette

    def style(self) -> str:
        """Return the style sheet for what a palette cannot say."""
        sheet = (Path(__file__).parent / "style.qss").read_text("utf-8")
        for name, value in self._colours.items():
            if isinstance(value, str):
                sheet = sheet.replace(f"@{name};", f"{value};")
        return sheet.replace("@icons;", (resources() / "icons").as_posix()).replace("@theme;", self.name)


@cache
def load_fonts() -> None:
    """Load the program's own fonts once, so that every machine shows the same page."""
    for package, family in (
        (font_source_serif_pro, "SourceSerifPro"),
        (font_source_sans_pro, "SourceSansPro"),
    ):
        for face in _FACES:
            file = Path(package.font_directory) / f"{family}-{face}.otf"
            if file.is_file():
                QFontDatabase.addApplicationFont(str(file))


def sans(size: float = 14, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface's font in pixels of the look, scaled with the system's font size."""
    return _font(SANS, size, weight)


def serif(size: float = 19, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the reading font in pixels of the look, scaled with the system's font size."""
    return _font(SERIF, size, weight)


def _font(family: str, size: float, weight: QFont.Weight) -> QFont:
    font = QFont(family)
    font.setPixelSize(round(size * _scale()))
    font.setWeight(weight)
    return font


@cache
def _scale() -> float:
    """Return how much larger than usual the system's own font is; usual is 9 to 11 points."""
    points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return max(1.0, points / 11) if points > 0 else 1.0


def apply(application: QApplication, name: str) -> Theme:
    """Dress the whole program in a theme and return it.

    Nothing moves by itself, so that no system's wish for less motion has to be asked for.
    """
    theme = Theme(name)
    load_fonts()
    application.setStyle("Fusion")
    for effect in Qt.UIEffect:
        application.setEffectEnabled(effect, False)
    application.setPalette(theme.palette())
    application.setFont(sans())
    application.setStyleSheet(theme.style())
    return theme
