"""A window on made services, complete and with its account open."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.background import Background
from app.ui.compose.last_sheet import LastSheet
from app.ui.made.documents import LETTER_PATH
from app.ui.made.faxes import NOW
from app.ui.made.services import Made
from app.ui.main_window import MainWindow


def at_rest(window: MainWindow) -> bool:
    return not any(work.is_busy for work in window.findChildren(Background))


def open_window(qtbot: QtBot, world: Made) -> MainWindow:
    window = MainWindow(world.services(), lambda: NOW)
    qtbot.addWidget(window, before_close_func=close_quietly)
    window.show()
    qtbot.waitUntil(lambda: window.account.session is not None)
    qtbot.waitUntil(lambda: at_rest(window))
    return window


def fill(qtbot: QtBot, window: MainWindow, number: str = "312 555 0101", path: Path = LETTER_PATH) -> None:
    window.compose.open_files([path])
    window.compose.set_recipient(number)
    wait_for_verdict(qtbot, window)


def wait_for_verdict(qtbot: QtBot, window: MainWindow) -> None:
    """Of every document on the page."""
    packet = window.compose.packet
    qtbot.waitUntil(lambda: all(part.verdict for part in packet.contents.parts) and bool(packet.contents.parts))


def open_sheet(qtbot: QtBot, window: MainWindow) -> LastSheet:
    window.compose.open_last_sheet()
    sheets = [sheet for sheet in window.findChildren(LastSheet) if sheet.isVisible()]
    assert len(sheets) == 1
    return sheets[0]


def close_quietly(window: MainWindow) -> None:
    """Threads that still draw a page have nobody to tell any more."""
    for work in window.findChildren(Background):
        work.drop()
    QApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
