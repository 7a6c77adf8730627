"""The Telnyx API key: pasted, tried, kept in the system's keyring, never shown again but for its end."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLayout, QWidget

from app.core.errors import FaxError, KeyringMissing, NoCredit
from app.core.key import KeySource, KeyStatus
from app.core.language import tr
from app.ui.background import Background
from app.ui.buttons import primary_button, secondary_button
from app.ui.coming_back import ComingBack
from app.ui.flow import Flow
from app.ui.second_click import SecondClick
from app.ui.services import Keys
from app.ui.settings.key_entry import KeyEntry
from app.ui.settings.remark import Remark
from app.ui.widgets import Banner, Card, StateIcon, column, label, row, visible

_PATIENCE_MS = 4000  # a keyring that says nothing for so long, its prompt lost or unseen, must not bar the way
_PROMPT = tr("It may be asking for its password.")
_PLACES = {
    KeySource.NONE: "",
    KeySource.KEYRING: tr("Stored in {place}."),
    KeySource.SESSION: tr("For this session only: it is gone when Faxwell ends."),
    KeySource.ENVIRONMENT: tr("Given as FAXWELL_API_KEY when Faxwell was started. It is changed there, not here."),
}


class KeyCard(Card):
    connected = Signal()  # a key was tried and is in use
    use_wanted = Signal()  # the account of the key that is there shall be the one that sends
    known = Signal(object)  # KeyStatus, whenever it is asked for or changes
    forgotten = Signal()
    page_wanted = Signal(str)  # an address for the browser

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._keys = keys
        self._background = Background("key", self)
        self._keyring = Background("keyring", self)
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(_PATIENCE_MS)
        self.patience.timeout.connect(self._go_round_keyring)
        self._tried = ""
        self._name = ""
        self._begun = False
        self._is_refused = False  # by Telnyx: the key that is there
        self.status = KeyStatus()
        self.title = label(kind="title")
        self.notice = Remark()
        self.entry = KeyEntry()
        self.field = self.entry.field
        self.trouble = self._make_trouble()
        self.held = self._make_held()
        for part in (self.title, self.entry, self.trouble, self.held, self.notice):
            self.column.addWidget(part)
        self._show_parts(entry=False)
        self.entry.handed_in.connect(self._try)
        self.entry.left.connect(lambda: self._show(self.status))
        self.entry.page_wanted.connect(self.page_wanted)
        ComingBack(self).happened.connect(self.entry.look_at_clipboard)

    def turn_to(self, keys: Keys) -> None:
        """The key of another account from now on; what was typed or tried for the one before is forgotten."""
        self._background.drop()
        self._keyring.drop()
        self._keys = keys
        self._show(KeyStatus())

    def show_name(self, name: str) -> None:
        """Of the account that the key is for; empty where there is only one."""
        if name != self._name:
            self._name = name
            self._show_title()

    def look(self) -> None:
        """Asks whether a key is there. A locked keyring may ask the person first."""
        self.notice.say(tr("Looking for your key. Your keyring may ask for its password."), "secondary")
        self._ask_keyring(self._keys.status, self._show, self._show_no_answer)

    def begin(self) -> None:
        """Somebody wants to connect: the cursor goes where the key is pasted, as soon as it is known that there is
        none yet."""
        self._begun = True
        self._begin_entry()

    def say_refused(self) -> None:
        """Telnyx does not take the key that is there, or is about to be shown: another one can be pasted at once."""
        if self._background.is_busy:
            return
        self._begun = True
        if self.entry.isVisible():
            self._begin_entry()
        else:
            self._is_refused = True
            if self.status.source is not KeySource.NONE:
                self._show(self.status)

    def show_in_use(self, in_use: bool) -> None:
        """Whether faxes go from this key's account now."""
        self.use.setVisible(not in_use)

    # parts

    def _make_trouble(self) -> Banner:
        banner = Banner("attention")
        self.session_only = secondary_button(tr("&Use for this session only"), self._use_for_session)
        self.keep_again = secondary_button(tr("&Try the keyring again"), self._keep)
        banner.buttons.addWidget(self.session_only)
        banner.buttons.addWidget(self.keep_again)
        banner.buttons.addStretch(1)
        return banner

    def _make_held(self) -> QWidget:
        self.masked = label(kind="strong")
        self.place = label(tone="secondary", wrap=True)
        self.replace = secondary_button(tr("Use another key…"), self._ask_for_another)
        self.forget = secondary_button(tr("Forget this key…"), lambda: self.confirm.ask(self.forget))
        self.confirm = SecondClick(
            tr(
                "Nothing more is sent from your Telnyx account without its key, and sent faxes are not "
                "followed any more. The list of faxes stays."
            ),
            tr("Forget the key now"),
            tr("Keep the key"),
        )
        self.confirm.confirmed.connect(self._forget)
        self.use = primary_button(tr("Send from this account"), self.use_wanted.emit)
        self.use.hide()
        words = column(self.masked, self.place, spacing=2)
        key = row(StateIcon("key-round", "secondary"), words)
        key.setStretch(1, 1)
        key.addLayout(Flow(self.replace, self.forget))
        return _part(key, self.confirm, row(self.use, 1))

    # a new key

    def _try(self, key: str) -> None:
        self.notice.clear()
        self.entry.set_busy(tr("Trying the key at Telnyx…"))
        self._background.ask(partial(self._keys.try_key, key), lambda _: self._take(key), partial(self._not_taken, key))

    def _not_taken(self, key: str, error: FaxError) -> None:
        if isinstance(error, NoCredit):
            self._take(key)  # Telnyx knows the key; what the account lacks is the doctor's to say
        else:
            self.entry.say_error(error)

    def _take(self, key: str) -> None:
        self._tried = key
        self._keep()

    def _keep(self) -> None:
        self.entry.set_busy(tr("Storing the key. Your keyring may ask for its password."))
        self._show_parts(entry=True)
        self._ask_keyring(partial(self._keys.keep, self._tried), self._show_connected, self._show_trouble)

    def _use_for_session(self) -> None:
        self._keyring.drop()  # whatever it may still answer
        self._background.ask(partial(self._keys.use_for_session, self._tried), self._show_connected, self._show_trouble)

    def _show_trouble(self, error: FaxError) -> None:
        self._say_trouble(tr("The key works, but it could not be stored."), str(error.sentence))
        if isinstance(error, KeyringMissing):
            self.session_only.setFocus()

    def _say_trouble(self, title: str, words: str) -> None:
        self.patience.stop()
        self.notice.clear()
        self._show_parts(entry=False)
        self.held.hide()
        self.trouble.say(title, words)
        self.trouble.show()
        self.keep_again.setFocus()

    def _show_connected(self, status: KeyStatus) -> None:
        self._show(status)
        self.connected.emit()

    def _ask_keyring(
        self,
        question: Callable[[], KeyStatus],
        done: Callable[[KeyStatus], None],
        failed: Callable[[FaxError], None],
    ) -> None:
        self.patience.start()
        self._keyring.ask(question, done, failed, key="keyring")

    def _go_round_keyring(self) -> None:
        if self._tried:
            self._say_trouble(tr("The key works. The keyring has not answered yet."), _PROMPT)
        else:
            self.notice.say(tr("Your keyring has not answered yet. {advice}", advice=_PROMPT), "attention")
            self._show_parts(entry=True)

    # the key that is there

    def _ask_for_another(self) -> None:
        self._show_parts(entry=True)
        self.field.setFocus()

    def _forget(self) -> None:
        self.notice.say(tr("Forgetting the key…"), "secondary")
        self._keyring.ask(self._keys.forget, self._show_forgotten, self.notice.say_error)

    def _show_forgotten(self, status: KeyStatus) -> None:
        self._show(status)
        self.forgotten.emit()

    def _show(self, status: KeyStatus) -> None:
        self.patience.stop()
        self.status = status
        self._tried = ""
        self.entry.clear()
        self.notice.clear()
        self.masked.setText(f"••••  ••••  ••••  {status.ending}")
        self.masked.setAccessibleName(tr("Key that ends in {ending}", ending=status.ending))
        self.place.setText(_PLACES[status.source].format(place=status.place))
        is_refused = self._is_refused and status.source is not KeySource.ENVIRONMENT
        self._is_refused = False
        self._show_parts(entry=status.source is KeySource.NONE or is_refused)
        self.known.emit(status)

    def _show_no_answer(self, error: FaxError) -> None:
        """A key may be in a keyring that does not open. Another one can be given all the same."""
        self._show(KeyStatus())
        self.notice.say(str(error.sentence), "attention", self.look)

    def _show_title(self) -> None:
        known = self.status.source is not KeySource.NONE
        title = tr("Telnyx API key") if known else tr("Connect your Telnyx account")
        self.title.setText(f"{title} · {visible(self._name)}" if self._name else title)

    def _show_parts(self, *, entry: bool) -> None:
        known = self.status.source is not KeySource.NONE
        own = self.status.source is not KeySource.ENVIRONMENT
        self._show_title()
        self.entry.setVisible(entry)
        self.entry.show_known(known)
        self.held.setVisible(known and not entry)
        self.replace.setVisible(own)
        self.forget.setVisible(own)
        self.confirm.hide()
        self.trouble.hide()
        self._begin_entry()

    def _begin_entry(self) -> None:
        self.entry.look_at_clipboard()
        if self._begun and self.field.isVisible():
            self._begun = False
            self.field.setFocus()


def _part(*rows: QWidget | QLayout) -> QWidget:
    part = QWidget()
    part.setLayout(column(*rows))
    return part
