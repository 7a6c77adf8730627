"""A line to search with: a glass, what it searches, a button that clears it; Escape does as well."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QLineEdit, QToolButton

from app.core.language import tr
from app.ui import icons, theme


class SearchField(QLineEdit):
    def __init__(self, words: str) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        for button, name in zip(self.findChildren(QToolButton), (tr("Clear the search"), tr("Search")), strict=True):
            button.setAccessibleName(name)
        self._draw_glass()
        clear = QShortcut(Qt.Key.Key_Escape, self, context=Qt.ShortcutContext.WidgetShortcut)
        clear.activated.connect(self.clear)
        theme.current().changed.connect(self._draw_glass)

    def _draw_glass(self) -> None:
        self._glass.setIcon(icons.icon("search", "secondary"))
