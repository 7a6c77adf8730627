"""A new fax comes into the outbox: its document is copied first, then its row is written."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from app.core.attempt import AttemptNames
from app.core.errors import AlreadyAsked, DiskFull, DiskTrouble, FaxError, StorageError
from app.core.fax import FaxRequest, SpooledDocument
from app.core.orders import FaxChanged, SubmitRefused
from app.core.ports import Spool
from app.core.transitions import first_attempt, route_of
from app.delivery import messages as m
from app.delivery.ledger import Ledger


class Submitting:
    def __init__(self, ledger: Ledger, spool: Spool, new_names: Callable[[], AttemptNames]) -> None:
        self._ledger = ledger
        self._spool = spool
        self._new_names = new_names
        self._copying: set[str] = set()

    def begin(self, request: FaxRequest) -> None:
        """Enter held down, or fifty clicks, are one fax."""
        known = self._ledger.table.of_compose(request.compose_id)
        if known is None:
            if request.compose_id not in self._copying:
                self._copying.add(request.compose_id)
                self._ledger.effects.append(m.Copy(request))
        elif (known.recipient, known.document.sha256) == (request.recipient, request.sha256):
            self._ledger.tell(FaxChanged(known))
        else:
            self._ledger.tell(SubmitRefused(request.compose_id, AlreadyAsked()))

    def copied(self, message: m.Copied, now: datetime) -> None:
        """Raises DiskTrouble: nothing more can be written."""
        request, result = message.request, message.result
        self._copying.discard(request.compose_id)
        if isinstance(result, DiskTrouble):
            raise result
        if isinstance(result, FaxError):
            self._ledger.tell(SubmitRefused(request.compose_id, result))
            return
        name = request.name or request.document.name
        document = SpooledDocument(name, result, request.sha256, request.size, request.pages)
        try:
            first = first_attempt(self._new_names(), now, route_of(request.options), request.hold)
            fax = self._ledger.table.add(request, document, first)
        except (AlreadyAsked, DiskFull) as error:
            with suppress(StorageError):
                self._spool.forget(result)
            self._ledger.tell(SubmitRefused(request.compose_id, error))
        else:
            self._ledger.changed(fax)
