"""The fax that is being prepared survives the end of the program, whatever ends it. It is kept as it changes and comes
back at the next start; nothing is ever sent by itself."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import FaxError
from app.core.kept_fax import KeptFax, rest_of
from app.ui.account_in_use import AccountInUse
from app.ui.background import Background
from app.ui.compose.kept_page import Returning, kept_fax
from app.ui.compose.page import ComposePage
from app.ui.services import KeepFax, Services, Session

_PAUSE_MS = 400
_RECENT = 50  # faxes among which the one that was kept would be if it was handed in


class Keeping(QObject):
    """Begins when an account is open; what was kept for another account is left as it is, in this run."""

    came_back = Signal()
    found = Signal()  # a fax was kept, but the page is in use already: `restore` is for the person to ask
    other_files = Signal(object)  # tuple of names: documents that changed since
    emptied = Signal()  # there is nothing on the page any more

    def __init__(
        self, page: ComposePage, services: Services, account: AccountInUse, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page, self._account, self._background = page, account, background
        self._save = services.keep_fax
        self._found = services.kept_fax
        self._begun = self._keeps = False
        self._last: KeptFax | None = self._found
        self._compose_ids: tuple[str, ...] = ()
        self._returning = Returning(page, self)
        self._returning.other_files.connect(self.other_files)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.keep_now)
        account.opened.connect(self._enter)

    def keep_now(self) -> None:
        if self._keeps and self._save and self._account.account:
            self._keep(self._save, self._on_the_page(self._account.account.id))

    def restore(self) -> None:
        """In the place of what is on the page."""
        if self._found:
            self._page.start_anew()
            self._returning.bring_back(self._found)
            self._go_on()
            self.came_back.emit()

    def discard(self) -> None:
        """What came back leaves the page; what was only found leaves the disk."""
        if self._keeps:
            self._page.start_anew()
        self._go_on()

    def _on_the_page(self, account_id: str) -> KeptFax | None:
        return kept_fax(self._page, account_id, self._compose_ids, self._returning)

    def _keep(self, save: KeepFax, kept: KeptFax | None) -> None:
        if kept != self._last:
            self._last = kept
            self._background.ask(lambda: save(kept), lambda _: None, self._not_kept)
        if kept is None:
            self.emptied.emit()

    def _not_kept(self, error: FaxError) -> None:
        """It is tried again with the next change; a disk that is full is said where something cannot go on."""
        self._last = None

    # the beginning

    def _enter(self) -> None:
        if self._begun:
            self._wait()
            return
        self._begun = True
        page, found, session = self._page, self._found, self._account.session
        for part in (page.packet, page.number, page.cover, page.choosing, page.elsewhere):
            part.changed.connect(self._wait)
        page.sending.opened.connect(self._note_sheet)
        page.sending.taken.connect(self._forget_sheets)
        if found is None:
            self._go_on()
        elif session and found.account == session.account.id:
            if wanted := set(found.compose_ids):
                self._background.ask(lambda: _handed_in(session, wanted), self._offer, lambda _: self._offer(False))
            else:
                self._offer(False)

    def _offer(self, handed_in: bool) -> None:
        if handed_in:
            self._found = rest_of(self._found) if self._found else None
        if self._found is None:
            self._go_on()
        elif self._on_the_page("") is None:
            self.restore()
        else:
            self.found.emit()

    def _go_on(self) -> None:
        self._found, self._keeps = None, True
        self.keep_now()

    # what follows

    def _wait(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _note_sheet(self, compose_id: str) -> None:
        """Kept before it can be confirmed, so that a fax that was handed in never comes back."""
        self._compose_ids = (*self._compose_ids, compose_id)[-_RECENT:]
        self.keep_now()

    def _forget_sheets(self) -> None:
        self._compose_ids = ()
        self.keep_now()


def _handed_in(session: Session, compose_ids: set[str]) -> bool:
    """Whether one of these sheets became a fax. Raises StorageError."""
    return any(fax.compose_id in compose_ids for fax in session.faxes.page(_RECENT))
