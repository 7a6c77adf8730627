"""The few calls of PDFium that the document child needs (fpdfview.h, fpdf_formfill.h of PDFium).

Only the document child imports this: a hostile file may take the process down with it.
"""

import ctypes
import math
import mmap

import pypdfium2_raw as c  # type: ignore[import-untyped]  # generated bindings, without types

from app.core.document import Opening

# Where a size is absurd (not finite, zero), the page is shown as Letter, which is also PDFium's own fallback.
LETTER = (612.0, 792.0)


class Refused(Exception):
    """PDFium does not open the document."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening.name)
        self.opening = opening


def start() -> None:
    """Once a process, before anything else here."""
    c.FPDF_InitLibraryWithConfig(c.FPDF_LIBRARY_CONFIG(version=2))


class Document:
    """An open document; it draws from `data`, which must not change. Pages are counted from 0."""

    def __init__(self, data: bytearray) -> None:
        """Raises Refused."""
        self.data = data
        self._buffer = (ctypes.c_char * len(data)).from_buffer(data)
        self._document = c.FPDF_LoadMemDocument64(self._buffer, len(data), None)
        if not self._document:
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

    def draw(self, page: int, target: bytearray | mmap.mmap, width: int, height: int) -> bool:
        """Draws the whole page into `target`: width x height pixels of blue, green, red, 255. False: it cannot."""
        pixels = (ctypes.c_char * (width * height * 4)).from_buffer(target)  # raises ValueError: too small
        loaded = c.FPDF_LoadPage(self._document, page)
        if not loaded:
            return False
        if self._form:
            c.FORM_OnAfterLoadPage(loaded, self._form)
        bitmap = c.FPDFBitmap_CreateEx(width, height, c.FPDFBitmap_BGRA, pixels, width * 4)
        if bitmap:
            c.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            c.FPDF_RenderPageBitmap(bitmap, loaded, 0, 0, width, height, 0, c.FPDF_ANNOT)
            if self._form:
                c.FPDF_FFLDraw(self._form, bitmap, loaded, 0, 0, width, height, 0, c.FPDF_ANNOT)
            c.FPDFBitmap_Destroy(bitmap)
        if self._form:
            c.FORM_OnBeforeClosePage(loaded, self._form)
        c.FPDF_ClosePage(loaded)
        return bool(bitmap)
