"""Files made for a fax that is not sent yet: the assembled fax, cover pages, pasted pictures. Private, and forgotten as
soon as nobody needs them: what is sent is the spool's own copy.
"""

import hashlib
import os
import time
import uuid
from collections.abc import Callable, Container
from contextlib import suppress
from pathlib import Path

from app.core.cover import KeptCover
from app.core.errors import Damaged, FaxError
from app.core.packet import Packet, PreparedDocument
from app.documents.reader import DocumentReader
from app.storage.private_files import create_private, disk_errors, make_private_folder

# Another process of the program may have made the younger ones a moment ago; older ones were left behind by a crash.
_KEPT_SECONDS = 24 * 3600


class Preparing:
    """All methods block, and all but `purge` and `close` raise DiskFull and DiskTrouble."""

    def __init__(self, reader: DocumentReader, folder: Path) -> None:
        self._reader = reader
        self._folder = folder
        self._ours: set[Path] = set()

    def assemble(
        self, packet: Packet, progress: Callable[[int, int], None] = lambda done, total: None
    ) -> PreparedDocument:
        """The packet as one file, opened again and counted. `forget` it in the end. Raises what DocumentReader.assemble
        raises, and Damaged when the file has other pages than were asked for."""
        made = self._reader.assemble(packet, progress)
        sha256 = hashlib.sha256(made.content).hexdigest()
        pages = sum(not choice.left_out for choice in packet.pages)
        path = self._keep(made.content, ".pdf")
        try:
            facts = self._reader.open(path)
            self._reader.close(facts.id)
            if facts.sha256 != sha256 or facts.page_count != pages or facts.unreadable:
                raise Damaged
        except FaxError:
            self._remove(path)
            raise
        return PreparedDocument(path, sha256, len(made.content), pages, made.as_pictures)

    def forget(self, prepared: PreparedDocument | KeptCover) -> None:
        self._remove(prepared.path)

    def cover_file(self, pdf: bytes) -> Path:
        """A cover page as a file that the reader can open."""
        return self._keep(pdf, ".pdf")

    def keep_note(self, note: bytes) -> PreparedDocument:
        """What stands here for a document that Telnyx gets from elsewhere; its pages are not known."""
        return PreparedDocument(self._keep(note, ".txt"), hashlib.sha256(note).hexdigest(), len(note), 0)

    def keep_fetched(self, content: bytes) -> Path:
        """A document from the web as a file that the reader can open."""
        return self._keep(content, "")

    def keep_picture(self, png: bytes) -> Path:
        """A pasted picture as a file that the reader can open."""
        return self._keep(png, ".png")

    def purge(self, kept: Container[Path] = ()) -> None:
        """Once at the start: what a crash has left behind, but for what a fax that came back needs."""
        with suppress(OSError):
            for entry in os.scandir(self._folder):
                path = Path(entry.path)
                if path in kept:
                    self._ours.add(path)
                elif entry.stat(follow_symlinks=False).st_mtime < time.time() - _KEPT_SECONDS:
                    self._remove(path)

    def close(self, kept: Container[Path] = ()) -> None:
        """At the end of the program: everything it has made, but for what a fax needs that is still being prepared."""
        for path in tuple(self._ours):
            if path not in kept:
                self._remove(path)

    def _keep(self, content: bytes, suffix: str) -> Path:
        path = self._folder / f"{uuid.uuid4().hex}{suffix}"
        self._ours.add(path)
        try:
            with disk_errors():
                make_private_folder(self._folder)
                with os.fdopen(create_private(path), "wb") as file:
                    file.write(content)
        except BaseException:  # raised again; half a document must not stay behind
            self._remove(path)
            raise
        return path

    def _remove(self, path: Path) -> None:
        self._ours.discard(path)
        with suppress(OSError):
            path.unlink()
