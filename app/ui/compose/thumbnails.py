"""The column of small pages: all of the fax in their order, those left out greyed and struck. Only those in view are
drawn, the last ones scrolled to first."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QListView, QWidget

from app.core.document import Picture
from app.core.errors import FaxError
from app.core.language import tr
from app.ui import theme
from app.ui.background import Background
from app.ui.compose.packet import ShownPage
from app.ui.compose.page_image import image_of
from app.ui.compose.small_page import Button, SmallPage, column_width
from app.ui.services import Documents

_KEPT = 200  # small pages kept in memory
_ROOT = QModelIndex()


class Thumbnails(QListView):
    """Rows count from 0. A page is left out or put back with Delete or Space, turned with R, moved by dragging or with
    Alt and an arrow key."""

    page_chosen = Signal(int)
    left_out_wanted = Signal(int, bool)
    turn_wanted = Signal(int)
    move_wanted = Signal(int, int)  # a row, and the row it shall stand before

    def __init__(self, documents: Documents) -> None:
        super().__init__()
        self.pages = _Pages(documents, self)
        self.setModel(self.pages)
        self.small_page = SmallPage(self, self.pages.page, self.pages.small)
        self.setItemDelegate(self.small_page)
        self.setAccessibleName(tr("Pages"))
        self.setAccessibleDescription(tr("Delete leaves a page out, R turns it, Alt and the arrow keys move it."))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setSpacing(0)
        self.setFixedWidth(column_width() + 14)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._chosen)
        self._pressed: tuple[int, QPoint] | None = None
        self._gap: int | None = None  # the row that a page being dragged would stand before

    def show_pages(self, pages: Sequence[ShownPage]) -> None:
        at = self.currentIndex().row()
        self.pages.show_pages(pages)
        self.setVisible(len(pages) > 1)
        if pages and at >= 0:
            self.setCurrentIndex(self.pages.index(min(at, len(pages) - 1)))

    def show_page(self, row: int) -> None:
        self.setCurrentIndex(self.pages.index(row))

    def _chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.page_chosen.emit(current.row())

    def leave_out(self, row: int) -> None:
        """Leaves it out, or puts it back."""
        if not self.pages.page(row).cover:
            self.left_out_wanted.emit(row, not self.pages.page(row).choice.left_out)

    def turn(self, row: int) -> None:
        if not self.pages.page(row).cover:
            self.turn_wanted.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if row < 0 or (event.modifiers() and not alt):
            super().keyPressEvent(event)
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move_by_key(row, -1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space):
            if not event.isAutoRepeat():
                self.leave_out(row)
        elif key == Qt.Key.Key_R:
            self.turn(row)
        else:
            super().keyPressEvent(event)

    def _move_by_key(self, row: int, by: int) -> None:
        if self._may_stand(row, row + by):
            self.move_wanted.emit(row, row + by if by < 0 else row + 2)
            self.show_page(row + by)

    def _may_stand(self, row: int, at: int) -> bool:
        """The cover page stays where it is, at the top."""
        rows = self.pages.rowCount()
        return 0 <= at < rows and not self.pages.page(row).cover and not self.pages.page(at).cover

    # the pointer: small buttons on the page under it, and dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            match self.small_page.button_at(self.visualRect(index), index.row(), at):
                case Button.LEAVE_OUT:
                    self.leave_out(index.row())
                    return
                case Button.TURN:
                    self.turn(index.row())
                    return
            self._pressed = (index.row(), at)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed and event.buttons() & Qt.MouseButton.LeftButton:
            if self._gap is not None or (at - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance():
                self._drag_to(at)
            return
        self.small_page.point_at(self.indexAt(at).row(), at)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, gap = self._pressed, self._gap
        self._end_drag()
        if pressed and gap is not None and gap not in (pressed[0], pressed[0] + 1):
            self.move_wanted.emit(pressed[0], gap)
            self.show_page(gap - (gap > pressed[0]))
            return
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.small_page.point_at(-1, QPoint())
        self.viewport().update()
        super().leaveEvent(event)

    def _drag_to(self, at: QPoint) -> None:
        assert self._pressed is not None
        if self.pages.page(self._pressed[0]).cover:
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        edge = theme.XL
        bar = self.verticalScrollBar()
        if at.y() < edge or at.y() > self.viewport().height() - edge:
            bar.setValue(bar.value() + (-edge if at.y() < edge else edge))
        index = self.indexAt(QPoint(self.viewport().width() // 2, max(0, min(self.viewport().height() - 1, at.y()))))
        row = self.pages.rowCount() if not index.isValid() else index.row()
        if index.isValid() and at.y() > self.visualRect(index).center().y():
            row += 1
        self._gap = max(row, sum(page.cover for page in self.pages.shown))
        self.viewport().update()

    def _end_drag(self) -> None:
        self._pressed = self._gap = None
        self.unsetCursor()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is None:
            return
        last = self._gap >= self.pages.rowCount()
        rect = self.visualRect(self.pages.index(self.pages.rowCount() - 1 if last else self._gap))
        y = rect.bottom() if last else rect.top()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.current().colour("accent"), 3))
        painter.drawLine(rect.left() + theme.XS, max(2, y), rect.right() - theme.XS, max(2, y))
        painter.end()


class _Pages(QAbstractListModel):
    """`small(row, side)` answers the picture that is there and asks for one that is not."""

    def __init__(self, documents: Documents, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: tuple[ShownPage, ...] = ()
        self._documents = documents
        self._drawing = Background("thumbnails", self, newest_first=True)
        self._small: OrderedDict[tuple[int, int, int], QImage | None] = (
            OrderedDict()
        )  # None: asked for, or not to be had

    def show_pages(self, pages: Sequence[ShownPage]) -> None:
        before = self.shown
        if len(before) != len(pages):
            self.beginResetModel()
            self.shown = tuple(pages)
            self.endResetModel()
        elif before != tuple(pages):
            self.shown = tuple(pages)
            self.dataChanged.emit(self.index(0), self.index(len(pages) - 1))
            if [page.size for page in before] != [page.size for page in pages]:
                self.layoutChanged.emit()
        documents = {page.choice.document for page in self.shown}
        for key in [key for key in self._small if key[0] not in documents]:
            del self._small[key]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.shown[index.row()].words if role == Qt.ItemDataRole.AccessibleTextRole else None

    def page(self, row: int) -> ShownPage:
        return self.shown[row]

    def small(self, row: int, side: int) -> QImage | None:
        """The page within `side` x `side` pixels."""
        choice = self.shown[row].choice
        key = (choice.document, choice.page, choice.turn)
        if key not in self._small:
            self._ask(key, side)
        elif (image := self._small[key]) is not None:
            self._small.move_to_end(key)
            return image
        return None

    def _ask(self, key: tuple[int, int, int], side: int) -> None:
        self._small[key] = None
        document, page, turn = key
        self._drawing.ask(
            lambda: self._documents.picture(document, page, side, side, turn),
            partial(self._keep, key),
            partial(self._give_up, key),
            key=key,
        )

    def _keep(self, key: tuple[int, int, int], picture: Picture) -> None:
        self._small[key] = image_of(picture)
        while len(self._small) > _KEPT:
            self._small.popitem(last=False)
        for row, page in enumerate(self.shown):
            if (page.choice.document, page.choice.page, page.choice.turn) == key:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _give_up(self, key: tuple[int, int, int], error: FaxError) -> None:
        pass  # an empty page stays; the large one says why
