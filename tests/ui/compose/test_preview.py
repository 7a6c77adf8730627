"""Pages by mouse and keyboard; only what is seen is drawn; the picture is the page asked for last."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.document import PageSize, Picture
from app.core.errors import TooComplex
from app.ui.background import Background
from app.ui.compose.preview import Preview
from app.ui.made_services import LETTER, LETTER_PATH, MadeDocument, MadeDocuments


class Drawn(MadeDocuments):
    """Notes what was drawn: page and width."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[tuple[int, int]] = []
        self.refused: set[int] = set()

    def picture(self, document: int, page: int, width: int, height: int) -> Picture:
        if page in self.refused:
            raise TooComplex
        self.drawn.append((page, width))
        return super().picture(document, page, width, height)


@pytest.fixture
def documents() -> Drawn:
    return Drawn()


def _show(qtbot: QtBot, documents: Drawn, *pages: PageSize) -> Preview:
    documents.shelf[LETTER_PATH.name] = MadeDocument(pages=pages)
    preview = Preview(documents)
    qtbot.addWidget(preview)
    preview.resize(700, 700)
    preview.show()
    preview.show_document(documents.open(LETTER_PATH))
    _rest(qtbot, preview)
    return preview


def _rest(qtbot: QtBot, preview: Preview) -> None:
    qtbot.waitUntil(
        lambda: not preview.page_view.is_settling and not any(work.is_busy for work in preview.findChildren(Background))
    )


def test_only_small_pages_in_view_are_drawn(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, *[LETTER] * 350)
    small = {page for page, width in documents.drawn if width < 200}
    assert 1 in small
    assert len(small) < 20
    documents.drawn.clear()
    preview.thumbnails.show_page(350)
    _rest(qtbot, preview)
    assert 350 in {page for page, width in documents.drawn if width < 200}
    assert 100 not in {page for page, _ in documents.drawn}


def test_paging_by_keyboard(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, *[LETTER] * 5)
    view = preview.page_view
    for key, page in (
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_PageDown, 3),
        (Qt.Key.Key_PageUp, 2),
        (Qt.Key.Key_End, 5),
        (Qt.Key.Key_PageDown, 5),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_PageUp, 1),
    ):
        QTest.keyClick(view, key)
        assert view.accessibleName() == f"Page {page} of 5"
        assert preview.where == f"Page {page} of 5"
        assert preview.thumbnails.currentIndex().row() == page - 1


def test_the_page_shown_is_the_one_asked_for_last(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, LETTER, PageSize(792, 612), LETTER)
    preview.thumbnails.show_page(2)
    preview.thumbnails.show_page(3)
    preview.thumbnails.show_page(2)
    _rest(qtbot, preview)
    image = preview.page_view.image
    assert image is not None
    assert image.width() > image.height()


def test_zoom(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, LETTER, LETTER)
    view = preview.page_view
    fitting = view.zoom
    assert view.fits
    view.zoom_in()
    assert view.zoom > fitting
    assert not view.fits
    documents.drawn.clear()
    for _ in range(20):
        view.zoom_in()
    assert view.zoom == 4.0
    _rest(qtbot, preview)
    assert [page for page, _ in documents.drawn] == [1]  # drawn once, when the zooming was over
    assert documents.drawn[0][1] <= 4000
    for _ in range(20):
        view.zoom_out()
    assert view.zoom == 0.25
    view.fit()
    _rest(qtbot, preview)
    assert view.zoom == fitting


def test_control_and_wheel_zoom_and_the_wheel_alone_turns(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, LETTER, LETTER)
    view = preview.page_view

    def wheel(by: int, keys: Qt.KeyboardModifier) -> None:
        at = QPointF(view.viewport().rect().center())
        event = QWheelEvent(
            at, at, QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(view.viewport(), event)

    fitting = view.zoom
    wheel(120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom > fitting
    view.fit()
    wheel(-120, Qt.KeyboardModifier.NoModifier)
    assert view.accessibleName() == "Page 2 of 2"


def test_a_page_that_cannot_be_drawn_says_so(qtbot: QtBot, documents: Drawn) -> None:
    documents.refused = {2}
    preview = _show(qtbot, documents, LETTER, LETTER)
    preview.thumbnails.show_page(2)
    _rest(qtbot, preview)
    assert preview.page_view.trouble == "This page cannot be shown."
    preview.thumbnails.show_page(1)
    assert preview.page_view.trouble == ""


def test_a_single_page_has_no_column_of_small_ones(qtbot: QtBot, documents: Drawn) -> None:
    assert not _show(qtbot, documents, LETTER).thumbnails.isVisible()


def test_odd_paper_is_no_trouble(qtbot: QtBot, documents: Drawn) -> None:
    _show(qtbot, documents, PageSize(10, 20_000), PageSize(1e9, 1e9), PageSize(0.001, 0.001))
