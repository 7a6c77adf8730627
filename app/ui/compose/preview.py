"""The pages of the fax: two lines of tools, small pages at the left, on the desk one page as it is, as it is received,
or both beside each other."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from app.core.language import tr
from app.ui import theme
from app.ui.compose import preview_sheet
from app.ui.compose.packet import Contents, look_key, place_of
from app.ui.compose.page_view import PageView
from app.ui.compose.preview_scale import Scale
from app.ui.compose.preview_tools import Form, PageTools, ViewTools
from app.ui.compose.thumbnails import Thumbnails
from app.ui.services import Documents
from app.ui.widgets import column, label

_DOTS_AN_INCH = 204  # 1728 over 215 mm
_SIMULATION = tr("Our simulation: what a fax machine is likely to print")
_UNKNOWN = tr(
    "Made on this computer, at {dots} dots an inch. Telnyx turns the document into a fax itself and does not publish "
    "which resolution each quality stands for; the paper and the toner of the receiving machine are not known either."
)


class Preview(QWidget):
    """Pages are named by their row, from 0, among all pages of the contents."""

    row_changed = Signal(int)
    tone_chosen = Signal(int, object)  # a row, Tone
    turn_wanted = Signal(int)  # a row: by 90 degrees clockwise
    left_out_wanted = Signal(int, bool)  # a row

    def __init__(self, documents: Documents, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.contents = Contents()
        self._sender = ""
        self.row = -1  # there is none
        self.scale = Scale(self)
        self.original = PageView(documents, self.scale, "page")
        self.received = PageView(documents, self.scale, "page-received")
        self.thumbnails = Thumbnails(documents)
        self.view_tools = ViewTools(self.scale)
        self.page_tools = PageTools()
        self._sides = QWidget(), QWidget()
        self._captions = [label(text, kind="small", tone="secondary") for text in (tr("Original"), tr("As received"))]
        self._words = label(_SIMULATION, kind="small", tone="secondary", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(self.view_tools, self.page_tools, self._desk(), spacing=theme.XS)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._connect()
        self._show_form(self.view_tools.form)

    def _desk(self) -> QFrame:
        desk = QFrame()
        desk.setProperty("kind", "desk")
        pages = QHBoxLayout(desk)
        pages.setContentsMargins(theme.XS, theme.S, theme.XS, theme.S)
        pages.setSpacing(0)
        self._column = QWidget()
        self._column.setLayout(column(self.thumbnails))
        pages.addWidget(self._column)
        both = QHBoxLayout()
        both.setSpacing(theme.XS)
        views = (self.original, self.received)
        for side, caption, view in zip(self._sides, self._captions, views, strict=True):
            caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
            side.setLayout(column(caption, view, spacing=0))
            both.addWidget(side, 1)
        seen = QVBoxLayout()
        seen.setSpacing(0)
        seen.addLayout(both, 1)
        seen.addWidget(self._words)
        pages.addLayout(seen, 1)
        return desk

    def _connect(self) -> None:
        self.thumbnails.page_chosen.connect(self._show_row)
        self.view_tools.form_chosen.connect(self._show_form)
        self.view_tools.smaller_wanted.connect(lambda: self.page_view.zoom_out())
        self.view_tools.larger_wanted.connect(lambda: self.page_view.zoom_in())
        self.page_tools.paged.connect(self._go)
        self.page_tools.turn_wanted.connect(lambda: self.turn_wanted.emit(self.row))
        self.page_tools.left_out_wanted.connect(lambda out: self.left_out_wanted.emit(self.row, out))
        self.page_tools.tone_chosen.connect(lambda tone: self.tone_chosen.emit(self.row, tone))
        for view, other in ((self.original, self.received), (self.received, self.original)):
            view.page_wanted.connect(self._go)
            view.resized.connect(self._show_zoom)
            _follow(view.horizontalScrollBar(), other.horizontalScrollBar())
            _follow(view.verticalScrollBar(), other.verticalScrollBar())
        self.scale.changed.connect(self._show_zoom)

    @property
    def form(self) -> Form:
        return self.view_tools.form

    @property
    def page_view(self) -> PageView:
        """The one that shows how large a page is seen."""
        return self.original if self.form is Form.ORIGINAL else self.received

    @property
    def where(self) -> str:
        return self.page_tools.where.text()

    def show_contents(self, contents: Contents, sender: str) -> None:
        """At every change of them: the page that was seen stays, and what is drawn already is not drawn again.
        `sender`: in E.164, for the sketched line at the top of a page."""
        before, self.contents, self._sender = self.contents, contents, sender
        if not before.pages:
            self.scale.fit()
        if contents.shown != before.shown:
            self._take_row(self._row_after(before))
            with QSignalBlocker(self.thumbnails):  # they keep their row, we our page
                self.thumbnails.show_pages(contents.shown)
                if contents.pages:
                    self.thumbnails.show_page(self.row)
        self._show()

    def show_page(self, row: int) -> None:
        self.thumbnails.show_page(row)

    def _row_after(self, before: Contents) -> int:
        """Where the page is now that was seen; where it has gone, what stands in its place. A cover page that has just
        come is what a person wants to see."""
        if any(page.cover for page in self.contents.shown) and not any(page.cover for page in before.shown):
            return 0
        places = [place_of(choice) for choice in self.contents.pages]
        seen = place_of(before.pages[self.row]) if before.pages else None
        return places.index(seen) if seen in places else min(len(places) - 1, max(0, self.row))

    def _go(self, by: int) -> None:
        row = max(0, min(len(self.contents.pages) - 1, self.row + by))
        if row != self.row:
            self.thumbnails.show_page(row)

    def _show_row(self, row: int) -> None:
        if row != self.row and 0 <= row < len(self.contents.pages):
            self._take_row(row)
            self._show()

    def _take_row(self, row: int) -> None:
        if row != self.row:
            self.row = row
            self.row_changed.emit(row)

    def _show_form(self, form: Form) -> None:
        original, received = self._sides
        original.setVisible(form is not Form.RECEIVED)
        received.setVisible(form is not Form.ORIGINAL)
        self._words.setVisible(form is not Form.ORIGINAL)
        self._column.setVisible(form is not Form.BOTH)  # two pages need the room
        for caption in self._captions:
            caption.setVisible(form is Form.BOTH)
        if form is Form.ORIGINAL and self.scale.dots:
            self.scale.fit()
        self._show()

    def _show(self) -> None:
        contents, row = self.contents, self.row
        if not contents.pages:
            self.original.show_sheet(None)
            self.received.show_sheet(None)
            return
        when = f"{self._now().astimezone():%d-%b-%Y %H:%M}".upper()
        rows = [each for each in (row, row + 1, row - 1) if 0 <= each < len(contents.pages)]
        self.original.show_sheet(*(preview_sheet.original(contents, each) for each in rows))
        self.received.show_sheet(*(preview_sheet.received(contents, each, when, self._sender) for each in rows))
        shown, raster = contents.shown[row], contents.raster
        look = contents.looks.get(look_key(shown.choice, raster))
        self.page_tools.show_page(preview_sheet.where(contents, row), shown, look)
        self.page_tools.show_way(row, len(contents.pages))
        self.page_tools.show_tones(self.form is not Form.ORIGINAL, raster.black_threshold)
        self._words.setToolTip(_UNKNOWN.format(dots=f"{_DOTS_AN_INCH} × {raster.lines.value}"))
        self._show_zoom()

    def _show_zoom(self) -> None:
        self.view_tools.show_zoom(self.page_view.zoom)


def _follow(bar: QScrollBar, other: QScrollBar) -> None:
    """`other` comes along as far in its range as `bar` is in its own."""

    def move(value: int) -> None:
        if not other.signalsBlocked() and bar.maximum():
            wanted = round(value / bar.maximum() * other.maximum())
            if abs(wanted - other.value()) > 1:  # less is rounding, and would come back
                other.setValue(wanted)

    bar.valueChanged.connect(move)
