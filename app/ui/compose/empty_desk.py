"""The desk without a document: an invitation to drop one."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.sentence import plain
from app.ui import theme
from app.ui.widgets import StateIcon, label, link_button, secondary_button


class EmptyDesk(QWidget):
    add_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = StateIcon("file-up", "accent", 48)
        self._title = label(kind="title")
        self._words = label(tone="secondary", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        choose = secondary_button("Choose a PDF…", self.add_wanted.emit, "file-up")
        choose.setToolTip("Choose a PDF (Ctrl+O)")
        sample = link_button("Try the sample", self.sample_wanted.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL * 2, theme.XL, theme.XL * 2, theme.XL)
        layout.setSpacing(theme.M)
        layout.addStretch(1)
        for part in (self._icon, self._title):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._words)  # as wide as there is room: a wrapped text with an alignment would be cut
        for button in (choose, sample):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        theme.current().changed.connect(self.update)
        self.tell()

    def tell(self, progress: str = "", refusal: str = "") -> None:
        """What goes on with a file, or why it cannot be shown; without either, the invitation."""
        if refusal:
            self._icon.show_state("file-x", "error")
            self._title.setText("This file cannot be sent")
            self._words.setText(plain(refusal))
        else:
            self._icon.show_state("file-up", "accent")
            self._title.setText(progress or "Drop a PDF here")
            self._words.setText("" if progress else "You see every page as it is before anything is sent.")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.current().colour("field"), 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(theme.current().colour("desk"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()
