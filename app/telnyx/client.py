"""Telnyx for one account, as `core.ports.TelnyxPort` wants it. Holds no state but idle connections, and whether the
account has a place for documents."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any
from urllib.parse import quote

from app.core.attempt import Route
from app.core.errors import FaxError, NoMediaRoute, NotPermitted, Refused, Unreachable
from app.core.event import Counts
from app.core.ports import Canceled, CancelSignal, NotSent, PostOutcome, Progress, RemoteFax, Scan, SendOrder
from app.core.repairs import Repair
from app.core.settings import AccountOverview, VoiceProfile
from app.core.stored_file import StoredFile
from app.telnyx import errors, wire
from app.telnyx.access import access_to
from app.telnyx.answer import Answer
from app.telnyx.connection import Connection, NoAnswer
from app.telnyx.listing import Listing, read_list
from app.telnyx.repairing import request_of
from app.telnyx.sending import JSON_SECONDS, send_by_name, send_with_contents
from app.telnyx.upload import STALL_SECONDS, DocumentForm, opened, seconds_for
from app.telnyx.webhooks import counts_of

_MEDIA_SECONDS = "86400"  # how long Telnyx keeps an upload that we could not delete
_IDLE_CONNECTIONS = 4


class TelnyxClient:
    """Usable from several threads at once."""

    def __init__(
        self,
        base_url: str,
        find_key: Callable[[], str],
        find_proxy: Callable[[], str | None] = lambda: None,
        events_to: Callable[[], str] = lambda: "",
    ) -> None:
        """`base_url` with its version ("https://api.telnyx.com/v2"); a proxy is like "http://proxy.example:3128", and
        a changed one holds from the next connection on. `events_to` is where Telnyx is to tell of a fax that is sent
        at that moment, "" for nowhere.

        Raises AddressNotAllowed. The proxies of the environment are never used. What `find_key` or `find_proxy` raises
        (a FaxError) every method raises, or `send` gives as NotSent.
        """
        self._access = access_to(base_url, find_key, find_proxy)
        self._events_to = events_to
        self._idle: list[Connection] = []
        self._lock = Lock()
        self._closed = False
        self._key_without_media = ""

    def __repr__(self) -> str:
        return f"TelnyxClient({self._access.base_url!r})"

    def preflight(self) -> datetime:
        """The server's clock. Raises FaxError, also when the answer has no usable Date."""
        answer = self._read("/faxes", {"page[size]": "1"})
        if answer.status != 200 or not wire.page_of(answer.body):
            raise errors.from_answer(answer)
        if answer.date is None:
            raise Unreachable
        return answer.date

    def upload(self, document: Path, media_name: str, progress: Progress, cancel: CancelSignal) -> None:
        """Raises Canceled, NoMediaRoute or another FaxError.

        An account that takes no documents is not asked again with the same key until the next start: else each fax
        would go up twice.
        """
        key = self._access.key
        if key == self._key_without_media:
            raise NoMediaRoute
        fields = {"media_name": media_name, "ttl_secs": _MEDIA_SECONDS}
        with closing(Connection(self._access)) as connection, opened(document) as file:
            cancel.on_cancel(connection.break_off)
            form = DocumentForm(fields, "media", file)
            try:
                answer = connection.exchange(
                    "POST",
                    "/media",
                    headers=form.headers,
                    content=form.blocks(progress, cancel, lambda: None),
                    seconds=seconds_for(form.length),
                    stall=STALL_SECONDS,
                )
            except NoAnswer as error:
                if cancel.is_canceled():
                    raise Canceled from error
                raise error.error from error
        stored = wire.text_of(wire.data_of(answer.body), "media_name")
        if not 200 <= answer.status < 300:
            refusal = errors.from_media_answer(answer)
            if isinstance(refusal, NoMediaRoute):
                self._key_without_media = key
            raise refusal
        if stored != media_name:
            raise Unreachable

    def send(self, order: SendOrder, mark: Callable[[], None], progress: Progress, cancel: CancelSignal) -> PostOutcome:
        """On the contents route this raises Canceled where the person was faster than the mark, and what `mark` raises;
        either way the request ended incomplete. Always on a connection made for it: one that is kept open may be
        closed by the server just as the request leaves, and nobody could tell whether it arrived."""
        try:
            own = Connection(self._access)
        except FaxError as error:
            return NotSent(error)
        with closing(own) as connection:
            if order.route is Route.CONTENTS:
                return send_with_contents(connection, order, mark, progress, cancel)
            return send_by_name(connection, order, self._events_to())

    def fax(self, telnyx_id: str) -> RemoteFax | None:
        """None for a 404 with Telnyx's errors. Raises FaxError."""
        answer = self._read(f"/faxes/{quote(telnyx_id, safe='')}")
        if answer.status == 404 and wire.problems_of(answer.body):
            return None
        fax = wire.fax_of(wire.data_of(answer.body)) if answer.status == 200 else None
        if not fax or fax.id != telnyx_id:
            raise errors.from_answer(answer)
        return fax

    def scan(self, since: datetime, to: str | None, page_limit: int | None = None) -> Scan:
        parameters = {
            "filter[direction][eq]": "outbound",
            "filter[created_at][gte]": since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        if to:
            parameters["filter[to][eq]"] = to
        listing = self._list("/faxes", parameters, page_limit)
        faxes = tuple(fax for item in listing.items if (fax := wire.fax_of(item)))
        distinct = len({fax.id for fax in faxes}) == len(listing.items)
        return Scan(faxes, listing.clean and distinct, listing.complete)

    def counts(self, telnyx_id: str) -> Counts | None:
        """From the first page of the events that name the fax. Raises FaxError."""
        parameters = {"filter[event_type]": "fax.delivered", "filter[webhook][contains]": telnyx_id}
        answer = self._read("/webhook_deliveries", parameters)
        page = wire.page_of(answer.body) if answer.status == 200 else None
        if not page:
            raise errors.from_answer(answer)
        return next((counts for item in page.items if (counts := counts_of(item, telnyx_id))), None)

    def cancel(self, telnyx_id: str) -> str:
        """Nothing when Telnyx took the wish (which promises nothing), else its words. Raises FaxError."""
        answer = self._once("POST", f"/faxes/{quote(telnyx_id, safe='')}/actions/cancel")
        if 200 <= answer.status < 300:
            return ""
        error = errors.from_answer(answer)
        if isinstance(error, Refused):
            return str(error.data["detail"])
        raise error

    def delete_media(self, media_name: str) -> bool:
        """True when the file is gone, False when Telnyx will not delete it now. Raises FaxError."""
        answer = self._once("DELETE", f"/media/{quote(media_name, safe='')}")
        if 200 <= answer.status < 300:
            return True
        error = errors.from_answer(answer)
        if isinstance(error, Refused):
            return answer.status == 404
        raise error

    def stored_files(self) -> tuple[StoredFile, ...]:
        """Raises FaxError."""
        files = self._whole_list("/media", {})
        return tuple(file for item in files if (file := wire.stored_file_of(item)))

    def overview(self) -> AccountOverview:
        """Raises FaxError."""
        balance = self._read("/balance")
        if balance.status != 200 or not isinstance(wire.data_of(balance.body), dict):
            raise errors.from_answer(balance)
        applications = self._whole_list("/fax_applications", {})
        numbers = self._whole_list("/phone_numbers", {})
        return AccountOverview(
            wire.balance_of(wire.data_of(balance.body)),
            tuple(application for item in applications if (application := wire.application_of(item))),
            tuple(number for item in numbers if (number := wire.number_of(item))),
            self._profiles(),
        )

    def repair(self, repair: Repair) -> None:
        """Changes the account. Raises FaxError."""
        method, path, body = request_of(repair)
        answer = self._once(method, path, json.dumps(body).encode("ascii"))
        if not 200 <= answer.status < 300:
            raise errors.from_answer(answer)

    def _profiles(self) -> tuple[VoiceProfile, ...] | None:
        """None for a key that may send faxes but not look at them."""
        try:
            profiles = self._whole_list("/outbound_voice_profiles", {})
        except (NotPermitted, Refused):
            return None
        return tuple(profile for item in profiles if (profile := wire.profile_of(item)))

    def close(self) -> None:
        """Exchanges that are under way end as they will."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _whole_list(self, path: str, parameters: Mapping[str, str]) -> tuple[Any, ...]:
        listing = self._list(path, parameters)
        if listing.failure:
            raise listing.failure
        return listing.items

    def _list(self, path: str, parameters: Mapping[str, str], page_limit: int | None = None) -> Listing:
        return read_list(lambda asked: self._get(path, asked), parameters, page_limit)

    def _read(self, path: str, parameters: Mapping[str, str] | None = None) -> Answer:
        """A GET. Raises FaxError."""
        try:
            return self._get(path, parameters)
        except NoAnswer as error:
            raise error.error from error

    def _get(self, path: str, parameters: Mapping[str, str] | None) -> Answer:
        """On a kept connection, and once more on a new one where that was closed meanwhile. Raises NoAnswer."""
        end = monotonic() + JSON_SECONDS
        with self._kept_connection() as connection:
            ask = partial(connection.exchange, "GET", path, params=parameters, keep=True)
            try:
                return ask(seconds=JSON_SECONDS)
            except NoAnswer:
                if connection.is_broken or not connection.was_reused:
                    raise
            return ask(seconds=max(0.0, end - monotonic()))

    def _once(self, method: str, path: str, body: bytes = b"") -> Answer:
        """A request that changes something, on a connection of its own. `body` is JSON. Raises FaxError."""
        headers = {"Content-Type": "application/json"} if body else None
        with closing(Connection(self._access)) as connection:
            try:
                return connection.exchange(method, path, headers=headers, content=body, seconds=JSON_SECONDS)
            except NoAnswer as error:
                raise error.error from error

    @contextmanager
    def _kept_connection(self) -> Iterator[Connection]:
        proxy = self._access.proxy
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        if connection is not None and connection.proxy != proxy:
            connection.close()
            connection = None
        connection = connection or Connection(self._access)
        try:
            yield connection
        finally:
            connection.renew()
            with self._lock:
                keep = not self._closed and len(self._idle) < _IDLE_CONNECTIONS
                if keep:
                    self._idle.append(connection)
            if not keep:
                connection.close()
