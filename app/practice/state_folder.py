"""The folder that keeps a practice account: one server at a time, and where others can find it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from app.practice.journal import sync_folder

SERVER_FILE = "server.json"
_PORT_FILE = "port"


class FolderInUseError(Exception):
    """Another practice server has this folder."""


class StateFolder:
    """Holds the lock from the moment it is made until the process ends, however it ends.

    Raises FolderInUseError, OSError.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = os.open(path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._lock)
        except (BlockingIOError, PermissionError):  # the latter on Windows
            os.close(self._lock)
            raise FolderInUseError from None

    def last_port(self) -> int:
        """0 when none is known."""
        try:
            return int((self.path / _PORT_FILE).read_text("ascii"))
        except (FileNotFoundError, ValueError):
            return 0

    def announce(self, url: str, port: int) -> dict[str, object]:
        """Writes server.json for others, and the port for the next start."""
        entry: dict[str, object] = {"url": url, "port": port, "pid": os.getpid()}
        self._write(_PORT_FILE, str(port))
        self._write(SERVER_FILE, json.dumps(entry))
        return entry

    def withdraw(self) -> None:
        (self.path / SERVER_FILE).unlink(missing_ok=True)

    def _write(self, name: str, text: str) -> None:
        part = self.path / f"{name}.part"
        with part.open("w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.path / name)
        sync_folder(self.path)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
