"""Pages and what a fax machine prints of them, dot by dot, as pictures in golden/.

`python -m tests.documents.golden_pages` makes them anew, when another PDFium draws otherwise: look at them then.
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image

from app.core.packet import DOTS_ACROSS, Lines, Paper, Raster, Tone
from app.documents.reader import DocumentReader
from tests import factories
from tests.documents.pictures import packed, seen, shades

FOLDER = Path(__file__).parent / "golden"

LINES = b"\n".join(
    b"BT /F1 %d Tf 72 %d Td (Quarterly statement of account, %d points) Tj ET" % (size, 780 - 40 * row, size)
    for row, size in enumerate((6, 8, 10, 14, 24), 1)
)
# Fields shaded as forms are, letters on them and in a light grey, hairlines.
FORM = (
    b"0.82 g 72 400 468 60 re f 0.45 g 72 320 468 60 re f 0 g\n"
    b"BT /F1 12 Tf 90 430 Td (On a light field) Tj ET BT /F1 12 Tf 90 345 Td (On a dark field) Tj ET\n"
    b"0.7 g BT /F1 12 Tf 90 280 Td (In a light grey) Tj ET 0.2 w 72 260 m 540 260 l S 0 w 72 250 m 540 250 l S"
)


def _page(content: bytes, size: tuple[int, int] = (612, 792)) -> bytes:
    return factories.assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>" % size,
            factories.stream(content),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )


def _photo() -> bytes:
    return packed(shades((150, 120)), "PNG", dpi=(150, 150))


# name: the file, turn, tone, raster
PAGES: dict[str, tuple[bytes, int, Tone, Raster]] = {
    "text-standard": (_page(LINES), 0, Tone.AUTO, Raster(Lines.STANDARD)),
    "text-fine": (_page(LINES), 0, Tone.AUTO, Raster(Lines.FINE)),
    "text-superfine-a4": (_page(LINES), 0, Tone.AUTO, Raster(Lines.SUPERFINE, Paper.A4)),
    "form-text": (_page(FORM), 0, Tone.AUTO, Raster()),
    "form-clearer": (_page(FORM), 0, Tone.CLEARER, Raster()),
    "form-threshold-75": (_page(FORM), 0, Tone.PHOTO, Raster(black_threshold=75)),
    "filled-form": (factories.filled_form("Filled in", appearance=False), 0, Tone.AUTO, Raster()),
    "lying-turned": (_page(LINES, (792, 612)), 90, Tone.AUTO, Raster(Lines.STANDARD)),
    "lying": (_page(LINES, (792, 612)), 0, Tone.AUTO, Raster(Lines.STANDARD)),
    "photo": (_photo(), 0, Tone.PHOTO, Raster(Lines.STANDARD)),
}


def dots(reader: DocumentReader, name: str, folder: Path) -> Image.Image:
    """What `received` shows, with a pixel for each dot across: grey only where several lines share a pixel."""
    content, turn, tone, raster = PAGES[name]
    path = folder / name
    path.write_bytes(content)
    facts = reader.open(path)
    picture = seen(reader.received(facts.id, 1, turn, tone, raster, DOTS_ACROSS, 4000)).convert("L")
    reader.close(facts.id)
    grey = any(picture.histogram()[1:255])
    return picture if grey else picture.convert("1", dither=Image.Dither.NONE)


def main() -> int:
    reader = DocumentReader()
    with tempfile.TemporaryDirectory() as folder:
        for name in PAGES:
            dots(reader, name, Path(folder)).save(FOLDER / f"{name}.png", optimize=True)
    reader.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
