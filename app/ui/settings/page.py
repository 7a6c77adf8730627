"""*Settings*: one plain column of cards about the account and this computer."""

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.settings import AccountKind
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.phrases import country
from app.ui.services import Services
from app.ui.settings.account_card import AccountCard
from app.ui.settings.key_card import KeyCard
from app.ui.settings.sending_card import SendingCard
from app.ui.widgets import Card, Combo, ElidedLabel, IconButton, label, row, scrolled

WIDTH = 640


class SettingsPage(QWidget):
    def __init__(self, services: Services, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self._asked_for_key = False
        self.account = AccountCard()
        self.key = KeyCard(services.keys)
        self.sending = SendingCard(account)
        self.home = self._make_home()
        self._area = self._arrange(
            self.account, self.key, self.sending, self._home_card(), _folder_card(str(services.data_folder))
        )
        self.account.account_wanted.connect(account.open)
        self.key.known.connect(self.account.show_key)
        self.key.connected.connect(lambda: account.open(AccountKind.TELNYX))
        self.key.forgotten.connect(self._leave_telnyx)
        self.key.page_wanted.connect(services.open_page)
        account.opened.connect(self._show_account)
        self._show_account()

    def begin_connecting(self) -> None:
        """Somebody wants to connect a Telnyx account: the cursor goes where the key is pasted."""
        self._area.ensureWidgetVisible(self.key)
        QTimer.singleShot(0, self.key.begin)  # after the click that led here has given its own focus

    def showEvent(self, event: QShowEvent) -> None:
        """Only somebody who looks at the settings is asked to unlock a keyring."""
        super().showEvent(event)
        if not self._asked_for_key:
            self._asked_for_key = True
            self.key.look()

    # parts

    def _arrange(self, *cards: QWidget) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout()
        column.setSpacing(theme.M)
        for card in cards:
            card.setMaximumWidth(theme.current().size(WIDTH))
            column.addWidget(card)
        column.addStretch(1)
        sides = QHBoxLayout(content)
        sides.setContentsMargins(theme.L, theme.M, theme.L, theme.L)
        sides.addStretch(1)
        sides.addLayout(column, 100)
        sides.addStretch(1)
        area = scrolled(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        return area

    def _make_home(self) -> Combo:
        """The countries by their names in the language of the system."""
        home = Combo()
        home.setAccessibleName("Country of numbers without +")
        codes = {QLocale.territoryToCode(territory) for territory in QLocale.Country}
        named = ((country(code), code) for code in codes if len(code) == 2 and code.isalpha())
        for name, code in sorted(named):
            home.addItem(name, code)
        home.setCurrentIndex(home.findData(self._account.settings.home_region))
        home.activated.connect(lambda index: self._account.choose_home(home.itemData(index)))
        return home

    def _home_card(self) -> Card:
        card = Card()
        card.column.addWidget(label("Typed numbers", kind="title"))
        words = "A number typed without + and country code is taken as one of this country."
        card.column.addWidget(label(words, tone="secondary", wrap=True))
        card.column.addWidget(self.home)
        return card

    # the account

    def _show_account(self) -> None:
        account = self._account.account
        if account is not None:
            self.account.show_account(account)
            # Another server gets its key from the environment only, never the one of Telnyx.
            self.key.setVisible(account.kind is not AccountKind.OTHER_SERVER)

    def _leave_telnyx(self) -> None:
        if self._account.account and self._account.account.kind is AccountKind.TELNYX:
            self._account.open(AccountKind.PRACTICE)


def _folder_card(folder: str) -> Card:
    card = Card()
    path = ElidedLabel(folder)
    path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    copy = IconButton("copy", "Copy the path", lambda: QGuiApplication.clipboard().setText(folder))
    line = row(path, copy)
    line.setStretch(0, 1)
    card.column.addWidget(label("On this computer", kind="title"))
    words = "The list of faxes, the documents and the settings are kept in this folder. The key is not."
    card.column.addWidget(label(words, tone="secondary", wrap=True))
    card.column.addLayout(line)
    return card
