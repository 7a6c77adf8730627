"""Buttons of every kind that there is."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from app.ui import icons, theme

_GAP = 10  # between a button's icon (24 wide) and its text


class IconButton(QToolButton):
    """An icon alone; `name` is its tool tip and what a screen reader says."""

    def __init__(self, icon_name: str, name: str, on_click: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        side = theme.current().size(18)
        self.setIconSize(QSize(side, side))
        self._tint()
        theme.current().changed.connect(self._tint)
        if on_click:
            self.clicked.connect(lambda: on_click())  # without the signal's bool

    def _tint(self) -> None:
        self.setIcon(icons.icon(self._icon_name, "secondary", "line"))


class Button(QPushButton):
    """Made by the functions below."""

    def __init__(self, text: str, kind: str, icon_name: str, on_click: Callable[[], object] | None) -> None:
        super().__init__(text)
        self._kind, self._icon_name = kind, icon_name
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if icon_name:
            side = theme.current().size(16)
            self.setIconSize(QSize(side + side * _GAP // 24, side))
            self._tint()
            theme.current().changed.connect(self._tint)
        if on_click:
            self.clicked.connect(lambda: on_click())  # without the signal's bool

    def _tint(self) -> None:
        role = {"primary": "on_accent", "danger": "error", "link": "accent"}.get(self._kind, "text")
        self.setIcon(icons.icon(self._icon_name, role, gap=_GAP))

    def sizeHint(self) -> QSize:
        """A tab has room for its bold text before it is chosen, so that nothing moves or is cut when it is."""
        hint = super().sizeHint()
        if self._kind == "tab":
            bold = QFontMetrics(theme.current().font(strong=True)).horizontalAdvance(self.text())
            hint.setWidth(max(hint.width(), bold + 2 * (14 + 2) + 2))
        return hint


def primary_button(text: str, on_click: Callable[[], object] | None = None, icon_name: str = "") -> Button:
    """The one main button of a screen: it says what it will do."""
    return Button(text, "primary", icon_name, on_click)


def secondary_button(text: str, on_click: Callable[[], object] | None = None, icon_name: str = "") -> Button:
    return Button(text, "secondary", icon_name, on_click)


def danger_button(text: str, on_click: Callable[[], object] | None = None, icon_name: str = "") -> Button:
    """Its label says the danger; never the default button."""
    return Button(text, "danger", icon_name, on_click)


def link_button(text: str, on_click: Callable[[], object] | None = None) -> Button:
    answer = Button(text, "link", "", on_click)
    answer.setCursor(Qt.CursorShape.PointingHandCursor)
    answer.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return answer
