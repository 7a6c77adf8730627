"""Text set into lines, in any script: Qt shapes it, orders right-to-left words and finds a font for each character."""

import unicodedata
from enum import Enum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

UNITS = 20
"""Of the drawing, in a point: fine enough that no letter is placed by rounding."""

LEADING = 1.4
"""From line to line, in sizes of the font. A script that needs more gets it."""

_FAMILIES = ["Arial", "Helvetica", "Liberation Sans", "DejaVu Sans"]  # plain letters that survive 98 lines an inch
_WITH_PLACES = QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
_WITH_PLACES |= QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes


class Side(Enum):
    """Where lines begin (or, at the right, end)."""

    LEFT = "left"
    RIGHT = "right"
    OF_SCRIPT = "of_script"  # where the paragraph's own direction begins


class SetText:
    """`text` broken into lines no longer than `width`. Lengths in points.

    Each paragraph has the direction of its own first letter. `text` is never taken for HTML.
    """

    def __init__(
        self, text: str, size: float, width: float, *, bold: bool = False, side: Side = Side.OF_SCRIPT
    ) -> None:
        self.height = 0.0
        self.baseline = 0.0  # of the first line, from the top
        self.widest = 0.0  # of its lines
        self.not_printed: set[str] = set()  # characters that no font has
        self._paragraphs: list[QTextLayout] = []
        font = _font(size, bold)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for paragraph in text.split("\n"):
            layout = QTextLayout(paragraph, font)
            right = side is Side.RIGHT or (side is Side.OF_SCRIPT and _begins_right(paragraph))
            option.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
            layout.setTextOption(option)
            self._break(layout, width, size * LEADING)
            self.not_printed |= _without_font(layout)
            self._paragraphs.append(layout)

    def draw(self, painter: QPainter, place: QPointF) -> None:
        """With its upper left corner there."""
        for paragraph in self._paragraphs:
            paragraph.draw(painter, place * UNITS)

    def _break(self, layout: QTextLayout, width: float, leading: float) -> None:
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width * UNITS)
            line.setPosition(QPointF(0, self.height * UNITS))
            self.baseline = self.baseline or line.ascent() / UNITS
            self.widest = max(self.widest, line.naturalTextWidth() / UNITS)
            self.height += max(leading, line.height() / UNITS)
        layout.endLayout()


def _begins_right(paragraph: str) -> bool:
    directions = (unicodedata.bidirectional(character) for character in paragraph)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"


def _font(size: float, bold: bool) -> QFont:
    font = QFont(_FAMILIES)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(round(size * UNITS))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("liga"), 0)  # "fi" as one letter is found by no search
    return font


def _without_font(layout: QTextLayout) -> set[str]:
    """Glyph 0 is each font's own for "I do not have this"."""
    text = layout.text().encode("utf-16-le", "surrogatepass")
    found = set()
    for run in layout.glyphRuns(-1, -1, _WITH_PLACES):
        for glyph, place in zip(run.glyphIndexes(), run.stringIndexes(), strict=True):
            if glyph == 0:
                found.add(_character(text, place))
    return found


def _character(utf_16: bytes, place: int) -> str:
    """The one whose first or second half is at `place`."""
    for first, last in ((place, place + 1), (place, place + 2), (place - 1, place + 1)):
        try:
            return utf_16[2 * first : 2 * last].decode("utf-16-le")
        except UnicodeDecodeError:
            continue
    return "?"
