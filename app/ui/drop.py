"""Files dropped anywhere on the window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QDropEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui import theme


def files_of(data: QMimeData) -> Sequence[Path]:
    """The files on this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []


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
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "Drop to add this document")
        painter.end()
