import random

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from app.core.packet import PageLook, Tone
from app.documents.fax_pages import FaxPage
from app.documents.fax_raster import black_and_white, g4
from app.documents.page_look import look_at

SIZE = (1728, 2156)


def page(paper: int = 255, ink: int = 0, lines: int = 20, shade: int | None = None) -> Image.Image:
    """Lines of text, on a shaded area if wanted."""
    image = Image.new("L", SIZE, paper)
    draw = ImageDraw.Draw(image)
    if shade is not None:
        draw.rectangle((100, 100, 1600, 1200), fill=shade)
    font = ImageFont.load_default(30)
    for line in range(lines):
        draw.text((200, 150 + 50 * line), f"A line of text, number {line} of them all", fill=ink, font=font)
    return image


def photograph() -> Image.Image:
    """Soft greys from dark to light over half of the page."""
    image = Image.new("L", SIZE, 255)
    image.paste(Image.radial_gradient("L").resize((1500, 1100)), (100, 100))
    return image


def grainy(image: Image.Image, most: int) -> Image.Image:
    chance = random.Random(7)
    grain = Image.frombytes("L", (216, 270), bytes(chance.randrange(most + 1) for _ in range(216 * 270)))
    return ImageChops.subtract(image, grain.resize(SIZE, Image.Resampling.NEAREST))


def look(image: Image.Image, letters: list[float] | None = None, black_threshold: int | None = None) -> PageLook:
    fields = look_at(FaxPage(image), letters or [], black_threshold)
    return PageLook(**{**fields, "tone": Tone(fields["tone"])})


def test_an_empty_page() -> None:
    empty = look(page(lines=0))
    assert (empty.ink, empty.grey, empty.contrast, empty.faint) == (0, 0, 0, 0)
    assert empty.smallest_text_pt is None
    assert empty.tone is Tone.TEXT
    assert empty.text_bytes == empty.photo_bytes < 500


def test_a_page_of_text() -> None:
    text = look(page())
    assert 0.005 < text.ink < 0.1
    assert text.grey < 0.001
    assert text.contrast == 1
    assert text.faint < 0.0005
    assert text.tone is Tone.TEXT


def test_a_single_word_is_seen() -> None:
    image = Image.new("L", SIZE, 255)
    ImageDraw.Draw(image).text((800, 1000), "VOID", fill=0, font=ImageFont.load_default(30))
    assert look(image).ink > 3e-5


def test_dust_is_no_contrast() -> None:
    image = page(lines=0)
    for place in range(20):
        image.putpixel((place * 80, place * 100), 0)
    assert look(image).contrast == 0


def test_an_empty_scan_with_grain_has_little_contrast() -> None:
    empty = look(grainy(page(paper=250, lines=0), 20))
    assert empty.contrast < 0.1
    assert empty.faint == 0


@pytest.mark.parametrize("ink", [170, 200])
def test_faint_text_beside_black_text(ink: int) -> None:
    image = page(ink=ink)
    ImageDraw.Draw(image).text((200, 1500), "A black heading", fill=0, font=ImageFont.load_default(60))
    faint = look(image)
    assert faint.faint > 0.005
    assert faint.contrast == 1


def test_text_a_little_grey_is_not_faint() -> None:
    assert look(page(ink=90)).faint < 0.0005


def test_light_areas_are_not_faint() -> None:
    assert look(page(shade=215)).faint < 0.0005
    assert look(page(shade=180)).faint < 0.0005


@pytest.mark.parametrize(("shade", "grey"), [(120, True), (180, True), (225, False)])
def test_shaded_forms_are_grey_and_text(shade: int, grey: bool) -> None:
    form = look(page(shade=shade))
    assert (form.grey > 0.2) is grey
    assert form.tone is Tone.TEXT


def test_a_form_in_two_shades_is_still_text() -> None:
    image = page(shade=190)
    ImageDraw.Draw(image).rectangle((100, 1250, 1600, 2000), fill=120)
    assert look(image).tone is Tone.TEXT


def test_photographs_are_told_from_forms() -> None:
    photo = look(photograph())
    assert photo.grey > 0.1
    assert photo.tone is Tone.PHOTO
    assert photo.photo_bytes == len(g4(black_and_white(photograph(), Tone.PHOTO)))
    assert photo.photo_bytes > 5 * photo.text_bytes


def test_a_dark_scan() -> None:
    dark = look(page(paper=100, ink=10))
    assert dark.ink > 0.9
    assert dark.grey > 0.8
    assert 0.3 < dark.contrast < 0.4


@pytest.mark.parametrize(
    ("letters", "smallest"),
    [
        ([12.0] * 9, None),
        ([12.0] * 10, 12.0),
        ([12.0] * 500 + [6.0] * 9, 12.0),
        ([12.0] * 500 + [6.0] * 10, 6.0),
        ([12.0] * 20 + [1.0] * 29, 12.0),
        ([5.0] * 4 + [6.0] * 6 + [12.0] * 99, 6.0),
    ],
)
def test_the_smallest_letters_of_any_number(letters: list[float], smallest: float | None) -> None:
    assert look(page(lines=0), letters).smallest_text_pt == smallest


def test_equal_pages_have_one_digest() -> None:
    first = look(page())
    assert look(page(paper=250, ink=5)).digest == first.digest  # the same in black and white
    assert look(page(lines=19)).digest != first.digest


def test_bytes_are_those_of_the_packed_dots() -> None:
    assert look(page()).text_bytes == len(g4(black_and_white(page(), Tone.TEXT)))


@pytest.mark.parametrize("shade", [None, 150, 200, 240])
def test_the_estimate_by_strips_is_near_the_truth(shade: int | None) -> None:
    image = page(shade=shade)
    truth = len(g4(black_and_white(image, Tone.PHOTO)))
    assert 0.5 * truth < look(image).photo_bytes < 2 * truth


@pytest.mark.parametrize(
    "image", [page(ink=170), page(paper=100, ink=10), page(shade=110)], ids=["faint", "dark", "grey"]
)
def test_clearer_mends_what_is_promised(image: Image.Image) -> None:
    """What the checks offer it for: the text is there again, and no more than the text."""
    if image.getpixel((900, 1100)) == 255:
        ImageDraw.Draw(image).text((200, 1500), "Black and large", fill=0, font=ImageFont.load_default(200))
    text = (0, 0, 1728, 1180)
    reference = black_and_white(page(), Tone.TEXT).crop(text).histogram()[0]
    clearer = black_and_white(image, Tone.CLEARER).crop(text).histogram()[0]
    assert 0.7 * reference < clearer < 2 * reference


def test_with_a_black_threshold_the_size_is_the_one_by_that() -> None:
    image = grainy(page(paper=235, shade=180), 40)
    by_half = look(image)
    for threshold in (10, 70, 95):
        cut = look(image, black_threshold=threshold)
        assert cut.text_bytes == cut.photo_bytes == len(g4(black_and_white(image, Tone.AUTO, threshold)))
        assert (cut.ink, cut.grey, cut.digest, cut.tone) == (by_half.ink, by_half.grey, by_half.digest, by_half.tone)
