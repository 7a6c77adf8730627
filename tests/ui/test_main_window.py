"""The bar, the tabs, drops anywhere, shortcuts, and the way out."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.attempt import AttemptState
from app.core.errors import DatabaseDamaged, KeyRefused, Offline, SettingsDamaged
from app.core.orders import BegunAnew, FaxChanged, QueuePaused, QueueResumed, ResumeQueue
from app.core.settings import AccountKind
from app.ui.account_bar import AccountBar
from app.ui.account_in_use import AccountInUse
from app.ui.accounts.other_accounts import OtherAccounts
from app.ui.compose.last_sheet import LastSheet
from app.ui.engine_link import EngineLink
from app.ui.made_services import LETTER_PATH, NOW, account_of, made, made_fax
from app.ui.main_window import MainWindow
from app.ui.practice_numbers import PracticeNumbers
from tests.ui.made_window import at_rest, fill, open_window, wait_for_verdict


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


@pytest.mark.parametrize(
    ("kind", "shown", "words", "links"),
    [
        (AccountKind.PRACTICE, True, "Practice account: nothing leaves this computer", True),
        (AccountKind.OTHER_SERVER, True, "Not Telnyx: faxes and documents go to https://fax.example.com/v2", False),
        (AccountKind.TELNYX, False, None, False),
    ],
)
def test_the_bar_says_where_faxes_go(
    qtbot: QtBot, kind: AccountKind, shown: bool, words: str | None, links: bool
) -> None:
    services = made(kind).services()
    account = AccountInUse(services, EngineLink())
    bar = AccountBar(account, OtherAccounts(services, account, account))
    qtbot.addWidget(bar)
    bar.show_account(account_of(kind))
    assert bar.isVisible() is shown
    assert bar.connect_account.isVisible() is links
    assert bar.numbers.isVisible() is links
    if words:
        assert bar.words.full_text == words


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


def test_the_balance_is_told_where_money_is_real(qtbot: QtBot) -> None:
    assert open_window(qtbot, made()).tabs.balance.text() == "Balance $18.42"
    assert open_window(qtbot, made(AccountKind.PRACTICE)).tabs.balance.text() == ""


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


@pytest.mark.parametrize(
    ("key", "modifier", "page"),
    [
        (Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier, 1),
        (Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier, 2),
        (Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier, 0),
    ],
)
def test_pages_by_keyboard(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, page: int) -> None:
    window = open_window(qtbot, made())
    window.show_page(2 if page != 2 else 0)
    QTest.keyClick(window, key, modifier)
    assert window.tabs.chosen == page
    assert window.tabs.tab(page).isChecked()


def test_control_enter_leads_to_the_last_sheet_and_no_further(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    fill(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(window.findChildren(LastSheet)) == 1
    assert world.engine.orders == []


def test_closing_asks_nothing_and_ends_when_nothing_is_under_way(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    with qtbot.waitSignal(window.left):
        window.close()
        assert not window.isVisible()
        window.close()
    assert world.left == 1
    assert len(world.windows) == 1


def test_the_size_is_remembered(qtbot: QtBot) -> None:
    world = made()
    window = open_window(qtbot, world)
    window.resize(780, 600)
    with qtbot.waitSignal(window.left):
        window.close()
    world.window = world.windows[0]
    assert open_window(qtbot, world).size() == QSize(780, 600)


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
