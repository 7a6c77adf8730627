"""A last look at the account, in the last sheet: what has changed since it was set up, for the country of this fax.

It holds nobody up: a look that fails or is late says nothing, and the fax can be sent meanwhile.
"""

from PySide6.QtCore import Signal

from app.core.doctor import Health, Line, examine, said
from app.core.language import tr
from app.core.settings import AccountSettings
from app.ui.account_in_use import AccountInUse
from app.ui.setup.concern import Concern
from app.ui.setup.spoken import spoken
from app.ui.widgets import Banner, secondary_button

_YOUNG_S = 60.0  # what was seen so short ago is good enough


class AccountWarning(Banner):
    """Hidden until something is wrong."""

    setup_wanted = Signal(object)  # Concern

    def __init__(self, account: AccountInUse, sender: AccountSettings, country: str) -> None:
        """`sender`: the application and the number of this fax; `country`: where it goes, two letters."""
        super().__init__("attention")
        self._account, self._sender, self._country = account, sender, country
        self._session = account.session
        self._line: Line | None = None
        self.mend = secondary_button(tr("Show what is wrong…"), self._lead)
        self.buttons.addWidget(self.mend)
        self.buttons.addStretch(1)
        self.hide()
        account.looked.connect(self._look)
        if not account.look_if_older(_YOUNG_S):
            self._look()

    def _look(self) -> None:
        overview = self._account.overview
        if overview is None or self._account.session is not self._session:
            return
        lines = examine(overview, self._sender, self._country)
        self._line = next((line for line in lines if line.health is Health.WRONG), None)
        if self._line:
            self.say(tr("This fax will probably fail."), spoken(said(self._line)))
        self.setVisible(self._line is not None)

    def _lead(self) -> None:
        if self._line:
            self.setup_wanted.emit(Concern(self._line.point, self._country))
