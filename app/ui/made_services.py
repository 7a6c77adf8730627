"""Services made of nothing but memory: what the pictures of the window and its tests are fed with."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.core.attempt import Attempt, AttemptState, Route
from app.core.cover import Cover, KeptCover
from app.core.document import (
    Content,
    DocumentClass,
    DocumentFacts,
    DocumentVerdict,
    Opening,
    PageSize,
    Picture,
)
from app.core.errors import FaxError, Gone, WrongPassword
from app.core.fax import Fax, SpooledDocument, TimelineEntry
from app.core.glance import Glance
from app.core.key import KeySource, KeyStatus
from app.core.options import SendOptions
from app.core.orders import Fact, Order
from app.core.packet import Packet, PageLook, Paper, PreparedDocument, Raster, Tone
from app.core.proxy import ProxySource, Way
from app.core.repairs import Repair, repaired
from app.core.sentence import Sentence
from app.core.settings import (
    FIRST_ID,
    TELNYX_URL,
    Account,
    AccountKind,
    AccountOverview,
    AccountSettings,
    Balance,
    FaxApplication,
    SenderNumber,
    Settings,
    kind_of,
)
from app.core.stored_file import StoredFile
from app.ui.made_page import draw_letter, turned
from app.ui.services import PracticeNumber, Services, Session

NOW = datetime(2026, 3, 2, 15, 12, tzinfo=UTC)
LETTER = PageSize(612, 792)
LETTER_PATH = Path("/home/clinic/referral-letter.pdf")
CLINIC = AccountSettings("1400000000000000001", "Riverside Clinic", "+13125550100")
OVERVIEW = AccountOverview(
    balance=Balance("18.42", "USD"),
    applications=(FaxApplication(CLINIC.connection_id, CLINIC.application_name, True, "1400000000000000002"),),
    numbers=(
        SenderNumber("+13125550100", "active", CLINIC.connection_id),
        SenderNumber("+13125550150", "active", CLINIC.connection_id),
    ),
)
PRACTICE_NUMBERS = (
    PracticeNumber("+13125550101", "Delivered", "The fax is delivered."),
    PracticeNumber("+13125550102", "Busy", "The line is busy, every time."),
    PracticeNumber("+13125550103", "No answer", "It rings, and nobody answers."),
    PracticeNumber("+13125550104", "Not in service", "The number is not in service."),
    PracticeNumber("+13125550106", "Line dropped", "The fax is delivered, but the line breaks before that is said."),
)


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A file that does not exist. `gone`: it cannot be read at all. A locked one opens with `password`. `looks` by
    page; those that are not there are plain."""

    pages: tuple[PageSize, ...] = (LETTER,) * 3
    size: int = 184_320
    content: Content = Content.PDF
    opening: Opening = Opening.OPENED
    encrypted: bool = False
    verdict: DocumentVerdict = field(default_factory=lambda: DocumentVerdict(DocumentClass.A))
    gone: bool = False
    password: str = ""
    looks: Mapping[int, PageLook] = field(default_factory=dict)
    sha256: str = ""


