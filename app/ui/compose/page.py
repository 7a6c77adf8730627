"""The screen *New fax*: to, from, documents, cover page, checks, quality; the pages; the button that leads to the last
sheet; and below the pages the fax that was sent last."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.fax import Fax
from app.core.language import plural, tr
from app.core.line_time import price_of
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.compose.choosing import Choosing
from app.ui.compose.covering import Covering
from app.ui.compose.desk import Desk
from app.ui.compose.document_picker import DocumentPicker
from app.ui.compose.draft import Draft
from app.ui.compose.elsewhere import Elsewhere
from app.ui.compose.fixing import carry_out
from app.ui.compose.form import Form
from app.ui.compose.packet_model import PacketModel
from app.ui.compose.recents import Recents
from app.ui.drop import files_of, picture_of
from app.ui.engine_link import EngineLink
from app.ui.services import Services

if TYPE_CHECKING:
    from app.ui.compose.progress_strip import ProgressStrip
    from app.ui.compose.sending import Sending

_MOST_FILES = 100


class ComposePage(QWidget):
    settings_wanted = Signal()
    setup_wanted = Signal(object)  # Concern
    fax_wanted = Signal(int)  # a fax id, to be shown in the list

    def __init__(
        self, services: Services, account: AccountInUse, link: EngineLink, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._services, self._account, self._link = services, account, link
        settings = account.settings
        self.packet = PacketModel(
            services.documents,
            services.prepared,
            self,
            settings.usual_paper,
            always_pictures=settings.always_pictures,
        )
        self.form = Form(settings, now)
        self.number, self.sender_field = self.form.number, self.form.sender_field
        self.documents, self.cover, self.checks = self.form.documents, self.form.cover, self.form.checks
        self.quality, self.way, self.estimate = self.form.quality, self.form.way, self.form.estimate
        self.reason, self.send_button = self.form.reason, self.form.send
        self._covering = Covering(services.covers, self.cover, self.packet, account, self)
        self.elsewhere = Elsewhere(services, account, self.documents, self.packet, now, self)
        self.choosing = Choosing(self.form.options, self.packet, self.elsewhere, account, self)
        self._picker = DocumentPicker(self)
        Recents(self.number, account, now, self)
        self.desk = Desk(services.documents, self.packet, now)
        self._now = now
        self._right = QVBoxLayout()
        self._right.setSpacing(theme.M)
        self._right.addWidget(self.desk, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.L, 0, theme.L, theme.L)
        layout.setSpacing(0)
        layout.addWidget(self.form)
        layout.addLayout(self._right, 1)
        self._connect()
        self._show_all()

    # Parts that nobody sees before a document or a fax is there come after the first paint (MainWindow) or when needed.

    @cached_property
    def strip(self) -> "ProgressStrip":
        from app.ui.compose.progress_strip import ProgressStrip

        strip = ProgressStrip(self._link, self._now)
        strip.show_wanted.connect(self.fax_wanted)
        self._right.addWidget(strip)
        return strip

    @cached_property
    def sending(self) -> "Sending":
        from app.ui.compose.sending import Sending

        sending = Sending(self._services.documents, self._services.prepared, self._link, self._account, self)
        sending.taken.connect(self._taken)
        sending.setup_wanted.connect(self.setup_wanted)
        sending.number_wanted.connect(self.set_recipient)
        return sending

    def _connect(self) -> None:
        self.number.changed.connect(self._show_draft)
        self.number.entered.connect(self.open_last_sheet)
        self.sender_field.changed.connect(self._choose_sender)
        self.sender_field.settings_wanted.connect(self.settings_wanted)
        self.sender_field.look_wanted.connect(self._account.look)
        for wants in (self.documents, self.desk.empty):
            wants.add_wanted.connect(self.add)
        self.desk.empty.sample_wanted.connect(self.try_sample)
        self.form.send_wanted.connect(self.open_last_sheet)
        self._picker.picked.connect(self.open_files)
        self._connect_packet()
        self._account.opened.connect(self._enter)
        self._account.price_changed.connect(self._show_estimate)
        self._account.looked.connect(self._show_senders)
        self._account.chosen_changed.connect(self._show_senders)
        self._account.failed.connect(self.sender_field.show_trouble)
        self._account.home_changed.connect(self._follow_settings)
        self._account.way_changed.connect(self._follow_settings)

    def _connect_packet(self) -> None:
        packet = self.packet
        self.documents.remove_wanted.connect(packet.remove)
        self.documents.unlock_wanted.connect(packet.unlock)
        self.documents.pages_chosen.connect(packet.choose_pages)
        self.documents.turn_wanted.connect(packet.turn_document)
        self.documents.move_wanted.connect(packet.move_document)
        self.documents.undo_wanted.connect(packet.undo)
        self.checks.page_wanted.connect(self._show_position)
        self.checks.fix_wanted.connect(lambda finding: carry_out(finding, packet, self.documents))
        self.quality.changed.connect(packet.choose_quality)
        self.way.pictures_chosen.connect(packet.choose_pictures)
        self.way.paper_chosen.connect(packet.choose_paper)
        self._covering.changed.connect(self._show_draft)
        self.elsewhere.changed.connect(self._show_all)
        self.choosing.changed.connect(self._show_draft)
        packet.changed.connect(self._show_all)
        packet.looked.connect(self._show_looks)
        packet.progress.connect(lambda: self.checks.show_progress(packet.contents))
        packet.not_pasted.connect(lambda error: self.documents.say(error.sentence))

    # orders

    def open_files(self, paths: Sequence[Path]) -> None:
        """What was dropped, picked, or handed over by another start."""
        if self.elsewhere.refuse_files():
            return
        too_many = len(paths) > _MOST_FILES
        self.documents.say(
            tr("Only the first {most} of {all:,} files were added.", most=_MOST_FILES, all=len(paths))
            if too_many
            else ""
        )
        for path in paths[:_MOST_FILES]:
            self.packet.add(path)

    def paste(self) -> bool:
        """Files or a picture from the clipboard; whether there was something."""
        data = QGuiApplication.clipboard().mimeData()
        if files := files_of(data):
            self.open_files(files)
        elif (picture := picture_of(data)) and not self.elsewhere.refuse_files():
            self.packet.paste(picture)
        return bool(files or picture)

    def add(self) -> None:
        if not self.elsewhere.refuse_files():
            self._picker.open()

    def try_sample(self) -> None:
        self.open_files([self._services.sample])

    def begin(self) -> None:
        """*New fax* was asked for: what is on the page stays, the cursor goes where the next word is due."""
        self.number.edit.setFocus()

    def begin_again(self, fax: Fax) -> None:
        """The same recipient, options and document; nothing goes without another last sheet."""
        self.number.set_number(fax.recipient)
        if session := self._account.session:
            self.packet.clear()
            self.elsewhere.choose(fax.options)
            if not fax.options.is_remote:
                self.packet.add(session.sent_document(fax), fax.document.name)
            self.choosing.choose(fax.options)

    def start_anew(self) -> None:
        """An empty page, as for every fax of the account."""
        self.number.clear()
        self.packet.clear()
        self.cover.clear()
        self.choosing.start_anew()

    def set_recipient(self, e164: str) -> None:
        self.number.set_number(e164)

    @property
    def draft(self) -> Draft:
        return Draft(
            typed=self.number.typed,
            recipient=self.number.number,
            sender=self.sender_field.current,
            contents=self.packet.contents,
            options=self.choosing.options,
            cover_missing=self._covering.missing,
        )

    def open_last_sheet(self) -> None:
        draft = self.draft
        if not draft.missing:
            self.sending.open(draft)

    # what follows

    def _taken(self, fax: Fax) -> None:
        self.strip.watch(fax)
        if later := self.packet.later:
            self.packet.keep_rest()
            self.documents.say(
                plural(
                    "The first part is on its way. The other {count} pages are here: they are the next fax.",
                    "The first part is on its way. The other page is here: it is the next fax.",
                    later,
                )
            )
            return
        self.start_anew()
        self.begin()

    def _choose_sender(self) -> None:
        sender = self.sender_field.current
        if sender:
            chosen = replace(
                self._account.chosen,
                connection_id=sender.connection_id,
                application_name=sender.application_name,
                sender=sender.e164,
            )
            self._account.choose(chosen)

    def _follow_settings(self) -> None:
        settings = self._account.settings
        self.number.set_home_region(settings.home_region)
        self.packet.follow_settings(settings.usual_paper, always_pictures=settings.always_pictures)

    def _show_position(self, position: int) -> None:
        row = self.packet.contents.row_of(position)
        if row is not None:
            self.desk.preview.show_page(row)

    # showing

    def _enter(self) -> None:
        self.strip.forget()
        self.sending.outdate()
        self.sender_field.show_chosen(self._account.chosen)
        self._show_draft()

    def _show_senders(self) -> None:
        if self._account.overview:
            self.sender_field.show_overview(self._account.overview, self._account.chosen)
        else:
            self.sender_field.show_chosen(self._account.chosen)
        self._show_looks()  # the pages name the sender, the estimate the currency

    def _show_all(self) -> None:
        contents = self.packet.contents
        self.documents.show_contents(contents, later=self.packet.later, can_undo=self.packet.can_undo)
        self.quality.choose(self.packet.quality)
        self.way.show_contents(contents)
        self.way.setVisible(bool(contents.files))
        self.cover.setVisible(not self.elsewhere.words or self.cover.kind is not None)
        self._show_looks()

    def _show_looks(self) -> None:
        """A page more was looked at; the documents are as they were."""
        contents = self.packet.contents
        self.checks.show_contents(contents)
        self._show_estimate()
        sender = self.sender_field.current
        self.desk.show_contents(contents, sender=sender.e164 if sender else "", elsewhere=self.elsewhere.words)
        self._show_draft()

    def _show_estimate(self) -> None:
        overview, price = self._account.overview, price_of(self._account.settings.page_price)
        self.estimate.show_contents(self.packet.contents, price, overview.balance.currency if overview else "USD")

    def _show_draft(self) -> None:
        recipient, sender = self.number.number, self.sender_field.current
        self._covering.follow(self.packet.contents, recipient.e164 if recipient else "", sender.e164 if sender else "")
        self.choosing.show()
        draft = self.draft
        self.form.show_draft(draft)
        if "sending" in self.__dict__:
            self.sending.compare(draft)
