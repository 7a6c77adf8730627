"""Grey to black and white, on pages made dot by dot."""

import pytest
from PIL import Image, ImageChops, ImageDraw

from app.core.packet import Tone
from app.documents import fax_raster, image_pdf, pdfium
from app.documents.placing import filling
from tests import factories
from tests.documents import pictures

SIZE = (1728, 1078)


def lettered(paper: int, ink: int) -> Image.Image:
    """A page of strokes as thin as letters have, with soft edges."""
    page = Image.new("L", SIZE, paper)
    draw = ImageDraw.Draw(page)
    for y in range(60, SIZE[1] - 60, 24):
        for x in range(100, SIZE[0] - 100, 14):
            draw.line((x, y, x, y + 12), fill=(paper + ink) // 2, width=5)
            draw.line((x, y, x, y + 12), fill=ink, width=3)
    return page


def tone_of(page: Image.Image) -> Tone:
    return fax_raster.tone_of(page, fax_raster.grey_areas(page))


def black(dots: Image.Image) -> float:
    assert dots.mode == "1"
    return dots.histogram()[0] / (dots.width * dots.height)


@pytest.mark.parametrize(("level", "expected"), [(0, 1), (127, 1), (128, 0), (255, 0)])
def test_text_is_cut_in_the_middle(level: int, expected: int) -> None:
    assert black(fax_raster.black_and_white(Image.new("L", SIZE, level), Tone.TEXT)) == expected


@pytest.mark.parametrize(
    ("percent", "level", "expected"), [(1, 2, 1), (1, 3, 0), (50, 127, 1), (50, 128, 0), (100, 254, 1), (100, 255, 0)]
)
@pytest.mark.parametrize("tone", Tone)
def test_the_black_threshold_overrules_the_tone(tone: Tone, percent: int, level: int, expected: int) -> None:
    assert black(fax_raster.black_and_white(Image.new("L", SIZE, level), tone, percent)) == expected


@pytest.mark.parametrize("level", [32, 128, 224])
def test_a_photograph_keeps_its_greys_as_dots(level: int) -> None:
    dots = fax_raster.black_and_white(Image.new("L", SIZE, level), Tone.PHOTO)
    assert black(dots) == pytest.approx(1 - level / 255, abs=0.01)


@pytest.mark.parametrize(("paper", "ink"), [(255, 215), (250, 180), (120, 30), (60, 10), (255, 0)])
def test_clearer_finds_letters_of_any_weight(paper: int, ink: int) -> None:
    page = lettered(paper, ink)
    assert black(fax_raster.black_and_white(page, Tone.CLEARER)) == pytest.approx(
        black(fax_raster.black_and_white(lettered(255, 0), Tone.TEXT)), rel=0.6
    )


def test_clearer_takes_the_shade_from_under_letters() -> None:
    page = lettered(255, 0)
    shaded = page.copy()
    shaded.paste(lettered(110, 0).crop((400, 300, 1300, 800)), (400, 300))
    inside = (430, 330, 1270, 770)
    clear, plain, muddy = (
        fax_raster.black_and_white(each, tone).crop(inside)
        for each, tone in ((shaded, Tone.CLEARER), (page, Tone.TEXT), (shaded, Tone.TEXT))
    )
    assert black(muddy) == 1
    assert black(clear) == pytest.approx(black(plain), rel=0.6)


def test_clearer_leaves_black_areas_black() -> None:
    page = lettered(255, 0)
    page.paste(0, (400, 300, 1300, 500))
    assert black(fax_raster.black_and_white(page, Tone.CLEARER).crop((400, 300, 1300, 500))) == 1


def test_clearer_bears_blank_pages() -> None:
    for level in (0, 130, 255):
        assert black(fax_raster.black_and_white(Image.new("L", SIZE, level), Tone.CLEARER)) in (0, 1)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (lettered(255, 0), Tone.TEXT),
        (lettered(190, 30), Tone.TEXT),  # a grey scan
        (Image.new("L", SIZE, 255), Tone.TEXT),
        (Image.new("L", SIZE, 128), Tone.TEXT),  # the shading of a form
        (pictures.shades(SIZE), Tone.PHOTO),
        (Image.effect_noise(SIZE, 10).point([min(255, level + 70) for level in range(256)]), Tone.TEXT),
    ],
    ids=["text", "grey scan", "blank", "shading", "photograph", "dust"],
)
def test_the_tone_is_chosen_by_what_is_on_the_page(page: Image.Image, expected: Tone) -> None:
    assert tone_of(page) is expected
    chosen, asked = (fax_raster.black_and_white(page, tone) for tone in (Tone.AUTO, expected))
    assert chosen.tobytes() == asked.tobytes()


def test_a_photograph_in_a_letter_is_seen() -> None:
    page = lettered(255, 0)
    page.paste(pictures.shades((500, 300)), (300, 300))
    assert tone_of(page) is Tone.PHOTO


def test_packed_dots_are_the_dots() -> None:
    dots = fax_raster.black_and_white(pictures.shades(SIZE), Tone.PHOTO)
    data = fax_raster.g4(dots)
    assert data == fax_raster.g4(dots.copy())
    page = image_pdf.ImagePage(612, 792, *SIZE, image_pdf.coded_g4(*SIZE), data)
    pdfium.start()
    document = pdfium.Document(bytearray(image_pdf.write([page])))
    memory = bytearray(SIZE[0] * SIZE[1])
    assert document.draw(0, memory, filling(*SIZE), grey=True)
    document.close()
    assert bytes(memory) == dots.convert("L").tobytes()


def test_a_blank_page_packs_to_almost_nothing() -> None:
    blank, full = (fax_raster.g4(Image.new("1", SIZE, level)) for level in (255, 0))
    assert len(blank) < 200  # white as white: one bit a line
    assert len(full) > len(blank)


def test_shown_dots_are_black_or_white_when_enlarged_and_never_smeared() -> None:
    dots = fax_raster.black_and_white(pictures.shades(SIZE), Tone.PHOTO)
    large = fax_raster.shown(dots, 1728, 2236)
    assert set(large[0::4]) == {0, 255}
    assert large[0::4] == large[1::4] == large[2::4]
    assert set(large[3::4]) == {255}
    small = Image.frombytes("RGBA", (216, 280), fax_raster.shown(dots, 216, 280)).getchannel(0)
    smooth = dots.convert("L").resize((216, 280), Image.Resampling.BOX)
    assert ImageChops.difference(small, smooth).getextrema() == (0, 0)


@pytest.mark.parametrize("appearance", [True, False])
def test_grey_and_coloured_drawing_agree(appearance: bool) -> None:
    """Fields of forms too; but for the edges, which PDFium smoothes otherwise."""
    pdfium.start()
    document = pdfium.Document(bytearray(factories.filled_form("HHHHHHHH", appearance=appearance)))
    one, other = bytearray(600 * 800), bytearray(600 * 800 * 4)
    assert document.draw(0, one, filling(600, 800), grey=True)
    assert document.draw(0, other, filling(600, 800))
    document.close()
    assert min(one) < 30
    coarse = [Image.frombytes("L", (600, 800), bytes(each)).reduce(10) for each in (one, other[1::4])]
    assert not any(ImageChops.difference(*coarse).histogram()[25:])
