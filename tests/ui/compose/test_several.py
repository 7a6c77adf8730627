"""Several documents by mouse and keyboard: the list and the small pages."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.core.document import Opening, PageSize
from app.ui.compose.document_row import DocumentRow
from app.ui.made.documents import MadeDocument
from app.ui.made.services import Made
from app.ui.main_window import MainWindow
from tests.ui.compose.several import LOCKED, A, B, rest, several
from tests.ui.made_window import open_window, wait_for_verdict


@pytest.fixture
def world() -> Made:
    return several()


@pytest.fixture
def window(qtbot: QtBot, world: Made) -> MainWindow:
    window = open_window(qtbot, world)
    window.compose.open_files([A, B])
    window.compose.set_recipient("312 555 0101")
    wait_for_verdict(qtbot, window)
    rest(qtbot, window)
    return window


def _rows(window: MainWindow) -> list[DocumentRow]:
    return list(window.compose.documents.rows.values())


def _pages(window: MainWindow) -> list[tuple[int, int]]:
    return [(choice.document, choice.page) for choice in window.compose.packet.contents.included]


def _names(window: MainWindow) -> list[str]:
    return [row.name.full_text for row in _rows(window)]


def test_the_total_is_always_there(qtbot: QtBot, window: MainWindow) -> None:
    documents = window.compose.documents
    assert documents.total.text() == "2 documents · 5 pages"
    window.compose.packet.leave_out([(1, 1)])
    assert documents.total.text() == "2 documents · 4 pages"
    assert [row.facts.text() for row in _rows(window)] == ["2 of 3 pages · 184 KB", "2 pages · 184 KB"]
    _rows(window)[0].remove.click()
    assert (documents.total.text(), _names(window)) == ("2 pages", ["b.pdf"])
    documents.undo.click()
    assert (documents.total.text(), _names(window)) == ("2 documents · 4 pages", ["a.pdf", "b.pdf"])


def test_undo_is_offered_as_long_as_there_is_something(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.compose.packet.contents.parts == ()
    assert not window.compose.documents.undo.isVisible()


def test_a_document_is_dragged_before_another(qtbot: QtBot, window: MainWindow) -> None:
    first, second = _rows(window)
    QTest.mousePress(second, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    for y in (0, -20, -50):
        QTest.mouseMove(second, QPoint(60, y))
    QTest.mouseRelease(second, Qt.MouseButton.LeftButton, pos=QPoint(60, first.y() - second.y() + 2))
    assert _names(window) == ["b.pdf", "a.pdf"]
    assert _pages(window)[:2] == [(2, 1), (2, 2)]


def test_documents_are_moved_and_removed_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    row = _rows(window)[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _names(window) == ["b.pdf", "a.pdf"]
    QTest.keyClick(row, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _names(window) == ["b.pdf", "a.pdf"]
    QTest.keyClick(row, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _names(window) == ["a.pdf", "b.pdf"]
    QTest.keyClick(row, Qt.Key.Key_Delete)
    assert _names(window) == ["b.pdf"]


def test_the_menu_offers_what_is_possible(qtbot: QtBot, window: MainWindow) -> None:
    first, second = _rows(window)
    said = {action.text(): action.isEnabled() for action in first.menu().actions()}
    assert said == {"&Pages…": True, "&Turn all pages": True, "Move &up": False, "Move &down": True}
    turn = next(action for action in second.menu().actions() if "Turn" in action.text())
    turn.trigger()
    assert [choice.turn for choice in window.compose.packet.contents.pages] == [0, 0, 0, 90, 90]


def test_pages_are_chosen_by_a_range(qtbot: QtBot, window: MainWindow) -> None:
    row = _rows(window)[0]
    row.choose_pages()
    line = row.range
    line.edit.setText("2-9")
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert (line.words.text(), line.isVisible()) == ("This document has 3 pages.", True)
    line.edit.setText("1, 3")
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    assert not line.isVisible()
    assert _pages(window) == [(1, 1), (1, 3), (2, 1), (2, 2)]
    row.choose_pages()
    assert line.edit.text() == "1, 3"
    QTest.keyClick(line.edit, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert len(_pages(window)) == 4


def test_a_password_is_asked_for_where_the_document_stands(qtbot: QtBot, window: MainWindow) -> None:
    page = window.compose
    page.open_files([LOCKED])
    qtbot.waitUntil(lambda: page.reason.text() == "A document is locked. Type its password.")
    row = _rows(window)[2]
    assert row.lock.isVisible()
    assert row.lock.edit.echoMode() is QLineEdit.EchoMode.Password
    (line,) = [line for line in page.checks.lines if line.fix.text() == "Enter password"]
    line.fix.click()
    assert row.lock.edit.hasFocus()
    for password in ("wrong", "worse"):
        QTest.keyClicks(row.lock.edit, password)
        QTest.keyClick(row.lock.edit, Qt.Key.Key_Return)
        assert row.lock.edit.text() == ""
        assert row.lock.words.text() == "Trying the password…"
        qtbot.waitUntil(lambda: row.lock.words.text() == "That password does not open it. Try again.")
    QTest.keyClicks(row.lock.edit, "x")
    row.lock.button.click()
    qtbot.waitUntil(lambda: _pages(window)[-1] == (3, 1))
    assert not row.lock.isVisible()
    qtbot.waitUntil(page.send_button.isEnabled)


def test_each_state_is_a_word_as_well(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    world.documents.shelf["gone.pdf"] = MadeDocument(gone=True)
    world.documents.shelf["odd.pdf"] = MadeDocument(opening=Opening.REFUSED)
    window.compose.open_files([LOCKED, A.with_name("gone.pdf"), A.with_name("odd.pdf")])
    assert _rows(window)[2].facts.text() == "opening…"
    rest(qtbot, window)
    assert [row.facts.text() for row in _rows(window)[2:]] == [
        "locked · 184 KB",
        "cannot be read",
        "cannot be sent · 184 KB",
    ]
    assert _rows(window)[3].accessibleName() == "gone.pdf, cannot be read"


def test_small_pages_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    pages = window.compose.desk.preview.thumbnails
    pages.show_page(1)
    pages.setFocus()
    QTest.keyClick(pages, Qt.Key.Key_Delete)
    assert _pages(window) == [(1, 1), (1, 3), (2, 1), (2, 2)]
    assert pages.currentIndex().row() == 1
    assert [page.position for page in pages.pages.shown] == [1, 0, 2, 3, 4]
    QTest.keyClick(pages, Qt.Key.Key_Space)
    assert len(_pages(window)) == 5
    QTest.keyClick(pages, Qt.Key.Key_R)
    assert window.compose.packet.contents.pages[1].turn == 90
    QTest.keyClick(pages, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _pages(window)[:3] == [(1, 1), (1, 3), (1, 2)]
    assert pages.currentIndex().row() == 2
    QTest.keyClick(pages, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert (_pages(window)[:3], pages.currentIndex().row()) == ([(1, 1), (1, 2), (1, 3)], 1)
    QTest.keyClick(pages, Qt.Key.Key_Down)
    assert pages.currentIndex().row() == 2
    said = pages.model().data(pages.model().index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Page 2, turned by 90 degrees, a.pdf"


def test_small_pages_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    pages = window.compose.desk.preview.thumbnails

    def click(row: int, button: int) -> None:
        rect = pages.visualRect(pages.pages.index(row))
        spot = next(
            QPoint(x, y)
            for y in range(rect.top(), rect.bottom())
            for x in range(rect.left(), rect.right())
            if pages.small_page.button_at(rect, row, QPoint(x, y)) is list(type(found))[button]
        )
        QTest.mouseMove(pages.viewport(), spot)
        QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    rect = pages.visualRect(pages.pages.index(0))
    found = next(
        button
        for x in range(rect.left(), rect.right())
        if (button := pages.small_page.button_at(rect, 0, QPoint(x, rect.top() + 20)))
    )
    click(2, 0)
    assert _pages(window) == [(1, 1), (1, 2), (2, 1), (2, 2)]
    click(2, 0)
    assert len(_pages(window)) == 5
    click(0, 1)
    assert window.compose.packet.contents.pages[0].turn == 90


def test_a_small_page_is_dragged(qtbot: QtBot, window: MainWindow) -> None:
    pages = window.compose.desk.preview.thumbnails
    start, end = (pages.visualRect(pages.pages.index(row)) for row in (0, 2))
    QTest.mousePress(pages.viewport(), Qt.MouseButton.LeftButton, pos=start.center())
    for at in (start.center() + QPoint(0, 30), end.center(), end.bottomLeft() + QPoint(40, -10)):
        QTest.mouseMove(pages.viewport(), at)
    QTest.mouseRelease(pages.viewport(), Qt.MouseButton.LeftButton, pos=end.bottomLeft() + QPoint(40, -10))
    assert _pages(window)[:3] == [(1, 2), (1, 3), (1, 1)]
    assert pages.currentIndex().row() == 2


def test_a_turned_page_takes_the_room_of_its_new_shape(qtbot: QtBot, world: Made, window: MainWindow) -> None:
    pages = window.compose.desk.preview.thumbnails
    upright = pages.visualRect(pages.pages.index(0)).height()
    pages.turn(0)
    rest(qtbot, window)
    assert pages.visualRect(pages.pages.index(0)).height() < upright
    assert pages.pages.shown[0].size == PageSize(792, 612)
