"""One POST against servers that accept, refuse, stall, lie and vanish: what is told, and that it stays one."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable
from typing import Any

import pytest

from app.core.attempt import Route
from app.core.errors import DiskTrouble, Gone, Offline, TlsProblem, Unreachable
from app.core.ports import (
    Accepted,
    AccountRefused,
    Canceled,
    NotSent,
    PostOutcome,
    RefusedForNow,
    RequestRefused,
    SendOrder,
    Unclear,
)
from app.telnyx.client import TelnyxClient
from tests.telnyx.conftest import KEY, RECIPIENT, TOKEN, Patience, Steps, nothing
from tests.telnyx.fault_server import Behaviour, FaultServer, Peer, Received, answering, reply
from tests.telnyx.test_upload import wait_until_still
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


# --- the requests themselves


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


# --- nothing left this computer


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


# --- accepted, and the answer lost: one POST, and nobody knows


def trickle(peer: Peer) -> None:
    for byte in reply(202, {"data": FAX}):
        peer.send(bytes([byte]))
        if peer.server.ended.wait(0.05):
            return


def half_an_answer(peer: Peer) -> None:
    peer.send(ACCEPTED[:-20])
    peer.close()


def cut_json(peer: Peer) -> None:
    """Delimited by the end of the connection, so that HTTP cannot notice."""
    peer.send(reply(202, json.dumps({"data": FAX}).encode()[:-5], content_length="", connection="close"))


def endless(peer: Peer) -> None:
    peer.send(reply(202, b"", content_length="100000000"))
    while True:
        peer.send(b" " * 65536)


def endless_chunks(peer: Peer) -> None:
    peer.send(b"HTTP/1.1 202 Accepted\r\ntransfer-encoding: chunked\r\n\r\n")
    while True:
        peer.send(b"10000\r\n" + b" " * 65536 + b"\r\n")


def endless_continue(peer: Peer) -> None:
    while not peer.server.ended.wait(0.001):
        peer.send(b"HTTP/1.1 100 Continue\r\n\r\n")


def packed(peer: Peer) -> None:
    peer.send(reply(202, b"\x1f\x8b" + b"\0" * 900_000, content_encoding="gzip"))


LOST: dict[str, Callable[[Peer], None]] = {
    "closed": Peer.close,
    "reset": Peer.reset,
    "mute": Peer.mute,
    "slow-loris": trickle,
    "half an answer": half_an_answer,
    "cut JSON": cut_json,
    "endless": endless,
    "endless chunks": endless_chunks,
    "endless 100": endless_continue,
    "packed": packed,
    "a header too long": saying(b"HTTP/1.1 202 Accepted\r\nx: " + b"y" * 200_000 + b"\r\n\r\n"),
    "not HTTP": saying(b"SSH-2.0-OpenSSH_9.2\r\n" * 10),
    "a bad chunk": saying(b"HTTP/1.1 202 Accepted\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n"),
    "two lengths": saying(b"HTTP/1.1 202 Accepted\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab"),
    "a length below zero": saying(b"HTTP/1.1 202 Accepted\r\ncontent-length: -1\r\n\r\n"),
    "bytes in a header": saying(b"HTTP/1.1 202 \xff\xfe\r\nx: \xff\xfe\x80\r\ncontent-length: 0\r\n\r\n"),
    "a zero in a header": saying(b"HTTP/1.1 202 Accepted\r\nx: \0\r\ncontent-length: 0\r\n\r\n"),
    "no status": saying(b"HTTP/1.1 2\r\n\r\n"),
    "status 999": saying(reply(999, {"data": FAX})),
    "HTTP/0.9": saying(json.dumps({"data": FAX}).encode()),
    "500": saying(reply(500, ERRORS)),
    "502": saying(reply(502, b"<html>Bad Gateway</html>")),
    "503": saying(reply(503, ERRORS, retry_after="1")),
    "504": saying(reply(504, b"")),
    "408": saying(reply(408, ERRORS)),
    "409": saying(reply(409, ERRORS)),
    "403 of a proxy": saying(reply(403, b"<html>blocked</html>")),
    "429 without errors": saying(reply(429, b"", retry_after="1")),
    "200 log-in page": saying(reply(200, b"<html>Welcome to our Wi-Fi</html>")),
    "202 without id": saying(reply(202, {"data": {"to": RECIPIENT}})),
    "101": saying(b"HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"),
    "307": saying(reply(307, b"", location="/v2/faxes")),
}


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("act", LOST.values(), ids=LOST)
def test_an_answer_that_is_lost_or_useless_is_unclear_and_never_sent_again(
    order: Order, route: Route, act: Callable[[Peer], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    if act in (Peer.mute, trickle, endless_continue):
        monkeypatch.setattr("app.telnyx.sending.JSON_SECONDS", 0.6)
        monkeypatch.setattr("app.telnyx.sending.seconds_for", lambda _size: 0.6)
    asked = order(route)
    asked.document.write_bytes(b"%PDF-1.7")
    marks: list[bool] = []
    with FaultServer(after(None, act)) as server:
        outcome = send(server.url, asked, lambda: marks.append(True))
    assert isinstance(outcome, Unclear)
    assert outcome.why in ("no_answer", "bad_answer", "server_error")
    assert outcome.telnyx_id == ""
    assert len(server.posts) == server.connections == 1
    assert len(marks) == (route is Route.CONTENTS)


@pytest.mark.parametrize("route", ROUTES)
def test_another_recipient_in_the_answer_is_an_alarm(order: Order, route: Route) -> None:
    with FaultServer(answering(reply(202, {"data": {**FAX, "to": "+13125550199"}}))) as server:
        assert send(server.url, order(route)) == Unclear("other_recipient", "+13125550199", FAX["id"])


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (reply(422, ERRORS), RequestRefused("10015", "'to' is wrong")),
        (reply(429, ERRORS, retry_after="5"), RefusedForNow(5)),
        (reply(401, ERRORS), AccountRefused),
    ],
)
def test_refusals(order: Order, route: Route, answer: bytes, expected: Any) -> None:
    with FaultServer(answering(answer)) as server:
        outcome = send(server.url, order(route))
    assert type(outcome) is expected if isinstance(expected, type) else outcome == expected
    assert len(server.posts) == 1


# --- the contents route, before and after its last block


@pytest.mark.parametrize("count", [0, 1, 1_500_000])
@pytest.mark.parametrize("act", [Peer.close, Peer.reset])
def test_whatever_happens_before_the_last_block_nothing_was_sent(
    order: Order, count: int, act: Callable[[Peer], None]
) -> None:
    """The server cannot have the whole request, so no fax can exist."""
    with FaultServer(after(count, act)) as server:
        outcome = send(server.url, too_large_for_all_buffers(order), lambda: pytest.fail("marked"))
    assert isinstance(outcome, NotSent)
    assert not server.received[0].complete


def test_a_line_that_breaks_after_the_last_block_is_unclear(order: Order) -> None:
    with FaultServer(after(None, Peer.reset)) as server:
        outcome = send(server.url, order(Route.CONTENTS))
    assert isinstance(outcome, Unclear)
    assert server.received[0].complete


def test_a_stall_before_the_last_block_ends_by_the_deadline_with_nothing_sent(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.telnyx.sending.seconds_for", lambda _size: 0.5)
    with FaultServer(after(0, Peer.mute)) as server:
        outcome = send(server.url, too_large_for_all_buffers(order), lambda: pytest.fail("marked"))
    assert outcome.__class__ is NotSent


def test_a_deadline_that_passes_while_the_mark_is_made_leaves_the_request_incomplete(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.telnyx.sending.seconds_for", lambda _size: 0.5)
    gone = threading.Event()

    def behave(peer: Peer) -> None:
        peer.request()
        gone.set()

    with FaultServer(behave) as server:
        outcome = send(server.url, order(Route.CONTENTS), lambda: assert_true(gone.wait(20)))
    assert isinstance(outcome, NotSent)
    assert not server.received[0].complete


def assert_true(value: bool) -> None:
    assert value


def test_a_document_that_vanished_was_not_sent(order: Order) -> None:
    asked = order(Route.CONTENTS)
    asked.document.unlink()
    outcome = send("http://127.0.0.1:1/v2", asked)
    assert isinstance(outcome, NotSent)
    assert isinstance(outcome.error, Gone)


def early(answer: bytes) -> Behaviour:
    """Answers before it has the body and takes no more of it."""

    def behave(peer: Peer) -> None:
        peer.head()
        peer.send(answer)
        peer.sock.shutdown(socket.SHUT_WR)
        peer.sock.close()

    return behave


@pytest.mark.parametrize(
    ("answer", "expected", "marked"),
    [
        (reply(413, ERRORS, connection="close"), RequestRefused, True),
        (reply(401, ERRORS, connection="close"), AccountRefused, True),
        (reply(202, {"data": FAX}, connection="close"), Accepted, True),
        (reply(202, b"", connection="close"), Unclear, True),
        (reply(503, b"", connection="close"), NotSent, False),
        (reply(403, b"<html></html>", connection="close"), NotSent, False),
    ],
)
def test_an_answer_before_the_end_of_the_request(order: Order, answer: bytes, expected: type, marked: bool) -> None:
    """A server that decides early has decided, so the mark is made first."""
    marks: list[bool] = []
    with FaultServer(early(answer)) as server:
        outcome = send(server.url, too_large_for_all_buffers(order), lambda: marks.append(True))
    assert not server.received[0].complete
    assert type(outcome) is expected
    assert bool(marks) == marked


# --- taking it back


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


# --- never on a connection from before


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
