"""Where a key is pasted, and what is said of what was pasted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.errors import FaxError, KeyMalformed
from app.core.key import pasted_key
from app.core.language import tr
from app.ui import theme
from app.ui.browser import API_KEYS, SIGN_UP
from app.ui.buttons import link_button, primary_button, secondary_button
from app.ui.flow import Flow
from app.ui.settings.key_offer import KeyOffer
from app.ui.settings.remark import Remark
from app.ui.widgets import column, label, row

_TELNYX = tr(
    "Telnyx is the service that sends your faxes and charges you for them. You need an account there, with some "
    "credit and a phone number."
)
_KEY = tr(
    "An API key is the password with which Faxwell uses your account: create one in Telnyx's portal under API Keys, "
    "copy it, and paste it here. Faxwell tries it, keeps it in this computer's keyring, and then looks what else is "
    "missing."
)
_ANOTHER = tr("Paste another key of this Telnyx account. It takes the old one's place as soon as Telnyx accepts it.")


class KeyEntry(QWidget):
    handed_in = Signal(str)  # what looks like a key
    left = Signal()  # the old key stays
    page_wanted = Signal(str)  # an address for the browser

    def __init__(self) -> None:
        super().__init__()
        self.words = label(tone="secondary", wrap=True)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(tr("Paste your API key (KEY…)"))
        self.field.setAccessibleName(tr("Telnyx API key"))
        self.connect_button = primary_button(tr("Connect"), self.hand_in)
        self.keep_old = secondary_button(tr("Keep the old key"), self.left.emit)
        self.answer = Remark()
        self.offer = KeyOffer()
        self.offer.taken.connect(self._hand_in_offered)
        self.offer.declined.connect(self.field.setFocus)
        self.field.textEdited.connect(self.answer.clear)
        self.field.textEdited.connect(self.offer.hide)
        self.field.returnPressed.connect(self.hand_in)
        where = link_button(tr("Open API keys at Telnyx…"), lambda: self.page_wanted.emit(API_KEYS))
        self.join = link_button(tr("I have no Telnyx account yet…"), lambda: self.page_wanted.emit(SIGN_UP))
        entry = row(self.field, self.connect_button, self.keep_old)
        entry.setStretch(0, 1)
        links = Flow(where, self.join, spacing=theme.L)
        self.setLayout(column(self.words, self.offer, entry, self.answer, links))

    def show_known(self, known: bool) -> None:
        """Whether there is a key already, which the new one is to replace."""
        self.words.setText(_ANOTHER if known else f"{_TELNYX}\n\n{_KEY}")
        self.keep_old.setVisible(known)
        self.join.setVisible(not known)

    def hand_in(self) -> None:
        if not self.field.isEnabled():
            return
        try:
            key = pasted_key(self.field.text())
        except KeyMalformed as error:
            self.say_error(error)
            return
        self.handed_in.emit(key)

    def set_busy(self, words: str) -> None:
        """`words`: what is being done; empty when it is over."""
        self.field.setEnabled(not words)
        self.connect_button.setEnabled(not words)
        if words:
            self.answer.say(words, "secondary")
        else:
            self.answer.clear()

    def say_error(self, error: FaxError) -> None:
        """What is pasted next takes the place of what was refused."""
        self.set_busy("")
        self.answer.say_error(error)
        self.field.setFocus()
        self.field.selectAll()

    def clear(self) -> None:
        self.field.setText("")  # and with it what could be undone
        self.offer.hide()
        self.set_busy("")

    def look_at_clipboard(self) -> None:
        """Who comes back from the portal with a key is asked whether it is meant."""
        if self.field.isVisible() and self.field.isEnabled():
            self.offer.look(self.field.text())

    def _hand_in_offered(self, key: str) -> None:
        self.field.setText(key)
        self.hand_in()
