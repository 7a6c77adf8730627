"""What delivery needs of the floors it does not know: Telnyx, the database, the spool."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.core.attempt import Attempt, AttemptState, Route
from app.core.errors import FaxError
from app.core.fax import Fax, FaxRequest, SpooledDocument, TimelineEntry
from app.core.options import SendOptions
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
    """All pages of a list call. `clean`: every page was 200, well formed and consistent in its totals."""

    faxes: tuple[RemoteFax, ...]
    clean: bool


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

    def scan(self, since: datetime, to: str | None) -> Scan:
        """All outbound faxes created since then, all pages. Raises FaxError when the first page fails."""

    def cancel(self, telnyx_id: str) -> str:
        """Asks Telnyx to cancel; the answer in words: "" when taken, else Telnyx's detail. Raises FaxError."""

    def delete_media(self, media_name: str) -> bool:
        """True when the file is gone (204 or 404). Raises FaxError."""

    def overview(self) -> AccountOverview:
        """Balance, applications, numbers. Raises FaxError."""

    def close(self) -> None: ...


class FaxTable(Protocol):
    """The outbox in a database. Every write is one durable transaction; raises StorageError."""

    def add(self, request: FaxRequest, document: SpooledDocument, attempt: Attempt, now: datetime) -> Fax:
        """Raises AlreadyAsked when the compose_id is known."""

    def advance(self, attempt: Attempt, expected: AttemptState, entry: TimelineEntry | None) -> bool:
        """Compare-and-set: writes `attempt` if its row still is in `expected`. False: somebody was faster."""

    def replace(self, attempt: Attempt, expected: AttemptState, fresh: Attempt, entry: TimelineEntry) -> bool:
        """`advance`, and a fresh attempt of the same fax in the same transaction."""

    def note(self, fax_id: int, entry: TimelineEntry) -> None: ...

    def media_to_delete(self) -> tuple[str, ...]:
        """Our own uploads that are not needed any more; written in the transaction that ends their attempt."""

    def media_deleted(self, media_name: str) -> None: ...

    def get(self, fax_id: int) -> Fax | None: ...

    def open_faxes(self) -> tuple[Fax, ...]:
        """Faxes with an attempt that the engine still has to do with, damaged ones left out."""


class FaxReader(Protocol):
    """Reads alone, on a connection of its own, for lists and details."""

    def page(self, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
        """Newest first."""

    def get(self, fax_id: int) -> Fax | None: ...

    def timeline(self, fax_id: int) -> tuple[TimelineEntry, ...]: ...


class Spool(Protocol):
    """Our own copies of documents."""

    def keep(self, source: Path, sha256: str, size: int) -> str:
        """Copies and fsyncs; the spool name. Raises Gone, ChangedSinceSeen, DiskFull, DiskTrouble."""

    def path(self, spool_name: str) -> Path: ...

    def forget(self, spool_name: str) -> None: ...
