"""Pictures as documents, through the reader and its child."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.core.document import Content, DocumentClass, Opening, PageSize
from app.core.errors import Damaged
from app.core.packet import Raster, Tone
from app.documents import pdfium
from app.documents.picture_file import PictureFile
from app.documents.placing import filling
from app.documents.reader import DocumentReader
from tests.documents.pictures import corner, packed, quarters, seen, shades

Save = Callable[..., Path]

BLACK_CORNER = pytest.approx([0, 255, 255, 255], abs=2)


def alpha(mode: str) -> Image.Image:
    """Black with a hole everywhere but in the top left quarter."""
    image = Image.new(mode, (300, 400))
    image.paste((0, 255) if mode == "LA" else (0, 0, 0, 255), (0, 0, 150, 200))
    return image


def palette(transparent: bool) -> bytes:
    image = Image.new("P", (300, 400), 1)
    image.putpalette([0, 0, 0, 255, 255, 255, 10, 10, 10])
    image.paste(0, (0, 0, 150, 200))
    if transparent:
        image.paste(2, (150, 200, 300, 400))
        return packed(image, "PNG", transparency=2)
    return packed(image, "PNG")


def sixteen_bits(format: str) -> bytes:
    """Its black is 300 of 65535, which cut to eight bits would be 44."""
    white = struct.pack("<H", 65535)
    upper = (struct.pack("<H", 300) * 150 + white * 150) * 200
    return packed(Image.frombytes("I;16", (300, 400), upper + white * 300 * 200), format)


def turned(format: str, orientation: int) -> bytes:
    """Stored in another way than it is to be seen, which its orientation says (Exif 2.3, tag 0x0112)."""
    undo = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = corner().transpose(undo[orientation])
    return packed(image, format, **({"tiffinfo": exif} if format == "TIFF" else {"exif": exif}))


@pytest.mark.parametrize(
    "content",
    [
        packed(corner(), "PNG"),
        packed(corner("L"), "PNG"),
        packed(corner("1"), "PNG"),
        packed(corner(), "JPEG"),
        packed(corner("L"), "JPEG", progressive=True),
        packed(corner("CMYK", black=(0, 0, 0, 255), white=(0, 0, 0, 0)), "JPEG"),
        packed(corner("CMYK", black=(0, 0, 0, 255), white=(0, 0, 0, 0)), "TIFF"),
        *(packed(corner("1"), "TIFF", compression=each) for each in ("raw", "group3", "group4", "packbits")),
        *(packed(corner(), "TIFF", compression=each) for each in ("tiff_lzw", "tiff_adobe_deflate", "jpeg")),
        packed(alpha("LA"), "PNG"),
        packed(alpha("RGBA"), "PNG"),
        packed(alpha("RGBA"), "TIFF"),
        palette(transparent=False),
        palette(transparent=True),
        sixteen_bits("PNG"),
        sixteen_bits("TIFF"),
        packed(corner("I", white=100_000), "TIFF"),
        packed(corner("F", black=-1.5, white=2.5), "TIFF"),
        *(turned(format, orientation) for format in ("JPEG", "PNG", "TIFF") for orientation in (3, 6, 8)),
    ],
)
def test_every_kind_looks_as_it_should(reader: DocumentReader, save: Save, content: bytes) -> None:
    facts = reader.open(save(content, "picture"))
    assert (facts.content, facts.opening, facts.size) == (Content.PICTURE, Opening.OPENED, len(content))
    assert facts.pages == (PageSize(594, 792),)
    assert quarters(seen(reader.picture(facts.id, 1, 200, 200))) == BLACK_CORNER
    received = reader.received(facts.id, 1, 0, Tone.TEXT, Raster(), 200, 200)
    assert quarters(seen(received)) == [0, 255, 255, 255]
    assert reader.examine(facts.id).document_class is DocumentClass.A
    reader.close(facts.id)


def test_colours_stay_for_the_screen(reader: DocumentReader, save: Save) -> None:
    facts = reader.open(save(packed(Image.new("RGB", (300, 400), (250, 40, 30)), "PNG"), "red.png"))
    assert seen(reader.picture(facts.id, 1, 40, 40)).getpixel((20, 20)) == (250, 40, 30)


@pytest.mark.parametrize(
    ("size", "dpi", "expected"),
    [
        ((2550, 3300), (300, 300), (612, 792)),  # a scan has the size of what was scanned
        ((2480, 3508), (300, 300), (595.2, 841.92)),
        ((1050, 600), (300, 300), (252, 144)),
        ((600, 1050), (300, 300), (144, 252)),
        ((1728, 1078), (204, 98), (609.88, 792)),  # a fax, whose dots are not square
        ((4000, 3000), (72, 72), (792, 594)),  # a camera knows no size: as large as Letter allows, lying here
        ((300, 400), None, (594, 792)),
        ((300, 400), (1, 1), (594, 792)),
        ((6000, 8000), (300, 300), (594, 792)),  # larger than the paper
    ],
)
def test_page_sizes(
    reader: DocumentReader, save: Save, size: tuple[int, int], dpi: tuple[int, int] | None, expected: tuple[float, ...]
) -> None:
    options: dict[str, Any] = {"dpi": dpi} if dpi else {}
    facts = reader.open(save(packed(Image.new("1", size, 1), "TIFF", compression="group4", **options), "scan.tif"))
    (page,) = facts.pages
    assert (page.width_pt, page.height_pt) == pytest.approx(expected, rel=0.002)


@pytest.mark.parametrize("format", ["TIFF", "PNG"])
def test_a_turned_picture_takes_its_resolution_along(reader: DocumentReader, save: Save, format: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    options: dict[str, Any] = {"tiffinfo": exif} if format == "TIFF" else {"exif": exif}
    content = packed(Image.new("L", (600, 400)), format, dpi=(200, 100), **options)
    (page,) = reader.open(save(content, "turned")).pages
    assert (page.width_pt, page.height_pt) == pytest.approx((288, 216), rel=0.001)


def test_a_tiff_of_many_pages(reader: DocumentReader, save: Save) -> None:
    first = corner("1")
    others = [Image.new("L", (400, 300), 128), corner("RGB", (300, 600))]
    facts = reader.open(save(packed(first, "TIFF", save_all=True, append_images=others), "fax.tiff"))
    assert facts.pages == (PageSize(594, 792), PageSize(792, 594), PageSize(396, 792))
    for page, expected in ((3, [0, 255, 255, 255]), (1, [0, 255, 255, 255]), (2, [128] * 4)):
        assert quarters(seen(reader.picture(facts.id, page, 100, 100))) == pytest.approx(expected, abs=1)
    assert reader.examine(facts.id).document_class is DocumentClass.A


def test_only_the_first_picture_of_an_animation(reader: DocumentReader, save: Save) -> None:
    animation = packed(corner("L"), "PNG", save_all=True, append_images=[Image.new("L", (300, 400), 128)])
    assert len(reader.open(save(animation, "a.png")).pages) == 1


def test_a_huge_scan_is_reduced(reader: DocumentReader, save: Save) -> None:
    facts = reader.open(save(packed(corner("1", (5952, 8419)), "TIFF", compression="group4", dpi=(720, 720)), "a.tif"))
    (page,) = facts.pages
    assert (page.width_pt, page.height_pt) == pytest.approx((595.2, 841.9))
    assert quarters(seen(reader.picture(facts.id, 1, 200, 200))) == [0, 255, 255, 255]
    file = PictureFile(bytearray(facts.path.read_bytes()))
    pdfium.start()
    assert file.draw(0, bytearray(100 * 100), filling(100, 100), grey=True)
    assert b"/Width 3307/Height 4678/" in file.page_pdf(0)  # as many dots as the finest fax can use
    file.close()


def png_claiming(width: int, height: int) -> bytes:
    """A PNG that is small and says it is large; what there is of it unpacks to white."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))

    header = struct.pack("!IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\xff" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(30_000, 30_000), (13_000, 13_000), (2**31 - 1, 2**31 - 1)])
