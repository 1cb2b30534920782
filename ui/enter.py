"""Enter presses a button that has the focus; Qt alone asks for the space bar outside of dialogs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterPresses(QObject):
    """Watch buttons that it is installed on."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press a button on Enter."""
        if (
            isinstance(watched, QAbstractButton)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            and watched.isEnabled()
        ):
            watched.animateClick()
            return True
        return super().eventFilter(watched, event)
