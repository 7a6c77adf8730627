"""Files and folders that nobody else may read, and what it takes until they are safe on the disk."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.core.errors import DiskFull, DiskTrouble, StorageError

_PRIVATE = 0o700
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def make_private_folder(folder: Path) -> None:
    """With those above it, their names synced. An own folder that others may read is closed to them."""
    new = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    for place in new:
        sync_folder(place.parent)
    if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) & ~_PRIVATE:
        folder.chmod(_PRIVATE)


def create_private(path: Path) -> int:
    """A descriptor of a new file for writing. Raises FileExistsError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    return os.open(path, flags, 0o600)


def write_whole(path: Path, content: bytes) -> None:
    """For nobody else to read. Whenever it ends, there is the old file or the new one; its name is for the caller to
    sync."""
    written, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # with mode 0600
    try:
        with os.fdopen(written, "wb") as file:
            file.write(content)
            file.flush()
            sync(file.fileno())
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def sync(descriptor: int) -> None:
    """Until the disk has it; on macOS plain fsync only reaches the drive's own memory."""
    try:
        import fcntl  # not on Windows
    except ImportError:
        os.fsync(descriptor)
        return
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is None:
        os.fsync(descriptor)
    else:
        fcntl.fcntl(descriptor, full)


def sync_folder(folder: Path) -> None:
    """So that the name of a new file survives a power cut, too. Windows has no such call and needs none."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def disk_error(error: OSError) -> StorageError:
    return DiskFull() if error.errno in _FULL else DiskTrouble()


@contextmanager
def disk_errors() -> Iterator[None]:
    """Errors of the file system as core's."""
    try:
        yield
    except OSError as error:
        raise disk_error(error) from error
