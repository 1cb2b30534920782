"""Which keys a page that is only read keeps for itself; all others are the window's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QScrollBar

_KEYPAD, _CONTROL = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ControlModifier
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_ENDS = {Qt.Key.Key_Home, Qt.Key.Key_End}
_TO = QTextCursor.MoveOperation
_MOVES = {
    Qt.Key.Key_Left: (_TO.Left, _TO.WordLeft),
    Qt.Key.Key_Right: (_TO.Right, _TO.WordRight),
    Qt.Key.Key_Up: (_TO.Up, _TO.PreviousBlock),
    Qt.Key.Key_Down: (_TO.Down, _TO.NextBlock),
    Qt.Key.Key_Home: (_TO.StartOfLine, _TO.Start),
    Qt.Key.Key_End: (_TO.EndOfLine, _TO.End),
}


def selection_move(event: QKeyEvent) -> QTextCursor.MoveOperation | None:
    """Return how far a key with Shift extends the selection, further with Ctrl; None where it does not."""
    modifiers = event.modifiers() & ~_KEYPAD
    if modifiers & ~_CONTROL != _SHIFT or event.key() not in _MOVES:
        return None
    return _MOVES[Qt.Key(event.key())][modifiers != _SHIFT]


def scroll_target(event: QKeyEvent, bar: QScrollBar, line: float) -> int | None:
    """Return where a key scrolls to, None where it does not; `line` is one line's height in pixels.

    Two lines stay in view from page to page.
    """
    key, modifiers = event.key(), event.modifiers() & ~_KEYPAD
    back = modifiers == _SHIFT and key == Qt.Key.Key_Space
    if not (back or modifiers == _NONE or (modifiers == _CONTROL and key in _ENDS)):
        return None
    page = max(bar.pageStep() - round(2 * line), round(line))
    steps = {
        Qt.Key.Key_Up: -round(line),
        Qt.Key.Key_Down: round(line),
        Qt.Key.Key_PageUp: -page,
        Qt.Key.Key_PageDown: page,
        Qt.Key.Key_Space: -page if back else page,
        Qt.Key.Key_Home: -bar.maximum(),
        Qt.Key.Key_End: bar.maximum(),
    }
    step = next((step for own, step in steps.items() if own == key), None)
    return None if step is None else bar.value() + step
