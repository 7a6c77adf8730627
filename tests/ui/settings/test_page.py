"""*Settings*: the account in use, the way to its set-up, and what is chosen for this computer."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import FaxError, Offline
from app.core.settings import AccountKind
from app.ui.account_in_use import AccountInUse
from app.ui.engine_link import EngineLink
from app.ui.settings.page import SettingsPage
from tests.ui.memory_account import APPLICATION, OVERVIEW, MemoryAccount


class Opened:
    def __init__(self, qtbot: QtBot, memory: MemoryAccount, kind: AccountKind) -> None:
        self.memory = memory
        self.link = EngineLink()
        self.account = AccountInUse(memory.services, self.link)
        self.page = SettingsPage(memory.services, self.account)
        qtbot.addWidget(self.page)
        self.page.resize(1024, 640)
        self.page.show()
        with qtbot.waitSignal(self.account.failed if isinstance(memory.overview, FaxError) else self.account.looked):
            self.account.open(kind)


Open = Callable[..., Opened]


@pytest.fixture
def open_page(qtbot: QtBot) -> Open:
    def open_page(memory: MemoryAccount | None = None, kind: AccountKind = AccountKind.TELNYX) -> Opened:
        return Opened(qtbot, memory or MemoryAccount(), kind)

    return open_page


def test_from_telnyx_to_the_practice_account_and_back(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page()
    assert opened.page.account.title.text() == "Telnyx account"
    assert not opened.page.account.use_telnyx.isVisible()
    with qtbot.waitSignal(opened.account.opened):
        opened.page.account.use_practice.click()
    assert opened.page.account.title.text() == "Practice account"
    with qtbot.waitSignal(opened.page.account.connect_wanted):  # its key may have to be given first
        opened.page.account.use_telnyx.click()


def test_a_healthy_account_is_said_in_one_line(open_page: Open) -> None:
    setup = open_page().page.setup
    assert setup.state.words.text() == "Everything is in order. Faxes go from +1 312-555-0199."
    assert setup.balance.text() == "Balance $18.42"


def test_what_is_missing_is_counted_and_led_to(open_page: Open, qtbot: QtBot) -> None:
    poor = replace(OVERVIEW, numbers=(), balance=replace(OVERVIEW.balance, available="0.00"))
    setup = open_page(MemoryAccount(overview=poor)).page.setup
    assert setup.state.words.text() == "2 things are missing before a fax can go."
    with qtbot.waitSignal(setup.setup_wanted):
        setup.open.click()


def test_one_thing_is_not_two(open_page: Open) -> None:
    off = replace(OVERVIEW, applications=(replace(APPLICATION, active=False),))
    setup = open_page(MemoryAccount(overview=off)).page.setup
    assert setup.state.words.text() == "One thing is missing before a fax can go."


def test_an_account_that_cannot_be_asked_says_so_and_can_be_asked_again(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(MemoryAccount(overview=Offline()))
    assert opened.page.setup.state.words.text() == str(Offline().sentence)
    opened.memory.overview = OVERVIEW
    with qtbot.waitSignal(opened.account.looked):
        opened.page.setup.state.again.click()
    assert "Everything is in order" in opened.page.setup.state.words.text()


def test_another_server_is_red(open_page: Open) -> None:
    page = open_page(kind=AccountKind.OTHER_SERVER).page
    assert page.account.title.property("tone") == "error"
    assert "https://fax.example.org/v2" in page.account.words.text()


def pick(combo: object, value: str) -> None:
    from app.ui.widgets import Combo

    assert isinstance(combo, Combo)
    index = combo.findData(value)
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def test_home_country_is_kept(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page()
    assert opened.page.home.currentText() == "United States"
    with qtbot.waitSignal(opened.account.home_changed) as told:
        pick(opened.page.home, "DE")
    assert told.args == ["DE"]
    qtbot.waitUntil(lambda: bool(opened.memory.saved) and opened.memory.saved[-1].home_region == "DE")


def test_nothing_flashes_as_a_window_of_its_own(open_page: Open, windows_shown: list[str]) -> None:
    open_page()
    assert windows_shown == ["SettingsPage"]
