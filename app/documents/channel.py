"""The socket between the program and a child it starts.

On POSIX one end of a socket pair is inherited by its number. Windows has no such pair: the child calls back
on the loopback address, and proves by a token from its environment that it is the one that was started.
"""

import hmac
import os
import secrets
import socket
import sys
import time
from dataclasses import dataclass, field

TOKEN = "FAXWELL_CHILD_TOKEN"
_TOKEN_BYTES = 32
_INHERITED = sys.platform != "win32"


@dataclass(slots=True)
class Offer:
    """What a child needs to connect: the argument, the environment and the descriptors it is started with."""

    argument: str
    environment: dict[str, str] = field(default_factory=dict)
    descriptors: tuple[int, ...] = ()
    _end: socket.socket | None = None
    _theirs: socket.socket | None = None

    def accept(self, seconds: float) -> socket.socket:
        """The program's end, once the child was started. Raises TimeoutError."""
        assert self._end is not None
        if self._theirs is not None:
            self._theirs.close()
            return self._end
        with self._end as listener:
            return _awaited(listener, bytes.fromhex(self.environment[TOKEN]), seconds)

    def withdraw(self) -> None:
        for end in (self._end, self._theirs):
            if end is not None:
                end.close()


def offer(inherited: bool = _INHERITED) -> Offer:
    if inherited:
        ours, theirs = socket.socketpair()
        return Offer(str(theirs.fileno()), {}, (theirs.fileno(),), ours, theirs)
    listener = socket.create_server(("127.0.0.1", 0))
    host, port = listener.getsockname()
    return Offer(f"{host}:{port}", {TOKEN: secrets.token_hex(_TOKEN_BYTES)}, (), listener)


def connect_back(argument: str) -> socket.socket:
    """The child's end, from the argument it was started with."""
    host, colon, port = argument.rpartition(":")
    if not colon:
        return socket.socket(fileno=int(argument))
    channel = socket.create_connection((host, int(port)), timeout=10)
    channel.settimeout(None)
    channel.sendall(bytes.fromhex(os.environ.pop(TOKEN)))
    return channel


def _awaited(listener: socket.socket, token: bytes, seconds: float) -> socket.socket:
    """The first connection that knows the token; others are hung up on."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        listener.settimeout(left)
        channel, _address = listener.accept()
        channel.settimeout(1)
        try:
            if hmac.compare_digest(_received(channel, _TOKEN_BYTES), token):
                channel.settimeout(None)
                return channel
        except OSError:
            pass
        channel.close()
    raise TimeoutError("the child did not call back")


def _received(channel: socket.socket, size: int) -> bytes:
    """Fewer when the other side hangs up. Not MSG_WAITALL: Windows refuses it on a socket with a time limit."""
    received = b""
    while len(received) < size and (more := channel.recv(size - len(received))):
        received += more
    return received
