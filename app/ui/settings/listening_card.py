"""Telnyx's own word on how faxes stand, for those who run a tunnel to this computer: off, unless somebody wants it."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit

from app.core.errors import FaxError, ListeningError
from app.core.language import tr
from app.core.listening import Listening
from app.core.settings import AccountKind
from app.core.wording import short_time
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.background import Background
from app.ui.buttons import secondary_button
from app.ui.settings.remark import Remark
from app.ui.widgets import Card, label, row, section_title

_WORDS = tr(
    "Faxwell asks Telnyx how faxes stand, and needs nothing for that. If you run a tunnel to this computer, Telnyx can "
    "also ring when something happens: it is heard some seconds earlier. An event is never believed, only asked about."
)
_USUAL_PORT = 8791


class ListeningCard(Card):
    def __init__(self, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self._testing = Background("listening-test", self)
        self.address, self.port, self.key = QLineEdit(), QLineEdit(), QLineEdit()
        self.address.setPlaceholderText("https://")
        self.key.setPlaceholderText(tr("From the Telnyx portal, Keys & Credentials"))
        self.port.setText(str(_USUAL_PORT))
        self.port.setMaximumWidth(theme.current().size(120))
        self.hint = label(kind="small", tone="secondary", wrap=True)
        self.listen = secondary_button(tr("Listen"), self._listen)
        self.stop = secondary_button(tr("Stop listening"), self._stop)
        self.test = secondary_button(tr("Test"), self._test)
        self.state = Remark()
        self.column.addWidget(label(tr("Telnyx's events"), kind="title"))
        self.column.addWidget(label(_WORDS, tone="secondary", wrap=True))
        for title, edit in (
            (tr("Address of the tunnel"), self.address),
            (tr("Port on this computer"), self.port),
            (tr("Public key of the Telnyx account"), self.key),
        ):
            edit.setAccessibleName(title)
            self.column.addWidget(section_title(title, edit))
            self.column.addWidget(edit)
            edit.textEdited.connect(self._follow)
        self.column.addWidget(self.hint)
        self.column.addLayout(row(self.listen, self.stop, self.test, 1))
        self.column.addWidget(self.state)
        account.opened.connect(self._show)
        account.chosen_changed.connect(self._show)
        account.hearing_changed.connect(self._show_hearing)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._account.ask_hearing()

    # what is shown

    def _show(self) -> None:
        place = self._account.chosen.listening
        if place.is_wanted:
            self.address.setText(place.address)
            self.port.setText(str(place.port))
            self.key.setText(place.public_key)
        account = self._account.account
        self.setVisible(account is not None and account.kind is AccountKind.TELNYX)
        self._follow()
        self._show_hearing()

    def _follow(self) -> None:
        port = self.port.text().strip() or str(_USUAL_PORT)
        self.hint.setText(tr("For example: {command}", command=f"cloudflared tunnel --url http://127.0.0.1:{port}"))
        wanted = self._account.chosen.listening.is_wanted
        self.listen.setVisible(not wanted or self._place() != self._account.chosen.listening)
        self.stop.setVisible(wanted)
        self.test.setVisible(wanted)

    def _show_hearing(self) -> None:
        hearing = self._account.hearing
        if not self.test.isEnabled():
            return  # a test is under way: its answer is what is waited for
        if not self._account.chosen.listening.is_wanted:
            self.state.clear()
        elif hearing.trouble is not None:
            self.state.say_error(hearing.trouble)
        elif not hearing.url:
            self.state.say(tr("Beginning to listen…"), "secondary")
        elif hearing.heard_at is None:
            self.state.say(tr("Listening. No event has come yet."), "ok")
        else:
            at = short_time(hearing.heard_at, datetime.now(UTC))
            self.state.say(tr("Listening. The last event came at {time}.", time=at), "ok")

    # what is ordered

    def _place(self) -> Listening:
        port = self.port.text().strip()
        number = int(port) if port.isascii() and port.isdigit() and len(port) < 6 else 0
        secret = self._account.chosen.listening.secret
        return Listening(self.address.text().strip(), number, self.key.text().strip(), secret)

    def _listen(self) -> None:
        place = self._place()
        if not place.secret:
            place = replace(place, secret=secrets.token_urlsafe(24))
        try:
            place.check()
        except ListeningError as error:
            self.state.say_error(error)
            return
        self._choose(place)

    def _stop(self) -> None:
        self._choose(Listening())

    def _choose(self, place: Listening) -> None:
        self._account.choose(replace(self._account.chosen, listening=place), tr("Telnyx's events"))

    def _test(self) -> None:
        if (session := self._account.session) is None:
            return
        self.test.setEnabled(False)
        self.state.say(tr("Sending a test to the tunnel's address…"), "secondary")
        self._testing.ask(session.test_listening, self._tested, self._not_tested)

    def _tested(self, _: None) -> None:
        self.test.setEnabled(True)
        self.state.say(tr("The test arrived: Telnyx can ring here."), "ok")

    def _not_tested(self, error: FaxError) -> None:
        self.test.setEnabled(True)
        self.state.say_error(error)
