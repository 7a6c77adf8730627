"""What keys do in the window, whichever page is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from app.core.language import tr

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class Shortcuts(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        for keys, name, act in (
            (QKeySequence.StandardKey.Open, tr("Add a document"), self._add),
            (QKeySequence.StandardKey.Paste, tr("Paste files or a picture"), self._paste),
            (QKeySequence.StandardKey.Undo, tr("Take the last change back"), self._undo),
            (QKeySequence.StandardKey.New, tr("New fax"), window.begin_fax),
            ("Ctrl+1", tr("New fax"), lambda: window.show_page(0)),
            ("Ctrl+2", tr("Faxes"), lambda: window.show_page(1)),
            ("Ctrl+3", tr("Settings"), window.show_settings),
            ("Ctrl+,", tr("Settings"), window.show_settings),
            ("Ctrl+Return", tr("Send fax"), self._send),
            ("Ctrl+Enter", tr("Send fax"), self._send),
            ("F5", tr("Check now"), self._check_now),
            (QKeySequence.StandardKey.Quit, tr("Quit"), window.close),
        ):
            action = QAction(name, window)
            action.setShortcut(QKeySequence(keys))
            action.setAutoRepeat(False)
            action.triggered.connect(act)
            window.addAction(action)

    def _add(self) -> None:
        self._window.show_page(0)
        self._window.compose.add()

    def _paste(self) -> None:
        if self._window.compose.paste():
            self._window.show_page(0)

    def _undo(self) -> None:
        if self._window.tabs.chosen == 0:
            self._window.compose.packet.undo()
        elif self._window.settings.isVisible():
            self._window.settings.undoing.undo()

    def _send(self) -> None:
        if self._window.tabs.chosen == 0:
            self._window.compose.open_last_sheet()

    def _check_now(self) -> None:
        self._window.account.look()
        self._window.faxes.check_now()
