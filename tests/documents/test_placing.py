import pytest

from app.core.packet import Lines, Paper, Raster
from app.documents.placing import Placing, fax_size, on_paper, scale_on_paper


@pytest.mark.parametrize(
    ("paper", "lines", "rows"),
    [
        (Paper.LETTER, Lines.STANDARD, 1078),
        (Paper.LETTER, Lines.FINE, 2156),
        (Paper.LETTER, Lines.SUPERFINE, 4301),
        (Paper.A4, Lines.STANDARD, 1146),
        (Paper.A4, Lines.FINE, 2292),
        (Paper.A4, Lines.SUPERFINE, 4572),
    ],
)
def test_a_page_has_1728_dots_a_line(paper: Paper, lines: Lines, rows: int) -> None:
    assert fax_size(Raster(lines, paper)) == (1728, rows)


@pytest.mark.parametrize(
    ("size", "turn", "expected"),
    [
        ((612, 792), 0, Placing(1728, 2156, 0, 0, 1728, 2156, 0)),
        ((792, 612), 90, Placing(1728, 2156, 0, 0, 1728, 2156, 90)),
        ((612, 792), 180, Placing(1728, 2156, 0, 0, 1728, 2156, 180)),
        ((306, 396), 0, Placing(1728, 2156, 432, 539, 864, 1078, 0)),  # small: keeps its size
        ((1224, 1584), 0, Placing(1728, 2156, 0, 0, 1728, 2156, 0)),  # large: as large as the paper
        ((792, 612), 0, Placing(1728, 2156, 0, 435, 1728, 1287, 0)),  # lying: as wide as the paper
        ((10, 20_000), 0, Placing(1728, 2156, 863, 0, 1, 2156, 0)),
    ],
)
def test_pages_are_fitted_and_never_enlarged(size: tuple[float, float], turn: int, expected: Placing) -> None:
    placing = on_paper(size, turn, Raster())
    left, top = expected.left, expected.top
    assert abs(placing.left - left) <= 1
    assert abs(placing.top - top) <= 1
    assert (placing.across, placing.down, placing.turn) == (expected.across, expected.down, expected.turn)
    assert (placing.width, placing.height) == (1728, 2156)


def test_scale() -> None:
    assert scale_on_paper((612, 792), 0, Raster()) == 1
    assert scale_on_paper((595.276, 841.89), 0, Raster()) == pytest.approx(792 / 841.89)
    assert scale_on_paper((792, 612), 0, Raster()) == pytest.approx(612 / 792)
    assert scale_on_paper((792, 612), 270, Raster()) == 1
    assert scale_on_paper((595.276, 841.89), 0, Raster(paper=Paper.A4)) == 1
