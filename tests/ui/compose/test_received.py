"""As received, through the real reader: what the child makes of a page is what stands on the desk."""

import math
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app import paths
from app.core.packet import Lines, PageChoice, Raster, Tone
from app.documents.reader import DocumentReader
from app.ui.background import Background
from app.ui.compose.packet import Contents, Part
from app.ui.compose.preview import Preview
from app.ui.compose.preview_tools import Form
from app.ui.made.documents import MadeDocuments

SAMPLE = paths.resource("samples/sample.pdf")
SHADES = 2  # the row of the sample's page with thin lines and greys


class Opened(MadeDocuments):
    """The preview asks for nothing else; what else documents can do is made."""

    def __init__(self, reader: DocumentReader) -> None:
        super().__init__()
        self.picture = reader.picture  # type: ignore[method-assign]  # the real one
        self.received = reader.received  # type: ignore[method-assign]


@pytest.fixture
def preview(qtbot: QtBot, reader: DocumentReader) -> Preview:
    preview = Preview(Opened(reader), lambda: datetime(2026, 3, 2, tzinfo=UTC))
    qtbot.addWidget(preview)
    preview.resize(600, 600)
    preview.view_tools.choose(Form.RECEIVED)
    preview.scale.show_dots()
    preview.show()
    return preview


def _contents(reader: DocumentReader, path: Path = SAMPLE) -> Contents:
    facts = reader.open(path)
    pages = tuple(PageChoice(facts.id, page + 1) for page in range(len(facts.pages)))
    return Contents((Part(1, path, path.name, facts=facts),), pages)


def _seen(qtbot: QtBot, preview: Preview, contents: Contents, row: int = SHADES) -> QImage:
    preview.show_contents(contents, "")
    preview.show_page(row)
    preview.scale.show_dots()
    qtbot.waitUntil(
        lambda: not preview.received.is_settling and not any(work.is_busy for work in preview.findChildren(Background)),
        timeout=30_000,
    )
    assert preview.received.image is not None
    return preview.received.image


def _rows(image: QImage) -> list[bytes]:
    pixels, stride = bytes(image.constBits()), image.bytesPerLine()
    return [pixels[at : at + image.width() * 4] for at in range(0, len(pixels), stride)]


def _tones(image: QImage) -> dict[int, float]:
    """The share of each tone, by every dot of every ninth line."""
    counted: dict[int, int] = {}
    for row in _rows(image)[::9]:
        for dot in row[::4]:
            counted[dot] = counted.get(dot, 0) + 1
    total = sum(counted.values())
    return {tone: count / total for tone, count in counted.items()}


def _changes(image: QImage) -> int:
    """How many rows of pixels differ from the row above."""
    return sum(row != above for above, row in pairwise(_rows(image)))


def test_one_dot_is_black_or_white(qtbot: QtBot, reader: DocumentReader, preview: Preview) -> None:
    image = _seen(qtbot, preview, _contents(reader))
    assert image.width() == 1728
    tones = _tones(image)
    assert set(tones) == {0, 255}
    assert 0.02 < tones[0] < 0.2


def test_lines_are_as_many_as_the_quality_has(qtbot: QtBot, reader: DocumentReader, preview: Preview) -> None:
    contents = _contents(reader)
    heights = set()
    for lines in (Lines.STANDARD, Lines.FINE):
        image = _seen(qtbot, preview, replace(contents, raster=Raster(lines)))
        heights.add(image.height())
        assert 100 < _changes(image) <= math.ceil(11 * lines)
    assert heights == {2236}  # coarse lines are higher, the page is not


def test_tones_and_threshold_change_what_is_black(qtbot: QtBot, reader: DocumentReader, preview: Preview) -> None:
    contents = _contents(reader)
    choice = contents.pages[SHADES]
    pages = (*contents.pages[:SHADES], replace(choice, tone=Tone.PHOTO))

    def black(changed: Contents) -> float:
        return _tones(_seen(qtbot, preview, changed))[0]

    text = black(contents)
    assert black(replace(contents, pages=pages)) != text
    assert black(replace(contents, raster=Raster(black_threshold=20))) < text
    assert black(replace(contents, raster=Raster(black_threshold=95))) > text


def test_a_turned_page_is_turned(qtbot: QtBot, reader: DocumentReader, preview: Preview) -> None:
    contents = _contents(reader)
    upright = _seen(qtbot, preview, contents, 0)
    turned = (replace(contents.pages[0], turn=180), *contents.pages[1:])
    image = _seen(qtbot, preview, replace(contents, pages=turned), 0)
    upper, lower = (_tones(upright.copy(0, y, 1728, 1118)).get(0, 0) for y in (0, 1118))
    turned_upper, turned_lower = (_tones(image.copy(0, y, 1728, 1118)).get(0, 0) for y in (0, 1118))
    assert upper > lower
    assert turned_lower > turned_upper


def test_a_document_that_has_gone_says_so_on_the_page(qtbot: QtBot, reader: DocumentReader, preview: Preview) -> None:
    contents = _contents(reader)
    reader.close(contents.pages[0].document)
    preview.show_contents(contents, "")
    qtbot.waitUntil(lambda: preview.received.trouble == "This page cannot be shown.", timeout=30_000)
