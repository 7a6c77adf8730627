"""The person's Telnyx accounts, in *Settings*: which there are, one more, one less."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.language import tr
from app.core.own_accounts import free_colour, with_new_account
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.accounts.account_row import AccountRow
from app.ui.accounts.name_and_colour import NameAndColour
from app.ui.buttons import secondary_button
from app.ui.tab_order import tab_after
from app.ui.widgets import Card, column, label, row


class AccountsCard(Card):
    connect_wanted = Signal()  # a new account is in use, and needs its key

    def __init__(self, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self._new_id = ""
        self.rows: dict[str, AccountRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.M)
        self.add = secondary_button(tr("Add another Telnyx account…"), self._begin, "plus")
        self.adding = self._make_adding()
        self.column.addWidget(label(tr("Telnyx accounts"), kind="title"))
        words = tr(
            "Each has its own key, number, options and faxes. Faxes on their way go on while another one is shown."
        )
        self.column.addWidget(label(words, tone="secondary", wrap=True))
        self.column.addLayout(self._list)
        self.column.addLayout(row(self.add, 1))
        self.column.addWidget(self.adding)
        account.opened.connect(self._enter)
        account.accounts_changed.connect(self._show)
        account.chosen_changed.connect(self._show)
        self._show()

    # the list

    def _show(self) -> None:
        accounts = self._account.settings.accounts
        for account_id in self.rows.keys() - {each.id for each in accounts}:
            gone = self.rows.pop(account_id)
            gone.hide()
            gone.deleteLater()
        for each in accounts:
            if each.id not in self.rows:
                self.rows[each.id] = added = AccountRow(self._account, each)
                added.remove_wanted.connect(self._remove)
                self._list.addWidget(added)
            self.rows[each.id].show_account(each)
        tab_after(self, *self.rows.values())

    def _enter(self) -> None:
        self._show()
        account = self._account.account
        if account and account.id == self._new_id:
            self._new_id = ""
            self.connect_wanted.emit()

    # one more

    def _make_adding(self) -> QWidget:
        self.new = NameAndColour(self._account)
        self.add_now = secondary_button(tr("Add account"), self._add)
        self.cancel = secondary_button(tr("Cancel"), self._cancel)
        self.new.name.returnPressed.connect(self._add)
        part = QWidget()
        part.setLayout(column(self.new, row(self.add_now, self.cancel, 1)))
        part.hide()
        return part

    def _begin(self) -> None:
        self.new.show_new(free_colour(self._account.settings))
        self.add.hide()
        self.adding.show()
        self.new.name.setFocus()

    def _cancel(self) -> None:
        self.adding.hide()
        self.add.show()
        self.add.setFocus()

    def _add(self) -> None:
        """The new account is used at once: its key is the next thing it needs."""
        if not self.new.check():
            return
        settings, added = with_new_account(self._account.settings, self.new.typed, self.new.picked)
        self._cancel()
        self._new_id = added.id
        self._account.change(settings)
        self._account.open(added.id)

    # one less

    def _remove(self, account_id: str) -> None:
        self._account.remove(account_id, self.rows[account_id].say_refused)
