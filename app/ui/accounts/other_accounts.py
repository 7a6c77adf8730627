"""How the person's accounts stand that are not shown: their faxes go on, and may need a person."""

from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.core.glance import Glance
from app.core.language import plural, tr
from app.ui.account_in_use import AccountInUse
from app.ui.background import Background
from app.ui.services import Services

_SOON_MS = 300


class OtherAccounts(QObject):
    """Looks again a moment after an engine has told something; until then it is as it was."""

    changed = Signal()
    _rang = Signal()

    def __init__(self, services: Services, account: AccountInUse, parent: QObject) -> None:
        super().__init__(parent)
        self._account = account
        self._look = services.glances
        self._seen: tuple[Glance, ...] = ()
        self._looking = Background("other-accounts", self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._ask)
        self._rang.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        account.opened.connect(self._ask)
        account.accounts_changed.connect(self._ask)
        services.on_news(self._ring)

    def of(self, account_id: str) -> Glance:
        return next((each for each in self._others() if each.account_id == account_id), Glance(account_id))

    @property
    def wanting(self) -> tuple[Glance, ...]:
        """Those that need a person."""
        return tuple(each for each in self._others() if each.wants_person)

    @property
    def under_way(self) -> int:
        """How many of their faxes."""
        return sum(each.under_way for each in self._others())

    @property
    def needs_person(self) -> int:
        """How many of their faxes."""
        return sum(each.needs_person for each in self._others())

    def _others(self) -> tuple[Glance, ...]:
        shown = self._account.session.account.id if self._account.session else ""
        return tuple(each for each in self._seen if each.account_id != shown)

    def _ring(self) -> None:
        """Called by the engines' threads."""
        with suppress(RuntimeError):  # the window has gone; the engines go on
            self._rang.emit()

    def _hear(self) -> None:
        shown = self._account.session.account.id if self._account.session else ""
        if any(each.id != shown for each in self._account.settings.accounts) and not self._soon.isActive():
            self._soon.start()

    def _ask(self) -> None:
        self._looking.ask(self._look, self._take, key="glances")

    def _take(self, glances: tuple[Glance, ...]) -> None:
        self._seen = glances
        self.changed.emit()


def standing_words(glance: Glance) -> str:
    """What a person must know of it; empty where nothing goes on."""
    if glance.needs_person:
        return plural("{count} faxes need you", "{count} fax needs you", glance.needs_person)
    if glance.trouble:
        return tr("sending is paused")
    return plural("{count} faxes under way", "{count} fax under way", glance.under_way) if glance.under_way else ""
