"""One POST, and what a server does after so many bytes of it."""

from __future__ import annotations

from collections.abc import Callable

from app.core.attempt import Route
from app.core.ports import PostOutcome, SendOrder
from app.telnyx.client import TelnyxClient
from tests.telnyx.conftest import KEY, Patience, Steps, nothing
from tests.telnyx.fault_server import Behaviour, Peer, reply
from tests.telnyx.test_wire import FAX

Order = Callable[[Route], SendOrder]


ACCEPTED = reply(202, {"data": FAX})
ERRORS = {"errors": [{"code": "10015", "title": "Bad", "detail": "'to' is wrong"}]}
ROUTES = [Route.MEDIA, Route.CONTENTS]


def send(
    url: str, order: SendOrder, mark: Callable[[], None] = nothing, patience: Patience | None = None
) -> PostOutcome:
    client = TelnyxClient(url, lambda: KEY)
    try:
        return client.send(order, mark, Steps(), patience or Patience())
    finally:
        client.close()


def after(count: int | None, act: Callable[[Peer], None]) -> Behaviour:
    """Reads the headers and `count` bytes of the body (None: all), then acts."""

    def behave(peer: Peer) -> None:
        received = peer.head()
        if received:
            peer.body(received, count)
            act(peer)

    return behave


def saying(data: bytes) -> Callable[[Peer], None]:
    return lambda peer: peer.send(data)


def too_large_for_all_buffers(order: Order) -> SendOrder:
    """On the contents route, with a document that cannot be handed over while the server does not read."""
    asked = order(Route.CONTENTS)
    asked.document.write_bytes(bytes(19_000_000))
    return asked
