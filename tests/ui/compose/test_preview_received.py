"""Pages as they are received: drawn when it is asked for, and only what is asked for last."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.document import PageSize
from app.core.packet import Lines, Raster
from app.ui.compose.packet import Contents
from app.ui.compose.preview_tools import Form
from app.ui.made.documents import LETTER
from tests.ui.compose.previewing import NOW, SENDER, Drawn, change, contents_of, image_of, rest, shown, wheel


def test_the_form_is_chosen_by_keyboard_and_stays(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, LETTER)
    assert documents.dots == []
    preview.view_tools.tab(Form.ORIGINAL).setFocus()
    QTest.keyClick(preview.view_tools.tab(Form.ORIGINAL), Qt.Key.Key_Right)
    assert preview.form is Form.RECEIVED
    rest(qtbot, preview)
    assert (preview.original.isVisible(), preview.received.isVisible()) == (False, True)
    assert preview.received.accessibleName() == "Page 1 of 1, as received"
    preview.show_contents(Contents(), SENDER)
    preview.show_contents(contents_of(documents, LETTER, LETTER), SENDER)
    assert preview.form is Form.RECEIVED
    QTest.keyClick(preview.view_tools.tab(Form.RECEIVED), Qt.Key.Key_Right)
    assert (preview.original.isVisible(), preview.received.isVisible()) == (True, True)


def test_what_changes_the_dots_is_seen_and_the_old_picture_stays_until_then(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, LETTER, form=Form.RECEIVED)
    for raster in (Raster(Lines.STANDARD), Raster(Lines.STANDARD, black_threshold=7)):
        before = image_of(preview.received)
        documents.gate.clear()
        change(preview, raster=raster)
        assert preview.received.image is before
        documents.gate.set()
        rest(qtbot, preview)
        assert preview.received.image is not before
        assert documents.dots[-1][2] == raster


def test_of_many_changes_the_last_is_drawn(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, LETTER, form=Form.RECEIVED)
    documents.gate.clear()
    documents.dots.clear()
    for threshold in range(10, 60):
        change(preview, raster=Raster(black_threshold=threshold))
    documents.gate.set()
    rest(qtbot, preview)
    assert [raster.black_threshold for _, _, raster, _ in documents.dots] == [10, 59]
    white = [x for x in range(200) if image_of(preview.received).pixelColor(x, 100).lightness() == 255]
    assert white == [0, 59, 118, 177]


def test_a_late_answer_is_not_taken_for_another_page(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, *[LETTER] * 8, form=Form.RECEIVED)
    documents.gate.clear()
    preview.show_page(4)
    qtbot.waitUntil(lambda: documents.dots[-1][0] == 5, timeout=30_000)
    preview.show_page(7)
    seen: list[int] = []
    preview.received.pictures.drawn.connect(lambda _: seen.append(documents.dots[-1][0]))
    documents.gate.set()
    rest(qtbot, preview)
    assert seen[0] == 8


def test_the_sketched_line(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, LETTER, LETTER, LETTER, form=Form.RECEIVED)
    local = f"{NOW.astimezone():%d-%b-%Y %H:%M}".upper()
    assert preview.received.sheet is not None
    assert preview.received.sheet.stamp == f"{local}  {SENDER}  P.01/03"
    change(preview, pages=(replace(preview.contents.pages[0], left_out=True), *preview.contents.pages[1:]))
    assert preview.received.sheet.stamp == ""
    preview.show_page(1)
    assert preview.received.sheet.stamp.endswith("P.01/02")


def test_side_by_side_they_scroll_and_zoom_together(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, PageSize(595.276, 841.89), LETTER, form=Form.BOTH)
    assert not preview.thumbnails.isVisible()  # two pages need the room
    for view, other in ((preview.original, preview.received), (preview.received, preview.original)):
        view.setFocus()
        wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
        preview.scale.show_zoom(2.0)
        assert other.zoom == view.zoom == 2.0
        for bar, follower in (
            (view.verticalScrollBar(), other.verticalScrollBar()),
            (view.horizontalScrollBar(), other.horizontalScrollBar()),
        ):
            bar.setValue(bar.maximum())
            assert follower.value() == follower.maximum() > 0
            bar.setValue(bar.maximum() // 3)
            assert abs(follower.value() / follower.maximum() - 1 / 3) < 0.01
            bar.setValue(0)
            assert follower.value() == 0
