"""Draws a transmission report: what a court asks for first, then the rest, then every page, small."""

import datetime
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.core.document import Picture
from app.core.language import tr
from app.core.packet import Paper
from app.core.report import Event, Fact, Report
from app.printed.application import need_application
from app.printed.setting import SetText, Side
from app.printed.sheet import Sheet, pdf_of

_TITLE, _RESULT, _HEADING, _VALUE, _BODY, _SMALL = 20, 17, 11, 11, 9.5, 8
_COLOURS = {"ok": "#1f6b3d", "attention": "#7a4700", "error": "#a5281b"}
_GREY, _LINE = "#5f6872", "#c9ced6"
_GAP, _LITTLE = 16.0, 4.0
_LABELS_WIDTH = 104.0
_TIMES_WIDTH, _UTC_WIDTH = 140.0, 100.0
_COLUMNS, _BETWEEN, _CAPTION = 6, 9.0, 12.0
_FOOT = 20.0


def draw_report(
    report: Report, paper: Paper, pages: Sequence[Picture], no_pages: str, day: datetime.date
) -> tuple[bytes, str]:
    """The PDF, and the characters that no font has. `pages`: small, of our own copy; where there are none,
    `no_pages` says why. On any thread when the program has a window; without one, on the main thread."""
    need_application()
    flow = _Flow(paper, report)
    _head(flow, report)
    _facts(flow, report.first, _VALUE)
    _section(flow, tr("This fax"))
    _facts(flow, report.more, _BODY)
    _section(flow, tr("What happened"))
    _event(flow, Event(tr("Local time"), tr("UTC"), ""), _GREY)
    for event in report.events:
        _event(flow, event)
    _section(flow, tr("What this shows"))
    _list(flow, report.shows)
    _section(flow, tr("What this does not show"))
    _list(flow, report.shows_not)
    _section(flow, tr("The pages of the document"))
    if pages:
        _pages(flow, pages)
    else:
        flow.write(no_pages, _BODY, colour=_GREY)
    sheets = flow.finished()
    return pdf_of(sheets, tr("Transmission report"), day), "".join(
        sorted(set().union(*(s.not_printed for s in sheets)))
    )


class _Flow:
    """Sheet after sheet, from top to bottom. `y` is where the next thing begins."""

    def __init__(self, paper: Paper, report: Report) -> None:
        self._paper, self._report = paper, report
        self._sheets: list[Sheet] = []
        self._begin()

    @property
    def sheet(self) -> Sheet:
        return self._sheets[-1]

    def need(self, height: float) -> None:
        """What is so high comes onto one sheet, on the next one if it does not fit."""
        if self.y + height > self.sheet.bottom - _FOOT and self.y > self._top:
            self._begin()

    def write(self, words: str, size: float, *, bold: bool = False, colour: str = "black") -> None:
        text = SetText(words, size, self.sheet.width, bold=bold)
        self.need(text.height)
        self.sheet.write(text, self.sheet.left, self.y, colour)
        self.y += text.height

    def finished(self) -> list[Sheet]:
        for number, sheet in enumerate(self._sheets, 1):
            made = tr("{program} · made {time}", program=self._report.program, time=self._report.made_at)
            place = tr("Page {number} of {count}", number=number, count=len(self._sheets))
            y = sheet.bottom - _SMALL
            sheet.rule(sheet.bottom - _FOOT + 4, 0.5, _LINE)
            sheet.write(SetText(made, _SMALL, sheet.width * 0.75, side=Side.LEFT), sheet.left, y, _GREY)
            right = SetText(place, _SMALL, sheet.width / 4, side=Side.RIGHT)
            sheet.write(right, sheet.right - sheet.width / 4, y, _GREY)
        return self._sheets

    def _begin(self) -> None:
        self._sheets.append(Sheet(self._paper))
        self.y = self.sheet.top
        if self._report.mark:
            self.write(self._report.mark, _HEADING, bold=True, colour=_COLOURS["attention"])
            self.y += _LITTLE
        self._top = self.y


