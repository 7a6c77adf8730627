"""What the window says on top when the outbox does not go on as usual, and what helps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.errors import FaxError
from app.core.language import tr
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.buttons import secondary_button
from app.ui.engine_link import EngineLink
from app.ui.setup.concern import Concern, concern_of_error
from app.ui.setup.going_on import GoingOn
from app.ui.widgets import Banner, column


class PausedBanner(Banner):
    resume_wanted = Signal()
    setup_wanted = Signal(object)  # Concern

    def __init__(self) -> None:
        super().__init__("attention")
        self._concern: Concern | None = None
        self.mend = secondary_button(tr("Show what is wrong…"), lambda: self.setup_wanted.emit(self._concern))
        self.resume = secondary_button(tr("Try again"), self.resume_wanted.emit)
        self.row.addWidget(self.mend)
        self.row.addWidget(self.resume)

    def say_paused(self, error: FaxError) -> None:
        """Nothing is sent; where the account is to blame, the doctor knows more."""
        self._concern = concern_of_error(error)
        self.say(tr("Sending is paused."), str(error.sentence))
        self.mend.setVisible(self._concern is not None)
        self.resume.show()

    def say_news(self, error: FaxError) -> None:
        self.say(error.title, error.sentence.removeprefix(f"{error.title} "))
        self.mend.hide()
        self.resume.hide()


class PausedPlace(QWidget):
    """Where the banner stands: until the outbox goes on, another account is opened, or other news takes its place."""

    def __init__(self, banner: PausedBanner, account: AccountInUse, link: EngineLink) -> None:
        super().__init__()
        self._banner = banner
        self._opened = False
        place = column(banner)
        place.setContentsMargins(theme.L, 0, theme.L, theme.M)
        self.setLayout(place)
        self.hide()
        banner.resume_wanted.connect(link.resume_queue)
        account.opened.connect(self._clear)
        link.queue_paused.connect(self._show_paused)
        link.queue_resumed.connect(self.hide)
        link.begun_anew.connect(self.show_news)
        GoingOn(account, link, self)

    def show_news(self, error: FaxError) -> None:
        self._banner.say_news(error)
        self.show()

    def _show_paused(self, error: FaxError) -> None:
        self._banner.say_paused(error)
        self.show()

    def _clear(self) -> None:
        """What was said before the first account was open is about the program."""
        if self._opened:
            self.hide()
        self._opened = True
