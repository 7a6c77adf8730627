"""Connections that are kept, and what a server or a deadline does to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.core.errors import Offline
from app.telnyx.client import TelnyxClient
from tests.telnyx.conftest import KEY
from tests.telnyx.fault_server import FaultServer, Peer, answering, reply
from tests.telnyx.test_wire import FAX

if TYPE_CHECKING:
    pass


def test_reads_share_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultServer(answering(reply(200, {"data": FAX}))) as server:
        client = TelnyxClient(server.url, lambda: KEY)
        for _ in range(5):
            client.fax(FAX["id"])
        assert server.connections == 1
        client.close()


def test_a_read_on_a_connection_that_the_server_closed_meanwhile_is_asked_again() -> None:
    """The server takes the second request of each connection and hangs up without a word."""

    def behave(peer: Peer) -> None:
        peer.request()
        peer.send(reply(200, {"data": FAX}))
        peer.request()

    with FaultServer(behave) as server:
        client = TelnyxClient(server.url, lambda: KEY)
        for _ in range(3):
            assert client.fax(FAX["id"])
        client.close()
    assert server.connections == 3
    assert len(server.received) == 5


def test_a_connection_is_usable_again_after_a_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    def behave(peer: Peer) -> None:
        peer.request()
        if peer.number == 1:
            peer.mute()
        peer.send(reply(200, {"data": FAX}))
        peer.until_closed()

    with FaultServer(behave) as server:
        client = TelnyxClient(server.url, lambda: KEY)
        monkeypatch.setattr("app.telnyx.client.JSON_SECONDS", 0.2)
        with pytest.raises(Offline):
            client.fax(FAX["id"])
        monkeypatch.undo()
        assert client.fax(FAX["id"])
        client.close()


def test_after_a_deadline_on_a_kept_connection_nothing_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def behave(peer: Peer) -> None:
        peer.request()
        peer.send(reply(200, {"data": FAX}))
        peer.request()
        peer.mute()

    with FaultServer(behave) as server:
        client = TelnyxClient(server.url, lambda: KEY)
        client.fax(FAX["id"])
        monkeypatch.setattr("app.telnyx.client.JSON_SECONDS", 0.2)
        with pytest.raises(Offline):
            client.fax(FAX["id"])
        client.close()
    assert server.connections == 1


def test_close_hangs_up() -> None:
    with FaultServer(answering(reply(200, {"data": FAX}))) as server:
        client = TelnyxClient(server.url, lambda: KEY)
        client.fax(FAX["id"])
        client.close()
        for thread in server._threads[1:]:
            thread.join(10)
            assert not thread.is_alive()
