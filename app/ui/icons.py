"""Icons of resources/icons as pixmaps in the colour of a role (Lucide draws in "currentColor")."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app import paths
from app.ui import theme


@cache
def _drawing(name: str) -> str:
    return paths.resource(f"icons/{name}.svg").read_text("utf-8")


@cache
def _drawn(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    svg.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, role: str, side: int, ratio: float) -> QPixmap:
    """`side` in device-independent pixels, `ratio` the device pixel ratio of where it is painted."""
    return _drawn(name, getattr(theme.roles(), role), side, ratio)


def icon(name: str, role: str = "text", disabled_role: str = "secondary", gap: int = 0) -> QIcon:
    """Sharp up to 300 %. Its colour is that of now: ask again on `Theme.changed`. `gap`: room before the text, in
    pixels to 24 of the icon, because a style sheet cannot set icon and text of a button apart."""
    answer = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        for wanted, mode in ((role, QIcon.Mode.Normal), (disabled_role, QIcon.Mode.Disabled)):
            drawn = pixmap(name, wanted, 24, ratio)
            answer.addPixmap(_with_gap(drawn, gap) if gap else drawn, mode)
    return answer


def _with_gap(drawn: QPixmap, gap: int) -> QPixmap:
    ratio = drawn.devicePixelRatio()
    wide = QPixmap(QSize(drawn.width() + round(gap * ratio), drawn.height()))
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(round(gap if QGuiApplication.isRightToLeft() else 0), 0, drawn)
    painter.end()
    return wide


def app_icon() -> QIcon:
    return QIcon(str(paths.resource("icons/faxwell.svg")))
