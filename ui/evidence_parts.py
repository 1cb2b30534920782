"""Small pieces that evidence is laid out with: words, boxes, quiet buttons, keys, and their style sheet."""

from __future__ import annotations

import re
from typing import get_args

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy

from ui.enter import EnterPresses
from ui.theme import Theme, sans
from workbench.data import look
from workbench.rows import Outcome

SEMIBOLD = QFont.Weight.DemiBold
GAP_TINY, GAP_SMALL, GAP, GAP_WIDE = look()["space_px"][:4]
_CARD, _CONTROL = look()["radius_px"]["card"], look()["radius_px"]["control"]
_STANCE_LOOK = {"supports": "verified", "undermines": "disputed", "context": "not_checkable"}
_UNBROKEN = re.compile(r"\S{28}")


def sheet(theme: Theme) -> str:
    """Return the style of every piece in a theme; a label's `tone` is an outcome, a stance or "soft"."""
    colour = {
        name: theme.colour(name).name() for name in ("paper", "panel", "line", "line_strong", "ink", "focus")
    }
    rules = [
        "QScrollArea#evidence, QWidget#evidence_viewport, QWidget#evidence_body {{ background: transparent; }}",
        "QScrollArea#evidence {{ border: 2px solid transparent; }}",
        "QScrollArea#evidence QScrollBar:vertical {{ width: 10px; }}",
        "QScrollArea#evidence:focus {{ border: 2px solid {focus}; }}",
        'QScrollArea#evidence[dropping="true"] {{ border: 2px dashed {focus}; }}',
        'QFrame[piece="card"] {{ background: {paper}; border: 1px solid {line}; border-radius: {card}px; }}',
        'QFrame[piece="box"] {{ border: 1px solid {line}; border-radius: {control}px; }}',
        'QFrame[piece="quotation"] {{ border: none; border-left: 3px solid {line_strong}; }}',
        'QPushButton[piece="small"] {{ background: transparent; color: {ink}; border: 1px solid {line_strong};'
        " border-radius: {control}px; padding: 2px 8px; }}",
        'QPushButton[piece="small"]:hover {{ background: {panel}; border-color: {ink}; }}',
        'QPushButton[piece="small"]:focus {{ border: 2px solid {focus}; padding: 1px 7px; }}',
        'QLabel[piece="key"] {{ border: 1px solid {line_strong}; border-radius: 4px; padding: 0 4px; }}',
    ]
    tones = {"soft": theme.colour("ink_soft").name()}
    tones |= {outcome: theme.outcome(outcome).ink.name() for outcome in get_args(Outcome)}
    tones |= {stance: theme.tone(verdict).ink.name() for stance, verdict in _STANCE_LOOK.items()}
    tones["here"] = theme.colour("accent").name()
    styled = [rule.format(card=_CARD, control=_CONTROL, **colour) for rule in rules]
    styled += [f'QLabel[tone="{tone}"] {{ color: {ink}; }}' for tone, ink in tones.items()]
    styled += [
        f'QFrame[piece="box"][tone="{tone}"] {{ border: 2px solid {ink}; }}' for tone, ink in tones.items()
    ]
    return "\n".join(styled)


def words(text: str, font: QFont, tone: str = "", *, selectable: bool = False, wrap: bool = True) -> QLabel:
    """Return a label of plain text that takes the width it is given and breaks even an endless word."""
    label = _SelectableLabel() if selectable else QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)  # an article's "<img>" is text, never a picture
    label.setFont(font)
    label.setProperty("tone", tone)
    label.setWordWrap(wrap)
    set_words(label, text)
    if wrap:
        policy = label.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        label.setSizePolicy(policy)
    return label


class _SelectableLabel(QLabel):
    """Let its words be selected and copied, from when the pointer comes: until then it costs no document."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Become selectable."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().enterEvent(event)


def set_words(label: QLabel, text: str) -> None:
    """Show another text in a label of `words`."""
    spaced = text.replace("\u202f", "\u00a0")  # the sans font's narrow space is too narrow between digits
    label.setText(_UNBROKEN.sub("\\g<0>\u200b", spaced) if label.wordWrap() else spaced)


def frame(piece: str, tone: str = "") -> QFrame:
    """Return an empty frame of the style sheet's kind: "card", "box" or "quotation"."""
    made = QFrame()
    made.setProperty("piece", piece)
    made.setProperty("tone", tone)
    return made


def small_button(text: str, name: str, described: str) -> QPushButton:
    """Return a quiet button; `name` finds it again when its surroundings are built anew."""
    button = QPushButton(text)
    button.installEventFilter(EnterPresses(button))
    button.setObjectName(name)
    button.setProperty("piece", "small")
    button.setFont(sans(12))
    button.setAccessibleName(described)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button


def key_label(key: str) -> QLabel:
    """Return the picture of a key, for beside a button that the key stands for."""
    label = words(key, sans(11, SEMIBOLD), wrap=False)
    label.setProperty("piece", "key")
    return label


def key_size(key: str) -> QSize:
    """Return how much room the picture of a key takes, in pixels."""
    metrics = QFontMetrics(sans(11, SEMIBOLD))
    return QSize(max(metrics.horizontalAdvance(key) + 9, 17), metrics.height() + 3)


def paint_key(painter: QPainter, area: QRectF, key: str, ink: QColor, border: QColor) -> None:
    """Paint the picture of a key, as it stands on a keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(border, 1))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(sans(11, SEMIBOLD))
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, key)


class KeyButton(QPushButton):
    """Show a word and the key that does the same, without a frame until the pointer or the focus is there."""

    def __init__(self, theme: Theme, text: str, key: str, name: str, described: str) -> None:
        super().__init__(text)
        self._theme = theme
        self._key = key
        self.setObjectName(name)
        self.setFont(sans(13))
        self.setAccessibleName(described)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def dress(self, theme: Theme) -> None:
        """Show the same in another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the word, the key and a little air."""
        metrics = self.fontMetrics()
        key = key_size(self._key) if self._key else QSize(-GAP_TINY, 0)
        width = metrics.horizontalAdvance(self.text()) + GAP_TINY + key.width() + 2 * GAP_TINY
        return QSize(width, max(metrics.height(), key.height()) + 6)

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: nothing of it can be left out."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the frame under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the frame again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word, then its key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            focus = self.hasFocus()
            painter.setPen(QPen(self._theme.colour("focus" if focus else "line_strong"), 2 if focus else 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _CONTROL, _CONTROL)
        inside = QRectF(self.rect()).adjusted(GAP_TINY, 0, -GAP_TINY, 0)
        ink = self._theme.colour("ink")
        painter.setPen(ink)
        painter.setFont(self.font())
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._key:
            size = key_size(self._key)
            area = QRectF(inside.right() - size.width(), 0, size.width(), size.height())
            area.moveTop((self.height() - size.height()) // 2)
            paint_key(painter, area, self._key, ink, self._theme.colour("line_strong"))
        painter.end()
