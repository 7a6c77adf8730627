"""One account, open: its engine, its list, its copies of documents, its line to Telnyx."""

import threading
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from app import paths
from app.core.errors import FaxError, FaxesStillOpen, StorageError
from app.core.fax import IN_PROGRESS, Fax
from app.core.glance import Glance
from app.core.orders import BegunAnew, Fact, QueuePaused, QueueResumed, UploadProgress
from app.core.proxy import Way
from app.core.settings import TELNYX_URL, Account, AccountKind, Settings, kind_of
from app.delivery.engine import Engine
from app.practice.account import KEY as PRACTICE_KEY
from app.storage.engine_lock import EngineLock
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from app.storage.settings_file import LoadedSettings, SettingsFile
from app.storage.spool import Spool
from app.telnyx.bell import ring_from_outside
from app.telnyx.client import TelnyxClient
from app.wiring.listening import Ear
from app.wiring.practice import PracticeServer
from app.wiring.proxy import way_to

_DATABASE = "faxes.db"


class Standing:
    """Hands on what an engine says. Who begins to listen later, at another look at the account, hears what still
    holds: that it is paused, that it began anew."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # nobody hears that it goes on before that it is paused
        self._listeners: list[Callable[[Fact], None]] = []
        self._paused: QueuePaused | None = None
        self._begun_anew: BegunAnew | None = None

    def hear(self, fact: Fact) -> None:
        with self._lock:
            match fact:
                case QueuePaused():
                    self._paused = fact
                case QueueResumed():
                    self._paused = None
                case BegunAnew():
                    self._begun_anew = fact
            for listener in self._listeners:
                listener(fact)

    @property
    def trouble(self) -> FaxError | None:
        """Why it is paused, where it does not go on by itself."""
        paused = self._paused
        return paused.error if paused and not paused.error.retry else None

    def add(self, listener: Callable[[Fact], None]) -> None:
        with self._lock:
            for fact in (self._begun_anew, self._paused):
                if fact:
                    listener(fact)
            self._listeners.append(listener)


@dataclass(frozen=True, slots=True)
class Desk:
    account: Account
    engine: Engine
    faxes: FaxReader
    telnyx: TelnyxClient
    spool: Spool
    way: Callable[[], Way]
    """How its requests reach Telnyx from the next connection on. May ask the system."""
    standing: Standing
    ear: Ear
    """Hears Telnyx's events, where its settings say so."""

    def follow(self, listener: Callable[[Fact], None]) -> None:
        """Its engine runs from the first listener on, if not before."""
        self.standing.add(listener)
        self.engine.start()

    def sent_document(self, fax: Fax) -> Path:
        """Our own copy of what was sent."""
        return self.spool.path(fax.document.spool_name)

    def close(self) -> None:
        """At once, or up to 5 s when the answer of a request is to come that can make a fax."""
        self.ear.close()
        self.engine.stop()
        self.telnyx.close()


