"""The one place where code points meet Qt's UTF-16 units."""

from __future__ import annotations

from bisect import bisect_left, bisect_right


class Offsets:
    """Convert positions in one text between code points and UTF-16 units.

    Only characters beyond U+FFFF differ: they are one code point and two units. A unit in the middle of such
    a character is its beginning.
    """

    def __init__(self, text: str) -> None:
        self._points = (
            [i for i, character in enumerate(text) if character > "\uffff"] if not text.isascii() else []
        )
        self._units = [point + order for order, point in enumerate(self._points)]

    def to_qt(self, point: int) -> int:
        """Return the UTF-16 position of a code-point position."""
        return point + bisect_left(self._points, point)

    def from_qt(self, unit: int) -> int:
        """Return the code-point position of a UTF-16 position."""
        return unit - bisect_right(self._units, unit - 1)
