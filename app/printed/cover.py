"""Draws a cover page as a PDF of one page: real text, its fonts embedded."""

from app.core.cover import Cover, DrawnCover, check_lengths
from app.core.document import Picture
from app.core.errors import CoverTooLong
from app.core.language import plural, tr
from app.core.packet import Paper
from app.printed.application import need_application
from app.printed.cover_templates import fill
from app.printed.logo import black_and_white
from app.printed.sheet import Sheet, pdf_of


def draw_cover(cover: Cover, paper: Paper, logo: Picture | None = None) -> DrawnCover:
    """On any thread when the program has a window; without one, on the main thread. `logo` is pixels and no file, for
    what reads a picture's file may be attacked by it.

    Raises CoverFieldTooLong, CoverTooLong.
    """
    check_lengths(cover)
    need_application()
    sheet = Sheet(paper)
    lines_left = fill(sheet, cover, paper, black_and_white(logo) if logo else None)
    if lines_left < 0:
        raise CoverTooLong(lines=plural("{count} lines", "{count} line", -lines_left))
    return DrawnCover(pdf_of([sheet], tr("Cover page"), cover.date), lines_left, "".join(sorted(sheet.not_printed)))
