"""The files uploaded to `/media`, each kept as one file: a line of JSON about it, then its bytes."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import uuid
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.practice.document import Document
from app.practice.journal import moment, stamp, sync_folder


@dataclass(frozen=True)
class Media:
    name: str
    content_type: str
    created_at: datetime
    expires_at: datetime
    document: Document

    def header(self) -> bytes:
        times = {"created_at": stamp(self.created_at), "expires_at": stamp(self.expires_at)}
        return json.dumps({**asdict(self), **times}).encode("ascii") + b"\n"

    @classmethod
    def from_header(cls, line: bytes) -> Media:
        read = json.loads(line)
        return cls(
            read["name"],
            read["content_type"],
            moment(read["created_at"]),
            moment(read["expires_at"]),
            Document(**read["document"]),
        )


class MediaStore:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._media: dict[str, Media] = {}
        folder.mkdir(mode=0o700, exist_ok=True)
        for path in sorted(folder.iterdir()):
            if path.suffix == ".part":  # an upload cut short by a kill
                path.unlink()
                continue
            with path.open("rb") as file:
                media = Media.from_header(file.readline())
            self._media[media.name] = media

    def add(self, name: str, content_type: str, ttl_secs: int, data: bytes) -> Media | None:
        """None when the name is taken."""
        now = datetime.now(UTC)
        media = Media(name, content_type, now, now + timedelta(seconds=ttl_secs), Document.examined(data))
        part = self._folder / f"{uuid.uuid4()}.part"
        with part.open("wb") as file:
            file.write(media.header())
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with self._lock:
            if self._current(name):
                part.unlink()
                return None
            part.replace(self._path(name))
            sync_folder(self._folder)
            self._media[name] = media
        return media

    def get(self, name: str) -> Media | None:
        with self._lock:
            return self._current(name)

    def all(self) -> list[Media]:
        """Newest first."""
        with self._lock:
            current = [media for name in list(self._media) if (media := self._current(name))]
        return sorted(current, key=lambda media: media.created_at, reverse=True)

    def data(self, name: str) -> bytes | None:
        with self._lock:
            if not self._current(name):
                return None
            return self._path(name).read_bytes().partition(b"\n")[2]

    def remove(self, name: str) -> bool:
        with self._lock:
            if not self._current(name):
                return False
            self._drop(name)
            return True

    def _current(self, name: str) -> Media | None:
        media = self._media.get(name)
        if media and media.expires_at <= datetime.now(UTC):
            self._drop(name)
            return None
        return media

    def _drop(self, name: str) -> None:
        self._path(name).unlink(missing_ok=True)
        sync_folder(self._folder)
        del self._media[name]

    def _path(self, name: str) -> Path:
        return self._folder / hashlib.sha256(name.encode()).hexdigest()
