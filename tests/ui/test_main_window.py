"""Drops anywhere, what leads where, and a window that is large enough."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.errors import Offline
from app.core.orders import FaxChanged
from app.core.settings import AccountKind
from app.ui.made.documents import LETTER_PATH
from app.ui.made.faxes import made_fax
from app.ui.made.services import made
from app.ui.main_window import MainWindow
from app.ui.practice_numbers import PracticeNumbers
from tests.ui.made_window import fill, open_window, wait_for_verdict


def _drop(window: MainWindow, *urls: QUrl) -> list[Qt.DropAction]:
    """Drags over the window and, where that is welcome, drops; what the window answers to each."""
    data = QMimeData()
    data.setUrls(list(urls))
    offered = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    answers = []
    for event in (
        QDragEnterEvent(QPoint(300, 300), offered, data, button, keys),
        QDropEvent(QPointF(300, 300), offered, data, button, keys),
    ):
        event.setDropAction(Qt.DropAction.MoveAction)
        event.ignore()
        QApplication.sendEvent(window, event)
        if not event.isAccepted():
            break
        answers.append(event.dropAction())
    return answers


def test_a_dropped_file_is_copied_never_moved_and_opened(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    window.show_page(2)
    assert _drop(window, QUrl.fromLocalFile(str(LETTER_PATH))) == [Qt.DropAction.CopyAction] * 2
    qtbot.waitUntil(lambda: world.documents.opened == [LETTER_PATH])
    assert window.compose.isVisible()
    assert not window.drop_veil.isVisible()


def test_the_veil_goes_when_a_drag_ends_without_a_word(qtbot: QtBot) -> None:
    window = open_window(qtbot, made())
    window.drop_veil.lift(window.rect())
    QTest.mouseMove(window.drop_veil)
    qtbot.waitUntil(lambda: not window.drop_veil.isVisible())


def test_several_dropped_files_come_in_their_order(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    _drop(window, QUrl.fromLocalFile("/home/clinic/b.pdf"), QUrl.fromLocalFile("/home/clinic/a.pdf"))
    wait_for_verdict(qtbot, window)
    assert [part.name for part in window.compose.packet.contents.parts] == ["b.pdf", "a.pdf"]


def test_what_is_no_file_here_is_not_welcome(qtbot: QtBot) -> None:
    window = open_window(qtbot, made())
    assert _drop(window, QUrl("https://example.com/letter.pdf")) == []
    assert not window.drop_veil.isVisible()


def test_nothing_in_the_window_takes_a_file_for_itself(qtbot: QtBot) -> None:
    window = open_window(qtbot, made())
    assert window.acceptDrops()
    assert [widget for widget in window.findChildren(QWidget) if widget.acceptDrops()] == []


def test_a_practice_number_is_picked_from_the_table(qtbot: QtBot) -> None:
    window = open_window(qtbot, made(AccountKind.PRACTICE))
    window.bar.numbers.click()
    (table,) = window.findChildren(PracticeNumbers)
    table.picked.emit("+13125550102")
    assert window.compose.number.edit.text() == "+1 312-555-0102"


def test_connecting_leads_to_the_key(qtbot: QtBot) -> None:
    window = open_window(qtbot, made(AccountKind.PRACTICE))
    window.bar.connect_account.click()
    assert window.setup.isVisible()
    assert window.setup.key.isVisible()


def test_the_tab_counts_what_needs_a_person(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    world.engine.tell(FaxChanged(made_fax(4, AttemptState.UNKNOWN)))
    qtbot.waitUntil(lambda: window.tabs.tab(1).text() == "Faxes  1")


def test_an_account_that_does_not_open_is_said(qtbot: QtBot) -> None:
    world = made()
    world.locked_out = Offline()
    window = MainWindow(world.services())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.compose.sender_field.says == str(Offline().sentence))


def test_the_small_window_is_large_enough_for_everything(qtbot: QtBot) -> None:
    window = open_window(qtbot, made(AccountKind.PRACTICE))
    fill(qtbot, window)
    window.compose.strip.watch(made_fax())
    window.resize(1024, 640)
    assert window.size() == QSize(1024, 640)
    for part in (window.compose.send_button, window.compose.strip, window.compose.desk.preview, window.bar):
        corner = part.mapTo(window, QPoint(part.width(), part.height()))
        assert corner.x() <= 1024
        assert corner.y() <= 640


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    window = open_window(qtbot, made())
    fill(qtbot, window)
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not isinstance(widget.parentWidget(), QLineEdit)
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and widget.metaObject().className() != "QScrollArea"
    ]
    assert nameless == []


def test_a_path_from_elsewhere_is_shown_on_new_fax(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    window.show_page(1)
    window.open_files([Path("/home/clinic/other.pdf")])
    assert window.tabs.chosen == 0
    qtbot.waitUntil(lambda: [path.name for path in world.documents.opened] == ["other.pdf"])
