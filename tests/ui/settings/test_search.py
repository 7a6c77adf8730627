from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.errors import Offline
from app.ui.account_in_use import AccountInUse
from app.ui.engine_link import EngineLink
from app.ui.settings.page import SettingsPage
from tests.ui.memory_account import OVERVIEW, MemoryAccount


class Opened:
    def __init__(self, qtbot: QtBot) -> None:
        self.memory = MemoryAccount()
        self.account = AccountInUse(self.memory.services, EngineLink())
        self.page = SettingsPage(self.memory.services, self.account)
        qtbot.addWidget(self.page)
        with qtbot.waitSignal(self.account.looked):
            self.account.open("telnyx")
        self.page.show()


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    return Opened(qtbot)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("proxy", ["proxy"]),
        ("PRICE page", ["price"]),
        ("folder days", ["data"]),
        ("retention", ["data"]),  # which is not on the card
        ("germany", ["home"]),  # a choice that is not the one chosen
        ("", ["account", "accounts", "way", "price", "proxy", "data", "home"]),
    ],
)
def test_cards_are_found_by_their_words(opened: Opened, typed: str, shown: list[str]) -> None:
    page = opened.page
    page.search.setText("nothing has these words")
    page.search.setText(typed)
    home = page.home.parentWidget()
    cards = {
        "account": page.account,
        "accounts": page.accounts,
        "way": page.way,
        "price": page.price,
        "proxy": page.proxy,
        "data": page.data,
        "home": home,
    }
    assert [name for name, card in cards.items() if card and card.isVisible()] == [
        name for name in cards if name in shown
    ]


def test_it_says_when_nothing_is_found(opened: Opened) -> None:
    opened.page.search.setText("fax machine toner")
    assert opened.page.search.nothing.isVisible()
    opened.page.search.clear()
    assert not opened.page.search.nothing.isVisible()


def test_the_search_is_left_by_escape_or_by_going_elsewhere(opened: Opened, qtbot: QtBot) -> None:
    page = opened.page
    qtbot.waitExposed(page)
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.search.hasFocus)
    QTest.keyClicks(page.search, "proxy")
    assert not page.way.isVisible()
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.way.isVisible()
    page.search.setText("proxy")
    page.hide()
    page.show()
    assert page.way.isVisible()


def test_a_proxy_is_kept_and_what_is_none_is_not(opened: Opened, qtbot: QtBot) -> None:
    card = opened.page.proxy
    assert card.way.text() == str(opened.account.session.way) if opened.account.session else False
    card.proxy.setText("proxy.example")
    card.proxy.editingFinished.emit()
    assert "http://proxy.example:3128" in card.state.words.text()
    assert opened.account.settings.proxy == ""
    card.proxy.setText(" http://proxy.example:3128/ ")
    card.proxy.editingFinished.emit()
    qtbot.waitUntil(lambda: opened.memory.saved[-1].proxy == "http://proxy.example:3128")
    qtbot.waitUntil(lambda: "can be reached this way" in card.state.words.text())
    opened.memory.overview = Offline()
    opened.page.undoing.undo()
    qtbot.waitUntil(lambda: card.state.words.text() == str(Offline().sentence))
    opened.memory.overview = OVERVIEW
    card.state.again.click()
    qtbot.waitUntil(lambda: "can be reached this way" in card.state.words.text())
    card.proxy.setText("http://proxy.example:3128")
    card.proxy.editingFinished.emit()
    qtbot.waitUntil(lambda: "go by the proxy proxy.example:3128" in card.way.text())


def test_changes_are_taken_back_one_by_one_where_they_are_shown(opened: Opened, qtbot: QtBot) -> None:
    page, before = opened.page, opened.account.settings
    page.price.price.setText("0.07")
    page.price.price.editingFinished.emit()
    page.way.pictures.click()
    page.home.setCurrentIndex(page.home.findData("DE"))
    page.home.activated.emit(page.home.currentIndex())
    page.proxy.proxy.setText("http://proxy.example:3128")
    page.proxy.proxy.editingFinished.emit()
    told = []
    while page.undo.isVisible():
        told.append(page.undo.text())
        page.undo.click()
    assert told == ["Undo: proxy", "Undo: country of typed numbers", "Undo: how faxes go", "Undo: price of a page"]
    assert opened.account.settings == before
    assert page.price.price.text() == ""
    assert not page.way.pictures.isChecked()
    assert page.home.currentData() == "US"
    assert page.proxy.proxy.text() == ""
    qtbot.waitUntil(lambda: opened.memory.saved[-1] == before)


def test_another_account_begins_without_a_past(opened: Opened, qtbot: QtBot) -> None:
    opened.page.way.pictures.click()
    assert opened.page.undo.isVisible()
    with qtbot.waitSignal(opened.account.opened):
        opened.account.open("practice")
    assert not opened.page.undo.isVisible()
    opened.page.undoing.undo()
    assert opened.account.settings.always_pictures


def test_the_folder_opens_in_the_file_manager(opened: Opened) -> None:
    opened.page.data.open.click()
    assert opened.memory.addresses == ["file:///home/office/.local/share/faxwell"]
