"""The look can be read by everybody: contrast as WCAG 2.2 asks for AA, computed; never a meaning by colour alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QProgressBar,
    QPushButton,
    QScrollBar,
    QStyle,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.theme import VERDICT_CODES, Theme

TEXT, SIGN = 4.5, 3.0
"""WCAG 2.2: 1.4.3 for text, 1.4.11 for the edges of controls and for signs."""


def luminance(colour: QColor) -> float:
    """Return the relative luminance as WCAG defines it."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(one) for one in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_the_greatest_contrast_there_is() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ground", ["window", "paper", "panel"])
def test_words_and_links_can_be_read_on_every_ground(name: str, ground: str) -> None:
    theme = Theme(name)
    for ink in ("ink", "ink_soft", "accent"):
        assert contrast(theme.colour(ink), theme.colour(ground)) >= TEXT, ink


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_is_chosen_can_be_read_and_the_focus_and_the_edges_can_be_seen(name: str) -> None:
    theme = Theme(name)
    assert contrast(theme.colour("on_accent"), theme.colour("accent")) >= TEXT
    for ground in ("window", "paper", "panel"):
        for edge in ("focus", "line_strong"):
            assert contrast(theme.colour(edge), theme.colour(ground)) >= SIGN, (edge, ground)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("verdict", VERDICT_CODES)
def test_a_verdicts_ink_can_be_read_on_its_wash_and_on_the_page(name: str, verdict: str) -> None:
    theme = Theme(name)
    tone = theme.tone(verdict)
    for ground in (tone.wash, theme.colour("paper"), theme.colour("window"), theme.colour("panel")):
        assert contrast(tone.ink, ground) >= TEXT
    assert contrast(theme.colour("ink"), tone.wash) >= TEXT


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_verdict_has_a_mark_and_a_line_of_its_own_besides_its_colour(name: str) -> None:
    tones = [Theme(name).tone(verdict) for verdict in VERDICT_CODES]
    assert len({tone.mark for tone in tones}) == len(tones)
    assert len({tone.rule for tone in tones}) == len(tones)


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("kind", [QScrollBar, QComboBox, QTreeView, QProgressBar, QPushButton])
def test_nothing_moves_by_itself(qtbot: QtBot, qapp: QApplication, kind: type[QWidget]) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    assert widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) == 0
    assert not any(qapp.isEffectEnabled(effect) for effect in Qt.UIEffect)
