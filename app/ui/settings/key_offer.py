"""A key that is on the clipboard, offered: nothing is taken from there before a person says so."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from app.core.errors import KeyMalformed
from app.core.key import pasted_key
from app.core.language import tr
from app.ui.buttons import secondary_button
from app.ui.widgets import Banner


class KeyOffer(Banner):
    taken = Signal(str)
    declined = Signal()

    def __init__(self) -> None:
        super().__init__("", "key-round")
        self._declined = ""  # not to be offered again
        self.take = secondary_button(tr("Use this key"), self._take)
        self.decline = secondary_button(tr("No"), self._decline)
        self.buttons.addWidget(self.take)
        self.buttons.addWidget(self.decline)
        self.buttons.addStretch(1)
        self.hide()

    def look(self, typed: str) -> None:
        """Shows itself when there is something in the shape of a key, and other than what is `typed`."""
        key = _key_on_clipboard()
        self.say(
            tr("There is an API key on the clipboard."), tr("It begins with KEY and ends in …{end}.", end=key[-4:])
        )
        self.setVisible(bool(key) and key not in (self._declined, "".join(typed.split())))

    def _take(self) -> None:
        self.hide()
        self.taken.emit(_key_on_clipboard())

    def _decline(self) -> None:
        self._declined = _key_on_clipboard()
        self.hide()
        self.declined.emit()


def _key_on_clipboard() -> str:
    """ "" where there is none."""
    try:
        return pasted_key(QGuiApplication.clipboard().text())
    except KeyMalformed:
        return ""
