"""The document as pages: a line of tools, small pages at the left, one large page on the desk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.core.document import DocumentFacts
from app.ui import theme
from app.ui.compose.page_view import PageView
from app.ui.compose.thumbnails import Thumbnails
from app.ui.services import Documents
from app.ui.widgets import Button, IconButton, label, row


class Preview(QWidget):
    def __init__(self, documents: Documents) -> None:
        super().__init__()
        self._shown: DocumentFacts | None = None
        self._count = 0
        self._page = 1
        self.page_view = PageView(documents)
        self.page_view.page_wanted.connect(self._turn)
        self.page_view.zoomed.connect(self._show_tools)
        self.thumbnails = Thumbnails(documents)
        self.thumbnails.page_chosen.connect(self._show_page)
        self._previous = IconButton("chevron-left", "Previous page", lambda: self._turn(-1))
        self._next = IconButton("chevron-right", "Next page", lambda: self._turn(1))
        self._where = label(tone="secondary")
        self._smaller = IconButton("minus", "Smaller", self.page_view.zoom_out)
        self._larger = IconButton("plus", "Larger", self.page_view.zoom_in)
        self._scale = label(tone="secondary")
        self._scale.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scale.setMinimumWidth(theme.current().size(44))
        self._fit = Button("Fit", "tab", "", self.page_view.fit)
        self._fit.setCheckable(True)
        self._fit.setToolTip("The whole page")
        desk = QFrame()
        desk.setProperty("kind", "desk")
        pages = QHBoxLayout(desk)
        pages.setContentsMargins(theme.XS, theme.S, theme.XS, theme.S)
        pages.setSpacing(0)
        pages.addWidget(self.thumbnails)
        pages.addWidget(self.page_view, 1)
        tools = row(self._previous, self._where, self._next, spacing=theme.XS)
        tools.addStretch(1)
        for part in (self._smaller, self._scale, self._larger, self._fit):
            tools.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        layout.addLayout(tools)
        layout.addWidget(desk, 1)

    @property
    def where(self) -> str:
        return self._where.text()

    def shows(self, facts: DocumentFacts) -> bool:
        return self._shown is facts

    def show_document(self, facts: DocumentFacts | None) -> None:
        """A document with pages, or nothing."""
        self._shown = facts
        self._count = len(facts.pages) if facts else 0
        self._page = 1
        self.page_view.show_document(facts)
        self.thumbnails.show_document(facts)
        if facts:
            self.thumbnails.show_page(1)
        self._show_tools()

    def _turn(self, by: int) -> None:
        page = max(1, min(self._count, self._page + by))
        if page != self._page:
            self.thumbnails.show_page(page)

    def _show_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_view.show_page(page)
        self._show_tools()

    def _show_tools(self) -> None:
        self._where.setText(f"Page {self._page:,} of {self._count:,}")
        self._previous.setEnabled(self._page > 1)
        self._next.setEnabled(self._page < self._count)
        self._scale.setText(f"{self.page_view.zoom:.0%}")
        self._fit.setChecked(self.page_view.fits)
