"""One document of the fax in its list: what it is, how far it is checked, which of its pages go."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QMenu, QWidget

from app.core.document import Content, DocumentClass
from app.core.language import plural, tr
from app.core.wording import byte_size
from app.ui import theme
from app.ui.announcing import announce
from app.ui.buttons import IconButton, secondary_button
from app.ui.compose.packet import Contents, Part
from app.ui.compose.page_range import NotARange, pages_of, range_words
from app.ui.widgets import ElidedLabel, StateIcon, column, label, row, set_property


class DocumentRow(QFrame):
    """Moves by dragging, by its menu, or with Alt and an arrow key."""

    remove_wanted = Signal()
    unlock_wanted = Signal(str)
    pages_chosen = Signal(object)  # frozenset of page numbers
    turn_wanted = Signal()  # all of its pages
    move_wanted = Signal(int)  # places down the list (-1: up)
    dragged = Signal(QPoint)  # where the pointer is, on the screen
    dropped = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "item")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._part: Part | None = None
        self._pages: tuple[int, ...] = ()
        self._pressed: QPoint | None = None
        self._dragging = False
        self._icon = StateIcon("file-text", "secondary", 18)
        self.name = ElidedLabel(kind="strong")
        self.facts = label(kind="small", tone="secondary", wrap=True)
        self.menu_button = IconButton("ellipsis-vertical", tr("What to do with this document"), self._show_menu)
        self.remove = IconButton("x", tr("Remove the document"), self.remove_wanted.emit)
        words = column(self.name, self.facts, spacing=0)
        line = row(self._icon, words, self.menu_button, self.remove, spacing=theme.XS)
        line.setStretch(1, 1)
        line.insertSpacing(1, theme.XS)
        self.lock = _PasswordLine()
        self.lock.entered.connect(self.unlock_wanted)
        self.range = _RangeLine()
        self.range.chosen.connect(self._choose_pages)
        self.range.hide()
        rows = column(line, self.lock, self.range, spacing=theme.XS)
        rows.setContentsMargins(theme.M, theme.XS, theme.XS, theme.XS)
        self.setLayout(rows)

    def show_part(self, part: Part, contents: Contents, *, first: bool, last: bool) -> None:
        self._part = part
        self._first, self._last = first, last
        chosen = [choice for choice in contents.included if choice.document == part.document]
        self._pages = tuple(choice.page for choice in chosen)
        self.name.set_full_text(part.name)
        words = _words(part, len(chosen))
        self.facts.setText(words)
        icon, role, tone = _state(part)
        self._icon.show_state(icon, role)
        set_property(self.facts, "tone", tone)
        self.setAccessibleName(f"{part.name}, {words}")
        self.remove.setAccessibleName(tr("Remove {name}", name=part.name))
        self.lock.setVisible(part.is_locked)
        self.lock.show_state(busy=part.unlocking, wrong=part.wrong_password)
        self.menu_button.setVisible(part.is_open)
        if not part.is_open:
            self.range.hide()
        elif self.range.isVisible():
            self.range.show_pages(len(part.facts.pages) if part.facts else 0, self._pages)

    @property
    def document(self) -> int | None:
        return self._part.document if self._part else None

    @property
    def is_locked(self) -> bool:
        return self._part is not None and self._part.is_locked

    def menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act, possible in (
            (tr("&Pages…"), self.choose_pages, True),
            (tr("&Turn all pages"), self.turn_wanted.emit, True),
            (tr("Move &up"), partial(self.move_wanted.emit, -1), not self._first),
            (tr("Move &down"), partial(self.move_wanted.emit, 1), not self._last),
        ):
            action = QAction(words, menu)
            action.setEnabled(possible)
            action.triggered.connect(lambda _, act=act: act())
            menu.addAction(action)
        return menu

    def choose_pages(self) -> None:
        assert self._part is not None
        self.range.show_pages(len(self._part.facts.pages) if self._part.facts else 0, self._pages)
        self.range.show()
        self.range.edit.setFocus()
        self.range.edit.selectAll()

    def _choose_pages(self, pages: frozenset[int]) -> None:
        self.setFocus()
        self.pages_chosen.emit(pages)

    def _show_menu(self) -> None:
        self.menu().popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    # keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.remove_wanted.emit()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if self._pressed is None:
            return
        if self._dragging or (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.dropped.emit(event.globalPosition().toPoint())
        self._pressed, self._dragging = None, False
        self.unsetCursor()


class _PasswordLine(QWidget):
    """The password is gone from the field as soon as it is handed on."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.words = label(tr("This file is locked with a password."), wrap=True)
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setPlaceholderText(tr("Password"))
        self.edit.setAccessibleName(tr("Password of the file"))
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.edit.returnPressed.connect(self._enter)
        self.button = secondary_button(tr("Unlock"), self._enter)
        field = row(self.edit, self.button)
        field.setStretch(0, 1)
        lines = column(self.words, field, spacing=theme.XS)
        lines.setContentsMargins(0, 0, theme.XS, theme.XS)
        self.setLayout(lines)

    def show_state(self, *, busy: bool, wrong: bool) -> None:
        self.edit.setEnabled(not busy)
        self.button.setEnabled(not busy)
        said = tr("Trying the password…") if busy else tr("This file is locked with a password.")
        if wrong:
            said = tr("That password does not open it. Try again.")
            announce(self.words, said, at_once=True)
        self.words.setText(said)
        set_property(self.words, "tone", "error" if wrong else "")
        set_property(self.edit, "tone", "error" if wrong else "")
        if wrong and not self.edit.hasFocus() and self.isVisible():
            self.edit.setFocus()

    def _enter(self) -> None:
        password = self.edit.text()
        self.edit.clear()
        if password:
            self.entered.emit(password)


