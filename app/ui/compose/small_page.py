"""One small page as it is painted: the picture, its number in the fax, and two buttons while it is pointed at or
chosen."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.core.document import PageSize
from app.core.language import tr
from app.ui import icons, theme
from app.ui.compose.packet import ShownPage

_SIDE = 96  # of the box that a small page fits into


class Button(Enum):
    LEAVE_OUT = "leave_out"
    TURN = "turn"


def column_width() -> int:
    return theme.current().size(_SIDE) + 2 * theme.M


class SmallPage(QStyledItemDelegate):
    """`page` and `small` answer by row."""

    def __init__(
        self, view: QWidget, page: Callable[[int], ShownPage], small: Callable[[int, int], QImage | None]
    ) -> None:
        super().__init__(view)
        self._page, self._small = page, small
        self._pointed: tuple[int, QPoint] = (-1, QPoint())

    def point_at(self, row: int, at: QPoint) -> None:
        """Where the pointer is; row -1: elsewhere."""
        self._pointed = (row, at)

    def button_at(self, rect: QRect, row: int, at: QPoint) -> Button | None:
        """Which button of the page in `rect` is at this point."""
        if self._page(row).cover:
            return None
        return next((button for button, box in self._buttons(rect, row).items() if box.contains(at)), None)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = _fit(self._page(index.row()).size).height()
        return QSize(column_width(), max(height, theme.current().size(52)) + theme.current().size(20) + theme.S)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        page = self._page(index.row())
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        self._paint_page(painter, rect, index.row(), page)
        place = _place(rect, page.size)
        if page.choice.left_out:
            _strike(painter, place)
        pen = QPen(theme.current().colour("accent" if chosen else "line"), (3 if focused else 2) if chosen else 1)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(place.adjusted(-1, -1, 0, 0) if chosen else place)
        self._paint_number(painter, rect, place, page, chosen)
        if self._pointed[0] == index.row() and not page.cover:
            self._paint_buttons(painter, rect, index.row())
        painter.restore()

    def _paint_page(self, painter: QPainter, rect: QRect, row: int, page: ShownPage) -> None:
        place = _place(rect, page.size)
        painter.fillRect(place, QColor("white"))
        ratio = painter.device().devicePixelRatioF()
        image = self._small(row, round(theme.current().size(_SIDE) * ratio))
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setOpacity(0.35 if page.choice.left_out else 1.0)
            painter.drawImage(place, image)
            painter.setOpacity(1.0)

    def _paint_number(self, painter: QPainter, rect: QRect, place: QRect, page: ShownPage, chosen: bool) -> None:
        painter.setPen(theme.current().colour("accent" if chosen else "secondary"))
        painter.setFont(theme.current().font(12, strong=chosen))
        line = QRect(rect.x(), rect.bottom() - theme.current().size(20), rect.width(), theme.current().size(18))
        words = tr("Cover page") if page.cover else f"{page.position:,}" if page.position else tr("left out")
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)

    def _buttons(self, rect: QRect, row: int) -> dict[Button, QRect]:
        """At the right edge of the page, one under the other."""
        place, side = _place(rect, self._page(row).size), theme.current().size(24)
        x = min(place.right() - side // 2, rect.right() - side - 2)
        return {
            button: QRect(x, place.top() + 2 + number * (side + 2), side, side) for number, button in enumerate(Button)
        }

    def _paint_buttons(self, painter: QPainter, rect: QRect, row: int) -> None:
        page, side = self._page(row), theme.current().size(16)
        names = {Button.LEAVE_OUT: "undo-2" if page.choice.left_out else "x", Button.TURN: "rotate-cw"}
        at = self._pointed[1] if self._pointed[0] == row else QPoint(-1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for button, box in self._buttons(rect, row).items():
            over = box.contains(at)
            painter.setPen(theme.current().colour("accent" if over else "field"))
            painter.setBrush(theme.current().colour("tint" if over else "card"))
            painter.drawEllipse(box)
            drawn = icons.pixmap(
                names[button], "accent" if over else "text", side, painter.device().devicePixelRatioF()
            )
            painter.drawPixmap(box.center() - QPoint(side // 2 - 1, side // 2 - 1), drawn)


def _fit(size: PageSize) -> QSize:
    side = theme.current().size(_SIDE)
    scale = side / max(size.width_pt, size.height_pt, 1)
    return QSize(max(8, round(size.width_pt * scale)), max(8, round(size.height_pt * scale)))


def _place(rect: QRect, size: PageSize) -> QRect:
    fit = _fit(size)
    return QRect(rect.x() + (rect.width() - fit.width()) // 2, rect.y() + theme.XS, fit.width(), fit.height())


def _strike(painter: QPainter, place: QRect) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#868e98"), 2))  # on the white page, light and dark alike
    painter.drawLine(place.topLeft() + QPoint(4, 4), place.bottomRight() - QPoint(4, 4))
    painter.drawLine(place.bottomLeft() + QPoint(4, -4), place.topRight() - QPoint(4, -4))
