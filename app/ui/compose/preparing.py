"""The one file that is sent, made of what is on the page, read again and counted before anybody can say yes to it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.core.document import DocumentFacts, Opening
from app.core.errors import Damaged, FaxError, Gone
from app.core.packet import Packet, PreparedDocument
from app.ui.background import Background
from app.ui.compose.draft import SendFile
from app.ui.services import Documents, Prepared


class Preparing(QObject):
    """One file at a time. `prepared` or `failed` follows `begin`, unless `forget` came first: that ends the work, and
    removes the file now or as soon as it is made."""

    progress = Signal(int, int)  # pages done, pages in all
    prepared = Signal(object)  # SendFile
    failed = Signal(object)  # FaxError

    def __init__(self, documents: Documents, files: Prepared, parent: QObject) -> None:
        super().__init__(parent)
        self._documents, self._files = documents, files
        self._background = Background("preparing", self)
        self._turn = 0  # counts files: one of another turn is not wanted any more
        self._made: tuple[PreparedDocument, DocumentFacts | None] | None = None

    def begin(self, packet: Packet) -> None:
        self.forget()
        turn = self._turn
        self._background.ask(
            lambda report: self._make(packet, turn, report),
            partial(self._take, turn),
            partial(self._give_up, turn),
            progress=partial(self._tell, turn),
        )

    def begin_note(self, note: bytes) -> None:
        """Of a document that is not sent from here."""
        self.forget()
        turn = self._turn
        self._background.ask(
            lambda: (self._files.keep_note(note), None), partial(self._take, turn), partial(self._give_up, turn)
        )

    def forget(self) -> None:
        """The engine has its own copy, or nobody wants the file any more."""
        self._turn += 1
        if self._made:
            made, self._made = self._made, None
            self._background.ask(lambda: self._remove(*made), lambda _: None)

    def _make(
        self, packet: Packet, turn: int, report: Callable[[int, int], None]
    ) -> tuple[PreparedDocument, DocumentFacts]:
        """On the background thread."""

        def step(done: int, total: int) -> None:
            if turn != self._turn:
                raise Gone  # ends the work
            report(done, total)

        prepared = self._files.assemble(packet, step)
        try:
            facts = self._documents.open(prepared.path)
        except FaxError:
            self._files.forget(prepared)
            raise
        whole = facts.opening is Opening.OPENED and facts.page_count == prepared.pages == len(packet.pages)
        if not whole or facts.sha256 != prepared.sha256:
            self._remove(prepared, facts)
            raise Damaged
        return prepared, facts

    def _remove(self, prepared: PreparedDocument, facts: DocumentFacts | None) -> None:
        if facts:
            self._documents.close(facts.id)
        self._files.forget(prepared)

    def _take(self, turn: int, made: tuple[PreparedDocument, DocumentFacts | None]) -> None:
        if turn != self._turn:
            self._background.ask(lambda: self._remove(*made), lambda _: None)
            return
        self._made = made
        prepared, facts = made
        document = facts.id if facts else 0
        path, sha256, size, pages = prepared.path, prepared.sha256, prepared.size, prepared.pages
        self.prepared.emit(SendFile(path, sha256, size, pages, document, prepared.as_pictures))

    def _give_up(self, turn: int, error: FaxError) -> None:
        if turn == self._turn:
            self.failed.emit(error)

    def _tell(self, turn: int, done: int, total: int) -> None:
        if turn == self._turn:
            self.progress.emit(done, total)
