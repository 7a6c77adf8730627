"""The last look before a fax goes: where to, where from, how many pages, what. One sheet makes one fax at most."""

import uuid

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import DocumentError, FaxError
from app.core.fax import FaxRequest
from app.core.language import plural, tr
from app.core.option_words import option_words
from app.core.settings import Account, AccountKind
from app.core.wording import QUALITY_LABELS, byte_size
from app.ui import theme
from app.ui.buttons import primary_button, secondary_button
from app.ui.compose.draft import Draft, SendFile
from app.ui.compose.first_page import FirstPage
from app.ui.compose.number_care import NumberCare
from app.ui.compose.packet import Way
from app.ui.compose.sheet_words import time_words, way_words
from app.ui.phrases import country, grouped
from app.ui.services import Documents
from app.ui.widgets import Banner, ElidedLabel, StateIcon, label, on_screen, row, set_property, visible


class LastSheet(QDialog):
    """Opens at once; what is sent may still have to be made: `take` hands it over, and only then there is a yes.

    `confirmed` once, at the first click; afterwards `show_refused` or `accept` ends the wait. `cost`: in words, ""
    where no price is known.
    """

    confirmed = Signal(object)  # FaxRequest

    def __init__(self, draft: Draft, account: Account, documents: Documents, parent: QWidget, cost: str = "") -> None:
        super().__init__(parent)
        self._cost = cost
        self.setWindowTitle(tr("Send this fax?"))
        self.setModal(True)
        self.compose_id = str(uuid.uuid4())
        self.draft = draft
        self._request: FaxRequest | None = None
        self._waiting = False
        self._care: NumberCare | None = None
        self.first_page = FirstPage(documents)
        self.send = primary_button(self._promise(), self._confirm, "send")
        self.send.setDefault(True)
        self.send.installEventFilter(self)
        self.send.setEnabled(False)
        self.back = secondary_button(tr("&Back"), self.reject)
        self._progress = label(tone="secondary", wrap=True)  # keeps its room while it says nothing
        self._refusal = Banner("error", "circle-x")
        self._refusal.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        layout.setSpacing(theme.L)
        body = QHBoxLayout()
        body.setSpacing(theme.XL)
        body.addWidget(self.first_page, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(self._facts(account), 1)
        layout.addLayout(body, 1)
        self.warnings = QVBoxLayout()
        layout.addLayout(self.warnings)
        layout.addWidget(self._refusal)
        buttons = row(self._progress, self.back, self.send)
        buttons.setStretch(0, 1)
        layout.addLayout(buttons)
        layout.addStrut(on_screen(self, 720, 0).width() - 2 * theme.XL)  # more, where the number needs it
        self.back.setFocus()

    def take_care(self, care: NumberCare) -> None:
        """Nothing is sent before it is settled that the number is the right one."""
        self._care = care
        self.warnings.addWidget(care)
        care.settled.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        ready = self._request is not None and not self._waiting and (self._care is None or self._care.is_settled)
        self.send.setEnabled(ready)
        if ready:
            self.send.setFocus()

    # what is sent, once it is made

    def take(self, file: SendFile) -> None:
        """This is what goes."""
        self._request = self.draft.request(self.compose_id, file)
        self._follow()
        if self.draft.options.is_remote:
            self.first_page.show_elsewhere()
            return
        self.first_page.show_document(file.document)
        self._size.setText(byte_size(file.size))
        self.way.setText(way_words(self.draft, as_pictures=file.as_pictures))
        self.time.setText(time_words(self.draft.contents, as_pictures=file.as_pictures))
        for known in (self._size, self.way):
            set_property(known, "tone", "")

    def show_not_made(self, error: FaxError) -> None:
        self.first_page.show_not_made()
        self._end(tr("This fax cannot be sent as it is."), str(error.sentence))

    def show_outdated(self) -> None:
        """Something on the page has changed since: this sheet is about another fax."""
        if not self._waiting:
            self._end(tr("The fax was changed."), tr("Go back and look at it again, then send."))

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
        pages = plural("{count} pages", "{count} page", self.draft.contents.total)
        if self.draft.options.is_remote:
            pages = tr("the document")
        return tr("Send {pages} to {number}", pages=pages, number=grouped(self.draft.recipient.e164))

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
        facts.addWidget(label(tr("To"), tone="secondary"))
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
        said = [self.draft.warning] if self.draft.warning else []
        recipient = self.draft.recipient
        if recipient and recipient.is_abroad_in_nanp:
            said.append(tr("It begins with +1 and is a call abroad ({country}).", country=country(recipient.region)))
        if recipient and self.draft.sender and self.draft.sender.e164 == recipient.e164:
            said.append(tr("This is the number it comes from: you are sending to yourself."))
        return said

    def _table(self, sender: str, application: str, account: Account) -> QGridLayout:
        place = {
            AccountKind.PRACTICE: tr("Practice: nothing leaves this computer"),
            AccountKind.TELNYX: tr("{name} · Telnyx", name=account.name) if account.name else tr("Telnyx"),
            AccountKind.OTHER_SERVER: tr("Another server: {address}", address=account.base_url),
        }[account.kind]
        table = QGridLayout()
        table.setHorizontalSpacing(theme.L)
        table.setVerticalSpacing(theme.S)
        table.setColumnStretch(1, 1)
        elsewhere = self.draft.options.is_remote
        contents = self.draft.contents
        unknown = "" if elsewhere else "secondary"  # until it is made
        self._size = label(tr("not known yet"), tone=unknown)
        self.way = label(way_words(self.draft) if elsewhere else tr("not known yet"), tone=unknown, wrap=True)
        self.time = label(time_words(contents, as_pictures=contents.way is Way.PICTURES), wrap=True)
        several = tr("Documents") if len(self.draft.names) > 1 else tr("Document")
        rows: list[tuple[str, QWidget]] = [
            (tr("From"), _number_and_name(grouped(sender), application)),
            (
                tr("Pages"),
                label(tr("not known here") if elsewhere else plural("{count} pages", "{count} page", contents.total)),
            ),
            (several, ElidedLabel(", ".join(self.draft.names))),
            (tr("Goes as"), self.way),
            *([] if elsewhere else [(tr("Size"), self._size)]),
            (tr("Quality"), label(QUALITY_LABELS[self.draft.options.quality])),
        ]
        if options := option_words(self.draft.options):
            rows.append((tr("Options"), label(visible(options), wrap=True)))
        if self.time.text():
            rows.append((tr("On the line"), self.time))
        for number, (what, value) in enumerate(rows):
            table.addWidget(label(what, tone="secondary"), number, 0, Qt.AlignmentFlag.AlignTop)
            table.addWidget(value, number, 1, Qt.AlignmentFlag.AlignTop)
        table.addWidget(label(tr("Account"), tone="secondary"), len(rows), 0, Qt.AlignmentFlag.AlignTop)
        tone = {AccountKind.PRACTICE: "attention", AccountKind.OTHER_SERVER: "error"}.get(account.kind, "")
        self.account_words = ElidedLabel(place, kind="strong" if tone or account.name else "", tone=tone)
        table.addWidget(self.account_words, len(rows), 1, Qt.AlignmentFlag.AlignTop)
        if account.kind is AccountKind.TELNYX:
            charged = tr("Really sent, and charged: {cost}", cost=self._cost)
            words = charged if self._cost else tr("Really sent, and charged")
            table.addWidget(label(words, tone="secondary", wrap=True), len(rows) + 1, 1)
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
        self._refusal.say(tr("This fax was not sent."), str(error.sentence))
        self._refusal.show()
        # Another document is another sheet.
        self.send.setEnabled(not isinstance(error, DocumentError))
        self.back.setFocus()

    @property
    def refusal(self) -> str:
        return f"{self._refusal.title.text()} {self._refusal.words.text()}" if self._refusal.isVisible() else ""

    def _set_waiting(self, waiting: bool) -> None:
        self._waiting = waiting
        self._follow()
        self.back.setEnabled(not waiting)
        self._progress.setText(tr("Keeping a copy of the document…") if waiting else "")
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

    def event(self, event: QEvent) -> bool:
        """It grows for words that take more lines, which Qt leaves to whoever shows them."""
        layout = self.layout()
        if event.type() == QEvent.Type.LayoutRequest and layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.heightForWidth(self.width())))
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that is held down since before this sheet has not read it."""
        return isinstance(event, QKeyEvent) and event.isAutoRepeat()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            super().keyPressEvent(event)


def _number_and_name(number: str, name: str) -> QWidget:
    """Only the name is cut where there is no room."""
    answer = QWidget()
    line = row(label(number), ElidedLabel(f"· {name}" if name else ""), spacing=theme.XS)
    line.setStretch(1, 1)
    answer.setLayout(line)
    return answer


def _amber(words: str) -> QHBoxLayout:
    line = row(StateIcon("triangle-alert", "attention"), label(words, tone="attention", wrap=True))
    line.setStretch(1, 1)
    return line
