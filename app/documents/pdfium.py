"""The few calls of PDFium that the document child needs (fpdfview.h, fpdf_formfill.h, fpdf_text.h of PDFium).

Only the document child imports this: a hostile file may take the process down with it.
"""

import ctypes
import math
import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw as c  # type: ignore[import-untyped]  # generated bindings, without types

from app.core.document import Opening
from app.documents.placing import Placing

# Where a size is absurd (not finite, zero), the page is shown as Letter, which is also PDFium's own fallback.
LETTER = (612.0, 792.0)
_MOST_LETTERS = 3_000
_SPACE = 32


class Refused(Exception):
    """The document does not open."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening.name)
        self.opening = opening


def start() -> None:
    """Once a process, before anything else here."""
    c.FPDF_InitLibraryWithConfig(c.FPDF_LIBRARY_CONFIG(version=2))


class Document:
    """An open document; it draws from `data`, which must not change. Pages are counted from 0."""

    def __init__(self, data: bytearray, password: str | None = None) -> None:
        """Raises Refused."""
        self.data = data
        self._buffer = (ctypes.c_char * len(data)).from_buffer(data)
        for attempt in _spellings(password):
            self._document = c.FPDF_LoadMemDocument64(self._buffer, len(data), attempt)
            if self._document:
                break
        else:
            why = {c.FPDF_ERR_PASSWORD: Opening.LOCKED, c.FPDF_ERR_SECURITY: Opening.SEALED}
            raise Refused(why.get(c.FPDF_GetLastError(), Opening.REFUSED))
        self._form = None
        if c.FPDF_GetFormType(self._document) != c.FORMTYPE_NONE:
            # Without a form environment PDFium leaves filled fields blank. No callbacks: nothing is ever run.
            self._form_info = c.FPDF_FORMFILLINFO(version=1)
            self._form = c.FPDFDOC_InitFormFillEnvironment(self._document, self._form_info)

    def close(self) -> None:
        if self._form:
            c.FPDFDOC_ExitFormFillEnvironment(self._form)
        c.FPDF_CloseDocument(self._document)

    @property
    def encrypted(self) -> bool:
        return bool(c.FPDF_GetSecurityHandlerRevision(self._document) != -1)

    @property
    def claimed_pages(self) -> int:
        """What the file says; it may be a lie."""
        return int(c.FPDF_GetPageCount(self._document))

    def size(self, page: int) -> tuple[float, float] | None:
        """Width and height in points as shown, or None when the page cannot be loaded."""
        size = c.FS_SIZEF()
        if not c.FPDF_GetPageSizeByIndexF(self._document, page, size):
            return None
        if not (0 < size.width < math.inf and 0 < size.height < math.inf):
            return LETTER
        return size.width, size.height

    def draw(self, page: int, target: bytearray | mmap.mmap, placing: Placing, *, grey: bool = False) -> bool:
        """Draws the whole page on white into `target`. A pixel is one byte of grey, or blue, green, red, 255. False: it
        cannot."""
        width, height = placing.width, placing.height
        stride = width if grey else width * 4
        pixels = (ctypes.c_char * (stride * height)).from_buffer(target)  # raises ValueError: too small
        layout = c.FPDFBitmap_Gray if grey else c.FPDFBitmap_BGRA
        where = (placing.left, placing.top, placing.across, placing.down, placing.turn // 90, c.FPDF_ANNOT)
        with self._loaded(page) as loaded:
            bitmap = loaded and c.FPDFBitmap_CreateEx(width, height, layout, pixels, stride)
            if bitmap:
                c.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
                c.FPDF_RenderPageBitmap(bitmap, loaded, *where)
                if self._form:
                    c.FPDF_FFLDraw(self._form, bitmap, loaded, *where)
                c.FPDFBitmap_Destroy(bitmap)
        return bool(bitmap)

    def letter_heights(self, page: int) -> list[float]:
        """The font size in points of the page's letters as the page is shown; of some _MOST_LETTERS of them, evenly
        chosen, where there are more."""
        heights: list[float] = []
        with self._loaded(page) as loaded:
            text = loaded and c.FPDFText_LoadPage(loaded)
            if text:
                count = c.FPDFText_CountChars(text)
                matrix = c.FS_MATRIX()
                for index in range(0, count, max(1, math.ceil(count / _MOST_LETTERS))):
                    if c.FPDFText_GetUnicode(text, index) > _SPACE and c.FPDFText_GetMatrix(text, index, matrix):
                        height = c.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
                        if 0 < height < math.inf:
                            heights.append(height)
                c.FPDFText_ClosePage(text)
        return heights

    @contextmanager
    def _loaded(self, page: int) -> Iterator[Any]:
        loaded = c.FPDF_LoadPage(self._document, page)
        if loaded and self._form:
            c.FORM_OnAfterLoadPage(loaded, self._form)
        try:
            yield loaded
        finally:
            if loaded and self._form:
                c.FORM_OnBeforeClosePage(loaded, self._form)
            if loaded:
                c.FPDF_ClosePage(loaded)


def _spellings(password: str | None) -> list[bytes | None]:
    """UTF-8 from security handler revision 5 on, Latin-1 below (FPDF_LoadMemDocument64 in fpdfview.h)."""
    if password is None:
        return [None]
    utf8, latin = password.encode("utf-8", "replace"), password.encode("latin-1", "replace")
    return [utf8] if utf8 == latin else [utf8, latin]
