"""Numbers that were sent to before: offered when they are asked for, and never picked by themselves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.errors import DiskTrouble
from app.ui.compose.last_sheet import LastSheet
from app.ui.compose.recents import last_to_each
from app.ui.made.faxes import made_fax
from app.ui.made.services import Made
from app.ui.main_window import MainWindow
from tests.ui.made_window import fill

NEWER, OLDER = "+13125550123", "+13125550199"
SENT = (
    made_fax(3, AttemptState.FAILED, recipient=NEWER),
    made_fax(2, AttemptState.DELIVERED, recipient=OLDER),
    made_fax(1, AttemptState.DELIVERED, recipient=NEWER),
)


def _ask(qtbot: QtBot, window: MainWindow) -> QMenu:
    QTest.keyClick(window.compose.number.edit, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_each_number_once_the_newest_first() -> None:
    assert [fax.id for fax in last_to_each(SENT)] == [3, 2]


def test_it_is_picked_by_a_person_and_read_back(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    world.reader.faxes[:] = SENT
    menu = _ask(qtbot, window)
    first, second = (action.text() for action in menu.actions())
    assert first.startswith("+1 312-555-0123\tFailed · ")
    assert second.startswith("+1 312-555-0199\tDelivered · ")
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert not window.compose.number.typed
    menu.close()
    menu = _ask(qtbot, window)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert window.compose.number.says == "+1 312-555-0123 · United States"


def test_without_any_it_is_said(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    world.reader.faxes.clear()
    menu = _ask(qtbot, window)
    (action,) = menu.actions()
    assert (action.text(), action.isEnabled()) == ("No fax was sent from here yet", False)
    menu.close()


def test_a_list_that_cannot_be_read_holds_nobody_up(
    qtbot: QtBot, world: Made, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise DiskTrouble

    monkeypatch.setattr(world.reader, "page", refuse)
    _ask(qtbot, window).close()


def test_enter_in_the_number_goes_on_when_all_is_there(qtbot: QtBot, window: MainWindow) -> None:
    edit = window.compose.number.edit
    edit.setText("312 555 0101")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert not window.findChildren(LastSheet)
    fill(qtbot, window)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    (sheet,) = window.findChildren(LastSheet)
    assert sheet.isVisible()
