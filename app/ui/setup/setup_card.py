"""The way from *Settings* to the key and the doctor, with what they would say in one line."""

from PySide6.QtCore import Signal

from app.core.choices import amount
from app.core.doctor import examine, plan
from app.core.errors import FaxError
from app.core.language import tr
from app.ui.account_in_use import AccountInUse
from app.ui.buttons import secondary_button
from app.ui.settings.remark import Remark
from app.ui.setup.headline import headline
from app.ui.widgets import Card, label, row


class SetupCard(Card):
    setup_wanted = Signal()

    def __init__(self, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self.balance = label(tone="secondary")
        self.state = Remark()
        self.open = secondary_button(tr("Key, number and set-up…"), self.setup_wanted.emit)
        self.column.addLayout(row(label(tr("Sending"), kind="title"), 1, self.balance))
        self.column.addWidget(self.state)
        self.column.addLayout(row(self.open, 1))
        account.opened.connect(self._show)
        account.looked.connect(self._show)
        account.chosen_changed.connect(self._show)
        account.home_changed.connect(self._show)
        account.failed.connect(self._show_failure)
        self._show()

    def _show(self, _: object = None) -> None:
        overview, chosen = self._account.overview, self._account.chosen
        self.balance.setText(tr("Balance {amount}", amount=amount(overview.balance)) if overview else "")
        if overview is None:
            self.state.say(tr("Asking what the account holds…"), "secondary")
            return
        home = self._account.settings.home_region
        steps = len(plan(overview, chosen, home))
        self.state.say(*headline(examine(overview, chosen, home), steps, chosen.sender))

    def _show_failure(self, error: FaxError) -> None:
        self.state.say_error(error, self._account.look)