class MadeDocuments:
    """`shelf` by file name; a name that is not on it is a plain letter. With `hold_at`, the examination stops after
    so many pages until `go_on` is set; with `hold_making_at` the making of the file that is sent, until `make` is;
    the look number `hold_look_at` waits for `see`."""

    def __init__(self) -> None:
        self.shelf: dict[str, MadeDocument] = {}
        self.opened: list[Path] = []
        self.closed: list[int] = []
        self.hold_at: int | None = None
        self.go_on = threading.Event()
        self.assembled: list[Packet] = []
        self.forgotten: list[Path] = []
        self.hold_making_at: int | None = None
        self.make = threading.Event()
        self.not_made: FaxError | None = None
        self.joins = True  # pages can be joined as they are
        self.hold_look_at: int | None = None  # how many looks are answered before `see` is set
        self.see = threading.Event()
        self._looked = 0
        self._documents: dict[int, MadeDocument] = {}
        self.pasted: list[bytes] = []
        self.notes: list[bytes] = []

    def open(self, path: Path) -> DocumentFacts:
        made = self.shelf.get(path.name, MadeDocument())
        if made.gone:
            raise Gone
        self.opened.append(path)
        number = len(self.opened)
        self._documents[number] = made
        return self._facts(number, path, made.opening)

    def unlock(self, document: int, password: str) -> DocumentFacts:
        if password != self._documents[document].password:
            raise WrongPassword
        return self._facts(document, self.opened[document - 1], Opening.OPENED)

    def examine(self, document: int, progress: Callable[[int, int], None]) -> DocumentVerdict:
        made = self._documents[document]
        for page in range(1, len(made.pages) + 1):
            progress(page, len(made.pages))
            if page == self.hold_at:
                self.go_on.wait()
        return made.verdict

    def picture(self, document: int, page: int, width: int, height: int, turn: int = 0) -> Picture:
        paper = self._documents[document].pages[page - 1]
        across, down = (height, width) if turn % 180 else (width, height)
        scale = min(across / paper.width_pt, down / paper.height_pt)
        drawn = draw_letter(page, max(1, round(paper.width_pt * scale)), max(1, round(paper.height_pt * scale)))
        return turned(drawn, turn)

    def received(
        self, document: int, page: int, turn: int, tone: Tone, raster: Raster, width: int, height: int
    ) -> Picture:
        return self.picture(document, page, width, height, turn)

    def look(self, document: int, page: int, turn: int, raster: Raster) -> PageLook:
        self._looked += 1
        if self._looked == self.hold_look_at:
            self.see.wait()
        plain = PageLook(0.05, 0.0, 1.0, 11.0, f"{document}-{page}", 21_000, 64_000, Tone.TEXT)
        return self._documents[document].looks.get(page, plain)

    def assemble(self, packet: Packet, progress: Callable[[int, int], None]) -> PreparedDocument:
        if self.not_made:
            raise self.not_made
        for page in range(1, len(packet.pages) + 1):
            progress(page, len(packet.pages))
            if page == self.hold_making_at:
                self.make.wait()
        self.assembled.append(packet)
        path, sha256 = Path(f"/prepared/fax-{len(self.assembled)}.pdf"), f"{len(self.assembled):064x}"
        pages, size = (LETTER,) * len(packet.pages), 24_000 * len(packet.pages)
        self.shelf[path.name] = MadeDocument(pages=pages, size=size, sha256=sha256)
        return PreparedDocument(path, sha256, size, len(pages), packet.as_pictures or not self.joins)

    def forget(self, prepared: PreparedDocument) -> None:
        self.forgotten.append(prepared.path)

    def keep_note(self, note: bytes) -> PreparedDocument:
        self.notes.append(note)
        return PreparedDocument(Path(f"/prepared/note-{len(self.notes)}.txt"), "ef" * 32, len(note), 0)

    def keep_picture(self, png: bytes) -> Path:
        self.pasted.append(png)
        path = Path(f"/prepared/pasted-{len(self.pasted)}.png")
        self.shelf[path.name] = MadeDocument(pages=(LETTER,), size=len(png), content=Content.PICTURE)
        return path

    def close(self, document: int) -> None:
        self.closed.append(document)

    def _facts(self, document: int, path: Path, opening: Opening) -> DocumentFacts:
        made = self._documents[document]
        pages = made.pages if opening is Opening.OPENED else ()
        sha256 = made.sha256 or f"{document:064x}"
        return DocumentFacts(document, path, made.size, sha256, made.content, opening, pages, (), made.encrypted)


class MadeCovers:
    """Cover pages that are never drawn: each is a letter of one page on the documents' shelf. `error`: why it is
    not."""

    def __init__(self, documents: MadeDocuments) -> None:
        self.drawn: list[Cover] = []
        self.logos: list[Path | None] = []
        self.forgotten: list[Path] = []
        self.error: FaxError | None = None
        self.lines_left, self.not_printed = 12, ""
        self._documents = documents

    def draw(self, cover: Cover, paper: Paper, logo: Path | None) -> KeptCover:
        if self.error:
            raise self.error
        self.drawn.append(cover)
        self.logos.append(logo)
        path = Path(f"/home/clinic/.local/share/faxwell/prepared/cover-{len(self.drawn)}.pdf")
        self._documents.shelf[path.name] = MadeDocument(pages=(LETTER,), size=21_000)
        return KeptCover(path, self.lines_left, self.not_printed)

    def forget(self, kept: KeptCover) -> None:
        self.forgotten.append(kept.path)


