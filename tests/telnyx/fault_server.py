"""A real server on loopback that misbehaves as told. One thread for each connection."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from types import TracebackType
from typing import Any

Behaviour = Callable[["Peer"], None]


@dataclass
class Received:
    """A request as far as it came. `complete`: the whole body did."""

    line: str
    headers: Message
    body: bytes = b""
    complete: bool = False

    @property
    def method(self) -> str:
        return self.line.split(" ")[0]

    @property
    def target(self) -> str:
        return self.line.split(" ")[1]

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    def parts(self) -> dict[str, Message]:
        """The parts of a multipart body by name, as Python's mail parser sees them."""
        head = f"Content-Type: {self.headers['content-type']}\r\n\r\n".encode()
        message = message_from_bytes(head + self.body)
        assert message.is_multipart()
        assert not message.defects
        found: dict[str, Message] = {}
        for part in message.get_payload():
            assert isinstance(part, Message)
            name = part.get_param("name", header="content-disposition")
            assert isinstance(name, str)
            assert name not in found
            found[name] = part
        return found


@dataclass
class Peer:
    """The server's end of one connection."""

    sock: socket.socket
    server: FaultServer
    number: int
    """Counted from 1."""
    _unread: bytes = b""

    def head(self) -> Received | None:
        """Reads up to the end of the headers; None when the client closed."""
        while b"\r\n\r\n" not in self._unread:
            data = self.receive()
            if not data:
                return None
            self._unread += data
        head, _, self._unread = self._unread.partition(b"\r\n\r\n")
        line, _, rest = head.partition(b"\r\n")
        received = Received(line.decode(), message_from_bytes(rest + b"\r\n\r\n"))
        self.server.received.append(received)
        return received

    def body(self, received: Received, limit: int | None = None) -> None:
        """Reads the body, or at least its first `limit` bytes; goes on where it stopped before."""
        length = int(received.headers.get("content-length", "0"))
        wanted = length if limit is None else min(limit, length)
        body = bytearray(received.body + self._unread)
        while len(body) < wanted and (data := self.receive()):
            body += data
        received.body = bytes(body)
        self._unread = b""
        received.complete = len(received.body) == length

    def request(self) -> Received | None:
        received = self.head()
        if received:
            self.body(received)
        return received

    def receive(self) -> bytes:
        try:
            return self.sock.recv(65536)
        except OSError:
            return b""

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def until_closed(self) -> None:
        """Waits for the client to hang up."""
        while self.receive():
            pass

    def mute(self) -> None:
        """Reads nothing and says nothing until the server ends."""
        self.server.ended.wait(50)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)
        self.sock.close()

    def reset(self) -> None:
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()


@dataclass
class FaultServer:
    behaviour: Behaviour
    tls: ssl.SSLContext | None = None
    receive_buffer: int = 0
    """Bytes that the system takes for a peer that does not read; 0: as many as it likes."""
    received: list[Received] = field(default_factory=list)
    connections: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> FaultServer:
        self._listener = socket.create_server(("127.0.0.1", 0))
        if self.receive_buffer:
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self.receive_buffer)
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ended.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for sock in self._open:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(20)

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}/v2"

    @property
    def posts(self) -> list[Received]:
        return [received for received in self.received if received.method == "POST"]

    def _accept(self) -> None:
        while not self.ended.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            self._open.append(sock)
            thread = threading.Thread(target=self._serve, args=(sock, self.connections), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, sock: socket.socket, number: int) -> None:
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.callback(sock.close)
            if self.tls:
                sock = self.tls.wrap_socket(sock, server_side=True)
                self._open.append(sock)
                stack.callback(sock.close)
            self.behaviour(Peer(sock, self, number))


def reply(status: int = 200, body: Any = b"", **headers: str) -> bytes:
    """An answer as it goes over the wire. `body`: bytes as they are, anything else as JSON. In the names of headers
    `_` stands for `-`; a Content-Length given as "" is left out."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {name.replace("_", "-").lower(): value for name, value in headers.items()}
    named = {"content-type": "application/json", "content-length": str(len(data)), **named}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value or name != "content-length")
    return f"HTTP/1.1 {status} Status\r\n{lines}\r\n".encode() + data


def answering(*answers: bytes) -> Behaviour:
    """Gives these answers to the requests in their order, on whatever connection they come; the last one for ever."""
    lock = threading.Lock()
    left: Iterator[bytes] = iter(answers[:-1])

    def behave(peer: Peer) -> None:
        while peer.request():
            with lock:
                answer = next(left, answers[-1])
            peer.send(answer)

    return behave
