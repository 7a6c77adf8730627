"""A preview of pages that each have their own picture."""

import threading
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.document import PageSize, Picture
from app.core.errors import TooComplex
from app.core.packet import PageChoice, PageLook, Raster, Tone
from app.ui.background import Background
from app.ui.compose.packet import Contents, Part
from app.ui.compose.page_view import PageView
from app.ui.compose.preview import Preview
from app.ui.compose.preview_tools import Form
from app.ui.made.documents import LETTER_PATH, MadeDocument, MadeDocuments

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


def contents_of(documents: Drawn, *pages: PageSize) -> Contents:
    documents.shelf[LETTER_PATH.name] = MadeDocument(pages=pages)
    facts = documents.open(LETTER_PATH)
    part = Part(1, LETTER_PATH, LETTER_PATH.name, facts=facts)
    return Contents((part,), tuple(PageChoice(facts.id, page + 1) for page in range(len(pages))))


def preview_of(qtbot: QtBot, documents: Drawn) -> Preview:
    preview = Preview(documents, lambda: NOW)
    qtbot.addWidget(preview)
    preview.resize(700, 700)
    preview.show()
    return preview


def shown(qtbot: QtBot, documents: Drawn, *pages: PageSize, form: Form = Form.ORIGINAL) -> Preview:
    preview = preview_of(qtbot, documents)
    preview.view_tools.choose(form)
    preview.show_contents(contents_of(documents, *pages), SENDER)
    rest(qtbot, preview)
    return preview


def rest(qtbot: QtBot, preview: Preview) -> None:
    views = preview.original, preview.received
    qtbot.waitUntil(
        lambda: (
            not any(view.is_settling for view in views)
            and not any(work.is_busy for work in preview.findChildren(Background))
        ),
        timeout=30_000,
    )


def change(preview: Preview, **changed: object) -> Contents:
    contents: Contents = replace(preview.contents, **changed)  # type: ignore[arg-type]  # fields by name
    preview.show_contents(contents, SENDER)
    return contents


def wheel(view: PageView, by: int, keys: Qt.KeyboardModifier) -> None:
    at = QPointF(view.viewport().rect().center())
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(at, at, QPoint(), QPoint(0, by), none, keys, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(view.viewport(), event)


def image_of(view: PageView) -> QImage:
    assert view.image is not None
    return view.image
