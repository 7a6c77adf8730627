"""What delivery needs of the floors it does not know: Telnyx, the database, the spool."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.core.attempt import Attempt, Route
from app.core.errors import FaxError
from app.core.event import Counts
from app.core.fax import Fax, FaxRequest, SpooledDocument, Step, TimelineEntry
from app.core.known_number import KnownNumber
from app.core.options import SendOptions
from app.core.orders import FaxOrder, ResumeQueue
from app.core.settings import AccountOverview


@dataclass(frozen=True, slots=True)
class RemoteFax:
    """A fax as Telnyx tells of it. Text is as received, cut to a sane length; missing fields are empty or None."""

    id: str
    status: str
    to: str
    client_state: str
    media_name: str
    failure_reason: str
    created_at: datetime | None
    page_count: int | None
    call_seconds: int | None


@dataclass(frozen=True, slots=True)
class Scan:
    """Pages of a list call. `clean`: every page was 200, well formed and consistent in its totals. `complete`: no
    page was left out because of the caller's limit."""

    faxes: tuple[RemoteFax, ...]
    clean: bool
    complete: bool = True


@dataclass(frozen=True, slots=True)
class SendOrder:
    """One POST. `document` is sent in the POST itself on the contents route, else only `media_name` is."""

    connection_id: str
    recipient: str
    sender: str
    options: SendOptions
    route: Route
    token: str
    media_name: str
    document: Path


@dataclass(frozen=True, slots=True)
class NotSent:
    """Proven: no complete request left this machine."""

    error: FaxError


@dataclass(frozen=True, slots=True)
class Accepted:
    fax: RemoteFax


@dataclass(frozen=True, slots=True)
class AccountRefused:
    """401, 402, 403 or code 20100 with Telnyx's own errors[]: the account's trouble, not this fax's."""

    error: FaxError


