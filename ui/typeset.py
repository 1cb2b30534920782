"""From an article to a laid out page: title, the line below it, then one block per paragraph."""

from __future__ import annotations

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
)

from ui.marks import Body, one_line
from ui.theme import Theme, sans, serif
from workbench.data import look

LINE = 31.0  # pixels from line to line in the body at zoom 1: 19 px times 1.62
MARGIN = 24  # beside the column, inside the part that can be painted on
_SIZE = 19


def column(zoom: float) -> int:
    """Return the width of the column in pixels: so many zeros, as browsers measure in "ch"."""
    zero = QFontMetricsF(_zoomed(serif(_SIZE), zoom)).horizontalAdvance("0")
    measure: int = look()["fonts"]["reading"]["measure_ch"]
    return round(zero * measure)


def typeset(document: QTextDocument, body: Body, title: str, meta: str, theme: Theme, zoom: float) -> None:
    """Fill a document with an article; block 0 is the title, which may be the body's own first paragraph."""
    document.clear()
    document.setDefaultFont(_zoomed(serif(_SIZE), zoom))
    frame = QTextFrameFormat()
    frame.setLeftMargin(MARGIN)
    frame.setRightMargin(MARGIN)
    frame.setTopMargin(32)
    frame.setBottomMargin(64)
    document.rootFrame().setFrameFormat(frame)
    headline, below, plain = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    headline.setFont(_zoomed(serif(27, QFont.Weight.DemiBold), zoom))
    below.setFont(_zoomed(sans(13), zoom))
    below.setForeground(theme.colour("ink_soft"))
    close, apart, first = _line(LINE, 0, zoom), _line(LINE, 15, zoom), _line(LINE, 26, zoom)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(_line(35, 0, zoom))
    cursor.setBlockCharFormat(headline)
    cursor.insertText(body.shown(0) if body.headed else one_line(title), headline)
    cursor.insertBlock(_line(20, 8, zoom), below)
    cursor.insertText(one_line(meta), below)
    for index in range(int(body.headed), len(body.paragraphs)):
        spaced = apart if body.paragraphs[index].apart else close
        cursor.insertBlock(first if index == body.headed else spaced, plain)
        cursor.insertText(body.shown(index), plain)
    cursor.endEditBlock()


def _line(height: float, above: float, zoom: float) -> QTextBlockFormat:
    """Return the format of a block by the height of its lines and the space above it, as at zoom 1."""
    factor = zoom * serif(_SIZE).pixelSize() / _SIZE  # the system's own font size counts too
    form = QTextBlockFormat()
    form.setTopMargin(round(above * factor))
    form.setLineHeight(round(height * factor), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return form


def _zoomed(font: QFont, zoom: float) -> QFont:
    font.setPixelSize(max(round(font.pixelSize() * zoom), 6))
    return font
