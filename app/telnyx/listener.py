"""Hears Telnyx's events at 127.0.0.1, behind a tunnel that a person runs.

An event is a bell and no more: whoever hears it asks Telnyx. So everything that is not a plain, signed, fresh POST to
the one secret path is turned away with a bare status, and nothing that arrives can make it grow or wait.
"""

import hmac
import os
import socket
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress

import h11

from app.core.errors import PortTaken
from app.core.event import FaxEvent
from app.core.listening import Listening, public_key_of
from app.telnyx.webhooks import TOLERANCE, event_of, is_genuine

SECONDS = 5.0  # for a whole request
MOST_BYTES = 65_536  # of a body
_MOST_HEAD = 16_384
_AT_ONCE = 16
_WAITING = 128
_REMEMBERED = 10_000
_FRESH_FOR = 2 * TOLERANCE
_BLOCK = 16_384
_PAUSE = 0.05
TEST_HEADER = b"x-faxwell-test"
"""What a test is told by; it is answered like everything else that is not signed."""

Heard = Callable[[FaxEvent], None]


class Listener:
    """Listens from the moment it is made; `heard` is called on a thread of its own, and `tested` with the word of a
    test. Raises PortTaken, ListenAddressNotUsable, EventKeyNotUsable."""

    def __init__(
        self,
        place: Listening,
        heard: Heard,
        tested: Callable[[str], None] = lambda word: None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        place.check()
        self._door = _Door(place, heard, tested, clock)
        self._free = threading.BoundedSemaphore(_AT_ONCE)
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # on Windows it would let two programs share the port
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # also a minute after the last end
        try:
            self._socket.bind(("127.0.0.1", place.port))
            self._socket.listen(_WAITING)
        except OSError as error:
            self._socket.close()
            raise PortTaken(port=place.port) from error
        threading.Thread(target=self._accept, name="listener", daemon=True).start()

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for the next caller
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                if self._socket.fileno() == -1:
                    return
                time.sleep(_PAUSE)  # it went away while being accepted, or there are too many open files
                continue
            if not self._free.acquire(blocking=False):
                caller.close()
                continue
            threading.Thread(target=self._serve, args=(caller,), name="listener-caller", daemon=True).start()

    def _serve(self, caller: socket.socket) -> None:
        try:
            with caller, suppress(OSError, h11.ProtocolError):
                _answer(caller, self._door)
        finally:
            self._free.release()


class _Door:
    """Who is let in."""

    def __init__(
        self, place: Listening, heard: Heard, tested: Callable[[str], None], clock: Callable[[], float]
    ) -> None:
        self._path = place.path.encode()
        self._hosts = {place.host.encode(), f"127.0.0.1:{place.port}".encode(), f"localhost:{place.port}".encode()}
        self._key = public_key_of(place.public_key)
        self._heard, self._tested, self._clock = heard, tested, clock
        self._seen: OrderedDict[str, float] = OrderedDict()
        self._lock = threading.Lock()

    def status_before_body(self, request: h11.Request) -> int:
        """0: its body is worth reading."""
        values: dict[bytes, list[bytes]] = {}
        for name, value in request.headers:
            values.setdefault(name, []).append(value)
        hosts = values.get(b"host", [])
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts or b"origin" in values:
            return 403
        if not hmac.compare_digest(request.target, self._path):
            return 404
        if request.method != b"POST":
            return 405
        if values.get(b"content-type", [b""])[0].partition(b";")[0].strip().lower() != b"application/json":
            return 415
        return 0

    def status_of(self, request: h11.Request, body: bytes) -> int:
        signature, timestamp, test = (
            _only(request, name) for name in (b"telnyx-signature-ed25519", b"telnyx-timestamp", TEST_HEADER)
        )
        if not is_genuine(body, signature, timestamp, self._key, self._clock()):
            if test:
                self._tested(test.decode("ascii", "replace"))
            return 401
        event = event_of(body)
        if event is not None and self._is_new(event.id):
            self._heard(event)
        return 204

    def _is_new(self, event_id: str) -> bool:
        """Telnyx sends an event up to six times, and whoever has seen one may send it again."""
        now = self._clock()
        with self._lock:
            while self._seen and (len(self._seen) > _REMEMBERED or next(iter(self._seen.values())) < now - _FRESH_FOR):
                self._seen.popitem(last=False)
            if event_id in self._seen:
                return False
            self._seen[event_id] = now
            return True


def _only(request: h11.Request, wanted: bytes) -> bytes:
    """b"" where it is missing, or there twice."""
    found = [value for name, value in request.headers if name == wanted]
    return found[0] if len(found) == 1 else b""


def _answer(caller: socket.socket, door: _Door) -> None:
    """One request, one bare status, and the end. Raises OSError, h11.ProtocolError."""
    deadline = time.monotonic() + SECONDS
    http = h11.Connection(h11.SERVER, max_incomplete_event_size=_MOST_HEAD)
    request = _next(http, caller, deadline)
    if not isinstance(request, h11.Request):
        return
    status, body = door.status_before_body(request), b""
    while not status:
        part = _next(http, caller, deadline)
        if isinstance(part, h11.EndOfMessage):
            status = door.status_of(request, body)
        elif isinstance(part, h11.Data):
            body += bytes(part.data)
            status = 413 if len(body) > MOST_BYTES else 0
        else:
            return
    answer = h11.Response(status_code=status, headers=[("Connection", "close"), ("Content-Length", "0")])
    caller.settimeout(max(0.01, deadline - time.monotonic()))
    caller.sendall((http.send(answer) or b"") + (http.send(h11.EndOfMessage()) or b""))


def _next(http: h11.Connection, caller: socket.socket, deadline: float) -> object:
    """The next part of what comes. One deadline for all of it: a byte a second must not hold a place for long."""
    while (event := http.next_event()) is h11.NEED_DATA:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        caller.settimeout(left)
        http.receive_data(caller.recv(_BLOCK))
    return event
