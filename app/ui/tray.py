"""The icon among the desktop's small ones: there while the window is closed and faxes are under way."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from app.core.language import tr
from app.ui import icons


class Tray(QObject):
    open_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._icon = QSystemTrayIcon(icons.app_icon(), self)
        self.say(needs_person=False)
        self._menu = QMenu(window)
        for words, wanted in ((tr("Open Faxwell"), self.open_wanted), (tr("Quit"), self.quit_wanted)):
            action = QAction(words, self._menu)
            action.triggered.connect(wanted)
            self._menu.addAction(action)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._clicked)
        self._icon.messageClicked.connect(self.open_wanted)

    @staticmethod
    def is_there() -> bool:
        """Whether this desktop shows such icons now; many have none."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def say(self, *, needs_person: bool) -> None:
        self._icon.setToolTip(tr("Faxwell needs you for a fax.") if needs_person else tr("Faxwell is sending."))

    def show(self) -> None:
        self._icon.show()

    def _clicked(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_wanted.emit()

    def tell(self, title: str, text: str) -> None:
        """Beside the icon: for a desktop that has no other place for such words."""
        self._icon.showMessage(title, text, icons.app_icon())
