"""*Connect*: whose key is asked for, when the keyring is, and what is below it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.core.doctor import Point
from app.core.errors import KeyRefused, KeyringLocked, NoKey
from app.core.key import KeySource, KeyStatus
from app.core.settings import AccountKind
from app.ui.account_in_use import AccountInUse
from app.ui.browser import API_KEYS
from app.ui.engine_link import EngineLink
from app.ui.setup.concern import Concern
from app.ui.setup.page import SetupPage
from tests.ui.memory_account import MemoryAccount, MemoryKeys

KEY = "KEY0123456789ABCDEF_secretpart9xyz"
HELD = KeyStatus(KeySource.KEYRING, "a1b2", "GNOME Keyring")


class Opened:
    def __init__(self, qtbot: QtBot, memory: MemoryAccount, kind: AccountKind) -> None:
        self.memory = memory
        self.account = AccountInUse(memory.services, EngineLink())
        self.page = SetupPage(memory.services, self.account)
        qtbot.addWidget(self.page)
        self.page.resize(1024, 640)
        with qtbot.waitSignal(self.account.looked):
            self.account.open(kind)


Open = Callable[..., Opened]


@pytest.fixture
def open_page(qtbot: QtBot) -> Open:
    def open_page(memory: MemoryAccount | None = None, kind: AccountKind = AccountKind.TELNYX) -> Opened:
        return Opened(qtbot, memory or MemoryAccount(), kind)

    return open_page


def test_a_pasted_key_leads_over_to_the_telnyx_account_and_its_doctor(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(kind=AccountKind.PRACTICE)
    page = opened.page
    page.show()
    with qtbot.waitSignal(page.key.known):
        page.begin_connecting()
    qtbot.waitUntil(page.key.field.hasFocus)
    assert not page.doctor.isVisible()  # what it says of the practice account would be taken for Telnyx's
    page.key.field.setText(KEY)
    with qtbot.waitSignal(opened.account.looked):
        page.key.entry.connect_button.click()
    assert opened.memory.opened == [AccountKind.PRACTICE, AccountKind.TELNYX]
    assert page.doctor.isVisible()
    assert page.doctor.title.text() == "Your Telnyx account"
    assert page.key.masked.isVisible()
    qtbot.waitUntil(page.doctor.test.hasFocus)


def test_a_key_that_is_there_already_is_used_by_one_click(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(MemoryAccount(keys=MemoryKeys(HELD)), AccountKind.PRACTICE)
    page = opened.page
    with qtbot.waitSignal(page.key.known):
        page.begin_connecting()
        page.show()
    with qtbot.waitSignal(opened.account.opened):
        page.key.use.click()
    assert opened.memory.opened[-1] == AccountKind.TELNYX
    assert not page.key.use.isVisible()


def test_forgetting_the_key_leaves_the_telnyx_account(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(MemoryAccount(keys=MemoryKeys(HELD)))
    with qtbot.waitSignal(opened.page.key.known):
        opened.page.show()
    opened.page.key.forget.click()
    with qtbot.waitSignal(opened.account.opened):
        opened.page.key.confirm.yes.click()
    assert opened.memory.opened[-1] == AccountKind.PRACTICE
    assert opened.page.news.words.text() == "The key is forgotten. From now on faxes go to the practice account."
    qtbot.waitUntil(opened.page.doctor.again.isVisible)
    opened.page.begin_connecting()
    assert not opened.page.news.isVisible()


def test_a_key_that_telnyx_refuses_is_asked_for_anew(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(MemoryAccount(keys=MemoryKeys(HELD)))
    page = opened.page
    with qtbot.waitSignal(page.key.known):
        page.show()
    opened.memory.overview = KeyRefused()
    page.show_doctor(Concern(Point.KEY))
    qtbot.waitUntil(page.key.field.hasFocus)
    assert page.doctor.isVisible()


def test_when_the_keyring_opens_after_all_the_account_is_looked_at(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(MemoryAccount(keys=MemoryKeys(HELD)))
    overview, opened.memory.overview = opened.memory.overview, KeyringLocked()
    with qtbot.waitSignal(opened.account.failed):
        opened.account.look()
    opened.memory.overview = overview
    with qtbot.waitSignal(opened.account.looked):
        opened.page.show()


def test_without_a_key_there_is_no_doctor(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page()
    opened.page.show()
    overview, opened.memory.overview = opened.memory.overview, NoKey()
    with qtbot.waitSignal(opened.account.failed):
        opened.account.look()
    assert not opened.page.doctor.isVisible()
    assert "not in the keyring any more" in opened.page.news.words.text()  # it has sent from a number before
    qtbot.waitUntil(opened.page.key.field.hasFocus)
    opened.memory.overview = overview
    with qtbot.waitSignal(opened.account.looked):
        opened.account.look()
    assert opened.page.doctor.isVisible()


def test_the_keyring_is_asked_only_by_somebody_who_looks(open_page: Open, qtbot: QtBot) -> None:
    class Counting(MemoryKeys):
        asked = 0

        def status(self) -> KeyStatus:
            self.asked += 1
            return super().status()

    keys = Counting()
    opened = open_page(MemoryAccount(keys=keys))
    assert keys.asked == 0
    for _ in range(2):
        opened.page.show()
        opened.page.hide()
    with qtbot.waitSignal(opened.page.key.known):
        opened.page.key.look()  # one after the other, so the answer to this comes last
    assert keys.asked == 2


@pytest.mark.parametrize("kind", [AccountKind.PRACTICE, AccountKind.OTHER_SERVER])
def test_an_account_without_a_key_of_its_own_shows_the_doctor_alone(open_page: Open, kind: AccountKind) -> None:
    page = open_page(kind=kind).page
    page.show_doctor()
    page.show()
    assert page.doctor.isVisible()
    assert not page.key.isVisible()


def test_pages_of_telnyx_open_in_the_browser(open_page: Open) -> None:
    opened = open_page()
    opened.page.key.page_wanted.emit(API_KEYS)
    opened.page.doctor.page_wanted.emit("https://portal.telnyx.com/#/billing/payment")
    assert opened.memory.addresses == [API_KEYS, "https://portal.telnyx.com/#/billing/payment"]


def test_nothing_flashes_as_a_window_of_its_own(open_page: Open, qtbot: QtBot, windows_shown: list[str]) -> None:
    opened = open_page(MemoryAccount(keys=MemoryKeys(HELD)))
    with qtbot.waitSignal(opened.page.key.known):
        opened.page.show()
    opened.page.key.forget.click()
    assert windows_shown == ["SetupPage"]
