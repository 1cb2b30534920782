"""Stacked bars: what a chart says, where its parts lie, and how they are painted on a screen or into a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from ui.marks import one_line
from ui.theme import Theme, Tone, sans
from workbench.data import look
from workbench.wording import Wording

Wish = Mapping[str, Any]
"""Fields of a `Wanted`: which claims a part of a chart stands for."""

SIGNS = {
    "consistent": "=", "inconsistent": "≠", "not comparable": "∥", "ambiguous": "?", "to read": "→",
    "no source": "–",
}  # fmt: skip
_OPEN, _HATCHED, _PALE = ("undecided", "no source"), ("ambiguous",), ("to read",)
_TINY, _SMALL, _GAP, _WIDE, _WIDER = look()["space_px"][:5]
_ROW, _BAR, _ROUND = 32.0, 20.0, 4.0
_LEAST = 3.0  # pixels of the thinnest part
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRED = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one stretch of a bar: a verdict or an outcome, its word, how many, and which claims these are."""

    code: str
    label: str
    count: int
    wish: Wish | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """Hold one bar; `wish` are all its claims, None where the bar stands for several groups."""

    label: str
    parts: tuple[Part, ...]
    wish: Wish | None = None

    @property
    def total(self) -> int:
        """How many claims or findings the bar counts."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True)
class Chart:
    """Hold one chart: its title, its bars from top to bottom, and what is said where there are none.

    legend: a part for each code with its sum, where this chart explains them. head: what the labels name.
    middle: whether a long label is cut in its middle, because its end tells more.
    """

    title: str
    bars: tuple[Bar, ...]
    empty: str = ""
    legend: tuple[Part, ...] = ()
    head: str = ""
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold where one part lies, or a bar's label (part -1), in pixels, with what it says and asks for."""

    bar: int
    part: int
    area: QRectF
    wish: Wish | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold where everything of a chart lies in a width."""

    width: float
    height: float
    label_width: float
    bar_width: float
    cells: tuple[Cell, ...]
    legend: tuple[QRectF, ...] = field(default=())
    top: float = 0.0


def lay_out(chart: Chart, width: float, wording: Wording) -> Layout:
    """Return where a chart's parts lie: labels at the left, bars of one scale, what is too thin said at the right."""
    legend, top = _lay_legend(chart, width, wording)
    metrics = QFontMetricsF(sans(13))
    longest = max((metrics.horizontalAdvance(one_line(bar.label)[:200]) for bar in chart.bars), default=0.0)
    label_width = min(longest + 2, width * 0.36) if any(bar.label for bar in chart.bars) else 0.0
    start = label_width + _GAP if label_width else 0.0
    most = max((bar.total for bar in chart.bars), default=0)
    told = max((_told_width(bar, wording) for bar in chart.bars), default=0.0)
    bar_width = max(width - start - told - _SMALL, 40.0)
    cells: list[Cell] = []
    for row, bar in enumerate(chart.bars):
        y = top + row * _ROW
        if label_width:
            cells.append(Cell(row, -1, QRectF(0, y + 3, label_width, _ROW - 6), bar.wish))
        x = start
        for number, part in enumerate(bar.parts):
            wide = max(bar_width * part.count / most, _LEAST)
            area = QRectF(x, y + (_ROW - _BAR) / 2, wide, _BAR)
            cells.append(Cell(row, number, area, part.wish))
            x += wide
    height = top + max(len(chart.bars) * _ROW, _ROW)
    return Layout(width, height, label_width, bar_width, tuple(cells), legend, top)


