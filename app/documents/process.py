"""One document child, seen from the program: started, asked, killed."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence

from app.documents import channel, messages
from app.documents.frames import Frame

MEMORY = 1 << 30
_START_SECONDS = 30.0
# How much longer than the program the child itself waits before it gives up: it is then an orphan.
_ORPHAN_SECONDS = 5.0
# A page's pictures are some megabytes each: glibc would give each of them back to the system and fetch it anew, which
# takes as long as the work on it. (Other systems do not know these names.)
_MALLOC = {"MALLOC_MMAP_THRESHOLD_": str(32 << 20), "MALLOC_TRIM_THRESHOLD_": str(64 << 20)}


class ChildStopped(Exception):
    """The child died, was late, or answered nonsense. It is gone; what it was asked is unanswered."""


class ChildNotStarted(RuntimeError):
    """The command does not start a document child: a fault of this program, not of a document."""


def default_command() -> tuple[str, ...]:
    """Frozen, the same program with an argument; else a fresh interpreter that sees what this one sees."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "document-child")
    return (sys.executable, "-P", "-m", "app.documents.child")


class DocumentChild:
    """Not to be shared between threads, but `kill` may be called from any."""

    def __init__(self, command: Sequence[str]) -> None:
        """Returns at once; the child needs some 70 ms more until it answers. Raises ChildNotStarted."""
        offer = channel.offer()
        self.frame = Frame()
        try:
            self._process = subprocess.Popen(
                [*command, f"{offer.argument},{self.frame.address}"],
                env={**_environment(), **offer.environment},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(*offer.descriptors, *self.frame.descriptors),
                # Ctrl-C in a terminal is for the program; and a wrapper around the child dies with it.
                start_new_session=sys.platform != "win32",
            )
            self._channel = offer.accept(_START_SECONDS)
        except OSError as error:
            offer.withdraw()
            raise ChildNotStarted(str(error)) from error
        finally:
            self.frame.started()
        self._ready = self._stopped = False

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return not self._stopped and self._process.poll() is None

    def ask(self, order: messages.Message, seconds: float) -> messages.Message:
        """The answer, as the child gave it: its values are not to be trusted. Kills the child when it is late.

        Raises ChildStopped, or ChildNotStarted when it never got ready.
        """
        if not self._ready:
            self._await_ready()
        request = {**order, "seconds": seconds + _ORPHAN_SECONDS, "memory": MEMORY}
        try:
            until = time.monotonic() + seconds
            self._channel.settimeout(seconds)
            messages.send(self._channel, request)
            return messages.receive(self._channel, until)
        except (OSError, EOFError, messages.BadMessage) as error:
            self.kill()
            raise ChildStopped(type(error).__name__) from error

    def stop(self) -> None:
        """Ends it, without waiting for the end."""
        self._stopped = True
        with contextlib.suppress(OSError):
            self._channel.shutdown(socket.SHUT_RDWR)
        with contextlib.suppress(ProcessLookupError):
            if sys.platform == "win32":
                self._process.kill()
            elif self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)

    def kill(self) -> None:
        """Ends it within milliseconds; a child stuck in the system is left to it after a second."""
        self.stop()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        self._channel.close()

    def _await_ready(self) -> None:
        try:
            messages.receive(self._channel, time.monotonic() + _START_SECONDS)
        except (OSError, EOFError, messages.BadMessage) as error:
            self.kill()
            raise ChildNotStarted(type(error).__name__) from error
        self._ready = True


def _environment() -> dict[str, str]:
    """Ours without our own settings (a key may be among them), and with the places modules come from."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FAXWELL_")}
    environment["PYTHONPATH"] = os.pathsep.join(place for place in sys.path if place)
    return environment | _MALLOC
