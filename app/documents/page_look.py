"""What a page is like when it is looked at as a fax machine would print it (core.packet.PageLook). In the child.

All of it is counted on the grey picture of the page at the raster's lines, 1728 dots wide, in cells of 4 x 4 dots: an
edge of a letter, grey by smoothing, is one or two dots wide and never fills a cell, an area of grey does.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Any

from PIL import Image, ImageChops

from app.core.packet import Tone
from app.documents.fax_pages import FaxPage
from app.documents.fax_raster import CELL, black_and_white, g4

_THRESHOLD = 128
# A tone counts from so many dots on: at fine resolution about a hundred, which is two letters of ordinary text.
_WEIGHT = 3e-5
# Lines and letters that vanish: above the threshold, and at least so much darker than the paper, in an 8-bit tone.
_FAINTER_THAN_PAPER = 28
_FEWEST_LETTERS = 10
_HIDDEN_BELOW_PT = 2.0  # programs that make PDFs sign them in letters that nobody is meant to see
# Error diffusion and packing take ten times as long as the rest: on pages of text they are done for a part only.
_STRIPS, _STRIP_LINES = 32, 8


def look_at(page: FaxPage, letters: Sequence[float], black_threshold: int | None = None) -> dict[str, Any]:
    """The fields of PageLook. The page is at least 8 lines high; `letters` are the sizes in points, as printed on the
    paper, of the letters on it; `black_threshold` is the raster's.

    `photo_bytes` is counted where AUTO means PHOTO, else estimated from an eighth of the page or so.
    """
    image = page.grey
    tones = image.histogram()
    dots = image.width * image.height
    lightest, darkest = _weighty(reversed(tones), dots), _weighty(tones, dots)
    as_it_goes = page.packed(Tone.AUTO, black_threshold)  # if nobody chooses otherwise; kept for then
    text = page.packed(Tone.TEXT)
    if black_threshold is not None:
        text_bytes = photo_bytes = len(as_it_goes)
    else:
        text_bytes = len(text)
        photo = page.tone is Tone.PHOTO
        photo_bytes = len(as_it_goes) if photo else _estimated_photo_bytes(image, text_bytes)
    return {
        "ink": sum(tones[:_THRESHOLD]) / dots,
        "grey": _share_of_full(page.areas),
        "contrast": max(0, 255 - lightest - darkest) / 255,
        "smallest_text_pt": _smallest(letters),
        "digest": hashlib.sha256(text).hexdigest(),  # equal pictures are packed alike
        "text_bytes": text_bytes,
        "photo_bytes": photo_bytes,
        "tone": page.tone.value,
        "faint": _faint(image, tones),
    }


def _smallest(letters: Sequence[float]) -> float | None:
    meant = sorted(size for size in letters if size >= _HIDDEN_BELOW_PT)
    return meant[_FEWEST_LETTERS - 1] if len(meant) >= _FEWEST_LETTERS else None


def _weighty(tones: Iterable[int], dots: int) -> int:
    """How many tones from the end come before the first that counts."""
    return next((index for index, sum_ in enumerate(accumulate(tones)) if sum_ > dots * _WEIGHT), 255)


def _cells(image: Image.Image, wanted: Callable[[int], bool]) -> Image.Image:
    """One pixel a cell: 255 where every dot in it has a wanted tone, 0 where none has."""
    return image.point([255 if wanted(tone) else 0 for tone in range(256)]).reduce(CELL)


def _faint(image: Image.Image, tones: list[int]) -> float:
    """Cells with something light in them, away from black, which it would be the edge of, and from areas of light."""
    paper = max(range(_THRESHOLD, 256), key=tones.__getitem__)
    light = _cells(image, lambda tone: _THRESHOLD <= tone <= paper - _FAINTER_THAN_PAPER)
    some = light.point([0] * 40 + [255] * 216)
    ink = ImageChops.invert(black_and_white(image, Tone.TEXT).convert("L"))
    black = ink.reduce(CELL).point([0] + [255] * 255)
    other = _spread(ImageChops.lighter(black, light.point([0] * 255 + [255])))
    return _share_of_full(ImageChops.subtract(some, other))


def _spread(cells: Image.Image) -> Image.Image:
    """What is light, one cell further to all sides: as a MaxFilter of three, in a twentieth of its time."""
    width, height = cells.size
    for across, down in ((1, 0), (0, 1)):
        before = cells.crop((-across, -down, width - across, height - down))
        after = cells.crop((across, down, width + across, height + down))
        cells = ImageChops.lighter(cells, ImageChops.lighter(before, after))
    return cells


def _share_of_full(cells: Image.Image) -> float:
    return cells.histogram()[255] / (cells.width * cells.height)


def _estimated_photo_bytes(image: Image.Image, text_bytes: int) -> int:
    """By what error diffusion adds to strips across the page."""
    height = _STRIPS * _STRIP_LINES
    strips = Image.new("L", (image.width, height))
    for index in range(_STRIPS):
        top = index * max(0, image.height - _STRIP_LINES) // (_STRIPS - 1)
        strips.paste(image.crop((0, top, image.width, top + _STRIP_LINES)), (0, index * _STRIP_LINES))
    more = len(g4(black_and_white(strips, Tone.PHOTO))) - len(g4(black_and_white(strips, Tone.TEXT)))
    return text_bytes + max(0, more * image.height // height)
