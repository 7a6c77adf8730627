"""PDFs made by the tests, byte by byte: good ones, odd ones and hostile ones."""

import io
import zlib
from collections.abc import Sequence

import pypdf
from pypdf.constants import UserAccessPermissions

LETTER = (612.0, 792.0)

Objects = list[bytes]


def assemble(objects: Objects, trailer: bytes = b"") -> bytes:
    """A PDF of these objects; the first has number 1 and is the catalog."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R%b>>\n" % (len(objects) + 1, trailer)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


def packed(data: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), entries + b"/Filter/FlateDecode")


def pdf(
    pages: int = 1,
    text: str = "Page {page}",
    size: tuple[float, float] = LETTER,
    *,
    count: int | None = None,
    catalog: bytes = b"",
    page_entries: bytes = b"",
    more: Sequence[bytes] = (),
) -> bytes:
    """Pages with one line of text each. `count` is what /Count says. Object 1 is the catalog, 2 the page tree,
    3 the font, those of `more` follow from 4, then page and content in turn."""
    first = 4 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%b>>" % catalog,
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, pages if count is None else count),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    ]
    for index in range(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %b %b]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R%b>>"
            % (b"%f" % size[0], b"%f" % size[1], first + 2 * index + 1, page_entries)
        )
        line = text.format(page=index + 1).encode("latin-1").replace(b"(", b"\\(").replace(b")", b"\\)")
        objects.append(stream(b"BT /F1 24 Tf 72 %f Td (%b) Tj ET" % (max(10, size[1] - 100), line)))
    return assemble(objects)


def pdf_of_size(size: int, pages: int = 1) -> bytes:
    """A good PDF of exactly so many bytes, at least some 2,000 and 300 a page."""
    padding = size
    while (document := pdf(pages, more=[stream(bytes(padding))])) and len(document) != size:
        padding += size - len(document)
    return document


def scanned(pages: int, bytes_per_page: int) -> bytes:
    """Pages of noise in grey, as a scanner makes them: large and not to be compressed."""
    width = 1000
    height = max(1, bytes_per_page // width)
    noise = (b"%bfaxwell" % bytes(range(256))) * (width * height // 263 + 1)
    objects = [b"", b""]
    kids = []
    for index in range(pages):
        number = len(objects) + 1
        kids.append(b"%d 0 R" % number)
        image = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray"
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</XObject<</I %d 0 R>>>>/Contents %d 0 R>>"
            % (number + 2, number + 1),
            stream(b"q 612 0 0 792 0 0 cm /I Do Q %% page %d" % (index + 1)),
            stream(noise[index % 263 :][: width * height], image % (width, height)),
        ]
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Kids[%b]/Count %d>>" % (b" ".join(kids), pages)
    return assemble(objects)


class _Empty(str):
    """An empty password that pypdf does not take for none at all."""

    def __bool__(self) -> bool:
        return True


def encrypted(algorithm: str = "AES-256", user: str = "secret", owner: str = "owner", pages: int = 1) -> bytes:
    """`algorithm`: RC4-40, RC4-128, AES-128, AES-256-R5, AES-256. An empty `user` password only restricts."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(pages)))
    writer.encrypt(user, owner or _Empty(), algorithm=algorithm, permissions_flag=UserAccessPermissions.PRINT)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def filled_form(value: str = "Filled in", *, appearance: bool) -> bytes:
    """One text field, filled in; its looks come with it, or are left to the program that shows it."""
    font = b"/Resources<</Font<</Helv 3 0 R>>>>"
    looks = stream(
        b"/Tx BMC q BT /Helv 24 Tf 4 12 Td (%b) Tj ET Q EMC" % value.encode("latin-1"),
        b"/Type/XObject/Subtype/Form/BBox[0 0 300 40]" + font,
    )
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(%b)/DA(/Helv 24 Tf 0 g)/F 4/Rect[72 400 372 440]%b>>" % (
        value.encode("latin-1"),
        b"/AP<</N 4 0 R>>" if appearance else b"",
    )
    form = b"/AcroForm<</Fields[5 0 R]/DA(/Helv 24 Tf 0 g)/DR<</Font<</Helv 3 0 R>>>>>>"
    return pdf(text=" ", catalog=form, page_entries=b"/Annots[5 0 R]", more=[looks, field])


def with_script() -> bytes:
    return pdf(catalog=b"/OpenAction 4 0 R", more=[b"<</S/JavaScript/JS(app.alert\\(1\\))>>"])