@dataclass(frozen=True, slots=True)
class RequestRefused:
    """400, 404, 405, 413, 415, 422 with Telnyx's own errors[]."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class RefusedForNow:
    """429 with errors[]: refused, welcome again after `wait` seconds."""

    wait: float


@dataclass(frozen=True, slots=True)
class Unclear:
    """The fax may exist. `why` is one word for the timeline: "no_answer", "bad_answer", "server_error",
    "other_recipient" (then `telnyx_id` is the fax that Telnyx says it made for somebody else)."""

    why: str
    detail: str = ""
    telnyx_id: str = ""


PostOutcome = NotSent | Accepted | AccountRefused | RequestRefused | RefusedForNow | Unclear


class Canceled(Exception):
    """The person took the upload back; nothing was sent."""


class CancelSignal(Protocol):
    """Asked by an upload between blocks; `on_cancel` is called at once, from another thread, to break a stalled one."""

    def is_canceled(self) -> bool: ...

    def on_cancel(self, act: Callable[[], None]) -> None: ...


Progress = Callable[[int, int], None]
"""Called with bytes handed over and bytes in all."""


class TelnyxPort(Protocol):
    """Telnyx for one account. Every method blocks, on a thread of the engine's; raises FaxError where it says so."""

    def preflight(self) -> datetime:
        """Asks the list for one fax: proves name, TLS and key, and gives the server's clock. Raises FaxError."""

    def upload(self, document: Path, media_name: str, progress: Progress, cancel: CancelSignal) -> None:
        """POST /media. Raises Canceled, NoMediaRoute or another FaxError; nothing can ring by it."""

    def send(self, order: SendOrder, mark: Callable[[], None], progress: Progress, cancel: CancelSignal) -> PostOutcome:
        """POST /faxes, once. On the contents route `mark` is called before the last block leaves (it blocks until
        the mark is durable; what it raises stops the request). On the media route the mark stands already."""

    def fax(self, telnyx_id: str) -> RemoteFax | None:
        """GET one fax; None for a 404 with Telnyx's errors[]. Raises FaxError."""

    def scan(self, since: datetime, to: str | None, page_limit: int | None = None) -> Scan:
        """All outbound faxes created since then, all pages or at most so many. Raises FaxError when the first page
        fails; one that fails later makes the scan unclean."""

    def counts(self, telnyx_id: str) -> Counts | None:
        """From the events that Telnyx has sent, or tried to send, about a fax; None while there is none. Raises
        FaxError."""

    def cancel(self, telnyx_id: str) -> str:
        """Asks Telnyx to cancel; the answer in words: "" when taken, else Telnyx's detail. Raises FaxError."""

    def delete_media(self, media_name: str) -> bool:
        """True when the file is gone (204 or 404). Raises FaxError."""

    def overview(self) -> AccountOverview:
        """Balance, applications, numbers. Raises FaxError."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Upload:
    """A document of ours at Telnyx that is not needed any more."""

    media_name: str
    attempt_id: int
    fax_id: int


@dataclass(frozen=True, slots=True)
class WaitingOrder:
    """An order that another process left for the owner of the engine."""

    id: int
    order: FaxOrder | ResumeQueue
    left_at: datetime


class FaxTable(Protocol):
    """The outbox in a database. Every write is one durable transaction; every method raises StorageError.

    A row that is not what we wrote makes its fax `damaged`: it is shown and never acted on.
    """

    def open(self, as_owner: bool) -> bool:
        """Opens or creates it, on the thread that then uses it. True when the owner found it damaged, kept it under
        another name and began a new one. Raises DatabaseDamaged (not the owner), NewerVersion, DiskTrouble."""

    def add(self, request: FaxRequest, document: SpooledDocument, first: Attempt) -> Fax:
        """A fax, its first attempt and the entry QUEUED, all at the attempt's time. Raises AlreadyAsked when the
        compose_id is known."""

    def advance(self, step: Step) -> Fax | None:
        """Compare-and-set of a whole row; the fax as it now is. None: somebody was faster, or the row is damaged."""

    def note(self, fax_id: int, *entries: TimelineEntry) -> None: ...

    def get(self, fax_id: int) -> Fax | None: ...

    def of_compose(self, compose_id: str) -> Fax | None: ...

    def of_copy(self, spool_name: str) -> Fax | None:
        """The fax that a file of the spool belongs to."""

    def open_faxes(self) -> tuple[Fax, ...]:
        """Faxes with an attempt that may still change by itself, oldest first, damaged ones left out."""

    def holders(self, telnyx_ids: Iterable[str]) -> dict[str, int]:
        """Which of these ids we know, and the attempt (its id) that each is of."""

    def uploads_to_delete(self) -> tuple[Upload, ...]:
        """The durable to-do list: written in the transaction that ends an attempt."""

    def upload_deleted(self, attempt_id: int, now: datetime) -> None: ...

    def leave_order(self, order: FaxOrder | ResumeQueue, now: datetime) -> int:
        """For the owner of the engine, from another process. The order's id."""

    def waiting_orders(self) -> tuple[WaitingOrder, ...]: ...

    def order_taken(self, order_id: int, now: datetime) -> None: ...

    def foreign_change(self) -> bool:
        """Whether another connection has written since the last call; cheap enough to ask each second."""

    def changed_since(self, entry_id: int) -> tuple[tuple[int, ...], int]:
        """Ids of faxes whose timeline has grown after that entry (0: any), and the newest entry's id."""

    def newest_entry(self) -> int:
        """The newest entry's id, 0 for none."""

    def close(self) -> None: ...


class FaxReader(Protocol):
    """Reads alone, on a connection of its own, for lists and details."""

    def page(self, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
        """Newest first."""

    def open_faxes(self) -> tuple[Fax, ...]:
        """Those that may still change by themselves or need a person, newest first, however old."""

    def get(self, fax_id: int) -> Fax | None: ...

    def search(self, typed: str, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
        """Those that have all that was typed (core.search), newest first."""

    def delivered_to(self) -> tuple[KnownNumber, ...]:
        """Every number that a fax was delivered to."""

    def timeline(self, fax_id: int) -> tuple[TimelineEntry, ...]: ...


class Spool(Protocol):
    """Our own copies of documents."""

    def keep(self, source: Path, sha256: str, size: int) -> str:
        """Copies and fsyncs; the spool name. Raises Gone, ChangedSinceSeen, DiskFull, DiskTrouble."""

    def path(self, spool_name: str) -> Path: ...

    def is_intact(self, document: SpooledDocument) -> bool:
        """Whether the copy still is what was confirmed; reads all of it. Raises DiskTrouble when it cannot be read."""

    def kept(self) -> dict[str, datetime]:
        """Every file of the spool, and when it was last written."""

    def forget(self, spool_name: str) -> None:
        """Removes the copy; nothing when there is none. Raises DiskTrouble."""


class OwnerLock(Protocol):
    """Which process owns the engine of a data folder."""

    def take(self) -> bool:
        """Does not wait. True when it is ours, also when it already was. Raises DiskTrouble."""

    def release(self) -> None: ...
