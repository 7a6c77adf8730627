"""Closing the window while faxes are under way, and the word at the end of each."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.errors import KeyRefused, Offline
from app.core.fax import Fax
from app.core.glance import Glance
from app.core.orders import FaxChanged, QueuePaused
from app.ui.close_question import CloseQuestion
from app.ui.made.faxes import NOW, MadeReader, made_fax
from app.ui.made.services import Made, made
from app.ui.main_window import MainWindow
from app.ui.tray import Tray
from app.ui.under_way import end_words
from tests.ui.made_window import at_rest, close_quietly, open_window

# The offscreen platform has no tray; the icon complains and does no harm.
NO_TRAY = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "does not support", extend=True)
WAITING = made_fax(1, AttemptState.QUEUED)
DELIVERED = made_fax(1, AttemptState.DELIVERED)
UNKNOWN = made_fax(1, AttemptState.UNKNOWN)


class Desktop:
    """`shows`: it has a place for notifications."""

    def __init__(self, *, shows: bool = True) -> None:
        self.told: list[tuple[str, str]] = []
        self._shows = shows

    def notify(self, title: str, text: str) -> bool:
        self.told.append((title, text))
        return self._shows


def sending() -> Made:
    """One fax waits."""
    world = made()
    world.reader = MadeReader([WAITING])
    return world


def start(qtbot: QtBot, world: Made, desktop: Desktop, *, unseen: bool = False) -> MainWindow:
    window = MainWindow(replace(world.services(), notify=desktop.notify), lambda: NOW)
    qtbot.addWidget(window, before_close_func=close_quietly)
    if unseen:
        window.begin_unseen()
    else:
        window.show()
    qtbot.waitUntil(lambda: window.account.session is not None)
    qtbot.waitUntil(lambda: at_rest(window))
    return window


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tray, "is_there", staticmethod(lambda: True))


def question(window: MainWindow) -> CloseQuestion:
    (found,) = window.findChildren(CloseQuestion)
    return found


def test_with_nothing_under_way_it_ends(qtbot: QtBot) -> None:
    world = made()
    world.reader = MadeReader([DELIVERED])
    window = open_window(qtbot, world)
    with qtbot.waitSignal(window.leaving.left):
        window.close()


def test_without_a_tray_it_asks_once_and_can_stay_minimised(qtbot: QtBot) -> None:
    window = open_window(qtbot, sending())
    window.close()
    window.close()
    asked = question(window)
    assert "1 fax is under way" in asked.says.text()
    asked.keep.click()
    assert window.isMinimized()
    assert not window.leaving.has_begun


def test_quit_is_quit(qtbot: QtBot) -> None:
    window = open_window(qtbot, sending())
    window.close()
    with qtbot.waitSignal(window.leaving.left):
        question(window).quit.click()


def test_escape_leaves_all_as_it_is(qtbot: QtBot) -> None:
    window = open_window(qtbot, sending())
    window.close()
    question(window).reject()
    assert window.isVisible()
    assert not window.isMinimized()
    assert not window.leaving.has_begun


def test_a_log_out_is_not_asked(qtbot: QtBot) -> None:
    window = open_window(qtbot, sending())
    with qtbot.waitSignal(window.leaving.left):
        window.leaving.begin()


@NO_TRAY
def test_with_a_tray_it_goes_there_and_ends_when_all_is_done(qtbot: QtBot, tray: None) -> None:
    world, desktop = sending(), Desktop()
    window = start(qtbot, world, desktop)
    window.close()
    assert not window.isVisible()
    assert window.findChildren(Tray)
    with qtbot.waitSignal(window.leaving.left):
        world.engine.tell(FaxChanged(DELIVERED))
    assert desktop.told == [("Delivered", "The fax to the number ending in 0101.")]


@NO_TRAY
def test_a_fax_that_needs_a_person_stays_in_the_tray(qtbot: QtBot, tray: None) -> None:
    world, desktop = sending(), Desktop()
    window = start(qtbot, world, desktop)
    window.close()
    world.engine.tell(FaxChanged(UNKNOWN))
    qtbot.waitUntil(lambda: bool(desktop.told))
    qtbot.waitUntil(lambda: at_rest(window))
    assert not window.leaving.has_begun
    (icon,) = window.findChildren(Tray)
    icon.open_wanted.emit()
    assert window.isVisible()
    qtbot.waitUntil(lambda: not window.findChildren(Tray))


def test_the_end_is_told_to_whoever_looks_elsewhere_and_once(qtbot: QtBot) -> None:
    world, desktop = sending(), Desktop()
    window = start(qtbot, world, desktop)
    window.showMinimized()
    for _ in range(2):
        world.engine.tell(FaxChanged(DELIVERED))
    qtbot.waitUntil(lambda: bool(desktop.told))
    qtbot.waitUntil(lambda: at_rest(window))
    assert len(desktop.told) == 1


def test_what_was_over_before_is_not_told(qtbot: QtBot) -> None:
    world, desktop = made(), Desktop()
    window = start(qtbot, world, desktop)
    window.showMinimized()
    world.engine.tell(FaxChanged(DELIVERED))
    world.engine.tell(FaxChanged(made_fax(2, AttemptState.QUEUED)))
    world.engine.tell(FaxChanged(made_fax(2, AttemptState.CANCELED)))
    world.engine.tell(FaxChanged(made_fax(3, AttemptState.QUEUED)))
    world.engine.tell(FaxChanged(made_fax(3, AttemptState.FAILED)))
    qtbot.waitUntil(lambda: bool(desktop.told))
    assert [title for title, _ in desktop.told] == ["Failed"]


@NO_TRAY
def test_it_stays_in_the_tray_while_another_account_sends(qtbot: QtBot, tray: None) -> None:
    world, desktop = sending(), Desktop()
    world.glances = (Glance("telnyx-2", under_way=1),)
    window = start(qtbot, world, desktop)
    window.close()
    world.engine.tell(FaxChanged(DELIVERED))
    qtbot.waitUntil(lambda: bool(desktop.told))
    qtbot.waitUntil(lambda: at_rest(window))
    assert window.findChildren(Tray)
    assert not window.leaving.has_begun


def test_whoever_wants_no_word_gets_none(qtbot: QtBot) -> None:
    world, desktop = sending(), Desktop()
    world.settings = replace(world.settings, notifications=False)
    window = start(qtbot, world, desktop)
    window.showMinimized()
    world.engine.tell(FaxChanged(DELIVERED))
    QApplication.processEvents()
    window.account.change(replace(window.account.settings, notifications=True))
    world.engine.tell(FaxChanged(made_fax(2, AttemptState.QUEUED)))
    world.engine.tell(FaxChanged(made_fax(2, AttemptState.FAILED)))
    qtbot.waitUntil(lambda: bool(desktop.told))
    qtbot.waitUntil(lambda: at_rest(window))
    assert [title for title, _ in desktop.told] == ["Failed"]


def test_a_pause_that_needs_a_person_is_told(qtbot: QtBot) -> None:
    world, desktop = sending(), Desktop()
    window = start(qtbot, world, desktop)
    window.showMinimized()
    world.engine.tell(QueuePaused(Offline()))  # goes on by itself
    world.engine.tell(QueuePaused(KeyRefused()))
    qtbot.waitUntil(lambda: bool(desktop.told))
    qtbot.waitUntil(lambda: at_rest(window))
    assert desktop.told == [("Sending is paused", "Faxwell needs you before it can go on.")]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desktop's tray is there at once."""
    monkeypatch.setattr("app.ui.closing.PANEL_MS", 0)


