"""Listening for Telnyx's events: off by itself, checked before it is kept, tried, and undone."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import NotHeard, PortTaken
from app.core.listening import Hearing
from app.core.settings import AccountKind
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from app.ui.settings.listening_card import ListeningCard
from tests.telnyx.signing import PUBLIC, listening
from tests.ui.made_window import open_window

PLACE = listening(8791)


@pytest.fixture
def world() -> Made:
    return made()


@pytest.fixture
def window(qtbot: QtBot, world: Made) -> MainWindow:
    window = open_window(qtbot, world)
    window.show_settings()
    return window


@pytest.fixture
def card(window: MainWindow) -> ListeningCard:
    return window.settings.listening


def _fill(card: ListeningCard, address: str = "https://office.example", key: str = PUBLIC, port: str = "8791") -> None:
    for edit, text in ((card.address, address), (card.port, port), (card.key, key)):
        edit.setText(text)
        edit.textEdited.emit(text)


def test_it_is_off(card: ListeningCard) -> None:
    assert not card.state.isVisible()
    assert not card.stop.isVisible()
    assert not card.test.isVisible()
    assert "127.0.0.1:8791" in card.hint.text()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"address": "http://office.example"}, "cannot be listened at"),
        ({"port": "80"}, "cannot be listened at"),
        ({"port": "٨٧٩١"}, "cannot be listened at"),
        ({"key": "AAAA"}, "no public key"),
    ],
)
def test_what_cannot_be_is_said_and_not_kept(
    card: ListeningCard, world: Made, change: dict[str, str], words: str
) -> None:
    _fill(card, **change)
    saved = len(world.saved)
    card.listen.click()
    assert words in card.state.words.text()
    assert len(world.saved) == saved


def test_it_listens_says_so_and_stops(qtbot: QtBot, world: Made, window: MainWindow, card: ListeningCard) -> None:
    world.hearing = Hearing(PLACE.url)
    _fill(card)
    card.listen.click()
    qtbot.waitUntil(lambda: card.state.words.text() == "Listening. No event has come yet.")
    kept = window.account.chosen.listening
    assert (kept.address, kept.port, kept.public_key, len(kept.secret)) == ("https://office.example", 8791, PUBLIC, 32)
    assert not card.listen.isVisible()
    world.hearing = Hearing()
    card.stop.click()
    assert not window.account.chosen.listening.is_wanted
    assert not card.state.isVisible()
    window.settings.undoing.undo()
    assert window.account.chosen.listening == kept


def test_its_trouble_is_said(qtbot: QtBot, world: Made, card: ListeningCard) -> None:
    world.hearing = Hearing(trouble=PortTaken(port=8791))
    _fill(card)
    card.listen.click()
    qtbot.waitUntil(lambda: "Another program already listens at port 8791" in card.state.words.text())


def test_a_test_says_whether_it_arrived(qtbot: QtBot, world: Made, card: ListeningCard) -> None:
    world.hearing = Hearing(PLACE.url)
    _fill(card)
    card.listen.click()
    qtbot.waitUntil(lambda: card.state.words.text() == "Listening. No event has come yet.")
    card.test.click()
    qtbot.waitUntil(lambda: card.state.words.text() == "The test arrived: Telnyx can ring here.")
    world.hearing = Hearing(trouble=NotHeard(port=8791))  # what the next test raises
    card.test.click()
    qtbot.waitUntil(lambda: "did not arrive" in card.state.words.text())
    assert card.test.isEnabled()


def test_only_a_telnyx_account_has_events(qtbot: QtBot, world: Made) -> None:
    window = open_window(qtbot, made(AccountKind.PRACTICE))
    window.show_settings()
    assert not window.settings.listening.isVisible()


def test_a_changed_address_is_listened_at_anew(qtbot: QtBot, window: MainWindow, card: ListeningCard) -> None:
    _fill(card)
    card.listen.click()
    secret = window.account.chosen.listening.secret
    _fill(card, address="https://other.example")
    assert card.listen.isVisible()
    card.listen.click()
    assert window.account.chosen.listening == replace(PLACE, address="https://other.example", secret=secret)
