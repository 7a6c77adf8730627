"""Files made to hang, crash, fill or betray whoever reads them: more than those of tests/factories.py."""

import struct
from collections.abc import Callable

from tests import factories
from tests.documents import hostile_pictures
from tests.documents.bombs import (
    ascii_chain,
    ccitt_huge,
    dct_huge,
    flate_chain,
    flate_content,
    flate_image,
    jbig2_huge,
    jpx_huge,
    lzw_bomb,
    many_images,
    predictor_bomb,
    run_length_bomb,
)
from tests.documents.hostile_pages import page_with
from tests.factories import Objects, packed, pdf, stream

# Loops and depths.


def form_draws_itself() -> bytes:
    form = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X 5 0 R>>>>")
    return page_with(stream(b"/X Do"), [form], b"/XObject<</X 5 0 R>>")


def pattern_paints_itself() -> bytes:
    pattern = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .001/YStep .001"
    again = b"/Resources<</Pattern<</P 5 0 R>>>>"
    fill = b"/Pattern cs /P scn 0 0 612 792 re f"
    return page_with(stream(fill), [stream(fill, pattern + again)], b"/Pattern<</P 5 0 R>>")


def glyph_draws_itself() -> bytes:
    font = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 6 0 R>>"
    font += b"/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[9]/Resources<</Font<</F 5 0 R>>>>>>"
    glyph = stream(b"9 0 d0 BT /F 9 Tf (aaaa) Tj ET")
    return page_with(stream(b"BT /F 9 Tf (a) Tj ET"), [font, glyph], b"/Font<</F 5 0 R>>")


def deep_content(depth: int = 1_000_000) -> bytes:
    return page_with(packed(b"[" * depth + b"]" * depth + b" TJ"))


def deep_object(depth: int = 200_000) -> bytes:
    return page_with(stream(b""), entries=b"/Deep " + b"[" * depth + b"]" * depth)


def many_saves(count: int = 5_000_000) -> bytes:
    return page_with(packed(b"q " * count))


def many_tiles() -> bytes:
    """A pattern of a thousandth of a point over the page."""
    pattern = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .001/YStep .001/Resources<<>>"
    return page_with(
        stream(b"/Pattern cs /P scn 0 0 612 792 re f"), [stream(b"0 0 1 1 re f", pattern)], b"/Pattern<</P 5 0 R>>"
    )


def xref_loop() -> bytes:
    """A trailer whose /Prev is itself."""
    document = factories.pdf()
    start = document.rindex(b"xref\n0")
    return document.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % start)


def xref_chain(length: int = 20_000) -> bytes:
    """As many cross-reference tables, each naming the one before."""
    document = bytearray(factories.pdf())
    previous = document.rindex(b"xref\n0")
    for _ in range(length):
        start = len(document)
        document += b"xref\n0 0\ntrailer\n<</Size 6/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (previous, start)
        previous = start
    return bytes(document)


def object_streams_in_each_other() -> bytes:
    """The catalog is inside an object stream that is said to be inside itself."""
    data = b"1 0 2 40 <</Type/Catalog/Pages 2 0 R>>             <</Type/Pages/Kids[]/Count 1>>"
    head = b"%PDF-1.7\n"
    three = b"3 0 obj\n" + stream(data, b"/Type/ObjStm/N 2/First 9/Extends 3 0 R") + b"\nendobj\n"
    rows = struct.pack(">BHB", 0, 0, 255) + struct.pack(">BHB", 2, 3, 0) + struct.pack(">BHB", 2, 3, 1)
    rows += struct.pack(">BHB", 2, 3, 0) + struct.pack(">BHB", 1, len(head) + len(three), 0)
    four = b"4 0 obj\n" + stream(rows, b"/Type/XRef/Size 5/W[1 2 1]/Root 1 0 R") + b"\nendobj\n"
    return head + three + four + b"startxref\n%d\n%%%%EOF\n" % (len(head) + len(three))


def length_of_itself() -> bytes:
    return page_with(b"<</Length 4 0 R>>\nstream\n0 0 m\nendstream")


def outline_loop() -> bytes:
    outlines = b"<</Type/Outlines/First 5 0 R/Last 5 0 R/Count 9>>"
    item = b"<</Title(a)/Parent 4 0 R/Next 5 0 R/Prev 5 0 R/First 5 0 R/Last 5 0 R>>"
    return pdf(catalog=b"/Outlines 4 0 R", more=[outlines, item])


def form_field_loop() -> bytes:
    field = b"<</FT/Tx/T(a)/Kids[4 0 R 4 0 R]/Parent 4 0 R>>"
    return pdf(catalog=b"/AcroForm<</Fields[4 0 R]>>", more=[field])


