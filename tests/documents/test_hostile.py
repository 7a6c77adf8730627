"""Files made to hang, crash, fill or betray whoever reads them: an answer within the limits, and life goes on.

All of them, with their times and the window's gaps: python -m tests.documents.hostile
"""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.document import Opening
from app.documents import pdfium
from app.documents.picture_file import PictureFile
from app.documents.reader import DocumentReader
from tests import factories
from tests.documents import hostile, hostile_files, hostile_pictures

EXPECTED = {
    "looped page tree": "C",
    "deep page tree": "C",
    "count lies down": "B",
    "count lies up": "F",
    "count absurd": "A",
    "decompression bomb": "F",
    "huge image": "AF",  # 900 MB unpacked: just inside or just outside the limit
    "many operators": "F",
    "nested forms": "F",
    "huge page": "A",
    "empty page": "A",
    "negative page": "A",
    "narrow page": "A",
    "truncated": "E",
    "header only": "E",
}

ENDLESS = {"many operators", "nested forms"}

# Those that end quickly. Class A: it is drawn, to a page that may be blank, and both readers say so.
QUICK = {
    "flate in flate 30 times": "A",
    "LZW bomb": "A",
    "run length bomb": "A",
    "ASCII85 2,000 times": "A",
    "predictor of a billion columns": "A",
    "JPEG 2000 of 2e9 x 2e9": "A",
    "G4 of 1e9 x 1e9": "A",
    "form draws itself": "A",
    "glyph draws itself": "A",
    "content a million deep": "A",
    "object 200,000 deep": "B",
    "xref loop": "A",
    "object stream in itself": "C",
    "length of itself": "A",
    "outline loop": "A",
    "form field loop": "A",
    "2 billion objects": "A",
    "font of noise": "A",
    "function 5,000 deep": "A",
    "endless script": "A",
    "page of 1e30 points": "A",
    "page of NaN": "A",
    "page of 4 billion": "A",
    "page turned inside out": "A",
    "page of no width": "A",
    "page of one number": "A",
    "user unit of 1e9": "A",
    "PNG of 30,000 x 30,000": "F",
    "PNG of 2e9 x 2e9": "F",
    "PNG with 500 MB of text": "E",
    "PNG cut off": "E",
    "JPEG file of 65,500 x 65,500": "F",
    "JPEG file cut off": "E",
    "TIFF loop": "A",
    "TIFF loop of two": "A",
    "TIFF of 4e9 x 4e9": "F",
    "TIFF of no width": "E",
    "TIFF of 100,000 pictures": "F",
    "TIFF cut off": "E",
}


@pytest.fixture(scope="module")
def old_ones() -> dict[str, bytes]:
    return factories.hostile()


@pytest.mark.parametrize("name", EXPECTED)
def test_hostile(name: str, old_ones: dict[str, bytes], save: Callable[..., Path]) -> None:
    # Where only the clock ends it, the clock is short; elsewhere it must not be what decides.
    reader = DocumentReader(seconds=1 if name in ENDLESS else 20)
    try:
        assert reader.check(save(old_ones[name])).document_class.value in EXPECTED[name]
        assert reader.check(save(factories.pdf())).document_class.value in "AB"  # B: one second was too short
    finally:
        reader.shutdown()


@pytest.mark.parametrize("name", QUICK)
def test_hostile_and_quick(name: str, reader: DocumentReader, save: Callable[..., Path]) -> None:
    assert reader.check(save(hostile_files.FILES[name]())).document_class.value == QUICK[name]
    assert reader.check(save(factories.pdf())).document_class.value == "A"


def test_a_tiff_of_too_many_pictures_is_not_counted_to_its_end() -> None:
    with pytest.raises(pdfium.Refused) as refused:
        PictureFile(bytearray(hostile_pictures.tiff(pages=2001)))
    assert refused.value.opening is Opening.STOPPED
    assert PictureFile(bytearray(hostile_pictures.tiff(pages=351))).claimed_pages == 351


def test_nothing_calls_home(reader: DocumentReader, tmp_path: Path) -> None:
    made, result = hostile.connections(tmp_path, reader)
    assert made == 0
    assert result.document_class.value == "A"
    assert "Scripts" in result.findings[-1].text


def test_the_tripwire_would_tell() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        with socket.create_connection(listener.getsockname()):
            assert hostile.waiting(listener) == 1
        assert hostile.waiting(listener) == 0
