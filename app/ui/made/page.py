"""A page that says nothing about anybody, for pictures and tests."""

from array import array

from app.core.document import Picture

_WHITE, _INK = b"\xff\xff\xff\xff", b"\x3a\x3a\x3a\xff"


def draw_letter(page: int, width: int, height: int) -> Picture:
    """Page `page` of a letter: dark bars where its words would be. Without Qt: any thread may draw."""
    stride = width * 4
    paper = bytearray(_WHITE * width * height)
    scale = width / 612
    _line(paper, stride, scale, 64, 16, [(72.0, 128.0 + page % 3 * 24), (214.0 + page % 3 * 24, 60.0)])
    for line in range(24):
        _line(paper, stride, scale, 124 + line * 24, 5, _words(page, line))
    return Picture(width, height, stride, memoryview(bytes(paper)))


def turned(picture: Picture, turn: int) -> Picture:
    """`turn` in degrees clockwise."""
    width, height = picture.width, picture.height
    dots = array("I", bytes(picture.data))
    for _ in range(turn // 90 % 4):
        columns = (dots[(height - 1) * width + x :: -width] for x in range(width))
        dots = array("I", b"".join(column.tobytes() for column in columns))
        width, height = height, width
    return Picture(width, height, width * 4, memoryview(dots.tobytes()))


def _words(page: int, line: int) -> list[tuple[float, float]]:
    """Where each word begins and how long it is, in points."""
    words, x = [], 72.0
    end = 540 - (line * 37 + page * 53) % 60 - (220 if line % 6 == 5 else 0)
    while x < end:
        length = min(14 + (line * 31 + round(x) * 7 + page * 11) % 36, end - x)
        words.append((x, length))
        x += length + 7
    return words


def _line(paper: bytearray, stride: int, scale: float, top: int, thick: int, words: list[tuple[float, float]]) -> None:
    row = bytearray(_WHITE * (stride // 4))
    for x, length in words:
        begin, count = round(x * scale), max(1, round(length * scale))
        row[begin * 4 : (begin + count) * 4] = _INK * count
    first = round(top * scale)
    for number in range(first, first + max(1, round(thick * scale))):
        if (number + 1) * stride <= len(paper):
            paper[number * stride : (number + 1) * stride] = row[:stride]
