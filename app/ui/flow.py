"""Widgets side by side, in as many rows as it takes: buttons that are never cut in a narrow window."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from app.ui import theme


class Flow(QLayout):
    def __init__(self, *widgets: QWidget, spacing: int = theme.S, last_at_right: bool = False) -> None:
        super().__init__()
        self._last_at_right = last_at_right
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, area: QRect) -> None:
        """Beside something higher it stands in the middle."""
        super().setGeometry(area)
        spare = max(0, area.height() - self._arrange(area, place=False))
        self._arrange(area.translated(0, spare // 2), place=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0)).expandedTo(self.minimumSize())

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, area: QRect, *, place: bool) -> int:
        """Puts the widgets where they belong, if asked to, and tells the height that it takes."""
        x, y = area.x(), area.y()
        row: list[tuple[QLayoutItem, int, QSize]] = []
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            size = item.sizeHint()
            if row and x + size.width() > area.right() + 1:
                y += self._end_row(row, area, y, place=place) + self.spacing()
                x, row = area.x(), []
            if self._last_at_right and row and item is self._items[-1]:
                x = max(x, area.right() + 1 - size.width())
            row.append((item, x, size))
            x += size.width() + self.spacing()
        return y + self._end_row(row, area, y, place=place) - area.y()

    def _end_row(self, row: list[tuple[QLayoutItem, int, QSize]], area: QRect, y: int, *, place: bool) -> int:
        """Its height. What is lower than the rest stands in the middle."""
        height = max((size.height() for _, _, size in row), default=0)
        for item, x, size in row if place else ():
            top = y + (height - size.height()) // 2
            geometry = QRect(x, top, min(size.width(), area.width()), size.height())
            item.setGeometry(QStyle.visualRect(QGuiApplication.layoutDirection(), area, geometry))
        return height
