"""Who has mended the account need not say so to the outbox as well: what waits goes on as soon as it is seen."""

from PySide6.QtCore import QObject

from app.core.doctor import Health, Point, examine
from app.core.errors import (
    FaxError,
    KeyMalformed,
    KeyRefused,
    KeyringLocked,
    KeyringMissing,
    KeyringNotSetUp,
    KeyringRefused,
    NoCredit,
    NoKey,
)
from app.ui.account_in_use import AccountInUse
from app.ui.engine_link import EngineLink
from app.ui.setup.concern import concern_of_error

# What a look at the account proves to be mended. What Telnyx has against one fax, such as its number, it does not show.
_SEEN = (
    KeyMalformed,
    KeyRefused,
    KeyringLocked,
    KeyringMissing,
    KeyringNotSetUp,
    KeyringRefused,
    NoCredit,
    NoKey,
)


class GoingOn(QObject):
    def __init__(self, account: AccountInUse, link: EngineLink, parent: QObject) -> None:
        super().__init__(parent)
        self._account, self._link = account, link
        self._why: Point | None = None  # the outbox stands still
        link.queue_paused.connect(self._hear_pause)
        link.queue_resumed.connect(self._forget)
        account.opened.connect(self._forget)
        account.looked.connect(self._go_on_if_mended)

    def _hear_pause(self, error: FaxError) -> None:
        concern = concern_of_error(error) if isinstance(error, _SEEN) else None
        self._why = concern.point if concern else None

    def _forget(self) -> None:
        self._why = None

    def _go_on_if_mended(self) -> None:
        overview, why = self._account.overview, self._why
        if overview is None or why is None:
            return
        lines = examine(overview, self._account.chosen, self._account.settings.home_region)
        if any(line.point is why and line.health is Health.GOOD for line in lines):
            self._why = None
            self._link.resume_queue()
