"""What stands where on each cover page."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage

from app import paths
from app.core.cover import Cover, CoverKind, date_words, one_line, own_words, printable
from app.core.language import tr
from app.core.packet import Paper
from app.printed.setting import LEADING, SetText, Side
from app.printed.sheet import Sheet

_BODY, _SMALL, _LABEL, _VALUE, _LARGE, _HEADING, _TITLE = 12, 10.5, 11, 14, 18, 24, 44
_GAP, _INSET, _NARROW = 18, 11, 7
_LABELS_WIDTH = 92
_LOGO = QSizeF(200, 60)
_NOTICES = {CoverKind.CONFIDENTIAL: "covers/confidential.txt", CoverKind.COURT: "covers/court.txt"}


@dataclass(frozen=True, slots=True)
class _Row:
    """Of the table. `below` and `beside` stand smaller under the value and after it."""

    label: str
    value: str
    below: str = ""
    beside: str = ""
    large: bool = False


def fill(sheet: Sheet, cover: Cover, paper: Paper, logo: QImage | None) -> int:
    """Places all of the cover. Answers how many more lines would fit; negative: so many are too many, and the sheet
    must not be used."""
    bottom = sheet.bottom
    if cover.kind is CoverKind.OWN:
        end = _own_text(sheet, own_words(cover, paper), _own_head(sheet, logo))
    else:
        end = _table(sheet, _rows(cover, paper), _head(sheet, cover, logo))
        if name := _NOTICES.get(cover.kind):
            bottom = _notice(sheet, name) - _GAP
        end = _message(sheet, printable(cover.message).strip(), end + _GAP)
    return math.floor((bottom - end) / (_BODY * LEADING))


def _message(sheet: Sheet, words: str, y: float) -> float:
    """Answers where the next thing begins, as do all below."""
    if not words:
        return y
    text = SetText(words, _BODY, sheet.width)
    sheet.write(text, sheet.left, y)
    return y + text.height


def _own_text(sheet: Sheet, words: str, y: float) -> float:
    """A line that begins with "# " is a heading, and is large."""
    for line in words.strip().split("\n"):
        heading = line.startswith("# ")
        text = SetText(line[2:] if heading else line, _HEADING if heading else _BODY, sheet.width, bold=heading)
        sheet.write(text, sheet.left, y)
        y += text.height
    return y


def _head(sheet: Sheet, cover: Cover, logo: QImage | None) -> float:
    """FAX at the left, whose it is at the right."""
    title = SetText(tr("FAX"), _TITLE, sheet.width / 3, bold=True, side=Side.LEFT)
    sheet.write(title, sheet.left, sheet.top - title.baseline + 0.75 * _TITLE)  # its letters begin at the margin
    left_end = sheet.top + 0.75 * _TITLE + _INSET
    if cover.kind is CoverKind.CONFIDENTIAL:
        word = SetText(tr("CONFIDENTIAL"), _VALUE, sheet.width / 3, bold=True, side=Side.LEFT)
        sheet.write(word, sheet.left, left_end)
        left_end += word.height
    right_end = _logo(sheet, logo, at_right=True)
    if name := one_line(cover.organisation):
        text = SetText(name, _LARGE, sheet.width * 0.6, bold=True, side=Side.RIGHT)
        sheet.write(text, sheet.right - sheet.width * 0.6, right_end)
        right_end += text.height
    end = max(left_end, right_end) + _NARROW
    sheet.rule(end, 2.5)
    return end + 2.5


def _own_head(sheet: Sheet, logo: QImage | None) -> float:
    end = _logo(sheet, logo, at_right=False)
    return end + _GAP if end > sheet.top else end


def _logo(sheet: Sheet, logo: QImage | None, *, at_right: bool) -> float:
    if logo is None:
        return sheet.top
    size = QSizeF(logo.size()).scaled(_LOGO, Qt.AspectRatioMode.KeepAspectRatio)
    x = sheet.right - size.width() if at_right else sheet.left
    sheet.place(logo, QRectF(x, sheet.top, size.width(), size.height()))
    return sheet.top + size.height() + _NARROW


def _rows(cover: Cover, paper: Paper) -> list[_Row]:
    court = cover.kind is CoverKind.COURT
    to, number = one_line(cover.to), one_line(cover.number)
    sender, sender_number = one_line(cover.sender) or one_line(cover.organisation), one_line(cover.sender_number)
    rows = [
        _Row(
            tr("COURT") if court else tr("TO"),
            to or number,
            tr("Fax {number}", number=number) if to and number else "",
            large=True,
        ),
        _Row(
            tr("FROM"),
            sender or sender_number,
            tr("Fax {number}", number=sender_number) if sender and sender_number else "",
            large=True,
        ),
        _Row(tr("DATE"), date_words(cover.date, paper)),
        _Row(tr("PAGES"), f"{cover.pages:,}", beside=tr("including this page"), large=True),
        _Row(tr("DOCUMENT") if court else tr("SUBJECT"), one_line(cover.subject)),
    ]
    if court:
        rows[2:2] = [_Row(tr("CASE NO."), one_line(cover.case_number)), _Row(tr("PARTIES"), one_line(cover.parties))]
    return [row for row in rows if row.value]


def _table(sheet: Sheet, rows: list[_Row], y: float) -> float:
    x, width = sheet.left + _LABELS_WIDTH, sheet.width - _LABELS_WIDTH
    for number, row in enumerate(rows):
        if number:
            sheet.rule(y, 1.0)
        y += _NARROW
        value = SetText(row.value, _LARGE if row.large else _VALUE, width, bold=row.large, side=Side.LEFT)
        label = SetText(row.label, _LABEL, _LABELS_WIDTH, bold=True, side=Side.LEFT)
        sheet.write(label, sheet.left, y + value.baseline - label.baseline)
        sheet.write(value, x, y)
        if row.beside:
            beside = SetText(row.beside, _BODY, width, side=Side.LEFT)
            sheet.write(beside, x + value.widest + _NARROW, y + value.baseline - beside.baseline)
        y += value.height
        if row.below:
            below = SetText(row.below, _BODY, width, side=Side.LEFT)
            sheet.write(below, x, y)
            y += below.height
        y += _NARROW
    sheet.rule(y, 2.5)
    return y + 2.5


def _notice(sheet: Sheet, name: str) -> float:
    """A file's first line and what follows it, framed, at the foot. Answers where the frame begins."""
    heading, *paragraphs = paths.resource(name).read_text(encoding="utf-8").strip().split("\n")
    texts = [SetText(heading, _BODY, sheet.width - 2 * _INSET, bold=True)]
    texts += [SetText(paragraph, _SMALL, sheet.width - 2 * _INSET) for paragraph in paragraphs]
    height = sum(text.height for text in texts) + _SMALL / 2 * len(paragraphs) + 2 * _INSET
    top = sheet.bottom - height
    sheet.frame(top, height)
    y = top + _INSET
    for text in texts:
        sheet.write(text, sheet.left + _INSET, y)
        y += text.height + _SMALL / 2
    return top
