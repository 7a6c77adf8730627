"""What keys do in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.compose.last_sheet import LastSheet
from app.ui.made.services import made
from tests.ui.made_window import fill, open_window


@pytest.mark.parametrize(
    ("key", "modifier", "page"),
    [
        (Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier, 1),
        (Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier, 2),
        (Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier, 0),
    ],
)
def test_pages_by_keyboard(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, page: int) -> None:
    window = open_window(qtbot, made())
    window.show_page(2 if page != 2 else 0)
    QTest.keyClick(window, key, modifier)
    assert window.tabs.chosen == page
    assert window.tabs.tab(page).isChecked()


def test_control_enter_leads_to_the_last_sheet_and_no_further(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    fill(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(window.findChildren(LastSheet)) == 1
    assert world.engine.orders == []
