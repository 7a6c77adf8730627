"""Finding faxes: what is typed, what is shown, and back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.errors import DatabaseDamaged
from app.core.fax import Fax
from app.core.orders import FaxChanged
from app.core.settings import AccountKind
from app.ui.faxes.model import BLOCK, FaxList
from tests.ui.faxes.conftest import Opened
from tests.ui.memory_account import MemoryReader
from tests.ui.sample_faxes import fax, office_day

S = AttemptState
Open = Callable[..., Opened]


def shown(opened: Opened) -> list[int]:
    faxes = opened.page.list.model()
    assert isinstance(faxes, FaxList)
    every = [faxes.fax_at(faxes.index(row)) for row in range(faxes.rowCount())]
    return [each.id for each in every if each is not None]


def chosen(opened: Opened) -> int | None:
    return opened.page.details.fax.id if opened.page.details.fax else None


def find(qtbot: QtBot, opened: Opened, typed: str) -> None:
    with qtbot.waitSignal(opened.page.finding.changed):
        opened.page.finding.field.setText(typed)


@pytest.fixture
def opened(open_page: Open, qtbot: QtBot) -> Opened:
    opened = open_page([fax(3, S.DELIVERED), fax(2, S.FAILED, recipient="+442079460018"), fax(1, S.UNKNOWN)])
    opened.page.show()
    qtbot.waitExposed(opened.page)
    return opened


def test_only_what_fits_is_shown_and_the_newest_of_it_chosen(opened: Opened, qtbot: QtBot) -> None:
    find(qtbot, opened, "020 7946")
    assert (shown(opened), chosen(opened)) == ([2], 2)
    find(qtbot, opened, "delivered")
    assert (shown(opened), chosen(opened)) == ([3], 3)
    find(qtbot, opened, "   ")
    assert shown(opened) == [1, 3, 2]
    assert chosen(opened) == 3  # what was looked at stays


def test_nothing_found_is_said(opened: Opened, qtbot: QtBot) -> None:
    find(qtbot, opened, "<b>zzz</b>")
    assert (shown(opened), chosen(opened)) == ([], None)
    assert opened.page.finding.nothing.isVisible()
    find(qtbot, opened, "")
    assert not opened.page.finding.nothing.isVisible()
    assert chosen(opened) == 1


def test_by_keyboard(opened: Opened, qtbot: QtBot) -> None:
    page = opened.page
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.finding.field.hasFocus)
    with qtbot.waitSignal(page.finding.changed):
        QTest.keyClicks(page.finding.field, "7946")
    QTest.keyClick(page.finding.field, Qt.Key.Key_Down)
    assert page.list.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.finding.field.selectedText() == "7946"
    QTest.keyClick(page.finding.field, Qt.Key.Key_Escape)
    assert shown(opened) == [1, 3, 2]


def test_what_is_found_goes_on_as_it_is_told(opened: Opened, qtbot: QtBot) -> None:
    find(qtbot, opened, "needs you")
    opened.memory.tell(FaxChanged(fax(1, S.DELIVERED)))
    qtbot.waitUntil(lambda: opened.page.details.state.text() == "Delivered")
    opened.memory.tell(FaxChanged(fax(4, S.UNKNOWN)))
    qtbot.waitUntil(lambda: opened.page.faxes.index_of(4).isValid())
    assert (shown(opened), chosen(opened)) == ([1], 1)
    find(qtbot, opened, "")
    assert shown(opened) == [4, 3, 2, 1]


def test_found_faxes_come_block_by_block(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(reader=MemoryReader(3 * BLOCK, fax))
    opened.page.show()
    find(qtbot, opened, "referral")
    assert len(shown(opened)) == BLOCK
    opened.page.list.scrollToBottom()
    qtbot.waitUntil(lambda: len(shown(opened)) == 2 * BLOCK)


def test_a_fax_that_is_asked_for_is_shown_though_it_was_not_found(opened: Opened, qtbot: QtBot) -> None:
    find(qtbot, opened, "delivered")
    opened.page.show_fax(2)
    assert (opened.page.finding.field.text(), chosen(opened)) == ("", 2)


def test_another_account_is_not_searched_for_the_same(opened: Opened, qtbot: QtBot) -> None:
    find(qtbot, opened, "delivered")
    with qtbot.waitSignal(opened.account.opened):
        opened.account.open(AccountKind.PRACTICE)
    assert not opened.page.finding.is_on


def test_what_cannot_be_searched_is_said(opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(typed: str, limit: int, before_id: int | None = None) -> tuple[Fax, ...]:
        raise DatabaseDamaged

    monkeypatch.setattr(opened.memory.reader, "search", refuse)
    opened.page.finding.field.setText("delivered")
    qtbot.waitUntil(opened.page.trouble.isVisible)
    assert shown(opened) == [1, 3, 2]


def test_of_an_office_day(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(office_day())
    find(qtbot, opened, "busy")
    assert shown(opened) == [each.id for each in office_day() if each.attempt.reason == "user_busy"]
