"""The practice account's server: found when another process has started it, started otherwise, kept alive."""

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from app import paths
from app.core.errors import DiskTrouble, PracticeNotStarted
from app.practice.account import KEY

_START_SECONDS = 30.0
_LOOK_EVERY = 1.0


class PracticeServer:
    """Several processes may share one server. Whoever started it takes it along when it ends, however it ends; the
    others then start it again within a second, on the same port, with the same faxes."""

    def __init__(self, state: Path, speed: float = 1.0) -> None:
        self._state = state
        self._speed = speed
        self._starting = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = threading.Event()
        self._keeper: threading.Thread | None = None

    def url(self) -> str:
        """Its address; blocks while it starts. Raises PracticeNotStarted, DiskTrouble."""
        with self._starting:
            try:
                paths.make_private(self._state)
            except OSError as error:
                raise DiskTrouble from error
            if not os.access(self._state, os.W_OK):
                raise DiskTrouble  # the server would end at once, and nobody would know why
            until = time.monotonic() + _START_SECONDS
            while (address := self._answering()) is None:
                if time.monotonic() > until:
                    raise PracticeNotStarted
                if self._process is None or self._process.poll() is not None:
                    self._start()
                time.sleep(0.05)
            if self._keeper is None:
                self._keeper = threading.Thread(target=self._keep, name="practice server", daemon=True)
                self._keeper.start()
        return address

    def stop(self) -> None:
        """Ends the server if this process started it."""
        self._stopped.set()
        if self._process is not None and self._process.stdin:
            self._process.stdin.close()

    def _keep(self) -> None:
        while not self._stopped.wait(_LOOK_EVERY):
            if self._answering() is None and (self._process is None or self._process.poll() is not None):
                self._start()

    def _start(self) -> None:
        options = ["--state", str(self._state), "--speed", str(self._speed), "--until-stdin-closes"]
        self._process = subprocess.Popen(
            [*_program(), *options], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def _answering(self) -> str | None:
        """The address in server.json, if somebody answers there: after a kill the file stays behind."""
        try:
            address = str(json.loads((self._state / "server.json").read_text("ascii"))["url"])
            # Not urllib: it obeys proxies, and its openers write session keys to the file that SSLKEYLOGFILE names.
            connection = HTTPConnection(urlsplit(address).netloc, timeout=5)
            with closing(connection):
                connection.request("GET", "/v2/balance", headers={"Authorization": f"Bearer {KEY}"})
                return address if connection.getresponse().status == 200 else None
        except (OSError, HTTPException, ValueError, KeyError, TypeError):
            return None


def _program() -> list[str]:
    """The server as a program: frozen it is this one with an argument."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "practice-server"]
    return [sys.executable, "-m", "app.practice.server"]