class Accounts:
    """Opens accounts, each in a folder of its own, and keeps them open: a fax on its way does not stop because a person
    looks at another account. Blocks; its methods are called from one thread at a time.

    `settings` answers those of that moment, at once. `telnyx_key` answers the key of the account with an id.
    `other_server` is an address for AccountKind.OTHER_SERVER, which never gets the keyring's key. `on_news` is called
    on an engine's thread after each change.
    """

    def __init__(
        self,
        data: Path,
        settings: Callable[[], Settings],
        telnyx_key: Callable[[str], str],
        other_server: str | None = None,
        other_key: Callable[[], str] | None = None,
        practice_speed: float = 1.0,
        on_news: Callable[[], None] = lambda: None,
    ) -> None:
        self.practice = PracticeServer(paths.practice_server_dir(data), practice_speed)
        self._data = data
        self._settings = settings
        self._telnyx_key = telnyx_key
        self._other_server = other_server
        self._other_key = other_key
        self._on_news = on_news
        self._desks: dict[str, Desk] = {}

    def open(self, account_id: str) -> Desk:
        """Raises PracticeNotStarted, AddressNotAllowed, DiskTrouble."""
        if account_id not in self._desks:
            self._desks[account_id] = self._built(account_id)
        return self._desks[account_id]

    def go_on(self) -> None:
        """Faxes that were on their way when the program ended are followed, whichever account is looked at."""
        for account in self._settings().accounts:
            with suppress(StorageError):  # it is said when somebody looks at that account
                if account.id not in self._desks and self._open_faxes(account.id):
                    self.open(account.id).engine.start()

    def glances(self) -> tuple[Glance, ...]:
        """Of every Telnyx account. Any thread may ask."""
        return tuple(self._glance(account.id) for account in self._settings().accounts)

    def _glance(self, account_id: str) -> Glance:
        try:
            with closing(faxes_of(self._data, account_id, None)) as reader:
                faxes = reader.open_faxes()
        except StorageError as error:
            return Glance(account_id, trouble=error)
        desk = self._desks.get(account_id)
        waiting = sum(fax.needs_person for fax in faxes)
        under_way = sum(fax.state in IN_PROGRESS and not fax.needs_person for fax in faxes)
        return Glance(account_id, waiting, under_way, desk.standing.trouble if desk else None)

    def end(self, account_id: str) -> None:
        """An account is about to be removed; its folder stays. Raises FaxesStillOpen."""
        if self._open_faxes(account_id):
            raise FaxesStillOpen
        if desk := self._desks.pop(account_id, None):
            desk.close()
        if self._open_faxes(account_id):  # from another program, meanwhile
            raise FaxesStillOpen

    def close(self) -> None:
        """All at the same time: each may wait for an answer."""
        closing = [threading.Thread(target=desk.close, daemon=True) for desk in self._desks.values()]
        for thread in closing:
            thread.start()
        for thread in closing:
            thread.join()
        self.practice.stop()

    def _open_faxes(self, account_id: str) -> bool:
        return bool(faxes_of(self._data, account_id, None).open_faxes())

    def _built(self, account_id: str) -> Desk:
        folder = paths.account_dir(self._data, account_id, self._other_server or "")
        account, key = self._account(account_id)
        database = folder / _DATABASE
        spool = Spool(paths.spool_dir(folder))
        known_way = lru_cache(maxsize=1)(partial(way_to, account.base_url))  # until the settings name another proxy

        def way() -> Way:
            return known_way(self._settings().proxy)

        ear = Ear(lambda event: engine.ring(event), lambda url, word: ring_from_outside(url, word, way().proxy))
        telnyx = TelnyxClient(account.base_url, key, lambda: way().proxy, lambda: ear.url)
        engine = Engine(
            FaxTable(database),
            spool,
            telnyx,
            EngineLock(folder / "engine.lock"),
            keep_days=lambda: self._settings().keep_days,
            further_attempts=lambda: self._settings().further_attempts,
        )
        standing = Standing()
        engine.subscribe(standing.hear)
        engine.subscribe(self._ring)
        return Desk(account, engine, FaxReader(database), telnyx, spool, way, standing, ear)

    def _ring(self, fact: Fact) -> None:
        if not isinstance(fact, UploadProgress):
            self._on_news()

    def _account(self, account_id: str) -> tuple[Account, Callable[[], str]]:
        kind = kind_of(account_id)
        if kind is AccountKind.PRACTICE:
            return Account(account_id, self.practice.url()), lambda: PRACTICE_KEY
        if kind is AccountKind.TELNYX:
            return Account(account_id, TELNYX_URL), partial(self._telnyx_key, account_id)
        assert self._other_server is not None
        assert self._other_key is not None
        return Account(account_id, self._other_server), self._other_key


def load_settings(data: Path) -> LoadedSettings:
    """Raises DiskTrouble."""
    return SettingsFile(paths.settings_file(data)).load()


def faxes_of(data: Path, account_id: str, other_server: str | None) -> FaxReader:
    """What is kept of an account, without opening it."""
    return FaxReader(paths.account_dir(data, account_id, other_server or "") / _DATABASE)