def test_unseen_with_nothing_to_do_it_ends(qtbot: QtBot, at_once: None) -> None:
    world = made()
    window = MainWindow(world.services(), lambda: NOW)
    qtbot.addWidget(window, before_close_func=close_quietly)
    with qtbot.waitSignal(window.leaving.left):
        window.begin_unseen()
    assert not window.isVisible()
    assert world.engine.orders == []


@NO_TRAY
@pytest.mark.parametrize("fax", [WAITING, UNKNOWN])
def test_unseen_it_waits_in_the_tray(qtbot: QtBot, tray: None, at_once: None, fax: Fax) -> None:
    world = made()
    world.reader = MadeReader([fax])
    window = start(qtbot, world, Desktop(), unseen=True)
    qtbot.waitUntil(lambda: bool(window.findChildren(Tray)))
    assert not window.isVisible()
    (icon,) = window.findChildren(Tray)
    icon.open_wanted.emit()
    assert window.isVisible()


def test_unseen_without_a_tray_it_is_minimised(qtbot: QtBot, at_once: None) -> None:
    window = start(qtbot, sending(), Desktop(), unseen=True)
    qtbot.waitUntil(window.isMinimized)
    assert not window.leaving.has_begun


def test_unseen_a_pause_is_told(qtbot: QtBot) -> None:
    world, desktop = sending(), Desktop()
    window = start(qtbot, world, desktop, unseen=True)
    world.engine.tell(QueuePaused(KeyRefused()))
    QApplication.processEvents()
    qtbot.waitUntil(lambda: at_rest(window))
    assert desktop.told == []  # before it is known whether there is a tray
    window.closing.decide()
    qtbot.waitUntil(lambda: bool(desktop.told))
    assert window.isMinimized()


def test_unseen_it_can_be_asked_for(qtbot: QtBot) -> None:
    world = made()
    window = start(qtbot, world, Desktop(), unseen=True)
    window.show()
    window.closing.decide()
    qtbot.waitUntil(lambda: at_rest(window))
    assert window.isVisible()
    assert not window.leaving.has_begun


def test_others_who_look_on_learn_neither_number_nor_name() -> None:
    for fax in (DELIVERED, UNKNOWN):
        said = " ".join(end_words(fax))
        assert fax.recipient not in said
        assert fax.document.name not in said
    assert "needs you" in end_words(UNKNOWN)[1]
