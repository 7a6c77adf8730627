"""For what cannot be undone: a button whose click only opens a question, and a second button that says it plainly."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui import theme
from app.ui.buttons import danger_button, primary_button, secondary_button
from app.ui.flow import Flow
from app.ui.reveal import reveal
from app.ui.widgets import Card, label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _EnterIsDeaf(QObject):
    """Some desktops press the focused button by Enter, which is easily hit by someone who types."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER


def not_by_enter(button: QPushButton) -> QPushButton:
    """Pressed by mouse or space only, and never a default button."""
    button.setAutoDefault(False)
    button.installEventFilter(_EnterIsDeaf(button))
    return button


class SecondClick(Card):
    """The question that the first click opens, in place. It begins hidden; `confirmed` comes from the second click."""

    confirmed = Signal()

    def __init__(self, question: str, yes: str, no: str, *, loses: bool = True) -> None:
        """`loses`: after it something is gone."""
        super().__init__(margin=theme.M)
        self.question = label(question, wrap=True)
        self.yes = not_by_enter((danger_button if loses else primary_button)(yes, self._confirm))
        self.no = not_by_enter(secondary_button(no, self.take_back))
        self.column.addWidget(self.question)
        self.column.addLayout(Flow(self.no, self.yes))
        self.hide()
        self._first: QWidget | None = None

    def ask(self, first: QWidget) -> None:
        """`first` is what was clicked; it gets the focus back."""
        self._first = first
        self.show()
        self.no.setFocus()
        reveal(self)

    def take_back(self) -> None:
        self.hide()
        if self._first:
            self._first.setFocus()

    def _confirm(self) -> None:
        self.hide()
        self.confirmed.emit()