def _head(flow: _Flow, report: Report) -> None:
    flow.write(tr("Transmission report"), _TITLE, bold=True)
    flow.y += _GAP
    flow.sheet.rule(flow.y, 2, _COLOURS[report.tone])
    flow.y += _GAP / 2
    flow.write(report.result, _RESULT, bold=True, colour=_COLOURS[report.tone])
    flow.write(report.means, _BODY)
    flow.y += _GAP


def _section(flow: _Flow, words: str) -> None:
    flow.need(5 * _HEADING)  # a heading does not stand alone at the foot
    flow.y += _GAP
    flow.write(words, _HEADING, bold=True)
    flow.sheet.rule(flow.y, 0.5, _LINE)
    flow.y += _LITTLE + 2


def _facts(flow: _Flow, facts: Iterable[Fact], size: float) -> None:
    for fact in facts:
        room = flow.sheet.width - _LABELS_WIDTH
        label = SetText(fact.label, _BODY, _LABELS_WIDTH - _LITTLE, side=Side.LEFT)
        value = SetText(fact.value, size, room, bold=size == _VALUE, side=Side.LEFT)
        note = SetText(fact.note, _SMALL, room, side=Side.LEFT) if fact.note and fact.note != fact.value else None
        height = max(label.height, value.height + (note.height if note else 0)) + _LITTLE
        flow.need(height)
        left = flow.sheet.left + _LABELS_WIDTH
        flow.sheet.write(label, flow.sheet.left, flow.y + value.baseline - label.baseline, _GREY)
        flow.sheet.write(value, left, flow.y)
        if note:
            flow.sheet.write(note, left, flow.y + value.height, _GREY)
        flow.y += height


def _event(flow: _Flow, event: Event, local_colour: str = "black") -> None:
    words = SetText(event.words, _BODY, flow.sheet.width - _TIMES_WIDTH - _UTC_WIDTH)
    local = SetText(event.local, _SMALL, _TIMES_WIDTH, side=Side.LEFT)
    utc = SetText(event.utc, _SMALL, _UTC_WIDTH, side=Side.LEFT)
    flow.need(words.height)
    for text, x, colour in (
        (local, 0.0, local_colour),
        (utc, _TIMES_WIDTH, _GREY),
        (words, _TIMES_WIDTH + _UTC_WIDTH, "black"),
    ):
        flow.sheet.write(text, flow.sheet.left + x, flow.y + words.baseline - text.baseline, colour)
    flow.y += words.height + 2


def _list(flow: _Flow, sentences: Iterable[str]) -> None:
    for sentence in sentences:
        flow.write(sentence, _BODY)
        flow.y += 2


def _pages(flow: _Flow, pages: Sequence[Picture]) -> None:
    width = (flow.sheet.width - (_COLUMNS - 1) * _BETWEEN) / _COLUMNS
    for first in range(0, len(pages), _COLUMNS):
        some = pages[first : first + _COLUMNS]
        tallest = width * max(page.height / page.width for page in some)
        flow.need(tallest + _CAPTION)
        for column, page in enumerate(some):
            x = flow.sheet.left + column * (width + _BETWEEN)
            where = QRectF(x, flow.y, width, width * page.height / page.width)
            flow.sheet.place(_image(page), where)
            flow.sheet.outline(where, _LINE)
            caption = SetText(f"{first + column + 1:,}", _SMALL, width, side=Side.LEFT)
            flow.sheet.write(caption, x + (width - caption.widest) / 2, flow.y + tallest + 1, _GREY)
        flow.y += tallest + _CAPTION + _LITTLE


def _image(page: Picture) -> QImage:
    """Grey: a fax has no colour, and hundreds of pages stay small."""
    drawn = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return drawn.convertToFormat(QImage.Format.Format_Grayscale8)
