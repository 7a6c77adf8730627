"""A sketch of the line that a receiving machine prints at the top of a page, and what is said about it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPainter

from app.core.language import tr
from app.ui import theme

LEGEND = tr("sketch: the line a receiving machine adds")
_SHORT_LEGEND = tr("sketch: the receiver's own line")
_LEGEND_GAP = 2
_POINTS = 8  # its height on paper
_INK, _PAPER = QColor("#3b4652"), QColor("#eef2f8")  # light and dark alike, as the page is


def stamp_height(zoom: float) -> int:
    """Of the strip of paper that the line stands on, above the page: it hides nothing of it."""
    return QFontMetrics(_font(zoom)).height() + theme.XS


def head_height(zoom: float) -> int:
    """Of all that stands above the page, as far as the usual margin there has no room for it."""
    return stamp_height(zoom) + max(0, QFontMetrics(_legend_font()).height() + _LEGEND_GAP - theme.L)


def paint_stamp(painter: QPainter, page: QRect, stamp: str, zoom: float, room: QRect) -> None:
    """On the strip above `page`; the legend on the desk over it. `room` is what can be seen."""
    font, height = _font(zoom), stamp_height(zoom)
    strip = QRect(page.left(), page.top() - height, page.width(), height)
    painter.fillRect(strip, _PAPER)
    painter.setPen(_INK)
    painter.setFont(font)
    inside = strip.adjusted(theme.S, 0, -theme.S, 0)
    shown = QFontMetrics(font).elidedText(stamp, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    _paint_legend(painter, strip, room)


def _font(zoom: float) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(max(theme.current().size(8), round(_POINTS * zoom * 96 / 72)))
    return font


def _legend_font() -> QFont:
    return theme.current().font(11)


def _paint_legend(painter: QPainter, strip: QRect, room: QRect) -> None:
    font = _legend_font()
    words = QFontMetrics(font)
    left, right = max(strip.left(), room.left()), room.right()
    legend = LEGEND if words.horizontalAdvance(LEGEND) <= right - left else _SHORT_LEGEND
    painter.setFont(font)
    painter.setPen(theme.current().colour("secondary"))
    above = QRect(left, strip.top() - words.height() - _LEGEND_GAP, right - left, words.height())
    painter.drawText(above, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, legend)
