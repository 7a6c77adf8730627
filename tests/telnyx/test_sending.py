"""One POST against servers that accept, refuse, stall, lie and vanish: what is told, and that it stays one."""

from __future__ import annotations

import socket
import threading

import pytest

from app.core.attempt import Route
from app.core.errors import DiskTrouble, Offline, TlsProblem, Unreachable
from app.core.ports import Accepted, Canceled, NotSent, Unclear
from app.telnyx.client import TelnyxClient
from tests.telnyx.conftest import KEY, RECIPIENT, TOKEN, Patience, Steps, nothing
from tests.telnyx.fault_server import FaultServer, Peer, Received, answering, reply
from tests.telnyx.posting import ACCEPTED, ROUTES, Order, after, send, too_large_for_all_buffers
from tests.telnyx.test_upload import wait_until_still


def test_the_media_route_is_one_small_json_body(order: Order) -> None:
    with FaultServer(answering(ACCEPTED)) as server:
        assert isinstance(send(server.url, order(Route.MEDIA)), Accepted)
    (received,) = server.received
    assert received.line == "POST /v2/faxes HTTP/1.1"
    assert received.headers["connection"] == "close"
    assert received.headers["content-type"] == "application/json"
    assert received.json["client_state"] == TOKEN
    assert received.json["media_name"] == "media-1"
    assert len(received.body) < 1000


def test_the_contents_route_carries_the_document_and_no_more_than_its_form_knows(order: Order) -> None:
    asked = order(Route.CONTENTS)
    with FaultServer(answering(ACCEPTED)) as server:
        assert isinstance(send(server.url, asked), Accepted)
    (received,) = server.received
    parts = received.parts()
    assert list(parts) == ["connection_id", "to", "from", "quality", "contents"]
    assert parts["to"].get_payload(decode=True) == RECIPIENT.encode()
    assert parts["contents"].get_filename() == "fax.pdf"
    assert asked.document.read_bytes() in received.body


def test_the_mark_comes_before_the_end_and_after_everything_else(order: Order) -> None:
    """While the mark is being made, the server has all but the last block."""
    arrived = threading.Event()
    got: list[int] = []

    def almost_all(peer: Peer) -> None:
        received = peer.head()
        assert received
        length = int(received.headers["content-length"])
        peer.body(received, length - 300_000)
        got.append(len(received.body))
        arrived.set()
        peer.body(received)
        peer.send(ACCEPTED)

    def mark() -> None:
        assert arrived.wait(20)
        assert not server.received[0].complete

    with FaultServer(almost_all) as server:
        assert isinstance(send(server.url, order(Route.CONTENTS), mark), Accepted)
    assert got[0] < order(Route.CONTENTS).document.stat().st_size


def test_a_mark_that_cannot_be_made_cuts_the_request_short(order: Order) -> None:
    def fail() -> None:
        raise DiskTrouble

    with FaultServer(answering(ACCEPTED)) as server, pytest.raises(DiskTrouble):
        send(server.url, order(Route.CONTENTS), fail)
    assert [received.complete for received in server.received] == [False]


def test_the_media_route_does_not_call_the_mark(order: Order) -> None:
    with FaultServer(answering(ACCEPTED)) as server:
        send(server.url, order(Route.MEDIA), lambda: pytest.fail("called"))


@pytest.mark.parametrize("route", ROUTES)
def test_a_port_that_is_closed_proves_that_nothing_was_sent(order: Order, route: Route) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    outcome = send(f"http://127.0.0.1:{port}/v2", order(route), lambda: pytest.fail("marked"))
    assert isinstance(outcome, NotSent)
    assert isinstance(outcome.error, Offline)


def test_a_name_that_is_not_known_proves_that_nothing_was_sent(order: Order) -> None:
    outcome = send("https://fax.invalid/v2", order(Route.MEDIA))
    assert isinstance(outcome, NotSent)
    assert isinstance(outcome.error, Offline | TlsProblem)  # some providers answer for every name


@pytest.mark.parametrize("route", ROUTES)
def test_a_connect_time_out(order: Order, route: Route, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.telnyx.connection.CONNECT_SECONDS", 0.3)
    with socket.socket() as full, socket.socket() as first, socket.socket() as second:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for filler in (first, second):
            filler.setblocking(False)
            filler.connect_ex(full.getsockname())
        outcome = send(f"http://127.0.0.1:{full.getsockname()[1]}/v2", order(route))
    assert isinstance(outcome, NotSent)
    assert isinstance(outcome.error, Offline)


def test_a_person_who_is_faster_than_the_mark(order: Order) -> None:
    patience, steps = Patience(), Steps()

    def stalled(peer: Peer) -> None:
        peer.head()
        wait_until_still(steps)
        patience.cancel()
        peer.until_closed()

    with FaultServer(stalled) as server, pytest.raises(Canceled):
        TelnyxClient(server.url, lambda: KEY).send(
            too_large_for_all_buffers(order), lambda: pytest.fail("marked"), steps, patience
        )
    assert not server.received[0].complete


@pytest.mark.parametrize("route", ROUTES)
def test_after_the_mark_a_cancel_does_not_touch_the_request(order: Order, route: Route) -> None:
    patience = Patience()

    def cancel_then_accept(peer: Peer) -> None:
        patience.cancel()
        peer.send(ACCEPTED)

    with FaultServer(after(None, cancel_then_accept)) as server:
        assert isinstance(send(server.url, order(route), nothing, patience), Accepted)


def test_a_cancel_while_the_mark_is_made_comes_too_late(order: Order) -> None:
    patience = Patience()
    with FaultServer(answering(ACCEPTED)) as server:
        assert isinstance(send(server.url, order(Route.CONTENTS), patience.cancel, patience), Accepted)


def test_a_server_that_closes_idle_connections_never_makes_a_send_unclear(order: Order) -> None:
    """A preflight on a kept connection, then the send: the server closes each connection right after its answer,
    without having said so."""

    def behave(peer: Peer) -> None:
        received = peer.request()
        if received:
            peer.send(reply(200, {"data": []}, date=DATE) if received.method == "GET" else ACCEPTED)

    with FaultServer(behave) as server:
        client = TelnyxClient(server.url, lambda: KEY)
        for _ in range(60):
            client.preflight()
            assert isinstance(client.send(order(Route.MEDIA), nothing, Steps(), Patience()), Accepted)
        client.close()
    assert len(server.posts) == 60


DATE = "Fri, 02 Jan 2026 03:04:05 GMT"


def test_a_redirect_is_not_followed_and_its_target_sees_nothing(order: Order) -> None:
    with FaultServer(answering(ACCEPTED)) as catcher:
        for status in (301, 302, 303, 307, 308):
            answer = reply(status, b"", location=f"http://127.0.0.1:{catcher.port}/v2/faxes")
            for route in ROUTES:
                with FaultServer(answering(answer)) as server:
                    assert isinstance(send(server.url, order(route)), Unclear)
                with FaultServer(answering(answer)) as server, pytest.raises(Unreachable):
                    TelnyxClient(server.url, lambda: KEY).preflight()
    assert catcher.connections == 0


def test_nothing_is_logged(order: Order, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    received: list[Received] = []
    with FaultServer(answering(ACCEPTED)) as server:
        send(server.url, order(Route.MEDIA))
        received += server.received
    assert received
    assert not [record for record in caplog.records if record.name.startswith(("httpx", "httpcore", "app"))]
