"""How the fax goes, between the card of options, the quality on the page, and the account's defaults."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.core.options import SendOptions
from app.ui.account_in_use import AccountInUse
from app.ui.compose.elsewhere import Elsewhere
from app.ui.compose.options_card import OptionsCard
from app.ui.compose.packet_model import PacketModel


class Choosing(QObject):
    changed = Signal()  # what `options` says

    def __init__(
        self, card: OptionsCard, packet: PacketModel, elsewhere: Elsewhere, account: AccountInUse, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._card, self._packet, self._elsewhere, self._account = card, packet, elsewhere, account
        self._defaults = SendOptions()
        card.changed.connect(self._follow)
        card.keep_wanted.connect(lambda: account.choose_defaults(self.options))
        card.wanted.connect(self.choose)
        account.opened.connect(self._enter)
        account.chosen_changed.connect(self._take_defaults)

    @property
    def options(self) -> SendOptions:
        return self._elsewhere.with_document(replace(self._card.options, quality=self._packet.quality))

    def choose(self, options: SendOptions) -> None:
        """Of these all but the document."""
        self._card.choose(options.without_document)
        self._packet.follow_options(options)
        self.changed.emit()

    def start_anew(self) -> None:
        """For another fax: as every fax of the account, and no document from elsewhere."""
        self._elsewhere.choose(SendOptions())
        self.choose(self._defaults)

    def show(self) -> None:
        """The card says what the fax is like now."""
        self._card.show_fax(self.options, self._defaults)

    def _follow(self) -> None:
        self._packet.follow_options(self.options)
        self.changed.emit()

    def _enter(self) -> None:
        """What a person chose on the page stays; the rest is as the account has it. A stored file is another
        account's."""
        untouched = self.options.without_document == self._defaults
        self._defaults = self._account.chosen.defaults
        if self.options.stored_name:
            self._elsewhere.choose(SendOptions())
        if untouched:
            self.choose(self._defaults)

    def _take_defaults(self) -> None:
        self._defaults = self._account.chosen.defaults
        self.changed.emit()
