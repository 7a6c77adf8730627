"""What becomes one fax: pages of one or several documents in an order, and how they become the dots that a fax
machine prints."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import Path

from app.core.document import PageSize
from app.core.options import USUAL_BLACK_THRESHOLD, Quality, SendOptions

DOTS_ACROSS = 1728
"""Of every line, over 215 mm of paper (ITU-T T.4)."""


class Lines(IntEnum):
    """Lines an inch (ITU-T T.4, T.30: 3.85, 7.7 and 15.4 a millimetre)."""

    STANDARD = 98
    FINE = 196
    SUPERFINE = 391


class Paper(StrEnum):
    """What the receiving machine is taken to print on."""

    LETTER = "letter"
    A4 = "a4"


PAPER_SIZES = {Paper.LETTER: PageSize(612, 792), Paper.A4: PageSize(595.276, 841.89)}


class Tone(StrEnum):
    """How grey becomes black or white on one page."""

    AUTO = "auto"  # TEXT or PHOTO, by what is on the page
    TEXT = "text"  # a threshold: sharp letters, flat areas black or white
    PHOTO = "photo"  # error diffusion: greys as fine dots, which take long on the line
    CLEARER = "clearer"  # the paper around each dot becomes white, whatever its grey, and what is darker than it black


LINES_OF_QUALITY = {
    Quality.NORMAL: Lines.STANDARD,
    Quality.HIGH: Lines.FINE,
    Quality.VERY_HIGH: Lines.SUPERFINE,
    Quality.ULTRA_LIGHT: Lines.SUPERFINE,
    Quality.ULTRA_DARK: Lines.SUPERFINE,
}
"""What we simulate; which resolution Telnyx uses for each is not published."""


@dataclass(frozen=True, slots=True)
class Raster:
    """How pages become dots. `black_threshold` (Telnyx's, 1 to 100, with monochrome only): what is less bright than
    so many percent becomes black, whatever a page's tone. None: each page by its tone."""

    lines: Lines = Lines.FINE
    paper: Paper = Paper.LETTER
    black_threshold: int | None = None


def raster_of(options: SendOptions, paper: Paper) -> Raster:
    """How Telnyx is taken to make dots with these options."""
    threshold = (options.black_threshold or USUAL_BLACK_THRESHOLD) if options.monochrome else None
    return Raster(LINES_OF_QUALITY[options.quality], paper, threshold)


@dataclass(frozen=True, slots=True)
class PageChoice:
    """One page in its place. `document` is `DocumentFacts.id`, `page` counts from 1, `turn` is in degrees clockwise:
    0, 90, 180 or 270."""

    document: int
    page: int
    turn: int = 0
    tone: Tone = Tone.AUTO
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class PageLook:
    """What one page is like when it is looked at as a fax machine would print it.

    `ink`: the share of black dots, 0 to 1, by threshold. `grey`: the share of the page, 0 to 1, that is area, not the
    edges of letters, and neither near white nor near black. `contrast`: between its lightest and darkest tone of any
    weight, 0 to 1. `smallest_text_pt`: the size of its smallest letters of any number as printed on the paper, None
    when there are none. `digest`: the same for pages that look the same. `text_bytes` and `photo_bytes`: its G4 size
    at the raster's lines by threshold and by error diffusion; with a black threshold both are the size by that.
    `tone`: what AUTO means for it, TEXT or PHOTO. `faint`: the share of the page, 0 to 1, with lines and letters so
    light that they vanish by threshold.
    """

    ink: float
    grey: float
    contrast: float
    smallest_text_pt: float | None
    digest: str
    text_bytes: int
    photo_bytes: int
    tone: Tone
    faint: float = 0.0


@dataclass(frozen=True, slots=True)
class Packet:
    """What is asked to be made into one file. `as_pictures`: as fax pictures; otherwise the documents' own pages are
    joined, which is possible where all of them are of class A. Pages left out are not in it."""

    pages: tuple[PageChoice, ...]
    raster: Raster = field(default_factory=Raster)
    as_pictures: bool = False


@dataclass(frozen=True, slots=True)
class Assembled:
    """The PDF a packet became. `as_pictures`: as was asked, or because its pages could not be joined as they are."""

    content: bytes
    as_pictures: bool


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """The one file a packet became: a private file of ours until it is copied at Send. `sha256` in hex, `size` in
    bytes; `as_pictures` as in Assembled."""

    path: Path
    sha256: str
    size: int
    pages: int
    as_pictures: bool = False
