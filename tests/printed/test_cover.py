"""Cover pages as a second program reads them: pypdf for text and fonts, the document child for what is seen."""

from __future__ import annotations

import datetime
import io
import os
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from app import paths
from app.core.cover import LONGEST, OWN_TEXT, Cover, CoverKind, DrawnCover
from app.core.document import DocumentClass, Opening, Picture
from app.core.errors import CoverFieldTooLong, CoverTooLong
from app.core.packet import PAPER_SIZES, Lines, Paper, Raster, Tone
from app.documents.reader import DocumentReader
from app.printed.cover import draw_cover

ROOT = Path(__file__).resolve().parents[2]
COVER = Cover(
    CoverKind.PLAIN,
    datetime.date(2026, 11, 27),
    6,
    to="Northside Cardiology",
    number="+1 312-555-0101",
    sender="Front desk",
    sender_number="+1 312-555-0100",
    organisation="Riverside Clinic",
    subject="Referral letter and ECG",
    case_number="24-CV-001234",
    parties="Harborside Cooperative v. Lakeside Pharmacy",
    message="Dear colleagues,\n\nplease find both below.",
    own_text=OWN_TEXT,
)
SCRIPTS = {
    "Greek": ("Κλινική Ωμέγα", QFontDatabase.WritingSystem.Greek),
    "Cyrillic": ("Приёмная «Река»", QFontDatabase.WritingSystem.Cyrillic),
    "Polish": ("Żółta Łódź", QFontDatabase.WritingSystem.Latin),
    "Arabic": ("مرحبا", QFontDatabase.WritingSystem.Arabic),
    "Hebrew": ("מכתב", QFontDatabase.WritingSystem.Hebrew),
    "Chinese": ("北方心脏", QFontDatabase.WritingSystem.SimplifiedChinese),
    "Japanese": ("ひがし", QFontDatabase.WritingSystem.Japanese),
}


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    """As in the program, where the window is there before any cover."""


@pytest.fixture
def seen(reader: DocumentReader, tmp_path: Path) -> Callable[[DrawnCover], Picture]:
    """The page, a pixel a point."""

    def seen(drawn: DrawnCover) -> Picture:
        path = tmp_path / "cover.pdf"
        path.write_bytes(drawn.pdf)
        facts = reader.open(path)
        size = facts.pages[0]
        return reader.picture(facts.id, 1, round(size.width_pt), round(size.height_pt))

    return seen


def words_of(drawn: DrawnCover) -> str:
    (page,) = pypdf.PdfReader(io.BytesIO(drawn.pdf)).pages
    return " ".join(page.extract_text().split())


def ink(picture: Picture, left: int, top: int, right: int, bottom: int) -> int:
    """Dark pixels in a box."""
    return sum(picture.data[y * picture.stride + x * 4] < 128 for y in range(top, bottom) for x in range(left, right))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("kind", CoverKind)
def test_every_template_is_one_sound_page(
    reader: DocumentReader, tmp_path: Path, kind: CoverKind, paper: Paper
) -> None:
    drawn = draw_cover(replace(COVER, kind=kind), paper)
    path = tmp_path / "cover.pdf"
    path.write_bytes(drawn.pdf)
    facts = reader.open(path)
    assert facts.opening is Opening.OPENED
    (size,) = facts.pages
    assert size.width_pt == pytest.approx(PAPER_SIZES[paper].width_pt, abs=0.5)
    assert size.height_pt == pytest.approx(PAPER_SIZES[paper].height_pt, abs=0.5)
    assert reader.examine(facts.id, lambda done, total: None).document_class is DocumentClass.A
    look = reader.look(facts.id, 1, 0, Raster(Lines.STANDARD, paper))
    assert (look.tone, look.grey) == (Tone.TEXT, 0)
    assert (look.smallest_text_pt or 0) >= 10
    assert drawn.not_printed == ""
    words = words_of(drawn)
    for wanted in ("FAX", COVER.to, COVER.number, "Front desk", COVER.subject, "2026", "please find both below."):
        assert wanted in words


def test_a_plain_cover_is_plain() -> None:
    words = words_of(draw_cover(COVER, Paper.LETTER))
    assert "PAGES 6 including this page" in words
    assert "November 27, 2026" in words
    assert "Riverside Clinic" in words
    assert COVER.sender_number in words
    for unwanted in ("CONFIDENTIAL", "FILING", COVER.case_number, COVER.parties):
        assert unwanted not in words


def test_a_confidential_cover_carries_the_notice() -> None:
    words = words_of(draw_cover(replace(COVER, kind=CoverKind.CONFIDENTIAL), Paper.A4))
    notice = paths.resource("covers/confidential.txt").read_text(encoding="utf-8")
    assert "HIPAA Privacy Rule (45 CFR Parts 160 and 164)" in words
    assert " ".join(notice.split()) in words
    assert words.count("CONFIDENTIAL") == 2


