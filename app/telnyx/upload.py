"""A file in a multipart form (RFC 7578), block by block and with a known length."""

import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.core.errors import Gone
from app.core.ports import Canceled, CancelSignal, Progress

BLOCK = 256 * 1024
_SLOWEST = 20_000  # bytes a second
STALL_SECONDS = 120.0


def seconds_for(size: int) -> float:
    """The longest that an upload of so many bytes may take."""
    return STALL_SECONDS + size / _SLOWEST


class DocumentForm:
    """Text fields, then the document under the name `file_field`.

    The file name is always the same: a document's own name can hold a patient's.
    """

    def __init__(self, fields: Mapping[str, str], file_field: str, document: BinaryIO) -> None:
        boundary = secrets.token_hex(16)
        self._document = document
        self._size = os.fstat(document.fileno()).st_size
        head = "".join(
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
            for name, text in fields.items()
        )
        head += f'--{boundary}\r\nContent-Disposition: form-data; name="{file_field}"; filename="fax.pdf"\r\n'
        # "replace": what a terminal could not decode becomes "?", which Telnyx refuses with a reason.
        self._head = (head + "Content-Type: application/pdf\r\n\r\n").encode("utf-8", "replace")
        self._tail = f"\r\n--{boundary}--\r\n".encode()
        self.length = len(self._head) + self._size + len(self._tail)
        self.headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            # Without it httpx would send chunks, and a server could take a form that ended early for a whole one.
            "Content-Length": str(self.length),
        }

    def blocks(self, progress: Progress, cancel: CancelSignal, before_last: Callable[[], None]) -> Iterator[bytes]:
        """Hands out the body; asking for the next block says that the one before was handed over.

        `before_last` is called when nothing but the last block is missing: the end of the document and of the form.
        Raises Canceled, Gone, and what the callbacks raise.
        """
        sent = 0
        held = self._head
        for block in self._document_blocks():
            _stop_if_canceled(cancel)
            yield held
            sent += len(held)
            progress(sent, self.length)
            held = block
        _stop_if_canceled(cancel)
        before_last()
        yield held + self._tail
        progress(self.length, self.length)

    def _document_blocks(self) -> Iterator[bytes]:
        left = self._size
        while left:
            try:
                block = self._document.read(min(BLOCK, left))
            except OSError as error:
                raise Gone from error
            if not block:
                raise Gone
            left -= len(block)
            yield block


def _stop_if_canceled(cancel: CancelSignal) -> None:
    if cancel.is_canceled():
        raise Canceled


@contextmanager
def opened(document: Path) -> Iterator[BinaryIO]:
    """Raises Gone."""
    try:
        file = document.open("rb", buffering=0)
    except OSError as error:
        raise Gone from error
    with file:
        yield file
