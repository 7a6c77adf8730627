"""One page on the desk; drawn anew at the size in which it is seen."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from app.core.language import tr
from app.core.packet import DOTS_ACROSS
from app.ui import theme
from app.ui.compose.preview_pictures import PagePictures, Wanted
from app.ui.compose.preview_scale import ZOOMS, Scale
from app.ui.compose.preview_sheet import Sheet
from app.ui.compose.received_stamp import head_height, paint_stamp
from app.ui.services import Documents

_PIXELS_PER_POINT = 96 / 72  # at 100 %
_LONGEST_SIDE = 4000  # of a drawn page, in device pixels
_FARTHEST = 200_000  # pixels: a scroll bar counts no further than 2 to the 31st
_SETTLE_MS = 60  # a window being dragged larger is drawn once, at the end
_ALL = 1_000_000  # pages: as far as it goes


class PageView(QAbstractScrollArea):
    page_wanted = Signal(int)  # by keyboard or wheel: how many pages on (-1: back)
    resized = Signal()

    def __init__(self, documents: Documents, scale: Scale, name: str) -> None:
        super().__init__()
        self.scale = scale
        self.scale.changed.connect(self._rescale)
        self.pictures = PagePictures(documents, name, self)
        self.pictures.drawn.connect(self._drawn)
        self.pictures.refused.connect(self._not_drawn)
        self.sheet: Sheet | None = None
        self._nearest: tuple[Sheet, ...] = ()
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

    def show_sheet(self, sheet: Sheet | None, *nearest: Sheet) -> None:
        """`nearest` are those that will be wanted next. While the same page is drawn otherwise, it stays as it was."""
        before, self.sheet, self._nearest = self.sheet, sheet, nearest
        if sheet is None:
            self.pictures.forget()
        if not (before and sheet and before.drawing.same_page(sheet.drawing) and before.size == sheet.size):
            self.image = None
            self.verticalScrollBar().setValue(0)
        self.trouble = ""
        self.setAccessibleName(sheet.name if sheet else tr("No page"))
        self._lay_out()
        self._draw()

    @property
    def is_settling(self) -> bool:
        return self._settle.isActive()

    @property
    def zoom(self) -> float:
        """1.0: as large as on paper."""
        if self.scale.dots:
            return self._dots_zoom()
        return self._fitting(self.sheet) if self.scale.zoom is None else self.scale.zoom

    def zoom_in(self) -> None:
        self._zoom_to(next((step for step in self._steps() if step > self.zoom * 1.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        self._zoom_to(next((step for step in reversed(self._steps()) if step < self.zoom * 0.99), ZOOMS[0]))

    def _steps(self) -> list[float]:
        return sorted({*ZOOMS, self._dots_zoom()}) if self.sheet and self.sheet.drawing.raster else list(ZOOMS)

    def _zoom_to(self, zoom: float) -> None:
        if zoom == self._dots_zoom():
            self.scale.show_dots()
        else:
            self.scale.show_zoom(zoom)

    def _rescale(self) -> None:
        self._lay_out()
        self._settle.start()

    # geometry, in device-independent pixels

    def _dots_zoom(self) -> float:
        """At which the dots of one line are as many device pixels."""
        line_pt = self.sheet.line_pt if self.sheet else 1.0
        return DOTS_ACROSS / (line_pt * _PIXELS_PER_POINT * self.devicePixelRatioF())

    def _fitting(self, sheet: Sheet | None) -> float:
        if sheet is None:
            return 1.0
        room = self.viewport().size()
        across = max(1, room.width() - 2 * theme.L) / (max(1.0, sheet.size.width_pt) * _PIXELS_PER_POINT)
        height = room.height() - 2 * theme.L - self._head(sheet, across)
        down = max(1, height) / (max(1.0, sheet.size.height_pt) * _PIXELS_PER_POINT)
        return min(across, down, 4.0)

    def _head(self, sheet: Sheet, zoom: float) -> int:
        """What stands on the page's top."""
        return head_height(min(zoom, 4.0)) if sheet.stamp else 0

    def _size(self, sheet: Sheet) -> QSize:
        scale = (self._fitting(sheet) if self.scale.fits else self.zoom) * _PIXELS_PER_POINT
        scale = min(scale, _FARTHEST / max(sheet.size.width_pt, sheet.size.height_pt))
        return QSize(max(1, round(sheet.size.width_pt * scale)), max(1, round(sheet.size.height_pt * scale)))

    def _lay_out(self) -> None:
        room = self.viewport().size()
        size = QSize(0, 0)
        if self.sheet and not self.scale.fits:
            size = self._size(self.sheet) + QSize(2 * theme.L, 2 * theme.L + self._head(self.sheet, self.zoom))
        for bar, needed, given in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(0, needed - given))
            bar.setPageStep(given)
            bar.setSingleStep(40)
        self.viewport().update()

    def _place(self, sheet: Sheet) -> QRect:
        size, room, head = self._size(sheet), self.viewport().size(), self._head(sheet, self.zoom)
        x = max(theme.L, (room.width() - size.width()) // 2)
        y = max(theme.L + head, (room.height() - size.height()) // 2)
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QRect(QPoint(x, y) - scrolled, size)

    # drawing

    def _draw(self) -> None:
        if self.sheet is not None and self.isVisible():
            self.pictures.want(self._wanted(self.sheet), [self._wanted(sheet) for sheet in self._nearest])

    def _wanted(self, sheet: Sheet) -> Wanted:
        ratio = self.devicePixelRatioF()
        size = self._size(sheet).toSizeF() * ratio
        if self.scale.dots and sheet.drawing.raster:
            size = QSizeF(DOTS_ACROSS, DOTS_ACROSS * sheet.size.height_pt / sheet.size.width_pt)
        return Wanted(sheet.drawing, min(round(size.width()), _LONGEST_SIDE), min(round(size.height()), _LONGEST_SIDE))

    def _drawn(self, image: QImage) -> None:
        self.image, self.trouble = image, ""
        self.viewport().update()

    def _not_drawn(self) -> None:
        self.image, self.trouble = None, tr("This page cannot be shown.")
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.sheet is None:
            return
        painter = QPainter(self.viewport())
        place = self._place(self.sheet)
        painter.fillRect(place, QColor("white"))
        if self.image is not None:
            self._paint_image(painter, place, self.image)
        else:
            painter.setPen(QColor("#5f6872"))  # on the white page, light and dark alike
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.trouble or self.sheet.name)
        if self.sheet.stamp:
            paint_stamp(painter, place, self.sheet.stamp, self.zoom, self.viewport().rect())
        if self.sheet.left_out:
            self._paint_left_out(painter, place)
        painter.setPen(theme.current().colour("line"))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(theme.current().colour("accent"), 2))
            painter.drawRect(place.adjusted(-3, -3, 2, 2))
        painter.end()

    def _paint_image(self, painter: QPainter, place: QRect, image: QImage) -> None:
        ratio = self.devicePixelRatioF()
        drawn = QSizeF(image.size()) / ratio
        if abs(drawn.width() - place.width()) < 1 and abs(drawn.height() - place.height()) < 1:
            painter.drawImage(QRectF(place.topLeft(), drawn), image)  # pixel for pixel
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)

    def _paint_left_out(self, painter: QPainter, place: QRect) -> None:
        painter.fillRect(place, QColor(255, 255, 255, 190))
        painter.setFont(theme.current().font(16, strong=True))
        how, words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, tr("Left out: this page is not sent")
        room = place & self.viewport().rect()
        around = painter.boundingRect(room, how, words).adjusted(-theme.M, -theme.S, theme.M, theme.S)
        painter.fillRect(around, QColor("white"))
        painter.setPen(QColor("#1c2126"))
        painter.drawText(room, how, words)

    # the person's hands

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self.scale.fits:
            self._settle.start()
            self.resized.emit()

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
                self.page_wanted.emit(-_ALL)
            case Qt.Key.Key_End:
                self.page_wanted.emit(_ALL)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.scale.fit()
            case Qt.Key.Key_1:
                self.scale.show_dots()
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
