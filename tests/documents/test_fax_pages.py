"""What was drawn and packed once is not drawn and packed again; and it is what it would be without that."""

from itertools import pairwise

import pytest
from PIL import Image

from app.core.packet import Lines, Raster, Tone
from app.documents import fax_pages, page_look
from app.documents.fax_pages import FaxPage, FaxPages
from app.documents.fax_raster import black_and_white, g4
from app.documents.placing import Placing
from tests.documents.pictures import shades

SIZE = (1728, 1078)
COARSE = Raster(Lines.STANDARD)


class Sheet:
    """A document whose pages are blank but for a black bar, as high as its number."""

    encrypted = False
    claimed_pages = 9

    def __init__(self) -> None:
        self.drawn: list[int] = []

    def size(self, page: int) -> tuple[float, float] | None:
        return (612, 792) if page < self.claimed_pages else None

    def draw(self, page: int, target: bytearray, placing: Placing, *, grey: bool = False) -> bool:
        assert grey
        self.drawn.append(page)
        white = placing.width * (placing.height - page - 1)
        target[:] = bytes([255]) * white + bytes(len(target) - white)
        return True


@pytest.fixture
def sheet() -> Sheet:
    return Sheet()


@pytest.fixture
def pages(sheet: Sheet) -> FaxPages:
    return FaxPages({1: sheet, 2: sheet})  # type: ignore[dict-item]  # as far as it is used


def look(pages: FaxPages, document: int, page: int, raster: Raster = COARSE) -> None:
    seen = pages.page(document, page, 0, raster)
    assert seen is not None
    page_look.look_at(seen, [], raster.black_threshold)


@pytest.mark.parametrize("threshold", [None, 30])
@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("image", [shades(SIZE), Image.new("L", SIZE, 255)], ids=["photograph", "blank"])
def test_dots_are_those_of_the_raster(image: Image.Image, tone: Tone, threshold: int | None) -> None:
    page = FaxPage(image)
    expected = black_and_white(image, tone, threshold)
    for _ in range(2):
        assert page.dots(tone, threshold).tobytes() == expected.tobytes()
        assert page.packed(tone, threshold) == g4(expected)


def test_a_page_is_drawn_once_for_picture_checks_and_fax(pages: FaxPages, sheet: Sheet) -> None:
    shown = pages.page(1, 3, 0, COARSE)
    assert shown is not None
    shown.dots(Tone.AUTO)
    look(pages, 1, 3)
    for page in (1, 2, 4):
        look(pages, 1, page)
    assert sheet.drawn == [2, 0, 1, 3]
    made = [pages.packed(1, page, 0, Tone.AUTO, COARSE) for page in (1, 2, 3, 4)]
    assert sheet.drawn == [2, 0, 1, 3]
    assert made == [pages.packed(2, page, 0, Tone.TEXT, COARSE) for page in (1, 2, 3, 4)]
    assert len(sheet.drawn) == 8
    assert all(one != other for one, other in pairwise(made))


@pytest.mark.parametrize("raster", [Raster(Lines.FINE), Raster(Lines.STANDARD, black_threshold=20)])
def test_another_raster_is_another_picture(pages: FaxPages, sheet: Sheet, raster: Raster) -> None:
    look(pages, 1, 1)
    look(pages, 1, 2)
    assert pages.packed(1, 1, 0, Tone.AUTO, raster)
    assert pages.packed(1, 2, 90, Tone.AUTO, COARSE)
    assert sheet.drawn == [0, 1, 0, 1]


def test_with_a_black_threshold_no_tone_counts(pages: FaxPages, sheet: Sheet) -> None:
    raster = Raster(Lines.STANDARD, black_threshold=20)
    look(pages, 1, 1, raster)
    look(pages, 1, 2, raster)
    assert pages.packed(1, 1, 0, Tone.PHOTO, raster) == pages.packed(1, 1, 0, Tone.AUTO, raster)
    assert sheet.drawn == [0, 1]


def test_what_was_closed_is_forgotten(pages: FaxPages, sheet: Sheet) -> None:
    for document in (1, 2):
        look(pages, document, 1)
        look(pages, document, 2)
    pages.forget([2])
    pages.packed(1, 1, 0, Tone.AUTO, COARSE)
    assert len(sheet.drawn) == 4
    pages.packed(2, 2, 0, Tone.AUTO, COARSE)
    pages.packed(2, 1, 0, Tone.AUTO, COARSE)
    assert len(sheet.drawn) == 6


def test_no_more_is_kept_than_one_fax_can_have(pages: FaxPages, sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    look(pages, 1, 1)
    data = pages.packed(1, 1, 0, Tone.AUTO, COARSE)
    assert data is not None
    monkeypatch.setattr(fax_pages, "_MOST_BYTES", 6 * len(data))
    for page in range(2, 10):
        look(pages, 1, page)
    sheet.drawn.clear()
    for page in range(9, 0, -1):
        assert pages.packed(1, page, 0, Tone.AUTO, COARSE)
    assert 0 < len(sheet.drawn) < 8


def test_a_page_that_cannot_be_drawn(pages: FaxPages) -> None:
    assert pages.page(1, 10, 0, COARSE) is None
    assert pages.packed(1, 10, 0, Tone.AUTO, COARSE) is None
