"""The document child: a process of its own that alone looks into PDFs. One request, one answer, until its
socket closes. It dies of what it cannot digest, and the program (process.py) starts another.

Requests are objects with "do" and the fields of the method of that name in Desk; "forget" lists documents to
close first. Documents are known by the number that the program gave them, pages are counted from 1.
"""

import mmap
import os
import sys
from collections.abc import Callable, Sequence

from app.documents import frames, messages, pdfium
from app.documents import source as source_file
from app.documents.channel import connect_back
from app.documents.confinement import confine, limited

# More pages than any reader of faxes has seen; a claim above it is not worth the memory of their sizes.
_MOST_PAGES = 100_000
# To see whether a page can be drawn: large enough that PDFium decodes its pictures and fonts.
_TRIAL_SIDE = 400


class Desk:
    """The open documents, and what can be asked about them."""

    def __init__(self, frame: mmap.mmap) -> None:
        self._frame = frame
        self._sources: dict[int, source_file.Source] = {}
        self._documents: dict[int, pdfium.Document] = {}

    def read(self, document: int, path: str) -> messages.Message:
        """Takes the file into memory. Answers "gone" with an errno name when that cannot be done."""
        try:
            source = source_file.read(path)
        except (OSError, ValueError) as error:
            return {"gone": type(error).__name__}
        self._sources[document] = source
        return {"size": source.size, "content": source.content.value, "sha256": source.sha256}

    def open(self, document: int) -> messages.Message:
        """Sizes of all pages as one flat list, and the numbers, from 1, of those that cannot be loaded."""
        data = self._sources[document].data
        if data is None:
            return {"opening": "refused"}
        try:
            opened = pdfium.Document(data)
        except pdfium.Refused as refused:
            return {"opening": refused.opening.value}
        self._documents[document] = opened
        if opened.claimed_pages > _MOST_PAGES:
            return {"opening": "stopped"}
        sizes: list[float] = []
        unreadable: list[int] = []
        for page in range(opened.claimed_pages):
            size = opened.size(page)
            if size is None:
                unreadable.append(page + 1)
            sizes.extend(size or pdfium.LETTER)
        return {"opening": "opened", "sizes": sizes, "unreadable": unreadable, "encrypted": opened.encrypted}

    def try_page(self, document: int, page: int) -> messages.Message:
        """Whether a page can be drawn."""
        opened = self._documents[document]
        width, height = opened.size(page - 1) or pdfium.LETTER
        scale = _TRIAL_SIDE / max(width, height)
        width_px, height_px = max(1, round(width * scale)), max(1, round(height * scale))
        memory = bytearray(width_px * height_px * frames.BYTES_PER_PIXEL)
        return {"drawn": opened.draw(page - 1, memory, width_px, height_px)}

    def draw(self, document: int, page: int, width: int, height: int) -> messages.Message:
        """Draws a page into the shared frame."""
        return {"drawn": self._documents[document].draw(page - 1, self._frame, width, height)}

    def read_again(self, document: int) -> messages.Message:
        """The second reader's answer."""
        from app.documents import second_reader  # pypdf takes longer to import than the child to be ready

        data = self._sources[document].data
        second = second_reader.read(bytes(data or b""))
        return {"pages": second.pages, "scripts": second.scripts, "attachments": second.attachments}

    def forget(self, documents: list[int]) -> None:
        for document in documents:
            opened = self._documents.pop(document, None)
            if opened:
                opened.close()
            self._sources.pop(document, None)


def main(arguments: Sequence[str]) -> int:
    """`arguments`: what the program put behind the command that starts the child, the addresses of socket and frame."""
    socket_address, frame_address = arguments[0].split(",")
    channel = connect_back(socket_address)
    frame = frames.attach(frame_address)
    sys.dont_write_bytecode = True
    confine()
    pdfium.start()
    desk = Desk(frame)
    messages.send(channel, {"ready": os.getpid()})
    while True:
        try:
            request = messages.receive(channel)
        except (EOFError, ConnectionError):
            return 0
        messages.send(channel, _answer(desk, request))


def _answer(desk: Desk, request: messages.Message) -> messages.Message:
    orders: dict[str, Callable[..., messages.Message]] = {
        "read": desk.read,
        "open": desk.open,
        "try_page": desk.try_page,
        "draw": desk.draw,
        "read_again": desk.read_again,
    }
    order = orders[request.pop("do")]
    with limited(request.pop("seconds"), request.pop("memory")):
        desk.forget(request.pop("forget"))
        return order(**request)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
