"""The bar on top that says where faxes go when that is not the one Telnyx account."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.core.glance import Glance
from app.core.language import plural, tr
from app.core.settings import Account, AccountKind
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.accounts.marks import Mark
from app.ui.accounts.other_accounts import OtherAccounts, standing_words
from app.ui.accounts.switcher import Switcher
from app.ui.buttons import link_button
from app.ui.widgets import ElidedLabel, StateIcon, set_property, visible

_TONES = {AccountKind.PRACTICE: "practice", AccountKind.TELNYX: "own", AccountKind.OTHER_SERVER: "alarm"}


class AccountBar(QFrame):
    """Amber for the practice account, red for another server; with several Telnyx accounts the name and the mark of the
    one in use; absent where there is only one."""

    connect_wanted = Signal()
    numbers_wanted = Signal()
    faxes_wanted = Signal()  # of the account that is about to be opened

    def __init__(self, account: AccountInUse, others: OtherAccounts) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self._account, self._others = account, others
        self._icon = StateIcon("flask-conical", "attention")
        self._mark = Mark()
        self.words = ElidedLabel(kind="strong")
        self.numbers = link_button(tr("Practice numbers"), self.numbers_wanted.emit)
        self.numbers.setToolTip(tr("Which number brings about what"))
        self.connect_account = link_button(tr("Connect my Telnyx account…"), self.connect_wanted.emit)
        self._sign = StateIcon("triangle-alert", "attention")
        self.wanting = link_button("", self._go_to_wanting)
        self.switcher = Switcher(account, others, self)
        self.switch = link_button(tr("Switch account…"), lambda: self.switcher.open_below(self.switch))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.XS, theme.L, theme.XS)
        layout.setSpacing(theme.S)
        for sign in (self._icon, self._mark):
            layout.addWidget(sign)
        layout.addWidget(self.words, 1)
        layout.addWidget(self._sign)
        layout.addWidget(self.wanting)
        layout.addSpacing(theme.S)
        layout.addWidget(self.numbers)
        layout.addSpacing(theme.S)
        layout.addWidget(self.connect_account)
        layout.addWidget(self.switch)
        self.setMinimumHeight(theme.current().size(36))
        others.changed.connect(self._show_wanting)
        self._show_wanting()
        self.hide()

    def show_account(self, account: Account) -> None:
        practice = account.is_practice
        set_property(self, "tone", _TONES[account.kind])
        self._icon.setVisible(account.colour is None)
        self._mark.setVisible(account.colour is not None)
        if practice:
            self._icon.show_state("flask-conical", "attention")
            self.words.set_full_text(tr("Practice account: nothing leaves this computer"))
        elif account.colour:
            self._mark.show_mark(account.colour, account.name)
            self.words.set_full_text(account.name)
        else:
            self._icon.show_state("server", "error")
            self.words.set_full_text(tr("Not Telnyx: faxes and documents go to {base_url}", base_url=account.base_url))
        several = self._account.settings.has_several
        self.numbers.setVisible(practice)
        self.connect_account.setVisible(practice and not several)
        self.switch.setVisible(several and account.kind is not AccountKind.OTHER_SERVER)
        self.setVisible(account.kind is not AccountKind.TELNYX or several)
        self._show_wanting()

    def _show_wanting(self) -> None:
        """Which of the accounts that are not shown needs a person. Whoever named another server stays there."""
        session, wanting = self._account.session, self._others.wanting
        shown = bool(wanting) and session is not None and session.account.kind is not AccountKind.OTHER_SERVER
        self._sign.setVisible(shown)
        self.wanting.setVisible(shown)
        if len(wanting) == 1:
            self.wanting.setText(self._words(wanting[0]).replace("&", "&&"))
        elif wanting:
            self.wanting.setText(plural("{count} accounts need you", "{count} account needs you", len(wanting)))
        self.wanting.setToolTip("\n".join(str(each.trouble.sentence) for each in wanting if each.trouble))

    def _words(self, glance: Glance) -> str:
        known = self._account.settings.telnyx(glance.account_id)
        metrics, room = self.wanting.fontMetrics(), theme.current().size(160)
        name = metrics.elidedText(visible(known.title if known else ""), Qt.TextElideMode.ElideMiddle, room)
        return tr("{account}: {words}", account=name, words=standing_words(glance))

    def _go_to_wanting(self) -> None:
        wanting = self._others.wanting
        if len(wanting) == 1:
            self._account.open(wanting[0].account_id)
            self.faxes_wanted.emit()
        else:
            self.switcher.open_below(self.wanting)
