"""Cover pages with the parts of the program: the logo through the document child, the page as a private file."""

from __future__ import annotations

import datetime
import io
import os
import stat
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from app.core.cover import Cover, CoverKind
from app.core.document import DocumentClass
from app.core.errors import CoverTooLong, DiskTrouble, LogoNotRead
from app.core.packet import Paper
from app.documents.reader import DocumentReader
from app.wiring.covers import Covers
from app.wiring.preparing import Preparing

COVER = Cover(CoverKind.PLAIN, datetime.date(2026, 11, 27), 4, to="Northside Cardiology")


@pytest.fixture
def covers(qapp: QApplication, reader: DocumentReader, tmp_path: Path) -> Covers:
    return Covers(reader, Preparing(reader, tmp_path / "prepared"))


def test_a_cover_is_a_private_file_until_it_is_forgotten(covers: Covers, reader: DocumentReader) -> None:
    kept = covers.draw(COVER, Paper.LETTER, None)
    assert kept.lines_left > 10
    if os.name == "posix":
        assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    facts = reader.open(kept.path)
    assert facts.page_count == 1
    assert reader.examine(facts.id, lambda done, total: None).document_class is DocumentClass.A
    covers.forget(kept)
    assert not kept.path.exists()
    covers.forget(kept)


@pytest.mark.parametrize(
    ("name", "paper"), [("logo.png", "white"), ("logo.jpg", "white"), ("logo.tif", "white"), ("clear.png", "#00000000")]
)
def test_a_logo_is_any_picture_and_is_printed_black(covers: Covers, tmp_path: Path, name: str, paper: str) -> None:
    picture = Image.new("RGB" if paper == "white" else "RGBA", (300, 100), paper)
    picture.paste((120, 180, 255), (40, 20, 260, 80))
    logo = tmp_path / name
    picture.save(logo)
    kept = covers.draw(COVER, Paper.A4, logo)
    (placed,) = pypdf.PdfReader(io.BytesIO(kept.path.read_bytes())).pages[0].images
    assert placed.image is not None
    assert placed.image.convert("L").getextrema() == (0, 0)
    width, height = placed.image.size
    assert width / height == pytest.approx(220 / 60, rel=0.03)
    assert width > 500  # sharp at the finest quality


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, None])
def test_a_logo_that_cannot_be_read_is_said(covers: Covers, tmp_path: Path, content: bytes | None) -> None:
    logo = tmp_path / "logo.png"
    if content is not None:
        logo.write_bytes(content)
    with pytest.raises(LogoNotRead):
        covers.draw(COVER, Paper.LETTER, logo)
    assert not (tmp_path / "prepared").exists()


def test_what_does_not_fit_leaves_no_file(covers: Covers, tmp_path: Path) -> None:
    long = Cover(CoverKind.PLAIN, COVER.date, 2, message="x\n" * 100)
    with pytest.raises(CoverTooLong):
        covers.draw(long, Paper.LETTER, None)
    assert not (tmp_path / "prepared").exists()


def test_a_disk_that_does_not_take_it_is_said(qapp: QApplication, reader: DocumentReader, tmp_path: Path) -> None:
    (tmp_path / "prepared").write_bytes(b"in the way")
    with pytest.raises(DiskTrouble):
        Covers(reader, Preparing(reader, tmp_path / "prepared")).draw(COVER, Paper.LETTER, None)
