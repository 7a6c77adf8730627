"""Picture files (PNG, JPEG, TIFF) as documents: each picture becomes a PDF of one page when it is first asked for, and
PDFium draws that. In the child only.
"""

import io
import math
import mmap
import zlib
from typing import cast

from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, TiffImagePlugin

from app.core.document import Opening
from app.documents import image_pdf, pdfium
from app.documents.fax_raster import g4
from app.documents.placing import POINTS_PER_INCH, Placing

_FORMATS = tuple(plugin.format for plugin in (PngImagePlugin.PngImageFile, JpegImagePlugin.JpegImageFile))
_TIFF = TiffImagePlugin.TiffImageFile.format
# Twice an A4 page at 1200 dots an inch in colour would not fit into the child's memory.
_MOST_PIXELS = 150_000_000
Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
# Each picture of a TIFF takes longer to find than the one before: 20,000 of them some seconds.
_MOST_PICTURES = 2000
# Finer than the finest fax (391 lines an inch) nothing is kept.
_DOTS_PER_INCH = 400
# A coarser resolution than this is what cameras and screens write without knowing any. (Files that count dots a metre
# give 100 an inch as a little less.)
_SCANNED_FROM = 99.0
_PAPER = (612.0, 792.0)
_LARGEST = (613.0, 843.0)  # Letter's width and A4's height, and a point for rounding
_MOST_STRETCH = 4.0
_JPEG_QUALITY = 90
_ORIENTATION, _SIDEWAYS = 0x0112, (5, 6, 7, 8)


class PictureFile:
    """A document as pdfium.Document is one. Pages are counted from 0.

    A page has the size its file states, where that is a scanner's resolution and fits on Letter or A4; otherwise it is
    as large as its shape allows on Letter, upright or sideways as the picture is.
    """

    encrypted = False

    def __init__(self, data: bytearray) -> None:
        """Raises Refused."""
        self._data = data
        self._made: tuple[int, pdfium.Document] | None = None
        try:
            self._image = Image.open(io.BytesIO(data), formats=[*_FORMATS, _TIFF])
            # Other formats of several pictures (animations, a camera's own thumbnails) show the first.
            self.claimed_pages = _pictures_in(self._image) if self._image.format == _TIFF else 1
            self._sizes = [self._size_of(page) for page in range(self.claimed_pages)]
        except (MemoryError, pdfium.Refused):
            raise
        except Image.DecompressionBombError:
            raise pdfium.Refused(Opening.STOPPED) from None
        except Exception as error:  # what Pillow raises on damaged files has no common class
            raise pdfium.Refused(Opening.REFUSED) from error

    def close(self) -> None:
        if self._made:
            self._made[1].close()

    def size(self, page: int) -> tuple[float, float] | None:
        return self._sizes[page] if page < len(self._sizes) else None

    def draw(self, page: int, target: bytearray | mmap.mmap, placing: Placing, *, grey: bool = False) -> bool:
        """See pdfium.Document.draw."""
        made = self._page(page)
        return made is not None and made.draw(0, target, placing, grey=grey)

    def letter_heights(self, page: int) -> list[float]:
        return []

    def page_pdf(self, page: int) -> bytes:
        """One page as a PDF of its own; it must have been drawn before."""
        made = self._page(page)
        assert made is not None
        return bytes(made.data)

    def _page(self, page: int) -> pdfium.Document | None:
        """None: the picture is damaged."""
        if self._made is None or self._made[0] != page:
            try:
                content = image_pdf.write([self._image_page(page)])
            except MemoryError:
                raise
            except Exception:  # noqa: BLE001 - what Pillow raises on damaged files has no common class
                return None
            self.close()
            self._made = page, pdfium.Document(bytearray(content))
        return self._made[1]

    def _image_page(self, page: int) -> image_pdf.ImagePage:
        width_pt, height_pt = self._sizes[page]
        most = tuple(math.ceil(side * _DOTS_PER_INCH / POINTS_PER_INCH) for side in (width_pt, height_pt))
        image = _plain(self._decoded(page, max(most)))
        columns, rows = (min(side, limit) for side, limit in zip(image.size, most, strict=True))
        if (columns, rows) != image.size:
            image = image.convert("L") if image.mode == "1" else image
            image = image.resize((columns, rows), Image.Resampling.BOX, reducing_gap=1.0)
        coding, data = _packed(image, lossy=isinstance(self._image, JpegImagePlugin.JpegImageFile))
        return image_pdf.ImagePage(width_pt, height_pt, columns, rows, coding, data)

    def _decoded(self, page: int, most: int) -> Image.Image:
        """The right way up; a JPEG's longer side not much larger than `most` dots, where it can be had so."""
        if self._image.format == _TIFF:
            self._image.seek(page)
            return ImageOps.exif_transpose(self._image)
        image = Image.open(io.BytesIO(self._data), formats=_FORMATS)
        image.draft(None, (most, most))
        return ImageOps.exif_transpose(image)

    def _size_of(self, page: int) -> tuple[float, float]:
        """Raises Refused."""
        image = self._image
        if page:
            image.seek(page)
        columns, rows = image.size
        if columns * rows > _MOST_PIXELS:
            raise pdfium.Refused(Opening.STOPPED)
        across, down = _resolution(image)
        if image.getexif().get(_ORIENTATION) in _SIDEWAYS:
            across, down = down, across
            if image.format != _TIFF:  # of a TIFF, Pillow gives the turned size
                columns, rows = rows, columns
        width, height = columns * POINTS_PER_INCH / across, rows * POINTS_PER_INCH / down
        upright = width <= height
        if min(across, down) >= _SCANNED_FROM and _fits(width, height, _LARGEST if upright else _LARGEST[::-1]):
            return width, height
        paper = _PAPER if upright else _PAPER[::-1]
        scale = min(paper[0] / width, paper[1] / height)
        return width * scale, height * scale


