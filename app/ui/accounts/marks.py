"""How Telnyx accounts are told apart at a glance: a disc in the account's colour with the first letter of its name. It
only repeats the name beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.core.settings import Colour
from app.ui import theme

# Light, dark. The letter on it has 4.5:1, the disc 3:1 on window and card.
_COLOURS = {
    Colour.BLUE: ("#2a66d0", "#6ea3ff"),
    Colour.TEAL: ("#0f766e", "#4fc7bb"),
    Colour.VIOLET: ("#7442c8", "#b794f6"),
    Colour.PINK: ("#b4307e", "#f08cc4"),
    Colour.GREY: ("#56606b", "#a9b3bd"),
}
COLOUR_NAMES = {
    Colour.BLUE: tr("Blue"),
    Colour.TEAL: tr("Teal"),
    Colour.VIOLET: tr("Violet"),
    Colour.PINK: tr("Pink"),
    Colour.GREY: tr("Grey"),
}


def colours_of(colour: Colour) -> tuple[QColor, QColor]:
    """Of the disc and of its letter, in the theme of now."""
    roles = theme.roles()
    if theme.wants_high_contrast():
        return QColor(roles.text), QColor(roles.card)
    is_dark = QColor(roles.card).lightness() < 128
    return QColor(_COLOURS[colour][is_dark]), QColor(roles.window if is_dark else "#ffffff")


class Mark(QWidget):
    def __init__(self, side: int = 20) -> None:
        super().__init__()
        self._colour, self._letter = Colour.BLUE, ""
        self._side = theme.current().size(side)
        self.setFixedSize(self._side, self._side)
        theme.current().changed.connect(self.update)

    def show_mark(self, colour: Colour, name: str) -> None:
        self._colour, self._letter = colour, name[:1].upper()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint(painter, self._side, self._colour, self._letter)
        painter.end()


def mark_icon(colour: Colour, name: str) -> QIcon:
    """Sharp up to 300 %, in the theme of now."""
    answer = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(QSize(20, 20) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        _paint(painter, 20, colour, name[:1].upper())
        painter.end()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):  # an account in use keeps its colour
            answer.addPixmap(pixmap, mode)
    return answer


def _paint(painter: QPainter, side: int, colour: Colour, letter: str) -> None:
    disc, ink = colours_of(colour)
    area = QRectF(0, 0, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(disc)
    painter.drawEllipse(area.adjusted(0.5, 0.5, -0.5, -0.5))
    font = theme.current().font(strong=True)
    font.setPixelSize(round(side * 0.6))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letter)
