"""The screen *New fax*: to, from, one document, its checks, quality; the pages; the button that leads to the last
sheet; and below the pages the fax that was sent last."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.document import Opening, Severity
from app.core.errors import FaxError
from app.core.fax import Fax, FaxRequest
from app.core.settings import AccountSettings
from app.core.wording import count_words
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.compose.checks_card import ChecksCard
from app.ui.compose.document_card import ONE_DOCUMENT, DocumentCard
from app.ui.compose.draft import Draft
from app.ui.compose.empty_desk import EmptyDesk
from app.ui.compose.number_field import NumberField
from app.ui.compose.quality_field import QualityField
from app.ui.compose.reading import Reading
from app.ui.compose.sender_field import SenderField
from app.ui.engine_link import EngineLink
from app.ui.services import Services
from app.ui.widgets import Card, column, label, primary_button, scrolled

if TYPE_CHECKING:
    from app.ui.compose.last_sheet import LastSheet
    from app.ui.compose.preview import Preview
    from app.ui.compose.progress_strip import ProgressStrip


class ComposePage(QWidget):
    settings_wanted = Signal()
    fax_wanted = Signal(int)  # a fax id, to be shown in the list

    def __init__(
        self, services: Services, account: AccountInUse, link: EngineLink, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._services, self._account, self._link = services, account, link
        self._sheet: LastSheet | None = None
        self.reading = Reading(services.documents, self)
        self.number = NumberField(account.settings.home_region)
        self.sender_field = SenderField()
        self.document = DocumentCard()
        self.checks = ChecksCard()
        self.quality = QualityField()
        self.reason = label(tone="secondary", wrap=True)
        self.send_button = primary_button("Send fax", self.open_last_sheet, "send")
        self.send_button.setToolTip("Ctrl+Enter")
        self.empty = EmptyDesk()
        self._now = now
        self._folder = QDir.homePath()  # where the next document is looked for
        self._lay_out()
        self._connect()
        self._show_reading()

    def _lay_out(self) -> None:
        numbers = Card(spacing=theme.M)
        numbers.column.addWidget(self.number)
        numbers.column.addWidget(self.sender_field)
        quality = Card()
        quality.column.addWidget(self.quality)
        form = QWidget()
        cards = QVBoxLayout(form)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(theme.M)
        for card in (numbers, self.document, self.checks, quality):
            cards.addWidget(card)
        cards.addStretch(1)
        width = theme.current().size(theme.FORM_WIDTH)
        form.setFixedWidth(width)
        area = scrolled(form)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedWidth(width + theme.L)  # the scroll bar stands between form and pages and moves nothing
        for part in (self.reason, self.send_button):
            part.setFixedWidth(width)
        left = column(area, self.reason, self.send_button)
        left.setStretch(0, 1)
        self._desk = QStackedWidget()
        self._desk.addWidget(self.empty)
        self._right = QVBoxLayout()
        self._right.setSpacing(theme.M)
        self._right.addWidget(self._desk, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.L, 0, theme.L, theme.L)
        layout.setSpacing(0)
        layout.addLayout(left)
        layout.addLayout(self._right, 1)

    # Parts that nobody sees before a document or a fax is there come after the first paint (MainWindow) or when needed.

    @cached_property
    def preview(self) -> "Preview":
        from app.ui.compose.preview import Preview

        preview = Preview(self._services.documents)
        self._desk.addWidget(preview)
        return preview

    @cached_property
    def strip(self) -> "ProgressStrip":
        from app.ui.compose.progress_strip import ProgressStrip

        strip = ProgressStrip(self._link, self._now)
        strip.show_wanted.connect(self.fax_wanted)
        self._right.addWidget(strip)
        return strip

    def _connect(self) -> None:
        self.number.changed.connect(self._show_draft)
        self.sender_field.changed.connect(self._choose_sender)
        self.sender_field.settings_wanted.connect(self.settings_wanted)
        self.sender_field.look_wanted.connect(self._account.look)
        for wants in (self.document, self.empty):
            wants.add_wanted.connect(self.add)
        self.document.remove_wanted.connect(self.reading.close)
        self.empty.sample_wanted.connect(self.try_sample)
        self.reading.changed.connect(self._show_reading)
        self.reading.progress.connect(self.checks.show_progress)
        self._account.opened.connect(self._enter)
        self._account.looked.connect(self._show_senders)
        self._account.chosen_changed.connect(self._show_senders)
        self._account.failed.connect(self.sender_field.show_trouble)
        self._account.home_changed.connect(self.number.set_home_region)
        self._link.fax_changed.connect(self._taken)
        self._link.submit_refused.connect(self._refused)

    # orders

    def open_files(self, paths: Sequence[Path]) -> None:
        """What was dropped, picked, or handed over by another start."""
        if len(paths) > 1:
            self.document.say(ONE_DOCUMENT)
        elif paths:
            self.document.say("")
            self.reading.open(paths[0])

    def add(self) -> None:
        dialog = QFileDialog(self, "Choose a PDF", self._folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["PDF documents (*.pdf *.PDF)", "All files (*)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._open_name)
        dialog.open()

    def try_sample(self) -> None:
        self.open_files([self._services.sample])

    def begin(self) -> None:
        """*New fax* was asked for: what is on the page stays, the cursor goes where the next word is due."""
        self.number.edit.setFocus()

    def begin_again(self, fax: Fax) -> None:
        """The same recipient, quality and document; nothing goes without another last sheet."""
        self.number.set_number(fax.recipient)
        self.quality.choose(fax.options.quality)
        if session := self._account.session:
            self.reading.open(session.sent_document(fax), fax.document.name)

    def set_recipient(self, e164: str) -> None:
        self.number.set_number(e164)

    @property
    def draft(self) -> Draft:
        return Draft(
            typed=self.number.typed,
            recipient=self.number.number,
            sender=self.sender_field.current,
            reading=self.reading.is_opening,
            error=self.reading.error,
            name=self.reading.name,
            facts=self.reading.facts,
            verdict=self.reading.verdict,
            quality=self.quality.quality,
        )

    def open_last_sheet(self) -> None:
        account, draft = self._account.account, self.draft
        if account is None or draft.missing or self._sheet is not None:
            return
        from app.ui.compose.last_sheet import LastSheet

        self._sheet = LastSheet(draft, account, self._services.documents, self.window())
        self._sheet.confirmed.connect(self._submit)
        self._sheet.finished.connect(self._sheet_closed)
        self._sheet.open()

    # what follows

    def _open_name(self, name: str) -> None:
        path = Path(name)
        self._folder = str(path.parent)
        self.open_files([path])

    def _submit(self, request: FaxRequest) -> None:
        self._link.submit(request)

    def _sheet_closed(self) -> None:
        if self._sheet:
            self._sheet.deleteLater()
            self._sheet = None

    def _taken(self, fax: Fax) -> None:
        if self._sheet is None or fax.compose_id != self._sheet.compose_id:
            return
        self._sheet.accept()
        self.strip.watch(fax)
        self.number.clear()
        self.reading.close()
        self.begin()

    def _refused(self, compose_id: str, error: FaxError) -> None:
        if self._sheet is not None and compose_id == self._sheet.compose_id:
            self._sheet.show_refused(error)

    def _choose_sender(self) -> None:
        sender = self.sender_field.current
        if sender:
            chosen = AccountSettings(sender.connection_id, sender.application_name, sender.e164)
            self._account.choose(chosen)

    # showing

    def _enter(self) -> None:
        self.strip.forget()
        self.sender_field.show_chosen(self._account.chosen)
        self._show_draft()

    def _show_senders(self) -> None:
        if self._account.overview:
            self.sender_field.show_overview(self._account.overview, self._account.chosen)
        else:
            self.sender_field.show_chosen(self._account.chosen)
        self._show_draft()

    def _show_reading(self) -> None:
        reading, findings = self.reading, self.draft.findings
        self.document.show_reading(reading)
        self.checks.show_reading(reading, findings)
        facts = reading.facts
        if facts and facts.opening is Opening.OPENED and facts.pages:
            if self._desk.currentWidget() is not self.preview or not self.preview.shows(facts):
                self.preview.show_document(facts)
            self._desk.setCurrentWidget(self.preview)
        else:
            if self._desk.currentWidget() is not self.empty:
                self.preview.show_document(None)
            self._desk.setCurrentWidget(self.empty)
            errors = [finding.text for finding in findings if finding.severity is Severity.ERROR]
            if reading.error:
                errors = [str(reading.error.sentence)]
            self.empty.tell("Opening…" if reading.is_opening else "", errors[0] if errors else "")
        self._show_draft()

    def _show_draft(self) -> None:
        draft = self.draft
        facts = draft.facts
        pages = f" · {count_words(facts.page_count, 'page', 'pages')}" if facts and facts.page_count else ""
        self.send_button.setText(f"&Send fax{pages}")
        self.send_button.setEnabled(not draft.missing)
        self.reason.setText(draft.missing)
        self.reason.setVisible(bool(draft.missing))
