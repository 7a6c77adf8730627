"""One line of answer where the eye is: under a field, in a card."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.errors import FaxError
from app.core.language import tr
from app.ui.announcing import announce
from app.ui.buttons import link_button
from app.ui.widgets import StateIcon, label, row, set_property

_ICONS = {"ok": "circle-check", "attention": "triangle-alert", "error": "circle-alert", "secondary": "loader"}


class Remark(QWidget):
    """Icon and words, and where it helps a link that tries again. Empty, it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = StateIcon("loader", "secondary")
        self.words = label(wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.again = link_button(tr("Try again"), self._try_again)
        self._act: Callable[[], object] | None = None
        layout = row(self._icon, self.words, self.again)
        layout.setStretch(1, 1)
        for part in (self._icon, self.again):
            layout.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.hide()

    def say(self, words: str, tone: str, again: Callable[[], object] | None = None) -> None:
        """`tone`: ok, attention, error, secondary (something is under way)."""
        self._act = again
        self._icon.show_state(_ICONS[tone], tone)
        set_property(self.words, "tone", "" if tone == "ok" else tone)
        self.words.setText(words)
        announce(self, words, at_once=tone == "error")
        self.again.setVisible(again is not None)
        self.show()

    def say_error(self, error: FaxError, again: Callable[[], object] | None = None) -> None:
        self.say(str(error.sentence), "error", again)

    def clear(self) -> None:
        self.words.setText("")
        self.hide()

    def _try_again(self) -> None:
        if self._act:
            self._act()
