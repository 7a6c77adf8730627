"""In the last sheet of a real account: is this the right number? One that nothing was delivered to yet is asked for
again, and one that is nearly another is said to be."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.core.errors import FaxError
from app.core.known_number import DIGITS_AGAIN, KnownNumber, ends_with, look_alike
from app.core.language import plural, tr
from app.core.wording import short_time
from app.ui import theme
from app.ui.background import Background
from app.ui.buttons import secondary_button
from app.ui.phrases import grouped
from app.ui.widgets import Banner, label, row, set_property

_AGAIN = tr("Nothing was delivered to this number yet. Type its last four digits once more, from where you have it:")


class NumberCare(QWidget):
    """`settled` once nothing speaks against the number any more. Until it is known what was delivered before, and
    where that cannot be read, the number counts as new."""

    settled = Signal()
    other_wanted = Signal(str)  # the number that it is nearly

    def __init__(self, e164: str, known: Callable[[], Sequence[KnownNumber]], ask_again: bool) -> None:
        super().__init__()
        self._e164 = e164
        self.is_settled = not ask_again
        self.alike = Banner("attention")
        self.alike.hide()
        self.digits = _Digits()
        self.says = label(tone="error", wrap=True)
        self._again = QWidget()
        line = row(label(_AGAIN, tone="attention", wrap=True), self.digits)
        line.setStretch(0, 1)
        inner = QVBoxLayout(self._again)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.XS)
        inner.addLayout(line)
        inner.addWidget(self.says)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addWidget(self.alike)
        layout.addWidget(self._again)
        self._again.hide()
        self.digits.typed.connect(self._read)
        Background("known-numbers", self).ask(known, self._judge, self._not_known)

    def _judge(self, known: Sequence[KnownNumber]) -> None:
        if other := look_alike(self._e164, known):
            self._warn(other)
        if self.is_settled:
            return
        if any(each.e164 == self._e164 for each in known):
            self._settle()
        else:
            self._again.show()
            self.digits.setFocus()

    def _not_known(self, _: FaxError) -> None:
        self._judge(())

    def _warn(self, other: KnownNumber) -> None:
        when = short_time(other.last, datetime.now(UTC))
        number = grouped(other.e164)
        words = plural(
            "Faxes to {number} were delivered {count} times, the last one on {time}.",
            "A fax to {number} was delivered, on {time}.",
            other.times,
            number=number,
            time=when,
        )
        self.alike.say(tr("This number differs in one place from {number}.", number=number), words)
        use = secondary_button(tr("Use {number}", number=number), lambda: self.other_wanted.emit(other.e164))
        self.alike.buttons.addWidget(use)
        self.alike.buttons.addStretch(1)
        self.alike.show()

    def _read(self, typed: str) -> None:
        wrong = len(typed) == DIGITS_AGAIN and not ends_with(self._e164, typed)
        self.says.setText(tr("The number above ends with others. Go back and compare it.") if wrong else "")
        set_property(self.digits, "tone", "error" if wrong else "")
        if ends_with(self._e164, typed):
            self._settle()

    def _settle(self) -> None:
        self.is_settled = True
        self.digits.setReadOnly(True)
        self.settled.emit()


class _Digits(QLineEdit):
    """Typed, digit by digit: what is pasted or dropped is the same slip once more."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Last four digits of the number"))
        self.setPlaceholderText("0000")
        self.setMaxLength(DIGITS_AGAIN)
        self.setFixedWidth(theme.current().size(88))
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        self._before = ""
        self.textChanged.connect(self._take)

    def _take(self, text: str) -> None:
        if len(text) > len(self._before) + 1:
            self.setText(self._before)
            return
        self._before = text
        self.typed.emit(text)
