"""Where a page lies on the bitmap it is drawn on."""

from dataclasses import dataclass

from app.core.packet import DOTS_ACROSS, PAPER_SIZES, Raster

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Placing:
    """A bitmap of `width` x `height` pixels, and on it the box of the page, which is turned by `turn` degrees clockwise
    before it fills the box."""

    width: int
    height: int
    left: int
    top: int
    across: int
    down: int
    turn: int = 0


def filling(width: int, height: int, turn: int = 0) -> Placing:
    return Placing(width, height, 0, 0, width, height, turn)


def fax_size(raster: Raster) -> tuple[int, int]:
    """Dots across and lines down of a page. The dots fill the paper's width: what differs from 204 an inch is 0.4 % on
    Letter and 2.4 % on A4, which every fax machine does to A4 as well."""
    return DOTS_ACROSS, round(PAPER_SIZES[raster.paper].height_pt * raster.lines / POINTS_PER_INCH)


def scale_on_paper(size: tuple[float, float], turn: int, raster: Raster) -> float:
    """How large a page of this size in points is printed: as large as it is, or as the paper has room for."""
    width, height = turned(size, turn)
    paper = PAPER_SIZES[raster.paper]
    return min(1.0, paper.width_pt / width, paper.height_pt / height)


def on_paper(size: tuple[float, float], turn: int, raster: Raster) -> Placing:
    """In the middle of the paper, with all its margins; never enlarged."""
    dots, lines = fax_size(raster)
    paper = PAPER_SIZES[raster.paper]
    scale = scale_on_paper(size, turn, raster)
    width, height = turned(size, turn)
    across = max(1, round(width * scale * dots / paper.width_pt))
    down = max(1, round(height * scale * lines / paper.height_pt))
    return Placing(dots, lines, (dots - across) // 2, (lines - down) // 2, across, down, turn)


def turned(size: tuple[float, float], turn: int) -> tuple[float, float]:
    width, height = size
    return (height, width) if turn % 180 else (width, height)
