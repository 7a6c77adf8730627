from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from app.core.errors import Offline
from app.telnyx.access import access_to
from app.telnyx.connection import Connection, NoAnswer
from tests.telnyx.conftest import KEY
from tests.telnyx.fault_server import FaultServer, Peer, answering, reply


def test_what_was_broken_off_before_it_began_does_not_begin() -> None:
    with FaultServer(answering(reply(200, {}))) as server:
        connection = Connection(access_to(server.url, lambda: KEY, lambda: None))
        connection.break_off()
        with pytest.raises(NoAnswer) as raised:
            connection.exchange("GET", "/faxes", seconds=10)
        assert isinstance(raised.value.error, Offline)
        assert not connection.handed_over
        connection.close()
    assert server.received == []


def test_after_a_renewal_it_begins() -> None:
    with FaultServer(answering(reply(200, {}))) as server:
        connection = Connection(access_to(server.url, lambda: KEY, lambda: None))
        connection.break_off()
        connection.renew()
        assert connection.exchange("GET", "/faxes", seconds=10).status == 200
        connection.close()


def test_only_an_exchange_over_a_connection_from_before_counts_as_reused() -> None:
    """Whether one may be asked again: it left over an old connection, and nothing of an answer came."""

    def one_answer(peer: Peer) -> None:
        peer.request()
        peer.send(reply(200, {}))
        peer.request()

    with FaultServer(one_answer) as server:
        connection = Connection(access_to(server.url, lambda: KEY, lambda: None))
        connection.exchange("GET", "/faxes", seconds=10, keep=True)
        assert not connection.was_reused
        with pytest.raises(NoAnswer):
            connection.exchange("GET", "/faxes", seconds=10, keep=True)
        assert connection.was_reused
        connection.close()


def test_a_library_that_does_not_tell_when_a_request_leaves_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a lost answer would be taken for a fax that never left. The question before each fax finds it out."""
    follow = Connection._follow

    def deaf(connection: Connection, event: str, info: Mapping[str, Any]) -> None:
        if "send_request" not in event:
            follow(connection, event, info)

    monkeypatch.setattr(Connection, "_follow", deaf)
    with FaultServer(answering(reply(200, {}))) as server:
        connection = Connection(access_to(server.url, lambda: KEY, lambda: None))
        with pytest.raises(RuntimeError):
            connection.exchange("GET", "/faxes", seconds=10)
        connection.close()
