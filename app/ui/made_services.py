"""Services made of nothing but memory: what the pictures of the window and its tests are fed with."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.core.attempt import Attempt, AttemptState, Route
from app.core.document import (
    Content,
    DocumentClass,
    DocumentFacts,
    DocumentVerdict,
    Opening,
    PageSize,
    Picture,
)
from app.core.errors import FaxError, Gone
from app.core.fax import Fax, SpooledDocument, TimelineEntry
from app.core.key import KeySource, KeyStatus
from app.core.options import SendOptions
from app.core.orders import Fact, Order
from app.core.settings import (
    TELNYX_URL,
    Account,
    AccountKind,
    AccountOverview,
    AccountSettings,
    Balance,
    FaxApplication,
    SenderNumber,
    Settings,
)
from app.ui.made_page import draw_letter
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
    """A file that does not exist. `gone`: it cannot be read at all."""

    pages: tuple[PageSize, ...] = (LETTER,) * 3
    size: int = 184_320
    content: Content = Content.PDF
    opening: Opening = Opening.OPENED
    encrypted: bool = False
    verdict: DocumentVerdict = field(default_factory=lambda: DocumentVerdict(DocumentClass.A))
    gone: bool = False


class MadeDocuments:
    """`shelf` by file name; a name that is not on it is a plain letter. With `hold_at`, the examination stops after
    so many pages until `go_on` is set."""

    def __init__(self) -> None:
        self.shelf: dict[str, MadeDocument] = {}
        self.opened: list[Path] = []
        self.closed: list[int] = []
        self.hold_at: int | None = None
        self.go_on = threading.Event()
        self._documents: dict[int, MadeDocument] = {}

    def open(self, path: Path) -> DocumentFacts:
        made = self.shelf.get(path.name, MadeDocument())
        if made.gone:
            raise Gone
        self.opened.append(path)
        number = len(self.opened)
        self._documents[number] = made
        pages = made.pages if made.opening is Opening.OPENED else ()
        return DocumentFacts(
            number, path, made.size, f"{number:064x}", made.content, made.opening, pages, (), made.encrypted
        )

    def examine(self, document: int, progress: Callable[[int, int], None]) -> DocumentVerdict:
        made = self._documents[document]
        for page in range(1, len(made.pages) + 1):
            progress(page, len(made.pages))
            if page == self.hold_at:
                self.go_on.wait()
        return made.verdict

    def picture(self, document: int, page: int, width: int, height: int) -> Picture:
        paper = self._documents[document].pages[page - 1]
        scale = min(width / paper.width_pt, height / paper.height_pt)
        return draw_letter(page, max(1, round(paper.width_pt * scale)), max(1, round(paper.height_pt * scale)))

    def close(self, document: int) -> None:
        self.closed.append(document)


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

    def clean(self, text: str) -> str:
        return "".join(text.split())

    def status(self) -> KeyStatus:
        return self.now

    def try_key(self, key: str) -> AccountOverview:
        if self.error:
            raise self.error
        return OVERVIEW

    def keep(self, key: str) -> KeyStatus:
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
    engine: MadeEngine = field(default_factory=MadeEngine)
    reader: MadeReader = field(default_factory=MadeReader)
    keys: MadeKeys = field(default_factory=MadeKeys)
    chosen: AccountSettings = CLINIC
    overview: AccountOverview | FaxError = OVERVIEW
    saved: list[Settings] = field(default_factory=list)
    window: bytes = b""
    windows: list[bytes] = field(default_factory=list)
    left: int = 0
    locked_out: FaxError | None = None  # why the account does not open

    def open_session(self, kind: AccountKind) -> Session:
        if self.locked_out:
            raise self.locked_out
        return Session(
            account=self.account if kind is self.account.kind else account_of(kind),
            chosen=self.chosen,
            give=self.engine.give,
            subscribe=self.engine.subscribe,
            faxes=self.reader,
            overview=self._overview,
            sent_document=lambda fax: Path("/spool", fax.document.spool_name),
        )

    def services(self) -> Services:
        return Services(
            documents=self.documents,
            keys=self.keys,
            data_folder=Path("/home/clinic/.local/share/faxwell"),
            sample=Path("/usr/share/faxwell/sample.pdf"),
            practice_numbers=PRACTICE_NUMBERS,
            open_session=self.open_session,
            settings=Settings(account=self.account.kind),
            window=self.window,
            save_settings=self.saved.append,
            save_window=self.windows.append,
            leave=self._leave,
        )

    def _overview(self) -> AccountOverview:
        if isinstance(self.overview, FaxError):
            raise self.overview
        return self.overview

    def _leave(self) -> None:
        self.left += 1


def account_of(kind: AccountKind) -> Account:
    url = {
        AccountKind.PRACTICE: "http://127.0.0.1:8765/v2",
        AccountKind.TELNYX: TELNYX_URL,
        AccountKind.OTHER_SERVER: "https://fax.example.com/v2",
    }[kind]
    return Account(kind, url)


def made(kind: AccountKind = AccountKind.TELNYX) -> Made:
    return Made(account_of(kind))


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
