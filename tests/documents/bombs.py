"""Little data that unpacks to much."""

import io
import struct
import zlib

from tests.documents import hostile_pictures
from tests.documents.hostile_pages import IMAGE, page_with, page_with_image
from tests.factories import packed, stream


def flate_image(side: int = 60_000) -> bytes:
    """3.6 GB of zeroes."""
    block = zlib.compressobj(9)
    first = block.compress(bytes(1 << 20)) + block.flush(zlib.Z_FULL_FLUSH)
    again = block.compress(bytes(1 << 20)) + block.flush(zlib.Z_FULL_FLUSH)
    data = first + again * (side * side >> 20) + block.flush()
    return page_with_image(stream(data, IMAGE % (side, side) + b"/Filter/FlateDecode"))


def flate_content(megabytes: int = 2000) -> bytes:
    """A content stream of so many megabytes of spaces."""
    packer = zlib.compressobj(9)
    block = b" " * (1 << 20)
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return page_with(stream(first + again * megabytes + packer.flush(), b"/Filter/FlateDecode"))


def lzw_bomb(codes: int = 3_000_000) -> bytes:
    """LZW whose codes each stand for longer and longer runs of zero, over and over."""
    bits = io.BytesIO()
    value = count = 0

    def put(code: int, width: int) -> None:
        nonlocal value, count
        value, count = value << width | code, count + width
        while count >= 8:
            count -= 8
            bits.write(bytes([value >> count & 255]))
        value &= (1 << count) - 1

    def round_of_codes() -> None:
        put(256, 9)
        put(0, 9)
        for code in range(258, 4094):
            put(code, 9 if code < 510 else 10 if code < 1022 else 11 if code < 2046 else 12)

    round_of_codes()
    one = bits.getvalue()
    return page_with(stream(one * (codes // 3836), b"/Filter/LZWDecode"))


def run_length_bomb(megabytes: int = 40) -> bytes:
    """Each two bytes make 128."""
    return page_with(stream(zlib.compress(b"\x81 " * (megabytes << 19), 9), b"/Filter[/FlateDecode/RunLengthDecode]"))


def ascii_chain(filters: int = 2000) -> bytes:
    data = b"".join(b"/ASCII85Decode" for _ in range(filters))
    return page_with(stream(b"zzzzzzzz~>", b"/Filter[%b]" % data))


def flate_chain(filters: int = 30) -> bytes:
    data = bytes(1 << 24)
    for _ in range(filters):
        data = zlib.compress(data, 9)
    return page_with(stream(data, b"/Filter[%b]" % (b"/FlateDecode" * filters)))


def predictor_bomb() -> bytes:
    parameters = b"/DecodeParms<</Predictor 15/Colors 2000000/BitsPerComponent 16/Columns 1000000000>>"
    return page_with(packed(bytes(1 << 20), parameters))


def jbig2_huge() -> bytes:
    """A page segment that says 4 billion x 4 billion, and nothing else."""
    page = struct.pack(">IBBBI", 0, 0x30, 0, 1, 19) + struct.pack(">IIIIBH", 0xFFFFFFFF, 0xFFFFFFFF, 0, 0, 0, 0)
    image = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 1/ColorSpace/DeviceGray"
    return page_with_image(stream(page, image + b"/Filter/JBIG2Decode"))


def jpx_huge(side: int = 0x7FFFFFFF) -> bytes:
    """A JPEG 2000 code stream whose header says so many pixels, in one tile."""
    size = struct.pack(">HIIIIIIIIH", 0, side, side, 0, 0, side, side, 0, 0, 3) + b"\x07\x01\x01" * 3
    cod = b"\xff\x52\x00\x0c\x00\x00\x00\x01\x01\x05\x04\x04\x00\x01"
    qcd = b"\xff\x5c\x00\x13\x40" + bytes(16)
    code = b"\xff\x4f\xff\x51" + struct.pack(">H", len(size) + 2) + size + cod + qcd
    code += b"\xff\x90\x00\x0a\x00\x00\x00\x00\x00\x00\x00\x01\xff\x93" + bytes(64) + b"\xff\xd9"
    return page_with_image(stream(code, IMAGE % (60000, 60000) + b"/Filter/JPXDecode"))


def dct_huge() -> bytes:
    return page_with_image(stream(hostile_pictures.jpeg(), IMAGE % (65_500, 65_500) + b"/Filter/DCTDecode"))


def ccitt_huge() -> bytes:
    parameters = b"/DecodeParms<</K -1/Columns 1000000000/Rows 1000000000>>"
    image = b"/Type/XObject/Subtype/Image/Width 1000000000/Height 1000000000/BitsPerComponent 1/ColorSpace/DeviceGray"
    return page_with_image(stream(b"\x00\x10\x01\x00\x10\x01", image + parameters + b"/Filter/CCITTFaxDecode"))


def many_images(count: int = 400, side: int = 6000) -> bytes:
    """One packed picture of 36 million pixels under many names, all of them drawn."""
    image = packed(bytes(side * side), IMAGE % (side, side))
    names = b"".join(b"/I%d %d 0 R" % (number, 5 + number) for number in range(count))
    content = b"".join(b"q 612 0 0 792 0 0 cm /I%d Do Q " % number for number in range(count))
    return page_with(stream(content), [image] * count, b"/XObject<<%b>>" % names)
