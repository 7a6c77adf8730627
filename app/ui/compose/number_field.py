"""The field for the recipient's number: says how it reads what was typed, or why it refuses it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.errors import HiddenCharacters, NumberError
from app.core.language import tr
from app.core.sentence import plain
from app.ui import icons, theme
from app.ui.announcing import announce
from app.ui.compose.named_field import TO, named
from app.ui.drop import files_of
from app.ui.phrases import country
from app.ui.widgets import StateIcon, label, row, set_property

if TYPE_CHECKING:
    from app.core.number import FaxNumber  # at run time the library behind it would delay the first paint

_PAUSE_MS = 800


class NumberField(QWidget):
    """A refusal is said when typing pauses or the field is left: nobody is told "too short" in mid-number."""

    changed = Signal()
    entered = Signal()  # Enter in a field that holds a number
    recent_wanted = Signal()  # numbers that were sent to before

    def __init__(self, home_region: str) -> None:
        super().__init__()
        self.number: FaxNumber | None = None
        self._home_region = home_region
        self._error: NumberError | None = None
        self.edit = _NumberEdit()
        self.edit.setPlaceholderText(tr("Fax number, like +1 312-555-0101"))
        self.edit.setAccessibleName(tr("To: fax number of the recipient"))
        self.edit.setMaxLength(200)
        self._icon = StateIcon("check", "secondary")
        self._says = label(wrap=True)
        self._abroad = label(kind="small", tone="attention", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self.edit.textChanged.connect(self._read)
        self.edit.editingFinished.connect(self._left)
        self.edit.returnPressed.connect(self._enter)
        self.edit.recent_wanted.connect(self.recent_wanted)
        says = row(self._icon, self._says, spacing=theme.XS + 2)
        says.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        says.setStretch(1, 1)
        line = QWidget()  # keeps its room: what stands below does not jump while a number is typed
        line.setLayout(says)
        line.setMinimumHeight(self._says.fontMetrics().height())
        self.setLayout(named(TO, self.edit, self.edit, line, self._abroad))
        self._say()

    @property
    def typed(self) -> bool:
        return bool(self.edit.text().strip())

    @property
    def says(self) -> str:
        """How the number is read, or why it is refused; "" while nothing is said yet."""
        return self._says.text() if self._says.isVisibleTo(self) else ""

    @property
    def abroad(self) -> str:
        return self._abroad.text() if self._abroad.isVisibleTo(self) else ""

    def set_home_region(self, region: str) -> None:
        """What a number without + is read as from now on."""
        self._home_region = region
        self._read(self.edit.text())

    def clear(self) -> None:
        self.edit.clear()

    def set_number(self, e164: str) -> None:
        self.edit.setText(e164)
        self._left()

    def _read(self, text: str) -> None:
        from app.core.number import parse_fax_number

        self.number, self._error = None, None
        if text.strip():
            try:
                self.number = parse_fax_number(text, self._home_region)
            except NumberError as error:
                self._error = error
        if self._error is None or isinstance(self._error, HiddenCharacters):
            self._say()
        else:
            self._pause.start()
            self._hide()
        self.changed.emit()

    def _left(self) -> None:
        """Our own form replaces what was typed, so that what is seen is what is dialled."""
        if self.number and self.edit.text() != self.number.display:
            self.edit.setText(self.number.display)
        self._say()

    def _enter(self) -> None:
        if self.number:
            self.entered.emit()

    def _hide(self) -> None:
        for part in (self._icon, self._says, self._abroad):
            part.hide()
        set_property(self.edit, "tone", "")

    def _say(self) -> None:
        self._pause.stop()
        self._hide()
        if self.number:
            self._icon.show_state("phone", "secondary")
            set_property(self._says, "tone", "")
            self._says.setText(f"{self.number.display} · {country(self.number.region)}")
            self._abroad.setText(
                tr(
                    "It begins with +1 and is still a call abroad ({country}), at its own price.",
                    country=country(self.number.region),
                )
            )
            self._abroad.setVisible(self.number.is_abroad_in_nanp)
        elif self._error:
            self._icon.show_state("circle-x", "error")
            set_property(self._says, "tone", "error")
            set_property(self.edit, "tone", "error")
            self._says.setText(str(self._error.sentence))
            announce(self._says, str(self._error.sentence), at_once=True)
        shown = self.number is not None or self._error is not None
        self._icon.setVisible(shown)
        self._says.setVisible(shown)
        self.edit.setAccessibleDescription(self.says)


class _NumberEdit(QLineEdit):
    """Hidden characters stay in the text, where they are refused; to the eye they are written out on hover."""

    recent_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._recent = QAction(tr("Recent numbers (Down)"), self)
        self._recent.triggered.connect(lambda: self.recent_wanted.emit())  # without the signal's bool
        self.addAction(self._recent, QLineEdit.ActionPosition.TrailingPosition)
        self._draw_recent()
        theme.current().changed.connect(self._draw_recent)
        self.setAcceptDrops(False)  # a file dropped here is for the window
        self.textChanged.connect(self._tell_hidden)

    def event(self, event: QEvent) -> bool:
        """Ctrl+V with a file or a picture is for the fax, not for the number."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pasted = QGuiApplication.clipboard().mimeData()
            if event.matches(QKeySequence.StandardKey.Paste) and (files_of(pasted) or not pasted.hasText()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.isAutoRepeat():
            self.recent_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _draw_recent(self) -> None:
        self._recent.setIcon(icons.icon("clock", "secondary"))

    def _tell_hidden(self, text: str) -> None:
        self.setToolTip(plain(text) if plain(text) != text else "")
