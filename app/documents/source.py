"""The one reading of a document's file: everything after it works on the copy in memory."""

import hashlib
import os
import queue
import stat
import threading
from dataclasses import dataclass

from app.core.document import Content
from app.documents.content import GATE, recognise

# Above it the person is told the size, and the file is not read: no fax route takes half of this.
MOST_BYTES = 100_000_000
READ = (Content.PDF, Content.PICTURE)
_BLOCK = 1 << 20
_FEW = 2 * _BLOCK


@dataclass(frozen=True, slots=True)
class Source:
    """`data` is None when the file is neither PDF nor picture, no file at all, or larger than MOST_BYTES."""

    size: int
    content: Content
    sha256: str = ""
    data: bytearray | None = None


def read(path: str) -> Source:
    """Raises OSError when the file cannot be opened or read."""
    # Not blocking: opening a pipe would wait for its other end. Links are followed, then what they lead to is
    # looked at through the open descriptor, so nothing can be put in its place in between.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            return Source(0, Content.FOLDER)
        if not stat.S_ISREG(status.st_mode):
            return Source(0, Content.SPECIAL)
        content = recognise(os.read(descriptor, GATE))
        os.lseek(descriptor, 0, os.SEEK_SET)
        if content not in READ or status.st_size > MOST_BYTES:
            return Source(status.st_size, content)
        data, sha256 = _read_and_hash(descriptor, status.st_size)
    finally:
        os.close(descriptor)
    return Source(len(data), content, sha256, data)


def _read_and_hash(descriptor: int, size: int) -> tuple[bytearray, str]:
    """Up to `size` bytes. Hashing follows in a thread of its own, which hides most of its time; a few blocks are hashed
    sooner than a busy machine wakes a thread."""
    data = bytearray(size)
    blocks: queue.SimpleQueue[memoryview | None] = queue.SimpleQueue()
    digest = hashlib.sha256()

    def follow() -> None:
        while (block := blocks.get()) is not None:
            digest.update(block)

    thread = threading.Thread(target=follow) if size > _FEW else None
    if thread:
        thread.start()
    done = 0
    try:
        with memoryview(data) as view, open(descriptor, "rb", buffering=0, closefd=False) as file:
            while count := file.readinto(view[done : done + _BLOCK]):
                blocks.put(view[done : done + count])
                done += count
    finally:
        blocks.put(None)
        if thread:
            thread.join()
        else:
            follow()
    del data[done:]
    return data, digest.hexdigest()
