"""*On the desktop*: starting at login, which is the system's to know, and notifications."""

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import LoginStartRefused
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from app.ui.settings.desktop_card import DesktopCard
from tests.ui.made_window import at_rest, open_window


@pytest.fixture
def world() -> Made:
    return made()


def shown(qtbot: QtBot, world: Made) -> tuple[MainWindow, DesktopCard]:
    window = open_window(qtbot, world)
    window.show_settings()
    qtbot.waitUntil(lambda: at_rest(window))
    return window, window.settings.desktop


def test_starting_at_login_is_off_until_it_is_wished(qtbot: QtBot, world: Made) -> None:
    window, card = shown(qtbot, world)
    assert card.start.isVisible()
    assert not card.start.isChecked()
    card.start.click()
    qtbot.waitUntil(lambda: at_rest(window))
    assert world.starts_at_login is True
    assert card.start.isChecked()


def test_what_was_changed_elsewhere_is_seen_when_one_looks_again(qtbot: QtBot, world: Made) -> None:
    window, card = shown(qtbot, world)
    window.show_page(0)
    world.starts_at_login = True
    window.show_settings()
    qtbot.waitUntil(card.start.isChecked)


def test_where_it_cannot_be_had_it_is_absent(qtbot: QtBot, world: Made) -> None:
    world.starts_at_login = None
    _, card = shown(qtbot, world)
    assert not card.start.isVisible()
    assert not card.start_words.isVisible()
    assert card.tell.isVisible()


def test_a_refusal_is_said_and_nothing_is_pretended(qtbot: QtBot, world: Made) -> None:
    world.not_entered = LoginStartRefused(detail="Permission denied")
    window, card = shown(qtbot, world)
    card.start.click()
    qtbot.waitUntil(lambda: at_rest(window))
    assert "Permission denied" in card.state.words.text()
    assert not card.start.isChecked()


def test_notifications_are_on_and_the_change_is_kept_and_taken_back(qtbot: QtBot, world: Made) -> None:
    window, card = shown(qtbot, world)
    assert card.tell.isChecked()
    card.tell.click()
    qtbot.waitUntil(lambda: bool(world.saved) and not world.saved[-1].notifications)
    assert window.settings.undo.text() == "Undo: notifications"
    window.settings.undo.click()
    assert card.tell.isChecked()
