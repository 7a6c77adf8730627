"""Picture files made to hang, crash or fill whoever reads them."""

import io
import struct
import zlib

from PIL import Image, PngImagePlugin


def jpeg(side: int = 65_500, scans: int = 1) -> bytes:
    """A small picture whose header says so many pixels."""
    out = io.BytesIO()
    Image.new("L", (64, 64), 128).save(out, "JPEG", progressive=scans > 1)
    data = out.getvalue()
    for mark in (b"\xff\xc0", b"\xff\xc2"):
        at = data.find(mark)
        if at >= 0:
            data = data[: at + 5] + struct.pack(">HH", side, side) + data[at + 9 :]
    if scans > 1:
        begin, end = data.rfind(b"\xff\xda"), data.rfind(b"\xff\xd9")
        data = data[:end] + data[begin:end] * scans + data[end:]
    return data


def png(width: int = 30_000, height: int = 30_000) -> bytes:
    """All zeroes, in eight bits of grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(1)
    row = bytes(1 + min(width, 100_000))
    # Nobody unpacks the rows of the largest: they are refused by their header.
    rows = height if width * height < 150_000_000 else 100
    data = b"".join(packer.compress(row) for _ in range(rows)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def png_with_text_bomb(megabytes: int = 500) -> bytes:
    information = PngImagePlugin.PngInfo()
    out = io.BytesIO()
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    information.add(b"zTXt", b"a\0\0" + first + again * megabytes + packer.flush())
    Image.new("L", (9, 9)).save(out, "PNG", pnginfo=information)
    return out.getvalue()


def tiff(width: int = 100, height: int = 100, following: int = 0, pages: int = 1, data: bytes = bytes(1250)) -> bytes:
    """Directories of bilevel pictures, uncompressed, all with the same data. `following`: where the last one says that
    the next one is."""
    out = bytearray(b"II*\0" + struct.pack("<I", 8 + len(data)) + data)
    for page in range(pages):
        entries = [
            (256, 4, width),
            (257, 4, height),
            (258, 3, 1),
            (259, 3, 1),
            (262, 3, 1),
            (273, 4, 8),
            (277, 3, 1),
            (278, 4, height),
            (279, 4, len(data)),
        ]
        out += struct.pack("<H", len(entries))
        for tag, kind, value in entries:
            out += struct.pack("<HHII", tag, kind, 1, value)
        last = page + 1 == pages
        out += struct.pack("<I", following if last else len(out) + 4)
    return bytes(out)


def tiff_loop() -> bytes:
    return tiff(following=8 + 1250)


def tiff_of_two_in_a_loop() -> bytes:
    return tiff(pages=2, following=8 + 1250)


def tiff_bomb(side: int = 60_000) -> bytes:
    """Deflated zeroes: 450 MB in one strip."""
    packer = zlib.compressobj(9)
    size = side * side // 8
    block = bytes(1 << 20)
    first = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    packed_ = first + again * (size >> 20) + packer.flush()
    return tiff(side, side, data=packed_).replace(
        struct.pack("<HHII", 259, 3, 1, 1), struct.pack("<HHII", 259, 3, 1, 8)
    )


def cut_off(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]
