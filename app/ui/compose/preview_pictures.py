"""Pages drawn in the size they are seen in: first the one wanted, then, when nothing is to be done, the nearest."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.core.document import Picture
from app.core.errors import FaxError
from app.ui.background import Background
from app.ui.compose.page_image import image_of
from app.ui.compose.preview_sheet import Drawing
from app.ui.services import Documents

_KEPT_BYTES = 64_000_000
_NEAREST_BYTES = 16_000_000  # what is larger than that is drawn when it is wanted, and not before


@dataclass(frozen=True, slots=True)
class Wanted:
    """A drawing within so many device pixels."""

    drawing: Drawing
    width: int
    height: int

    @property
    def bytes(self) -> int:
        return self.width * self.height * 4


class PagePictures(QObject):
    """One is drawn at a time. What was asked for meanwhile comes next, and only the last of it; a picture that is not
    of the page wanted last is never given out."""

    drawn = Signal(object)  # the very QImage that keeps its memory alive; as a QImage it would be another one
    refused = Signal()

    def __init__(self, documents: Documents, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._documents = documents
        self._drawing = Background(name, self)
        self._wanted: Wanted | None = None
        self._nearest: tuple[Wanted, ...] = ()
        self._under_way: Wanted | None = None
        self._not_to_be_had: set[Wanted] = set()
        self._kept: OrderedDict[Wanted, QImage] = OrderedDict()

    def want(self, wanted: Wanted, nearest: Sequence[Wanted] = ()) -> None:
        self._wanted = wanted
        self._nearest = tuple(each for each in nearest if max(each.bytes, wanted.bytes) <= _NEAREST_BYTES)
        if image := self._kept.get(wanted):
            self._kept.move_to_end(wanted)
            self.drawn.emit(image)
        elif wanted in self._not_to_be_had:
            self.refused.emit()
        self._go_on()

    def forget(self) -> None:
        self._wanted, self._nearest, self._under_way = None, (), None
        self._drawing.drop()
        self._kept.clear()
        self._not_to_be_had.clear()

    def _go_on(self) -> None:
        if self._under_way or not self._wanted:
            return
        for each in (self._wanted, *self._nearest):
            if each not in self._kept and each not in self._not_to_be_had:
                self._draw(each)
                return

    def _draw(self, wanted: Wanted) -> None:
        self._under_way = wanted
        self._drawing.ask(
            lambda: wanted.drawing.by(self._documents, wanted.width, wanted.height),
            partial(self._keep, wanted),
            partial(self._give_up, wanted),
        )

    def _keep(self, wanted: Wanted, picture: Picture) -> None:
        self._under_way = None
        image = self._kept[wanted] = image_of(picture)
        while len(self._kept) > 1 and sum(each.sizeInBytes() for each in self._kept.values()) > _KEPT_BYTES:
            self._kept.popitem(last=False)
        if self._wanted and wanted.drawing.same_page(self._wanted.drawing):
            self.drawn.emit(image)  # perhaps with the threshold of a moment ago, while it is being dragged
        self._go_on()

    def _give_up(self, wanted: Wanted, error: FaxError) -> None:
        self._under_way = None
        self._not_to_be_had.add(wanted)
        if wanted == self._wanted:
            self.refused.emit()
        self._go_on()
