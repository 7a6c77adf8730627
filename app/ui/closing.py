"""Closing the window does not stop a fax: while one is under way the program goes on, in the tray or minimised, unless
a person says otherwise. How each ends is told to whoever does not look at the window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.core.fax import Fax
from app.ui.account_in_use import AccountInUse
from app.ui.background import Background
from app.ui.engine_link import EngineLink
from app.ui.services import Services
from app.ui.under_way import UnderWay, end_words

if TYPE_CHECKING:
    from app.ui.tray import Tray


class Closing(QObject):
    open_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, window: QWidget, services: Services, account: AccountInUse, link: EngineLink) -> None:
        super().__init__(window)
        self._window = window
        self._notify = services.notify
        self._under_way = UnderWay(account, link, self)
        self._telling = Background("notification", self)
        self._tray: Tray | None = None  # while the window is away
        self._asking = self._needs_person = False
        self._under_way.ended.connect(self._tell)

    def holds_back(self) -> bool:
        """Whether the program goes on although a person closes the window. A log-out is never held up."""
        application = QGuiApplication.instance()
        leaves = isinstance(application, QGuiApplication) and application.isSavingSession()
        if leaves or not self._under_way.count:
            return False
        from app.ui.tray import Tray

        if Tray.is_there():
            self._go_into(Tray(self._window))
        elif not self._asking:
            self._ask()
        return True

    def come_back(self) -> None:
        """The window is seen again."""
        if self._tray is not None:
            self._tray.deleteLater()
        self._tray, self._needs_person = None, False

    def _go_into(self, tray: "Tray") -> None:
        self.come_back()
        self._tray = tray
        tray.open_wanted.connect(self.open_wanted)
        tray.quit_wanted.connect(self.quit_wanted)
        tray.show()
        self._window.hide()

    def _ask(self) -> None:
        from app.ui.close_question import CloseQuestion

        self._asking = True
        question = CloseQuestion(self._under_way.count, self._window)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.keep_wanted.connect(self._window.showMinimized)
        question.quit_wanted.connect(self.quit_wanted)
        question.finished.connect(self._asked)
        question.open()

    def _asked(self) -> None:
        self._asking = False

    def _tell(self, fax: Fax) -> None:
        self._needs_person = self._needs_person or fax.needs_person
        looks_on = self._window.isActiveWindow() and not self._window.isMinimized()
        if looks_on or self._notify is None:
            self._go_if_done()
            return
        title, text = end_words(fax)
        self._telling.ask(partial(self._notify, title, text), lambda told: self._told(told, title, text))

    def _told(self, told: bool, title: str, text: str) -> None:
        if not told and self._tray is not None:
            self._tray.tell(title, text)
        else:
            self._go_if_done()

    def _go_if_done(self) -> None:
        """In the tray is only what still sends, or needs a person."""
        if self._tray is not None and not self._under_way.count and not self._needs_person:
            self.quit_wanted.emit()
