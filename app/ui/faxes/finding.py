"""Finds faxes by words: a line above the list, and what was found, block by block as the list itself."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.core.errors import FaxError
from app.core.fax import Fax
from app.core.language import plural, tr
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.announcing import announce
from app.ui.background import Background
from app.ui.faxes.model import BLOCK, FaxList
from app.ui.search_field import SearchField
from app.ui.widgets import column, label

_NOTHING = tr("Nothing found. You can search for a number, a document, a state, what went wrong, or a day.")


class Finding(QWidget):
    """`found` holds what fits what is typed. `changed` when something else is wanted, or was found first."""

    changed = Signal()
    list_wanted = Signal()  # the person goes on to what was found
    failed = Signal(object)  # FaxError

    def __init__(self, account: AccountInUse, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._account = account
        self._background = Background("fax-finder", self)
        self.found = FaxList(now, self)
        self.field = SearchField(tr("Search faxes"))
        self.nothing = label(_NOTHING, tone="secondary", wrap=True)
        self.nothing.hide()
        self.setLayout(column(self.field, self.nothing, spacing=theme.S))
        self.field.textChanged.connect(self._search)
        self.found.block_wanted.connect(self._load)

    @property
    def is_on(self) -> bool:
        return bool(self.field.text().strip())

    def start(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def clear(self) -> None:
        self.field.clear()

    def tell(self, fax: Fax) -> None:
        """What was found stays found until something else is typed."""
        if self.found.index_of(fax.id).isValid():
            self.found.tell(fax)

    def showEvent(self, event: QShowEvent) -> None:
        """What is looked through is made ready before it is asked for: the first time that takes a while."""
        super().showEvent(event)
        if (session := self._account.session) is not None:
            self._background.ask(lambda: session.faxes.search("", 1), lambda _: None, key="ready")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_on:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._background.drop()
        if self.is_on:
            self._load(None)
        else:
            self.nothing.hide()
            self.changed.emit()

    def _load(self, before_id: int | None) -> None:
        session, typed = self._account.session, self.field.text()
        if session is not None:
            done = self._begin if before_id is None else self.found.add_block
            self._background.ask(lambda: session.faxes.search(typed, BLOCK, before_id), done, self._not_found)

    def _begin(self, faxes: Sequence[Fax]) -> None:
        self.found.clear()
        self.found.add_block(faxes)
        self.nothing.setVisible(not faxes)
        announce(self.field, self._count(len(faxes)) if faxes else _NOTHING)
        self.changed.emit()

    def _not_found(self, error: FaxError) -> None:
        self.found.block_failed()
        self.failed.emit(error)

    def _count(self, faxes: int) -> str:
        if faxes == BLOCK:
            return tr("More than {count} faxes found", count=BLOCK - 1)
        return plural("{count} faxes found", "{count} fax found", faxes)
