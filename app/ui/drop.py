"""Files dropped anywhere on the window, and what the clipboard holds."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QDropEvent, QImage, QImageWriter, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.ui import theme


def files_of(data: QMimeData) -> Sequence[Path]:
    """The files on this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []


def picture_of(data: QMimeData) -> bytes:
    """The picture in it as PNG; empty when there is none."""
    if data.hasFormat("image/png"):
        return bytes(data.data("image/png").data())
    image = QImage(data.imageData()) if data.hasImage() else QImage()
    if image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setQuality(100)  # not compressed, for the window waits for this
    writer.write(image)
    return bytes(buffer.data().data())


def accept_copy(event: QDropEvent) -> None:
    """Copy whatever was proposed: told "moved", some file managers would delete the person's file."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


class DropVeil(QWidget):
    """Lies over the window while files are dragged across it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.hide()

    def lift(self, over: QRect) -> None:
        self.setGeometry(over)
        self.raise_()
        self.show()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer is free again: whoever held the files went away without a word."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        behind = QColor(colours.colour("window"))
        behind.setAlpha(248)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), behind)
        pen = QPen(colours.colour("accent"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(16, 16, -16, -16), 8, 8)
        painter.setFont(colours.font(16, strong=True))
        painter.setPen(colours.colour("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Drop to add to this fax"))
        painter.end()
