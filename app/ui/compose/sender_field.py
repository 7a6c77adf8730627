"""The combo of the account's own numbers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.choices import can_send, is_active
from app.core.errors import FaxError
from app.core.language import tr
from app.core.settings import AccountOverview, AccountSettings
from app.ui.buttons import link_button
from app.ui.compose.draft import Sender
from app.ui.compose.named_field import FROM, named
from app.ui.flow import Flow
from app.ui.phrases import grouped
from app.ui.widgets import Combo, label, set_property, visible


class SenderField(QWidget):
    changed = Signal()  # by the person
    settings_wanted = Signal()
    look_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._senders: tuple[Sender, ...] = ()
        self.combo = Combo()
        self.combo.setAccessibleName(tr("From: number of yours that the fax comes from"))
        self.combo.activated.connect(self._picked)
        self._says = label(tone="secondary", wrap=True)
        self._settings = link_button(tr("Settings…"), self.settings_wanted.emit)
        self._again = link_button(tr("Try again"), self.look_wanted.emit)
        self._mend = QWidget()
        self._mend.setLayout(Flow(self._again, self._settings))
        self.setLayout(named(FROM, self.combo, self.combo, self._says, self._mend))
        self.show_waiting()

    @property
    def current(self) -> Sender | None:
        index = self.combo.currentIndex()
        return self._senders[index] if 0 <= index < len(self._senders) else None

    @property
    def says(self) -> str:
        return self._says.text()

    def show_waiting(self) -> None:
        """No account is open yet, or it has not been asked yet."""
        self._fill((), None)
        self._say(tr("Looking up your numbers…"))

    def show_chosen(self, chosen: AccountSettings) -> None:
        """What was chosen earlier, before the account has said what it holds."""
        if chosen.sender and chosen.connection_id:
            known = Sender(chosen.sender, chosen.connection_id, chosen.application_name)
            self._fill((known,), known)
            self._say("")
        else:
            self.show_waiting()

    def show_overview(self, overview: AccountOverview, chosen: AccountSettings) -> None:
        senders = senders_of(overview)
        wanted = [each for each in senders if each.e164 == chosen.sender and each.connection_id == chosen.connection_id]
        self._fill(senders, wanted[0] if wanted else None)
        if not senders:
            self._say(tr("This account has no number that can send yet."), settings=True)
        else:
            self._say("" if wanted else tr("Choose the number it comes from."))

    def show_trouble(self, error: FaxError) -> None:
        """A number chosen earlier still serves: sending itself will tell."""
        if self.current is None:
            self._say(str(error.sentence), settings=True, again=error.retry)

    def _fill(self, senders: tuple[Sender, ...], current: Sender | None) -> None:
        self._senders = senders
        self.combo.clear()
        for sender in senders:
            self.combo.addItem(visible(f"{grouped(sender.e164)} · {sender.application_name}".rstrip(" ·")))
        self.combo.setCurrentIndex(senders.index(current) if current else -1)
        self.combo.setEnabled(bool(senders))

    def _say(self, words: str, *, settings: bool = False, again: bool = False) -> None:
        set_property(self._says, "tone", "attention" if settings or again else "secondary")
        self._says.setText(words)
        self._says.setVisible(bool(words))
        self._mend.setVisible(settings or again)
        self._settings.setVisible(settings)
        self._again.setVisible(again)

    def _picked(self, index: int) -> None:
        self._say("")
        self.changed.emit()


def senders_of(overview: AccountOverview) -> tuple[Sender, ...]:
    """Active numbers of applications that can send."""
    usable = {application.id: application.name for application in overview.applications if can_send(application)}
    return tuple(
        Sender(number.e164, number.connection_id, usable[number.connection_id])
        for number in overview.numbers
        if number.connection_id in usable and is_active(number)
    )
