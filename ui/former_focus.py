"""Who had the keyboard before something lay over the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class FormerFocus(QObject):
    """Remember the widget that has the keyboard, and give it back where that widget is still there.

    Parts of the evidence are made anew while something lies over them: a widget that goes says so itself, for one
    that is gone cannot be asked.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._widget: QWidget | None = None

    def take(self) -> None:
        """Remember who has the keyboard now."""
        self.forget()
        self._widget = QApplication.focusWidget()
        if self._widget is not None:
            self._widget.destroyed.connect(self.forget)

    def give_back(self) -> None:
        """Give the keyboard back, and forget who had it."""
        widget = self._widget
        self.forget()
        if widget is not None and widget.isVisible():
            widget.setFocus(Qt.FocusReason.PopupFocusReason)

    def forget(self) -> None:
        """Remember nobody."""
        if self._widget is not None:
            self._widget.destroyed.disconnect(self.forget)
            self._widget = None
