"""One window for each person and data folder: a second start hands what it wants to the first and ends.

The first holds a lock, which the system frees however it ends, and listens at a local socket (on Windows at a named
pipe) that is this user's only. It answers from its GUI thread, so that a window that hangs takes nothing.
"""

import hashlib
import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import StorageError
from app.core.wish import MOST_BYTES, Wish, read_wish
from app.storage.engine_lock import EngineLock

if TYPE_CHECKING:
    from multiprocessing.connection import Connection, Listener  # at run time it would delay the first paint

_ANSWER_SECONDS = 2.0
_STARTING_SECONDS = 20.0  # the lock is held and nobody listens: the first window is not ready yet, or just leaving
_PAUSE_SECONDS = 0.05
_WAITING = 64  # connections nobody has looked at yet
_TAKEN = b"taken"


class Standing(Enum):
    FIRST = auto()  # or there is no place for a lock: then each start is by itself
    HANDED_OVER = auto()
    UNANSWERED = auto()  # there is another window, and it does not take what this start wants


class OneWindow:
    """Windows of the same `data` folder and `other_server` know each other, by a lock and a socket in `folder`, which
    is made private."""

    def __init__(self, folder: Path, data: Path, other_server: str = "") -> None:
        named = hashlib.sha256(f"{os.path.realpath(data)}\n{other_server}".encode("utf-8", "surrogateescape"))
        name = named.hexdigest()[:16]
        self._lock = EngineLock(folder / f"{name}.lock")
        # The name of a pipe is the whole system's, and has the person's folder in it by way of `data`.
        self._address = rf"\\.\pipe\faxwell-{name}" if sys.platform == "win32" else str(folder / name)
        self._listener: Listener | None = None
        self._changing = threading.Lock()
        self._closed = False

    def stand(self, wish: Wish | None) -> Standing:
        """Blocks until it is known which start this is, up to 22 s. Without a wish it asks nothing of another window:
        that there is one is enough."""
        end = time.monotonic() + _STARTING_SECONDS
        while True:
            try:
                if self._lock.take():
                    return Standing.FIRST
            except StorageError:
                return Standing.FIRST
            if wish is None:
                return Standing.HANDED_OVER
            answer = _Asking(self._address, wish).answer()
            if answer is not None:
                return answer
            if time.monotonic() > end:
                return Standing.UNANSWERED
            time.sleep(_PAUSE_SECONDS)

    def listen(self, heard: Callable[[Wish, Callable[[], bool]], None]) -> None:
        """For the first one, once its window stands. `heard` is called on a thread with a wish and with what takes it:
        a function that answers whether the other start still waited for that, and has been told."""
        threading.Thread(target=self._hear, args=(heard,), name="other-starts", daemon=True).start()

    def close(self) -> None:
        """Before the window ends: what is started now begins anew."""
        with self._changing:
            self._closed = True
            if self._listener is not None:
                with suppress(OSError):
                    self._listener.close()
        self._lock.release()

    def _open(self) -> "Listener | None":
        from multiprocessing.connection import Listener

        with self._changing, suppress(OSError):  # as if nobody listened: the next start opens a window of its own
            if self._closed:
                return None
            if sys.platform != "win32":
                with suppress(OSError):
                    os.unlink(self._address)  # left behind by one that was killed: the lock is ours
            listener = Listener(self._address, backlog=_WAITING)
            if sys.platform != "win32":
                os.chmod(self._address, 0o600)
            self._listener = listener
        return self._listener

    def _hear(self, heard: Callable[[Wish, Callable[[], bool]], None]) -> None:
        listener = self._open()
        while listener is not None and not self._closed:
            try:
                connection = listener.accept()
            except OSError:
                time.sleep(_PAUSE_SECONDS)  # it went away while being accepted, or there are too many open files
                continue
            wish = None if self._closed else _read(connection)
            if wish is None:
                connection.close()
            else:
                heard(wish, partial(_take, connection))


class _Asking:
    """One try, on a thread of its own, because connecting and writing have no limit of time."""

    def __init__(self, address: str, wish: Wish) -> None:
        self._address, self._wish = address, wish
        self._given_up = False
        self._answer: Standing | None = None

    def answer(self) -> Standing | None:
        """None: nobody is there."""
        asking = threading.Thread(target=self._ask, daemon=True)
        asking.start()
        asking.join(_ANSWER_SECONDS + 0.5)
        self._given_up = True
        return Standing.UNANSWERED if asking.is_alive() else self._answer

    def _ask(self) -> None:
        from multiprocessing.connection import Client

        with suppress(OSError, EOFError), Client(self._address) as connection:
            if self._given_up:
                return
            _allow_to_the_front()
            connection.send_bytes(self._wish.encoded())
            if not connection.poll(_ANSWER_SECONDS):
                self._answer = Standing.UNANSWERED
                return
            taken = connection.recv_bytes(len(_TAKEN)) == _TAKEN
            self._answer = Standing.HANDED_OVER if taken else Standing.UNANSWERED


def _read(connection: "Connection") -> Wish | None:
    with suppress(OSError, EOFError, ValueError):
        if connection.poll(_ANSWER_SECONDS):
            return read_wish(connection.recv_bytes(MOST_BYTES))
    return None


def _take(connection: "Connection") -> bool:
    """A start that waits no more has opened its files itself."""
    with suppress(OSError), connection:
        connection.send_bytes(_TAKEN)
        return True
    return False


def _allow_to_the_front() -> None:
    """Windows lets only the program that was just started pass on the right to come to the front."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
