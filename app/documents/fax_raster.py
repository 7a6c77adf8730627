"""Grey pages become the dots that a fax machine prints. In the child only.

Dots are Pillow images of mode "1", 0 for black.
"""

import io
import math
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageFilter, ImageOps, TiffImagePlugin

from app.core.packet import Raster, Tone
from app.documents.placing import on_paper

if TYPE_CHECKING:
    from app.documents.desk import Document

_HALF = 128
# Darker than the first and lighter than the second a grey is neither ink nor paper.
_INK, _PAPER = 48, 208
CELL = 4
_ONE_TONE = 20
_SHADES = 3
_PHOTO_SHARE = 0.02
# So many percent of the darkest and of the lightest dots do not count: dust (fewer than a line of letters), and the
# white around a scan.
_CUTOFF = (0.02, 0.5)
# Ink is darker than so much of the paper around it; what is darker than the second is ink on any paper.
_NEIGHBOURHOOD, _OF_PAPER, _BLACK = 8, 0.8, 64
_STRIP_OFFSETS, _STRIP_BYTE_COUNTS = 273, 279


def grey_page(document: "Document", page: int, turn: int, raster: Raster) -> Image.Image | None:
    """The page, counted from 0, on its paper: one byte of grey a dot. None when it cannot be drawn."""
    size = document.size(page)
    if size is None:
        return None
    placing = on_paper(size, turn, raster)
    memory = bytearray(placing.width * placing.height)
    if not document.draw(page, memory, placing, grey=True):
        return None
    return Image.frombytes("L", (placing.width, placing.height), memory)


def black_and_white(grey: Image.Image, tone: Tone, black_threshold: int | None = None) -> Image.Image:
    """`black_threshold`: percent of brightness below which a dot is black, whatever the tone."""
    if black_threshold is not None:
        return _cut(grey, black_threshold * 255 / 100)
    if tone is Tone.AUTO:
        tone = tone_of(grey, grey_areas(grey))
    if tone is Tone.PHOTO:
        return grey.convert("1")
    if tone is Tone.CLEARER:
        return _clearer(ImageOps.autocontrast(grey, _CUTOFF))
    return _cut(grey, _HALF)


def grey_areas(grey: Image.Image) -> Image.Image:
    """A pixel for each cell of 4 x 4 dots: 255 where all of them are neither ink nor paper, else 0."""
    middle = grey.point([255 * (_INK < level < _PAPER) for level in range(256)])
    return middle.reduce(CELL).point([255 * (level == 255) for level in range(256)])


def tone_of(grey: Image.Image, areas: Image.Image) -> Tone:
    """PHOTO where a good part of the page is in many greys, over areas (`grey_areas`): the edges of letters are grey
    too, but thin; and the background of a scan is one grey, the shading of a form a few sharp ones."""
    enough = areas.width * areas.height * _PHOTO_SHARE
    if areas.histogram()[255] <= enough:
        return Tone.TEXT
    histogram = grey.reduce(CELL).histogram(areas)
    commonest = max(range(256), key=histogram.__getitem__)
    many = [0 if abs(level - commonest) <= _ONE_TONE else count for level, count in enumerate(histogram)]
    for _shade in range(_SHADES):
        at = max(range(256), key=many.__getitem__)
        many[max(0, at - 2) : at + 3] = [0] * len(many[max(0, at - 2) : at + 3])
    return Tone.PHOTO if sum(many) > enough else Tone.TEXT


def g4(dots: Image.Image) -> bytes:
    """ITU-T T.6, black as black, without any header."""
    out = io.BytesIO()
    # libtiff takes a set bit for ink; one strip is one stream.
    ImageChops.invert(dots).save(out, "TIFF", compression="group4", strip_size=dots.width * dots.height)
    directory = TiffImagePlugin.ImageFileDirectory_v2(out.getvalue()[:8])
    out.seek(directory.next)
    directory.load(out)
    (start,), (length,) = directory[_STRIP_OFFSETS], directory[_STRIP_BYTE_COUNTS]
    return out.getvalue()[start : start + length]


def shown(dots: Image.Image, width: int, height: int) -> bytes:
    """The dots in so many pixels of 4 bytes (grey, grey, grey, 255): each dot a box, so nothing is made up between."""
    pixels = dots.convert("L").resize((width, height), Image.Resampling.BOX)
    return pixels.convert("RGBA").tobytes()


def _cut(grey: Image.Image, level: float) -> Image.Image:
    """Below the level is black."""
    if math.ceil(level) == _HALF:
        return grey.convert("1", dither=Image.Dither.NONE)  # the same, many times as fast
    return grey.point([255 * (value >= level) for value in range(256)], "1")


def _clearer(grey: Image.Image) -> Image.Image:
    """Each dot against the paper around it, so that the shading of a form and the shadow on a scan become white, and
    what is written on them and pale lines elsewhere become black. The paper: lines and letters are closed up by
    spreading what is light around them, and drawing it back to the edges of areas."""
    paper = grey.reduce(_NEIGHBOURHOOD)
    for spread in (
        ImageFilter.MaxFilter(3),
        ImageFilter.MaxFilter(3),
        ImageFilter.MinFilter(3),
        ImageFilter.MinFilter(3),
    ):
        paper = paper.filter(spread)
    limit = paper.point([max(_BLACK, round(level * _OF_PAPER)) for level in range(256)])
    return _cut(ImageChops.subtract(grey, limit.resize(grey.size, Image.Resampling.BILINEAR)), 1)
