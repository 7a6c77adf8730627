"""The small widgets that every screen is made of. Text of others (file names, server answers) is always plain text."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from app.core.sentence import plain
from app.ui import icons, theme
from app.ui.announcing import announce

_Box = TypeVar("_Box", bound=QBoxLayout)
COLUMN = 640  # the width of a page that is one column of cards, at the normal text size
_TITLE_BAR = 32


def visible(text: str) -> str:
    """Foreign text for one line: line breaks, direction marks and other hidden characters become visible escapes."""
    return plain(text.replace("\r", r"\r").replace("\n", r"\n").replace("\t", r"\t"))


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Sets a property the style sheet selects by, and has the widget styled anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def label(text: str = "", *, kind: str = "", tone: str = "", wrap: bool = False) -> QLabel:
    """A plain text label. `kind`: title, strong, small. `tone`: secondary, ok, attention, error, accent."""
    answer = QLabel(text)
    answer.setTextFormat(Qt.TextFormat.PlainText)
    answer.setProperty("kind", kind)
    answer.setProperty("tone", tone)
    answer.setWordWrap(wrap)
    _align(answer)
    return answer


def _align(text: QLabel) -> None:
    """Words that run the other way than the window, as names of others may, begin at the same side as all others."""
    if QGuiApplication.isRightToLeft():
        text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


def section_title(text: str, buddy: QWidget | None = None) -> QLabel:
    """The heading of a card or field; with a buddy, "&" marks its mnemonic."""
    answer = label(text, kind="strong")
    if buddy is not None:
        answer.setBuddy(buddy)
    return answer


class ElidedLabel(QLabel):
    """One line that is cut in the middle where there is no room; the full text shows on hover."""

    def __init__(self, text: str = "", *, kind: str = "", tone: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        _align(self)
        self._full = ""
        self.set_full_text(text)

    def set_full_text(self, text: str) -> None:
        """Foreign text is welcome: hidden characters are escaped."""
        self._full = visible(text)
        self._fit()
        self.updateGeometry()

    @property
    def full_text(self) -> str:
        return self._full

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + 2, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        width = min(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * 10)
        return QSize(width, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
            self.updateGeometry()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideMiddle, self.width())
        if shown != self.text():
            self.setText(shown)
        # A tool tip guesses whether it is HTML; this one never is.
        cut = shown != self._full
        self.setToolTip(f"<span>{_escaped(self._full)}</span>" if cut else "")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class StateIcon(QWidget):
    """An icon in the colour of a role. It only repeats what the word beside it says."""

    def __init__(self, name: str, role: str, side: int = 16) -> None:
        super().__init__()
        self._name, self._role, self._side = name, role, theme.current().size(side)
        self.setFixedSize(self._side, self._side)
        theme.current().changed.connect(self.update)

    def show_state(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, icons.pixmap(self._name, self._role, self._side, self.devicePixelRatioF()))
        painter.end()


class Card(QFrame):
    """A white box with a column; `column` takes the contents."""

    def __init__(self, *, kind: str = "card", spacing: int = theme.S, margin: int = theme.L) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(spacing)


class Banner(QFrame):
    """A coloured box inside a card: icon, bold first line, words, below them `buttons`. `row` takes what shall stand
    at its end instead. `tone`: "", attention, error."""

    def __init__(self, tone: str = "attention", icon_name: str = "triangle-alert") -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        self.setProperty("tone", tone)
        self.title = label(kind="strong", wrap=True)
        self.words = label(wrap=True)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.S)
        below = QWidget()  # an empty layout would forbid the text above it any width
        below.setLayout(self.buttons)
        self.buttons.setContentsMargins(0, 0, 0, 0)
        text = column(self.title, self.words, below, spacing=theme.XS)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        self.row.setSpacing(theme.S)
        self._icon = StateIcon(icon_name, tone or "accent", 18)
        self.row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addLayout(text, 1)

    def say(self, title: str, words: str = "") -> None:
        if (title, words) != (self.title.text(), self.words.text()):
            announce(self, f"{title} {words}", at_once=True)
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))


class Combo(QComboBox):
    """A combo box with our arrow; its entries are foreign text as well. The wheel scrolls the page, not the choice."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setItemDelegate(QStyledItemDelegate(self))  # the own one of a combo does not follow the style sheet
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        room = place.width() - theme.S
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        side = theme.current().size(16)
        role = "secondary" if self.isEnabled() else "line"
        arrow = icons.pixmap("chevron-down", role, side, self.devicePixelRatioF())
        x = 10 if self.isRightToLeft() else self.width() - side - 10
        painter.drawPixmap(x, (self.height() - side) // 2, arrow)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def setAccessibleName(self, name: str) -> None:
        """On Linux Qt gives a screen reader the chosen entry instead."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)


def line() -> QFrame:
    answer = QFrame()
    answer.setProperty("kind", "line")
    return answer


def row(*parts: QWidget | QLayout | int, spacing: int = theme.S) -> QHBoxLayout:
    """Side by side. A number is a stretch."""
    return _filled(QHBoxLayout(), parts, spacing)


def column(*parts: QWidget | QLayout | int, spacing: int = theme.S) -> QVBoxLayout:
    """One under the other. A number is a stretch."""
    return _filled(QVBoxLayout(), parts, spacing)


def _filled(layout: _Box, parts: tuple[QWidget | QLayout | int, ...], spacing: int) -> _Box:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout


def on_screen(window: QWidget, width: int, height: int) -> QSize:
    """The size in pixels of a window that has this one at the normal text size: it grows with the text as long as it
    has room on the screen, with its title."""
    grown = QSize(theme.current().size(width), theme.current().size(height))
    return grown.boundedTo(window.screen().availableSize() - QSize(0, theme.current().size(_TITLE_BAR)))


def scrolled(content: QWidget) -> QScrollArea:
    """Content that scrolls up and down where there is no room, on the colour behind it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus of what is in it
    content.setObjectName("scrolled")
    area.viewport().setAutoFillBackground(False)
    area.setWidget(content)
    return area


def centred(parts: QVBoxLayout, top: int) -> QScrollArea:
    """A page's one column in the middle, which scrolls; its parts say how wide they may become. `top`: the space above
    it."""
    content = QWidget()
    sides = QHBoxLayout(content)
    sides.setContentsMargins(theme.L, top, theme.L, theme.L)
    sides.addStretch(1)
    sides.addLayout(parts, 100)
    sides.addStretch(1)
    return scrolled(content)
