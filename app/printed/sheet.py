"""Sheets of paper: what is placed on them, and the PDF that comes of it."""

import datetime
import re
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QUuid
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter, QPen

from app.core.packet import PAPER_SIZES, Paper
from app.printed.setting import UNITS, SetText

_PAGE_SIZES = {Paper.LETTER: QPageSize.PageSizeId.Letter, Paper.A4: QPageSize.PageSizeId.A4}
_DATES = re.compile(rb"\(D:\d{14}[^)]*\)")
_NO_METADATA = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'  # Qt would write the time here a second time


class Sheet:
    """Lengths in points, from the upper left corner of the paper. Colours are for what no fax machine prints."""

    left = top = 54.0  # three quarters of an inch: no fax machine cuts there, and its header line stands above

    def __init__(self, paper: Paper) -> None:
        size = PAPER_SIZES[paper]
        self.right, self.bottom = size.width_pt - self.left, size.height_pt - self.top
        self.not_printed: set[str] = set()
        self.paper = paper
        self._texts: list[tuple[SetText, QPointF, str]] = []
        self._rules: list[tuple[QRectF, str]] = []
        self._frames: list[QRectF] = []
        self._outlines: list[tuple[QRectF, str]] = []
        self._pictures: list[tuple[QImage, QRectF]] = []

    @property
    def width(self) -> float:
        return self.right - self.left

    def write(self, text: SetText, x: float, y: float, colour: str = "black") -> None:
        self.not_printed |= text.not_printed
        self._texts.append((text, QPointF(x, y), colour))

    def rule(self, y: float, thickness: float, colour: str = "black") -> None:
        """Across the whole width, with its upper edge there."""
        self._rules.append((QRectF(self.left, y, self.width, thickness), colour))

    def frame(self, y: float, height: float) -> None:
        self._frames.append(QRectF(self.left, y, self.width, height))

    def outline(self, where: QRectF, colour: str) -> None:
        self._outlines.append((where, colour))

    def place(self, picture: QImage, where: QRectF) -> None:
        self._pictures.append((picture, where))

    def paint(self, painter: QPainter) -> None:
        for rule, colour in self._rules:
            painter.fillRect(_in_units(rule), QColor(colour))
        painter.setPen(QPen(QColor("black"), 1.5 * UNITS))
        for frame in self._frames:
            painter.drawRect(_in_units(frame))
        for picture, where in self._pictures:
            painter.drawImage(_in_units(where), picture)
        for where, colour in self._outlines:
            painter.setPen(QPen(QColor(colour), 0.5 * UNITS))
            painter.drawRect(_in_units(where))
        for text, place, colour in self._texts:
            painter.setPen(QColor(colour))
            text.draw(painter, place)


def pdf_of(sheets: Sequence[Sheet], title: str, day: datetime.date) -> bytes:
    """All of the same paper, made on `day`: the same for the same sheets, for Qt's times and chance are taken out."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(_PAGE_SIZES[sheets[0].paper]))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(72 * UNITS)
    writer.setDocumentId(QUuid())
    writer.setDocumentXmpMetadata(_NO_METADATA)
    writer.setTitle(title)
    painter = QPainter(writer)
    try:
        for number, sheet in enumerate(sheets):
            if number:
                writer.newPage()
            sheet.paint(painter)
    finally:
        painter.end()  # Qt ends the program when what is being painted on goes first
    made = f"(D:{day:%Y%m%d}000000Z)".encode()
    return _DATES.sub(lambda found: made.ljust(len(found[0])), buffer.data().data())  # nothing moves


def _in_units(rectangle: QRectF) -> QRectF:
    return QRectF(rectangle.topLeft() * UNITS, rectangle.size() * UNITS)
