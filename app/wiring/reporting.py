"""Transmission reports: the fax from the list, its pages from our own copy, the PDF where the person wants it."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from app import __version__
from app.core.document import Opening, Picture
from app.core.errors import FaxError, Gone, NumberError, ReportNotSaved
from app.core.fax import Fax
from app.core.language import tr
from app.core.number import parse_fax_number
from app.core.packet import Paper
from app.core.ports import FaxReader
from app.core.report import report_of
from app.documents.reader import DocumentReader
from app.storage.private_files import create_private, write_whole

_SMALL = (170, 220)  # pixels, of a page that is shown a thumb high


def write_report(
    place: Path,
    fax_id: int,
    faxes: FaxReader,
    copy_of: Callable[[Fax], Path],
    reader: DocumentReader,
    *,
    paper: Paper,
    practice: bool,
    over: bool,
) -> str:
    """Blocks. `over`: also over a file that is there, for a person has been asked. Answers the characters that no font
    has. Raises Gone where there is no such fax, ReportNotSaved, and what the list of faxes raises."""
    from app.printed.report import draw_report  # Qt, which the command line otherwise goes without

    fax = faxes.get(fax_id)
    if fax is None:
        raise Gone
    now = datetime.now(UTC)
    report = report_of(
        fax, faxes.timeline(fax_id), grouped=_grouped, practice=practice, now=now, program=f"Faxwell {__version__}"
    )
    pages, why = _pages(fax, copy_of(fax), reader)
    pdf, not_printed = draw_report(report, paper, pages, why, now.astimezone().date())
    try:
        if over:
            write_whole(place, pdf)
        else:
            with os.fdopen(create_private(place), "wb") as file:
                file.write(pdf)
    except OSError as error:
        raise ReportNotSaved from error
    return not_printed


def _pages(fax: Fax, copy: Path, reader: DocumentReader) -> tuple[list[Picture], str]:
    """As they were sent, or why there are none."""
    if fax.options.is_remote:
        return [], tr("The document was not sent from this computer.")
    try:
        facts = reader.open(copy)
    except FaxError:
        return [], tr("Our copy of the document is not kept any more. Its SHA-256 tells which file it was.")
    try:
        if facts.sha256 != fax.document.sha256 or facts.opening is not Opening.OPENED:
            return [], tr("Our copy of the document is damaged, and not shown.")
        return [reader.picture(facts.id, page, *_SMALL) for page in range(1, len(facts.pages) + 1)], ""
    except FaxError:
        return [], tr("The pages of our copy could not be drawn.")
    finally:
        reader.close(facts.id)


def _grouped(e164: str) -> str:
    try:
        return parse_fax_number(e164).display
    except NumberError:
        return e164
