"""What stands on top when the outbox does not go on as usual, or something is to be told."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from app.core.errors import DatabaseDamaged, KeyRefused, SettingsDamaged
from app.core.orders import BegunAnew, QueuePaused, QueueResumed, ResumeQueue
from app.core.settings import AccountKind
from app.ui.made.faxes import NOW
from app.ui.made.services import made
from app.ui.main_window import MainWindow
from tests.ui.made_window import at_rest, open_window


def test_a_paused_queue_says_why_and_can_go_on(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    world.engine.tell(QueuePaused(KeyRefused()))
    qtbot.waitUntil(window.paused.isVisible)
    assert window.paused.words.text() == str(KeyRefused().sentence)
    window.paused.resume.click()
    assert world.engine.orders == [ResumeQueue()]
    world.engine.tell(QueueResumed())
    qtbot.waitUntil(lambda: not window.paused.isVisible())


def test_a_list_that_was_begun_anew_is_said(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    world.engine.tell(BegunAnew(DatabaseDamaged()))
    qtbot.waitUntil(window.paused.isVisible)
    assert window.paused.title.text() == DatabaseDamaged.title
    assert not window.paused.resume.isVisible()


def test_damaged_settings_are_said_once(qtbot: QtBot) -> None:
    world = made(AccountKind.PRACTICE)
    news = SettingsDamaged(name="settings.json.damaged-1")
    window = MainWindow(replace(world.services(), news=news), lambda: NOW)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.account.session is not None)
    qtbot.waitUntil(lambda: at_rest(window))
    assert window.paused.isVisible()
    assert window.paused.title.text() == SettingsDamaged.title
    assert "kept as settings.json.damaged-1" in window.paused.words.text()
    assert not window.paused.resume.isVisible()
    window.account.open(AccountKind.TELNYX)
    qtbot.waitUntil(lambda: not window.paused.isVisible())
    window.account.open(AccountKind.PRACTICE)
    qtbot.waitUntil(lambda: at_rest(window))
    assert not window.paused.isVisible()
