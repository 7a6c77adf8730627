"""The desk without a document: an invitation to drop one."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.language import tr
from app.core.sentence import plain
from app.ui import theme
from app.ui.buttons import link_button, secondary_button
from app.ui.widgets import StateIcon, label


class EmptyDesk(QWidget):
    add_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = StateIcon("file-up", "accent", 48)
        self._title = label(kind="title", wrap=True)
        self._words = label(tone="secondary", wrap=True)
        for words in (self._title, self._words):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._choose = secondary_button(tr("Choose files…"), self.add_wanted.emit, "file-up")
        self._choose.setToolTip(tr("Choose PDFs or pictures (Ctrl+O)"))
        self._sample = link_button(tr("Try the sample"), self.sample_wanted.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL * 2, theme.XL, theme.XL * 2, theme.XL)
        layout.setSpacing(theme.M)
        layout.addStretch(1)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self._title, self._words):
            layout.addWidget(words)  # as wide as there is room: a wrapped text with an alignment would be cut
        for button in (self._choose, self._sample):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        theme.current().changed.connect(self.update)
        self.tell()

    def tell(self, progress: str = "", refusal: str = "", *, locked: bool = False) -> None:
        """What goes on with a file, or why it cannot be shown; without either, the invitation."""
        self._choose.show()
        self._sample.show()
        if locked:
            self._icon.show_state("lock", "attention")
            self._title.setText(tr("This file is locked with a password"))
            self._words.setText(tr("Type its password at the left. It is unlocked on this computer only."))
        elif refusal:
            self._icon.show_state("file-x", "error")
            self._title.setText(tr("This file cannot be sent"))
            self._words.setText(plain(refusal))
        else:
            self._icon.show_state("file-up", "accent")
            self._title.setText(progress or tr("Drop PDFs or pictures here"))
            self._words.setText("" if progress else tr("You see every page as it is before anything is sent."))

    def tell_elsewhere(self, words: str) -> None:
        """The document is not here."""
        self._choose.hide()
        self._sample.hide()
        self._icon.show_state("server", "accent")
        self._title.setText(tr("This document is not on this computer"))
        self._words.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.current().colour("field"), 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(theme.current().colour("desk"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()
