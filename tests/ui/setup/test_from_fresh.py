"""From a fresh account to one that sends, by clicks in the window and requests to a server; the clicks are counted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.core.doctor import Health, Point
from app.core.errors import KeyRefused
from app.core.repairs import Repair
from app.core.settings import AccountKind, AccountOverview, AccountSettings
from app.practice.set_ups import SENDER_NUMBER
from app.telnyx.client import TelnyxClient
from app.ui.made.account import MadeKeys, account_of
from app.ui.made.services import Made
from app.ui.main_window import MainWindow
from tests.practice_account import PracticeAccount
from tests.ui.made_window import open_window


class ServersKeys(MadeKeys):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.given = ""

    def try_key(self, key: str) -> AccountOverview:
        self.given = key
        return TelnyxClient(self.url, lambda: key).overview()


class AtServer(Made):
    """All that the window is told of the account, and all that it changes, is at a server."""

    def __init__(self, url: str) -> None:
        super().__init__(account_of(AccountKind.PRACTICE), chosen=AccountSettings())
        self.keys: ServersKeys = ServersKeys(url)
        self.client = TelnyxClient(url, lambda: self.keys.given or PracticeAccount.key)

    def _overview(self) -> AccountOverview:
        return self.client.overview()

    def _repair(self, repair: Repair) -> None:
        self.client.repair(repair)


class Person:
    """Whose clicks and pastes are counted."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot, self._window = qtbot, window
        self.clicks = self.pastes = 0

    def click(self, button: QPushButton) -> None:
        self._qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=20_000)
        self.clicks += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def paste_key(self, key: str) -> None:
        field = self._window.setup.key.field
        self._qtbot.waitUntil(field.isVisible)
        self.pastes += 1
        field.clear()
        field.insert(key)

    def wait_for(self, point: Point, health: Health) -> None:
        doctor = self._window.setup.doctor
        self._qtbot.waitUntil(lambda: (point, health) in {(line.point, line.health) for line in doctor.lines})


@pytest.fixture
def start(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[PracticeAccount]:
    account = PracticeAccount(tmp_path / "account", set_up=getattr(request, "param", "fresh")).start()
    yield account
    account.stop()


def test_from_fresh_to_a_fax_that_is_delivered(start: PracticeAccount, qtbot: QtBot) -> None:
    world = AtServer(start.url)
    window = open_window(qtbot, world)
    person = Person(qtbot, window)
    setup = window.setup
    person.click(window.bar.connect_account)
    person.paste_key(f" {start.key}\n")
    person.click(setup.key.entry.connect_button)
    person.click(setup.doctor.set_up)
    person.click(setup.doctor.plan.yes)
    qtbot.waitUntil(setup.doctor.test.isVisible, timeout=20_000)
    assert person.clicks <= 6
    assert person.pastes <= 2
    chosen = window.account.chosen
    assert (chosen.application_name, chosen.sender) == ("Faxwell", SENDER_NUMBER)
    fax = start.send("+13125550101", connection_id=chosen.connection_id, from_=chosen.sender)
    assert start.final(fax.data["id"])["status"] == "delivered"


@pytest.mark.parametrize(
    ("start", "point"),
    [
        ("application-off", Point.APPLICATION),
        ("no-profile", Point.PROFILE),
        ("profile-off", Point.PROFILE),
        ("country-missing", Point.COUNTRY),
        ("number-unassigned", Point.NUMBER),
    ],
    indirect=["start"],
)
def test_one_thing_is_put_right_at_its_line(start: PracticeAccount, point: Point, qtbot: QtBot) -> None:
    world = AtServer(start.url)
    window = open_window(qtbot, world)
    person = Person(qtbot, window)
    window.show_setup()
    row = window.setup.doctor.rows[point]
    person.wait_for(point, Health.WRONG)
    person.click(row.put_right)
    person.click(row.question.yes)
    qtbot.waitUntil(window.setup.doctor.test.isVisible, timeout=20_000)
    chosen = window.account.chosen
    fax = start.send("+13125550101", connection_id=chosen.connection_id, from_=chosen.sender)
    assert start.final(fax.data["id"])["status"] == "delivered"


def test_a_wrong_key_is_refused_by_the_server_and_another_is_asked_for(start: PracticeAccount, qtbot: QtBot) -> None:
    world = AtServer(start.url)
    window = open_window(qtbot, world)
    person = Person(qtbot, window)
    person.click(window.bar.connect_account)
    person.paste_key(f"{start.key}x")
    person.click(window.setup.key.entry.connect_button)
    qtbot.waitUntil(lambda: KeyRefused.title in window.setup.key.entry.answer.words.text())
    assert window.account.account is not None
    assert window.account.account.is_practice
