"""For every check of a fax a made document that triggers it, and one near it that does not."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pypdf

from tests import factories
from tests.factories import LETTER, assemble, stream

A4 = (595.276, 841.89)
LEGAL = (612.0, 1008.0)

Draw = bytes
"""A page's content stream."""


def pages(
    *contents: Draw, size: tuple[float, float] = LETTER, sizes: Sequence[tuple[float, float]] = (), rotate: int = 0
) -> bytes:
    """A PDF of these pages, in Helvetica as /F1."""
    sizes = sizes or [size] * len(contents)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(contents)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for index, content in enumerate(contents):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.3f %.3f]/Rotate %d/Resources<</Font<</F1 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (*sizes[index], rotate, 5 + 2 * index),
            stream(content),
        ]
    return assemble(objects)


def text(size: float = 12, grey: float = 0, lines: int = 20, word: str = "one") -> Draw:
    """Lines of letters from the top left, `grey` 0 for black to 1 for white."""
    line = f"(Every line of page {word} has some letters) Tj T*".encode("ascii")
    return b"%.2f g BT /F1 %.2f Tf %.2f TL 60 700 Td %b ET" % (grey, size, size * 1.4, line * lines)


def area(grey: float, left: float = 50, bottom: float = 300, width: float = 500, height: float = 450) -> Draw:
    return b"%.2f g %.1f %.1f %.1f %.1f re f " % (grey, left, bottom, width, height)


def photograph() -> bytes:
    """Half a page of soft greys, as a picture."""
    side = 128
    tones = bytes(
        min(255, (abs(x - 64) ** 2 + abs(y - 64) ** 2) * 255 // 8192) for y in range(side) for x in range(side)
    )
    image = b"/Type/XObject/Subtype/Image/Width 128/Height 128/BitsPerComponent 8/ColorSpace/DeviceGray"
    content = b"q 500 0 0 400 56 300 cm /I Do Q"
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>",
            stream(content),
            stream(tones, image),
        ]
    )


def turned(document: bytes, degrees: int) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(document))
    for page in writer.pages:
        page.rotate(degrees)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Pair:
    """`wrong` gives the finding `code`, and `near` does not. Both are made when asked for."""

    code: str
    wrong: Callable[[], bytes]
    near: Callable[[], bytes]


PAIRS = {
    "too many pages": Pair(
        "too_many_pages", lambda: pages(*[text(lines=1)] * 351), lambda: pages(*[text(lines=1)] * 350)
    ),
    "too large": Pair(
        "too_large", lambda: factories.pdf_of_size(20_000_001), lambda: factories.pdf_of_size(20_000_000)
    ),
    "count lies": Pair("damaged", lambda: factories.pdf(2, count=1), lambda: factories.pdf(2)),
    "page missing": Pair("page_unreadable", factories.page_missing, lambda: factories.pdf(3)),
    "locked": Pair("password", factories.encrypted, lambda: factories.encrypted(user="")),
    "restricted": Pair("encrypted", lambda: factories.encrypted(user=""), factories.pdf),
    "web page": Pair("not_a_pdf", lambda: factories.WEB_PAGE, factories.pdf),
    "empty file": Pair("empty", lambda: b"", lambda: b"\n"),
    "script": Pair("extras", factories.with_script, factories.with_link),
    "script of a page": Pair("extras", factories.with_page_script, factories.with_link),
    "attachment": Pair("extras", factories.with_attachment, factories.pdf),
    "blank": Pair("blank", lambda: pages(b""), lambda: pages(text(lines=1, size=10))),
    "white on white": Pair("blank", lambda: pages(text(grey=1)), lambda: pages(text(grey=0.85))),
    "faint": Pair("faint", lambda: pages(text(grey=0.75)), lambda: pages(text(grey=0.3))),
    "faint beside black": Pair(
        "faint", lambda: pages(text(lines=3) + b" 1 0 0 1 0 -200 cm " + text(grey=0.7)), lambda: pages(text(lines=3))
    ),
    "light shade is not faint": Pair("faint", lambda: pages(text(grey=0.85)), lambda: pages(area(0.85) + text())),
    "dark": Pair(
        "dark", lambda: pages(area(0.35, 0, 0, 612, 792) + text()), lambda: pages(area(0.75, 0, 0, 612, 792) + text())
    ),
    "black": Pair("dark", lambda: pages(area(0, 0, 0, 612, 400)), lambda: pages(area(0, 0, 0, 612, 150))),
    "grey form": Pair("grey", lambda: pages(area(0.6) + text()), lambda: pages(area(0.9) + text())),
    "photograph": Pair("grey", photograph, lambda: pages(text())),
    "small text": Pair("small_text", lambda: pages(text(6)), lambda: pages(text(8))),
    "few small letters": Pair(
        "small_text",
        lambda: pages(text(5, lines=1) + text()),
        lambda: pages(b"BT /F1 5 Tf 60 750 Td (tiny) Tj ET " + text()),
    ),
    "small text by scaling": Pair(
        "small_text",
        lambda: pages(b"0.5 0 0 0.5 0 200 cm " + text(12)),
        lambda: pages(b"2 0 0 2 -60 -900 cm " + text(6, lines=3)),
    ),
    "small text on large paper": Pair(
        "small_text", lambda: pages(text(12), size=(1224, 1584)), lambda: pages(text(20), size=(1224, 1584))
    ),
    "legal": Pair("odd_size", lambda: pages(text(), size=LEGAL), lambda: pages(text(), size=(610, 794))),
    "receipt": Pair("odd_size", lambda: pages(text(), size=(200, 1000)), lambda: pages(text(), size=A4)),
    "mixed": Pair(
        "mixed_sizes",
        lambda: pages(text(), text(word="two"), sizes=[LETTER, A4]),
        lambda: pages(text(), text(word="two"), sizes=[A4, A4]),
    ),
    "sideways": Pair("sideways", lambda: pages(text(), size=(792, 612)), lambda: pages(text(), size=(612, 792))),
    "sideways by rotation": Pair(
        "sideways", lambda: pages(text(), rotate=90), lambda: pages(text(), size=(792, 612), rotate=90)
    ),
    "page twice": Pair("twice", lambda: pages(text(), text()), lambda: pages(text(), text(word="two"))),
    "blank twice": Pair("twice", lambda: pages(text(), text()), lambda: pages(b"", b"")),
}
