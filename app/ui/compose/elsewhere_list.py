"""The documents of a fax that are not sent from here: web addresses, or a file that is stored at Telnyx."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.options import SendOptions
from app.ui import theme
from app.ui.buttons import IconButton
from app.ui.tab_order import tab_after
from app.ui.widgets import ElidedLabel, StateIcon, column, label, row, visible


class ElsewhereList(QWidget):
    wanted = Signal(object)  # SendOptions with the documents that are to stay

    def __init__(self) -> None:
        super().__init__()
        self._shown = SendOptions()
        self.remove: list[IconButton] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.S)
        self.hide()

    def show_options(self, options: SendOptions) -> None:
        where = SendOptions(media_urls=options.media_urls, stored_name=options.stored_name)
        if where == self._shown:
            return
        self._shown = where
        while taken := self._rows.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        self.remove.clear()
        for url in where.media_urls:
            rest = tuple(each for each in where.media_urls if each != url)
            self._add(url, tr("Fetched by Telnyx. Not checked here."), replace(where, media_urls=rest))
        if where.stored_name:
            self._add(where.stored_name, tr("Stored at Telnyx. Not checked here."), replace(where, stored_name=""))
        self.setVisible(where.is_remote)
        tab_after(self, *self.remove)

    def _add(self, name: str, words: str, without: SendOptions) -> None:
        remove = IconButton("x", tr("Remove {name}", name=visible(name)), partial(self.wanted.emit, without))
        said = column(
            ElidedLabel(name, kind="strong"), label(words, kind="small", tone="secondary", wrap=True), spacing=0
        )
        item = QFrame()
        item.setProperty("kind", "item")
        line = row(StateIcon("server", "secondary", 18), said, remove)
        line.setContentsMargins(theme.M, theme.S, theme.S, theme.S)
        line.setStretch(1, 1)
        item.setLayout(line)
        self._rows.addWidget(item)
        self.remove.append(remove)
