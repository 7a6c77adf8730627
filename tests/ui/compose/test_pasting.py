"""Files, pictures and text from the clipboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.made.services import Made
from app.ui.main_window import MainWindow


def _names(window: MainWindow) -> list[str]:
    return [row.name.full_text for row in window.compose.documents.rows.values()]


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
    assert (_names(window), edit.text()) == (["c.pdf"], before)


def test_a_picture_is_pasted(qtbot: QtBot, world: Made, window: MainWindow, clipboard: QMimeData) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    clipboard.setImageData(image)
    QApplication.clipboard().setMimeData(clipboard)
    window.show_page(1)
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _names(window) == ["Pasted picture"])
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
    assert _names(window) == []
    assert not window.compose.isVisible()
