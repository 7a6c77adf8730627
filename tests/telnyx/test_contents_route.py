"""The contents route, before and after its last block."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import pytest

from app.core.attempt import Route
from app.core.errors import Gone
from app.core.ports import Accepted, AccountRefused, NotSent, RequestRefused, Unclear
from tests.telnyx.fault_server import Behaviour, FaultServer, Peer, reply
from tests.telnyx.posting import ERRORS, Order, after, send, too_large_for_all_buffers
from tests.telnyx.test_wire import FAX


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
