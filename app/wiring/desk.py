"""One account, open: its engine, its list, its copies of documents, its line to Telnyx."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app import paths
from app.core.fax import Fax
from app.core.orders import Fact
from app.core.settings import TELNYX_URL, Account, AccountKind
from app.delivery.engine import Engine
from app.practice.account import KEY as PRACTICE_KEY
from app.storage.engine_lock import EngineLock
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from app.storage.settings_file import SettingsFile
from app.storage.spool import Spool
from app.telnyx.client import TelnyxClient
from app.wiring.practice import PracticeServer

_DATABASE = "faxes.db"


@dataclass(frozen=True, slots=True)
class Desk:
    account: Account
    engine: Engine
    faxes: FaxReader
    telnyx: TelnyxClient
    spool: Spool

    def follow(self, listener: Callable[[Fact], None]) -> None:
        """Its engine runs from the first listener on, so that nobody misses what it says first."""
        self.engine.subscribe(listener)
        self.engine.start()

    def sent_document(self, fax: Fax) -> Path:
        """Our own copy of what was sent."""
        return self.spool.path(fax.document.spool_name)

    def close(self) -> None:
        """At once, or up to 5 s when the answer of a request is to come that can make a fax."""
        self.engine.stop()
        self.telnyx.close()


class Accounts:
    """Opens accounts, each in a folder of its own, and keeps them open: a fax on its way does not stop because a person
    looks at another account. Blocks; its methods are called from one thread at a time.

    `other_server` is an address for AccountKind.OTHER_SERVER, which never gets the keyring's key.
    """

    def __init__(
        self,
        data: Path,
        telnyx_key: Callable[[], str],
        other_server: str | None = None,
        other_key: Callable[[], str] | None = None,
        practice_speed: float = 1.0,
    ) -> None:
        self.practice = PracticeServer(paths.practice_server_dir(data), practice_speed)
        self.settings = SettingsFile(paths.settings_file(data))
        self._data = data
        self._telnyx_key = telnyx_key
        self._other_server = other_server
        self._other_key = other_key
        self._desks: dict[AccountKind, Desk] = {}

    def open(self, kind: AccountKind) -> Desk:
        """Raises PracticeNotStarted, AddressNotAllowed."""
        if kind not in self._desks:
            self._desks[kind] = self._built(kind)
        return self._desks[kind]

    def close(self) -> None:
        for desk in self._desks.values():
            desk.close()
        self.practice.stop()

    def _built(self, kind: AccountKind) -> Desk:
        folder = paths.account_dir(self._data, kind, self._other_server or "")
        account, key = self._account(kind)
        database = folder / _DATABASE
        spool = Spool(paths.spool_dir(folder))
        telnyx = TelnyxClient(account.base_url, key)
        engine = Engine(FaxTable(database), spool, telnyx, EngineLock(folder / "engine.lock"))
        return Desk(account, engine, FaxReader(database), telnyx, spool)

    def _account(self, kind: AccountKind) -> tuple[Account, Callable[[], str]]:
        if kind is AccountKind.PRACTICE:
            return Account(kind, self.practice.url()), lambda: PRACTICE_KEY
        if kind is AccountKind.TELNYX:
            return Account(kind, TELNYX_URL), self._telnyx_key
        assert self._other_server is not None
        assert self._other_key is not None
        return Account(kind, self._other_server), self._other_key


def faxes_of(data: Path, kind: AccountKind, other_server: str | None) -> FaxReader:
    """What is kept of an account, without opening it."""
    return FaxReader(paths.account_dir(data, kind, other_server or "") / _DATABASE)
