"""*New fax* with real files, the real document child and the real private folder."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.orders import FaxChanged, Submit
from app.documents.reader import DocumentReader
from app.ui.compose.packet import Way
from app.ui.made.faxes import NOW, made_fax
from app.ui.made.services import Made
from app.ui.main_window import MainWindow
from app.wiring.preparing import Preparing
from tests import factories
from tests.ui.made_window import at_rest, close_quietly, open_sheet

PATIENCE = 30_000


@pytest.fixture
def reader() -> Iterator[DocumentReader]:
    reader = DocumentReader()
    yield reader
    reader.shutdown()


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    return tmp_path / "prepared"


@pytest.fixture
def window(qtbot: QtBot, world: Made, reader: DocumentReader, prepared: Path) -> MainWindow:
    services = replace(world.services(), documents=reader, prepared=Preparing(reader, prepared))
    window = MainWindow(services, lambda: NOW)
    qtbot.addWidget(window, before_close_func=close_quietly)
    window.show()
    qtbot.waitUntil(lambda: window.account.session is not None)
    window.compose.set_recipient("312 555 0101")
    return window


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    picture = Image.new("L", (600, 800), 255)
    picture.paste(0, (100, 100, 500, 140))
    tiff = BytesIO()
    picture.save(tiff, "TIFF", save_all=True, append_images=[picture.rotate(180)])
    png = BytesIO()
    picture.save(png, "PNG")
    made = {
        "letter.pdf": factories.pdf(3),
        "locked.pdf": factories.encrypted(user="secret", pages=2),
        "scan.tiff": tiff.getvalue(),
        "photo.png": png.getvalue(),
    }
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    return {name: tmp_path / name for name in made}


def _rest(qtbot: QtBot, window: MainWindow) -> None:
    packet = window.compose.packet
    qtbot.waitUntil(
        lambda: all(part.verdict or part.error or part.is_locked for part in packet.contents.parts), timeout=PATIENCE
    )
    qtbot.waitUntil(lambda: at_rest(window), timeout=PATIENCE)


def _send(qtbot: QtBot, world: Made, window: MainWindow) -> Submit:
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(lambda: sheet.send.isEnabled() or bool(sheet.refusal), timeout=PATIENCE)
    assert sheet.refusal == ""
    sheet.send.click()
    order = world.engine.orders[-1]
    assert isinstance(order, Submit)
    return order


def test_pdf_and_pictures_are_joined_and_sent(
    qtbot: QtBot, world: Made, window: MainWindow, files: dict[str, Path], prepared: Path
) -> None:
    page = window.compose
    page.open_files([files["letter.pdf"], files["scan.tiff"], files["photo.png"]])
    _rest(qtbot, window)
    assert page.packet.contents.total == 6
    page.packet.leave_out(page.packet.places(1))
    page.packet.turn(page.packet.places(0))
    page.packet.move_page(5, 0)
    _rest(qtbot, window)
    assert page.packet.contents.way is Way.JOINED
    order = _send(qtbot, world, window)
    assert (order.request.pages, order.request.name) == (5, "photo.png and 2 more")
    assert order.request.document.parent == prepared
    assert len(PdfReader(order.request.document).pages) == 5
    assert order.request.document.stat().st_mode & 0o077 == 0
    fax = made_fax(9, AttemptState.UPLOADING, compose_id=order.request.compose_id)
    world.engine.tell(FaxChanged(fax))
    qtbot.waitUntil(lambda: list(prepared.iterdir()) == [])
    assert page.packet.contents.parts == ()


def test_a_locked_file_is_unlocked_here_and_goes_as_fax_pictures_only(
    qtbot: QtBot, world: Made, window: MainWindow, files: dict[str, Path]
) -> None:
    page = window.compose
    page.open_files([files["locked.pdf"]])
    _rest(qtbot, window)
    (row,) = page.documents.rows.values()
    assert page.reason.text() == "Type the password of the document."
    for password, words in (("wrong", "That password does not open it. Try again."), ("secret", "")):
        row.lock.edit.setText(password)
        row.lock.button.click()
        assert row.lock.edit.text() == ""  # not kept longer than needed
        _rest(qtbot, window)
        assert not words or row.lock.words.text() == words
    qtbot.waitUntil(page.send_button.isEnabled, timeout=PATIENCE)
    assert page.packet.contents.way is Way.PICTURES
    assert not page.way.pictures.isEnabled()
    order = _send(qtbot, world, window)
    assert order.request.pages == 2
    assert order.request.document != files["locked.pdf"]
    sent = PdfReader(order.request.document)
    assert (len(sent.pages), sent.is_encrypted) == (2, False)


def test_one_pdf_goes_itself(qtbot: QtBot, world: Made, window: MainWindow, files: dict[str, Path]) -> None:
    window.compose.open_files([files["letter.pdf"]])
    _rest(qtbot, window)
    assert _send(qtbot, world, window).request.document == files["letter.pdf"]


def test_a_picture_is_pasted(
    qtbot: QtBot, world: Made, window: MainWindow, files: dict[str, Path], prepared: Path
) -> None:
    window.compose.packet.paste(files["photo.png"].read_bytes())
    qtbot.waitUntil(lambda: window.compose.packet.contents.total == 1, timeout=PATIENCE)
    _rest(qtbot, window)
    assert [part.name for part in window.compose.packet.contents.parts] == ["Pasted picture"]
    assert len(PdfReader(_send(qtbot, world, window).request.document).pages) == 1
