"""*Document as sent*, and what Telnyx calls the fax."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from app.core.fax import Fax
from app.core.language import tr
from app.core.option_words import option_words
from app.core.wording import QUALITY_LABELS, byte_size, page_words
from app.ui import theme
from app.ui.buttons import IconButton
from app.ui.phrases import grouped
from app.ui.widgets import Card, ElidedLabel, StateIcon, label, row, section_title, visible


class DocumentCard(Card):
    def __init__(self) -> None:
        super().__init__(spacing=theme.M)
        self.name = ElidedLabel(kind="strong")
        self.facts = label(tone="secondary")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.XL)
        self._grid.setVerticalSpacing(theme.XS)
        self._grid.setColumnStretch(1, 1)
        name = row(StateIcon("file-text", "secondary"), self.name)
        name.setStretch(1, 1)
        self.options = label(tone="secondary", wrap=True)
        for part in (section_title(tr("Document as sent")), name, self.facts, self.options):
            self.column.addWidget(part) if isinstance(part, QWidget) else self.column.addLayout(part)
        self.column.addLayout(self._grid)
        self._shown: list[tuple[str, str]] = []
        self.copies: list[IconButton] = []

    def show_fax(self, fax: Fax) -> None:
        document = fax.document
        self.name.set_full_text(document.name)
        facts = [tr("From a web address, fetched by Telnyx") if fax.options.media_urls else tr("Stored at Telnyx")]
        if not fax.options.is_remote:
            facts = [page_words(fax), byte_size(document.size)]
        self.facts.setText(" · ".join([*facts, QUALITY_LABELS[fax.options.quality]]))
        self.options.setText(visible(option_words(fax.options)))
        self.options.setVisible(bool(self.options.text()))
        named = [(tr("From"), grouped(fax.sender))]
        if fax.options.is_remote:
            named += [(tr("Web address"), url) for url in fax.options.media_urls]
        else:
            named.append(("SHA-256", document.sha256))
        if fax.options.webhook_url:
            named.append((tr("Events to"), fax.options.webhook_url))
        ids = [attempt.telnyx_id for attempt in fax.attempts if attempt.telnyx_id]
        named += [(tr("Telnyx id"), telnyx_id) for telnyx_id in ids]
        if named != self._shown:
            self._shown = named
            self._show_named()

    def _show_named(self) -> None:
        while item := self._grid.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.copies.clear()
        for line, (name, value) in enumerate(self._shown):
            self._grid.addWidget(label(name, tone="secondary"), line, 0)
            shown = ElidedLabel(value)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(shown, line, 1)
            self.copies.append(_copy_button(name, value))
            self._grid.addWidget(self.copies[-1], line, 2)


def _copy_button(name: str, value: str) -> IconButton:
    return IconButton(
        "copy", tr("Copy {name}", name=name), lambda: QGuiApplication.clipboard().setText(value.strip("\u2066\u2069"))
    )
