"""From *Send fax* to the engine's word: the last sheet, the one file that is made for it, the order, and the answer."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.core.errors import FaxError
from app.core.fax import Fax, FaxRequest
from app.core.line_time import cost, cost_words, price_of
from app.core.options import note_of
from app.core.settings import AccountKind, AccountSettings
from app.ui.account_in_use import AccountInUse
from app.ui.compose.draft import Draft, SendFile
from app.ui.compose.last_sheet import LastSheet
from app.ui.compose.number_care import NumberCare
from app.ui.compose.preparing import Preparing
from app.ui.compose.sent_before import SentBefore
from app.ui.engine_link import EngineLink
from app.ui.services import Documents, Prepared
from app.ui.setup.before_sending import AccountWarning
from app.ui.setup.concern import Concern


class Sending(QObject):
    """One sheet at a time, and one fax a sheet at most."""

    opened = Signal(str)  # the compose id of the sheet that is about to be seen
    taken = Signal(object)  # Fax: it is safe in the outbox
    number_wanted = Signal(str)  # another than the sheet was about, in E.164
    setup_wanted = Signal(object)  # Concern: the sheet was left for it

    def __init__(
        self, documents: Documents, files: Prepared, link: EngineLink, account: AccountInUse, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._documents, self._link, self._account, self._page = documents, link, account, parent
        self._sheet: LastSheet | None = None
        self._preparing = Preparing(documents, files, self)
        self._preparing.progress.connect(self._show_progress)
        self._preparing.prepared.connect(self._take)
        self._preparing.failed.connect(self._show_not_made)
        link.fax_changed.connect(self._hear)
        link.submit_refused.connect(self._refused)

    def open(self, draft: Draft) -> None:
        """Nothing when a sheet is open already, or something is missing."""
        account = self._account.account
        if self._sheet is not None or account is None or draft.missing:
            return
        sheet = self._sheet = LastSheet(draft, account, self._documents, self._page.window(), self._cost(draft))
        sheet.confirmed.connect(self._submit)
        sheet.finished.connect(self._closed)
        sheet.warnings.addWidget(self._warning(draft, sheet))
        self._care(draft, sheet)
        if original := draft.original:
            self._take(original)
        else:
            self._make(draft, sheet)
        self.opened.emit(sheet.compose_id)
        sheet.open()

    def _care(self, draft: Draft, sheet: LastSheet) -> None:
        """Where a fax can reach a stranger."""
        session = self._account.session
        if session is None or draft.recipient is None or session.account.kind is not AccountKind.TELNYX:
            return
        asks = self._account.settings.asks_again
        care = NumberCare(draft.recipient.e164, session.faxes.delivered_to, asks)

        def take(e164: str) -> None:
            sheet.reject()
            self.number_wanted.emit(e164)

        care.other_wanted.connect(take)
        sheet.take_care(care)

    def _cost(self, draft: Draft) -> str:
        price, overview = price_of(self._account.settings.page_price), self._account.overview
        if price is None or draft.options.is_remote:
            return ""
        return cost_words(cost(price, draft.contents.total), overview.balance.currency if overview else "USD")

    def _warning(self, draft: Draft, sheet: LastSheet) -> AccountWarning:
        recipient, sender = draft.recipient, draft.sender
        assert recipient is not None  # a draft that lacks nothing
        assert sender is not None
        chosen = AccountSettings(sender.connection_id, sender.application_name, sender.e164)
        warning = AccountWarning(self._account, chosen, recipient.region)

        def leave(concern: Concern) -> None:
            if not sheet.is_waiting:
                sheet.reject()
                self.setup_wanted.emit(concern)

        warning.setup_wanted.connect(leave)
        return warning

    def compare(self, draft: Draft) -> None:
        """The page is like this now: a sheet about another fax cannot be confirmed any more."""
        if self._sheet is not None and not self._sheet.draft.same_fax(draft):
            self.outdate()

    def outdate(self) -> None:
        if self._sheet is not None and not self._sheet.is_waiting:
            self._preparing.forget()
            self._sheet.show_outdated()

    def _make(self, draft: Draft, sheet: LastSheet) -> None:
        sheet.first_page.show_progress(0, draft.contents.total)
        if draft.options.is_remote:
            self._preparing.begin_note(note_of(draft.options))
        else:
            self._preparing.begin(draft.contents.packet)

    def _show_progress(self, done: int, total: int) -> None:
        if self._sheet:
            self._sheet.first_page.show_progress(done, total)

    def _take(self, file: SendFile) -> None:
        sheet, session = self._sheet, self._account.session
        if sheet and session and sheet.draft.recipient:
            sheet.warnings.addWidget(SentBefore(session, sheet.draft.recipient.e164, file.sha256))
            sheet.take(file)

    def _show_not_made(self, error: FaxError) -> None:
        if self._sheet:
            self._sheet.show_not_made(error)

    def _submit(self, request: FaxRequest) -> None:
        self._link.submit(replace(request, hold=self._account.settings.hold))

    def _hear(self, fax: Fax) -> None:
        if self._sheet is not None and fax.compose_id == self._sheet.compose_id:
            self._sheet.accept()
            self.taken.emit(fax)

    def _refused(self, compose_id: str, error: FaxError) -> None:
        if self._sheet is not None and compose_id == self._sheet.compose_id:
            self._sheet.show_refused(error)

    def _closed(self) -> None:
        """The engine has its own copy, or nothing was sent."""
        self._preparing.forget()
        if self._sheet:
            self._sheet.deleteLater()
            self._sheet = None
