"""Faxes that nobody sent, and who would send them."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from app.core.attempt import Attempt, AttemptState, Route
from app.core.fax import Fax, FaxState, SpooledDocument, TimelineEntry
from app.core.known_number import KnownNumber
from app.core.options import SendOptions
from app.core.orders import Fact, Order
from app.core.search import is_found
from app.ui.made.account import CLINIC

NOW = datetime(2026, 3, 2, 15, 12, tzinfo=UTC)


class MadeEngine:
    """Keeps the orders it is given; `tell` is what an engine would say."""

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self._listeners: list[Callable[[Fact], None]] = []

    def give(self, order: Order) -> None:
        self.orders.append(order)

    def subscribe(self, listener: Callable[[Fact], None]) -> None:
        self._listeners.append(listener)

    def tell(self, fact: Fact) -> None:
        for listener in self._listeners:
            listener(fact)


class MadeReader:
    def __init__(
        self, faxes: Sequence[Fax] = (), timelines: dict[int, tuple[TimelineEntry, ...]] | None = None
    ) -> None:
        self.faxes = list(faxes)
        self.timelines = timelines or {}

    def page(self, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
        newest_first = sorted(self.faxes, key=lambda fax: fax.id, reverse=True)
        return tuple(fax for fax in newest_first if before_id is None or fax.id < before_id)[:limit]

    def open_faxes(self) -> tuple[Fax, ...]:
        return tuple(fax for fax in self.faxes if fax.attempt.is_open)

    def get(self, fax_id: int) -> Fax | None:
        return next((fax for fax in self.faxes if fax.id == fax_id), None)

    def search(self, typed: str, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
        return tuple(fax for fax in self.page(len(self.faxes), before_id) if is_found(fax, typed))[:limit]

    def delivered_to(self) -> tuple[KnownNumber, ...]:
        delivered = [fax for fax in self.faxes if fax.state is FaxState.DELIVERED]
        numbers = dict.fromkeys(fax.recipient for fax in delivered)
        times = {number: [fax.created_at for fax in delivered if fax.recipient == number] for number in numbers}
        return tuple(KnownNumber(number, len(at), max(at)) for number, at in times.items())

    def timeline(self, fax_id: int) -> tuple[TimelineEntry, ...]:
        return self.timelines.get(fax_id, ())


def made_fax(
    fax_id: int = 1,
    state: AttemptState = AttemptState.ACCEPTED,
    *,
    compose_id: str = "",
    recipient: str = "+13125550101",
    name: str = "referral-letter.pdf",
    pages: int = 3,
    age: timedelta = timedelta(seconds=72),
    attempt: dict[str, object] | None = None,
) -> Fax:
    """A fax with one attempt that came to `state` `age` before NOW; `attempt` are more fields of it."""
    at = NOW - age
    only = Attempt(
        id=fax_id,
        fax_id=fax_id,
        number=1,
        state=state,
        route=Route.MEDIA,
        token=f"dG9rZW4{fax_id}",
        media_name=f"faxwell-{fax_id}",
        created_at=at,
        changed_at=at,
        **(attempt or {}),  # type: ignore[arg-type]  # fields by name, of their own types
    )
    document = SpooledDocument(name, f"{fax_id}.pdf", "0" * 64, 184_320, pages)
    return Fax(
        fax_id,
        compose_id or f"compose-{fax_id}",
        recipient,
        CLINIC.sender,
        CLINIC.connection_id,
        SendOptions(),
        document,
        at,
        (only,),
    )
