"""Which account sends the faxes, and the switch between the two."""

from PySide6.QtCore import Signal

from app.core.language import tr
from app.core.settings import Account, AccountKind
from app.ui.buttons import secondary_button
from app.ui.widgets import Card, StateIcon, column, label, row, set_property

_WORDS = {
    AccountKind.PRACTICE: (
        "flask-conical",
        "attention",
        tr("Practice account"),
        tr("Nothing leaves this computer. Faxes go to a simulated line; the number decides what happens."),
    ),
    AccountKind.TELNYX: ("send", "accent", tr("Telnyx account"), tr("Faxes are really sent, and Telnyx charges them.")),
    AccountKind.OTHER_SERVER: ("server", "error", tr("Another server"), tr("Faxes go to {address}, not to Telnyx.")),
}


class AccountCard(Card):
    account_wanted = Signal(object)  # AccountKind
    connect_wanted = Signal()  # to the Telnyx account, with its key or a new one

    def __init__(self) -> None:
        super().__init__()
        self._icon = StateIcon("flask-conical", "secondary", 24)
        self.title = label(kind="title")
        self.words = label(tone="secondary", wrap=True)
        self.use_telnyx = secondary_button(tr("Use my Telnyx account…"), self.connect_wanted.emit)
        self.use_practice = secondary_button(
            tr("Use the practice account"), lambda: self.account_wanted.emit(AccountKind.PRACTICE)
        )
        text = column(self.title, self.words, spacing=2)
        layout = row(self._icon, text, self.use_telnyx, self.use_practice, spacing=12)
        layout.setStretch(1, 1)
        self.column.addLayout(layout)
        self._kind: AccountKind | None = None
        self._show_switch()
        self.title.setText(tr("Opening the account…"))

    def show_account(self, account: Account) -> None:
        icon, tone, title, words = _WORDS[account.kind]
        self._icon.show_state(icon, tone)
        self.title.setText(account.name or title)
        self.words.setText(words.format(address=account.base_url))
        set_property(self.title, "tone", tone if account.kind is AccountKind.OTHER_SERVER else "")
        self._kind = account.kind
        self._show_switch()

    def _show_switch(self) -> None:
        self.use_telnyx.setVisible(self._kind is AccountKind.PRACTICE)
        self.use_practice.setVisible(self._kind is AccountKind.TELNYX)
