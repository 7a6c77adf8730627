"""One page, as large as fits or at a zoom; drawn anew at the size in which it is seen."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from app.core.document import DocumentFacts, PageSize, Picture
from app.core.errors import FaxError
from app.ui import theme
from app.ui.background import Background
from app.ui.compose.page_image import image_of
from app.ui.services import Documents

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_PIXELS_PER_POINT = 96 / 72  # at 100 %
_LONGEST_SIDE = 4000  # of a drawn page, in device pixels
_SETTLE_MS = 60  # a window being dragged larger is drawn once, at the end


class PageView(QAbstractScrollArea):
    page_wanted = Signal(int)  # by the keyboard: how many pages on (-1: back)
    zoomed = Signal()

    def __init__(self, documents: Documents) -> None:
        super().__init__()
        self._documents = documents
        self._drawing = Background("page", self)
        self._facts: DocumentFacts | None = None
        self._page = 1
        self._zoom: float | None = None  # None: as large as fits
        self.image: QImage | None = None
        self.trouble = ""
        self._dragged_from: QPoint | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 120)

    def show_document(self, facts: DocumentFacts | None) -> None:
        self._facts = facts
        self._zoom = None
        self._drawing.drop()
        self.show_page(1)

    def show_page(self, page: int) -> None:
        self._page = page
        self.image, self.trouble = None, ""
        self.verticalScrollBar().setValue(0)
        total = len(self._facts.pages) if self._facts else 0
        self.setAccessibleName(f"Page {page} of {total}" if total else "No page")
        self._lay_out()
        self._draw()

    @property
    def is_settling(self) -> bool:
        return self._settle.isActive()

    @property
    def zoom(self) -> float:
        """1.0: as large as on paper."""
        return self._fitting() if self._zoom is None else self._zoom

    @property
    def fits(self) -> bool:
        return self._zoom is None

    def fit(self) -> None:
        self._zoom_to(None)

    def zoom_in(self) -> None:
        self._zoom_to(next((step for step in ZOOMS if step > self.zoom * 1.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        self._zoom_to(next((step for step in reversed(ZOOMS) if step < self.zoom * 0.99), ZOOMS[0]))

    def _zoom_to(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._lay_out()
        self._settle.start()
        self.zoomed.emit()

    # geometry, in device-independent pixels

    def _paper(self) -> PageSize:
        assert self._facts is not None
        return self._facts.pages[self._page - 1]

    def _fitting(self) -> float:
        if self._facts is None:
            return 1.0
        paper, room = self._paper(), self.viewport().size()
        across = max(1, room.width() - 2 * theme.L) / (max(1.0, paper.width_pt) * _PIXELS_PER_POINT)
        down = max(1, room.height() - 2 * theme.L) / (max(1.0, paper.height_pt) * _PIXELS_PER_POINT)
        return min(across, down, 4.0)

    def _size(self) -> QSize:
        paper, scale = self._paper(), self.zoom * _PIXELS_PER_POINT
        return QSize(max(1, round(paper.width_pt * scale)), max(1, round(paper.height_pt * scale)))

    def _lay_out(self) -> None:
        room = self.viewport().size()
        size = QSize(0, 0) if self._facts is None or self.fits else self._size() + QSize(2 * theme.L, 2 * theme.L)
        for bar, needed, given in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(0, needed - given))
            bar.setPageStep(given)
            bar.setSingleStep(40)
        self.viewport().update()

    def _place(self) -> QRect:
        size, room = self._size(), self.viewport().size()
        x = (room.width() - size.width()) // 2 if size.width() + 2 * theme.L <= room.width() else theme.L
        y = (room.height() - size.height()) // 2 if size.height() + 2 * theme.L <= room.height() else theme.L
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QRect(QPoint(x, y) - scrolled, size)

    # drawing

    def _draw(self) -> None:
        if self._facts is None or not self.isVisible():
            return
        document, page = self._facts.id, self._page
        size = self._size() * self.devicePixelRatioF()
        width, height = min(size.width(), _LONGEST_SIDE), min(size.height(), _LONGEST_SIDE)
        self._drawing.ask(
            lambda: self._documents.picture(document, page, width, height),
            self._drawn,
            self._not_drawn,
            key="page",
        )

    def _drawn(self, picture: Picture) -> None:
        self.image = image_of(picture)
        self.viewport().update()

    def _not_drawn(self, error: FaxError) -> None:
        self.trouble = "This page cannot be shown."
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._facts is None:
            return
        painter = QPainter(self.viewport())
        place = self._place()
        painter.fillRect(place, QColor("white"))
        if self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self.image)
        else:
            painter.setPen(QColor("#5f6872"))  # on the white page, light and dark alike
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.trouble or f"Page {self._page}")
        painter.setPen(theme.current().colour("line"))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(theme.current().colour("accent"))
            painter.drawRect(place.adjusted(-3, -3, 2, 2))
        painter.end()

    # the person's hands

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self.fits:
            self._settle.start()
            self.zoomed.emit()

    def showEvent(self, event: object) -> None:
        self._draw()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            elif event.angleDelta().y() < 0:
                self.zoom_out()
            event.accept()
            return
        bar = self.verticalScrollBar()
        if bar.maximum() == 0 and event.angleDelta().y():
            self.page_wanted.emit(-1 if event.angleDelta().y() > 0 else 1)
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Right:
                self.page_wanted.emit(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Left:
                self.page_wanted.emit(-1)
            case Qt.Key.Key_Home:
                self.page_wanted.emit(-len(self._facts.pages) if self._facts else 0)
            case Qt.Key.Key_End:
                self.page_wanted.emit(len(self._facts.pages) if self._facts else 0)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is None:
            return
        now = event.position().toPoint()
        for bar, by in (
            (self.horizontalScrollBar(), now.x() - self._dragged_from.x()),
            (self.verticalScrollBar(), now.y() - self._dragged_from.y()),
        ):
            bar.setValue(bar.value() - by)
        self._dragged_from = now

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = None
