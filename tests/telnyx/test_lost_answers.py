"""Accepted, and the answer lost: one POST, and nobody knows."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from app.core.attempt import Route
from app.core.ports import AccountRefused, RefusedForNow, RequestRefused, Unclear
from tests.telnyx.conftest import RECIPIENT
from tests.telnyx.fault_server import FaultServer, Peer, answering, reply
from tests.telnyx.posting import ACCEPTED, ERRORS, ROUTES, Order, after, saying, send
from tests.telnyx.test_wire import FAX


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