def paint(painter: QPainter, chart: Chart, laid: Layout, theme: Theme, wording: Wording) -> None:
    """Paint a chart without its title, its upper left corner at the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for part, area in zip(chart.legend, laid.legend, strict=True):
        _paint_key(painter, area, part, theme, wording)
    if not chart.bars:
        painter.setFont(sans(14))
        painter.setPen(theme.colour("ink_soft"))
        painter.drawText(QRectF(0, laid.top, laid.width, _ROW), int(_LEFT), chart.empty)
    ends: dict[int, float] = {}
    for cell in laid.cells:
        bar = chart.bars[cell.bar]
        if cell.part < 0:
            painter.setFont(sans(13))
            painter.setPen(theme.colour("ink" if cell.wish is not None else "ink_soft"))
            mode = Qt.TextElideMode.ElideMiddle if chart.middle else Qt.TextElideMode.ElideRight
            elided = QFontMetricsF(sans(13)).elidedText(one_line(bar.label)[:400], mode, cell.area.width())
            painter.drawText(cell.area, int(_LEFT), elided)
        else:
            _paint_part(painter, cell, bar, theme, wording)
            ends[cell.bar] = cell.area.right()
    for row, end in ends.items():
        _paint_told(painter, chart.bars[row], row, end, laid, theme, wording)


def tone_of(code: str, theme: Theme) -> tuple[Tone, str]:
    """Return how a verdict or an outcome looks, and its sign."""
    if code in SIGNS:
        return theme.outcome(code), SIGNS[code]
    tone = theme.tone(code)
    return tone, tone.mark


def sentence(bar: Bar, part: Part | None, wording: Wording) -> str:
    """Return what a bar, or one part of it, says."""
    whole = one_line(bar.label) or wording.say("all claims")
    if part is None:
        listed = ", ".join(f"{wording.number(one.count)} {one.label}" for one in bar.parts)
        return f"{whole}: {wording.number(bar.total)} ({listed})"
    share = round(100 * part.count / bar.total)
    return wording.say(
        "{whole}: {part} {label} of {total} ({share}%)",
        whole=whole, part=part.count, label=part.label, total=bar.total, share=share,
    )  # fmt: skip


def _paint_part(painter: QPainter, cell: Cell, bar: Bar, theme: Theme, wording: Wording) -> None:
    """Paint one stretch; a hairline of the ground parts it from the next, the bar's ends are round."""
    part = bar.parts[cell.part]
    first, last = cell.part == 0, cell.part == len(bar.parts) - 1
    area = cell.area.adjusted(0, 0, 0 if last else -1.5, 0)
    if area.width() < 1:
        area.setWidth(1)
    ink = _fill(painter, area, part.code, theme, first, last)
    counted, sign = _inside(part, theme, wording), tone_of(part.code, theme)[1]
    text = next((text for text, air in ((counted, 6), (sign, 1)) if _fits(text, cell.area.width(), air)), "")
    painter.setFont(sans(12, QFont.Weight.DemiBold))
    painter.setPen(ink)
    painter.drawText(area, int(_CENTRED), text)


def _fill(painter: QPainter, area: QRectF, code: str, theme: Theme, first: bool, last: bool) -> QColor:
    """Fill a stretch in the manner of its code, and return the ink that can be read on it."""
    tone, _sign = tone_of(code, theme)
    shape = _rounded(area, first, last)
    if code in _OPEN:
        painter.fillPath(shape, theme.colour("window"))
        _outline(painter, area, first, last, theme.colour("line_strong"))
        return theme.colour("ink_soft")
    if code in _HATCHED or code in _PALE:
        painter.fillPath(shape, tone.wash)
        if code in _HATCHED:
            painter.save()
            painter.setClipPath(shape)
            faint = QColor(tone.ink)
            faint.setAlphaF(0.28)
            painter.setPen(QPen(faint, 1.5))
            x = area.left() - area.height()
            while x < area.right():
                painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()))
                x += 6
            painter.restore()
        _outline(painter, area, first, last, tone.ink)
        return tone.ink
    painter.fillPath(shape, tone.ink)
    return theme.colour("paper")


def _outline(painter: QPainter, area: QRectF, first: bool, last: bool, ink: QColor) -> None:
    painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
    painter.setPen(QPen(ink, 1))
    painter.drawPath(_rounded(area.adjusted(0.5, 0.5, -0.5, -0.5), first, last))


