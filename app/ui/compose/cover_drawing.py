"""The cover page as it is drawn anew after each change. Never the one before: whoever wants to send asks `missing`."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.cover import Cover, KeptCover
from app.core.errors import FaxError
from app.core.language import tr
from app.core.packet import Paper
from app.ui.background import Background
from app.ui.services import Covers

BEING_DRAWN = tr("The cover page is being drawn.")
_PAUSE_MS = 300  # of typing
_Order = tuple[Cover, Paper, Path | None]


class CoverDrawing(QObject):
    """`missing` is one sentence while the cover page that is wanted is not there; empty when it is, or none is
    wanted."""

    drawn = Signal(object)  # KeptCover; None: there is none now
    failed = Signal(object)  # FaxError: why there is none
    missing_changed = Signal()

    def __init__(self, covers: Covers, parent: QObject) -> None:
        super().__init__(parent)
        self.missing = ""
        self._covers = covers
        self._wanted: _Order | None = None
        self._there: KeptCover | None = None
        self._background = Background("cover-drawing", self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    def want(self, cover: Cover | None, paper: Paper, logo: Path | None) -> bool:
        """Whether that is another one than before."""
        wanted = None if cover is None else (cover, paper, logo)
        if wanted == self._wanted:
            return False
        self._wanted = wanted
        self._pause.stop()
        if wanted is None:
            self._show(None)
        else:
            self._say(BEING_DRAWN)
            self._pause.start()
        return True

    def _begin(self) -> None:
        if order := self._wanted:
            self._background.ask(partial(self._draw, order), partial(self._take, order), partial(self._give_up, order))

    def _draw(self, order: _Order) -> KeptCover | None:
        """On the background thread; None when it is not wanted any more."""
        return self._covers.draw(*order) if order is self._wanted else None

    def _take(self, order: _Order, kept: KeptCover | None) -> None:
        if kept and order is self._wanted:
            self._show(kept)
        elif kept:
            self._forget(kept)

    def _give_up(self, order: _Order, error: FaxError) -> None:
        if order is self._wanted:
            self._show(None, tr("The cover page cannot be drawn. See Cover page."))
            self.failed.emit(error)

    def _show(self, kept: KeptCover | None, missing: str = "") -> None:
        before, self._there = self._there, kept
        self.drawn.emit(kept)
        if before:
            self._forget(before)  # after nobody looks at it any more
        self._say(missing)

    def _forget(self, kept: KeptCover) -> None:
        self._background.ask(lambda: self._covers.forget(kept), lambda _: None)

    def _say(self, missing: str) -> None:
        self.missing = missing
        self.missing_changed.emit()
