"""The door at 127.0.0.1, by hand: who is let in, and that nobody makes it grow or wait."""

from __future__ import annotations

import errno
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from app.core.errors import PortTaken
from app.core.event import Counts, FaxEvent
from app.telnyx import listener as module
from app.telnyx.listener import Listener
from tests.telnyx.signing import FAX_ID, NOW, SECRET, event, free_port, listening, signature

PATH = f"/faxwell/{SECRET}"
BODY = event()


class Door:
    def __init__(self) -> None:
        self.port = free_port()
        self.heard: list[FaxEvent] = []
        self.tested: list[str] = []
        self.now = float(NOW)
        self.listener = Listener(listening(self.port), self.heard.append, self.tested.append, lambda: self.now)

    def knock(self, head: str, body: bytes = b"") -> int:
        """The status, or 0 where nothing was answered."""
        return self.send(head.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + body)

    def send(self, request: bytes) -> int:
        with socket.create_connection(("127.0.0.1", self.port), 10) as caller:
            try:
                caller.sendall(request)
                caller.shutdown(socket.SHUT_WR)
                answer = caller.recv(1000)
            except OSError:  # it hung up on us
                return 0
        return int(answer.split()[1]) if answer else 0

    def post(self, body: bytes = BODY, path: str = PATH, more: str = "", **other: str) -> int:
        headers = {
            "Host": "office.example",
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            "telnyx-timestamp": str(NOW),
            "telnyx-signature-ed25519": signature(body).decode(),
        } | {name.replace("_", "-"): value for name, value in other.items()}
        lines = "\n".join(f"{name}: {value}" for name, value in headers.items() if value is not None)
        return self.knock(f"POST {path} HTTP/1.1\n{lines}{more}", body)


@pytest.fixture
def door() -> Iterator[Door]:
    door = Door()
    yield door
    door.listener.close()


def test_an_event_is_heard(door: Door) -> None:
    assert door.post() == 204
    assert door.heard == [FaxEvent("95479a2e", FAX_ID, Counts(2, 25))]


def test_an_event_in_chunks_is_heard(door: Door) -> None:
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (BODY[:10], BODY[10:])) + b"0\r\n\r\n"
    head = (
        f"POST {PATH} HTTP/1.1\nHost: OFFICE.example\nContent-Type: application/json; charset=utf-8\n"
        f"Transfer-Encoding: chunked\ntelnyx-timestamp: {NOW}\n"
        f"telnyx-signature-ed25519: {signature(BODY).decode()}"
    )
    assert door.knock(head, chunks) == 204
    assert len(door.heard) == 1


def test_once_however_often_it_is_sent(door: Door) -> None:
    for _ in range(3):
        assert door.post() == 204
    again = event(event_id="another")
    assert door.post(again, telnyx_signature_ed25519=signature(again).decode()) == 204
    assert [each.id for each in door.heard] == ["95479a2e", "another"]


@pytest.mark.parametrize("host", ["evil.example", "office.example.evil.example", "127.0.0.1", "office.example:1", ""])
def test_another_host_is_turned_away(door: Door, host: str) -> None:
    assert door.post(Host=host) in (400, 403)
    assert door.heard == []


def test_a_tunnel_may_name_us_as_the_host(door: Door) -> None:
    assert door.post(Host=f"127.0.0.1:{door.port}") == 204


@pytest.mark.parametrize(
    ("status", "change"),
    [
        (403, {"more": "\nOrigin: https://office.example"}),
        (403, {"more": "\nOrigin: null"}),
        (404, {"path": "/"}),
        (404, {"path": PATH + "x"}),
        (404, {"path": PATH + "?x=1"}),
        (404, {"path": f"https://office.example{PATH}"}),
        (415, {"Content_Type": "application/x-www-form-urlencoded"}),
        (415, {"Content_Type": "text/plain"}),
        (415, {"Content_Type": ""}),
        (401, {"telnyx_timestamp": str(NOW - 301)}),
        (401, {"telnyx_timestamp": ""}),
        (401, {"telnyx_signature_ed25519": ""}),
        (401, {"more": f"\ntelnyx-timestamp: {NOW}"}),
        (401, {"body": event("fax.failed"), "telnyx_signature_ed25519": signature(BODY).decode()}),
    ],
)
def test_what_is_not_telnyx_is_turned_away(door: Door, status: int, change: dict[str, str]) -> None:
    assert door.post(**change) == status  # type: ignore[arg-type]  # a body among words
    assert door.heard == []