def wide_object_numbers() -> bytes:
    return pdf().replace(b"/Size 6", b"/Size 2147483647")


def annotations(count: int = 300_000) -> bytes:
    links = b"5 0 R " * count
    return page_with(
        stream(b""), [b"<</Type/Annot/Subtype/Square/Rect[0 0 9 9]/C[1 0 0]>>"], entries=b"/Annots[%b]" % links
    )


def mesh(triangles: int = 2_000_000) -> bytes:
    data = bytes(i * 37 & 255 for i in range(9 * 1000)) * (triangles // 1000)
    entries = b"/ShadingType 4/ColorSpace/DeviceGray/BitsPerCoordinate 24/BitsPerComponent 8/BitsPerFlag 8"
    shading = packed(data, entries + b"/Decode[0 612 0 792 0 1]")
    return page_with(stream(b"/S sh"), [shading], b"/Shading<</S 5 0 R>>")


def soft_masks(depth: int = 40) -> bytes:
    """Groups whose soft masks are groups with soft masks."""
    forms: Objects = []
    for level in range(depth):
        following = 5 + 2 * (level + 1)
        resources = (
            b"/Resources<</ExtGState<</G %d 0 R>>/XObject<</X %d 0 R>>>>" % (following + 1, following)
            if level + 1 < depth
            else b""
        )
        forms += [
            stream(
                b"/G gs /X Do /X Do" if level + 1 < depth else b"0 0 612 792 re f",
                b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Group<</S/Transparency/CS/DeviceGray>>" + resources,
            ),
            b"<</Type/ExtGState/SMask<</S/Luminosity/G %d 0 R>>>>" % (5 + 2 * level),
        ]
    return page_with(stream(b"/G gs /X Do"), forms, b"/ExtGState<</G 6 0 R>>/XObject<</X 5 0 R>>")


def font_program(size: int = 30_000_000) -> bytes:
    """A font file of random-looking bytes."""
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 97/LastChar 97/Widths[600]/FontDescriptor 6 0 R>>"
    descriptor = b"<</Type/FontDescriptor/FontName/A/Flags 4/FontFile2 7 0 R>>"
    data = b"\0\1\0\0\xff\xff" + (bytes(range(256)) * (size // 256))
    return page_with(stream(b"BT /F 9 Tf (aaaa) Tj ET"), [font, descriptor, packed(data)], b"/Font<</F 5 0 R>>")


def function_of_postscript() -> bytes:
    code = b"{" * 5000 + b"dup " * 100_000 + b"}" * 5000
    function = packed(code, b"/FunctionType 4/Domain[0 1]/Range[0 1]")
    shading = b"<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 612 792]/Function 6 0 R>>"
    return page_with(stream(b"/S sh"), [shading, function], b"/Shading<</S 5 0 R>>")


# What runs or calls home.


def endless_script() -> bytes:
    return pdf(catalog=b"/OpenAction 4 0 R", more=[b"<</S/JavaScript/JS(while\\(true\\)\\{\\})>>"])


def calls_home(port: int) -> bytes:
    """Everything in a PDF that names another place, with this port of 127.0.0.1."""
    url = b"http://127.0.0.1:%d/" % port
    remote = b"<</FS/URL/F(%b)>>" % url
    share = b"(\\\\\\\\127.0.0.1@%d\\\\share\\\\a.pdf)" % port
    script = b"app.launchURL('%b'); this.submitForm('%b'); SOAP.request('%b');" % (url, url, url)
    actions = [
        b"<</S/URI/URI(%b)>>" % url,
        b"<</S/Launch/F%b>>" % share,
        b"<</S/GoToR/F%b/D[0/Fit]>>" % share,
        b"<</S/GoToE/F%b/T<</R/P>>>>" % share,
        b"<</S/SubmitForm/F%b/Flags 0>>" % remote,
        b"<</S/ImportData/F%b>>" % share,
        b"<</S/JavaScript/JS(%b)>>" % script.replace(b"(", b"\\(").replace(b")", b"\\)"),
    ]
    annotations_ = b"".join(
        b"<</Type/Annot/Subtype/Link/Rect[0 0 612 792]/A %d 0 R/AA<</PO %d 0 R/PV %d 0 R>>>>" % ((5 + index,) * 3)
        for index in range(len(actions))
    )
    first = 5 + len(actions)
    xfa = b"<template xmlns='http://www.xfa.org/schema/xfa-template/3.3/'><subform><event activity='initialize'>"
    xfa += b"<submit target='%b'/></event></subform></template>" % url
    more = [
        *actions,
        b"<</F %b/FFilter/FlateDecode/Length 0>>\nstream\n\nendstream" % remote,  # an external stream
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F %b/Page 0>>/Length 0>>\nstream\n\nendstream" % remote,
        packed(xfa),
    ]
    actions_ = b"/AA<</O %d 0 R/C %d 0 R>>/Annots[%b]" % (first - 1, first - 1, annotations_)
    document = page_with(stream(b"/E Do /R Do"), more, b"/XObject<</E %d 0 R/R %d 0 R>>" % (first, first + 1), actions_)
    catalog = b"/OpenAction %d 0 R/AcroForm<</XFA %d 0 R/Fields[]>>/URI<</Base(%b)>>" % (first - 1, first + 2, url)
    return document.replace(b"/Type/Catalog", b"/Type/Catalog" + catalog, 1)


# Sizes and counts.


def page_of(size: bytes) -> bytes:
    return pdf().replace(b"/MediaBox[0 0 612.000000 792.000000]", b"/MediaBox[%b]" % size)


def user_unit() -> bytes:
    return pdf(page_entries=b"/UserUnit 1e9")


Make = Callable[[], bytes]

FILES: dict[str, Make] = {
    "flate bomb, picture": flate_image,
    "flate bomb, content": flate_content,
    "flate in flate 30 times": flate_chain,
    "LZW bomb": lzw_bomb,
    "run length bomb": run_length_bomb,
    "ASCII85 2,000 times": ascii_chain,
    "predictor of a billion columns": predictor_bomb,
    "JBIG2 of 4e9 x 4e9": jbig2_huge,
    "JPEG 2000 of 2e9 x 2e9": jpx_huge,
    "JPEG of 65,500 x 65,500": dct_huge,
    "G4 of 1e9 x 1e9": ccitt_huge,
    "400 pictures of 36 megapixels": many_images,
    "form draws itself": form_draws_itself,
    "pattern paints itself": pattern_paints_itself,
    "glyph draws itself": glyph_draws_itself,
    "content a million deep": deep_content,
    "object 200,000 deep": deep_object,
    "5 million saves": many_saves,
    "tiles of a thousandth": many_tiles,
    "xref loop": xref_loop,
    "xref chain of 20,000": xref_chain,
    "object stream in itself": object_streams_in_each_other,
    "length of itself": length_of_itself,
    "outline loop": outline_loop,
    "form field loop": form_field_loop,
    "2 billion objects": wide_object_numbers,
    "300,000 annotations": annotations,
    "2 million triangles": mesh,
    "40 soft masks in each other": soft_masks,
    "font of noise": font_program,
    "function 5,000 deep": function_of_postscript,
    "endless script": endless_script,
    "page of 1e30 points": lambda: page_of(b"0 0 1e30 1e30"),
    "page of NaN": lambda: page_of(b"0 0 nan inf"),
    "page of 4 billion": lambda: page_of(b"-4294967296 -4294967296 4294967296 4294967296"),
    "page turned inside out": lambda: page_of(b"612 792 0 0"),
    "page of no width": lambda: page_of(b"100 0 100 792"),
    "page of one number": lambda: page_of(b"7"),
    "user unit of 1e9": user_unit,
    "20,000 pages": lambda: pdf(20_000),
    "PNG of 30,000 x 30,000": hostile_pictures.png,
    "PNG of 2e9 x 2e9": lambda: hostile_pictures.png(2**31 - 1, 2**31 - 1),
    "PNG, wide": lambda: hostile_pictures.png(12_000, 12_000),
    "PNG with 500 MB of text": hostile_pictures.png_with_text_bomb,
    "PNG cut off": lambda: hostile_pictures.cut_off(hostile_pictures.png(3000, 3000)),
    "JPEG file of 65,500 x 65,500": hostile_pictures.jpeg,
    "JPEG file of 500 scans": lambda: hostile_pictures.jpeg(8000, 500),
    "JPEG file cut off": lambda: hostile_pictures.cut_off(hostile_pictures.jpeg(64)),
    "TIFF loop": hostile_pictures.tiff_loop,
    "TIFF loop of two": hostile_pictures.tiff_of_two_in_a_loop,
    "TIFF of 4e9 x 4e9": lambda: hostile_pictures.tiff(2**32 - 1, 2**32 - 1),
    "TIFF of no width": lambda: hostile_pictures.tiff(0, 0),
    "TIFF of 100,000 pictures": lambda: hostile_pictures.tiff(pages=100_000),
    "TIFF bomb": hostile_pictures.tiff_bomb,
    "TIFF cut off": lambda: hostile_pictures.cut_off(hostile_pictures.tiff(pages=30)),
}
