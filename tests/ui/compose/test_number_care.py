"""The last sheet of a real account: a new number is asked for again, and one that is nearly another is said to be."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.errors import DatabaseDamaged
from app.core.known_number import KnownNumber
from app.core.orders import Submit
from app.core.settings import AccountKind
from app.ui.compose.last_sheet import LastSheet
from app.ui.compose.number_care import NumberCare
from app.ui.made.faxes import MadeReader, made_fax
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from tests.ui.made_window import fill, open_sheet, open_window

TO = "+13125550101"


@pytest.fixture
def world() -> Made:
    world = made()
    world.settings = replace(world.settings, asks_again=True)
    return world


def _sheet(qtbot: QtBot, world: Made) -> tuple[MainWindow, LastSheet]:
    window = open_window(qtbot, world)
    fill(qtbot, window)
    return window, open_sheet(qtbot, window)


def _care(sheet: LastSheet) -> NumberCare:
    (care,) = sheet.findChildren(NumberCare)
    return care


def test_a_new_number_is_typed_again_before_it_can_be_sent(qtbot: QtBot, world: Made) -> None:
    _, sheet = _sheet(qtbot, world)
    care = _care(sheet)
    qtbot.waitUntil(care.digits.isVisible)
    assert not sheet.send.isEnabled()
    QTest.keyClicks(care.digits, "0110")
    assert not sheet.send.isEnabled()
    assert "ends with others" in care.says.text()
    care.digits.clear()
    QTest.keyClicks(care.digits, TO[-4:])
    assert sheet.send.isEnabled()
    sheet.send.click()
    assert [order.request.recipient for order in world.engine.orders if isinstance(order, Submit)] == [TO]


def test_it_cannot_be_pasted(qtbot: QtBot, world: Made) -> None:
    _, sheet = _sheet(qtbot, world)
    care = _care(sheet)
    qtbot.waitUntil(care.digits.isVisible)
    QGuiApplication.clipboard().setText(TO[-4:])
    QTest.keyClick(care.digits, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert care.digits.text() == ""
    assert not sheet.send.isEnabled()


def test_a_number_that_was_delivered_to_is_not_asked_about(qtbot: QtBot, world: Made) -> None:
    world.reader = MadeReader([made_fax(1, AttemptState.DELIVERED, recipient=TO)])
    _, sheet = _sheet(qtbot, world)
    qtbot.waitUntil(sheet.send.isEnabled)
    assert not _care(sheet).digits.isVisible()


def test_one_that_is_nearly_another_is_said_and_can_be_changed(qtbot: QtBot, world: Made) -> None:
    world.reader = MadeReader([made_fax(number, AttemptState.DELIVERED, recipient="+13125550110") for number in (1, 2)])
    window, sheet = _sheet(qtbot, world)
    care = _care(sheet)
    qtbot.waitUntil(care.alike.isVisible)
    assert care.alike.title.text() == "This number differs in one place from +1 312-555-0110."
    assert "2 times" in care.alike.words.text()
    care.other_wanted.emit("+13125550110")
    assert not sheet.isVisible()
    assert window.compose.draft.recipient is not None
    assert window.compose.draft.recipient.e164 == "+13125550110"
    assert world.engine.orders == []


def test_a_list_that_cannot_be_read_makes_every_number_new(
    qtbot: QtBot, world: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> tuple[KnownNumber, ...]:
        raise DatabaseDamaged

    monkeypatch.setattr(world.reader, "delivered_to", refuse)
    _, sheet = _sheet(qtbot, world)
    qtbot.waitUntil(_care(sheet).digits.isVisible)
    assert not sheet.send.isEnabled()


def test_it_can_be_turned_off(qtbot: QtBot, world: Made) -> None:
    window = open_window(qtbot, world)
    window.settings.asks_again.click()
    fill(qtbot, window)
    sheet = open_sheet(qtbot, window)
    qtbot.waitUntil(sheet.send.isEnabled)
    assert not _care(sheet).digits.isVisible()


def test_practice_asks_nothing(qtbot: QtBot) -> None:
    world = made(AccountKind.PRACTICE)
    world.settings = replace(world.settings, asks_again=True)
    _, sheet = _sheet(qtbot, world)
    qtbot.waitUntil(sheet.send.isEnabled)
    assert sheet.findChildren(NumberCare) == []