def _rounded(area: QRectF, first: bool, last: bool) -> QPainterPath:
    """Return an area as a path with round corners at the bar's ends only."""
    path = QPainterPath()
    radius = min(_ROUND, area.width() / 2)
    path.addRoundedRect(area, radius, radius)
    square = QPainterPath()
    if not first:
        square.addRect(area.adjusted(0, 0, -area.width() / 2, 0))
    if not last:
        square.addRect(area.adjusted(area.width() / 2, 0, 0, 0))
    return path.united(square).simplified() if not (first and last) else path


def _inside(part: Part, theme: Theme, wording: Wording) -> str:
    return f"{tone_of(part.code, theme)[1]} {wording.number(part.count)}"


def _fits(text: str, width: float, air: float = 6) -> bool:
    return QFontMetricsF(sans(12, QFont.Weight.DemiBold)).horizontalAdvance(text) + air <= width


def _paint_told(
    painter: QPainter, bar: Bar, row: int, end: float, laid: Layout, theme: Theme, wording: Wording
) -> None:
    """Write a bar's total after it, then the parts that were too thin to hold their own count."""
    thin = {cell.part for cell in laid.cells if cell.bar == row and cell.part >= 0
            and not _fits(_inside(bar.parts[cell.part], theme, wording), cell.area.width())}  # fmt: skip
    y, x = laid.top + row * _ROW, end + _SMALL
    total = wording.number(bar.total)
    x = _write(painter, x, y, total, theme.colour("ink"), QFont.Weight.DemiBold)
    for number in sorted(thin) if len(bar.parts) > 1 else ():
        part = bar.parts[number]
        ink = theme.colour("ink_soft") if part.code in _OPEN else tone_of(part.code, theme)[0].ink
        x = _write(painter, x + _SMALL, y, _inside(part, theme, wording), ink, QFont.Weight.Normal)


def _write(painter: QPainter, x: float, y: float, text: str, ink: QColor, weight: QFont.Weight) -> float:
    font = sans(12, weight)
    width = QFontMetricsF(font).horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(QRectF(x, y, width + 2, _ROW), int(_LEFT), text)
    return x + width


def _told_width(bar: Bar, wording: Wording) -> float:
    """Return the room that a bar's total and its thin parts could take at its right."""
    bold, plain = QFontMetricsF(sans(12, QFont.Weight.DemiBold)), QFontMetricsF(sans(12))
    thin = sum(
        plain.horizontalAdvance(f"✓ {wording.number(part.count)}") + _SMALL
        for part in bar.parts
        if part.count * 12 < bar.total
    )
    return float(bold.horizontalAdvance(wording.number(bar.total)) + _SMALL + thin + _WIDE)


def _lay_legend(chart: Chart, width: float, wording: Wording) -> tuple[tuple[QRectF, ...], float]:
    """Return where the legend's keys lie, and where the bars begin below them."""
    if not chart.legend:
        return (), 0.0
    metrics, x, y, keys = QFontMetricsF(sans(13)), 0.0, 0.0, []
    for part in chart.legend:
        wide = 20 + 6 + metrics.horizontalAdvance(f"{part.label} {wording.number(part.count)}") + 2
        if x and x + wide > width:
            x, y = 0.0, y + 28
        keys.append(QRectF(x, y, wide, 24))
        x += wide + _WIDE
    return tuple(keys), y + 24 + _SMALL


def _paint_key(painter: QPainter, area: QRectF, part: Part, theme: Theme, wording: Wording) -> None:
    box = QRectF(area.x(), area.y() + 2, 20, 20)
    ink = _fill(painter, box, part.code, theme, True, True)
    painter.setFont(sans(12, QFont.Weight.DemiBold))
    painter.setPen(ink)
    painter.drawText(box, int(_CENTRED), tone_of(part.code, theme)[1])
    painter.setFont(sans(13))
    painter.setPen(theme.colour("ink"))
    text = f"{part.label} {wording.number(part.count)}"
    painter.drawText(area.adjusted(26, 0, 0, 0), int(_LEFT), text)
