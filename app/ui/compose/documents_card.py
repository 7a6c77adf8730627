"""The documents of the fax in their order, how many pages that makes, and how to take more."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.core.language import plural, tr
from app.ui import theme
from app.ui.announcing import announce
from app.ui.buttons import IconButton, link_button, secondary_button
from app.ui.compose.document_row import DocumentRow
from app.ui.compose.elsewhere_list import ElsewhereList
from app.ui.compose.packet import Contents
from app.ui.flow import Flow
from app.ui.tab_order import tab_after
from app.ui.widgets import Card, StateIcon, label, row, section_title


class DocumentsCard(Card):
    """Documents are named by their keys."""

    add_wanted = Signal()
    web_wanted = Signal()
    stored_wanted = Signal()
    undo_wanted = Signal()
    remove_wanted = Signal(int)
    unlock_wanted = Signal(int, str)
    pages_chosen = Signal(int, object)  # key, frozenset of page numbers
    turn_wanted = Signal(int)
    move_wanted = Signal(int, int)  # key, the place in the list it shall stand before

    def __init__(self) -> None:
        super().__init__()
        self.total = label(tone="secondary")
        self.column.addLayout(Flow(section_title(tr("Documents")), self.total, last_at_right=True))
        self.rows: dict[int, DocumentRow] = {}
        self._list = _List()
        self.elsewhere = ElsewhereList()
        self.column.addWidget(self._list)
        self.column.addWidget(self.elsewhere)
        self._notice_icon = StateIcon("triangle-alert", "attention")
        self._notice = label(tone="attention", wrap=True)
        notice = row(self._notice_icon, self._notice)
        notice.setStretch(1, 1)
        self.column.addLayout(notice)
        self.add = secondary_button(tr("&Add…"), self.add_wanted.emit, "plus")
        self.add.setToolTip(tr("Add a PDF or a picture (Ctrl+O), or drop it anywhere; Ctrl+V pastes"))
        self.undo = link_button(tr("Undo"), self.undo_wanted.emit)
        self.undo.setToolTip(tr("Take the last change back (Ctrl+Z)"))
        self.more = IconButton("chevron-down", tr("Add from elsewhere"), self._open_menu)
        self.more.setProperty("kind", "framed")
        self.column.addLayout(row(self.add, self.more, 1, self.undo, spacing=theme.XS))
        self.say("")
        self.show_contents(Contents())

    def show_contents(self, contents: Contents, *, later: int = 0, can_undo: bool = False) -> None:
        """`later`: pages that wait for the next fax."""
        files = contents.files
        keys = [part.key for part in files]
        if keys != list(self.rows):
            self._set_rows(keys)
        for number, part in enumerate(files):
            self.rows[part.key].show_part(part, contents, first=number == 0, last=number == len(files) - 1)
        self._list.setVisible(bool(files))
        self.undo.setVisible(can_undo)
        self.total.setText("" if self.elsewhere.remove else _total_words(contents, later))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Files…"), self.add_wanted.emit)
        menu.addAction(tr("Web address…"), self.web_wanted.emit)
        menu.addAction(tr("Stored at Telnyx…"), self.stored_wanted.emit)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def ask_password(self, document: int | None) -> None:
        """Of this document, or of the first that is locked."""
        locked = [row for row in self.rows.values() if row.is_locked]
        wanted = [row for row in locked if row.document == document] or locked
        if wanted:
            wanted[0].lock.edit.setFocus()

    @property
    def notice(self) -> str:
        return self._notice.text()

    def say(self, words: str) -> None:
        """What a person should know about the documents; "" takes it back."""
        self._notice.setText(words)
        self._notice.setVisible(bool(words))
        self._notice_icon.setVisible(bool(words))
        announce(self._notice, words)

    def _set_rows(self, keys: list[int]) -> None:
        for key in set(self.rows) - set(keys):
            old = self.rows.pop(key)
            old.hide()
            old.deleteLater()
        self.rows = {key: self.rows.get(key) or self._new_row(key) for key in keys}
        self._list.arrange(list(self.rows.values()))
        tab_after(self._list, *self.rows.values())

    def _new_row(self, key: int) -> DocumentRow:
        made = DocumentRow()
        made.remove_wanted.connect(partial(self.remove_wanted.emit, key))
        made.unlock_wanted.connect(partial(self.unlock_wanted.emit, key))
        made.pages_chosen.connect(partial(self.pages_chosen.emit, key))
        made.turn_wanted.connect(partial(self.turn_wanted.emit, key))
        made.move_wanted.connect(partial(self._move_by, key))
        made.dragged.connect(self._list.show_gap)
        made.dropped.connect(partial(self._drop, key))
        return made

    def _move_by(self, key: int, by: int) -> None:
        at = list(self.rows).index(key)
        self.move_wanted.emit(key, at + by if by < 0 else at + by + 1)
        self.rows[key].setFocus()

    def _drop(self, key: int, at: QPoint) -> None:
        self.move_wanted.emit(key, self._list.place_at(at))
        self._list.hide_gap()


class _List(QWidget):
    """Rows one under the other, with a line where one that is dragged would stand."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[DocumentRow] = []
        self._gap: int | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.S)

    def arrange(self, rows: list[DocumentRow]) -> None:
        while self._column.takeAt(0):
            pass
        self._rows = rows
        for each in rows:
            self._column.addWidget(each)
            each.show()

    def place_at(self, at: QPoint) -> int:
        """The place in the list that a row dropped here stands before. `at`: on the screen."""
        y = self.mapFromGlobal(at).y()
        return sum(y > each.geometry().center().y() for each in self._rows)

    def show_gap(self, at: QPoint) -> None:
        self._gap = self.place_at(at)
        self.update()

    def hide_gap(self) -> None:
        self._gap = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._gap is None or not self._rows:
            return
        last = self._gap >= len(self._rows)
        rect = self._rows[-1 if last else self._gap].geometry()
        y = rect.bottom() + 1 if last else max(1, rect.top() - theme.XS)
        painter = QPainter(self)
        painter.setPen(QPen(theme.current().colour("accent"), 3))
        painter.drawLine(0, y, self.width(), y)
        painter.end()


def _total_words(contents: Contents, later: int) -> str:
    """ "4 documents · 12 pages"."""
    if not contents.files:
        return tr("Drop files anywhere")
    said = [plural("{count} documents", "{count} document", len(contents.files))] if len(contents.files) > 1 else []
    if contents.pages:
        said.append(plural("{count} pages", "{count} page", contents.total))
    if later:
        said.append(tr("{later:,} for the next fax", later=later))
    return " · ".join(said)
