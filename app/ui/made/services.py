"""Services made of nothing but memory: what the pictures of the window and its tests are fed with."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.core.errors import FaxError
from app.core.glance import Glance
from app.core.listening import Hearing
from app.core.proxy import ProxySource, Way
from app.core.repairs import Repair, repaired
from app.core.sentence import Sentence
from app.core.settings import FIRST_ID, Account, AccountKind, AccountOverview, AccountSettings, Settings
from app.core.stored_file import StoredFile
from app.ui.made.account import CLINIC, OVERVIEW, MadeKeys, account_of
from app.ui.made.documents import LETTER_PATH, MadeCovers, MadeDocuments
from app.ui.made.faxes import MadeEngine, MadeReader
from app.ui.services import PracticeNumber, Services, Session

PRACTICE_NUMBERS = (
    PracticeNumber("+13125550101", "Delivered", "The fax is delivered."),
    PracticeNumber("+13125550102", "Busy", "The line is busy, every time."),
    PracticeNumber("+13125550103", "No answer", "It rings, and nobody answers."),
    PracticeNumber("+13125550104", "Not in service", "The number is not in service."),
    PracticeNumber("+13125550106", "Line dropped", "The fax is delivered, but the line breaks before that is said."),
)


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
    settings: Settings = field(default_factory=lambda: Settings(asks_again=False))  # what a scene is about, asks
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
    reports: list[tuple[int, Path]] = field(default_factory=list)
    hearing: Hearing = field(default_factory=Hearing)
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
            report=self._report,
            listen=lambda: self.hearing,
            test_listening=self._test_listening,
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

    def _report(self, fax_id: int, place: Path) -> str:
        self.reports.append((fax_id, place))
        return ""

    def _test_listening(self) -> None:
        if self.hearing.trouble is not None:
            raise self.hearing.trouble

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


def made(account_id: str = AccountKind.TELNYX) -> Made:
    return Made(account_of(account_id))
