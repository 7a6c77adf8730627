"""What Faxwell does on the desktop without being looked at: start at login, tell how faxes end."""

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel

from app.core.errors import FaxError
from app.core.language import tr
from app.ui.account_in_use import AccountInUse
from app.ui.background import Background
from app.ui.check_box import CheckBox
from app.ui.services import Services
from app.ui.settings.remark import Remark
from app.ui.widgets import Card, label


class DesktopCard(Card):
    """Starting at login is the system's to know: it is read each time the card comes into sight."""

    def __init__(self, services: Services, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self._starts, self._start = services.starts_at_login, services.start_at_login
        self._asking = Background("login-start", self)
        self.start = CheckBox(tr("Start &when I log in"))
        self.start_words = _explained(
            tr(
                "Faxes that still wait then go on by themselves. The window stays closed, and Faxwell ends again when "
                "nothing is left to do."
            )
        )
        self.state = Remark()
        self.tell = CheckBox(tr("&Tell me when a fax has ended or needs me"))
        self.tell.setChecked(account.settings.notifications)
        told = _explained(
            tr("As a notification, while you look elsewhere. Of the number it says the last four digits, no more.")
        )
        self.column.addWidget(label(tr("On the desktop"), kind="title"))
        for part in (self.start, self.start_words, self.state, self.tell, told):
            self.column.addWidget(part)
        self._show_start(None)
        self.start.clicked.connect(self._choose_start)
        self.tell.clicked.connect(self._choose_tell)
        account.changed.connect(lambda: self.tell.setChecked(account.settings.notifications))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        self._asking.ask(self._starts, self._show_start, self.state.say_error)

    def _show_start(self, starts: bool | None) -> None:
        """None: it cannot be had here, or is not known yet."""
        self.start.setChecked(bool(starts))
        self.start.setVisible(starts is not None)
        self.start_words.setVisible(starts is not None)

    def _choose_start(self, wanted: bool) -> None:
        self.state.clear()
        self._asking.ask(partial(self._start, wanted), lambda _: self._read(), self._not_changed)

    def _not_changed(self, error: FaxError) -> None:
        self.state.say_error(error)
        self.start.setChecked(not self.start.isChecked())

    def _choose_tell(self, wanted: bool) -> None:
        self._account.change(replace(self._account.settings, notifications=wanted), tr("notifications"))


def _explained(words: str) -> QLabel:
    return label(words, tone="secondary", wrap=True)
