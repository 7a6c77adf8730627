"""Pages by mouse and keyboard, as they are and as they are received; only what is seen is drawn, and what comes next;
the picture is the page asked for last."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.document import PageSize
from app.core.packet import Lines, Raster, Tone
from app.ui.compose.packet import Contents, look_key
from app.ui.compose.preview_tools import Form
from app.ui.made.documents import LETTER
from tests.ui.compose.previewing import LANDSCAPE, LOOK, SENDER, Drawn, change, image_of, rest, shown


def test_only_small_pages_in_view_are_drawn(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, *[LETTER] * 350)
    small = {page for page, width in documents.drawn if width < 200}
    assert 1 in small
    assert len(small) < 20
    documents.drawn.clear()
    preview.show_page(349)
    rest(qtbot, preview)
    assert 350 in {page for page, width in documents.drawn if width < 200}
    assert 100 not in {page for page, _ in documents.drawn}


def test_paging_by_keyboard(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, *[LETTER] * 5)
    for key, page in (
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_PageDown, 3),
        (Qt.Key.Key_PageUp, 2),
        (Qt.Key.Key_End, 5),
        (Qt.Key.Key_PageDown, 5),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_PageUp, 1),
    ):
        QTest.keyClick(preview.original, key)
        assert preview.original.accessibleName() == f"Page {page} of 5"
        assert preview.where == f"Page {page} of 5"
        assert preview.thumbnails.currentIndex().row() == page - 1


def test_the_page_shown_is_the_one_asked_for_last(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, LETTER, LANDSCAPE, LETTER)
    for row in (1, 2, 1):
        preview.show_page(row)
    rest(qtbot, preview)
    image = image_of(preview.original)
    assert image.width() > image.height()


def test_the_next_page_is_there_when_it_is_turned_to(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, *[LETTER] * 9)
    large = {page for page, width in documents.drawn if width > 200}
    assert large == {1, 2}
    preview.show_page(4)
    rest(qtbot, preview)
    for row in (5, 3):
        preview.show_page(row)
        assert preview.original.image is not None
        preview.show_page(4)
    assert 9 not in {page for page, width in documents.drawn if width > 200}


def test_a_page_that_cannot_be_drawn_says_so(qtbot: QtBot, documents: Drawn) -> None:
    documents.refused = {2}
    preview = shown(qtbot, documents, LETTER, LETTER)
    assert preview.original.trouble == ""
    preview.show_page(1)
    rest(qtbot, preview)
    assert preview.original.trouble == "This page cannot be shown."
    preview.show_page(0)
    assert preview.original.trouble == ""
    assert preview.original.image is not None
    documents.drawn.clear()
    preview.show_page(1)
    preview.show_contents(preview.contents, "")
    assert preview.original.trouble == "This page cannot be shown."
    rest(qtbot, preview)
    assert documents.drawn == []  # it is not tried again and again
    preview.resize(650, 650)
    documents.refused = set()
    rest(qtbot, preview)
    assert preview.original.image is not None


def test_what_cannot_be_drawn_with_other_dots_is_not_left_as_it_was(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, LETTER, form=Form.RECEIVED)
    documents.refused = {1}
    change(preview, raster=Raster(Lines.STANDARD))
    rest(qtbot, preview)
    assert preview.received.image is None
    assert preview.received.trouble


def test_a_single_page_has_no_column_of_small_ones(qtbot: QtBot, documents: Drawn) -> None:
    assert not shown(qtbot, documents, LETTER).thumbnails.isVisible()


@pytest.mark.parametrize("form", Form)
def test_odd_paper_is_no_trouble(qtbot: QtBot, documents: Drawn, form: Form) -> None:
    pages = PageSize(10, 20_000), PageSize(1e9, 1e9), PageSize(0.001, 0.001)
    preview = shown(qtbot, documents, *pages, form=form)
    preview.scale.show_dots()
    rest(qtbot, preview)


def test_the_page_seen_stays_when_pages_are_moved_and_goes_with_its_document(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, *[LETTER] * 4)
    rows: list[int] = []
    preview.row_changed.connect(rows.append)
    preview.show_page(1)
    pages = preview.contents.pages
    for order in ((*pages[2:], *pages[:2]), (pages[0], pages[3], pages[1]), pages):
        contents = change(preview, pages=order)
        assert contents.pages[preview.row] == pages[1]
        assert preview.thumbnails.currentIndex().row() == preview.row
    change(preview, pages=pages[:1])
    assert preview.row == 0
    preview.show_contents(Contents(), SENDER)
    assert preview.row == -1
    assert preview.original.image is None
    assert rows == [1, 3, 2, 1, 0, -1]


def test_tones(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, LETTER, LETTER)
    tools = preview.page_tools
    assert not tools.tone.isVisible()
    preview.view_tools.choose(Form.BOTH)
    assert tools.tone.isVisible()
    assert tools.tone.currentText() == "Automatic"
    preview.show_page(1)
    change(preview, looks={look_key(preview.contents.pages[1], preview.contents.raster): LOOK})
    assert tools.tone.currentText() == "Automatic · photo"
    with qtbot.waitSignal(preview.tone_chosen) as chosen:
        QTest.keyClick(tools.tone, Qt.Key.Key_End)
    assert chosen.args == [1, Tone.CLEARER]
    change(preview, pages=(preview.contents.pages[0], replace(preview.contents.pages[1], tone=Tone.CLEARER)))
    rest(qtbot, preview)
    assert (2, Tone.CLEARER) in {dots[:2] for dots in documents.dots}
    change(preview, raster=Raster(black_threshold=40))
    assert not tools.tone.isEnabled()


def test_turn_and_leave_out_are_asked_for(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, LETTER, LETTER, LETTER)
    preview.show_page(1)
    with qtbot.waitSignal(preview.turn_wanted) as turned:
        preview.page_tools.turn.click()
    assert turned.args == [1]
    pages = preview.contents.pages
    change(preview, pages=(pages[0], replace(pages[1], turn=90), pages[2]))
    rest(qtbot, preview)
    image = image_of(preview.original)
    assert image.width() > image.height()
    with qtbot.waitSignal(preview.left_out_wanted) as left_out:
        preview.page_tools.leave_out.click()
    assert left_out.args == [1, True]
    change(preview, pages=(pages[0], replace(pages[1], left_out=True), pages[2]))
    assert preview.where == "Left out"
    assert not preview.page_tools.leave_out.isVisible()
    with qtbot.waitSignal(preview.left_out_wanted) as left_out:
        preview.page_tools.put_back.click()
    assert left_out.args == [1, False]
    preview.show_page(2)
    assert preview.where == "Page 2 of 2"


def test_the_cover_page_is_neither_turned_nor_left_out_here(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, LETTER)
    part = replace(preview.contents.parts[0], cover=True)
    change(preview, parts=(part,))
    assert not preview.page_tools.turn.isVisible()
    assert not preview.page_tools.leave_out.isVisible()
    assert not preview.page_tools.put_back.isVisible()