@pytest.mark.parametrize("method", ["GET", "OPTIONS", "PUT", "HEAD", "DELETE"])
def test_only_a_post(door: Door, method: str) -> None:
    assert door.knock(f"{method} {PATH} HTTP/1.1\nHost: office.example") == 405


@pytest.mark.parametrize(
    "request_",
    [
        b"",
        b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01",
        b"GET /\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost : a\r\n\r\n",
        b"POST / HTTP/1.1\r\n" + b"x" * 100_000,
        b"POST / HTTP/1.1\r\nHost: a\r\n" + b"x: y\r\n" * 100_000,
    ],
    ids=range(10),
)
def test_what_is_no_request_does_no_harm(door: Door, request_: bytes) -> None:
    assert door.send(request_) in (0, 400, 403)
    assert door.post() == 204


@pytest.mark.parametrize("size", [65_537, 10_000_000])
def test_a_large_body_is_turned_away(door: Door, size: int) -> None:
    assert door.post(b"x" * size) in (413, 0)
    assert door.post() == 204


def test_a_body_without_end_is_turned_away(door: Door) -> None:
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: office.example\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked"
    )
    assert door.send(head.encode() + b"\r\n\r\n" + (b"400\r\n" + b"x" * 1024 + b"\r\n") * 200) in (413, 0)
    assert door.post() == 204


def test_who_says_nothing_is_let_go(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.1)
    with socket.create_connection(("127.0.0.1", door.port), 10) as caller:
        caller.sendall(b"POST / HTTP/1.1\r\nHost: ")
        assert caller.recv(100) == b""


def test_a_byte_now_and_then_holds_no_place(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.2)
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", door.port), 10) as caller:
        caller.settimeout(0.02)
        while time.monotonic() - begun < 5:
            try:
                caller.sendall(b"P")
                if caller.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
    assert time.monotonic() - begun < 4


def test_a_thousand_callers_find_sixteen_places(door: Door) -> None:
    before = threading.active_count()
    callers = [socket.create_connection(("127.0.0.1", door.port), 10) for _ in range(200)]
    assert threading.active_count() - before <= 16
    for caller in callers:
        caller.close()
    deadline = time.monotonic() + 10
    while door.post() != 204 and time.monotonic() < deadline:
        pass
    assert len(door.heard) == 1


def test_a_test_is_told_and_answered_as_any_stranger(door: Door) -> None:
    assert door.post(telnyx_signature_ed25519="", x_faxwell_test="word") == 401
    assert (door.tested, door.heard) == (["word"], [])


def test_too_many_open_files_make_it_deaf_for_a_moment_only(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    real = door.listener._socket

    class Full:
        refused = 0

        def accept(self) -> tuple[socket.socket, object]:
            self.refused += 1
            if self.refused < 3:
                raise OSError(errno.EMFILE, "Too many open files")
            return real.accept()

        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

    monkeypatch.setattr(door.listener, "_socket", Full())
    assert door.post() == 204  # by the thread that waited before
    assert door.post(event(event_id="another")) == 204


def test_a_port_that_is_taken(door: Door) -> None:
    with pytest.raises(PortTaken):
        Listener(listening(door.port), door.heard.append)


def test_nobody_is_there_after_the_end() -> None:
    door = Door()
    door.listener.close()
    with pytest.raises(ConnectionRefusedError):
        door.post()
    Listener(listening(door.port), door.heard.append).close()
