"""Our own copies of documents until some time after the end of their faxes (core.ports.Spool).

In storage and not in documents: delivery sends what lies here, and neither delivery nor telnyx may see the floor that
parses PDFs. Nothing here looks into a document.
"""

import errno
import hashlib
import os
import re
import stat
import uuid
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from app.core.errors import ChangedSinceSeen, Gone
from app.core.fax import SpooledDocument
from app.storage.private_files import create_private, disk_error, disk_errors, make_private_folder, sync, sync_folder

_BLOCK = 1 << 20
_OURS = re.compile(r"[0-9a-f]{32}\.pdf")


class Spool:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, source: Path, sha256: str, size: int) -> str:
        """Copies what is to be sent and hashes the very bytes that are copied."""
        with disk_errors():
            make_private_folder(self._folder)
        name = f"{uuid.uuid4().hex}.pdf"
        reader = _open_document(source)
        try:
            with disk_errors():
                writer = create_private(self._folder / name)
            try:
                _copy(reader, writer, sha256, size)
                with disk_errors():
                    sync(writer)
            finally:
                os.close(writer)
            with disk_errors():
                sync_folder(self._folder)
        except BaseException:  # raised again; half a copy of a document must not stay behind
            with suppress(OSError):
                (self._folder / name).unlink()
            raise
        finally:
            os.close(reader)
        return name

    def path(self, spool_name: str) -> Path:
        if not _OURS.fullmatch(spool_name):
            raise Gone  # a name that we did not give could lead anywhere
        return self._folder / spool_name

    def is_intact(self, document: SpooledDocument) -> bool:
        try:
            with self.path(document.spool_name).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                return digest == document.sha256 and os.fstat(file.fileno()).st_size == document.size
        except (FileNotFoundError, Gone):
            return False
        except OSError as error:
            raise disk_error(error) from error  # a disk that cannot be read now says nothing about the copy

    def kept(self) -> dict[str, datetime]:
        if not self._folder.is_dir():
            return {}
        with disk_errors():
            return {
                entry.name: datetime.fromtimestamp(entry.stat().st_mtime, UTC)
                for entry in os.scandir(self._folder)
                if _OURS.fullmatch(entry.name)
            }

    def forget(self, spool_name: str) -> None:
        with disk_errors():
            self.path(spool_name).unlink(missing_ok=True)


def _open_document(source: Path) -> int:
    """Raises Gone for what is not there or is no regular file. A link is followed by name, once: what it then leads to
    is opened only if it is no link, so that nobody can turn it round in between."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        try:
            descriptor = os.open(source, flags)
        except OSError as error:
            if error.errno != errno.ELOOP:
                raise
            descriptor = os.open(os.path.realpath(source), flags)
    except (OSError, ValueError) as error:
        raise Gone from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # a pipe or a device would block, or never end
        os.close(descriptor)
        raise Gone
    return descriptor


def _copy(reader: int, writer: int, sha256: str, size: int) -> None:
    digest = hashlib.sha256()
    copied = 0
    while True:
        try:
            block = os.read(reader, _BLOCK)
        except OSError as error:
            raise Gone from error
        if not block:
            break
        copied += len(block)
        if copied > size:
            raise ChangedSinceSeen
        digest.update(block)
        with disk_errors():
            _write(writer, block)
    if copied != size or digest.hexdigest() != sha256:
        raise ChangedSinceSeen


def _write(writer: int, block: bytes) -> None:
    left = memoryview(block)
    while left:
        left = left[os.write(writer, left) :]
