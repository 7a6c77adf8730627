"""Paints headings and rows; a list of any length is one widget."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import icons, theme
from app.ui.faxes.model import TEXT_ROLE
from app.ui.faxes.rows import RowText

_RADIUS = 8
_ICON = 18
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def row_height() -> int:
    return theme.current().size(54) + theme.S


def heading_height(row: int) -> int:
    """With some air above, but for the first one."""
    return theme.current().size(20) + theme.XS + (theme.M if row else 0)


class RowPainting(QStyledItemDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        text = index.data(TEXT_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect
        state = option.state
        if isinstance(text, RowText):
            box = area.adjusted(2, 0, -2, -theme.S)
            _paint_card(painter, box, state)
            _paint_text(painter, box, text, option)
        else:
            painter.setFont(theme.current().font(12))
            painter.setPen(theme.current().colour("secondary"))
            place = area.adjusted(theme.XS, 0, 0, -theme.XS)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, index.data())
        painter.restore()


def _paint_card(painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
    look = theme.current()
    selected = bool(state & QStyle.StateFlag.State_Selected)
    focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
    fill = "tint" if focused else "hover" if state & QStyle.StateFlag.State_MouseOver and not selected else "card"
    painter.setPen(QPen(look.colour("accent" if selected else "line"), 1 + selected + focused))
    painter.setBrush(look.colour(fill))
    inset = 1 if selected else 0.5
    painter.drawRoundedRect(box.toRectF().adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)


def _paint_text(painter: QPainter, box: QRect, text: RowText, option: QStyleOptionViewItem) -> None:
    look = theme.current()
    side = look.size(_ICON)
    ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
    icon = icons.pixmap(text.icon, text.tone, side, ratio)

    def seen(room: QRect) -> QRect:
        """Where it is from right to left. Qt turns the sides of a text by itself."""
        return QStyle.visualRect(option.direction, box, room)

    place = QRect(box.left() + theme.M, box.center().y() - side // 2 + 1, side, side)
    painter.drawPixmap(seen(place).topLeft(), icon)
    inner = box.adjusted(theme.M + side + theme.M, look.size(8), -theme.L, -look.size(8))
    upper, lower = _halves(inner)
    normal, strong, small = look.font(), look.font(strong=True), look.font(12)
    # The number is never cut: what stands at its right gives way.
    left = _draw(painter, seen(upper), _LEFT, text.recipient, strong, "text", Qt.TextElideMode.ElideNone)
    state_room = upper.adjusted(left + theme.M, 0, 0, 0)
    _draw(painter, seen(state_room), _RIGHT, text.state, normal, text.tone, Qt.TextElideMode.ElideRight)
    right_half = lower.adjusted(lower.width() * 2 // 5, 0, 0, 0)
    right = _draw(painter, seen(right_half), _RIGHT, text.detail, small, "secondary", Qt.TextElideMode.ElideRight)
    pages = f" · {text.pages}"
    room = lower.width() - right - theme.M - QFontMetrics(small).horizontalAdvance(pages)
    name = QFontMetrics(small).elidedText(text.document, Qt.TextElideMode.ElideMiddle, max(0, room))
    _draw(painter, seen(lower), _LEFT, name + pages, small, "secondary", Qt.TextElideMode.ElideNone)


def _halves(inner: QRect) -> tuple[QRect, QRect]:
    half = inner.height() // 2
    return inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)


def _draw(
    painter: QPainter,
    room: QRect,
    where: Qt.AlignmentFlag,
    text: str,
    font: QFont,
    role: str,
    elide: Qt.TextElideMode,
) -> int:
    """Draws one line and tells how wide it is."""
    measure = QFontMetrics(font)
    shown = text if elide is Qt.TextElideMode.ElideNone else measure.elidedText(text, elide, room.width())
    painter.setFont(font)
    painter.setPen(theme.current().colour(role))
    painter.drawText(room, where | Qt.TextFlag.TextSingleLine, shown)
    return measure.horizontalAdvance(shown)
