"""Which application and number of the account send the faxes, and what stands in the way of that."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.core.choices import amount, can_send, is_active, numbers_of, obstacles
from app.core.errors import FaxError
from app.core.sentence import plain
from app.core.settings import AccountSettings, FaxApplication, SenderNumber
from app.ui.account_in_use import AccountInUse
from app.ui.phrases import grouped
from app.ui.settings.remark import Remark
from app.ui.widgets import Card, Combo, label, link_button, row, section_title


class SendingCard(Card):
    portal_wanted = Signal()

    def __init__(self, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self.balance = label(tone="secondary")
        self.application = Combo()
        self.application.setAccessibleName("Fax application")
        self.number = Combo()
        self.number.setAccessibleName("Sender number")
        self.state = Remark()
        self.look_again = link_button("Look again", account.look)
        self._obstacles = QVBoxLayout()
        self.column.addLayout(row(label("Sending", kind="title"), 1, self.balance))
        for part in (
            section_title("Fax application", self.application),
            self.application,
            section_title("Sender number", self.number),
            self.number,
            self.state,
        ):
            self.column.addWidget(part)
        self.column.addLayout(self._obstacles)
        self.column.addLayout(row(self.look_again, 1))
        self.application.activated.connect(self._choose_application)
        self.number.activated.connect(self._choose_sender)
        account.opened.connect(self._show_opened)
        account.looked.connect(self._show_overview)
        account.chosen_changed.connect(self._show_overview)
        account.failed.connect(self._show_failure)
        self._show_opened()
        self._show_overview()

    # what is shown

    def _show_opened(self) -> None:
        """Before the account has been asked, what was chosen last is shown."""
        chosen = self._account.chosen
        application = (plain(chosen.application_name), chosen.connection_id)
        _fill(self.application, [application], chosen.connection_id, nothing="Not known yet")
        _fill(self.number, [(grouped(chosen.sender), chosen.sender)], chosen.sender, nothing="Not known yet")
        self.balance.setText("")
        self._show_obstacles(())
        self._set_known(False)
        self.state.say("Asking what the account holds…", "secondary")

    def _show_overview(self) -> None:
        overview, chosen = self._account.overview, self._account.chosen
        if overview is None:
            return
        self.state.clear()
        self._set_known(True)
        self.balance.setText(f"Balance {amount(overview.balance)}")
        applications = [(_application_words(each), each.id) for each in overview.applications]
        _fill(self.application, applications, chosen.connection_id)
        numbers = [(_number_words(each), each.e164) for each in numbers_of(overview, chosen.connection_id)]
        _fill(self.number, numbers, chosen.sender)
        self._show_obstacles(obstacles(overview, chosen))

    def _show_failure(self, error: FaxError) -> None:
        self.state.say_error(error, self._account.look)

    def _show_obstacles(self, sentences: tuple[str, ...]) -> None:
        while item := self._obstacles.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for sentence in sentences:
            remark = Remark()
            self._obstacles.addWidget(remark)  # before it shows itself: it would be a window
            remark.say(plain(sentence), "attention")

    def _set_known(self, known: bool) -> None:
        self.application.setEnabled(known)
        self.number.setEnabled(known)
        self.look_again.setVisible(known)

    # what is chosen

    def _choose_application(self, index: int) -> None:
        overview = self._account.overview
        if overview is None:
            return
        connection_id = self.application.itemData(index)
        name = next(each.name for each in overview.applications if each.id == connection_id)
        active = [number.e164 for number in numbers_of(overview, connection_id) if is_active(number)]
        sender = active[0] if len(active) == 1 else ""
        self._account.choose(AccountSettings(connection_id, name, sender))

    def _choose_sender(self, index: int) -> None:
        self._account.choose(replace(self._account.chosen, sender=self.number.itemData(index)))


def _fill(combo: Combo, entries: list[tuple[str, str]], chosen: str, nothing: str = "None") -> None:
    """Nothing chosen is shown as that, never as the first entry."""
    combo.clear()
    for words, value in entries:
        if value:
            combo.addItem(words, value)
    combo.setPlaceholderText("Choose…" if combo.count() else nothing)
    combo.setCurrentIndex(combo.findData(chosen) if chosen else -1)


def _application_words(application: FaxApplication) -> str:
    name = plain(application.name)
    if can_send(application):
        return name
    return f"{name} · {'no voice profile' if application.active else 'switched off'}"


def _number_words(number: SenderNumber) -> str:
    return grouped(number.e164) if is_active(number) else f"{grouped(number.e164)} · {plain(number.status)}"
