"""The rows of the command palette: what can be reached, under the headings of its kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.claims_model import AnyIndex
from ui.marks import one_line
from ui.theme import Theme, sans
from workbench.data import look
from workbench.wording import Wording, mark

Kind = Literal["action", "workspace", "article", "claim"]
KINDS: dict[Kind, str] = {
    "action": mark("Actions"), "workspace": mark("Recent workspaces"), "article": mark("Articles"),
    "claim": mark("Claims"),
}  # fmt: skip
ENTRY = int(Qt.ItemDataRole.UserRole) + 1  # the role that gives the Entry itself, or a heading's kind
ROW, HEAD = 36, 28
_TINY, _SMALL, _GAP, _WIDE = look()["space_px"][:4]
_DISPLAY, _ACCESSIBLE = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one thing that can be reached. code: an action's code, a file, an article's or a claim's id.

    note: what stands beside it. keys: as the user sees them. verdict: of a claim. possible: whether it can be
    done now.
    """

    kind: Kind
    code: object
    text: str
    note: str = ""
    keys: tuple[str, ...] = ()
    verdict: str | None = None
    possible: bool = True


class Rows(QAbstractListModel):
    """List entries under the headings of their kinds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Entry | Kind] = []
        self.wording = Wording("en")

    def set_rows(self, rows: Sequence[Entry | Kind]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return the entry in a row; None for a heading and outside the list."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Entry) else None

    def near(self, row: int, step: int) -> int | None:
        """Return the nearest row to this one that has an entry, looking in one direction first; None without any."""
        row = max(0, min(row, len(self.rows) - 1))
        ways = (
            range(row, len(self.rows) if step > 0 else -1, step),
            range(row, -1 if step > 0 else len(self.rows), -step),
        )
        return next((at for way in ways for at in way if self.entry(at)), None)

    def height(self) -> int:
        """Return how high all rows are, in pixels."""
        return sum(ROW if isinstance(row, Entry) else HEAD for row in self.rows)

    def told(self, entry: Entry) -> str:
        """Return an entry as a screen reader says it."""
        known = self.wording.label(entry.verdict or "undecided") if entry.kind == "claim" else ""
        barred = "" if entry.possible else self.wording.say("not possible now")
        return ", ".join(part for part in (entry.text, entry.note, known, *entry.keys, barred) if part)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) if self.entry(index.row()) else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ENTRY:
            return row
        if role in (_DISPLAY, _ACCESSIBLE):
            return self.told(row) if isinstance(row, Entry) else self.wording.say(KINDS[row])
        return None


class EntryList(QListView):
    """Show the rows; the keyboard stays in the field.

    pointed: the row under the pointer, where it moved.
    """

    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme | None = None
        self._empty = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_empty_text(self, text: str) -> None:
        """Set what is written where nothing is listed."""
        self._empty = text
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if isinstance(index.data(ENTRY), Entry):
            self.pointed.emit(index.row())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty and self.theme is not None:
            painter = QPainter(self.viewport())
            painter.setFont(sans(14))
            painter.setPen(self.theme.colour("ink_soft"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._empty)


class EntryDelegate(QStyledItemDelegate):
    """Paint a heading, or an entry with its note at the right and its keys as caps."""

    def __init__(self, theme: Theme, wording: Wording, view: QListView) -> None:
        super().__init__(view)
        self.theme, self.wording = theme, wording
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, ROW if isinstance(index.data(ENTRY), Entry) else HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        area: QRect = option.rect
        row = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = area.adjusted(_SMALL + 2, 0, -_SMALL - 2, 0)
        if isinstance(row, Entry):
            current = index.row() == self._view.currentIndex().row()
            if current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.theme.colour("accent"))
                painter.drawRoundedRect(QRectF(area).adjusted(0, 1, 0, -1), 6, 6)
            self._paint_entry(painter, inside, row, current)
        else:
            painter.setFont(sans(12, QFont.Weight.DemiBold))
            painter.setPen(self.theme.colour("ink_soft"))
            painter.drawText(
                inside.adjusted(0, 0, 0, -2), int(_LEFT | Qt.AlignmentFlag.AlignBottom), index.data()
            )
        painter.restore()

    def _paint_entry(self, painter: QPainter, inside: QRect, entry: Entry, current: bool) -> None:
        ink = self.theme.colour("on_accent" if current else "ink" if entry.possible else "line_strong")
        soft = ink if current else self.theme.colour("ink_soft" if entry.possible else "line_strong")
        right = inside.right()
        for key in reversed(entry.keys):
            right = self._paint_key(painter, right, inside, key, soft)
        if entry.kind == "claim":
            tone = self.theme.tone(entry.verdict)
            painter.setFont(sans(14, QFont.Weight.DemiBold))
            painter.setPen(ink if current else tone.ink)
            painter.drawText(QRect(inside.x(), inside.y(), 20, inside.height()), int(_LEFT), tone.mark)
            inside = inside.adjusted(24, 0, 0, 0)
        text = one_line(entry.text)
        font, small = sans(14), sans(12)
        wide = right - inside.x()
        note = one_line(entry.note if entry.possible else self.wording.say("not possible now"))
        room = max(wide - min(QFontMetrics(font).horizontalAdvance(text), wide) - _WIDE, wide // 4)
        note = QFontMetrics(small).elidedText(note, Qt.TextElideMode.ElideRight, room) if note else ""
        taken = QFontMetrics(small).horizontalAdvance(note) + _GAP if note else 0
        painter.setFont(small)
        painter.setPen(soft)
        painter.drawText(QRect(inside.x(), inside.y(), wide, inside.height()), int(_RIGHT), note)
        painter.setFont(font)
        painter.setPen(ink)
        shown = QFontMetrics(font).elidedText(text[:400], Qt.TextElideMode.ElideRight, wide - taken)
        painter.drawText(QRect(inside.x(), inside.y(), wide - taken, inside.height()), int(_LEFT), shown)

    def _paint_key(self, painter: QPainter, right: int, inside: QRect, key: str, ink: QColor) -> int:
        font = sans(11)
        metrics = QFontMetrics(font)
        width, height = max(metrics.horizontalAdvance(key) + 2 * _TINY + 4, 20), metrics.height() + 4
        box = QRectF(right - width + 0.5, inside.center().y() - height / 2 + 1, width, height)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        left: int = int(right - width) - _SMALL
        return left
