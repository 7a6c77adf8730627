"""The bar on top that says where faxes go when that is not Telnyx."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.core.settings import Account, AccountKind
from app.ui import theme
from app.ui.widgets import ElidedLabel, StateIcon, link_button, set_property


class AccountBar(QFrame):
    """Amber for the practice account, red for another server, absent for Telnyx."""

    connect_wanted = Signal()
    numbers_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self._icon = StateIcon("flask-conical", "attention")
        self.words = ElidedLabel(kind="strong")
        self.numbers = link_button("Practice numbers", self.numbers_wanted.emit)
        self.numbers.setToolTip("Which number brings about what")
        self.connect_account = link_button("Connect my Telnyx account…", self.connect_wanted.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.XS, theme.L, theme.XS)
        layout.setSpacing(theme.S)
        layout.addWidget(self._icon)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.numbers)
        layout.addSpacing(theme.S)
        layout.addWidget(self.connect_account)
        self.setMinimumHeight(theme.current().size(36))
        self.hide()

    def show_account(self, account: Account) -> None:
        practice = account.is_practice
        set_property(self, "tone", "practice" if practice else "alarm")
        if practice:
            self._icon.show_state("flask-conical", "attention")
            self.words.set_full_text("Practice account: nothing leaves this computer")
        else:
            self._icon.show_state("server", "error")
            self.words.set_full_text(f"Not Telnyx: faxes and documents go to {account.base_url}")
        self.numbers.setVisible(practice)
        self.connect_account.setVisible(practice)
        self.setVisible(account.kind is not AccountKind.TELNYX)
