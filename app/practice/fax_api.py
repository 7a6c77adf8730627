"""The fax endpoints: `/faxes` and what hangs below it."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from app.practice import timeline
from app.practice.account import Account
from app.practice.exchange import (
    Answer,
    LineDropped,
    Problem,
    RefusedError,
    Request,
    bad_parameter,
    not_found,
    paged,
)
from app.practice.fax_parameters import is_recipient, order_from
from app.practice.fax_store import Fax, FaxStore
from app.practice.journal import moment, stamp
from app.practice.media_store import MediaStore
from app.practice.scenarios import OTHER_NUMBER, Reply, scenario_of

_RETRY_AFTER = 5  # seconds at speed 1
_COMPARED: dict[str, Callable[[datetime, datetime], bool]] = {
    "filter[created_at][gte]": operator.ge,
    "filter[created_at][gt]": operator.gt,
    "filter[created_at][lte]": operator.le,
    "filter[created_at][lt]": operator.lt,
}
_EQUAL = {"filter[direction][eq]": "direction", "filter[from][eq]": "from", "filter[to][eq]": "to"}


class FaxApi:
    def __init__(self, faxes: FaxStore, media: MediaStore, account: Account, speed: float) -> None:
        self._faxes = faxes
        self._media = media
        self._account = account
        self._speed = speed

    def create(self, request: Request) -> Answer | LineDropped:
        order = order_from(request, self._media, self._account)
        reply = scenario_of(order.to).reply
        self._refuse(reply, order.to)
        if reply is Reply.DROPPED_THEN_ACCEPTED:
            self._faxes.postpone(order)
            return LineDropped()
        fax = self._faxes.accept(order)
        if reply in (Reply.ACCEPTED_THEN_DROPPED, Reply.ACCEPTED_UNLISTED):
            return LineDropped()
        if reply is Reply.ACCEPTED_THEN_FAULT:
            raise RefusedError(500, Problem("10007", "An unexpected error occurred."))
        return Answer(202, {"data": fax_object(fax, fax.time)})

    def _refuse(self, reply: Reply, number: str) -> None:
        if reply is Reply.REFUSED:
            raise RefusedError(422, Problem("10002", "'to' cannot receive faxes", pointer="/to"))
        if reply is Reply.NO_CREDIT:
            raise RefusedError(402, Problem("20100", "The account has no credit left.", title="Insufficient Funds"))
        if reply is Reply.NOT_PERMITTED:
            raise RefusedError(403, Problem("10010", "The account is not allowed to send faxes."))
        if reply is Reply.TOO_MANY and self._faxes.turned_away(number):
            wait = {"Retry-After": str(round(_RETRY_AFTER / self._speed))}
            raise RefusedError(429, Problem("10011", "You have exceeded the rate limit."), headers=wait)

    def list(self, request: Request) -> Answer:
        now = datetime.now(UTC)
        found = [fax_object(fax, now) for fax in self._faxes.all(now)]
        for name, text in request.query:
            if name in _COMPARED:
                bound, fits = _bound(name, text), _COMPARED[name]
                found = [item for item in found if fits(moment(item["created_at"]), bound)]
            elif name in _EQUAL:
                _check_filter(name, text)
                found = [item for item in found if item[_EQUAL[name]] == text]
        return paged(request, found, frozenset(_COMPARED | _EQUAL))

    def get(self, _request: Request, fax_id: str) -> Answer:
        now = datetime.now(UTC)
        return Answer(200, {"data": fax_object(self._found(fax_id, now), now)})

    def delete(self, _request: Request, fax_id: str) -> Answer:
        self._found(fax_id, datetime.now(UTC))
        self._faxes.delete(fax_id)
        return Answer(204)

    def cancel(self, _request: Request, fax_id: str) -> Answer:
        now = datetime.now(UTC)
        self._found(fax_id, now)
        if not self._faxes.cancel(fax_id, now):
            raise RefusedError(422, Problem("90080", "The fax has ended and cannot be canceled."))
        return Answer(202, {"data": {"result": "ok"}})

    def refresh(self, _request: Request, fax_id: str) -> Answer:
        self._found(fax_id, datetime.now(UTC))
        return Answer(200, {"data": {"result": "ok"}})

    def _found(self, fax_id: str, now: datetime) -> Fax:
        fax = self._faxes.get(fax_id, now)
        if not fax:
            raise not_found()
        return fax


def fax_object(fax: Fax, now: datetime) -> dict[str, Any]:
    """The fax as it looks at `now`; page count and call duration only when it was delivered."""
    given = fax.order.parameters
    step = fax.step(now)
    other = scenario_of(fax.order.to).reply is Reply.ACCEPTED_FOR_ANOTHER_NUMBER
    shown = {
        "record_type": "fax",
        "id": fax.id,
        "connection_id": given["connection_id"],
        "direction": "outbound",
        "from": given["from"],
        "from_display_name": given.get("from_display_name", given["from"]),
        "to": OTHER_NUMBER if other else given["to"],
        "quality": given.get("quality", "high"),
        "media_url": given.get("media_url"),
        "media_name": given.get("media_name"),
        "store_media": given.get("store_media", False),
        "stored_media_url": None,
        "preview_url": None,
        "webhook_url": given.get("webhook_url"),
        "webhook_failover_url": None,
        "client_state": given.get("client_state"),
        "status": step.status,
        "failure_reason": step.failure_reason,
        "internal_failure_reason": None,
        "created_at": stamp(fax.time),
        "updated_at": stamp(fax.moment_of(step)),
    }
    if step.status == "delivered":
        shown |= {
            "page_count": fax.order.document.pages,
            "call_duration_secs": timeline.call_seconds(fax.steps()),
        }
    return shown


def _bound(name: str, text: str) -> datetime:
    try:
        return moment(text)
    except ValueError:
        raise bad_parameter(name, f"{name} must be an ISO 8601 date and time") from None


def _check_filter(name: str, text: str) -> None:
    """A value that can match nothing (such as a `+` that was not percent-encoded) is refused."""
    fits = text in ("inbound", "outbound") if name == "filter[direction][eq]" else is_recipient(text)
    if not fits:
        raise bad_parameter(name, f"{name} has no valid value")