class MadeEngine:
    """Keeps the orders it is given; `tell` is what an engine would say."""

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self._listeners: list[Callable[[Fact], None]] = []

    def give(self, order: Order) -> None:
        self.orders.append(order)

    def subscribe(self, listener: Callable[[Fact], None]) -> None:
        self._listeners.append(listener)

    def tell(self, fact: Fact) -> None:
        for listener in self._listeners:
            listener(fact)


class MadeReader:
    def __init__(
        self, faxes: Sequence[Fax] = (), timelines: dict[int, tuple[TimelineEntry, ...]] | None = None
    ) -> None:
        self.faxes = list(faxes)
        self.timelines = timelines or {}

    def page(self, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
        newest_first = sorted(self.faxes, key=lambda fax: fax.id, reverse=True)
        return tuple(fax for fax in newest_first if before_id is None or fax.id < before_id)[:limit]

    def open_faxes(self) -> tuple[Fax, ...]:
        return tuple(fax for fax in self.faxes if fax.attempt.is_open)

    def get(self, fax_id: int) -> Fax | None:
        return next((fax for fax in self.faxes if fax.id == fax_id), None)

    def timeline(self, fax_id: int) -> tuple[TimelineEntry, ...]:
        return self.timelines.get(fax_id, ())


class MadeKeys:
    def __init__(self, status: KeyStatus | None = None) -> None:
        self.now = status or KeyStatus()
        self.error: FaxError | None = None
        self.trouble: FaxError | None = None  # the keyring's, when it is to keep a key

    def status(self) -> KeyStatus:
        return self.now

    def try_key(self, key: str) -> AccountOverview:
        if self.error:
            raise self.error
        return OVERVIEW

    def keep(self, key: str) -> KeyStatus:
        if self.trouble:
            raise self.trouble
        self.now = KeyStatus(KeySource.KEYRING, key[-4:], "GNOME Keyring")
        return self.now

    def use_for_session(self, key: str) -> KeyStatus:
        self.now = KeyStatus(KeySource.SESSION, key[-4:])
        return self.now

    def forget(self) -> KeyStatus:
        self.now = KeyStatus()
        return self.now


@dataclass(slots=True)
class Made:
    """The parts behind made services, to be looked at and changed."""

    account: Account
    documents: MadeDocuments = field(default_factory=MadeDocuments)
    covers: MadeCovers = field(init=False)
    engine: MadeEngine = field(default_factory=MadeEngine)
    reader: MadeReader = field(default_factory=MadeReader)
    keys: MadeKeys = field(default_factory=MadeKeys)
    chosen: AccountSettings = CLINIC
    overview: AccountOverview | FaxError = OVERVIEW
    settings: Settings = field(default_factory=Settings)
    keys_of_others: dict[str, MadeKeys] = field(default_factory=dict)
    not_removed: FaxError | None = None  # why no account can be removed
    removed: list[str] = field(default_factory=list)
    glances: tuple[Glance, ...] = ()
    ring: Callable[[], None] = lambda: None  # the bell for news of other accounts
    saved: list[Settings] = field(default_factory=list)
    window: bytes = b""
    windows: list[bytes] = field(default_factory=list)
    left: int = 0
    locked_out: FaxError | None = None  # why the account does not open
    stored: list[StoredFile] | FaxError = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    not_repaired: FaxError | None = None  # what the next repair raises
    before_repair: Callable[[Repair], object] = lambda repair: None
    after_repair: Callable[[AccountOverview], AccountOverview] = lambda overview: overview  # what is seen then
    not_deleted: set[str] = field(default_factory=set)  # names of stored files
    starts_at_login: bool | None = False
    not_entered: FaxError | None = None  # why what starts at login cannot be changed
    fetched: dict[str, str | FaxError] = field(default_factory=dict)  # addresses, and the names on the documents' shelf

    def __post_init__(self) -> None:
        self.covers = MadeCovers(self.documents)

    def open_session(self, account_id: str) -> Session:
        if self.locked_out:
            raise self.locked_out
        return Session(
            account=self.account if account_id == self.account.id else account_of(account_id),
            chosen=self.chosen,
            give=self.engine.give,
            subscribe=self.engine.subscribe,
            faxes=self.reader,
            overview=self._overview,
            sent_document=lambda fax: Path("/spool", fax.document.spool_name),
            stored_files=self._stored_files,
            delete_stored=self._delete_stored,
            repair=self._repair,
            way=Way().words,
            way_now=self._way_now,
        )

    def services(self) -> Services:
        return Services(
            documents=self.documents,
            prepared=self.documents,
            covers=self.covers,
            data_folder=Path("/home/clinic/.local/share/faxwell"),
            sample=Path("/usr/share/faxwell/sample.pdf"),
            practice_numbers=PRACTICE_NUMBERS,
            fetch=self._fetch,
            open_session=self.open_session,
            keys_of=self._keys_of,
            remove_account=self._remove_account,
            settings=replace(self.settings, account=self.account.id),
            window=self.window,
            save_settings=self.saved.append,
            save_window=self.windows.append,
            leave=self._leave,
            starts_at_login=lambda: self.starts_at_login,
            start_at_login=self._start_at_login,
            glances=lambda: self.glances,
            on_news=self._hang_bell,
        )

    def _way_now(self) -> Sentence:
        own = self.saved[-1].proxy if self.saved else ""
        return (Way(own, ProxySource.SETTINGS) if own else Way()).words

    def _overview(self) -> AccountOverview:
        if isinstance(self.overview, FaxError):
            raise self.overview
        return self.overview

    def _repair(self, repair: Repair) -> None:
        self.before_repair(repair)
        if self.not_repaired:
            raise self.not_repaired
        self.repairs.append(repair)
        self.overview = self.after_repair(repaired(self._overview(), repair))

    def _stored_files(self) -> tuple[StoredFile, ...]:
        if isinstance(self.stored, FaxError):
            raise self.stored
        return tuple(self.stored)

    def _delete_stored(self, name: str) -> bool:
        if name in self.not_deleted:
            return False
        self.stored = [file for file in self._stored_files() if file.name != name]
        return True

    def _fetch(self, url: str) -> Path:
        found = self.fetched.get(url, LETTER_PATH.name)
        if isinstance(found, FaxError):
            raise found
        return Path("/prepared", found)

    def _keys_of(self, account_id: str) -> MadeKeys:
        return self.keys if account_id == FIRST_ID else self.keys_of_others.setdefault(account_id, MadeKeys())

    def _remove_account(self, account_id: str) -> None:
        if self.not_removed:
            raise self.not_removed
        self.removed.append(account_id)

    def _start_at_login(self, wanted: bool) -> None:
        if self.not_entered:
            raise self.not_entered
        self.starts_at_login = wanted

    def _hang_bell(self, bell: Callable[[], None]) -> None:
        self.ring = bell

    def _leave(self) -> None:
        self.left += 1


def account_of(account_id: str) -> Account:
    url = {
        AccountKind.PRACTICE: "http://127.0.0.1:8765/v2",
        AccountKind.TELNYX: TELNYX_URL,
        AccountKind.OTHER_SERVER: "https://fax.example.com/v2",
    }[kind_of(account_id)]
    return Account(account_id, url)


def made(account_id: str = AccountKind.TELNYX) -> Made:
    return Made(account_of(account_id))


def made_fax(
    fax_id: int = 1,
    state: AttemptState = AttemptState.ACCEPTED,
    *,
    compose_id: str = "",
    recipient: str = "+13125550101",
    name: str = "referral-letter.pdf",
    pages: int = 3,
    age: timedelta = timedelta(seconds=72),
    attempt: dict[str, object] | None = None,
) -> Fax:
    """A fax with one attempt that came to `state` `age` before NOW; `attempt` are more fields of it."""
    at = NOW - age
    only = Attempt(
        id=fax_id,
        fax_id=fax_id,
        number=1,
        state=state,
        route=Route.MEDIA,
        token=f"dG9rZW4{fax_id}",
        media_name=f"faxwell-{fax_id}",
        created_at=at,
        changed_at=at,
        **(attempt or {}),  # type: ignore[arg-type]  # fields by name, of their own types
    )
    document = SpooledDocument(name, f"{fax_id}.pdf", "0" * 64, 184_320, pages)
    return Fax(
        fax_id,
        compose_id or f"compose-{fax_id}",
        recipient,
        CLINIC.sender,
        CLINIC.connection_id,
        SendOptions(),
        document,
        at,
        (only,),
    )
