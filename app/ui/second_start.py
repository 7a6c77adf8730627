"""What other starts of the program, and the system, ask of the window that stands: files to open, and to be seen."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from app.core.settings import AccountKind
from app.core.wish import Wish
from app.ui.front import show_in_front
from app.ui.main_window import MainWindow


class OtherStarts(QObject):
    """Nothing that comes this way is ever sent by itself: files are added to *New fax*."""

    _heard = Signal(object, object)  # Wish, and the function that takes it

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._heard.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def hear(self, wish: Wish, take: Callable[[], bool]) -> None:
        """May be called by any thread. `take` is called when the window does what is wanted; False: not any more."""
        with suppress(RuntimeError):  # the window has gone
            self._heard.emit(wish, take)

    def open_file(self, path: Path) -> None:
        """The system says so."""
        self._do(Wish((path,)))

    def _answer(self, wish: Wish, take: Callable[[], bool]) -> None:
        if not self._window.leaving.has_begun and take():  # not answered, it asks again, and begins anew in the end
            self._do(wish)

    def _do(self, wish: Wish) -> None:
        show_in_front(self._window, wish.token)
        account = self._window.account
        known = wish.account == AccountKind.PRACTICE or account.settings.telnyx(wish.account)
        if wish.account and known and not (account.account and account.account.id == wish.account):
            account.open(wish.account)
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):  # the fax on the last sheet stays what it is
            later = partial(self._window.open_files, wish.files)
            dialog.finished.connect(lambda: QTimer.singleShot(0, self._window, later))
        else:
            self._window.open_files(wish.files)
