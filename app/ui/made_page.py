"""A page that says nothing about anybody, for pictures and tests."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter


def draw_letter(page: int, width: int, height: int) -> QImage:
    """Page `page` of a letter: dark bars where its words would be. Any thread may draw."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    scale = width / 612
    font = QFont()
    font.setPixelSize(max(1, round(22 * scale)))
    painter.setFont(font)
    painter.setPen(QColor("#111111"))
    box = QRect(round(72 * scale), round(60 * scale), round(468 * scale), round(40 * scale))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft, "Referral letter" if page == 1 else f"Results, page {page}")
    for line in range(24):
        x = 72.0
        end = 540 - (line * 37 + page * 53) % 60 - (220 if line % 6 == 5 else 0)
        while x < end:
            word = 14 + (line * 31 + round(x) * 7 + page * 11) % 36
            painter.fillRect(
                round(x * scale),
                round((124 + line * 24) * scale),
                max(1, round(min(word, end - x) * scale)),
                max(1, round(5 * scale)),
                QColor("#3a3a3a"),
            )
            x += word + 7
    painter.end()
    return image
