"""The window stands where it stood, and always where it can be seen."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from tests.ui.made_window import open_window


def left_behind(qtbot: QtBot, window: MainWindow, world: Made) -> bytes:
    """What is kept of its place when it is closed."""
    with qtbot.waitSignal(window.leaving.left):
        window.close()
    return world.windows[-1]


def opened_again(qtbot: QtBot, place: bytes) -> MainWindow:
    world = made()
    world.window = place
    return open_window(qtbot, world)


def screen() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_size_and_place_come_back(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    window.setGeometry(10, 30, 785, 610)
    again = opened_again(qtbot, left_behind(qtbot, window, world))
    assert again.geometry() == QRect(10, 30, 785, 610)


def test_one_that_filled_the_screen_does_so_again_and_has_its_size_from_before(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    window.setGeometry(10, 30, 785, 610)
    window.showMaximized()
    again = opened_again(qtbot, left_behind(qtbot, window, world))
    assert again.isMaximized()
    again.showNormal()
    qtbot.waitUntil(lambda: again.geometry() == QRect(10, 30, 785, 610))


def test_a_minimised_one_is_seen_at_the_next_start(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    window.setGeometry(10, 30, 785, 610)
    window.showMinimized()
    again = opened_again(qtbot, left_behind(qtbot, window, world))
    assert again.isVisible()
    assert not again.isMinimized()
    assert again.geometry().size() == QRect(10, 30, 785, 610).size()


def test_one_from_a_screen_that_is_gone_comes_to_one_that_is_there(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    window.setGeometry(6000, 4000, 785, 610)
    again = opened_again(qtbot, left_behind(qtbot, window, world))
    assert screen().contains(again.geometry().topLeft())
    assert again.width() == 785


def test_what_is_no_place_is_as_at_the_first_start(qtbot: QtBot) -> None:
    usual = open_window(qtbot, made()).size()
    assert opened_again(qtbot, b"\x01\xd9\xd0\xcb no place").size() == usual


def test_the_size_is_remembered(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    window.resize(780, 600)
    with qtbot.waitSignal(window.leaving.left):
        window.close()
    world.window = world.windows[0]
    assert open_window(qtbot, world).size() == QSize(780, 600)
