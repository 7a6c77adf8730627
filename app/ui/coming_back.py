"""When a person comes back to this program from another one, such as the browser."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication


class ComingBack(QObject):
    happened = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # there is no widget without
        application.applicationStateChanged.connect(self._tell)

    def _tell(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.happened.emit()
