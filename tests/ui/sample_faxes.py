"""Faxes in every state, and an account in memory that holds them. Organisations and 555 numbers only."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from app.core.attempt import Attempt, AttemptState, Cause, Route
from app.core.errors import FaxError
from app.core.fax import Fax, SpooledDocument, TimelineEntry
from app.core.key import KeySource, KeyStatus
from app.core.options import SendOptions
from app.core.orders import Fact, Order
from app.core.proxy import ProxySource, Way
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
from app.core.timeline import What
from app.ui.services import Covers, Documents, Prepared, Services, Session

# Noon in local time: what happened some hours ago was today, in every time zone.
NOW = datetime(2026, 11, 23, 12, 0, 0).astimezone().astimezone(UTC)
SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def attempt(state: AttemptState, at: datetime, **fields: Any) -> Attempt:
    return Attempt(1, 0, 1, state, Route.MEDIA, "token", "media", at, **{"changed_at": at} | fields)


def fax(
    fax_id: int,
    state: AttemptState = AttemptState.DELIVERED,
    at: datetime | None = None,
    *,
    recipient: str = "+13125550101",
    name: str = "referral-letter.pdf",
    pages: int = 6,
    others: Sequence[Attempt] = (),
    **fields: Any,
) -> Fax:
    """`fields` are of its newest attempt, `others` attempts before it."""
    at = at or ago(hours=2)
    attempts = tuple(
        replace(each, id=fax_id * 10 + number, number=number, fax_id=fax_id)
        for number, each in enumerate((*others, attempt(state, at, **fields)), 1)
    )
    document = SpooledDocument(name, f"{fax_id}.pdf", SHA, 184_000 * pages, pages)
    sender = "+13125550199"
    return Fax(fax_id, f"compose-{fax_id}", recipient, sender, "1001", SendOptions(), document, at, attempts)


def office_day() -> list[Fax]:
    """One of each state that people meet, newest first."""
    s = AttemptState
    lost = ago(hours=1, minutes=18)
    return [
        fax(21, s.UPLOADING, ago(seconds=4), recipient="+14155550142", name="discharge-summary.pdf", pages=24),
        fax(
            20,
            s.ACCEPTED,
            ago(seconds=72),
            recipient="+14155550137",
            name="prescription.pdf",
            pages=1,
            telnyx_id="3d2f1c7e-8a51-4a8e-9a04-6a3f9b1c2d10",
            raw_status="sending",
            last_checked_at=ago(seconds=3),
        ),
        fax(
            19,
            s.QUEUED,
            ago(minutes=6),
            recipient="+13125550176",
            cause=Cause.NETWORK,
            not_before=NOW + timedelta(seconds=40),
        ),
        fax(
            18,
            s.UNKNOWN,
            lost,
            recipient="+14155550100",
            name="filing-2231.pdf",
            pages=12,
            lost_at=lost,
            checks=4,
            clean_scans=4,
            first_clean_at=lost,
            last_clean_at=ago(hours=1, minutes=9),
            last_checked_at=ago(hours=1, minutes=9),
        ),
        fax(
            17,
            s.DELIVERED,
            ago(hours=2, minutes=2),
            recipient="+13125550172",
            name="order.pdf",
            pages=2,
            call_seconds=64,
            page_count=2,
            telnyx_id="a17c9f7e-0b1d-4a0e-8c7f-2f7b1f6f9c55",
            raw_status="delivered",
        ),
        fax(
            16,
            s.FAILED,
            ago(hours=2, minutes=29),
            recipient="+17735550199",
            name="form-88.pdf",
            pages=3,
            reason="receiver_unallocated_number",
            telnyx_id="0a2b5c8d-1e4f-4d6a-b7c8-9d0e1f2a3b4c",
        ),
        fax(15, s.FAILED, ago(hours=3), recipient="+13125550102", name="results.pdf", pages=4, reason="user_busy"),
        fax(
            14,
            s.REJECTED,
            ago(days=1, hours=1),
            recipient="+442079460018",
            name="Ärztlicher Befund – Übersicht aller Untersuchungen 2026, korrigierte Fassung.pdf",
            pages=1,
            code="10016",
            detail="The 'to' number is not valid.",
        ),
        fax(13, s.CANCELED, ago(days=1, hours=2), recipient="+13125550111", name="cover.pdf", pages=1),
        fax(
            12,
            s.CLOSED_BY_PERSON,
            ago(days=1, hours=3),
            recipient="+13125550120",
            name="motion-to-dismiss.pdf",
            pages=31,
            resolution="was_sent",
        ),
        fax(11, s.DELIVERED, ago(days=9), recipient="+13125550176", name="results.pdf", pages=4, call_seconds=151),
    ]


def timeline(*told: tuple[datetime, What, dict[str, str]]) -> tuple[TimelineEntry, ...]:
    return tuple(TimelineEntry(at, what, data) for at, what, data in told)


class MemoryReader:
    """core.ports.FaxReader over a function of ids, so that a hundred thousand faxes cost nothing."""

    def __init__(self, newest: int, make: Callable[[int], Fax]) -> None:
        self._newest, self._make = newest, make
        self.pages_read: list[int | None] = []
        self.open: tuple[Fax, ...] = ()
        self.timelines: dict[int, tuple[TimelineEntry, ...]] = {}

    def page(self, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
        self.pages_read.append(before_id)
        first = self._newest if before_id is None else before_id - 1
        return tuple(self._make(fax_id) for fax_id in range(first, max(0, first - limit), -1))

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

    def page(self, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
        self.pages_read.append(before_id)
        return tuple(each for each in self._faxes if before_id is None or each.id < before_id)[:limit]

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
            way_now=lambda: Way(self.saved[-1].proxy, ProxySource.SETTINGS).words,
        )

    def _subscribe(self, tell: Callable[[Fact], None]) -> None:
        self._tell = tell

    def _look(self) -> AccountOverview:
        if isinstance(self.overview, FaxError):
            raise self.overview
        return self.overview
