"""The preview on *New fax* in its states, for the pictures."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.core.document import PageSize
from app.core.packet import PageLook, Tone
from app.ui.compose.preview_tools import Form
from app.ui.made.documents import LETTER, LETTER_PATH, MadeDocument
from app.ui.made.services import made
from app.ui.main_window import MainWindow
from app.ui.pictures import Scene, Stage

_PHOTO = PageLook(0.3, 0.4, 0.9, 10.0, "photo", 48_000, 240_000, Tone.PHOTO)


def _opened(stage: Stage, form: Form, document: MadeDocument) -> MainWindow:
    world = made()
    world.documents.shelf[LETTER_PATH.name] = document
    window = stage.window(world)
    window.compose.set_recipient("312 555 0101")
    window.compose.open_files([LETTER_PATH])
    stage.settle()
    window.compose.desk.preview.view_tools.choose(form)
    stage.settle()
    return window


def _letter(form: Form) -> Callable[[Stage], QWidget]:
    return lambda stage: _opened(stage, form, MadeDocument(pages=(LETTER,) * 6, looks={1: _PHOTO}))


def _dots(stage: Stage) -> QWidget:
    window = _opened(stage, Form.RECEIVED, MadeDocument(pages=(LETTER,) * 6))
    window.compose.desk.preview.view_tools.dots.click()
    window.compose.desk.preview.received.setFocus()
    stage.settle()
    return window


def _both_large(stage: Stage) -> QWidget:
    window = _opened(stage, Form.BOTH, MadeDocument())
    preview = window.compose.desk.preview
    preview.scale.show_zoom(0.75)
    preview.original.verticalScrollBar().setValue(120)
    stage.settle()
    return window


def _left_out(stage: Stage) -> QWidget:
    window = _opened(stage, Form.RECEIVED, MadeDocument(pages=(LETTER,) * 6))
    window.compose.desk.preview.show_page(1)
    window.compose.desk.preview.page_tools.leave_out.click()
    stage.settle()
    return window


def _turned(stage: Stage) -> QWidget:
    window = _opened(stage, Form.BOTH, MadeDocument(pages=(LETTER, PageSize(792, 612), LETTER)))
    window.compose.desk.preview.show_page(1)
    window.compose.desk.preview.page_tools.turn.click()
    stage.settle()
    return window


SCENES = (
    Scene("preview-received", _letter(Form.RECEIVED)),
    Scene("preview-side-by-side", _letter(Form.BOTH)),
    Scene("preview-side-by-side-large", _both_large),
    Scene("preview-dots", _dots),
    Scene("preview-left-out", _left_out),
    Scene("preview-turned", _turned),
)
