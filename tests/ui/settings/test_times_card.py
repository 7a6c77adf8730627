"""How long a fax can be taken back, and how often one goes again by itself: kept, undone, and taken with a fax."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from app.core.orders import Submit
from app.ui.made.services import made
from app.ui.settings.times_card import TimesCard
from tests.ui.made_window import fill, open_sheet, open_window


def _choose(card: TimesCard, hold: int, again: int) -> None:
    card.hold.setCurrentIndex(card.hold.findData(hold))
    card.again.setCurrentIndex(card.again.findData(again))
    card.again.activated.emit(card.again.currentIndex())


def test_it_is_kept_and_undone(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    card = window.settings.times
    assert (card.hold.currentText(), card.again.currentText()) == ("10 seconds", "Up to 3 times")
    _choose(card, 0, 1)
    qtbot.waitUntil(lambda: bool(world.saved) and (world.saved[-1].hold, world.saved[-1].further_attempts) == (0, 1))
    assert (card.hold.currentText(), card.again.currentText()) == ("No time: it goes at once", "Once")
    window.settings.undoing.undo()
    assert (card.hold.currentText(), card.again.currentText()) == ("10 seconds", "Up to 3 times")


def test_what_stands_in_the_settings_is_a_choice(qtbot: QtBot) -> None:
    world = made()
    world.settings = replace(world.settings, hold=17)
    card = open_window(qtbot, world).settings.times
    assert card.hold.currentText() == "17 seconds"
    _choose(card, 17, 2)
    qtbot.waitUntil(lambda: bool(world.saved) and world.saved[-1].further_attempts == 2)
    assert world.saved[-1].hold == 17


def test_a_fax_is_held_for_as_long_as_was_chosen(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    _choose(window.settings.times, 30, 3)
    fill(qtbot, window)
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(sheet.send.isEnabled)
    sheet.send.click()
    order = world.engine.orders[-1]
    assert isinstance(order, Submit)
    assert order.request.hold == 30
