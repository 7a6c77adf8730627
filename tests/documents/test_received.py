"""What a fax machine prints, as the reader shows it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from app.core.errors import Damaged
from app.core.packet import Lines, Paper, Raster, Tone
from app.documents.reader import DocumentReader
from tests import factories
from tests.documents import golden_pages
from tests.documents.pictures import corner, packed, quarters, seen, shades

Save = Callable[..., Path]


@pytest.mark.parametrize("name", golden_pages.PAGES)
def test_dot_by_dot(reader: DocumentReader, tmp_path: Path, name: str) -> None:
    dots = golden_pages.dots(reader, name, tmp_path)
    with Image.open(golden_pages.FOLDER / f"{name}.png") as golden:
        assert (dots.mode, dots.size) == (golden.mode, golden.size)
        assert ImageChops.difference(dots.convert("L"), golden.convert("L")).getbbox() is None


@pytest.mark.parametrize(
    ("paper", "room", "expected"),
    [
        (Paper.LETTER, (850, 9999), (850, 1100)),
        (Paper.LETTER, (9999, 1100), (850, 1100)),
        (Paper.A4, (1000, 1000), (707, 1000)),
        (Paper.LETTER, (10_000, 10_000), (3091, 4000)),
    ],
)
@pytest.mark.parametrize("lines", Lines)
def test_it_has_the_shape_of_the_paper(
    reader: DocumentReader, save: Save, paper: Paper, lines: Lines, room: tuple[int, int], expected: tuple[int, int]
) -> None:
    facts = reader.open(save(factories.pdf(size=(300, 300))))
    picture = reader.received(facts.id, 1, 0, Tone.AUTO, Raster(lines, paper), *room)
    assert (picture.width, picture.height) == expected
    assert picture.stride == picture.width * 4
    assert len(picture.data) == picture.stride * picture.height
    assert picture.data.readonly


@pytest.mark.parametrize(("turn", "expected"), [(0, 0), (90, 1), (180, 3), (270, 2)])
def test_pages_are_turned_clockwise(reader: DocumentReader, save: Save, turn: int, expected: int) -> None:
    """The black quarter goes from the top left to the top right, and on."""
    facts = reader.open(save(packed(corner(), "PNG"), "corner.png"))
    wanted = [255] * 4
    wanted[expected] = 0
    assert quarters(seen(reader.picture(facts.id, 1, 200, 200, turn))) == wanted
    assert quarters(seen(reader.received(facts.id, 1, turn, Tone.TEXT, Raster(), 200, 200))) == wanted


@pytest.mark.parametrize(
    ("turn", "expected"), [(0, (150, 200)), (90, (200, 150)), (180, (150, 200)), (270, (200, 150))]
)
def test_a_turned_picture_has_the_turned_shape(
    reader: DocumentReader, save: Save, turn: int, expected: tuple[int, int]
) -> None:
    facts = reader.open(save(packed(corner(), "PNG"), "corner.png"))
    picture = reader.picture(facts.id, 1, 200, 200, turn)
    assert (picture.width, picture.height) == expected


def test_tones(reader: DocumentReader, save: Save) -> None:
    facts = reader.open(save(packed(shades(), "PNG"), "photo.png"))

    def black(tone: Tone, threshold: int | None = None) -> int:
        picture = seen(reader.received(facts.id, 1, 0, tone, Raster(black_threshold=threshold), 300, 300))
        return sum(picture.convert("L").histogram()[:128])

    assert reader.look(facts.id, 1, 0, Raster()).tone is Tone.PHOTO
    pictures = {tone: bytes(reader.received(facts.id, 1, 0, tone, Raster(), 300, 300).data) for tone in Tone}
    assert pictures[Tone.AUTO] == pictures[Tone.PHOTO] != pictures[Tone.TEXT]
    assert black(Tone.PHOTO, 10) < black(Tone.PHOTO, 50) < black(Tone.PHOTO, 90)
    assert black(Tone.TEXT, 50) == black(Tone.PHOTO, 50)


def test_margins_stay(reader: DocumentReader, save: Save) -> None:
    """A page half as large is in the middle, as large as it is."""
    facts = reader.open(save(packed(Image.new("1", (637, 825)), "TIFF", dpi=(150, 150)), "half.tif"))
    assert (facts.pages[0].width_pt, facts.pages[0].height_pt) == pytest.approx((305.76, 396))
    picture = seen(reader.received(facts.id, 1, 0, Tone.TEXT, Raster(), 612, 792)).convert("L")
    box = picture.point([255 * (level < 128) for level in range(256)]).getbbox()
    assert box == pytest.approx((153, 198, 459, 594), abs=2)


def test_a_page_that_cannot_be_drawn(reader: DocumentReader, save: Save) -> None:
    facts = reader.open(save(factories.page_missing()))
    with pytest.raises(Damaged):
        reader.received(facts.id, 2, 0, Tone.AUTO, Raster(), 100, 100)
    with pytest.raises(Damaged):
        reader.look(facts.id, 2, 0, Raster())
    with pytest.raises(IndexError):
        reader.received(facts.id, 4, 0, Tone.AUTO, Raster(), 100, 100)
    with pytest.raises(IndexError):
        reader.look(facts.id, 0, 0, Raster())


def test_a_look(reader: DocumentReader, save: Save) -> None:
    facts = reader.open(save(factories.pdf(2, "Ten letters {page} at least", size=(1224, 1584))))
    one, two = (reader.look(facts.id, page, 0, Raster()) for page in (1, 2))
    assert one.smallest_text_pt == pytest.approx(12)  # 24 on a page twice as large as the paper
    assert one.digest != two.digest
    assert one == reader.look(facts.id, 1, 0, Raster())
    finer = reader.look(facts.id, 1, 0, Raster(Lines.SUPERFINE))
    assert finer.text_bytes > one.text_bytes
    assert 0 < one.ink < 0.01
