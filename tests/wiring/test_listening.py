"""One account's ear: where it listens, that it can be deaf and no more, and whether a test arrives."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from app.core.errors import NotHeard, PortTaken
from app.core.event import FaxEvent
from app.core.listening import Hearing, Listening
from app.telnyx.listener import TEST_HEADER
from app.wiring import listening as module
from app.wiring.listening import Ear
from tests.practice_account import until
from tests.telnyx.signing import FAX_ID, event, free_port, listening, signature


class Tunnel:
    """Brings what is sent to its address to a port of this computer, as the one that a person runs."""

    def __init__(self) -> None:
        self.port = 0
        self.broken = False

    def carry(self, url: str, word: str) -> None:
        if not self.broken:
            self.post(url, b"{}", {TEST_HEADER.decode(): word})

    def post(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        address = urlsplit(url)
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as caller:
            said = {"Host": address.netloc, "Content-Type": "application/json"} | headers
            caller.request("POST", address.path, body, said)
            return caller.getresponse().status


@pytest.fixture
def tunnel() -> Tunnel:
    return Tunnel()


@pytest.fixture
def rung() -> list[FaxEvent]:
    return []


@pytest.fixture
def ear(tunnel: Tunnel, rung: list[FaxEvent]) -> Iterator[Ear]:
    ear = Ear(rung.append, tunnel.carry)
    yield ear
    ear.close()


@pytest.fixture
def place(tunnel: Tunnel) -> Listening:
    tunnel.port = free_port()
    return listening(tunnel.port)


def test_deaf_unless_somebody_wants_it(ear: Ear) -> None:
    assert ear.listen(Listening()) == Hearing()
    assert ear.url == ""
    with pytest.raises(NotHeard):
        ear.test()


def test_an_event_rings(ear: Ear, place: Listening, tunnel: Tunnel, rung: list[FaxEvent]) -> None:
    assert ear.listen(place) == Hearing(place.url)
    body, now = event(), int(time.time())
    headers = {"telnyx-timestamp": str(now), "telnyx-signature-ed25519": signature(body, now).decode()}
    assert tunnel.post(place.url, body, headers) == 204
    assert [each.fax_id for each in rung] == [FAX_ID]
    assert ear.hearing.heard_at is not None


def test_a_test_arrives_or_not(
    ear: Ear, place: Listening, tunnel: Tunnel, rung: list[FaxEvent], monkeypatch: pytest.MonkeyPatch
) -> None:
    ear.listen(place)
    ear.test()
    tunnel.broken = True
    monkeypatch.setattr(module, "_SECONDS_FOR_A_TEST", 0.05)
    with pytest.raises(NotHeard):
        ear.test()
    assert (rung, ear.hearing.heard_at) == ([], None)


def test_a_word_that_nobody_sent_is_no_test(
    ear: Ear, place: Listening, tunnel: Tunnel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SECONDS_FOR_A_TEST", 0.05)
    ear.listen(place)
    monkeypatch.setattr(tunnel, "carry", lambda url, word: None)
    tunnel.post(place.url, b"{}", {TEST_HEADER.decode(): "a guess"})
    tunnel.broken = True
    with pytest.raises(NotHeard):
        ear.test()


def test_a_port_that_is_taken_is_said_and_asked_for_again(ear: Ear, place: Listening) -> None:
    with closing(socket.create_server(("127.0.0.1", place.port))):
        hearing = ear.listen(place)
        assert isinstance(hearing.trouble, PortTaken)
        assert hearing.url == ""
    assert ear.listen(place) == Hearing(place.url)


def test_it_moves_where_the_settings_say(ear: Ear, place: Listening) -> None:
    ear.listen(place)
    other = replace(place, port=free_port())
    assert ear.listen(other).url == other.url
    socket.create_server(("127.0.0.1", place.port)).close()
    assert ear.listen(Listening()) == Hearing()
    until(lambda: not _answers(other.port))


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except ConnectionRefusedError:
        return False
    return True
