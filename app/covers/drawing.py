"""Draws a cover page as a PDF of one page: real text, its fonts embedded."""

import threading

from PySide6.QtGui import QGuiApplication

from app.core.cover import Cover, DrawnCover, check_lengths
from app.core.document import Picture
from app.core.errors import CoverTooLong
from app.core.language import plural
from app.core.packet import Paper
from app.covers.logo import black_and_white
from app.covers.sheet import Sheet
from app.covers.templates import fill

_application: QGuiApplication | None = None  # must not be collected while Qt is used


def draw_cover(cover: Cover, paper: Paper, logo: Picture | None = None) -> DrawnCover:
    """On any thread when the program has a window; without one, on the main thread. `logo` is pixels and no file, for
    what reads a picture's file may be attacked by it.

    Raises CoverFieldTooLong, CoverTooLong.
    """
    check_lengths(cover)
    _need_application()
    sheet = Sheet(paper)
    lines_left = fill(sheet, cover, paper, black_and_white(logo) if logo else None)
    if lines_left < 0:
        raise CoverTooLong(lines=plural("{count} lines", "{count} line", -lines_left))
    return DrawnCover(sheet.pdf(cover.date), lines_left, "".join(sorted(sheet.not_printed)))


def _need_application() -> None:
    """Qt has no fonts without one. The command line has no screen to show anything on, and needs none."""
    global _application
    if QGuiApplication.instance() is None:
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("without a window, covers are drawn on the main thread")
        _application = QGuiApplication(["faxwell", "-platform", "offscreen"])
