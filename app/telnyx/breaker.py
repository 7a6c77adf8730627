"""Ends an exchange from another thread."""

import contextlib
import socket
import threading


class Broken(Exception):
    """The exchange was ended, or must not begin."""


class Breaker:
    """For one exchange. A thread that waits in send or recv notices neither a flag nor close(), but it does notice
    the shutdown of a second handle on its socket, at once and beneath TLS."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._handle: socket.socket | None = None
        self._broken = False

    @property
    def is_broken(self) -> bool:
        return self._broken

    def attach(self, connected: socket.socket) -> None:
        """Raises Broken, with the socket closed, when there was a break before or the system has no handle left."""
        with self._lock:
            self._drop()
            if self._broken:
                connected.close()
                raise Broken
            try:
                # Not connected.dup(), which a TLS socket does not have.
                self._handle = socket.socket(fileno=socket.dup(connected.fileno()))
            except OSError as error:  # no exchange rather than one that nothing can end
                connected.close()
                raise Broken from error

    def break_off(self) -> None:
        with self._lock:
            self._broken = True
            if self._handle:
                with contextlib.suppress(OSError):  # it may be gone already
                    self._handle.shutdown(socket.SHUT_RDWR)

    def release(self) -> None:
        """Without this the connection would stay open when its own handle is closed."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        if self._handle:
            self._handle.close()
            self._handle = None
