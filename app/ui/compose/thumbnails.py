"""The column of small pages. Only those in view are drawn, the last ones scrolled to first."""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.core.document import DocumentFacts, PageSize, Picture
from app.core.errors import FaxError
from app.ui import theme
from app.ui.background import Background
from app.ui.compose.page_image import image_of
from app.ui.services import Documents

_SIDE = 96  # of the box that a small page fits into
_KEPT = 200  # small pages kept in memory
_ROOT = QModelIndex()


class Thumbnails(QListView):
    page_chosen = Signal(int)  # from 1

    def __init__(self, documents: Documents) -> None:
        super().__init__()
        self.pages = _Pages(documents, self)
        self.setModel(self.pages)
        self.setItemDelegate(_SmallPage(self))
        self.setAccessibleName("Pages")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setSpacing(0)
        self.setFixedWidth(theme.current().size(_SIDE) + 2 * theme.M + 14)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._chosen)

    def show_document(self, facts: DocumentFacts | None) -> None:
        self.pages.show_document(facts)
        self.setVisible(facts is not None and len(facts.pages) > 1)

    def show_page(self, page: int) -> None:
        self.setCurrentIndex(self.pages.index(page - 1))

    def _chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.page_chosen.emit(current.row() + 1)


class _Pages(QAbstractListModel):
    """Pages of one document. `small(row)` answers what is there and asks for what is not."""

    def __init__(self, documents: Documents, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents = documents
        self._drawing = Background("thumbnails", self, newest_first=True)
        self._facts: DocumentFacts | None = None
        self._small: OrderedDict[int, QImage | None] = OrderedDict()  # None: asked for, or not to be had

    def show_document(self, facts: DocumentFacts | None) -> None:
        self.beginResetModel()
        self._drawing.drop()
        self._facts = facts
        self._small.clear()
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() or self._facts is None else len(self._facts.pages)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return f"Page {index.row() + 1}" if role == Qt.ItemDataRole.AccessibleTextRole else None

    def size(self, row: int) -> PageSize:
        assert self._facts is not None
        return self._facts.pages[row]

    def small(self, row: int, side: int) -> QImage | None:
        """The page within `side` x `side` pixels."""
        if row not in self._small:
            self._ask(row, side)
        elif (image := self._small[row]) is not None:
            self._small.move_to_end(row)
            return image
        return None

    def _ask(self, row: int, side: int) -> None:
        assert self._facts is not None
        self._small[row] = None
        document = self._facts.id
        self._drawing.ask(
            lambda: self._documents.picture(document, row + 1, side, side),
            partial(self._keep, row),
            partial(self._give_up, row),
        )

    def _keep(self, row: int, picture: Picture) -> None:
        self._small[row] = image_of(picture)
        while len(self._small) > _KEPT:
            self._small.popitem(last=False)
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def _give_up(self, row: int, error: FaxError) -> None:
        pass  # an empty page stays; the large one says why


class _SmallPage(QStyledItemDelegate):
    def __init__(self, view: Thumbnails) -> None:
        super().__init__(view)
        self._pages = view.pages

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        side = theme.current().size(_SIDE)
        height = self._fit(index.row(), side).height()
        return QSize(side + 2 * theme.M, height + theme.current().size(20) + theme.S)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        side = theme.current().size(_SIDE)
        size = self._fit(index.row(), side)
        page = QRect(rect.x() + (rect.width() - size.width()) // 2, rect.y() + theme.XS, size.width(), size.height())
        painter.save()
        painter.fillRect(page, QColor("white"))
        ratio = painter.device().devicePixelRatioF()
        image = self._pages.small(index.row(), round(side * ratio))
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, image)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        pen = QPen(theme.current().colour("accent" if chosen else "line"), (3 if focused else 2) if chosen else 1)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(page.adjusted(-1, -1, 0, 0) if chosen else page)
        painter.setPen(theme.current().colour("accent" if chosen else "secondary"))
        painter.setFont(theme.current().font(12, strong=chosen))
        number = QRect(rect.x(), page.bottom() + 2, rect.width(), theme.current().size(18))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, f"{index.row() + 1:,}")
        painter.restore()

    def _fit(self, row: int, side: int) -> QSize:
        size = self._pages.size(row)
        scale = side / max(size.width_pt, size.height_pt, 1)
        return QSize(max(8, round(size.width_pt * scale)), max(8, round(size.height_pt * scale)))
