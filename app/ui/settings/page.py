"""*Settings*: one plain column of cards about the accounts and this computer, searched by their words. Each change
takes effect at once, and can be taken back."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.language import tr
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.accounts.accounts_card import AccountsCard
from app.ui.phrases import country
from app.ui.services import Services
from app.ui.settings.account_card import AccountCard
from app.ui.settings.data_card import DataCard
from app.ui.settings.desktop_card import DesktopCard
from app.ui.settings.price_card import PriceCard
from app.ui.settings.proxy_card import ProxyCard
from app.ui.settings.search import Search
from app.ui.settings.undoing import Undoing
from app.ui.settings.way_card import WayCard
from app.ui.setup.setup_card import SetupCard
from app.ui.widgets import Card, Combo, label, link_button, row, scrolled

WIDTH = 640


class SettingsPage(QWidget):
    def __init__(self, services: Services, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self.account = AccountCard()
        self.setup = SetupCard(account)
        self.way = WayCard(account)
        self.price = PriceCard(account)
        self.home = self._make_home()
        self.accounts = AccountsCard(account)
        self.desktop = DesktopCard(services, account)
        self.proxy = ProxyCard(account)
        self.data = DataCard(services.data_folder, services.open_page, account)
        self.undoing = Undoing(account, self)
        self.undo = link_button(tr("Undo"), self.undoing.undo)
        self.undo.setToolTip("Ctrl+Z")
        self.search = Search()
        self._arrange(
            self.account,
            self.setup,
            self.accounts,
            self.way,
            self.price,
            self._home_card(),
            self.desktop,
            self.proxy,
            self.data,
        )
        self.undoing.changed.connect(self._show_undo)
        account.accounts_changed.connect(self._show_account)
        account.home_changed.connect(self._show_home)
        self._show_undo()
        self.account.account_wanted.connect(account.open)
        account.opened.connect(self._show_account)
        self._show_account()

    # parts

    def _arrange(self, *cards: QWidget) -> None:
        content = QWidget()
        column = QVBoxLayout()
        column.setSpacing(theme.M)
        self.search.search_in(cards)
        head = QWidget()
        head.setMaximumWidth(theme.current().size(WIDTH))
        head.setLayout(row(self.search, self.undo))
        for part in (head, self.search.nothing):
            column.addWidget(part)
        for card in cards:
            card.setMaximumWidth(theme.current().size(WIDTH))
            column.addWidget(card)
        column.addStretch(1)
        sides = QHBoxLayout(content)
        sides.setContentsMargins(theme.L, theme.M, theme.L, theme.L)
        sides.addStretch(1)
        sides.addLayout(column, 100)
        sides.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def _make_home(self) -> Combo:
        """The countries by their names in the language of the system."""
        home = Combo()
        home.setAccessibleName(tr("Country of numbers without +"))
        codes = {QLocale.territoryToCode(territory) for territory in QLocale.Country}
        named = ((country(code), code) for code in codes if len(code) == 2 and code.isalpha())
        for name, code in sorted(named):
            home.addItem(name, code)
        home.setCurrentIndex(home.findData(self._account.settings.home_region))
        home.activated.connect(lambda index: self._account.choose_home(home.itemData(index)))
        return home

    def _home_card(self) -> Card:
        card = Card()
        card.column.addWidget(label(tr("Typed numbers"), kind="title"))
        words = tr("A number typed without + and country code is taken as one of this country.")
        card.column.addWidget(label(words, tone="secondary", wrap=True))
        card.column.addWidget(self.home)
        return card

    def _show_home(self, region: str) -> None:
        self.home.setCurrentIndex(self.home.findData(region))

    def _show_undo(self) -> None:
        what = self.undoing.what
        self.undo.setText(tr("Undo: {what}", what=what))
        self.undo.setVisible(bool(what))

    # the account

    def _show_account(self) -> None:
        account = self._account.account
        if account is not None:
            self.account.show_account(account)
