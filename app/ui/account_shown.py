"""Everywhere the window says from which account faxes go, and what that one has left."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.core.choices import amount
from app.core.language import tr
from app.core.settings import AccountKind
from app.ui.account_bar import AccountBar
from app.ui.account_in_use import AccountInUse
from app.ui.accounts.tag import AccountTag
from app.ui.tab_row import TabRow

_TITLES = {
    AccountKind.PRACTICE: tr("Practice account"),
    AccountKind.TELNYX: "",
    AccountKind.OTHER_SERVER: tr("Another server"),
}


class AccountShown(QObject):
    """In the title of `window`, in its bar, in its tag on the form and beside its tabs."""

    def __init__(self, window: QWidget, account: AccountInUse, bar: AccountBar, tag: AccountTag, tabs: TabRow) -> None:
        super().__init__(window)
        self._window, self._account = window, account
        self._bar, self._tag, self._tabs = bar, tag, tabs
        account.opened.connect(self._show_opened)
        account.accounts_changed.connect(self._show_account)
        account.looked.connect(self._show_balance)

    def _show_opened(self) -> None:
        self._show_account()
        self._tabs.balance.setText("")

    def _show_account(self) -> None:
        account = self._account.account
        if account:
            self._bar.show_account(account)
            self._tag.show_account(account)
            self._window.setWindowTitle(" – ".join(filter(None, (_TITLES[account.kind] or account.name, "Faxwell"))))

    def _show_balance(self) -> None:
        overview, account = self._account.overview, self._account.account
        known = overview is not None and account is not None and account.kind is not AccountKind.PRACTICE
        words = tr("Balance {amount}", amount=amount(overview.balance)) if known and overview else ""
        self._tabs.balance.setText(words)
