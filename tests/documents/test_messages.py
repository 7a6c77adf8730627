import socket
import struct
import time
from collections.abc import Iterator

import pytest

from app.documents import messages

Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_there_and_back(pair: Pair) -> None:
    ours, theirs = pair
    messages.send(ours, {"path": "/tmp/\udcff ü\n", "numbers": [1, 2.5, None]})
    assert messages.receive(theirs) == {"path": "/tmp/\udcff ü\n", "numbers": [1, 2.5, None]}


@pytest.mark.parametrize(
    "body",
    [b"", b"nonsense", b"[1]", b'{"a": NaN}', b'{"a": Infinity}', b"[" * 100_000, b'{"a": "\xff"}', b"1" * 5000],
)
def test_nonsense_is_refused(pair: Pair, body: bytes) -> None:
    ours, theirs = pair
    ours.sendall(struct.pack("!I", len(body)) + body)
    with pytest.raises(messages.BadMessage):
        messages.receive(theirs)


def test_an_absurd_length_is_refused_before_anything_is_read(pair: Pair) -> None:
    ours, theirs = pair
    ours.sendall(b"\xff\xff\xff\xff")
    with pytest.raises(messages.BadMessage):
        messages.receive(theirs)


def test_the_other_side_gone(pair: Pair) -> None:
    ours, theirs = pair
    ours.sendall(struct.pack("!I", 10) + b"half")
    ours.close()
    with pytest.raises(EOFError):
        messages.receive(theirs)


def test_the_deadline_is_for_the_whole_message(pair: Pair) -> None:
    ours, theirs = pair
    ours.sendall(struct.pack("!I", 10) + b"half")
    with pytest.raises(TimeoutError):
        messages.receive(theirs, time.monotonic() + 0.05)
