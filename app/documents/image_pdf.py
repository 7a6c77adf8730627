"""A PDF of pictures only: each page is one picture that fills it. Written byte by byte, so that the same pictures are
the same file.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

_HEADER = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"


@dataclass(frozen=True, slots=True)
class ImagePage:
    """`coding`: the entries of the picture's dictionary that say how `data` is packed (ISO 32000-1, 8.9.5)."""

    width_pt: float
    height_pt: float
    columns: int
    rows: int
    coding: bytes
    data: bytes = field(repr=False)


def coded_g4(columns: int, rows: int) -> bytes:
    """The coding of ITU-T T.6 data (7.4.6)."""
    return (
        b"/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode"
        b"/DecodeParms<</K -1/Columns %d/Rows %d/BlackIs1 false>>" % (columns, rows)
    )


def write(pages: Sequence[ImagePage]) -> bytes:
    """Objects 1 and 2 are the catalog and the page tree; each page has three: itself, its content, its picture."""
    kids = b" ".join(b"%d 0 R" % (3 + 3 * index) for index in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(pages))]
    for index, page in enumerate(pages):
        number = 3 + 3 * index
        width, height = _number(page.width_pt), _number(page.height_pt)
        picture = b"/Type/XObject/Subtype/Image/Width %d/Height %d%b" % (page.columns, page.rows, page.coding)
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %b %b]/Resources<</XObject<</P %d 0 R>>>>/Contents %d 0 R>>"
            % (width, height, number + 2, number + 1),
            _stream(b"q %b 0 0 %b 0 0 cm /P Do Q" % (width, height)),
            _stream(page.data, picture),
        ]
    out = bytearray(_HEADER)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


def _number(value: float) -> bytes:
    return f"{value:.3f}".rstrip("0").rstrip(".").encode("ascii")
