"""The memory that a document child draws its pictures in, shared with the program.

The program makes it, once a child, large enough for the largest picture; only what is drawn on is ever
taken from the system. It has no name that would outlive a crash: on Linux it is memory without a file,
elsewhere on POSIX a temporary file without a name, on Windows memory known by a random name.
"""

import ctypes
import mmap
import os
import secrets
import sys
import tempfile

BYTES_PER_PIXEL = 4
LONGEST_SIDE = 4000
SIZE = LONGEST_SIDE * LONGEST_SIDE * BYTES_PER_PIXEL


class Frame:
    """The program's side. `address` and `descriptors` are what the child is started with."""

    def __init__(self) -> None:
        self.descriptors: tuple[int, ...] = ()
        if sys.platform == "win32":
            self.address = f"faxwell-{secrets.token_hex(16)}"
            self._memory = mmap.mmap(-1, SIZE, tagname=self.address)
        else:
            descriptor = _unnamed_file()
            self.address = str(descriptor)
            self.descriptors = (descriptor,)
            self._memory = mmap.mmap(descriptor, SIZE)

    def copy(self, size: int) -> bytearray:
        """The first `size` bytes. Other threads run meanwhile: a memmove by ctypes does not hold them up."""
        pixels = bytearray(size)
        target = (ctypes.c_char * size).from_buffer(pixels)
        ctypes.memmove(target, (ctypes.c_char * size).from_buffer(self._memory), size)
        return pixels

    def started(self) -> None:
        """The child has its own descriptor now; ours is not needed any more."""
        for descriptor in self.descriptors:
            os.close(descriptor)
        self.descriptors = ()


def attach(address: str) -> mmap.mmap:
    """The child's side of a Frame."""
    if sys.platform == "win32":
        return mmap.mmap(-1, SIZE, tagname=address)
    descriptor = int(address)
    try:
        return mmap.mmap(descriptor, SIZE)
    finally:
        os.close(descriptor)


def _unnamed_file() -> int:
    if sys.platform == "linux":
        import fcntl  # not on Windows

        descriptor = os.memfd_create("faxwell-page", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        os.ftruncate(descriptor, SIZE)
        # A child gone wild cannot shorten it under our feet, which would be a SIGBUS here.
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL)
        return descriptor
    with tempfile.TemporaryFile() as file:
        file.truncate(SIZE)
        return os.dup(file.fileno())
