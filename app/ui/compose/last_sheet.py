"""The last look before a fax goes: where to, where from, how many pages, what. One sheet makes one fax at most."""

import uuid

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.document import Picture
from app.core.errors import DocumentError, FaxError
from app.core.fax import FaxRequest
from app.core.option_words import option_words
from app.core.settings import Account, AccountKind
from app.core.wording import QUALITY_LABELS, byte_size, count_words
from app.ui import theme
from app.ui.background import Background
from app.ui.compose.draft import Draft, SendFile
from app.ui.compose.page_image import image_of
from app.ui.compose.sheet_words import time_words, way_words
from app.ui.phrases import country, grouped
from app.ui.services import Documents
from app.ui.widgets import (
    Banner,
    ElidedLabel,
    StateIcon,
    column,
    label,
    primary_button,
    row,
    secondary_button,
    set_property,
    visible,
)

_PICTURE = QSize(240, 312)  # the box the first page fits into


class LastSheet(QDialog):
    """Opens at once; what is sent may still have to be made: `take` hands it over, and only then there is a yes.

    `confirmed` once, at the first click; afterwards `show_refused` or `accept` ends the wait.
    """

    confirmed = Signal(object)  # FaxRequest

    def __init__(self, draft: Draft, account: Account, documents: Documents, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Send this fax?")
        self.setModal(True)
        self.compose_id = str(uuid.uuid4())
        self.draft = draft
        self._documents = documents
        self._request: FaxRequest | None = None
        self._waiting = False
        self._background = Background("first-page", self)
        self.send = primary_button(self._promise(), self._confirm, "send")
        self.send.setDefault(True)
        self.send.installEventFilter(self)
        self.send.setEnabled(False)
        self.back = secondary_button("&Back", self.reject)
        self._progress = label("Keeping a copy of the document…", tone="secondary")
        self._progress.hide()
        self._refusal = Banner("error", "circle-x")
        self._refusal.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        layout.setSpacing(theme.L)
        body = QHBoxLayout()
        body.setSpacing(theme.XL)
        body.addWidget(self._first_page(), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(self._facts(account), 1)
        layout.addLayout(body, 1)
        self.warnings = QVBoxLayout()
        layout.addLayout(self.warnings)
        layout.addWidget(self._refusal)
        buttons = row(self._progress, self.back, self.send)
        buttons.insertStretch(1, 1)
        layout.addLayout(buttons)
        self.setMinimumWidth(theme.current().size(720))
        self.back.setFocus()

    # what is sent, once it is made

    def show_progress(self, done: int, total: int) -> None:
        """It is being made."""
        words = f"Preparing page {done:,} of {total:,}" if done < total else "Counting the pages again…"
        self._preparing.setText(words)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def take(self, file: SendFile) -> None:
        """This is what goes."""
        self._request = self.draft.request(self.compose_id, file)
        self.send.setEnabled(True)
        self.send.setFocus()
        self._place.setCurrentWidget(self._picture)
        if self.draft.options.is_remote:
            self._picture.setText("Not shown here:\nonly Telnyx sees it")
            return
        self._size.setText(byte_size(file.size))
        set_property(self._size, "tone", "")
        size = _PICTURE * self.devicePixelRatioF()
        width, height = size.width(), size.height()
        self._background.ask(
            lambda: self._documents.picture(file.document, 1, width, height),
            self._show_picture,
            lambda _: self._picture.setText("Page 1"),
        )

    def show_not_made(self, error: FaxError) -> None:
        self._preparing.setText("It could not be prepared.")
        self._bar.hide()
        self._end("This fax cannot be sent as it is.", str(error.sentence))

    def show_outdated(self) -> None:
        """Something on the page has changed since: this sheet is about another fax."""
        if not self._waiting:
            self._end("The fax was changed.", "Go back and look at it again, then send.")

    def _end(self, title: str, words: str) -> None:
        """Nothing can be sent from this sheet any more."""
        self._request = None
        self.send.setEnabled(False)
        self._refusal.say(title, words)
        self._refusal.show()
        self.back.setFocus()

    # what it shows

    def _promise(self) -> str:
        assert self.draft.recipient is not None  # a draft that lacks nothing
        pages = count_words(self.draft.contents.total, "page", "pages")
        if self.draft.options.is_remote:
            pages = "the document"
        return f"Send {pages} to {grouped(self.draft.recipient.e164)}"

    def _first_page(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "desk")
        self._picture = QLabel()
        self._picture.setAccessibleName("First page")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._preparing = label("Preparing…", tone="secondary", wrap=True)
        self._preparing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Pages prepared")
        making = QWidget()
        lines = column(1, self._preparing, self._bar, 1, spacing=theme.M)
        lines.setContentsMargins(theme.L, 0, theme.L, 0)
        making.setLayout(lines)
        self._place = QStackedWidget()
        self._place.addWidget(making)
        self._place.addWidget(self._picture)
        self._place.setFixedSize(_PICTURE)
        QVBoxLayout(frame).addWidget(self._place)
        return frame

    @property
    def preparing(self) -> str:
        """What is said while it is made."""
        return self._preparing.text() if self._place.currentWidget() is not self._picture else ""

    def _show_picture(self, picture: Picture) -> None:
        pixmap = QPixmap.fromImage(image_of(picture))
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(pixmap)

    def _facts(self, account: Account) -> QVBoxLayout:
        recipient, sender = self.draft.recipient, self.draft.sender
        assert recipient is not None  # a draft that gave a request
        assert sender is not None
        number = label(grouped(recipient.e164))
        font = theme.current().font(28, strong=True)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 103)
        number.setFont(font)
        number.setStyleSheet(f"font-size: {theme.current().size(28)}px; font-weight: 600;")
        number.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        facts = QVBoxLayout()
        facts.setSpacing(theme.XS)
        facts.addWidget(label("To", tone="secondary"))
        facts.addWidget(number)
        facts.addWidget(label(country(recipient.region)))
        self.remarks = self._remarks()
        for remark in self.remarks:
            facts.addLayout(_amber(remark))
        facts.addSpacing(theme.M)
        facts.addLayout(self._table(sender.e164, sender.application_name, account))
        facts.addStretch(1)
        return facts

    def _remarks(self) -> list[str]:
        said: list[str] = []
        recipient = self.draft.recipient
        if recipient and recipient.is_abroad_in_nanp:
            said.append(f"It begins with +1 and is a call abroad ({country(recipient.region)}).")
        if recipient and self.draft.sender and self.draft.sender.e164 == recipient.e164:
            said.append("This is the number it comes from: you are sending to yourself.")
        return said

    def _table(self, sender: str, application: str, account: Account) -> QGridLayout:
        place = {
            AccountKind.PRACTICE: "Practice: nothing leaves this computer",
            AccountKind.TELNYX: f"{account.name} · Telnyx" if account.name else "Telnyx",
            AccountKind.OTHER_SERVER: f"Another server: {account.base_url}",
        }[account.kind]
        table = QGridLayout()
        table.setHorizontalSpacing(theme.L)
        table.setVerticalSpacing(theme.S)
        table.setColumnStretch(1, 1)
        elsewhere = self.draft.options.is_remote
        self._size = label("not known yet", tone="secondary")
        contents = self.draft.contents
        several = "Documents" if len(self.draft.names) > 1 else "Document"
        rows: list[tuple[str, QWidget]] = [
            ("From", ElidedLabel(f"{grouped(sender)} · {application}".rstrip(" ·"))),
            ("Pages", label("not known here" if elsewhere else count_words(contents.total, "page", "pages"))),
            (several, ElidedLabel(", ".join(self.draft.names))),
            ("Goes as", label(way_words(self.draft))),
            *([] if elsewhere else [("Size", self._size)]),
            ("Quality", label(QUALITY_LABELS[self.draft.options.quality])),
        ]
        if options := option_words(self.draft.options):
            rows.append(("Options", label(visible(options), wrap=True)))
        if time := time_words(contents):
            rows.append(("On the line", label(time)))
        for number, (what, value) in enumerate(rows):
            table.addWidget(label(what, tone="secondary"), number, 0, Qt.AlignmentFlag.AlignTop)
            table.addWidget(value, number, 1)
        table.addWidget(label("Account", tone="secondary"), len(rows), 0)
        tone = {AccountKind.PRACTICE: "attention", AccountKind.OTHER_SERVER: "error"}.get(account.kind, "")
        self.account_words = ElidedLabel(place, kind="strong" if tone or account.name else "", tone=tone)
        table.addWidget(self.account_words, len(rows), 1)
        return table

    # what it does

    def _confirm(self) -> None:
        if self._waiting or self._request is None:
            return
        self._set_waiting(True)
        self.confirmed.emit(self._request)

    def show_refused(self, error: FaxError) -> None:
        """Nothing was queued. The same sheet may be tried again: it still is the same one fax."""
        self._set_waiting(False)
        self._refusal.say("This fax was not sent.", str(error.sentence))
        self._refusal.show()
        # Another document is another sheet.
        self.send.setEnabled(not isinstance(error, DocumentError))
        self.back.setFocus()

    @property
    def refusal(self) -> str:
        return f"{self._refusal.title.text()} {self._refusal.words.text()}" if self._refusal.isVisible() else ""

    def _set_waiting(self, waiting: bool) -> None:
        self._waiting = waiting
        self.send.setEnabled(not waiting and self._request is not None)
        self.back.setEnabled(not waiting)
        self._progress.setVisible(waiting)
        if waiting:
            self._refusal.hide()

    @property
    def is_waiting(self) -> bool:
        """It was confirmed, and the engine's answer is still out."""
        return self._waiting

    def reject(self) -> None:
        """Not while the answer is out: a second sheet about the same fax would be a second fax."""
        if not self._waiting:
            super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that is held down since before this sheet has not read it."""
        return isinstance(event, QKeyEvent) and event.isAutoRepeat()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            super().keyPressEvent(event)


def _amber(words: str) -> QHBoxLayout:
    line = row(StateIcon("triangle-alert", "attention"), label(words, tone="attention", wrap=True))
    line.setStretch(1, 1)
    return line