def test_a_court_finds_its_case() -> None:
    words = words_of(draw_cover(replace(COVER, kind=CoverKind.COURT), Paper.LETTER))
    for wanted in ("COURT Northside Cardiology", "CASE NO. 24-CV-001234", f"PARTIES {COVER.parties}", "FOR FILING"):
        assert wanted in words
    assert f"DOCUMENT {COVER.subject}" in words


def test_fields_that_are_empty_have_no_row() -> None:
    bare = draw_cover(Cover(CoverKind.COURT, COVER.date, 1, number=COVER.number), Paper.LETTER)
    words = words_of(bare)
    assert f"COURT {COVER.number}" in words
    for unwanted in ("FROM", "CASE", "PARTIES", "DOCUMENT"):
        assert f"{unwanted} " not in words.replace("the document", "")


@pytest.mark.parametrize("script", SCRIPTS)
def test_names_in_any_script_are_text(script: str) -> None:
    """Where this computer has no font for a script, its letters are named as missing. pypdf gives right-to-left words
    as they stand in the line, and Arabic letters in their shapes."""
    name, system = SCRIPTS[script]
    drawn = draw_cover(replace(COVER, to=name, subject=name, message=name), Paper.LETTER)
    if QFontDatabase.families(system):
        words = unicodedata.normalize("NFKC", words_of(drawn))
        assert words.count(name) + words.count(name[::-1]) >= 3  # a bold letter that its font lacks is drawn twice
        assert drawn.not_printed == ""
    else:
        assert set(drawn.not_printed) == set(name)


def test_a_character_without_a_font_is_named() -> None:
    """U+10FFFD is nobody's."""
    assert draw_cover(replace(COVER, to="A\U0010fffdB", message="\U0010fffd"), Paper.LETTER).not_printed == "\U0010fffd"


def test_an_arabic_message_begins_at_the_right_and_a_latin_one_at_the_left(
    seen: Callable[[DrawnCover], Picture],
) -> None:
    sides = {}
    for words in ("مرحبا", "Hello"):
        picture = seen(draw_cover(Cover(CoverKind.PLAIN, COVER.date, 2, message=words), Paper.LETTER))
        sides[words] = [ink(picture, left, 200, left + 200, 700) > 0 for left in (50, 360)]
    assert sides == {"مرحبا": [False, True], "Hello": [True, False]}


def test_all_fonts_are_inside() -> None:
    drawn = draw_cover(replace(COVER, kind=CoverKind.CONFIDENTIAL, to="Κλινική Приёмная"), Paper.LETTER)
    (page,) = pypdf.PdfReader(io.BytesIO(drawn.pdf)).pages
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert fonts
    for font in fonts:
        (descendant,) = font["/DescendantFonts"]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descendant.get_object()["/FontDescriptor"].get_object())
        assert "/ToUnicode" in font


def test_the_same_cover_is_the_same_file() -> None:
    first, second = (draw_cover(COVER, Paper.A4).pdf for _ in range(2))
    assert first == second
    about = pypdf.PdfReader(io.BytesIO(first)).metadata
    assert about is not None
    assert about.creation_date == about.modification_date == datetime.datetime(2026, 11, 27, tzinfo=datetime.UTC)
    now = datetime.datetime.now(datetime.UTC)
    assert f"{now:%Y-%m-%dT%H}".encode() not in first


def test_text_is_never_html() -> None:
    text = "<b>bold</b> &amp; <img src=x><br>"
    words = words_of(draw_cover(replace(COVER, to=text, organisation=text, message=text), Paper.LETTER))
    assert words.count(text) == 3


def test_an_own_text_is_filled_and_its_headings_are_large(seen: Callable[[DrawnCover], Picture]) -> None:
    own = replace(COVER, kind=CoverKind.OWN, own_text="{from} sends {pages} pages to {to} {nobody}")
    assert words_of(draw_cover(own, Paper.LETTER)) == "Front desk sends 6 pages to Northside Cardiology {nobody}"
    plain, heading = (seen(draw_cover(replace(own, own_text=f"{mark}Fax"), Paper.LETTER)) for mark in ("", "# "))
    assert ink(heading, 50, 50, 200, 100) > 2 * ink(plain, 50, 50, 200, 100) > 0
    assert "#" not in words_of(draw_cover(replace(own, own_text="# Fax"), Paper.LETTER))


@pytest.mark.parametrize("kind", CoverKind)
def test_the_lines_left_are_right(kind: CoverKind) -> None:
    """As many as it says fit; one more is refused, and it says how many are too many."""
    base = replace(COVER, kind=kind, message="first", own_text="{message}")
    left = draw_cover(base, Paper.LETTER).lines_left
    assert left > 3
    full = draw_cover(replace(base, message="first" + "\nx" * left), Paper.LETTER)
    assert full.lines_left == 0
    with pytest.raises(CoverTooLong) as refused:
        draw_cover(replace(base, message="first" + "\nx" * (left + 1)), Paper.LETTER)
    assert refused.value.sentence.startswith("The text is 1 line too long for one cover page.")
    with pytest.raises(CoverTooLong) as refused:
        draw_cover(replace(base, message="first" + "\nx" * (left + 3)), Paper.LETTER)
    assert refused.value.data["lines"] == "3 lines"


