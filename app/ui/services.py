"""What the window is handed. Everything here but plain data may block: call it on a Background, not in the GUI thread.

`Services` lives as long as the program, a `Session` as long as one account is open.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.core.document import DocumentFacts, DocumentVerdict, Picture
from app.core.fax import Fax
from app.core.key import KeyStatus
from app.core.settings import Account, AccountKind, AccountOverview, AccountSettings, Settings
from app.ui.browser import OpenPage, open_page
from app.ui.engine_link import Give, Subscribe

if TYPE_CHECKING:
    from app.core.ports import FaxReader  # only a name here; at run time it would delay the first paint


class Documents(Protocol):
    """PDFs, read by the document child. `document` is `DocumentFacts.id`."""

    def open(self, path: Path) -> DocumentFacts:
        """What is known at once. Raises Gone, TooComplex."""

    def examine(self, document: int, progress: Callable[[int, int], None]) -> DocumentVerdict:
        """Draws every page and asks the second reader. `progress`: pages done, pages in all. Ends early (any
        FaxError) when the document is closed meanwhile."""

    def picture(self, document: int, page: int, width: int, height: int) -> Picture:
        """Page (from 1) drawn as large as fits into so many pixels. Raises DocumentError."""

    def close(self, document: int) -> None:
        """Forgets it. Does not block."""


class Keys(Protocol):
    """The Telnyx API key. Once handed in, it never comes back whole."""

    def clean(self, text: str) -> str:
        """A pasted key without white space. Does not block. Raises KeyMalformed."""

    def status(self) -> KeyStatus:
        """Raises KeyringLocked, KeyringRefused."""

    def try_key(self, key: str) -> AccountOverview:
        """Asks Telnyx with this key; keeps nothing. Raises AccountError, ServiceError."""

    def keep(self, key: str) -> KeyStatus:
        """Stores it in the system's keyring and uses it. Raises KeyringMissing, KeyringLocked, KeyringRefused."""

    def use_for_session(self, key: str) -> KeyStatus:
        """Uses it until the program ends."""

    def forget(self) -> KeyStatus:
        """Out of the keyring and of memory. Raises KeyringLocked, KeyringRefused."""


@dataclass(frozen=True, slots=True)
class PracticeNumber:
    """A number of the practice account and what happens to a fax to it."""

    e164: str
    title: str
    happens: str


@dataclass(frozen=True, slots=True)
class Session:
    """One account, open. `give` and `subscribe` are its engine's, `sent_document` is our own copy of a fax's PDF."""

    account: Account
    chosen: AccountSettings
    give: Give
    subscribe: Subscribe
    faxes: "FaxReader"
    overview: Callable[[], AccountOverview]
    sent_document: Callable[[Fax], Path]


@dataclass(frozen=True, slots=True)
class Services:
    """`settings` and `window` (from QMainWindow.saveGeometry, or empty) were read before the window was built.

    `open_session` leaves the account that was open before. `leave` ends the program's work: it returns at once when
    no request is in flight, else waits for its answer, at most 5 s; the window is hidden meanwhile.
    """

    documents: Documents
    keys: Keys
    data_folder: Path
    sample: Path
    practice_numbers: tuple[PracticeNumber, ...]
    open_session: Callable[[AccountKind], Session]
    settings: Settings
    window: bytes
    save_settings: Callable[[Settings], None]
    save_window: Callable[[bytes], None]
    leave: Callable[[], None]
    open_page: OpenPage = open_page
