"""The box of a fax of which nobody knows whether it was sent, and the only other way out of that: a person's word."""

from PySide6.QtCore import Signal

from app.core.language import tr
from app.core.orders import Resolution
from app.core.wording import CHECK_NOW, OPEN_PORTAL, RESOLUTIONS
from app.ui import theme
from app.ui.buttons import Button, secondary_button
from app.ui.flow import Flow
from app.ui.second_click import SecondClick, not_by_enter
from app.ui.widgets import Banner, column


class DoubtBox(Banner):
    """No button here is a default, none is pressed by Enter, and sending again takes a second click."""

    check_wanted = Signal()
    portal_wanted = Signal()
    resolved = Signal(object, str)  # Resolution, and the words that the screen said

    def __init__(self) -> None:
        super().__init__("attention", "circle-question-mark")
        again = RESOLUTIONS[Resolution.SEND_AGAIN]
        self.check_now = secondary_button(CHECK_NOW, lambda: self.check_wanted.emit())
        self.send_again = self._choice(Resolution.SEND_AGAIN)
        self.was_sent = self._choice(Resolution.WAS_SENT)
        self.do_not_send = self._choice(Resolution.DO_NOT_SEND)
        self.portal = secondary_button(OPEN_PORTAL, lambda: self.portal_wanted.emit())
        buttons = (self.check_now, self.send_again, self.was_sent, self.do_not_send, self.portal)
        for button in buttons:
            not_by_enter(button)
        self.confirm = SecondClick(again.follows, again.confirm, tr("Leave it as it is"))
        self.confirm.confirmed.connect(lambda: self._resolve(Resolution.SEND_AGAIN))
        self.buttons.setContentsMargins(0, theme.XS, 0, 0)
        self.buttons.addLayout(column(Flow(*buttons), self.confirm), 1)
        self._said = ""

    def show_doubt(self, words: str) -> None:
        """The first sentence says what is not known; it is the title."""
        title, _, rest = words.partition(". ")
        self.say(f"{title.rstrip('.')}.", rest)
        self._said = words

    def start_anew(self) -> None:
        """Another fax: a question that is open was about the one before."""
        self.confirm.hide()

    def _choice(self, resolution: Resolution) -> Button:
        choice = RESOLUTIONS[resolution]
        button = secondary_button(choice.button, lambda: self._choose(resolution))
        button.setToolTip(choice.follows)
        button.setAccessibleDescription(choice.follows)
        return button

    def _choose(self, resolution: Resolution) -> None:
        if RESOLUTIONS[resolution].confirm:
            self.confirm.ask(self.send_again)
        else:
            self._resolve(resolution)

    def _resolve(self, resolution: Resolution) -> None:
        choice = RESOLUTIONS[resolution]
        said = (self._said, choice.follows, choice.confirm or choice.button)
        self.resolved.emit(resolution, "\n".join(said))
