"""A last look at the account, in the last sheet: what has changed since it was set up, for the country of this fax.

It holds nobody up: a look that does not reach Telnyx or is late says nothing, and the fax can be sent meanwhile.
"""

from PySide6.QtCore import Signal

from app.core.doctor import Health, examine, said
from app.core.errors import FaxError
from app.core.language import tr
from app.core.settings import AccountSettings
from app.ui.account_in_use import AccountInUse
from app.ui.buttons import secondary_button
from app.ui.setup.concern import Concern, concern_of_error
from app.ui.setup.spoken import spoken
from app.ui.widgets import Banner

_YOUNG_S = 60.0  # what was seen so short ago is good enough


class AccountWarning(Banner):
    """Hidden until something is wrong."""

    setup_wanted = Signal(object)  # Concern

    def __init__(self, account: AccountInUse, sender: AccountSettings, country: str) -> None:
        """`sender`: the application and the number of this fax; `country`: where it goes, two letters."""
        super().__init__("attention")
        self._account, self._sender, self._country = account, sender, country
        self._session = account.session
        self._concern: Concern | None = None
        self.mend = secondary_button(tr("Show what is wrong…"), self._lead)
        self.buttons.addWidget(self.mend)
        self.buttons.addStretch(1)
        self.hide()
        account.looked.connect(self._look)
        account.failed.connect(self._tell_failure)
        if not account.look_if_older(_YOUNG_S):
            self._look()

    def _look(self) -> None:
        overview = self._account.overview
        if overview is None or self._account.session is not self._session:
            return
        lines = examine(overview, self._sender, self._country)
        line = next((line for line in lines if line.health is Health.WRONG), None)
        self._concern = Concern(line.point, self._country) if line else None
        if line:
            self.say(tr("This fax will probably fail."), spoken(said(line)))
        self.setVisible(line is not None)

    def _tell_failure(self, error: FaxError) -> None:
        """Telnyx does not take the key, or there is none."""
        concern = concern_of_error(error)
        if concern is None or self._account.session is not self._session:
            return
        self._concern = concern
        self.say(tr("This fax will wait until this is put right."), str(error.sentence))
        self.show()

    def _lead(self) -> None:
        if self._concern:
            self.setup_wanted.emit(self._concern)
