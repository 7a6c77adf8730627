"""The bar on top that says where faxes go when that is not the one Telnyx account."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.core.settings import Account, AccountKind
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.accounts.marks import Mark
from app.ui.accounts.switcher import Switcher
from app.ui.widgets import ElidedLabel, StateIcon, link_button, set_property

_TONES = {AccountKind.PRACTICE: "practice", AccountKind.TELNYX: "own", AccountKind.OTHER_SERVER: "alarm"}


class AccountBar(QFrame):
    """Amber for the practice account, red for another server; with several Telnyx accounts the name and the mark of the
    one in use; absent where there is only one."""

    connect_wanted = Signal()
    numbers_wanted = Signal()

    def __init__(self, account: AccountInUse) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self._account = account
        self._icon = StateIcon("flask-conical", "attention")
        self._mark = Mark()
        self.words = ElidedLabel(kind="strong")
        self.numbers = link_button("Practice numbers", self.numbers_wanted.emit)
        self.numbers.setToolTip("Which number brings about what")
        self.connect_account = link_button("Connect my Telnyx account…", self.connect_wanted.emit)
        self.switcher = Switcher(account, self)
        self.switch = link_button("Switch account…", lambda: self.switcher.open_below(self.switch))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.XS, theme.L, theme.XS)
        layout.setSpacing(theme.S)
        for sign in (self._icon, self._mark):
            layout.addWidget(sign)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.numbers)
        layout.addSpacing(theme.S)
        layout.addWidget(self.connect_account)
        layout.addWidget(self.switch)
        self.setMinimumHeight(theme.current().size(36))
        self.hide()

    def show_account(self, account: Account) -> None:
        practice = account.is_practice
        set_property(self, "tone", _TONES[account.kind])
        self._icon.setVisible(account.colour is None)
        self._mark.setVisible(account.colour is not None)
        if practice:
            self._icon.show_state("flask-conical", "attention")
            self.words.set_full_text("Practice account: nothing leaves this computer")
        elif account.colour:
            self._mark.show_mark(account.colour, account.name)
            self.words.set_full_text(account.name)
        else:
            self._icon.show_state("server", "error")
            self.words.set_full_text(f"Not Telnyx: faxes and documents go to {account.base_url}")
        several = self._account.settings.has_several
        self.numbers.setVisible(practice)
        self.connect_account.setVisible(practice and not several)
        self.switch.setVisible(several and account.kind is not AccountKind.OTHER_SERVER)
        self.setVisible(account.kind is not AccountKind.TELNYX or several)
