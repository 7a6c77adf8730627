"""The picture at the left of the last sheet: how far the fax is made, then its first page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from app.core.document import Picture
from app.core.language import tr
from app.ui import theme
from app.ui.background import Background
from app.ui.compose.page_image import image_of
from app.ui.services import Documents
from app.ui.widgets import column, label

_BOX = QSize(240, 312)  # the page fits into it


class FirstPage(QFrame):
    def __init__(self, documents: Documents) -> None:
        super().__init__()
        self.setProperty("kind", "desk")
        self._documents = documents
        self._background = Background("first-page", self)
        self._page = QLabel()
        self._page.setAccessibleName(tr("First page"))
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page.setWordWrap(True)
        self._making = label(tr("Preparing…"), tone="secondary", wrap=True)
        self._making.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Pages prepared"))
        making = QWidget()
        lines = column(1, self._making, self._bar, 1, spacing=theme.M)
        lines.setContentsMargins(theme.L, 0, theme.L, 0)
        making.setLayout(lines)
        self._place = QStackedWidget()
        self._place.addWidget(making)
        self._place.addWidget(self._page)
        self._place.setFixedSize(_BOX)
        QVBoxLayout(self).addWidget(self._place)

    @property
    def preparing(self) -> str:
        """What is said while it is made."""
        return self._making.text() if self._place.currentWidget() is not self._page else ""

    def show_progress(self, done: int, total: int) -> None:
        words = (
            tr("Preparing page {done:,} of {total:,}", done=done, total=total)
            if done < total
            else tr("Counting the pages again…")
        )
        self._making.setText(words)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def show_not_made(self) -> None:
        self._making.setText(tr("It could not be prepared."))
        self._bar.hide()

    def show_elsewhere(self) -> None:
        """The document is not here."""
        self._page.setText(tr("Not shown here: only Telnyx sees it"))
        self._place.setCurrentWidget(self._page)

    def show_document(self, document: int) -> None:
        """Its first page, as soon as it is drawn."""
        self._place.setCurrentWidget(self._page)
        size = _BOX * self.devicePixelRatioF()
        width, height = size.width(), size.height()
        self._background.ask(
            lambda: self._documents.picture(document, 1, width, height),
            self._show_picture,
            lambda _: self._page.setText(tr("Page 1")),
        )

    def _show_picture(self, picture: Picture) -> None:
        pixmap = QPixmap.fromImage(image_of(picture))
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._page.setPixmap(pixmap)
