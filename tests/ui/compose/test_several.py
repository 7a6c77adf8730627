"""Several documents by mouse and keyboard: the list, the small pages, the checks and what they offer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.document import DocumentClass, DocumentVerdict, Opening, PageSize, Severity
from app.core.options import Quality
from app.core.packet import PageLook, Tone
from app.ui.compose.checks_card import FindingLine
from app.ui.compose.document_row import DocumentRow
from app.ui.made_services import LETTER, LETTER_PATH, Made, MadeDocument, made
from app.ui.main_window import MainWindow
from tests.ui.made_window import at_rest, open_window, wait_for_verdict

A, B, LOCKED = (LETTER_PATH.with_name(name) for name in ("a.pdf", "b.pdf", "locked.pdf"))
BLANK = PageLook(0.0, 0.0, 0.0, None, "blank", 900, 900, Tone.TEXT)
FAINT = PageLook(0.01, 0.0, 1.0, 11.0, "faint", 900, 900, Tone.TEXT, faint=0.02)
SMALL = PageLook(0.05, 0.0, 1.0, 6.0, "small", 900, 900, Tone.TEXT)


@pytest.fixture
def world() -> Made:
    world = made()
    world.documents.shelf |= {
        "b.pdf": MadeDocument(pages=(LETTER,) * 2),
        "locked.pdf": MadeDocument(
            pages=(LETTER,),
            opening=Opening.LOCKED,
            encrypted=True,
            password="x",
            verdict=DocumentVerdict(DocumentClass.D),
        ),
    }
    return world


@pytest.fixture
def window(qtbot: QtBot, world: Made) -> MainWindow:
    window = open_window(qtbot, world)
    window.compose.open_files([A, B])
    window.compose.set_recipient("312 555 0101")
    wait_for_verdict(qtbot, window)
    _rest(qtbot, window)
    return window


def _rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: at_rest(window))


def _rows(window: MainWindow) -> list[DocumentRow]:
    return list(window.compose.documents.rows.values())


def _pages(window: MainWindow) -> list[tuple[int, int]]:
    return [(choice.document, choice.page) for choice in window.compose.packet.contents.included]


def _names(window: MainWindow) -> list[str]:
    return [row.name.full_text for row in _rows(window)]


# the list


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
    _rest(qtbot, window)
    assert [row.facts.text() for row in _rows(window)[2:]] == [
        "locked · 184 KB",
        "cannot be read",
        "cannot be sent · 184 KB",
    ]
    assert _rows(window)[3].accessibleName() == "gone.pdf, cannot be read"


# the clipboard


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QMimeData]:
    data = QMimeData()
    yield data
    qapp.clipboard().clear()


def test_files_are_pasted_whatever_has_the_focus(qtbot: QtBot, window: MainWindow, clipboard: QMimeData) -> None:
    clipboard.setUrls([QUrl.fromLocalFile("/home/clinic/c.pdf")])
    clipboard.setText("/home/clinic/c.pdf")
    QApplication.clipboard().setMimeData(clipboard)
    window.activateWindow()
    edit = window.compose.number.edit
    edit.setFocus()
    before = edit.text()
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (_names(window)[-1], edit.text()) == ("c.pdf", before)


def test_a_picture_is_pasted(qtbot: QtBot, world: Made, window: MainWindow, clipboard: QMimeData) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    clipboard.setImageData(image)
    QApplication.clipboard().setMimeData(clipboard)
    window.show_page(1)
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _names(window)[-1] == "Pasted picture")
    (png,) = world.documents.pasted
    assert QImage.fromData(png).size() == image.size()
    assert window.compose.isVisible()


def test_text_is_pasted_into_its_field_and_nothing_else_happens(
    qtbot: QtBot, window: MainWindow, clipboard: QMimeData
) -> None:
    clipboard.setText("+1 312 555 0102")
    QApplication.clipboard().setMimeData(clipboard)
    edit = window.compose.number.edit
    edit.setFocus()
    edit.clear()
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    window.show_page(1)
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "+1 312-555-0102"
    assert len(_names(window)) == 2
    assert not window.compose.isVisible()


# the small pages


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
    _rest(qtbot, window)
    assert pages.visualRect(pages.pages.index(0)).height() < upright
    assert pages.pages.shown[0].size == PageSize(792, 612)


# the checks


def _line(window: MainWindow, code: str) -> FindingLine:
    (line,) = [line for line in window.compose.checks.lines if line.finding.code == code]
    return line


def _codes(window: MainWindow) -> list[str]:
    return [line.finding.code for line in window.compose.checks.lines]


@pytest.fixture
def odd(qtbot: QtBot, world: Made) -> MainWindow:
    world.documents.shelf["a.pdf"] = MadeDocument(pages=(LETTER,) * 4, looks={2: BLANK, 3: FAINT, 4: SMALL})
    window = open_window(qtbot, world)
    window.compose.open_files([B, A])
    window.compose.set_recipient("312 555 0101")
    wait_for_verdict(qtbot, window)
    _rest(qtbot, window)
    return window


def test_a_line_leads_to_its_page(qtbot: QtBot, odd: MainWindow) -> None:
    line = _line(odd, "blank")
    assert line.words.text() == "Page 4 looks blank."
    assert line.words.accessibleName() == "Attention: Page 4 looks blank."
    QTest.mouseClick(line.words, Qt.MouseButton.LeftButton)
    assert odd.compose.desk.preview.row == 3
    QTest.keyClick(_line(odd, "faint").words, Qt.Key.Key_Return)
    assert odd.compose.desk.preview.row == 4


def test_fixes_say_what_they_do_and_can_be_taken_back(qtbot: QtBot, odd: MainWindow) -> None:
    page = odd.compose
    assert page.reason.text() == "3 things to look at in Checks."
    for code, words in (("blank", "Leave out"), ("faint", "Make it clearer"), ("small_text", "Use a higher quality")):
        line = _line(odd, code)
        assert line.fix.text() == words
        line.fix.click()
        _rest(qtbot, odd)
        assert code not in _codes(odd)
    qualities = [page.quality.quality]
    assert page.reason.text() == ""
    assert page.way.pictures.isChecked()
    for _ in range(3):
        page.documents.undo.click()
    _rest(qtbot, odd)
    assert {"blank", "faint", "small_text"} <= set(_codes(odd))
    qualities.append(page.quality.quality)
    assert qualities == [Quality.VERY_HIGH, Quality.HIGH]


def test_what_needs_a_person_stands_first(qtbot: QtBot, odd: MainWindow) -> None:
    odd.compose.open_files([LOCKED])
    _rest(qtbot, odd)
    severities = [line.finding.severity for line in odd.compose.checks.lines]
    assert severities == sorted(severities, key=[Severity.ERROR, Severity.WARNING, Severity.OK].index)
    assert severities[0] is Severity.ERROR


def test_looking_at_pages_is_counted_and_nothing_waits_for_it(qtbot: QtBot, world: Made) -> None:
    world.documents.hold_look_at = 3
    window = open_window(qtbot, world)
    window.compose.open_files([Path("/home/clinic/a.pdf"), B])
    window.compose.set_recipient("312 555 0101")
    checks = window.compose.checks
    qtbot.waitUntil(lambda: checks.progress_words == "Looked at 2 of 5 pages as a fax")
    assert window.compose.send_button.isEnabled()
    world.documents.see.set()
    qtbot.waitUntil(lambda: checks.progress_words == "")
