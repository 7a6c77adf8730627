"""Larger, smaller, and dot by pixel."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.compose.preview_tools import Form
from app.ui.made.documents import LETTER
from tests.ui.compose.previewing import SENDER, Drawn, contents_of, image_of, preview_of, rest, shown, wheel


def test_zoom(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, LETTER, LETTER)
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
    rest(qtbot, preview)
    assert [page for page, _ in documents.drawn] == [1]  # drawn once, when the zooming was over
    assert documents.drawn[0][1] <= 4000
    for _ in range(20):
        view.zoom_out()
    assert view.zoom == 0.25
    preview.view_tools.fit.click()
    rest(qtbot, preview)
    assert view.zoom == fitting


def test_control_and_wheel_zoom_and_the_wheel_alone_turns(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, LETTER, LETTER)
    view = preview.original
    fitting = view.zoom
    wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom > fitting
    preview.scale.fit()
    wheel(view, -120, Qt.KeyboardModifier.NoModifier)
    assert view.accessibleName() == "Page 2 of 2"


def test_one_dot_is_one_pixel(qtbot: QtBot, documents: Drawn) -> None:
    preview = shown(qtbot, documents, LETTER, form=Form.RECEIVED)
    preview.view_tools.dots.click()
    rest(qtbot, preview)
    view = preview.received
    assert view.scale.dots
    assert image_of(view).width() == 1728
    assert image_of(view).height() == 2236  # Letter, whose dots are as wide as high within 4 percent
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
    preview = preview_of(qtbot, documents)
    monkeypatch.setattr(preview.received, "devicePixelRatioF", lambda: ratio)
    preview.view_tools.choose(Form.RECEIVED)
    preview.show_contents(contents_of(documents, LETTER), SENDER)
    preview.scale.show_dots()
    rest(qtbot, preview)
    assert documents.dots[-1][3] == 1728
