"""JSON of Telnyx as values of core. Nothing that a server can write makes these functions raise.

Unknown fields are ignored. A field of a wrong type counts as missing. Text is cut and freed of what SQLite or Qt
would choke on, by putting a sign in its place: leaving a character out could turn another word into "delivered".
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from app.core.options import SendOptions
from app.core.ports import RemoteFax, SendOrder
from app.core.settings import Balance, FaxApplication, SenderNumber, VoiceProfile
from app.core.stored_file import StoredFile

_TEXT_LIMIT = 500
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}")
_MOST = 10_000_000  # no fax has more pages or seconds
_LONGEST_WAIT = 900.0
_USUAL_WAIT = 30.0


@dataclass(frozen=True, slots=True)
class Problem:
    """One of Telnyx's `errors`. `pointer` names a field of our request: "/from"."""

    code: str
    detail: str
    pointer: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list with its `meta`, None where that is missing or makes no sense."""

    items: list[Any]
    number: int | None
    size: int | None
    pages: int | None
    total: int | None


def parsed(body: bytes) -> Any:
    """The JSON, or None for anything else. A name given twice makes it something else: two readers would
    disagree about what was said."""
    try:
        return json.loads(body.decode("utf-8-sig"), object_pairs_hook=_object)
    except (ValueError, RecursionError):
        return None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a name is given twice")
    return value


def data_of(body: bytes) -> Any:
    """What is under "data", or None."""
    return member(parsed(body), "data")


def problems_of(body: bytes) -> tuple[Problem, ...]:
    """Telnyx's own errors; none where the body is not in Telnyx's shape."""
    errors = member(parsed(body), "errors")
    if not isinstance(errors, list):
        return ()
    found = (_problem(error) for error in errors)
    return tuple(problem for problem in found if problem)


def _problem(error: Any) -> Problem | None:
    code = member(error, "code")
    if isinstance(code, int) and not isinstance(code, bool):
        code = str(code)
    if not isinstance(code, str) or not code:
        return None
    source = member(error, "source")
    detail = text_of(error, "detail") or text_of(error, "title")
    return Problem(clean(code), detail, text_of(source, "pointer"))


def fax_of(value: Any) -> RemoteFax | None:
    """None where there is no usable id."""
    telnyx_id = member(value, "id")
    if not isinstance(telnyx_id, str) or not is_id(telnyx_id):
        return None
    return RemoteFax(
        id=telnyx_id,
        status=text_of(value, "status"),
        to=text_of(value, "to"),
        client_state=text_of(value, "client_state"),
        media_name=text_of(value, "media_name"),
        failure_reason=text_of(value, "failure_reason"),
        created_at=moment(member(value, "created_at")),
        page_count=count(member(value, "page_count")),
        call_seconds=count(member(value, "call_duration_secs")),
    )


def is_id(text: str) -> bool:
    """Whether it can stand in an address as it is."""
    return _ID.fullmatch(text) is not None


def page_of(body: bytes) -> Page | None:
    answer = parsed(body)
    items = member(answer, "data")
    if not isinstance(items, list):
        return None
    meta = member(answer, "meta")
    number, size, pages, total = (
        count(member(meta, name)) for name in ("page_number", "page_size", "total_pages", "total_results")
    )
    return Page(items, number, size, pages, total)


def balance_of(value: Any) -> Balance:
    available = text_of(value, "available_credit") or text_of(value, "balance")
    return Balance(available, text_of(value, "currency"))


def application_of(value: Any) -> FaxApplication | None:
    """None where there is no usable id."""
    application_id = text_of(value, "id")
    if not is_id(application_id):
        return None
    return FaxApplication(
        application_id,
        text_of(value, "application_name"),
        member(value, "active") is True,
        text_of(member(value, "outbound"), "outbound_voice_profile_id"),
        text_of(value, "webhook_event_url"),
    )


def number_of(value: Any) -> SenderNumber | None:
    """None where there is no number."""
    e164 = text_of(value, "phone_number")
    if not e164:
        return None
    return SenderNumber(e164, text_of(value, "status"), text_of(value, "connection_id"), text_of(value, "id"))


def profile_of(value: Any) -> VoiceProfile | None:
    """None where there is no usable id."""
    profile_id = text_of(value, "id")
    if not is_id(profile_id):
        return None
    listed = member(value, "whitelisted_destinations")
    countries = tuple(clean(each) for each in listed if isinstance(each, str)) if isinstance(listed, list) else ()
    limited = member(value, "daily_spend_limit_enabled") is True
    return VoiceProfile(
        profile_id,
        text_of(value, "name"),
        member(value, "enabled") is True,
        countries,
        text_of(value, "daily_spend_limit") if limited else "",
    )


def stored_file_of(value: Any) -> StoredFile | None:
    """None where there is no name, or none that is the same after it was read: it could not be sent or deleted."""
    name = member(value, "media_name")
    if not isinstance(name, str) or not name or clean(name) != name:
        return None
    return StoredFile(
        name,
        text_of(value, "content_type"),
        moment(member(value, "created_at")),
        moment(member(value, "expires_at")),
    )


def order_json(order: SendOrder, events_to: str) -> bytes:
    """The body of the send call that names a document. An option as Telnyx has it by default is not named.
    `events_to`: where its events go, unless the fax has an address of its own for them; "" for nowhere."""
    options = order.options
    body: dict[str, object] = {
        **_addressed(order),
        **_flags(options),
        **_document(order),
        "client_state": order.token,
    }
    if options.black_threshold is not None:
        body["black_threshold"] = options.black_threshold
    if options.store_preview:
        body["preview_format"] = options.preview_format.value
    if options.display_name:
        body["from_display_name"] = options.display_name
    if address := options.webhook_url or events_to:
        body["webhook_url"] = address
    return json.dumps(body).encode("ascii")


def order_fields(order: SendOrder) -> dict[str, str]:
    """The fields beside the document on the contents route, which knows fewer options."""
    return {**_addressed(order), **{name: str(flag).lower() for name, flag in _flags(order.options).items()}}


def _document(order: SendOrder) -> dict[str, object]:
    """Several addresses go as a list, which Telnyx describes and whose form it does not."""
    urls = order.options.media_urls
    if urls:
        return {"media_url": urls[0] if len(urls) == 1 else list(urls)}
    return {"media_name": order.options.stored_name or order.media_name}


def _addressed(order: SendOrder) -> dict[str, str]:
    return {
        "connection_id": order.connection_id,
        "to": order.recipient,
        "from": order.sender,
        "quality": order.options.quality.value,
    }


def _flags(options: SendOptions) -> dict[str, bool]:
    """Those that differ from Telnyx's defaults."""
    flags = {
        "monochrome": (options.monochrome, False),
        "t38_enabled": (options.t38, True),
        "store_media": (options.store_media, False),
        "store_preview": (options.store_preview, False),
    }
    return {name: value for name, (value, default) in flags.items() if value is not default}


