from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import FaxError, Offline
from app.core.key import KeySource, KeyStatus
from app.core.settings import AccountKind, AccountSettings, FaxApplication, SenderNumber
from app.ui.account_in_use import AccountInUse
from app.ui.browser import API_KEYS
from app.ui.engine_link import EngineLink
from app.ui.settings.page import SettingsPage
from app.ui.settings.remark import Remark
from tests.ui.sample_faxes import APPLICATION, NUMBER, OVERVIEW, MemoryAccount, MemoryKeys

KEY = "KEY0123456789ABCDEF_secretpart9xyz"
HELD = KeyStatus(KeySource.KEYRING, "a1b2", "GNOME Keyring")
TWO = replace(
    OVERVIEW,
    applications=(APPLICATION, FaxApplication("1002", "Billing office", True, "2001")),
    numbers=(NUMBER, SenderNumber("+13125550188", "active", "1002"), SenderNumber("+13125550187", "active", "1002")),
)


class Opened:
    def __init__(self, qtbot: QtBot, memory: MemoryAccount, kind: AccountKind) -> None:
        self.memory = memory
        self.link = EngineLink()
        self.account = AccountInUse(memory.services, self.link)
        self.page = SettingsPage(memory.services, self.account)
        qtbot.addWidget(self.page)
        self.page.resize(1024, 640)
        ended = self.account.failed if isinstance(memory.overview, FaxError) else self.account.looked
        with qtbot.waitSignals([ended, self.page.key.known]):
            self.page.show()
            self.account.open(kind)

    def sentences(self) -> list[str]:
        """What stands in the way, as it is shown."""
        remarks = self.page.sending.findChildren(Remark)
        return [remark.words.text() for remark in remarks if remark.isVisibleTo(self.page)]


Open = Callable[..., Opened]


@pytest.fixture
def open_page(qtbot: QtBot) -> Open:
    def open_page(memory: MemoryAccount | None = None, kind: AccountKind = AccountKind.TELNYX) -> Opened:
        return Opened(qtbot, memory or MemoryAccount(), kind)

    return open_page


