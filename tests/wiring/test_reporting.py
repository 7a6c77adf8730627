"""A report of a real outbox, with the pages of the real copy."""

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from app.core.errors import Gone, ReportNotSaved
from app.core.fax import FaxRequest, SpooledDocument
from app.core.options import SendOptions
from app.core.packet import Paper
from app.core.transitions import first_attempt
from app.documents.reader import DocumentReader
from app.storage.fax_reader import FaxReader
from app.storage.fax_table import FaxTable
from app.wiring.reporting import write_report
from tests.factories import pdf
from tests.storage.handed_in import NOW, names

CONTENT = pdf(3)


class Office:
    def __init__(self, folder: Path, reader: DocumentReader) -> None:
        self.copy = folder / "copy.pdf"
        self.copy.write_bytes(CONTENT)
        self.place = folder / "report.pdf"
        self.faxes = FaxReader(folder / "faxes.db")
        self._reader = reader
        table = FaxTable(folder / "faxes.db")
        table.open(as_owner=True)
        sha256 = hashlib.sha256(CONTENT).hexdigest()
        request = FaxRequest(
            "c", "+13125550123", "+13125550100", "7", SendOptions(), self.copy, sha256, len(CONTENT), 3
        )
        document = SpooledDocument("letter.pdf", "copy.pdf", sha256, len(CONTENT), 3)
        table.add(request, document, first_attempt(names(1), NOW))
        table.close()

    def write(self, fax_id: int = 1, practice: bool = False, over: bool = True) -> pypdf.PdfReader:
        write_report(
            self.place,
            fax_id,
            self.faxes,
            lambda fax: self.copy,
            self._reader,
            paper=Paper.LETTER,
            practice=practice,
            over=over,
        )
        return pypdf.PdfReader(io.BytesIO(self.place.read_bytes()))


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path, reader: DocumentReader) -> Iterator[Office]:
    office = Office(tmp_path, reader)
    yield office
    office.faxes.close()


def _words(page: pypdf.PageObject) -> str:
    return page.extract_text().replace("\t", " ")  # a space of DejaVu Sans, as pypdf reads it


def _text(report: pypdf.PdfReader) -> str:
    return "\n".join(map(_words, report.pages))


def test_with_every_page_of_our_copy(office: Office) -> None:
    report = office.write()
    assert sum(len(page.images) for page in report.pages) == 3
    assert "+1 312-555-0123" in _text(report)
    assert hashlib.sha256(CONTENT).hexdigest() in _text(report)


def test_a_copy_that_is_gone_or_another_is_not_shown(office: Office) -> None:
    office.copy.write_bytes(pdf(2))
    damaged = office.write()
    assert "damaged" in _text(damaged)
    office.copy.unlink()
    gone = office.write()
    assert "not kept any more" in _text(gone)
    assert sum(len(page.images) for page in (*damaged.pages, *gone.pages)) == 0


def test_no_such_fax(office: Office) -> None:
    with pytest.raises(Gone):
        office.write(7)
    assert not office.place.exists()


def test_where_nothing_can_be_written(office: Office) -> None:
    office.place = office.place.parent / "no folder" / "report.pdf"
    with pytest.raises(ReportNotSaved):
        office.write()


def test_not_over_a_file_unless_somebody_was_asked(office: Office) -> None:
    office.write(over=False)
    kept = office.place.read_bytes()
    with pytest.raises(ReportNotSaved):
        office.write(over=False)
    assert office.place.read_bytes() == kept
