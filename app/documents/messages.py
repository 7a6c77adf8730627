"""How the program and its document child speak: JSON objects with their length in front, over one socket.

Nothing is ever unpickled.
"""

import json
import socket
import struct
import time
from typing import Any, NoReturn

Message = dict[str, Any]

_LENGTH = struct.Struct("!I")
_LONGEST = 8_000_000


class BadMessage(Exception):
    """The other side sent something that is not a message."""


def send(channel: socket.socket, message: Message) -> None:
    """Raises OSError (also its TimeoutError) when the other side does not take it."""
    body = json.dumps(message).encode("ascii")
    channel.sendall(_LENGTH.pack(len(body)) + body)


def receive(channel: socket.socket, until: float | None = None) -> Message:
    """The next message. `until` (time.monotonic) is for all of it, not for each byte.

    Raises EOFError when the other side is gone, OSError or TimeoutError from the socket, BadMessage.
    """
    (length,) = _LENGTH.unpack(_exactly(channel, _LENGTH.size, until))
    if length > _LONGEST:
        raise BadMessage(f"{length} bytes announced")
    body = _exactly(channel, length, until)
    try:
        message = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise BadMessage("not JSON") from error
    if not isinstance(message, dict):
        raise BadMessage("not an object")
    return message


def _exactly(channel: socket.socket, count: int, until: float | None) -> bytes:
    data = bytearray()
    while len(data) < count:
        if until is not None:
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError
            channel.settimeout(left)
        block = channel.recv(min(count - len(data), 1 << 20))
        if not block:
            raise EOFError
        data += block
    return bytes(data)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
