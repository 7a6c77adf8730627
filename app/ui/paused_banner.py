"""What the window says on top when the outbox does not go on as usual, and what helps."""

from PySide6.QtCore import Signal

from app.core.errors import FaxError
from app.core.language import tr
from app.ui.setup.concern import Concern, concern_of_error
from app.ui.widgets import Banner, secondary_button


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
