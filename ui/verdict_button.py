"""The buttons of the verdict bar: one per verdict, and the two halves of the question's switch."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.evidence_parts import GAP, GAP_SMALL, GAP_TINY, SEMIBOLD, key_size, paint_key
from ui.theme import Theme, sans
from workbench.data import look
from workbench.rows import Verdict

_RADIUS = look()["radius_px"]["control"]
_MARK = 24  # the round mark's width, in pixels
_EDGE = GAP_SMALL - 1
_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class VerdictButton(QPushButton):
    """Show one verdict by its mark, its word and its key; checked is the claim's current verdict.

    A press only asks: what is checked follows from the claim that is shown.
    """

    def __init__(self, verdict: Verdict, key: str, theme: Theme) -> None:
        super().__init__()
        self.verdict = verdict
        self.key = key
        self.theme = theme
        self._lines = 1
        self.setCheckable(True)
        self.setObjectName(f"verdict-{verdict}")
        self.setFont(sans(13))
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def set_word(self, word: str, lines: int) -> None:
        """Show the verdict's word, with room for so many lines of it."""
        self._lines = lines
        self.setText(word)
        self.updateGeometry()

    def nextCheckState(self) -> None:
        """Leave it as it is at a press."""

    def sizeHint(self) -> QSize:
        """Return the room for the longest word, each word of the verdict on a line of its own."""
        metrics = QFontMetrics(sans(13, SEMIBOLD))
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        height = 2 * _EDGE + _MARK + 2 * GAP_TINY + self._lines * metrics.height()
        return QSize(max(longest, _MARK) + 2 * 3, height + key_size(self.key).height())

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: no word is ever cut."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show it at rest again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, mark, word and key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone, current, enabled = self.theme.tone(self.verdict), self.isChecked(), self.isEnabled()
        ink = self.theme.colour("ink" if enabled else "line_strong")
        edge = tone.ink if current else self.theme.colour("line_strong" if enabled else "line")
        ground = self.theme.colour("panel" if enabled and (self.underMouse() or self.isDown()) else "paper")
        width = 2.0 if current else 1.0
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(edge, width))
        painter.setBrush(tone.wash if current else ground)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        middle = self.width() / 2
        mark = QRectF(middle - _MARK / 2, _EDGE, _MARK, _MARK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone.ink if current else tone.wash if enabled else self.theme.colour("panel"))
        painter.drawEllipse(mark)
        painter.setPen(self.theme.colour("paper") if current else tone.ink if enabled else ink)
        painter.setFont(sans(14, SEMIBOLD))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, tone.mark)
        key = key_size(self.key)
        foot = self.height() - _EDGE - key.height()
        painter.setPen(ink)
        painter.setFont(sans(13, SEMIBOLD if current else QFont.Weight.Normal))
        text = QRectF(2, mark.bottom() + GAP_TINY, self.width() - 4, foot - mark.bottom() - GAP_TINY)
        painter.drawText(text, int(_CENTRED), self.text())
        cap = QRectF(QPointF(round(middle - key.width() / 2), foot), key.toSizeF())
        paint_key(painter, cap, self.key, ink, edge)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            inset = 4.0 if current else 1.0
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS - inset / 2, _RADIUS - inset / 2
            )  # fmt: skip
        painter.end()


class SwitchHalf(QPushButton):
    """Show one of two choices of a switch; `last` is the right half, key the picture of a key after its word."""

    def __init__(self, theme: Theme, *, last: bool, key: str = "") -> None:
        super().__init__()
        self.theme = theme
        self._last = last
        self._key = key
        self.setCheckable(True)
        self.setFont(sans(13))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room for the word in semibold, so that choosing moves nothing."""
        metrics = QFontMetrics(sans(13, SEMIBOLD))
        key = key_size(self._key).width() + GAP_TINY if self._key else 0
        return QSize(
            metrics.horizontalAdvance(self.text()) + key + 2 * (GAP - 2), metrics.height() + GAP_SMALL
        )

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: nothing of it can be left out."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the half, filled where it is chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, enabled = self.isChecked(), self.isEnabled()
        ground = self.theme.colour("accent" if chosen and enabled else "paper")
        ink = self.theme.colour("on_accent" if chosen and enabled else "ink" if enabled else "line_strong")
        border = self.theme.colour("accent" if chosen and enabled else "line_strong" if enabled else "line")
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(border, 1))
        painter.setBrush(ground)
        painter.drawPath(self._half(area))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("on_accent" if chosen else "focus"), 2))
            painter.drawPath(self._half(area.adjusted(2.5, 2.5, -2.5, -2.5)))
        inside = QRectF(self.rect()).adjusted(GAP - 2, 0, -(GAP - 2), 0)
        painter.setPen(ink)
        painter.setFont(sans(13, SEMIBOLD if chosen else QFont.Weight.Normal))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._key:
            size = key_size(self._key)
            top = (self.height() - size.height()) // 2
            cap = QRectF(inside.right() - size.width(), top, size.width(), size.height())
            paint_key(painter, cap, self._key, ink, ink if chosen else border)
        painter.end()

    def _half(self, area: QRectF) -> QPainterPath:
        """Return a rectangle with round corners on the outer side only."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(area, _RADIUS, _RADIUS)
        inner = QRectF(area)
        if self._last:
            inner.setRight(area.left() + _RADIUS)
        else:
            inner.setLeft(area.right() - _RADIUS)
        path.addRect(inner)
        return path.simplified()