def _pictures_in(tiff: Image.Image) -> int:
    """Raises Refused."""
    for count in range(1, _MOST_PICTURES + 1):
        try:
            tiff.seek(count)
        except EOFError:
            tiff.seek(0)
            return count
    raise pdfium.Refused(Opening.STOPPED)


def _fits(width: float, height: float, room: tuple[float, ...]) -> bool:
    return width <= room[0] and height <= room[1]


def _resolution(image: Image.Image) -> tuple[float, float]:
    """Dots an inch across and down; only their ratio where the file knows no more; 1 and 1 where it knows nothing."""
    try:
        across, down = (float(each) for each in image.info.get("dpi") or image.info["resolution"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return 1, 1
    sound = 0 < across < math.inf and 0 < down < math.inf and 1 / _MOST_STRETCH <= across / down <= _MOST_STRETCH
    return (across, down) if sound else (1, 1)


def _plain(image: Image.Image) -> Image.Image:
    """In mode 1, L or RGB, what is transparent on white."""
    if image.has_transparency_data:
        coloured = image.convert("RGBA")
        plain = Image.new("RGB", image.size, "white")
        plain.paste(coloured, mask=coloured.getchannel("A"))
        return plain
    if image.mode in ("1", "L", "RGB"):
        return image
    if image.mode.startswith("I;16"):
        return _stretched(image.convert("I"), 0, 65535)
    if image.mode in ("I", "F"):
        return _stretched(image, *cast(tuple[float, float], image.getextrema()))
    return image.convert("RGB")


def _stretched(image: Image.Image, black: float, white: float) -> Image.Image:
    step = 255 / max(white - black, 1e-9)
    return image.point(lambda level: level * step - black * step).convert("L")


def _packed(image: Image.Image, lossy: bool) -> tuple[bytes, bytes]:
    """The coding and the data. What was a JPEG becomes one again; all else stays as it is, dot by dot."""
    if image.mode == "1":
        return image_pdf.coded_g4(*image.size), g4(image)
    space = b"/ColorSpace/%b/BitsPerComponent 8" % (b"DeviceGray" if image.mode == "L" else b"DeviceRGB")
    if lossy:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=_JPEG_QUALITY)
        return space + b"/Filter/DCTDecode", out.getvalue()
    return space + b"/Filter/FlateDecode", zlib.compress(image.tobytes(), 3)
