"""What is at web addresses, for a person who wants it looked at before Telnyx fetches it: pages, and what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.core.document import DocumentFacts, DocumentVerdict, Finding, Picture, Severity
from app.core.errors import FaxError, Gone
from app.core.language import plural, tr
from app.core.packet import PreparedDocument
from app.ui import theme
from app.ui.background import Background
from app.ui.buttons import IconButton
from app.ui.compose.page_image import image_of
from app.ui.compose.web_addresses import findings_of, name_of
from app.ui.services import Documents, Prepared
from app.ui.widgets import ElidedLabel, StateIcon, column, label, row

_PICTURE = QSize(150, 196)
_LOOKS = {
    Severity.OK: ("circle-check", "ok"),
    Severity.WARNING: ("triangle-alert", "attention"),
    Severity.ERROR: ("circle-x", "error"),
}


@dataclass(frozen=True, slots=True)
class Copy:
    """What was fetched from one address."""

    address: str
    facts: DocumentFacts
    verdict: DocumentVerdict

    @property
    def findings(self) -> tuple[Finding, ...]:
        return findings_of(self.facts, self.verdict)


class WebLook(QWidget):
    """`done` once each address was looked at. `forget` when nobody wants the copies any more."""

    done = Signal()

    def __init__(self, documents: Documents, files: Prepared, fetch: Callable[[str], Path]) -> None:
        super().__init__()
        self._documents, self._files, self._fetch = documents, files, fetch
        self._background = Background("web-look", self)
        self._drawing = Background("web-page", self, newest_first=True)
        self._wanted: tuple[str, ...] = ()
        self._copies: dict[str, Copy] = {}
        self._failed: dict[str, FaxError] = {}
        self._at = 0
        self._turn_of = 0  # counts what was begun: copies of another turn are not wanted any more
        self._picture = QLabel()
        self._picture.setAccessibleName(tr("Page"))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(_PICTURE)
        self._back = IconButton("chevron-left", tr("Page before"), lambda: self._turn(-1))
        self._on = IconButton("chevron-right", tr("Next page"), lambda: self._turn(1))
        self._place = label(kind="small", tone="secondary")
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._desk = QFrame()
        self._desk.setProperty("kind", "desk")
        turning = row(self._back, self._place, self._on)
        turning.setStretch(1, 1)
        QVBoxLayout(self._desk).addLayout(column(self._picture, turning))
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.XS)
        both = row(self._desk, self._lines, spacing=theme.L)
        both.setStretch(1, 1)
        both.setAlignment(self._desk, Qt.AlignmentFlag.AlignTop)
        self.setLayout(both)
        self._show()

    def begin(self, addresses: tuple[str, ...]) -> None:
        self.forget()
        self._wanted, turn = addresses, self._turn_of
        for address in addresses:
            done, failed = partial(self._keep, turn, address), partial(self._give_up, turn, address)
            self._background.ask(partial(self._look, turn, address), done, failed)
        self._show()

    def forget(self) -> None:
        self._turn_of += 1
        self._drawing.drop()
        for copy in self._copies.values():
            self._remove(copy.facts)
        self._wanted, self._at = (), 0
        self._copies.clear()
        self._failed.clear()
        self._show()

    def take_copies(self) -> tuple[tuple[Path, str], ...]:
        """Files that are the caller's from now on, and what they are called."""
        taken = tuple((self._copies[address].facts.path, name_of(address)) for address in self._wanted)
        for copy in self._copies.values():
            self._documents.close(copy.facts.id)
        self._copies.clear()
        self.forget()
        return taken

    @property
    def is_whole(self) -> bool:
        """A copy of each address is here."""
        return bool(self._wanted) and len(self._copies) == len(self._wanted)

    @property
    def said(self) -> tuple[str, ...]:
        """Every line, as it is shown."""
        return tuple(words for address in self._wanted for _, _, words in self._words(address))

    # on the background thread

    def _look(self, turn: int, address: str) -> Copy:
        if turn != self._turn_of:
            raise Gone  # nobody waits for it
        path = self._fetch(address)
        facts = self._documents.open(path)
        try:
            copy = Copy(address, facts, self._documents.examine(facts.id, lambda done, total: None))
            if turn != self._turn_of:
                raise Gone
        except FaxError:
            self._remove(facts)
            raise
        return copy

    def _remove(self, facts: DocumentFacts) -> None:
        self._documents.close(facts.id)
        self._background.leave(lambda: self._files.forget(PreparedDocument(facts.path, facts.sha256, facts.size, 0)))

    # what follows

    def _keep(self, turn: int, address: str, copy: Copy) -> None:
        if turn != self._turn_of:
            self._remove(copy.facts)
            return
        self._copies[address] = copy
        self._show()
        self._tell()

    def _give_up(self, turn: int, address: str, error: FaxError) -> None:
        if turn == self._turn_of:
            self._failed[address] = error
            self._show()
            self._tell()

    def _tell(self) -> None:
        if len(self._copies) + len(self._failed) == len(self._wanted):
            self.done.emit()

    def _turn(self, by: int) -> None:
        self._at += by
        self._show_page()

    @property
    def _pages(self) -> list[tuple[int, int]]:
        """Document and page of all that can be seen, in order."""
        copies = [self._copies[address] for address in self._wanted if address in self._copies]
        return [(copy.facts.id, page) for copy in copies for page in range(1, len(copy.facts.pages) + 1)]

    def _show(self) -> None:
        while taken := self._lines.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        for address in self._wanted:
            self._lines.addWidget(ElidedLabel(address, kind="strong"))
            for icon, tone, words in self._words(address):
                line = QWidget()
                says = row(StateIcon(icon, tone), label(words, tone="secondary" if tone == "ok" else tone, wrap=True))
                says.setStretch(1, 1)
                line.setLayout(says)
                self._lines.addWidget(line)
        self._lines.addStretch(1)
        self._show_page()

    def _words(self, address: str) -> list[tuple[str, str, str]]:
        if error := self._failed.get(address):
            return [("circle-x", "error", str(error.sentence))]
        copy = self._copies.get(address)
        if copy is None:
            return [("loader", "secondary", tr("Fetching and checking…"))]
        return [(*_LOOKS[finding.severity], finding.text) for finding in copy.findings]

    def _show_page(self) -> None:
        pages = self._pages
        self._desk.setVisible(bool(pages))
        if not pages:
            return
        self._at = min(max(0, self._at), len(pages) - 1)
        self._place.setText(
            plural("{page:,} of {count} pages", "{page:,} of {count} page", len(pages), page=self._at + 1)
        )
        self._back.setEnabled(self._at > 0)
        self._on.setEnabled(self._at < len(pages) - 1)
        document, page = pages[self._at]
        size = _PICTURE * self.devicePixelRatioF()
        width, height = size.width(), size.height()
        self._drawing.ask(
            lambda: self._documents.picture(document, page, width, height),
            self._show_picture,
            lambda _: self._picture.setText(tr("This page cannot be read.")),
            key="page",
        )

    def _show_picture(self, picture: Picture) -> None:
        pixmap = QPixmap.fromImage(image_of(picture))
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(pixmap)
