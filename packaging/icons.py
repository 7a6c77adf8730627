"""The program's icon in the forms that systems want, drawn from resources/icons/faxwell.svg.

    python packaging/icons.py OUT

Writes OUT/faxwell-SIDE.png, OUT/faxwell.ico (Windows) and OUT/faxwell.icns (macOS).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parents[1] / "resources" / "icons" / "faxwell.svg"
SIDES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
WINDOWS = (16, 24, 32, 48, 64, 128, 256)
MAC = (16, 32, 64, 128, 256, 512, 1024)


def main() -> int:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    drawn = {side: draw(side, out / f"faxwell-{side}.png") for side in SIDES}
    for name, sides in (("faxwell.ico", WINDOWS), ("faxwell.icns", MAC)):
        largest, *others = (drawn[side] for side in reversed(sides))
        largest.save(out / name, sizes=[(side, side) for side in sides], append_images=others)
    application.quit()
    return 0


def draw(side: int, file: Path) -> Image.Image:
    """Each size from the drawing itself, not scaled from another one."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    if not image.save(str(file)):
        raise SystemExit(f"{file} cannot be written")
    return Image.open(file)


if __name__ == "__main__":
    raise SystemExit(main())
