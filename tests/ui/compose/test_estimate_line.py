"""What is said about minutes, kilobytes and money while the pages are being looked at."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.document import Content, DocumentClass, DocumentFacts, DocumentVerdict, Opening, PageSize
from app.core.packet import PageChoice, PageLook, Tone
from app.ui.compose.estimate_line import EstimateLine
from app.ui.compose.packet import Contents, Part, look_key

PATH = Path("/home/clinic/letter.pdf")
LOOK = PageLook(0.1, 0.0, 1.0, 10.0, "a", 30_000, 30_000, Tone.TEXT)


def _contents(pages: int, looks: int, look: PageLook = LOOK) -> Contents:
    size = PageSize(612, 792)
    facts = DocumentFacts(1, PATH, 90_000, "", Content.PDF, Opening.OPENED, (size,) * pages)
    choices = tuple(PageChoice(1, page + 1) for page in range(pages))
    part = Part(1, PATH, PATH.name, facts=facts, verdict=DocumentVerdict(DocumentClass.A))
    contents = Contents((part,), choices)
    return replace(contents, looks={look_key(choice, contents.raster): look for choice in choices[:looks]})


@pytest.fixture
def line(qtbot: QtBot) -> EstimateLine:
    line = EstimateLine()
    qtbot.addWidget(line)
    return line


def test_nothing_is_said_before_anything_is_known(line: EstimateLine) -> None:
    for contents in (Contents(), _contents(3, 0)):
        line.show_contents(contents)
        assert line.isHidden()


def test_minutes_and_on_hover_kilobytes(line: EstimateLine) -> None:
    line.show_contents(_contents(6, 6))
    assert not line.isHidden()
    assert line.words.text() == "About 1 to 3 minutes on the line"
    assert line.words.toolTip().startswith("About 180 KB as a fax. ")
    assert line.so_far.isHidden()


def test_what_is_not_looked_at_yet_is_guessed_and_said(line: EstimateLine) -> None:
    line.show_contents(_contents(6, 2))
    assert line.words.toolTip().startswith("About 180 KB as a fax. ")
    assert line.so_far.text() == "So far from 2 of 6 pages"
    line.show_contents(_contents(6, 6))
    assert line.so_far.isHidden()


def test_a_page_that_cannot_be_read_is_not_waited_for(line: EstimateLine) -> None:
    contents = _contents(6, 5)
    line.show_contents(contents)
    assert not line.so_far.isHidden()
    part = replace(contents.parts[0], verdict=DocumentVerdict(DocumentClass.C, (6,)))
    line.show_contents(replace(contents, parts=(part,)))
    assert line.so_far.isHidden()


def test_pages_left_out_cost_nothing(line: EstimateLine) -> None:
    contents = _contents(6, 6)
    pages = (*contents.pages[:3], *(replace(choice, left_out=True) for choice in contents.pages[3:]))
    line.show_contents(replace(contents, pages=pages), Decimal("0.07"))
    assert line.words.text().endswith(" on the line · about 0.21 USD")
    assert line.words.toolTip().startswith("About 90 KB as a fax. ")


def test_nobody_knows_how_telnyx_makes_greys(line: EstimateLine) -> None:
    line.show_contents(_contents(2, 2, replace(LOOK, photo_bytes=150_000)))
    assert line.words.toolTip().startswith("About 60 to 300 KB as a fax. ")


@pytest.mark.parametrize(
    ("text", "photo", "words"),
    [
        (300, 300, "About 1 KB"),
        (7_400, 7_400, "About 7 KB"),
        (183_000, 183_000, "About 180 KB"),
        (996_000, 999_000, "About 1.0 MB"),
        (300_000, 6_120_000, "About 300 KB to 6.1 MB"),
        (2_000_000, 14_200_000, "About 2.0 to 14 MB"),
    ],
)
def test_sizes_as_people_read_them(line: EstimateLine, text: int, photo: int, words: str) -> None:
    line.show_contents(_contents(1, 1, replace(LOOK, text_bytes=text, photo_bytes=photo)))
    assert line.words.toolTip().startswith(f"{words} as a fax. ")


def test_the_cost_in_the_currency_of_the_account(line: EstimateLine) -> None:
    line.show_contents(_contents(6, 1), Decimal("0.07"), "EUR")
    assert line.words.text().endswith("· about 0.42 EUR")