def test_decompression_bombs_are_refused(reader: DocumentReader, save: Save, size: tuple[int, int]) -> None:
    facts = reader.open(save(png_claiming(*size), "bomb.png"))
    assert facts.opening is Opening.STOPPED
    assert reader.examine(facts.id).document_class is DocumentClass.F


@pytest.mark.parametrize(
    "content",
    [
        packed(corner(), "PNG")[:50],
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"\xff\xd8\xff" + bytes(100),
        b"II*\0" + bytes(100),
        packed(corner(), "GIF"),
        packed(corner(), "BMP"),
        packed(corner(), "WEBP"),
    ],
)
def test_what_cannot_be_opened_is_refused(reader: DocumentReader, save: Save, content: bytes) -> None:
    facts = reader.open(save(content, "picture"))
    assert (facts.content, facts.opening) == (Content.PICTURE, Opening.REFUSED)


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF"])
def test_half_a_picture_is_no_picture(reader: DocumentReader, save: Save, format: str) -> None:
    content = packed(shades(), format)
    half = content[: len(content) // 2]
    facts = reader.open(save(half, "half"))
    if facts.opening is Opening.OPENED:  # of a TIFF, the table of pages may be at the end
        verdict = reader.examine(facts.id)
        assert (verdict.document_class, verdict.unreadable) == (DocumentClass.C, (1,))
        with pytest.raises(Damaged):
            reader.picture(facts.id, 1, 100, 100)
    else:
        assert facts.opening is Opening.REFUSED


def test_a_tiff_whose_pages_go_round_in_a_circle(reader: DocumentReader, save: Save) -> None:
    content = bytearray(packed(corner("L"), "TIFF"))
    (directory,) = struct.unpack_from("<I", content, 4)
    (entries,) = struct.unpack_from("<H", content, directory)
    struct.pack_into("<I", content, directory + 2 + 12 * entries, directory)
    facts = reader.open(save(bytes(content), "loop.tif"))
    assert (facts.opening, len(facts.pages)) == (Opening.OPENED, 1)
