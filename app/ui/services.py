"""What the window is handed. Everything here but plain data may block: call it on a Background, not in the GUI thread.

`Services` lives as long as the program, a `Session` as long as one account is open.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.core.cover import Cover, KeptCover
from app.core.document import DocumentFacts, DocumentVerdict, Picture
from app.core.errors import FaxError
from app.core.fax import Fax
from app.core.glance import Glance
from app.core.kept_fax import KeptFax
from app.core.key import KeyStatus
from app.core.listening import Hearing
from app.core.packet import Packet, PageLook, Paper, PreparedDocument, Raster, Tone
from app.core.repairs import Repair
from app.core.sentence import Sentence
from app.core.settings import Account, AccountOverview, AccountSettings, Settings
from app.core.stored_file import StoredFile
from app.ui.browser import OpenPage, open_page
from app.ui.engine_link import Give, Subscribe

if TYPE_CHECKING:
    from app.core.ports import FaxReader  # only a name here; at run time it would delay the first paint


KeepFax = Callable[[KeptFax | None], None]


class Documents(Protocol):
    """PDFs and pictures, read by the document child. `document` is `DocumentFacts.id`, pages count from 1, `turn` is
    in degrees clockwise."""

    def open(self, path: Path) -> DocumentFacts:
        """What is known at once. Raises Gone, TooComplex."""

    def unlock(self, document: int, password: str) -> DocumentFacts:
        """What is known with its password. Raises WrongPassword, as often as it is tried."""

    def examine(self, document: int, progress: Callable[[int, int], None]) -> DocumentVerdict:
        """Draws every page and asks the second reader. `progress`: pages done, pages in all; what it raises ends the
        examination. Ends early (any FaxError) when the document is closed meanwhile."""

    def picture(self, document: int, page: int, width: int, height: int, turn: int = 0) -> Picture:
        """The page drawn as large as fits into so many pixels. Raises DocumentError."""

    def received(
        self, document: int, page: int, turn: int, tone: Tone, raster: Raster, width: int, height: int
    ) -> Picture:
        """The dots a fax machine is likely to print, on its paper, as large as fits. Raises DocumentError."""

    def look(self, document: int, page: int, turn: int, raster: Raster) -> PageLook:
        """What the page is like as a fax. Raises DocumentError."""

    def close(self, document: int) -> None:
        """Forgets it. Does not block."""


class Prepared(Protocol):
    """Files of ours in a private place, until the fax that needs them has a copy of its own."""

    def assemble(self, packet: Packet, progress: Callable[[int, int], None]) -> PreparedDocument:
        """One file of it, in a private place of ours until `forget`. `progress`: pages done, pages in all; what it
        raises ends it. Raises DocumentError, DiskFull, DiskTrouble."""

    def forget(self, prepared: PreparedDocument) -> None:
        """Removes the file."""

    def keep_note(self, note: bytes) -> PreparedDocument:
        """What stands here for a document that is elsewhere. Raises DiskFull, DiskTrouble."""

    def keep_picture(self, png: bytes) -> Path:
        """A pasted picture as a private file of ours. Raises DiskFull, DiskTrouble."""


class Covers(Protocol):
    """Cover pages, each a PDF of one page."""

    def draw(self, cover: Cover, paper: Paper, logo: Path | None) -> KeptCover:
        """In a private place of ours until `forget`. Raises CoverTooLong, CoverFieldTooLong, LogoNotRead, DiskFull,
        DiskTrouble."""

    def forget(self, kept: KeptCover) -> None:
        """Removes the file."""


class Keys(Protocol):
    """The Telnyx API key. Once handed in, it never comes back whole."""

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
    """One account, open. `give` and `subscribe` are its engine's, `sent_document` is our own copy of a fax's PDF.
    `stored_files` and `delete_stored` (by name; True when it is gone) ask Telnyx and raise FaxError; so does `repair`,
    which changes the account. `report` writes a fax's transmission report, by its id, also over a file that is there;
    it answers the characters that no font has, and raises Gone or StorageError. `way` says how requests reach the
    server: directly, or by which proxy; `way_now` says it after the settings have changed. `listen` hears Telnyx's
    events where the settings of that moment say so, and says how that stands; `test_listening` raises NotHeard or
    another ListeningError."""

    account: Account
    chosen: AccountSettings
    give: Give
    subscribe: Subscribe
    faxes: "FaxReader"
    overview: Callable[[], AccountOverview]
    sent_document: Callable[[Fax], Path]
    stored_files: Callable[[], tuple[StoredFile, ...]]
    delete_stored: Callable[[str], bool]
    repair: Callable[[Repair], None]
    way: Sentence
    way_now: Callable[[], Sentence]
    report: Callable[[int, Path], str]
    listen: Callable[[], Hearing]
    test_listening: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Services:
    """`settings` and `window` (from QMainWindow.saveGeometry, or empty) were read before the window was built.

    `kept_fax` was being prepared when the program ended; `keep_fax` keeps one, or forgets it (None), and raises
    DiskFull or DiskTrouble. Without it nothing is kept: another window does that.
    `notify` shows a title and a text on the desktop; False where the desktop has no such place.
    `starts_at_login`: whether the system starts this program when its person logs in; None where that cannot be asked
    for. `start_at_login` changes it. Both raise LoginStartRefused.
    `glances` are of the person's own accounts, shown or not; `on_news` has a bell rung, on any thread, when one of them
    may have changed.
    `news`: what a person must be told once, at the start (damaged settings).
    `fetch` gets a document from a web address into a private file, whatever it is; it raises FaxError.
    `keys_of` answers at once: the key of a Telnyx account, by its id.
    `remove_account`, by its id, forgets its key and ends its work; its faxes stay where they are. Raises
    FaxesStillOpen, KeyringLocked and its like.
    `open_session`, by an account's id, leaves the account that was open before. `leave` ends the program's work: it
    returns at once when no request is in flight, else waits for its answer, at most 5 s; the window is hidden
    meanwhile.
    """

    documents: Documents
    prepared: Prepared
    covers: Covers
    data_folder: Path
    sample: Path
    practice_numbers: tuple[PracticeNumber, ...]
    fetch: Callable[[str], Path]
    open_session: Callable[[str], Session]
    keys_of: Callable[[str], Keys]
    remove_account: Callable[[str], None]
    settings: Settings
    window: bytes
    save_settings: Callable[[Settings], None]
    save_window: Callable[[bytes], None]
    leave: Callable[[], None]
    kept_fax: KeptFax | None = None
    keep_fax: KeepFax | None = None
    notify: Callable[[str, str], bool] | None = None
    starts_at_login: Callable[[], bool | None] = lambda: None
    start_at_login: Callable[[bool], None] = lambda wanted: None
    glances: Callable[[], tuple[Glance, ...]] = lambda: ()
    on_news: Callable[[Callable[[], None]], None] = lambda bell: None
    open_page: OpenPage = open_page
    news: FaxError | None = None
