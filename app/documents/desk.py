"""The open documents of the child, and what can be asked about them.

Documents are known by the number that the program gave them, pages are counted from 1. Each method but `forget` answers
one order of the program with a message.
"""

import mmap
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from app.core.document import Content, Opening
from app.core.packet import Lines, Paper, Raster, Tone
from app.documents import frames, messages, pdfium
from app.documents import source as source_file
from app.documents.placing import filling, scale_on_paper

# Pillow and pypdf take longer to import than the child to be ready: they are imported where they are first needed.
if TYPE_CHECKING:
    from app.documents.fax_pages import FaxPages
    from app.documents.picture_file import PictureFile

Document: TypeAlias = "pdfium.Document | PictureFile"

# More pages than any reader of faxes has seen; a claim above it is not worth the memory of their sizes.
_MOST_PAGES = 100_000
# To see whether a page can be drawn: large enough that PDFium decodes its pictures and fonts.
_TRIAL_SIDE = 400


class Desk:
    def __init__(self, frame: mmap.mmap) -> None:
        self._frame = frame
        self._sources: dict[int, source_file.Source] = {}
        self.documents: dict[int, Document] = {}

    @cached_property
    def fax_pages(self) -> "FaxPages":
        from app.documents.fax_pages import FaxPages

        return FaxPages(self.documents)

    def read(self, document: int, path: str) -> messages.Message:
        """Takes the file into memory. Answers "gone" with an errno name when that cannot be done."""
        try:
            source = source_file.read(path)
        except (OSError, ValueError) as error:
            return {"gone": type(error).__name__}
        self._sources[document] = source
        return {"size": source.size, "content": source.content.value, "sha256": source.sha256}

    def open(self, document: int, password: str | None) -> messages.Message:
        """Sizes of all pages as one flat list, and the numbers, from 1, of those that cannot be loaded."""
        source = self._sources[document]
        if source.data is None:
            return {"opening": "refused"}
        try:
            opened = _opened(source.content, source.data, password)
        except pdfium.Refused as refused:
            return {"opening": refused.opening.value}
        self.documents[document] = opened
        if opened.claimed_pages > _MOST_PAGES:
            return {"opening": "stopped"}
        sizes: list[float] = []
        unreadable: list[int] = []
        for page in range(opened.claimed_pages):
            size = opened.size(page)
            if size is None:
                unreadable.append(page + 1)
            sizes.extend(size or pdfium.LETTER)
        encrypted = opened.encrypted or password is not None
        return {"opening": "opened", "sizes": sizes, "unreadable": unreadable, "encrypted": encrypted}

    def try_page(self, document: int, page: int) -> messages.Message:
        """Whether a page can be drawn."""
        opened = self.documents[document]
        width, height = opened.size(page - 1) or pdfium.LETTER
        scale = _TRIAL_SIDE / max(width, height)
        placing = filling(max(1, round(width * scale)), max(1, round(height * scale)))
        memory = bytearray(placing.width * placing.height * frames.BYTES_PER_PIXEL)
        return {"drawn": opened.draw(page - 1, memory, placing)}

    def draw(self, document: int, page: int, turn: int, width: int, height: int) -> messages.Message:
        """Draws a page into the shared frame."""
        return {"drawn": self.documents[document].draw(page - 1, self._frame, filling(width, height, turn))}

    def draw_received(
        self, document: int, page: int, turn: int, tone: str, raster: messages.Message, width: int, height: int
    ) -> messages.Message:
        """Draws a page's dots into the shared frame, scaled to so many pixels."""
        from app.documents import fax_raster

        asked = raster_of(raster)
        fax_page = self.fax_pages.page(document, page, turn, asked)
        if fax_page is None:
            return {"drawn": False}
        dots = fax_page.dots(Tone(tone), asked.black_threshold)
        self._frame[: width * height * frames.BYTES_PER_PIXEL] = fax_raster.shown(dots, width, height)
        return {"drawn": True}

    def look(self, document: int, page: int, turn: int, raster: messages.Message) -> messages.Message:
        """The fields of a PageLook, or only "drawn": false."""
        from app.documents import page_look

        opened, asked = self.documents[document], raster_of(raster)
        fax_page = self.fax_pages.page(document, page, turn, asked)
        if fax_page is None:
            return {"drawn": False}
        scale = scale_on_paper(opened.size(page - 1) or pdfium.LETTER, turn, asked)
        letters = [height * scale for height in opened.letter_heights(page - 1)]
        return {"drawn": True, **page_look.look_at(fax_page, letters, asked.black_threshold)}

    def read_again(self, document: int) -> messages.Message:
        """The second reader's answer."""
        from app.documents import second_reader

        data = self._sources[document].data
        second = second_reader.read(bytes(data or b""))
        return {"pages": second.pages, "scripts": second.scripts, "attachments": second.attachments}

    def forget(self, documents: list[int]) -> None:
        for document in documents:
            opened = self.documents.pop(document, None)
            if opened:
                opened.close()
            self._sources.pop(document, None)
        if "fax_pages" in vars(self):
            self.fax_pages.forget(documents)


def raster_of(message: messages.Message) -> Raster:
    return Raster(Lines(message["lines"]), Paper(message["paper"]), message["black_threshold"])


def _opened(content: Content, data: bytearray, password: str | None) -> Document:
    """Raises pdfium.Refused."""
    if content is Content.PICTURE:
        from app.documents.picture_file import PictureFile

        return PictureFile(data)
    try:
        return pdfium.Document(data, password)
    except pdfium.Refused as refused:
        if password is None or refused.opening is Opening.REFUSED:
            raise
        from app.documents.unlocking import unlocked

        plain = unlocked(data, password)
        if plain is None:
            raise
        return pdfium.Document(plain)
