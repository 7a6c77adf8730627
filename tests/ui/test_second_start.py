"""What another start and the system ask of the window that stands."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.orders import FaxChanged, Submit
from app.core.settings import AccountKind
from app.core.wish import Wish
from app.ui.made.documents import LETTER_PATH
from app.ui.made.faxes import made_fax
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from app.ui.second_start import OtherStarts
from tests.ui.made_window import fill, open_sheet, open_window

ROOT = Path(__file__).resolve().parents[2]
POSTED = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from app.ui.application import Application
application = Application(["faxwell"])
application.file_opened.connect(print)
for url in (QUrl("https://example.com/letter.pdf"), QUrl.fromLocalFile("/home/clinic/referral-letter.pdf")):
    application.postEvent(application, QFileOpenEvent(url))
application.processEvents()
"""
SCAN = Path("/home/clinic/scan.pdf")
LETTER = Wish((LETTER_PATH,))


class Asked:
    """Whether the other start was answered; `waits`: it still listens."""

    def __init__(self, *, waits: bool = True) -> None:
        self.times, self._waits = 0, waits

    def take(self) -> bool:
        self.times += 1
        return self._waits


@pytest.fixture
def world() -> Made:
    return made()


def names(window: MainWindow) -> list[str]:
    return [part.name for part in window.compose.packet.contents.parts]


def test_its_files_are_added_and_nothing_is_sent(qtbot: QtBot, world: Made) -> None:
    window = open_window(qtbot, world)
    fill(qtbot, window)
    window.show_page(2)
    asked = Asked()
    OtherStarts(window).hear(Wish((SCAN,)), asked.take)
    qtbot.waitUntil(lambda: names(window) == [LETTER_PATH.name, SCAN.name])
    assert asked.times == 1
    assert window.compose.isVisible()
    assert world.engine.orders == []


def test_without_files_it_only_comes_to_the_front(qtbot: QtBot, world: Made) -> None:
    window = open_window(qtbot, world)
    window.showMinimized()
    window.hide()
    OtherStarts(window).hear(Wish(token="token-7"), Asked().take)
    qtbot.waitUntil(window.isVisible)
    assert not window.isMinimized()
    assert names(window) == []


def test_what_the_other_start_has_opened_itself_is_left_to_it(qtbot: QtBot, world: Made) -> None:
    window = open_window(qtbot, world)
    asked = Asked(waits=False)
    OtherStarts(window).hear(LETTER, asked.take)
    qtbot.waitUntil(lambda: asked.times == 1)
    assert names(window) == []


def test_a_window_that_is_leaving_takes_nothing(qtbot: QtBot, world: Made) -> None:
    window = open_window(qtbot, world)
    others, asked = OtherStarts(window), Asked()
    with qtbot.waitSignal(window.leaving.left):
        window.close()
        others.hear(LETTER, asked.take)
    assert asked.times == 0


def test_a_named_account_is_opened_and_an_unknown_one_is_not(qtbot: QtBot, world: Made) -> None:
    window = open_window(qtbot, world)
    others = OtherStarts(window)
    others.hear(Wish(account="telnyx-9"), Asked().take)
    others.hear(Wish(account=AccountKind.PRACTICE), Asked().take)
    qtbot.waitUntil(lambda: window.account.account is not None and window.account.account.is_practice)
    assert not window.account.trouble


def test_the_fax_on_the_last_sheet_stays_what_it_is(qtbot: QtBot, world: Made) -> None:
    """It is confirmed and taken while a file arrives: the file begins the next fax."""
    window = open_window(qtbot, world)
    fill(qtbot, window)
    sheet = open_sheet(qtbot, window)
    asked = Asked()
    OtherStarts(window).hear(Wish((SCAN,)), asked.take)
    qtbot.waitUntil(lambda: asked.times == 1)
    assert names(window) == [LETTER_PATH.name]
    sheet.send.click()
    (order,) = world.engine.orders
    assert isinstance(order, Submit)
    world.engine.tell(FaxChanged(made_fax(compose_id=order.request.compose_id)))
    qtbot.waitUntil(lambda: names(window) == [SCAN.name])


def test_what_the_system_opens_with_it_goes_the_same_way(qtbot: QtBot, world: Made) -> None:
    window = open_window(qtbot, world)
    window.showMinimized()
    OtherStarts(window).open_file(LETTER_PATH)
    qtbot.waitUntil(lambda: names(window) == [LETTER_PATH.name])
    assert not window.isMinimized()


def test_a_file_open_event_is_heard() -> None:
    """In a process of its own, because there is one application object in each."""
    done = subprocess.run([sys.executable, "-c", POSTED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(LETTER_PATH)]