def text_of(value: Any, name: str) -> str:
    text = member(value, name)
    return clean(text) if isinstance(text, str) else ""


def clean(text: str) -> str:
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text[:_TEXT_LIMIT])


def moment(value: Any) -> datetime | None:
    """A time stamp of any form in ISO 8601; without a zone it is UTC."""
    if not isinstance(value, str) or len(value) > _TEXT_LIMIT:
        return None
    try:
        return _utc(datetime.fromisoformat(value))
    except (ValueError, OverflowError):
        return None


def http_date(text: str) -> datetime | None:
    """The time in a header such as Date."""
    try:
        return _utc(parsedate_to_datetime(text[:_TEXT_LIMIT]))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def seconds_to_wait(headers: Mapping[str, str], now: datetime) -> float:
    """How long a 429 asks us to wait, from 1 second to 15 minutes. `headers` have lower-case names.

    `Retry-After` in seconds or as a date, else `x-ratelimit-reset` where it is small enough to be seconds.
    """
    asked = headers.get("retry-after", "").strip()
    wait = _seconds(asked)
    if wait is None and (date := http_date(asked)):
        wait = (date - now).total_seconds()
    if wait is None:
        reset = _seconds(headers.get("x-ratelimit-reset", "").strip())
        wait = reset if reset is not None and reset < 300 else _USUAL_WAIT
    return min(max(wait, 1.0), _LONGEST_WAIT)


def _seconds(text: str) -> float | None:
    return float(text) if re.fullmatch(r"[0-9]{1,20}(?:\.[0-9]{1,20})?", text) else None


def _utc(time: datetime) -> datetime:
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


def member(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def count(value: Any) -> int | None:
    """Pages or seconds; None for what cannot be that."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST else None
