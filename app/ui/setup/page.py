"""*Connect*: the key of an account, and below it the doctor. One screen, from a pasted key to an account that sends."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.core.errors import (
    FaxError,
    KeyRefused,
    KeyringLocked,
    KeyringMissing,
    KeyringNotSetUp,
    KeyringRefused,
    NoKey,
)
from app.core.key import KeySource, KeyStatus
from app.core.language import tr
from app.core.settings import AccountKind
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.buttons import link_button
from app.ui.services import Services
from app.ui.settings.key_card import KeyCard
from app.ui.settings.remark import Remark
from app.ui.setup.concern import Concern
from app.ui.setup.doctor_card import DoctorCard
from app.ui.widgets import COLUMN, centred, column

_WITHOUT_KEY = (NoKey, KeyringLocked, KeyringMissing, KeyringNotSetUp, KeyringRefused)


class SetupPage(QWidget):
    test_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, services: Services, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self._connecting = False  # a Telnyx account is to be connected, while another one is open
        self._asked_for_key = False
        self.back = link_button(tr("‹ All settings"), self.settings_wanted.emit)
        self._keys_of = services.keys_of
        self._key_of = account.settings.accounts[0].id  # whose key the card is about
        self.key = KeyCard(services.keys_of(self._key_of))
        self.doctor = DoctorCard(account)
        self.news = Remark()
        self._lay_out()
        self.key.connected.connect(self._use_telnyx)
        self.key.use_wanted.connect(self._use_telnyx)
        self.key.forgotten.connect(self._leave_telnyx)
        self.key.known.connect(self._look_with_key)
        self.key.page_wanted.connect(services.open_page)
        self.doctor.page_wanted.connect(services.open_page)
        self.doctor.test_wanted.connect(self.test_wanted)
        account.opened.connect(self._show_account)
        account.accounts_changed.connect(self._show_account)
        account.looked.connect(self._show_doctor)
        account.failed.connect(self._tell_failure)
        self._show_account()

    def begin_connecting(self) -> None:
        """The cursor goes where the key is pasted."""
        self._connecting = True
        self.news.clear()
        self._show_account()
        QTimer.singleShot(0, self.key, self.key.begin)  # after the click that led here has given its own focus

    def show_doctor(self, concern: Concern | None = None) -> None:
        """What the open account lacks; with a concern, at its line."""
        self._connecting = False
        self.news.clear()
        self._show_account()
        self.doctor.look_at(concern)

    def showEvent(self, event: QShowEvent) -> None:
        """Only somebody who comes here is asked to unlock a keyring."""
        super().showEvent(event)
        self._ask_for_key()

    def _lay_out(self) -> None:
        for card in (self.news, self.key, self.doctor):
            card.setMaximumWidth(theme.current().size(COLUMN))
        parts = column(self.back, self.news, self.key, self.doctor, 1, spacing=theme.M)
        self.setLayout(column(centred(parts, theme.S)))

    def _show_account(self) -> None:
        """The key is Telnyx's alone: the practice account has none to paste, and another server gets its own from the
        environment."""
        account = self._account.account
        kind = account.kind if account else None
        self._connecting = self._connecting and kind is not AccountKind.TELNYX
        self._turn_key(account.id if account and kind is AccountKind.TELNYX else self._key_of)
        self.key.setVisible(kind is AccountKind.TELNYX or self._connecting)
        self.key.show_in_use(kind is AccountKind.TELNYX)
        self._show_doctor()
        self._ask_for_key()

    def _show_doctor(self) -> None:
        """Without a key there is nothing yet that it could look at."""
        self.doctor.setVisible(not self._connecting and not isinstance(self._account.trouble, _WITHOUT_KEY))

    def _tell_failure(self, error: FaxError) -> None:
        self._show_doctor()
        account = self._account.account
        if account is None or account.kind is not AccountKind.TELNYX:
            return
        if isinstance(error, KeyRefused):
            self.key.say_refused()
        elif isinstance(error, _WITHOUT_KEY):
            self.key.begin()
            if isinstance(error, NoKey) and self._account.chosen.sender:
                words = tr("The key of this account is not in the keyring any more. Paste it again, or another one.")
                self.news.say(words, "attention")

    def _turn_key(self, account_id: str) -> None:
        settings = self._account.settings
        wanted = settings.telnyx(account_id) or settings.accounts[0]
        self.key.show_name(wanted.title if settings.has_several else "")
        if wanted.id != self._key_of:
            self._key_of = wanted.id
            self._asked_for_key = False
            self.key.turn_to(self._keys_of(wanted.id))

    def _ask_for_key(self) -> None:
        if self.key.isVisible() and not self._asked_for_key:
            self._asked_for_key = True
            self.key.look()

    def _look_with_key(self, status: KeyStatus) -> None:
        """The keyring has opened meanwhile."""
        if status.source is not KeySource.NONE and isinstance(self._account.trouble, _WITHOUT_KEY):
            self.doctor.look_at(None)

    def _use_telnyx(self) -> None:
        self.news.clear()
        self.doctor.expect_account()
        self._account.open(self._key_of)

    def _leave_telnyx(self) -> None:
        if self._account.account and self._account.account.kind is AccountKind.TELNYX:
            self.doctor.expect_account()
            self._account.open(AccountKind.PRACTICE)
            self.news.say(tr("The key is forgotten. From now on faxes go to the practice account."), "ok")
        else:
            self.news.say(tr("The key is forgotten."), "ok")
