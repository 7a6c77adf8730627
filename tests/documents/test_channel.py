import socket
import threading

import pytest

from app.documents import channel


def test_inherited() -> None:
    offer = channel.offer(inherited=True)
    theirs = channel.connect_back(str(socket.fromfd(offer.descriptors[0], socket.AF_UNIX, socket.SOCK_STREAM).detach()))
    with offer.accept(5) as ours, theirs:
        ours.sendall(b"hello")
        assert theirs.recv(5) == b"hello"


def test_called_back_by_the_right_one_only(monkeypatch: pytest.MonkeyPatch) -> None:
    offer = channel.offer(inherited=False)
    assert not offer.descriptors
    host, port = offer.argument.split(":")
    stranger = socket.create_connection((host, int(port)))
    stranger.sendall(bytes(32))
    monkeypatch.setenv(channel.TOKEN, offer.environment[channel.TOKEN])
    answered: list[bytes] = []

    def child() -> None:
        with channel.connect_back(offer.argument) as theirs:
            answered.append(theirs.recv(5))

    thread = threading.Thread(target=child)
    thread.start()
    with offer.accept(10) as ours:
        ours.sendall(b"hello")
        thread.join(10)
    assert answered == [b"hello"]
    with stranger:
        assert stranger.recv(1) == b""


def test_the_token_may_come_in_pieces() -> None:
    offer = channel.offer(inherited=False)
    host, port = offer.argument.split(":")

    def child() -> None:
        with socket.create_connection((host, int(port))) as theirs:
            theirs.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for byte in bytes.fromhex(offer.environment[channel.TOKEN]):
                theirs.sendall(bytes([byte]))
            theirs.recv(1)

    thread = threading.Thread(target=child)
    thread.start()
    with offer.accept(10) as ours:
        ours.sendall(b"!")
    thread.join(10)


def test_nobody_calls_back() -> None:
    with pytest.raises(TimeoutError):
        channel.offer(inherited=False).accept(0.05)
