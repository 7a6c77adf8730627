"""Rows of the outbox as values of core and back, and the checksum that every row has."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from app.core.attempt import Alarm, Attempt, AttemptState, Cause, Route
from app.core.fax import Fax, FaxRequest, SpooledDocument, TimelineEntry
from app.core.options import PreviewFormat, Quality, SendOptions
from app.core.orders import (
    Cancel,
    CancelOther,
    CheckNow,
    FaxOrder,
    GoNow,
    Resolution,
    Resolve,
    ResumeQueue,
    StillSend,
)
from app.core.ports import Upload
from app.core.timeline import What

Row = Sequence[Any]
Stored = str | int | None

FAX = (
    "id",
    "compose_id",
    "recipient",
    "sender",
    "connection_id",
    "options",
    "document_name",
    "spool_name",
    "sha256",
    "size",
    "pages",
    "created_at",
)
ATTEMPT = tuple(field.name for field in fields(Attempt))
TIMELINE = ("id", "fax_id", "at", "what", "data")
UPLOAD = ("id", "attempt_id", "deleted_at")
ORDER = ("id", "kind", "data", "created_at", "taken_at")
COLUMNS = {"faxes": FAX, "attempts": ATTEMPT, "timeline": TIMELINE, "uploads": UPLOAD, "orders": ORDER}

_LARGEST = 2**63 - 1
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def checksum(values: Row) -> str:
    """Over the values as the database gives them back. Bytes, which nobody wrote, are never the same as text."""
    text = json.dumps([[value.hex()] if isinstance(value, bytes) else value for value in values])
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:32]


def is_intact(row: Row) -> bool:
    """`row` with its checksum as the last value."""
    return bool(checksum(row[:-1]) == row[-1])


def stored(value: Any) -> Stored:
    """A value as it is bound. SQLite takes neither half a surrogate pair nor an integer of more than 64 bits."""
    match value:
        case None:
            return None
        case Enum():
            return stored(value.value)
        case datetime():
            return value.astimezone(UTC).isoformat()
        case str():
            return value.encode("utf-8", "replace").decode("utf-8")
        case int():
            return max(-_LARGEST, min(_LARGEST, int(value)))
        case _:
            return json.dumps(value)


def fax_values(fax_id: int, request: FaxRequest, document: SpooledDocument, now: datetime) -> list[Stored]:
    values = (
        fax_id,
        request.compose_id,
        request.recipient,
        request.sender,
        request.connection_id,
        asdict(request.options),
        document.name,
        document.spool_name,
        document.sha256,
        document.size,
        document.pages,
        now,
    )
    return [stored(value) for value in values]


def attempt_values(attempt: Attempt) -> list[Stored]:
    return [stored(getattr(attempt, name)) for name in ATTEMPT]


def fax_of(row: Row, attempt_rows: Sequence[Row]) -> Fax:
    """The fax, `damaged` when a row of it is: then with what can still be read, and placeholders."""
    damaged = not attempt_rows or not all(map(is_intact, (row, *attempt_rows)))
    try:
        return _fax(row, tuple(map(_attempt, attempt_rows)), damaged)
    except (ValueError, TypeError, KeyError, AttributeError):
        return _what_is_left(row)


def _fax(row: Row, attempts: tuple[Attempt, ...], damaged: bool) -> Fax:
    (fax_id, compose_id, recipient, sender, connection_id, options, name, spool_name, sha256, size, pages, at, _) = row
    document = SpooledDocument(name, spool_name, sha256, size, pages)
    created_at = datetime.fromisoformat(at)
    if not attempts:
        raise ValueError("a fax without an attempt")
    return Fax(
        fax_id,
        compose_id,
        recipient,
        sender,
        connection_id,
        _options(json.loads(options)),
        document,
        created_at,
        attempts,
        damaged,
    )


def _options(written: dict[str, Any]) -> SendOptions:
    """A row of an earlier version names fewer options than there are now; one of a later version is not opened."""
    quality = Quality(written.pop("quality"))
    preview_format = PreviewFormat(written.pop("preview_format", PreviewFormat.PDF))
    media_urls = tuple(written.pop("media_urls", ()))
    return SendOptions(quality=quality, preview_format=preview_format, media_urls=media_urls, **written)


def _what_is_left(row: Row) -> Fax:
    """A damaged row as far as it can be shown."""
    compose_id, recipient, sender, connection_id, _, name, spool_name, sha256 = map(str, row[1:9])
    try:
        created_at = datetime.fromisoformat(row[11]).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        created_at = _LONG_AGO
    size, pages = (value if isinstance(value, int) else 0 for value in row[9:11])
    document = SpooledDocument(name, spool_name, sha256, size, pages)
    attempt = Attempt(0, row[0], 1, AttemptState.UNKNOWN, Route.MEDIA, "", "", created_at, created_at)
    options = SendOptions()
    return Fax(
        row[0], compose_id, recipient, sender, connection_id, options, document, created_at, (attempt,), damaged=True
    )


_TIMES = (
    "created_at",
    "changed_at",
    "not_before",
    "wanted_at",
    "server_time",
    "committed_at",
    "lost_at",
    "first_clean_at",
    "last_clean_at",
    "fenced_at",
    "last_checked_at",
    "accepted_at",
)
_READ: dict[str, Callable[[Any], Any]] = {
    "state": AttemptState,
    "route": Route,
    "cause": Cause,
    "alarm": Alarm,
    "cancel_asked": bool,
    "probably_not_sent": bool,
    "candidates": lambda text: tuple(json.loads(text)),
    **{name: lambda text: None if text is None else datetime.fromisoformat(text) for name in _TIMES},
}


def _attempt(row: Row) -> Attempt:
    """Raises ValueError or TypeError for what nobody wrote."""
    values = dict(zip(ATTEMPT, row, strict=False))
    return Attempt(**{name: _READ[name](value) if name in _READ else value for name, value in values.items()})


def upload_of(attempt_row: Row | None) -> Upload | None:
    """None for a row that is missing or damaged."""
    if attempt_row is None or not is_intact(attempt_row):
        return None
    values = dict(zip(ATTEMPT, attempt_row, strict=False))
    return Upload(values["media_name"], values["id"], values["fax_id"])


def entry_of(row: Row) -> TimelineEntry | None:
    """None for a row that is damaged or says what this program does not know."""
    if not is_intact(row):
        return None
    try:
        return TimelineEntry(datetime.fromisoformat(row[2]), What(row[3]), json.loads(row[4]))
    except ValueError:
        return None


_ORDERS: dict[str, type[FaxOrder | ResumeQueue]] = {
    kind.__name__: kind for kind in (Cancel, CancelOther, CheckNow, GoNow, Resolve, StillSend, ResumeQueue)
}


def order_values(order_id: int, order: FaxOrder | ResumeQueue, now: datetime) -> list[Stored]:
    return [order_id, type(order).__name__, stored(asdict(order)), stored(now), None]


def order_of(row: Row) -> FaxOrder | ResumeQueue | None:
    """None for a row that is damaged or that this program does not know."""
    if not is_intact(row):
        return None
    try:
        data = json.loads(row[2])
        if "resolution" in data:
            data["resolution"] = Resolution(data["resolution"])
        return _ORDERS[row[1]](**data)
    except (ValueError, TypeError, KeyError):
        return None
