"""One page as it stands on the desk, as values: which picture of it, how large, what is written over it."""

from dataclasses import dataclass

from app.core.document import PageSize, Picture
from app.core.language import tr
from app.core.packet import PAPER_SIZES, Raster, Tone
from app.ui.compose.packet import Contents
from app.ui.services import Documents


@dataclass(frozen=True, slots=True)
class Drawing:
    """Which picture of a page. `raster`: as received; without one: as it is in the document."""

    document: int
    page: int
    turn: int
    raster: Raster | None = None
    tone: Tone = Tone.AUTO

    def by(self, documents: Documents, width: int, height: int) -> Picture:
        """Blocks. Raises DocumentError."""
        if self.raster is None:
            return documents.picture(self.document, self.page, width, height, self.turn)
        return documents.received(self.document, self.page, self.turn, self.tone, self.raster, width, height)

    def same_page(self, other: "Drawing") -> bool:
        """It differs in its dots at most."""
        mine = (self.document, self.page, self.turn, self.raster is None)
        return mine == (other.document, other.page, other.turn, other.raster is None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """`size` is as it is seen, `line_pt` the width of paper that one line of dots covers, `name` for a screen reader,
    `stamp` what the sketched line at its top says (empty: there is none)."""

    drawing: Drawing
    size: PageSize
    line_pt: float
    name: str
    stamp: str = ""
    left_out: bool = False


def where(contents: Contents, row: int) -> str:
    """What people call the page."""
    shown = contents.shown[row]
    return (
        tr("Page {position:,} of {total:,}", position=shown.position, total=contents.total)
        if shown.position
        else tr("Left out")
    )


def original(contents: Contents, row: int) -> Sheet:
    shown, paper = contents.shown[row], PAPER_SIZES[contents.raster.paper]
    choice = shown.choice
    drawing = Drawing(choice.document, choice.page, choice.turn)
    return Sheet(drawing, shown.size, paper.width_pt, where(contents, row), left_out=choice.left_out)


def received(contents: Contents, row: int, when: str, sender: str) -> Sheet:
    """`when` and `sender` as the receiving machine writes them."""
    shown, paper = contents.shown[row], PAPER_SIZES[contents.raster.paper]
    choice = shown.choice
    drawing = Drawing(choice.document, choice.page, choice.turn, contents.raster, choice.tone)
    stamp = "" if choice.left_out else f"{when}  {sender}  P.{shown.position:02}/{contents.total:02}"
    name = tr("{where}, as received", where=where(contents, row))
    return Sheet(drawing, paper, paper.width_pt, name, stamp, choice.left_out)
