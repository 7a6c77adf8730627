"""Each page looked at as a fax machine would print it, one after the other in the background: first the one that is
seen, then those after it. Nothing waits for this."""

from functools import partial
from itertools import chain

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import FaxError
from app.core.packet import PageChoice, PageLook
from app.ui.background import Background
from app.ui.compose.packet import Contents, LookKey, look_key, place_of
from app.ui.services import Documents

_PAUSE_MS = 150


class Looking(QObject):
    """`looks` holds None for a page that cannot be looked at."""

    looked = Signal()  # one page more, or a few: the window is not busy with each

    def __init__(self, documents: Documents, parent: QObject) -> None:
        super().__init__(parent)
        self.looks: dict[LookKey, PageLook | None] = {}
        self._documents = documents
        self._looking = Background("page-looks", self)
        self._contents = Contents()
        self._first: PageChoice | None = None
        self._under_way: LookKey | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.looked)

    def look_at(self, contents: Contents) -> None:
        """These pages are wanted from now on. A document's own come after its verdict, for Send waits for that."""
        self._contents = contents
        self._go_on()

    def begin_at(self, choice: PageChoice | None) -> None:
        self._first = choice

    def forget(self) -> None:
        self._looking.drop()
        self._under_way = None
        self.looks.clear()

    def _go_on(self) -> None:
        choice = self._next() if self._under_way is None else None
        if choice is None:
            return
        raster = self._contents.raster
        key = self._under_way = look_key(choice, raster)
        self._looking.ask(
            lambda: self._documents.look(choice.document, choice.page, choice.turn, raster),
            partial(self._keep, key),
            partial(self._give_up, key),
        )

    def _next(self) -> PageChoice | None:
        pages = self._contents.can_be_looked_at
        first = self._first and place_of(self._first)
        at = next((number for number, choice in enumerate(pages) if place_of(choice) == first), 0)
        wanted = (choice for choice in chain(pages[at:], pages[:at]))
        return next((each for each in wanted if look_key(each, self._contents.raster) not in self.looks), None)

    def _keep(self, key: LookKey, look: PageLook) -> None:
        self._answered(key, look)

    def _give_up(self, key: LookKey, error: FaxError) -> None:
        self._answered(key, None)

    def _answered(self, key: LookKey, look: PageLook | None) -> None:
        self._under_way = None
        self.looks[key] = look
        self._go_on()
        if self._under_way is None:
            self._pause.stop()
            self.looked.emit()
        elif not self._pause.isActive():
            self._pause.start()
