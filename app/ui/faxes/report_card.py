"""*Transmission report*: made here, at once, and saved where the person says."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtWidgets import QFileDialog

from app.core.errors import FaxError
from app.core.fax import Fax
from app.core.language import tr
from app.core.report import file_name
from app.ui.background import Background
from app.ui.browser import OpenPage
from app.ui.buttons import link_button, secondary_button
from app.ui.settings.remark import Remark
from app.ui.widgets import Card, label, row, section_title

Write = Callable[[int, Path], str]


class ReportCard(Card):
    """`write` answers how the account in use writes the report of a fax, or None while there is no account."""

    def __init__(self, write: Callable[[], Write | None], open_page: OpenPage, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._write, self._open_page, self._now = write, open_page, now
        self._writing = Background("transmission-report", self)
        self._fax: Fax | None = None
        self._saved: Path | None = None
        self.save = secondary_button(tr("Save…"), self._choose, "file-text")
        self.save.setAccessibleName(tr("Save the transmission report"))
        self.state = Remark()
        self.open = link_button(tr("Open"), self._open)
        self.open.hide()
        words = label(tr("For your files: number, pages, time, result, and every page."), tone="secondary", wrap=True)
        line = row(words, self.save)
        line.setStretch(0, 1)
        said = row(self.state, self.open)
        said.setStretch(0, 1)
        self.column.addWidget(section_title(tr("Transmission report")))
        self.column.addLayout(line)
        self.column.addLayout(said)

    def show_fax(self, fax: Fax) -> None:
        if self._fax is None or self._fax.id != fax.id:
            self._writing.drop()
            self.state.clear()
            self.open.hide()
            self.save.setEnabled(True)
        self._fax = fax

    def write_to(self, place: Path) -> None:
        write = self._write()
        if write is None or self._fax is None:
            return
        self.save.setEnabled(False)
        self.open.hide()
        self.state.say(tr("Making the report…"), "secondary")
        self._writing.ask(partial(write, self._fax.id, place), partial(self._done, place), self._failed)

    def _choose(self) -> None:
        if self._fax is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self.window(), tr("Save the transmission report"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_name(self._fax, self._now()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write_to(Path(name)))
        dialog.open()

    def _done(self, place: Path, not_printed: str) -> None:
        self._saved = place
        self.save.setEnabled(True)
        words = tr("Saved as {name}", name=place.name)
        if not_printed:
            words = f"{words}. {tr('No font of this computer has: {characters}', characters=not_printed)}"
        self.state.say(words, "attention" if not_printed else "ok")
        self.open.show()

    def _failed(self, error: FaxError) -> None:
        self.save.setEnabled(True)
        self.state.say_error(error)

    def _open(self) -> None:
        if self._saved is not None:
            self._open_page(QUrl.fromLocalFile(str(self._saved)).toString())
