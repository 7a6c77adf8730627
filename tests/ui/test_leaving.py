"""The way out."""

from pytestqt.qtbot import QtBot

from app.ui.made.services import made
from tests.ui.made_window import open_window


def test_closing_asks_nothing_and_ends_when_nothing_is_under_way(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    with qtbot.waitSignal(window.leaving.left):
        window.close()
        assert not window.isVisible()
        window.close()
    assert world.left == 1
    assert len(world.windows) == 1
