"""For how long our copies of documents are kept: chosen, kept, taken back."""

from pytestqt.qtbot import QtBot

from app.core.settings import Settings
from app.ui.made.services import made
from app.ui.settings.data_card import DataCard
from tests.ui.made_window import open_window


def pick(card: DataCard, days: int | None) -> None:
    index = card.keep.findData(days)
    card.keep.setCurrentIndex(index)
    card.keep.activated.emit(index)


def test_a_choice_is_kept_and_taken_back(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    card = window.settings.data
    assert card.keep.currentText() == "90 days"
    pick(card, 7)
    assert card.keep.currentText() == "7 days"
    pick(card, None)
    assert card.keep.currentText() == "Always"
    qtbot.waitUntil(lambda: [each.keep_days for each in world.saved[-2:]] == [7, None])
    assert window.settings.undo.text() == "Undo: how long documents are kept"
    window.settings.undo.click()
    assert card.keep.currentText() == "7 days"


def test_a_time_that_is_no_choice_here_is_shown_and_stays(qtbot: QtBot) -> None:
    world = made()
    world.settings = Settings(keep_days=45)
    card = open_window(qtbot, world).settings.data
    assert card.keep.currentText() == "45 days"
    pick(card, 365)
    assert card.keep.currentText() == "1 year"
    assert card.keep.findText("45 days") == -1
