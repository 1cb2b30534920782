"""The overview as a picture to put into another document: SVG, or PNG at twice the size."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter

from ui.charts import Chart, lay_out, paint
from ui.theme import Theme, sans, serif
from workbench.files import write_whole
from workbench.wording import Wording

_WIDTH, _MARGIN, _SHARP = 960, 40.0, 2
_BETWEEN, _BELOW_TITLE = 28.0, 8.0


def save(file: Path, charts: Sequence[Chart], heading: tuple[str, str], wording: Wording) -> None:
    """Write charts under a title and a line with the date, in light colours, which any document takes.

    The file's ending says the form, .svg or else .png. Raises UserError where it cannot be written.
    """
    theme = Theme("light")
    height = round(_draw(None, charts, heading, theme, wording))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if file.suffix.lower() == ".svg":
        _write_svg(buffer, QSize(_WIDTH, height), charts, heading, theme, wording)
    else:
        image = QImage(QSize(_WIDTH, height) * _SHARP, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_SHARP)
        image.fill(theme.colour("paper"))
        painter = QPainter(image)
        _draw(painter, charts, heading, theme, wording)
        painter.end()
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub says bytes, the call takes a string
    write_whole(file, bytes(buffer.data().data()))


def _write_svg(
    buffer: QBuffer,
    size: QSize,
    charts: Sequence[Chart],
    heading: tuple[str, str],
    theme: Theme,
    wording: Wording,
) -> None:
    from PySide6.QtSvg import QSvgGenerator  # only who saves an SVG needs it

    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setResolution(96)
    generator.setTitle(heading[0])
    generator.setDescription(heading[1])
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), theme.colour("paper"))
    _draw(painter, charts, heading, theme, wording)
    painter.end()


def _draw(
    painter: QPainter | None,
    charts: Sequence[Chart],
    heading: tuple[str, str],
    theme: Theme,
    wording: Wording,
) -> float:
    """Draw everything from top to bottom and return how high it is; without a painter it is only measured."""
    y, inner = _MARGIN, _WIDTH - 2 * _MARGIN
    lines = [(heading[0], serif(26, QFont.Weight.DemiBold), "ink"), (heading[1], sans(13), "ink_soft")]
    for text, font, ink in lines:
        y += _line(painter, text, font, ink, y, inner, theme)
    for chart in charts:
        y += _BETWEEN
        y += (
            _line(painter, chart.title, sans(14, QFont.Weight.DemiBold), "ink", y, inner, theme)
            + _BELOW_TITLE
        )
        laid = lay_out(chart, inner, wording)
        if painter is not None:
            painter.save()
            painter.translate(_MARGIN, y)
            paint(painter, chart, laid, theme, wording)
            painter.restore()
        y += laid.height
    return y + _MARGIN


def _line(
    painter: QPainter | None, text: str, font: QFont, ink: str, y: float, width: float, theme: Theme
) -> float:
    height = QFontMetricsF(font).height() + 2
    if painter is not None:
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        where = QRectF(_MARGIN, y, width, height)
        painter.drawText(where, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
    return height
