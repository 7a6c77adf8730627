"""Closing the window does not stop a fax: while one is under way the program goes on, in the tray or minimised, unless
a person says otherwise. How each ends is told to whoever does not look at the window. A start at login begins away."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.core.errors import FaxError
from app.core.fax import Fax
from app.core.language import tr
from app.ui.account_in_use import AccountInUse
from app.ui.accounts.other_accounts import OtherAccounts
from app.ui.background import Background
from app.ui.engine_link import EngineLink
from app.ui.services import Services
from app.ui.under_way import UnderWay, end_words

if TYPE_CHECKING:
    from app.ui.tray import Tray


PANEL_MS = 10_000  # after a login the desktop's tray is not there at once
_LATER_MS = 30_000


class Closing(QObject):
    open_wanted = Signal()
    quit_wanted = Signal()

    def __init__(
        self, window: QWidget, services: Services, account: AccountInUse, link: EngineLink, others: OtherAccounts
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notify = services.notify
        self._account = account
        self._others = others
        self._others_needed = 0  # faxes of accounts that are not shown, when the window went away
        self._under_way = UnderWay(account, link, self)
        self._telling = Background("notification", self)
        self._tray: Tray | None = None  # while the window is away
        self._asking = self._needs_person = self._unseen = False
        self._paused = False  # until a person does something; what mends itself, such as a network, is not told
        self._under_way.ended.connect(self._tell_end)
        others.changed.connect(self._hear_others)
        account.opened.connect(self._hear_no_pause)  # what holds is said anew
        link.queue_paused.connect(self._hear_pause)
        link.queue_resumed.connect(self._hear_no_pause)

    def holds_back(self) -> bool:
        """Whether the program goes on although a person closes the window. A log-out is never held up."""
        application = QGuiApplication.instance()
        leaves = isinstance(application, QGuiApplication) and application.isSavingSession()
        if leaves or not self._count:
            return False
        from app.ui.tray import Tray

        if Tray.is_there():
            self._go_into(Tray(self._window))
        elif not self._asking:
            self._ask()
        return True

    @property
    def _count(self) -> int:
        """How many faxes are under way, of every account."""
        return self._under_way.count + self._others.under_way

    def begin_unseen(self) -> None:
        """Instead of showing the window: away while something is under way or needs a person, else soon gone."""
        self._unseen = True
        QTimer.singleShot(PANEL_MS, self, self.decide)

    def come_back(self) -> None:
        """The window is seen again."""
        self._unseen = False
        if self._tray is not None:
            self._tray.deleteLater()
        self._tray, self._needs_person = None, False

    def decide(self) -> None:
        """Where to be, after a start unseen."""
        if not self._unseen:
            return
        locked_out = self._account.session is None and self._account.trouble is not None
        if not self._under_way.is_known and not locked_out:
            QTimer.singleShot(PANEL_MS, self, self.decide)
            return
        needs_person = self._under_way.needs_person or bool(self._others.needs_person) or locked_out
        if not self._count and not needs_person:
            self._go_if_done()
            return
        from app.ui.tray import Tray

        if Tray.is_there():
            self._go_into(Tray(self._window), needs_person)
        else:
            self._unseen = False
            self._window.showMinimized()
        if self._paused:
            self._tell_pause()

    def _go_into(self, tray: "Tray", needs_person: bool = False) -> None:
        self.come_back()
        self._tray, self._needs_person = tray, needs_person
        self._others_needed = self._others.needs_person
        tray.open_wanted.connect(self.open_wanted)
        tray.quit_wanted.connect(self.quit_wanted)
        tray.say(needs_person=needs_person or self._paused)
        tray.show()
        self._window.hide()

    def _ask(self) -> None:
        from app.ui.close_question import CloseQuestion

        self._asking = True
        question = CloseQuestion(self._under_way.count, self._others.under_way, self._window)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.keep_wanted.connect(self._window.showMinimized)
        question.quit_wanted.connect(self.quit_wanted)
        question.finished.connect(self._asked)
        question.open()

    def _asked(self) -> None:
        self._asking = False

    def _tell_end(self, fax: Fax) -> None:
        self._needs_person = self._needs_person or fax.needs_person
        self._tell(*end_words(fax))

    def _hear_others(self) -> None:
        if self._tray is None:
            return
        if self._others.needs_person > self._others_needed:
            self._others_needed, self._needs_person = self._others.needs_person, True
            self._tell(tr("A fax needs you"), tr("It is from an account that is not shown."))
        else:
            self._go_if_done()

    def _hear_pause(self, error: FaxError) -> None:
        self._paused = not error.retry
        if self._paused and not self._unseen:
            self._tell_pause()

    def _hear_no_pause(self) -> None:
        self._paused = False

    def _tell_pause(self) -> None:
        if self._under_way.count:
            self._tell(tr("Sending is paused"), tr("Faxwell needs you before it can go on."))

    def _tell(self, title: str, text: str) -> None:
        if self._tray is not None:
            self._tray.say(needs_person=self._needs_person or self._paused)
        looks_on = self._window.isActiveWindow() and not self._window.isMinimized()
        if looks_on or self._notify is None or not self._account.settings.notifications:
            self._go_if_done()
            return
        self._telling.ask(partial(self._notify, title, text), lambda told: self._told(told, title, text))

    def _told(self, told: bool, title: str, text: str) -> None:
        from app.ui.tray import Tray

        if told:
            self._go_if_done()
        elif self._tray is not None:
            self._tray.tell(title, text)
            QTimer.singleShot(_LATER_MS, self, self._go_if_done)
        elif Tray.is_there():
            voice = Tray(self._window)
            voice.open_wanted.connect(self.open_wanted)
            voice.quit_wanted.connect(self.quit_wanted)
            voice.show()
            voice.tell(title, text)
            QTimer.singleShot(_LATER_MS, voice, voice.deleteLater)

    def _go_if_done(self) -> None:
        """Away is only what still sends, or needs a person."""
        is_away = self._unseen or self._tray is not None
        if is_away and not self._count and not self._needs_person:
            self.quit_wanted.emit()
