"""Pages by mouse and keyboard, as they are and as they are received; only what is seen is drawn, and what comes next;
the picture is the page asked for last."""

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.document import PageSize, Picture
from app.core.errors import TooComplex
from app.core.packet import Lines, PageChoice, PageLook, Raster, Tone
from app.ui.background import Background
from app.ui.compose.packet import Contents, Part, look_key
from app.ui.compose.page_view import PageView
from app.ui.compose.preview import Preview
from app.ui.compose.preview_tools import Form
from app.ui.made_services import LETTER, LETTER_PATH, MadeDocument, MadeDocuments

NOW = datetime(2026, 3, 2, 15, 12, tzinfo=UTC)
LANDSCAPE = PageSize(792, 612)
LOOK = PageLook(0.1, 0.3, 1.0, 10.0, "a", 20_000, 60_000, Tone.PHOTO)
SENDER = "+13125550100"


class Drawn(MadeDocuments):
    """Notes what was drawn: page and width. As received, pages are stripes of so many dots as their threshold says;
    while `gate` is clear they are not answered."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[tuple[int, int]] = []
        self.dots: list[tuple[int, Tone, Raster, int]] = []
        self.refused: set[int] = set()
        self.gate = threading.Event()
        self.gate.set()

    def picture(self, document: int, page: int, width: int, height: int, turn: int = 0) -> Picture:
        self.drawn.append((page, width))
        if page in self.refused:
            raise TooComplex
        return super().picture(document, page, width, height, turn)

    def received(
        self, document: int, page: int, turn: int, tone: Tone, raster: Raster, width: int, height: int
    ) -> Picture:
        self.dots.append((page, tone, raster, width))
        self.gate.wait(20)
        if page in self.refused:
            raise TooComplex
        period = raster.black_threshold or 3
        line = b"".join(b"\0\0\0\xff" if dot % period else b"\xff\xff\xff\xff" for dot in range(width))
        return Picture(width, height, width * 4, memoryview(line * height))


@pytest.fixture
def documents() -> Drawn:
    return Drawn()


def _contents(documents: Drawn, *pages: PageSize) -> Contents:
    documents.shelf[LETTER_PATH.name] = MadeDocument(pages=pages)
    facts = documents.open(LETTER_PATH)
    part = Part(1, LETTER_PATH, LETTER_PATH.name, facts=facts)
    return Contents((part,), tuple(PageChoice(facts.id, page + 1) for page in range(len(pages))))


def _preview(qtbot: QtBot, documents: Drawn) -> Preview:
    preview = Preview(documents, lambda: NOW)
    qtbot.addWidget(preview)
    preview.resize(700, 700)
    preview.show()
    return preview


def _show(qtbot: QtBot, documents: Drawn, *pages: PageSize, form: Form = Form.ORIGINAL) -> Preview:
    preview = _preview(qtbot, documents)
    preview.view_tools.choose(form)
    preview.show_contents(_contents(documents, *pages), SENDER)
    _rest(qtbot, preview)
    return preview


def _rest(qtbot: QtBot, preview: Preview) -> None:
    views = preview.original, preview.received
    qtbot.waitUntil(
        lambda: (
            not any(view.is_settling for view in views)
            and not any(work.is_busy for work in preview.findChildren(Background))
        ),
        timeout=30_000,
    )


def _change(preview: Preview, **changed: object) -> Contents:
    contents: Contents = replace(preview.contents, **changed)  # type: ignore[arg-type]  # fields by name
    preview.show_contents(contents, SENDER)
    return contents


def _wheel(view: PageView, by: int, keys: Qt.KeyboardModifier) -> None:
    at = QPointF(view.viewport().rect().center())
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(at, at, QPoint(), QPoint(0, by), none, keys, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(view.viewport(), event)


def _image(view: PageView) -> QImage:
    assert view.image is not None
    return view.image


# paging


def test_only_small_pages_in_view_are_drawn(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, *[LETTER] * 350)
    small = {page for page, width in documents.drawn if width < 200}
    assert 1 in small
    assert len(small) < 20
    documents.drawn.clear()
    preview.show_page(349)
    _rest(qtbot, preview)
    assert 350 in {page for page, width in documents.drawn if width < 200}
    assert 100 not in {page for page, _ in documents.drawn}


def test_paging_by_keyboard(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, *[LETTER] * 5)
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
    preview = _show(qtbot, documents, LETTER, LANDSCAPE, LETTER)
    for row in (1, 2, 1):
        preview.show_page(row)
    _rest(qtbot, preview)
    image = _image(preview.original)
    assert image.width() > image.height()


def test_the_next_page_is_there_when_it_is_turned_to(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, *[LETTER] * 9)
    large = {page for page, width in documents.drawn if width > 200}
    assert large == {1, 2}
    preview.show_page(4)
    _rest(qtbot, preview)
    for row in (5, 3):
        preview.show_page(row)
        assert preview.original.image is not None
        preview.show_page(4)
    assert 9 not in {page for page, width in documents.drawn if width > 200}


def test_a_page_that_cannot_be_drawn_says_so(qtbot: QtBot, documents: Drawn) -> None:
    documents.refused = {2}
    preview = _show(qtbot, documents, LETTER, LETTER)
    assert preview.original.trouble == ""
    preview.show_page(1)
    _rest(qtbot, preview)
    assert preview.original.trouble == "This page cannot be shown."
    preview.show_page(0)
    assert preview.original.trouble == ""
    assert preview.original.image is not None
    documents.drawn.clear()
    preview.show_page(1)
    preview.show_contents(preview.contents, "")
    assert preview.original.trouble == "This page cannot be shown."
    _rest(qtbot, preview)
    assert documents.drawn == []  # it is not tried again and again
    preview.resize(650, 650)
    documents.refused = set()
    _rest(qtbot, preview)
    assert preview.original.image is not None


def test_what_cannot_be_drawn_with_other_dots_is_not_left_as_it_was(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, LETTER, form=Form.RECEIVED)
    documents.refused = {1}
    _change(preview, raster=Raster(Lines.STANDARD))
    _rest(qtbot, preview)
    assert preview.received.image is None
    assert preview.received.trouble


def test_a_single_page_has_no_column_of_small_ones(qtbot: QtBot, documents: Drawn) -> None:
    assert not _show(qtbot, documents, LETTER).thumbnails.isVisible()


@pytest.mark.parametrize("form", Form)
def test_odd_paper_is_no_trouble(qtbot: QtBot, documents: Drawn, form: Form) -> None:
    pages = PageSize(10, 20_000), PageSize(1e9, 1e9), PageSize(0.001, 0.001)
    preview = _show(qtbot, documents, *pages, form=form)
    preview.scale.show_dots()
    _rest(qtbot, preview)


def test_the_page_seen_stays_when_pages_are_moved_and_goes_with_its_document(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, *[LETTER] * 4)
    rows: list[int] = []
    preview.row_changed.connect(rows.append)
    preview.show_page(1)
    pages = preview.contents.pages
    for order in ((*pages[2:], *pages[:2]), (pages[0], pages[3], pages[1]), pages):
        contents = _change(preview, pages=order)
        assert contents.pages[preview.row] == pages[1]
        assert preview.thumbnails.currentIndex().row() == preview.row
    _change(preview, pages=pages[:1])
    assert preview.row == 0
    preview.show_contents(Contents(), SENDER)
    assert preview.row == -1
    assert preview.original.image is None
    assert rows == [1, 3, 2, 1, 0, -1]


# zoom


def test_zoom(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, LETTER, LETTER)
    view = preview.original
    fitting = view.zoom
    assert preview.scale.fits
    view.zoom_in()
    assert view.zoom > fitting
    assert not preview.scale.fits
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
    preview.view_tools.fit.click()
    _rest(qtbot, preview)
    assert view.zoom == fitting


def test_control_and_wheel_zoom_and_the_wheel_alone_turns(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, LETTER, LETTER)
    view = preview.original
    fitting = view.zoom
    _wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom > fitting
    preview.scale.fit()
    _wheel(view, -120, Qt.KeyboardModifier.NoModifier)
    assert view.accessibleName() == "Page 2 of 2"


def test_one_dot_is_one_pixel(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, LETTER, form=Form.RECEIVED)
    preview.view_tools.dots.click()
    _rest(qtbot, preview)
    view = preview.received
    assert view.scale.dots
    assert _image(view).width() == 1728
    assert _image(view).height() == 2236  # Letter, whose dots are as wide as high within 4 percent
    seen = view.viewport().grab().toImage()
    across = [seen.pixelColor(x, 300).lightness() for x in range(100, 160)]
    assert across.count(255) == 20  # every third dot is white, and none is a mixture
    assert across.count(0) == 40
    view.zoom_out()
    assert view.zoom == 2.0
    view.zoom_in()
    assert view.scale.dots


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0, 3.0])
def test_one_dot_is_one_pixel_of_any_screen(
    qtbot: QtBot, documents: Drawn, monkeypatch: pytest.MonkeyPatch, ratio: float
) -> None:
    preview = _preview(qtbot, documents)
    monkeypatch.setattr(preview.received, "devicePixelRatioF", lambda: ratio)
    preview.view_tools.choose(Form.RECEIVED)
    preview.show_contents(_contents(documents, LETTER), SENDER)
    preview.scale.show_dots()
    _rest(qtbot, preview)
    assert documents.dots[-1][3] == 1728


# as received


def test_the_form_is_chosen_by_keyboard_and_stays(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, LETTER)
    assert documents.dots == []
    preview.view_tools.tab(Form.ORIGINAL).setFocus()
    QTest.keyClick(preview.view_tools.tab(Form.ORIGINAL), Qt.Key.Key_Right)
    assert preview.form is Form.RECEIVED
    _rest(qtbot, preview)
    assert (preview.original.isVisible(), preview.received.isVisible()) == (False, True)
    assert preview.received.accessibleName() == "Page 1 of 1, as received"
    preview.show_contents(Contents(), SENDER)
    preview.show_contents(_contents(documents, LETTER, LETTER), SENDER)
    assert preview.form is Form.RECEIVED
    QTest.keyClick(preview.view_tools.tab(Form.RECEIVED), Qt.Key.Key_Right)
    assert (preview.original.isVisible(), preview.received.isVisible()) == (True, True)


def test_what_changes_the_dots_is_seen_and_the_old_picture_stays_until_then(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, LETTER, form=Form.RECEIVED)
    for raster in (Raster(Lines.STANDARD), Raster(Lines.STANDARD, black_threshold=7)):
        before = _image(preview.received)
        documents.gate.clear()
        _change(preview, raster=raster)
        assert preview.received.image is before
        documents.gate.set()
        _rest(qtbot, preview)
        assert preview.received.image is not before
        assert documents.dots[-1][2] == raster


def test_of_many_changes_the_last_is_drawn(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, LETTER, form=Form.RECEIVED)
    documents.gate.clear()
    documents.dots.clear()
    for threshold in range(10, 60):
        _change(preview, raster=Raster(black_threshold=threshold))
    documents.gate.set()
    _rest(qtbot, preview)
    assert [raster.black_threshold for _, _, raster, _ in documents.dots] == [10, 59]
    white = [x for x in range(200) if _image(preview.received).pixelColor(x, 100).lightness() == 255]
    assert white == [0, 59, 118, 177]


def test_a_late_answer_is_not_taken_for_another_page(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, *[LETTER] * 8, form=Form.RECEIVED)
    documents.gate.clear()
    preview.show_page(4)
    qtbot.waitUntil(lambda: documents.dots[-1][0] == 5, timeout=30_000)
    preview.show_page(7)
    shown: list[int] = []
    preview.received.pictures.drawn.connect(lambda _: shown.append(documents.dots[-1][0]))
    documents.gate.set()
    _rest(qtbot, preview)
    assert shown[0] == 8


def test_the_sketched_line(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, LETTER, LETTER, LETTER, form=Form.RECEIVED)
    local = f"{NOW.astimezone():%d-%b-%Y %H:%M}".upper()
    assert preview.received.sheet is not None
    assert preview.received.sheet.stamp == f"{local}  {SENDER}  P.01/03"
    _change(preview, pages=(replace(preview.contents.pages[0], left_out=True), *preview.contents.pages[1:]))
    assert preview.received.sheet.stamp == ""
    preview.show_page(1)
    assert preview.received.sheet.stamp.endswith("P.01/02")


def test_side_by_side_they_scroll_and_zoom_together(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, PageSize(595.276, 841.89), LETTER, form=Form.BOTH)
    assert not preview.thumbnails.isVisible()  # two pages need the room
    for view, other in ((preview.original, preview.received), (preview.received, preview.original)):
        view.setFocus()
        _wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
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


# what is done with a page


def test_tones(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, LETTER, LETTER)
    tools = preview.page_tools
    assert not tools.tone.isVisible()
    preview.view_tools.choose(Form.BOTH)
    assert tools.tone.isVisible()
    assert tools.tone.currentText() == "Automatic"
    preview.show_page(1)
    _change(preview, looks={look_key(preview.contents.pages[1], preview.contents.raster): LOOK})
    assert tools.tone.currentText() == "Automatic · photo"
    with qtbot.waitSignal(preview.tone_chosen) as chosen:
        QTest.keyClick(tools.tone, Qt.Key.Key_End)
    assert chosen.args == [1, Tone.CLEARER]
    _change(preview, pages=(preview.contents.pages[0], replace(preview.contents.pages[1], tone=Tone.CLEARER)))
    _rest(qtbot, preview)
    assert (2, Tone.CLEARER) in {dots[:2] for dots in documents.dots}
    _change(preview, raster=Raster(black_threshold=40))
    assert not tools.tone.isEnabled()


def test_turn_and_leave_out_are_asked_for(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, LETTER, LETTER, LETTER)
    preview.show_page(1)
    with qtbot.waitSignal(preview.turn_wanted) as turned:
        preview.page_tools.turn.click()
    assert turned.args == [1]
    pages = preview.contents.pages
    _change(preview, pages=(pages[0], replace(pages[1], turn=90), pages[2]))
    _rest(qtbot, preview)
    image = _image(preview.original)
    assert image.width() > image.height()
    with qtbot.waitSignal(preview.left_out_wanted) as left_out:
        preview.page_tools.leave_out.click()
    assert left_out.args == [1, True]
    _change(preview, pages=(pages[0], replace(pages[1], left_out=True), pages[2]))
    assert preview.where == "Left out"
    assert not preview.page_tools.leave_out.isVisible()
    with qtbot.waitSignal(preview.left_out_wanted) as left_out:
        preview.page_tools.put_back.click()
    assert left_out.args == [1, False]
    preview.show_page(2)
    assert preview.where == "Page 2 of 2"


def test_the_cover_page_is_neither_turned_nor_left_out_here(qtbot: QtBot, documents: Drawn) -> None:
    preview = _show(qtbot, documents, LETTER)
    part = replace(preview.contents.parts[0], cover=True)
    _change(preview, parts=(part,))
    assert not preview.page_tools.turn.isVisible()
    assert not preview.page_tools.leave_out.isVisible()
    assert not preview.page_tools.put_back.isVisible()
