"""A logo in black and white, as a fax machine would print it, but sharp."""

from PySide6.QtGui import QImage

from app.core.document import Picture

_BLACK, _WHITE = 0, 255


def black_and_white(picture: Picture) -> QImage:
    """What is darker than halfway between its own darkest and lightest becomes black, so that a pale logo prints too,
    and no grey is left that a fax machine would turn into dots. White margins are cut off."""
    drawn = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    grey = drawn.convertToFormat(QImage.Format.Format_Grayscale8)
    dots, stride, width = bytes(grey.constBits()), grey.bytesPerLine(), grey.width()
    rows = [dots[at : at + width] for at in range(0, stride * grey.height(), stride)]
    darkest, lightest = min(map(min, rows)), max(map(max, rows))
    halfway = (darkest + lightest) // 2 if darkest < lightest else 127  # one tone is black or white by itself
    to_black_or_white = bytes(_BLACK if level <= halfway else _WHITE for level in range(256))
    rows = _trimmed([row.translate(to_black_or_white) for row in rows])
    flat = QImage(b"".join(rows), len(rows[0]), len(rows), len(rows[0]), QImage.Format.Format_Grayscale8)
    return flat.convertToFormat(QImage.Format.Format_Mono)


def _trimmed(rows: list[bytes]) -> list[bytes]:
    inked = [number for number, row in enumerate(rows) if _BLACK in row]
    if not inked:
        return rows
    rows = rows[inked[0] : inked[-1] + 1]
    left = min(row.find(_BLACK) for row in rows if _BLACK in row)
    right = max(row.rfind(_BLACK) for row in rows)
    return [row[left : right + 1] for row in rows]
