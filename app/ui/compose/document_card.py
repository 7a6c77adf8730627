"""The document's card: its name, what is known of it, and how to take another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.core.document import Opening
from app.core.wording import byte_size, count_words
from app.ui import theme
from app.ui.compose.reading import Reading
from app.ui.widgets import (
    Card,
    ElidedLabel,
    IconButton,
    StateIcon,
    label,
    row,
    secondary_button,
    section_title,
)

ONE_DOCUMENT = "One document a fax for now: add a single PDF."


class DocumentCard(Card):
    add_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hint = label("Drop a PDF anywhere", tone="secondary")
        head = row(section_title("Document"), self._hint)
        head.insertStretch(1, 1)
        self.column.addLayout(head)
        self._item = QFrame()
        self._item.setProperty("kind", "item")
        self.name = ElidedLabel(kind="strong")
        self.facts = label(tone="secondary")
        self.remove = IconButton("x", "Remove the document", self.remove_wanted.emit)
        item = row(StateIcon("file-text", "secondary", 18), self.name, self.facts, self.remove)
        item.setStretch(1, 1)
        item.setContentsMargins(theme.M, theme.XS, theme.XS, theme.XS)
        self._item.setLayout(item)
        self.column.addWidget(self._item)
        self._notice_icon = StateIcon("triangle-alert", "attention")
        self._notice = label(tone="attention", wrap=True)
        notice = row(self._notice_icon, self._notice)
        notice.setStretch(1, 1)
        self.column.addLayout(notice)
        self.add = secondary_button("&Add…", self.add_wanted.emit, "plus")
        self.add.setToolTip("Choose a PDF (Ctrl+O)")
        add = row(self.add)
        add.addStretch(1)
        self.column.addLayout(add)
        self.say("")

    def show_reading(self, reading: Reading) -> None:
        self._item.setVisible(reading.path is not None)
        self.add.setText("Choose &another…" if reading.path else "&Add…")
        self._hint.setVisible(reading.path is None)
        if reading.path is None:
            return
        self.name.set_full_text(reading.name)
        facts = reading.facts
        if facts is None:
            self.facts.setText("opening…" if reading.is_opening else "")
        elif facts.opening is Opening.OPENED:
            self.facts.setText(f"{count_words(facts.page_count, 'page', 'pages')} · {byte_size(facts.size)}")
        else:
            self.facts.setText(byte_size(facts.size))

    @property
    def notice(self) -> str:
        return self._notice.text()

    def say(self, words: str) -> None:
        """What was not taken, and why; "" takes it back."""
        self._notice.setText(words)
        self._notice.setVisible(bool(words))
        self._notice_icon.setVisible(bool(words))
