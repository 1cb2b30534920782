"""A text view that knows whether the keyboard brought the focus to it, for whoever paints the ring."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTextEdit


class RingedTextEdit(QTextEdit):
    """Tell when a ring is due: `ring` says whether it is."""

    ring_changed = Signal()
    ring = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is when it came by the keyboard."""
        self._set_ring(event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._set_ring(False)
        super().focusOutEvent(event)

    def _set_ring(self, ring: bool) -> None:
        self.ring = ring
        self.ring_changed.emit()
