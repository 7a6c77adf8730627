"""An account in memory that holds faxes, its key and its engine."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import cast

from app.core.errors import FaxError
from app.core.fax import Fax, TimelineEntry
from app.core.key import KeySource, KeyStatus
from app.core.known_number import KnownNumber
from app.core.listening import Hearing
from app.core.orders import Fact, Order
from app.core.proxy import ProxySource, Way
from app.core.search import is_found
from app.core.settings import (
    Account,
    AccountKind,
    AccountOverview,
    AccountSettings,
    Balance,
    FaxApplication,
    SenderNumber,
    Settings,
)
from app.ui.services import Covers, Documents, Prepared, Services, Session


class MemoryReader:
    """core.ports.FaxReader over a function of ids, so that a hundred thousand faxes cost nothing."""

    def __init__(self, newest: int, make: Callable[[int], Fax]) -> None:
        self._newest, self._make = newest, make
        self.pages_read: list[int | None] = []
        self.open: tuple[Fax, ...] = ()
        self.timelines: dict[int, tuple[TimelineEntry, ...]] = {}

    def page(self, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
        self.pages_read.append(before_id)
        return tuple(islice(self._below(before_id), limit))

    def search(self, typed: str, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
        return tuple(islice((each for each in self._below(before_id) if is_found(each, typed)), limit))

    def delivered_to(self) -> tuple[KnownNumber, ...]:
        return ()

    def _below(self, before_id: int | None) -> Iterator[Fax]:
        first = self._newest if before_id is None else before_id - 1
        return (self._make(fax_id) for fax_id in range(first, 0, -1))

    def open_faxes(self) -> tuple[Fax, ...]:
        return self.open

    def get(self, fax_id: int) -> Fax | None:
        return self._make(fax_id) if 0 < fax_id <= self._newest else None

    def timeline(self, fax_id: int) -> tuple[TimelineEntry, ...]:
        return self.timelines.get(fax_id, ())


class ListReader(MemoryReader):
    def __init__(self, faxes: Sequence[Fax]) -> None:
        super().__init__(0, lambda fax_id: faxes[0])
        self._faxes = faxes

    def _below(self, before_id: int | None) -> Iterator[Fax]:
        return (each for each in self._faxes if before_id is None or each.id < before_id)

    def get(self, fax_id: int) -> Fax | None:
        return next((each for each in self._faxes if each.id == fax_id), None)


class MemoryKeys:
    """app.ui.services.Keys. `refusal` is what the next try raises, `keyring_trouble` what the keyring does."""

    def __init__(self, held: KeyStatus | None = None) -> None:
        self.held = held or KeyStatus()
        self.refusal: FaxError | None = None
        self.keyring_trouble: FaxError | None = None
        self.tried: list[str] = []

    def status(self) -> KeyStatus:
        self._ask_keyring()
        return self.held

    def try_key(self, key: str) -> AccountOverview:
        self.tried.append(key)
        if self.refusal:
            raise self.refusal
        return OVERVIEW

    def keep(self, key: str) -> KeyStatus:
        self._ask_keyring()
        self.held = KeyStatus(KeySource.KEYRING, key[-4:], "GNOME Keyring")
        return self.held

    def use_for_session(self, key: str) -> KeyStatus:
        self.held = KeyStatus(KeySource.SESSION, key[-4:])
        return self.held

    def forget(self) -> KeyStatus:
        self._ask_keyring()
        self.held = KeyStatus()
        return self.held

    def _ask_keyring(self) -> None:
        if self.keyring_trouble:
            raise self.keyring_trouble


APPLICATION = FaxApplication("1001", "Riverside Clinic fax", True, "2001")
NUMBER = SenderNumber("+13125550199", "active", "1001")
OVERVIEW = AccountOverview(Balance("18.42", "USD"), (APPLICATION,), (NUMBER,))


class MemoryAccount:
    """One account for both kinds, its engine a list of what it was asked."""

    def _report(self, fax_id: int, place: Path) -> str:
        self.reports.append((fax_id, place))
        return self.not_printed

    def __init__(
        self,
        reader: MemoryReader | None = None,
        keys: MemoryKeys | None = None,
        overview: AccountOverview | FaxError = OVERVIEW,
        settings: Settings | None = None,
    ) -> None:
        self.reader = reader or ListReader([])
        self.keys = keys or MemoryKeys()
        self.overview = overview
        self.given: list[Order] = []
        self.saved: list[Settings] = []
        self.opened: list[str] = []
        self.not_printed = ""  # characters that no font has
        self.reports: list[tuple[int, Path]] = []
        self.removed: list[str] = []
        self.not_removed: FaxError | None = None
        self.addresses: list[str] = []
        self._tell: Callable[[Fact], None] = lambda fact: None
        self.services = Services(
            documents=cast(Documents, None),
            prepared=cast(Prepared, None),
            covers=cast(Covers, None),
            data_folder=Path("/home/office/.local/share/faxwell"),
            sample=Path("/nonexistent"),
            practice_numbers=(),
            fetch=lambda url: Path("/nonexistent"),
            open_session=self._open,
            keys_of=lambda account_id: self.keys,
            remove_account=self._remove,
            settings=settings or Settings(),
            window=b"",
            save_settings=self.saved.append,
            save_window=lambda geometry: None,
            leave=lambda: None,
            open_page=self.addresses.append,
        )

    def tell(self, fact: Fact) -> None:
        self._tell(fact)

    def _remove(self, account_id: str) -> None:
        if self.not_removed:
            raise self.not_removed
        self.removed.append(account_id)

    def _open(self, account_id: str) -> Session:
        self.opened.append(account_id)
        address = (
            "https://fax.example.org/v2" if account_id == AccountKind.OTHER_SERVER else "https://api.telnyx.com/v2"
        )
        return Session(
            account=Account(account_id, address),
            chosen=AccountSettings(),
            give=self.given.append,
            subscribe=self._subscribe,
            faxes=self.reader,
            overview=self._look,
            sent_document=lambda fax: Path("/nonexistent"),
            stored_files=tuple,
            delete_stored=lambda name: True,
            repair=lambda repair: None,
            way=Way().words,
            report=self._report,
            listen=Hearing,
            test_listening=lambda: None,
            way_now=lambda: Way(self.saved[-1].proxy, ProxySource.SETTINGS).words,
        )

    def _subscribe(self, tell: Callable[[Fact], None]) -> None:
        self._tell = tell

    def _look(self) -> AccountOverview:
        if isinstance(self.overview, FaxError):
            raise self.overview
        return self.overview