def with_page_script() -> bytes:
    return pdf(page_entries=b"/AA<</O<</S/Launch/F(calc.exe)>>>>")


def with_attachment() -> bytes:
    specification = b"<</Type/Filespec/F(a.txt)/EF<</F 5 0 R>>>>"
    names = b"/Names<</EmbeddedFiles<</Names[(a.txt) 4 0 R]>>>>"
    return pdf(catalog=names, more=[specification, stream(b"attached", b"/Type/EmbeddedFile")])


def with_link() -> bytes:
    link = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://example.test/)>>>>"
    return pdf(page_entries=b"/Annots[%b]" % link)


def page_missing() -> bytes:
    """Three pages, of which the second is not there."""
    return pdf(3).replace(b"/Kids[4 0 R 6 0 R 8 0 R]", b"/Kids[4 0 R null  8 0 R]")


def page_of_the_wrong_kind() -> bytes:
    """Three pages, of which the second is a stream: it has a size, but does not load."""
    return pdf(3).replace(b"/Kids[4 0 R 6 0 R 8 0 R]", b"/Kids[4 0 R 9 0 R 8 0 R]")


def looped_page_tree() -> bytes:
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 2>>",
            b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 2>>",
        ]
    )


def deep_page_tree(depth: int = 5000) -> bytes:
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    objects += [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (number + 3) for number in range(depth)]
    return assemble([*objects, b"<</Type/Page/MediaBox[0 0 612 792]>>"])


def _with_content(content: bytes, more: Sequence[bytes] = (), resources: bytes = b"") -> bytes:
    """One page with this content stream; `more` are objects from 5."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<%b>>>>" % resources
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return assemble([b"<</Type/Catalog/Pages 2 0 R>>", tree, page, content, *more])


def _repeated(block: bytes, times: int) -> bytes:
    """`block` over and over, packed, without the time to pack it so often."""
    packer = zlib.compressobj(9)
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (times - 1) + packer.flush()


def decompression_bomb() -> bytes:
    """A few kilobytes that unpack, in two steps, to 3 GB of content."""
    data = _repeated(b"0 0 m 9 9 l S\n" * 75_000, 3000)
    return _with_content(stream(zlib.compress(data, 9), b"/Filter[/FlateDecode/FlateDecode]"))


def huge_image(side: int = 30_000) -> bytes:
    """An image of side x side pixels in eight bits, all of them zero."""
    image = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray" % (side, side)
    return _with_content(
        stream(b"q 612 0 0 792 0 0 cm /I Do Q"),
        [stream(_repeated(bytes(side), side), image + b"/Filter/FlateDecode")],
        b"/XObject<</I 5 0 R>>",
    )


def many_operators(count: int = 3_000_000) -> bytes:
    lines = _repeated(b"0 0 m 500 700 l S\n" * 10_000, count // 30_000)
    return _with_content(stream(lines, b"/Filter/FlateDecode"))


def nested_forms(depth: int = 24) -> bytes:
    """Each form draws the next one twice: 2**depth drawings."""
    box = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]"
    forms = [
        stream(b"/X Do /X Do", box + b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + level)) for level in range(depth)
    ]
    return _with_content(stream(b"/X Do"), [*forms, stream(b"0 0 m 9 9 l S", box)], b"/XObject<</X 5 0 R>>")


def truncated(pages: int = 50) -> bytes:
    whole = pdf(pages)
    return whole[: len(whole) // 2]


def hostile() -> dict[str, bytes]:
    """Files made to hang, crash or fill whoever reads them."""
    return {
        "looped page tree": looped_page_tree(),
        "deep page tree": deep_page_tree(),
        "count lies down": pdf(351, count=1),
        "count lies up": pdf(1, count=1_000_000),
        "count absurd": pdf(1, count=2**40),
        "decompression bomb": decompression_bomb(),
        "huge image": huge_image(),
        "many operators": many_operators(),
        "nested forms": nested_forms(),
        "huge page": pdf(size=(1e9, 1e9)),
        "empty page": pdf(size=(0, 0)),
        "negative page": pdf(size=(-612, -792)),
        "narrow page": pdf(size=(10, 20_000)),
        "truncated": truncated(),
        "header only": b"%PDF-1.7\n",
    }


WEB_PAGE = b"<!DOCTYPE html>\n<html><head><title>Invoice</title></head><body>Please sign in.</body></html>\n"
