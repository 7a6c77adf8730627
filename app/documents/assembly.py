"""Faxes in the making, in the child: page by page, so that the window's pictures get in between, then all in one PDF.

Each method but `forget` answers one order of the program, in the turn of one of its documents. An assembly has a number
as documents have; once finished it is an open document with that number. `position` counts its pages from 0: where that
does not fit what there is, this child was started in the middle, and the answer is "lost".
"""

import gc
import mmap
from typing import TYPE_CHECKING

from app.core.packet import PAPER_SIZES, Tone
from app.documents import frames, image_pdf, messages, pdfium
from app.documents.desk import Desk, Document, raster_of
from app.documents.placing import fax_size, filling

if TYPE_CHECKING:
    from app.documents.joining import Joined

# Of a joined page and its original, both drawn: large enough that a field that was left blank is seen. The edges of
# turned pages may differ by a shade.
_COMPARED_SIDE = 600
_SHADE = 64


class Assemblies:
    def __init__(self, desk: Desk, frame: mmap.mmap) -> None:
        self._desk = desk
        self._frame = frame
        self._pictures: dict[int, list[image_pdf.ImagePage]] = {}
        self._joined: dict[int, Joined] = {}

    def add_picture(
        self,
        document: int,
        page: int,
        turn: int,
        tone: str,
        raster: messages.Message,
        assembly: int,
        position: int,
    ) -> messages.Message:
        """Adds a page as a fax picture. "size": its bytes, or null when the page cannot be drawn."""
        pictures = self._pictures.setdefault(assembly, [])
        if len(pictures) != position:
            return {"lost": True}
        asked = raster_of(raster)
        data = self._desk.fax_pages.packed(document, page, turn, Tone(tone), asked)
        if data is None:
            return {"size": None}
        paper, size = PAPER_SIZES[asked.paper], fax_size(asked)
        coding = image_pdf.coded_g4(*size)
        pictures.append(image_pdf.ImagePage(paper.width_pt, paper.height_pt, *size, coding, data))
        return {"size": len(data)}

    def add_page(self, document: int, page: int, turn: int, assembly: int, position: int) -> messages.Message:
        """Adds a page as it is. "size": 0, or null when pypdf cannot."""
        from app.documents.joining import Joined  # pypdf takes long to import

        joined = self._joined.setdefault(assembly, Joined())
        if len(joined) != position:
            return {"lost": True}
        opened = self._desk.documents[document]
        if isinstance(opened, pdfium.Document):
            added = joined.add(document, opened.data, page - 1, turn)
        else:
            added = joined.add((document, page), opened.page_pdf(page - 1), 0, turn)
        return {"size": 0 if added else None}

    def finish(self, document: int, assembly: int) -> messages.Message:
        """Makes the PDF and opens it. "pages": how many PDFium finds in it, or null when none can be made."""
        if assembly in self._pictures:
            content: bytes | None = image_pdf.write(self._pictures.pop(assembly))
        elif assembly in self._joined:
            content = self._joined.pop(assembly).pdf()
            gc.collect()  # pypdf's objects hold each other in circles, and the bytes of the documents with them
        else:
            return {"lost": True}
        if content is None:
            return {"pages": None}
        try:
            made = pdfium.Document(bytearray(content))
        except pdfium.Refused:
            return {"pages": None}
        self._desk.documents[assembly] = made
        return {"pages": sum(made.size(page) is not None for page in range(made.claimed_pages))}

    def compare(self, document: int, page: int, turn: int, assembly: int, position: int) -> messages.Message:
        """Whether a page of the finished assembly looks like the one it was made of."""
        made = self._desk.documents.get(assembly)
        if made is None:
            return {"lost": True}
        original = self._desk.documents[document]
        size = made.size(position)
        if size is None:
            return {"same": False}
        scale = _COMPARED_SIDE / max(size)
        width, height = (max(1, round(side * scale)) for side in size)
        pictures = _drawn(made, position, 0, width, height), _drawn(original, page - 1, turn, width, height)
        return {"same": _look_the_same(*pictures)}

    def take(self, document: int, assembly: int) -> messages.Message:
        """Puts the PDF into the shared frame, if it has room for it."""
        made = self._desk.documents.get(assembly)
        if made is None:
            return {"lost": True}
        assert isinstance(made, pdfium.Document)
        size = len(made.data)
        if size <= frames.SIZE:
            self._frame[:size] = made.data
        return {"size": size}

    def forget(self, assemblies: list[int]) -> None:
        for assembly in assemblies:
            self._pictures.pop(assembly, None)
            if self._joined.pop(assembly, None):
                gc.collect()


def _drawn(document: Document, page: int, turn: int, width: int, height: int) -> bytearray | None:
    memory = bytearray(width * height * frames.BYTES_PER_PIXEL)
    return memory if document.draw(page, memory, filling(width, height, turn)) else None


def _look_the_same(one: bytearray | None, other: bytearray | None) -> bool:
    from PIL import Image, ImageChops

    if one is None or other is None:
        return False
    first, second = (Image.frombytes("L", (len(each), 1), each) for each in (one, other))
    return not any(ImageChops.difference(first, second).histogram()[_SHADE:])
