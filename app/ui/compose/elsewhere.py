"""A document that is not sent from this computer: Telnyx fetches it from the web, or has it stored."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.core.options import SendOptions
from app.ui.account_in_use import AccountInUse
from app.ui.compose.documents_card import DocumentsCard
from app.ui.compose.packet_model import PacketModel
from app.ui.services import Services

_FILES_FIRST = tr(
    "There are files on this page. Remove them first: a fax is either files or a document from elsewhere."
)
_NO_FILES = tr("This fax takes its document from elsewhere. Remove that first to send files.")
_WEB = tr("Telnyx fetches it from its web address when the fax goes. Its pages are not checked or counted here.")
_STORED = tr("It is stored at Telnyx under this name. Its pages are not checked or counted here.")


class Elsewhere(QObject):
    changed = Signal()

    def __init__(
        self,
        services: Services,
        account: AccountInUse,
        card: DocumentsCard,
        packet: PacketModel,
        now: Callable[[], datetime],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._services, self._account, self._card, self._packet = services, account, card, packet
        self._now, self._page = now, page
        self._where = SendOptions()
        card.web_wanted.connect(self.open_web)
        card.stored_wanted.connect(self.open_stored)
        card.elsewhere.wanted.connect(self.choose)

    def with_document(self, options: SendOptions) -> SendOptions:
        return replace(options, media_urls=self._where.media_urls, stored_name=self._where.stored_name)

    @property
    def words(self) -> str:
        """What is to be seen in the place of pages; empty when the document is here."""
        return _WEB if self._where.media_urls else _STORED if self._where.stored_name else ""

    def choose(self, options: SendOptions) -> None:
        """The document that these options name, or none."""
        self._where = SendOptions(media_urls=options.media_urls, stored_name=options.stored_name)
        self._card.elsewhere.show_options(self._where)
        self._card.say("")
        self.changed.emit()

    def refuse_files(self) -> bool:
        """Whether files cannot be added now; then it is said why."""
        if self._where.is_remote:
            self._card.say(_NO_FILES)
        return self._where.is_remote

    def open_web(self) -> None:
        if self._refuse():
            return
        from app.ui.compose.web_sheet import WebSheet

        services, typed = self._services, "\n".join(self._where.media_urls)
        sheet = WebSheet(services.documents, services.prepared, services.fetch, self._page.window(), typed)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.picked.connect(lambda urls: self.choose(SendOptions(media_urls=urls)))
        sheet.copies_wanted.connect(self._send_copies)
        sheet.open()

    def open_stored(self) -> None:
        session = self._account.session
        if session is None or self._refuse():
            return
        from app.ui.stored.dialog import StoredDialog

        dialog = StoredDialog(session, self._now, self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.picked.connect(lambda name: self.choose(SendOptions(stored_name=name)))
        dialog.open()

    def _refuse(self) -> bool:
        if self._packet.contents.files:
            self._card.say(_FILES_FIRST)
            return True
        return False

    def _send_copies(self, copies: Iterable[tuple[Path, str]]) -> None:
        """From here, as any other file. They are files of ours, and what they are called."""
        self.choose(SendOptions())
        for path, name in copies:
            self._packet.add(path, name)