@pytest.mark.parametrize("kind", [CoverKind.PLAIN, CoverKind.COURT])
def test_nothing_that_is_drawn_lies_outside_the_margins(seen: Callable[[DrawnCover], Picture], kind: CoverKind) -> None:
    """Words without a space are broken where the line ends."""
    wide = dict.fromkeys(LONGEST, "W" * 30) | {"message": "W" * 120}
    picture = seen(draw_cover(Cover(kind, COVER.date, 350, **wide), Paper.LETTER))
    width, height = picture.width, picture.height
    assert ink(picture, 0, 0, 50, height) == ink(picture, width - 50, 0, width, height) == 0
    assert ink(picture, 0, 0, width, 50) == ink(picture, 0, height - 50, width, height) == 0
    assert ink(picture, 50, 50, width - 50, height - 50) > 10_000


def test_black_and_white_only(seen: Callable[[DrawnCover], Picture]) -> None:
    """Grey is at the edges of letters alone: what the page asks for is black."""
    drawn = draw_cover(replace(COVER, kind=CoverKind.CONFIDENTIAL), Paper.LETTER, made_logo((90, 140, 255)))
    content = pypdf.PdfReader(io.BytesIO(drawn.pdf)).pages[0].get_contents()
    assert content is not None
    colours = {
        line for line in content.get_data().split(b"\n") if line.endswith((b" scn", b" SCN", b" rg", b" RG", b" g"))
    }
    assert all(set(line.split()[:-1]) <= {b"0", b"1"} or line.startswith(b"/") for line in colours), colours


def made_logo(colour: tuple[int, int, int], size: tuple[int, int] = (400, 200), margin: int = 40) -> Picture:
    """A block of one colour on white."""
    width, height = size
    red, green, blue = colour
    block = bytes((blue, green, red, 255)) * (width - 2 * margin)
    white = b"\xff" * 4
    row = white * margin + block + white * margin
    rows = white * width * margin + row * (height - 2 * margin) + white * width * margin
    return Picture(width, height, width * 4, memoryview(rows))


def test_a_pale_logo_is_printed_black_where_it_belongs(seen: Callable[[DrawnCover], Picture]) -> None:
    without, with_logo = (draw_cover(COVER, Paper.LETTER, logo) for logo in (None, made_logo((200, 220, 255))))
    (picture,) = pypdf.PdfReader(io.BytesIO(with_logo.pdf)).pages[0].images
    assert picture.image is not None
    assert picture.image.convert("L").getextrema() == (0, 0)  # its white margins are cut off
    before, after = seen(without), seen(with_logo)
    box = (400, 55, 550, 110)  # at the right, at the top
    assert ink(after, *box) > 5000 > ink(before, *box)
    own = draw_cover(replace(COVER, kind=CoverKind.OWN), Paper.LETTER, made_logo((200, 220, 255)))
    assert ink(seen(own), 55, 55, 200, 110) > 5000


@pytest.mark.parametrize(("colour", "tone"), [((255, 255, 255), 255), ((20, 20, 20), 0)])
@pytest.mark.parametrize("size", [(1, 1), (1200, 3), (3, 600)])
def test_a_logo_of_one_tone_is_that(colour: tuple[int, int, int], tone: int, size: tuple[int, int]) -> None:
    drawn = draw_cover(COVER, Paper.LETTER, made_logo(colour, size, 0))
    (picture,) = pypdf.PdfReader(io.BytesIO(drawn.pdf)).pages[0].images
    assert picture.image is not None
    assert picture.image.convert("L").getextrema() == (tone, tone)


def test_a_field_that_is_too_long_is_refused_before_it_is_drawn() -> None:
    with pytest.raises(CoverFieldTooLong):
        draw_cover(replace(COVER, message="x" * 1_000_000), Paper.LETTER)


def test_several_threads_draw_at_once() -> None:
    expected = draw_cover(COVER, Paper.LETTER).pdf
    drawn: list[bytes] = []
    threads = [threading.Thread(target=lambda: drawn.append(draw_cover(COVER, Paper.LETTER).pdf)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert drawn == [expected] * 4


def test_without_a_window_it_draws_too() -> None:
    """A process of its own: no application, no display, and no platform in the environment."""
    program = (
        "import datetime, sys\n"
        "from app.core.cover import Cover, CoverKind\n"
        "from app.core.packet import Paper\n"
        "from app.printed.cover import draw_cover\n"
        "cover = Cover(CoverKind.PLAIN, datetime.date(2026, 11, 27), 2, to='Northside Cardiology')\n"
        "sys.stdout.buffer.write(draw_cover(cover, Paper.LETTER).pdf)\n"
    )
    without = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in without}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=False, timeout=50
    )
    assert done.stderr == b""
    assert "Northside Cardiology" in words_of(DrawnCover(done.stdout, 0))
