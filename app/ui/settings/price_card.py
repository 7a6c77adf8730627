"""What a page costs, for the estimate before a fax is sent."""

from PySide6.QtWidgets import QLineEdit

from app.core.language import tr
from app.core.line_time import price_of
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.settings.remark import Remark
from app.ui.widgets import Card, label, row


class PriceCard(Card):
    def __init__(self, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self.price = QLineEdit(account.settings.page_price)
        self.price.setAccessibleName(tr("Price of a page"))
        self.price.setPlaceholderText(tr("not known"))
        self.price.setMaximumWidth(theme.current().size(140))
        self.currency = label(tone="secondary")
        self.state = Remark()
        self.column.addWidget(label(tr("Price of a page"), kind="title"))
        words = tr(
            "What your Telnyx plan charges for a page. With it the estimate says what a fax will cost; the minutes of "
            "the call are not in it. Empty: nothing is said about cost."
        )
        self.column.addWidget(label(words, tone="secondary", wrap=True))
        self.column.addLayout(row(self.price, self.currency, 1))
        self.column.addWidget(self.state)
        self.price.editingFinished.connect(self._choose)
        account.looked.connect(self._show_currency)
        account.price_changed.connect(lambda: self.price.setText(account.settings.page_price))
        self._show_currency()

    def _show_currency(self) -> None:
        overview = self._account.overview
        self.currency.setText(overview.balance.currency if overview else "USD")

    def _choose(self) -> None:
        typed = self.price.text().strip()
        if typed and price_of(typed) is None:
            self.state.say(tr("This is not a price. Type one such as 0.07, or leave the field empty."), "error")
            return
        self.state.clear()
        self._account.choose_price(typed)
