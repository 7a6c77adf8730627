"""The way out: hidden at once; the end comes when no request is in flight any more, or has taken too long."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.ui.background import Background
from app.ui.compose.keeping import Keeping
from app.ui.services import Services

_LONGEST_MS = 6000  # a little more than Services.leave may take


class Leaving(QObject):
    """`left` is the end: nothing is under way any more. `background` is the one that `keeping` writes with, so that the
    fax that is being prepared is kept before anything ends."""

    left = Signal()

    def __init__(self, window: QWidget, services: Services, keeping: Keeping, background: Background) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._keeping, self._background = keeping, background
        self._ended = False
        self.has_begun = False

    def begin(self) -> None:
        if self.has_begun:
            return
        self.has_begun = True
        geometry = bytes(self._window.saveGeometry().data())
        self._window.hide()
        self._keeping.keep_now()
        QTimer.singleShot(_LONGEST_MS, self, self._end)
        self._background.ask(partial(self._leave, geometry), self._end, self._end)

    def _leave(self, geometry: bytes) -> None:
        self._services.save_window(geometry)
        self._services.leave()

    def _end(self, _: object = None) -> None:
        if not self._ended:
            self._ended = True
            self.left.emit()
