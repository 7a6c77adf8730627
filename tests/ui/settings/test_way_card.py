"""Whether every fax goes as fax pictures and on which paper: kept, and followed by New fax at once."""

from pytestqt.qtbot import QtBot

from app.core.packet import Paper
from app.ui.compose.packet import Way
from app.ui.made.services import made
from tests.ui.made_window import fill, open_window


def test_always_pictures_is_kept_and_followed(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    fill(qtbot, window)
    page, card = window.compose, window.settings.way
    ways = [page.packet.contents.way]
    card.pictures.click()
    qtbot.waitUntil(lambda: world.saved[-1].always_pictures)
    ways.append(page.packet.contents.way)
    assert ways == [Way.ORIGINAL, Way.PICTURES]
    assert not page.way.pictures.isEnabled()
    assert page.way.reason.text() == "Settings say that every fax goes as fax pictures."
    card.pictures.click()
    assert page.way.pictures.isEnabled()
    assert not page.way.pictures.isChecked()


def test_paper_follows_home_until_one_is_chosen(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    card, packet = window.settings.way, window.compose.packet
    assert card.paper.currentText() == "As usual at home (Letter)"
    window.account.choose_home("DE")
    assert card.paper.currentText() == "As usual at home (A4)"
    papers = [packet.contents.raster.paper]
    card.paper.setCurrentIndex(1)
    card.paper.activated.emit(1)
    qtbot.waitUntil(lambda: world.saved[-1].paper is Paper.LETTER)
    papers.append(packet.contents.raster.paper)
    assert papers == [Paper.A4, Paper.LETTER]