class _RangeLine(QWidget):
    chosen = Signal(object)  # frozenset of page numbers

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.edit = QLineEdit()
        self.edit.setAccessibleName(tr("Pages to send"))
        self.edit.setPlaceholderText(tr("All, or 1-3, 5"))
        self.edit.returnPressed.connect(self._enter)
        self.words = label(tone="error", wrap=True)
        self.words.hide()
        self.button = secondary_button(tr("Set"), self._enter)
        title = label(tr("Pages"), tone="secondary")
        field = row(title, self.edit, self.button)
        field.setStretch(1, 1)
        lines = column(field, self.words, spacing=theme.XS)
        lines.setContentsMargins(0, 0, theme.XS, theme.XS)
        self.setLayout(lines)

    def show_pages(self, count: int, pages: tuple[int, ...]) -> None:
        self._count = count
        if not self.edit.hasFocus():
            self.edit.setText("" if len(pages) == count else range_words(pages))
            self._complain("")

    def _enter(self) -> None:
        try:
            pages = pages_of(self.edit.text(), self._count)
        except NotARange as error:
            self._complain(str(error))
            return
        self._complain("")
        self.hide()
        self.chosen.emit(pages)

    def _complain(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))
        announce(self.words, words, at_once=True)
        set_property(self.edit, "tone", "error" if words else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


def _words(part: Part, chosen: int) -> str:
    facts = part.facts
    if part.error is not None:
        return tr("cannot be read")
    if facts is None:
        return tr("opening…")
    if part.is_locked:
        return tr("locked · {size}", size=byte_size(facts.size))
    if not part.is_open:
        return tr("cannot be sent · {size}", size=byte_size(facts.size))
    count = len(facts.pages)
    pages = plural("{count} pages", "{count} page", count)
    if chosen != count:
        pages = plural("{chosen:,} of {count} pages", "{chosen:,} of {count} page", count, chosen=chosen)
    return f"{pages} · {byte_size(facts.size)}"


def _state(part: Part) -> tuple[str, str, str]:
    """Icon, its role, and the tone of the words."""
    facts, verdict = part.facts, part.verdict
    if part.error is not None or (facts is not None and not part.is_open and not part.is_locked):
        return "file-x", "error", "error"
    if part.is_locked:
        return "lock", "attention", "attention"
    if verdict and verdict.document_class in (DocumentClass.E, DocumentClass.F):
        return "file-x", "error", "error"
    if verdict and verdict.document_class in (DocumentClass.B, DocumentClass.C):
        return "triangle-alert", "attention", "secondary"
    return "image" if facts and facts.content is Content.PICTURE else "file-text", "secondary", "secondary"