def test_connecting_goes_over_to_the_telnyx_account(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(kind=AccountKind.PRACTICE)
    assert opened.page.account.title.text() == "Practice account"
    assert not opened.page.account.use_telnyx.isVisible()  # there is no key yet
    opened.page.key.field.setText(KEY)
    with qtbot.waitSignal(opened.account.opened):
        opened.page.key.connect_button.click()
    assert opened.memory.opened == [AccountKind.PRACTICE, AccountKind.TELNYX]
    assert opened.page.account.title.text() == "Telnyx account"


def test_switching_between_the_two_accounts(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(MemoryAccount(keys=MemoryKeys(HELD)))
    assert not opened.page.account.use_telnyx.isVisible()
    with qtbot.waitSignal(opened.account.opened):
        opened.page.account.use_practice.click()
    assert opened.page.account.title.text() == "Practice account"
    with qtbot.waitSignal(opened.account.opened):
        opened.page.account.use_telnyx.click()
    assert opened.memory.opened[1:] == [AccountKind.PRACTICE, AccountKind.TELNYX]


def test_forgetting_the_key_leaves_the_telnyx_account(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(MemoryAccount(keys=MemoryKeys(HELD)))
    opened.page.key.forget.click()
    with qtbot.waitSignal(opened.account.opened):
        opened.page.key.confirm.yes.click()
    assert opened.memory.opened[-1] is AccountKind.PRACTICE
    assert not opened.page.account.use_telnyx.isVisible()


def test_the_keyring_is_asked_only_by_somebody_who_looks(qtbot: QtBot) -> None:
    class Counting(MemoryKeys):
        asked = 0

        def status(self) -> KeyStatus:
            self.asked += 1
            return super().status()

    keys = Counting()
    memory = MemoryAccount(keys=keys)
    account = AccountInUse(memory.services, EngineLink())
    page = SettingsPage(memory.services, account)
    qtbot.addWidget(page)
    with qtbot.waitSignal(account.looked):
        account.open(AccountKind.TELNYX)
    assert keys.asked == 0
    for _ in range(2):
        page.show()
        page.hide()
    page.key.look()  # one after the other, so the answer to this comes last
    qtbot.waitUntil(lambda: keys.asked >= 2)
    qtbot.waitUntil(lambda: not page.key.notice.isVisibleTo(page))
    assert keys.asked == 2


def test_the_only_application_and_number_are_chosen_and_shown(open_page: Open) -> None:
    opened = open_page()
    assert opened.page.sending.application.currentText() == "Riverside Clinic fax"
    assert opened.page.sending.number.currentText() == "+1 312-555-0199"
    assert opened.page.sending.balance.text() == "Balance $18.42"
    assert opened.sentences() == []


def test_a_person_picks_application_and_number(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(MemoryAccount(overview=TWO))
    sending = opened.page.sending
    assert sending.application.currentIndex() == -1
    assert opened.sentences() == ["Choose the fax application that sends your faxes."]
    pick(sending.application, "1002")
    assert [sending.number.itemText(index) for index in range(sending.number.count())] == [
        "+1 312-555-0188",
        "+1 312-555-0187",
    ]
    assert opened.sentences() == ["Choose the number that your faxes come from."]
    pick(sending.number, "+13125550187")
    assert opened.account.chosen == AccountSettings("1002", "Billing office", "+13125550187")
    assert opened.sentences() == []
    qtbot.waitUntil(lambda: bool(opened.memory.saved) and opened.memory.saved[-1].telnyx == opened.account.chosen)


def pick(combo: object, value: str) -> None:
    from app.ui.widgets import Combo

    assert isinstance(combo, Combo)
    index = combo.findData(value)
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def test_an_application_that_cannot_send_says_why(open_page: Open) -> None:
    off = replace(OVERVIEW, applications=(replace(APPLICATION, active=False),))
    opened = open_page(MemoryAccount(overview=off))
    assert opened.page.sending.application.itemText(0) == "Riverside Clinic fax · switched off"
    assert opened.sentences() == [
        "The application “Riverside Clinic fax” is switched off. Switch it on in the Telnyx portal."
    ]


def test_an_account_that_cannot_be_asked_says_so_and_can_be_asked_again(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(MemoryAccount(overview=Offline()))
    assert opened.sentences() == [str(Offline().sentence)]
    assert not opened.page.sending.application.isEnabled()
    opened.memory.overview = OVERVIEW
    with qtbot.waitSignal(opened.account.looked):
        opened.page.sending.state.again.click()
    assert opened.sentences() == []
    assert opened.page.sending.application.isEnabled()


def test_names_of_others_are_plain(open_page: Open) -> None:
    odd = replace(OVERVIEW, applications=(replace(APPLICATION, name="<b>x</b>\u202e"),))
    opened = open_page(MemoryAccount(overview=odd))
    assert opened.page.sending.application.currentText() == r"<b>x</b>\u202e"


def test_another_server_is_red_and_takes_no_key(open_page: Open, qtbot: QtBot) -> None:
    memory = MemoryAccount()
    account = AccountInUse(memory.services, EngineLink())
    page = SettingsPage(memory.services, account)
    qtbot.addWidget(page)
    with qtbot.waitSignal(account.looked):
        account.open(AccountKind.OTHER_SERVER)
    assert page.account.title.property("tone") == "error"
    assert "https://fax.example.org/v2" in page.account.words.text()
    assert not page.key.isVisibleTo(page)


def test_home_country_is_kept(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page()
    assert opened.page.home.currentText() == "United States"
    with qtbot.waitSignal(opened.account.home_changed) as told:
        pick(opened.page.home, "DE")
    assert told.args == ["DE"]
    qtbot.waitUntil(lambda: bool(opened.memory.saved) and opened.memory.saved[-1].home_region == "DE")


def test_begin_connecting_puts_the_cursor_where_the_key_is_pasted(open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(kind=AccountKind.PRACTICE)
    opened.page.begin_connecting()
    qtbot.waitUntil(opened.page.key.field.hasFocus)


def test_where_to_find_a_key(open_page: Open) -> None:
    opened = open_page(kind=AccountKind.PRACTICE)
    opened.page.key.page_wanted.emit(API_KEYS)
    assert opened.memory.addresses == [API_KEYS]


def test_nothing_flashes_as_a_window_of_its_own(open_page: Open, windows_shown: list[str]) -> None:
    opened = open_page(MemoryAccount(overview=TWO, keys=MemoryKeys(HELD)))
    pick(opened.page.sending.application, "1002")
    opened.page.key.forget.click()
    assert windows_shown == ["SettingsPage"]
