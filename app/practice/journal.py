"""Append-only files of JSON lines that survive a kill at any point, and the moments written into them."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


def stamp(moment: datetime) -> str:
    """ISO 8601 in UTC with microseconds and `Z`, as Telnyx writes it."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """Reads ISO 8601; without a zone it is UTC. Raises ValueError."""
    read = datetime.fromisoformat(text)
    try:
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except OverflowError as problem:  # the first and the last day of the calendar
        raise ValueError(text) from problem


def sync_folder(folder: Path) -> None:
    """Makes a new or removed name in `folder` durable. Windows cannot, and does not need to."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def entries(path: Path) -> list[dict[str, Any]]:
    """All complete lines; a line still being written (or torn by a crash) is left out."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in data[: data.rfind(b"\n") + 1].splitlines()]


class Journal:
    """Not thread-safe: its owner holds a lock."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        data = path.read_bytes()
        self._size = data.rfind(b"\n") + 1
        os.ftruncate(self._file, self._size)
        sync_folder(path.parent)

    def append(self, entry: dict[str, Any]) -> None:
        """Returns when the line is on the disk. Raises OSError, and then the line is not in the file."""
        line = json.dumps(entry).encode("ascii") + b"\n"
        try:
            written = os.write(self._file, line)
            if written < len(line):
                raise OSError("the disk is full")
            os.fsync(self._file)
        except OSError:
            os.ftruncate(self._file, self._size)
            raise
        self._size += len(line)

    def close(self) -> None:
        os.close(self._file)
