"""Finds settings by their words: only the cards that hold all of what was typed are shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QToolButton, QWidget

from app.core.language import tr
from app.ui import icons, theme
from app.ui.widgets import label

ALSO = "also"  # a card's property: words that people look for and that are not on it


class Search(QLineEdit):
    """`nothing` says that no card is left."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Search settings"))
        self.setAccessibleName(tr("Search settings"))
        self.setClearButtonEnabled(True)
        self.nothing = label(tr("No setting has these words."), tone="secondary")
        self.nothing.hide()
        self._cards: Sequence[QWidget] = ()
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        for button, name in zip(self.findChildren(QToolButton), (tr("Clear the search"), tr("Search")), strict=True):
            button.setAccessibleName(name)
        self._draw_glass()
        self.textChanged.connect(self._filter)
        clear = QShortcut(Qt.Key.Key_Escape, self, context=Qt.ShortcutContext.WidgetShortcut)
        clear.activated.connect(self.clear)
        theme.current().changed.connect(self._draw_glass)

    def search_in(self, cards: Sequence[QWidget]) -> None:
        self._cards = cards

    def _draw_glass(self) -> None:
        self._glass.setIcon(icons.icon("search", "secondary"))

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        found = False
        for card in self._cards:
            words = _words_of(card)
            fits = all(word in words for word in wanted)
            card.setVisible(fits)
            found = found or fits
        self.nothing.setVisible(not found)


def _words_of(card: QWidget) -> str:
    """All that can be read on it or is said of it, choices included, and what else people call it."""
    said = [each.text() for each in card.findChildren(QLabel)]
    said += [each.text() for each in card.findChildren(QAbstractButton)]
    said += [each.accessibleName() for each in card.findChildren(QWidget)]
    said += [each.placeholderText() for each in card.findChildren(QLineEdit)]
    said += [each.itemText(index) for each in card.findChildren(QComboBox) for index in range(each.count())]
    said.append(str(card.property(ALSO) or ""))
    return " ".join(said).replace("&", "").casefold()
