"""Which words of a window are cut off: asked of every label and button that is to be seen; lists elide theirs."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

_ROUNDING = 2  # pixels by which a font's measures may differ from what is drawn


def clipped(window: QWidget) -> list[str]:
    """Return the words of a window's visible parts that have less room than they need."""
    return [
        f"{type(part).__name__} {words!r}"
        for part in [window, *window.findChildren(QWidget)]
        if part.isVisible() and (words := _cut(part))
    ]


def _cut(part: QWidget) -> str:
    if isinstance(part, QLabel):
        return part.text() if part.text() and not _label_fits(part) else ""
    if isinstance(part, QAbstractButton) and part.text():
        return part.text() if _lacks(part, part.sizeHint()) else ""
    return ""


def _label_fits(label: QLabel) -> bool:
    room = label.contentsRect()
    if label.wordWrap():
        return label.heightForWidth(label.width()) <= label.height() + _ROUNDING
    if label.textFormat() == Qt.TextFormat.RichText or "<" in label.text():
        return not _lacks(label, label.sizeHint())
    needed = label.fontMetrics().boundingRect(QRect(0, 0, 10_000, 10_000), 0, label.text())
    return needed.width() <= room.width() + _ROUNDING and needed.height() <= room.height() + 2 * _ROUNDING


def _lacks(part: QWidget, needed: QSize) -> bool:
    return needed.width() > part.width() + _ROUNDING or needed.height() > part.height() + _ROUNDING
