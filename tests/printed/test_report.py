"""The report as a PDF: its words can be searched, it is the same each time, and it grows by whole sheets."""

import io
from dataclasses import replace
from datetime import timedelta

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from app.core.attempt import AttemptState
from app.core.document import Picture
from app.core.packet import PAPER_SIZES, Paper
from app.core.report import Report, report_of
from app.core.timeline import What
from app.printed.report import draw_report
from app.ui.made.faxes import NOW, made_fax
from tests.ui.sample_faxes import timeline

COUNTED = {"raw_status": "delivered", "page_count": 3, "call_seconds": 64, "telnyx_id": "3d2f1c7e"}
PAGE = Picture(4, 5, 16, memoryview(bytes(range(80))))


def _report(name: str = "order.pdf", events: int = 3, practice: bool = False) -> Report:
    fax = made_fax(1, AttemptState.DELIVERED, name=name, attempt=COUNTED)
    told = timeline(*((NOW + timedelta(seconds=number), What.QUEUED, {}) for number in range(events)))
    return report_of(fax, told, grouped=str, practice=practice, now=NOW, program="Faxwell 1")


def _drawn(report: Report, pages: int = 3, paper: Paper = Paper.LETTER) -> pypdf.PdfReader:
    pdf, _ = draw_report(report, paper, [PAGE] * pages, "no pages", NOW.date())
    return pypdf.PdfReader(io.BytesIO(pdf))


def _words(page: pypdf.PageObject) -> str:
    return page.extract_text().replace("\t", " ")  # a space of DejaVu Sans, as pypdf reads it


def _text(pdf: pypdf.PdfReader) -> str:
    return "\n".join(map(_words, pdf.pages))


@pytest.mark.parametrize("paper", list(Paper))
def test_all_of_it_can_be_searched(qapp: QApplication, paper: Paper) -> None:
    pdf = _drawn(_report(), paper=paper)
    text = _text(pdf)
    for words in ("Transmission report", "Delivered", "+13125550101", "3 pages", "order.pdf", "3d2f1c7e", "1 min 4 s"):
        assert words in text
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Transmission report"
    assert float(pdf.pages[0].mediabox.width) == pytest.approx(PAPER_SIZES[paper].width_pt, abs=1)


def test_every_sheet_says_which_it_is(qapp: QApplication) -> None:
    pdf = _drawn(_report(events=120), pages=70)
    texts = [_words(page) for page in pdf.pages]
    assert len(texts) > 3
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
        assert "Faxwell 1" in text
    assert sum(len(page.images) for page in pdf.pages) == 70


def test_practice_stands_on_every_sheet(qapp: QApplication) -> None:
    pdf = _drawn(_report(events=120, practice=True))
    assert all("did not leave the computer" in _words(page) for page in pdf.pages)


def test_it_is_the_same_each_time(qapp: QApplication) -> None:
    report = _report()
    first, second = (draw_report(report, Paper.A4, [PAGE], "", NOW.date()) for _ in range(2))
    assert first == second


def test_why_there_are_no_pages_is_said(qapp: QApplication) -> None:
    assert "no pages" in _text(_drawn(_report(), pages=0))


def test_long_names_and_any_script_are_set(qapp: QApplication) -> None:
    long = _drawn(replace(_report("x" * 255), means="Ωμέγα"))
    text = _text(long).replace("\n", "")
    assert "x" * 200 in text
    assert "Ωμέγα" in text
