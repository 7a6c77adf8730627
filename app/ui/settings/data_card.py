"""What is kept on this computer, where, and for how long."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication

from app.core.language import plural, tr
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.browser import OpenPage
from app.ui.buttons import IconButton, secondary_button
from app.ui.widgets import Card, Combo, ElidedLabel, label, row, section_title

_CHOICES: tuple[int | None, ...] = (1, 7, 30, 90, 365, None)


class DataCard(Card):
    def __init__(self, folder: Path, open_page: OpenPage, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self.path = ElidedLabel(str(folder))
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = IconButton("copy", tr("Copy the path"), lambda: QGuiApplication.clipboard().setText(str(folder)))
        self.open = secondary_button(tr("Open folder"), lambda: open_page(QUrl.fromLocalFile(str(folder)).toString()))
        line = row(self.path, copy, self.open)
        line.setStretch(0, 1)
        self.keep = Combo()
        self.keep.setAccessibleName(tr("Keep our copies of documents"))
        self.keep.setMaximumWidth(theme.current().size(360))
        self.column.addWidget(label(tr("On this computer"), kind="title"))
        folder_words = tr(
            "The list of faxes, the documents and the settings are kept in this folder, for you alone. Keys are not."
        )
        keep_words = tr(
            "Counted from the end of a fax. What is older is removed within a day; of an account that is not open, "
            "when it is opened next. The list of faxes stays, and so does the document of a fax that goes on or needs "
            "a check."
        )
        self.column.addWidget(label(folder_words, tone="secondary", wrap=True))
        self.column.addLayout(line)
        self.column.addWidget(section_title(tr("&Keep our copies of documents"), self.keep))
        self.column.addWidget(self.keep)
        self.column.addWidget(label(keep_words, tone="secondary", wrap=True))
        self.keep.activated.connect(self._choose)
        account.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        """A number of days that stands in the settings, but not here, is one more choice."""
        chosen = self._account.settings.keep_days
        choices = _CHOICES if chosen in _CHOICES else (chosen, *_CHOICES)
        self.keep.clear()
        for days in choices:
            self.keep.addItem(_words(days), days)
        self.keep.setCurrentIndex(choices.index(chosen))

    def _choose(self) -> None:
        settings = replace(self._account.settings, keep_days=self.keep.currentData())
        self._account.change(settings, tr("how long documents are kept"))


def _words(days: int | None) -> str:
    if days is None:
        return tr("Always")
    return tr("1 year") if days == 365 else plural("{count} days", "{count} day", days)
