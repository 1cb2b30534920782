"""Every key, by menu, as caps: built from the actions, with the keys that Qt's own controls answer to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.actions import ACTIONS, MENUS
from ui.palette_entries import plain, spoken_keys
from ui.theme import Theme, sans, serif
from workbench.wording import Wording, mark

if TYPE_CHECKING:
    from ui.window import MainWindow

_WIDE = 1180  # pixels of a window that has room for three columns
_WHILE_WRITING = (
    (("Ctrl+Return",), mark("Keep a conclusion and go back to the claims")),
    (("Esc",), mark("Leave a field, a palette, a page without changing anything")),
)
_IN_LISTS = (
    (("Up", "Down"), mark("Walk a list, a chart or the filters")),
    (("Return",), mark("Open what is chosen; list a bar's claims")),
    (("Tab", "Shift+Tab"), mark("Go to the next part of the window, or to the one before")),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Hold the keys of one menu: its title, and for each line the keys and what they do."""

    title: str
    lines: tuple[tuple[tuple[str, ...], str], ...]


def groups(wording: Wording) -> list[Group]:
    """Return every key by menu, in the menus' order, then those of lists and of writing."""
    say = wording.say
    made = [
        Group(
            plain(say(menu)),
            tuple((one.keys, plain(say(one.text))) for one in ACTIONS if one.menu == menu and one.keys),
        )
        for menu in MENUS
    ]
    made.append(Group(say("In lists and charts"), tuple((keys, say(text)) for keys, text in _IN_LISTS)))
    made.append(Group(say("While writing"), tuple((keys, say(text)) for keys, text in _WHILE_WRITING)))
    return [group for group in made if group.lines]


def show(window: MainWindow) -> None:
    """Show every key in a box that Esc closes."""
    say = window.wording.say
    dialog = QDialog(window)
    dialog.setWindowTitle(say("Keys"))
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(24, 20, 24, 20)
    whole.setSpacing(16)
    heading = QLabel(say("Keys"))
    heading.setFont(serif(20))
    note = QLabel(say("Letters act while no field has the keyboard. {key} finds every action by its name.",
                      key=spoken_keys("Ctrl+K")))  # fmt: skip
    note.setStyleSheet(f"color: {window.theme.colour('ink_soft').name()};")
    note.setWordWrap(True)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    body = sheet(groups(window.wording), window.theme, 3 if window.width() >= _WIDE else 2)
    scroll.setWidget(body)
    for part in (scroll.viewport(), body):
        part.setAutoFillBackground(False)
    scroll.setStyleSheet("QScrollArea { background: transparent; }")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(say("Close"))
    buttons.rejected.connect(dialog.reject)
    for part in (heading, note):
        whole.addWidget(part)
    whole.addWidget(scroll, 1)
    whole.addWidget(buttons)
    wanted = body.sizeHint()
    room = window.size()
    dialog.resize(
        min(max(wanted.width() + 72, 640), room.width() - 48),
        min(wanted.height() + 200, room.height() - 48),
    )
    dialog.exec()


def sheet(made: Sequence[Group], theme: Theme, columns: int) -> QWidget:
    """Return the groups in columns of about the same height."""
    body = QWidget()
    across = QHBoxLayout(body)
    across.setContentsMargins(0, 0, 16, 0)
    across.setSpacing(40)
    for column in _columns(made, columns):
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        place = 0
        for group in column:
            place = _fill(grid, place, group, theme)
        grid.setRowStretch(place, 1)
        across.addLayout(grid, 1)
    return body


def _fill(grid: QGridLayout, place: int, group: Group, theme: Theme) -> int:
    head = QLabel(group.title)
    head.setFont(sans(13, QFont.Weight.DemiBold))
    head.setStyleSheet(f"color: {theme.colour('ink_soft').name()};")
    head.setContentsMargins(0, 12 if place else 0, 0, 0)
    grid.addWidget(head, place, 0, 1, 2)
    place += 1
    for keys, text in group.lines:
        told = QLabel(text)
        told.setWordWrap(True)
        spoken = [spoken_keys(key) for key in keys]
        told.setAccessibleName(f"{text}: {', '.join(spoken)}")
        grid.addWidget(
            _caps(spoken, theme), place, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        )
        grid.addWidget(told, place, 1, Qt.AlignmentFlag.AlignVCenter)
        place += 1
    return place


def _caps(keys: Sequence[str], theme: Theme) -> QWidget:
    """Return keys as caps beside each other."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(4)
    ink, line, paper = (theme.colour(name).name() for name in ("ink", "line_strong", "paper"))
    for key in keys:
        cap = QLabel(key)
        cap.setFont(sans(12))
        cap.setMinimumWidth(24)
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cap.setStyleSheet(
            f"color: {ink}; background: {paper}; border: 1px solid {line}; border-radius: 4px; padding: 1px 5px;"
        )
        across.addWidget(cap)
    return row


def _columns(made: Sequence[Group], columns: int) -> list[list[Group]]:
    """Return the groups in so many columns, in their order, the highest column as low as can be."""
    heights = [len(group.lines) + 2 for group in made]

    def tallest(cuts: tuple[int, ...]) -> int:
        edges = (0, *cuts, len(made))
        return max(sum(heights[start:end]) for start, end in pairwise(edges))

    best = min(combinations(range(1, len(made)), columns - 1), key=tallest)
    edges = (0, *best, len(made))
    return [list(made[start:end]) for start, end in pairwise(edges)]
