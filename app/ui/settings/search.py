"""Finds settings by their words: only the cards that hold all of what was typed are shown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from app.core.language import tr
from app.ui.search_field import SearchField
from app.ui.widgets import label

ALSO = "also"  # a card's property: words that people look for and that are not on it


class Search(SearchField):
    """`nothing` says that no card is left."""

    def __init__(self) -> None:
        super().__init__(tr("Search settings"))
        self.nothing = label(tr("No setting has these words."), tone="secondary")
        self.nothing.hide()
        self._cards: Sequence[QWidget] = ()
        self.textChanged.connect(self._filter)

    def search_in(self, cards: Sequence[QWidget]) -> None:
        self._cards = cards

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
