"""*Settings*: one plain column of cards about the accounts and this computer, searched by their words. Each change
takes effect at once, and can be taken back."""

from dataclasses import replace

from PySide6.QtCore import QLocale
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.accounts.accounts_card import AccountsCard
from app.ui.buttons import link_button
from app.ui.check_box import CheckBox
from app.ui.phrases import country
from app.ui.services import Services
from app.ui.settings.account_card import AccountCard
from app.ui.settings.data_card import DataCard
from app.ui.settings.desktop_card import DesktopCard
from app.ui.settings.listening_card import ListeningCard
from app.ui.settings.price_card import PriceCard
from app.ui.settings.proxy_card import ProxyCard
from app.ui.settings.search import ALSO, Search
from app.ui.settings.times_card import TimesCard
from app.ui.settings.undoing import Undoing
from app.ui.settings.way_card import WayCard
from app.ui.setup.setup_card import SetupCard
from app.ui.widgets import COLUMN, Card, Combo, centred, column, label, row


class SettingsPage(QWidget):
    def __init__(self, services: Services, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self.account = AccountCard()
        self.setup = SetupCard(account)
        self.way = WayCard(account)
        self.times = TimesCard(account)
        self.price = PriceCard(account)
        self.home = self._make_home()
        self.accounts = AccountsCard(account)
        self.desktop = DesktopCard(services, account)
        self.proxy = ProxyCard(account)
        self.listening = ListeningCard(account)
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
            self.times,
            self.price,
            self._home_card(),
            self.desktop,
            self.proxy,
            self.listening,
            self.data,
        )
        for card, words in (
            (self.setup, tr("api password phone credit money portal doctor")),
            (self.data, tr("retention delete erase storage disk backup privacy archive")),
            (self.listening, tr("webhook tunnel listen status push callback")),
            (self.proxy, tr("network firewall connection")),
            (self.times, tr("retry hold undo busy delay automatic attempts")),
            (self.way, tr("black white scan format size security")),
            (self.desktop, tr("autostart startup notifications sound tray background")),
        ):
            card.setProperty(ALSO, words)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.search.setFocus)
        self.undoing.changed.connect(self._show_undo)
        account.accounts_changed.connect(self._show_account)
        account.home_changed.connect(self._show_home)
        self._show_undo()
        self.account.account_wanted.connect(account.open)
        account.opened.connect(self._show_account)
        self._show_account()

    def hideEvent(self, event: QHideEvent) -> None:
        """Who comes back finds all settings again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.search.clear()

    # parts

    def _arrange(self, *cards: QWidget) -> None:
        self.search.search_in(cards)
        head = QWidget()
        head.setLayout(row(self.search, self.undo))
        for part in (head, *cards):
            part.setMaximumWidth(theme.current().size(COLUMN))
        parts = column(head, self.search.nothing, *cards, 1, spacing=theme.M)
        self.setLayout(column(centred(parts, theme.M)))

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
        self.asks_again = CheckBox(tr("Ask for the last four di&gits of a number that is new"))
        self.asks_again.clicked.connect(
            lambda wanted: self._account.change(
                replace(self._account.settings, asks_again=wanted), tr("asking for new numbers again")
            )
        )
        self._account.changed.connect(self._show_asks_again)
        self._show_asks_again()
        words = tr("A new number is one that nothing was delivered to yet. Most slips in a number give another number.")
        card.column.addWidget(self.asks_again)
        card.column.addWidget(label(words, tone="secondary", wrap=True))
        return card

    def _show_asks_again(self) -> None:
        self.asks_again.setChecked(self._account.settings.asks_again)

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
