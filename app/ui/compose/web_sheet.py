"""*Web address…*: a document that Telnyx fetches by itself, from one address or several."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.language import tr
from app.ui import theme
from app.ui.announcing import announce
from app.ui.buttons import primary_button, secondary_button
from app.ui.compose.web_addresses import addresses_of, problem_of
from app.ui.compose.web_look import WebLook
from app.ui.services import Documents, Prepared
from app.ui.widgets import label, on_screen, row, scrolled, section_title, set_property

_WORDS = tr(
    "Telnyx fetches it, not this computer: up to 50 MB, from an address that anybody can open. "
    "It is not checked or shown here unless you say so."
)
_SEVERAL = tr("One address a line. Several become one fax in this order, where the account takes more than one.")
_LOOKED = tr("Telnyx fetches it again when the fax goes. To send exactly these pages, send the copy.")


class WebSheet(QDialog):
    picked = Signal(object)  # addresses, in their order
    copies_wanted = Signal(object)  # pairs of a file of ours and its name: sent from here instead

    def __init__(
        self, documents: Documents, files: Prepared, fetch: Callable[[str], Path], parent: QWidget, typed: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Web address"))
        self.setModal(True)
        self.edit = QPlainTextEdit()
        self.edit.setPlaceholderText("https://")
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(theme.current().size(92))
        self._says = label(kind="small", tone="secondary", wrap=True)
        self._looked = label(_LOOKED, tone="secondary", wrap=True)
        self.web_look = WebLook(documents, files, fetch)
        self.look = secondary_button(tr("&Look at it first"), self._begin, "search")
        self.copy = secondary_button(tr("Send the &copy instead"), self._send_copies)
        self.use = primary_button(tr("Use this address"), self._use)
        self.use.setDefault(True)
        self._area = scrolled(self.web_look)
        self._area.setMinimumHeight(264)  # pictures: with large text they do not grow
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        layout.setSpacing(theme.M)
        layout.addWidget(label(tr("A document from the web"), kind="title"))
        layout.addWidget(label(_WORDS, tone="secondary", wrap=True))
        layout.addWidget(section_title(tr("Web &address"), self.edit))
        layout.addWidget(self.edit)
        layout.addWidget(self._says)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._looked)
        layout.addStretch(0)
        cancel = secondary_button(tr("Cancel"), self.reject)
        layout.addLayout(row(self.look, self.copy, 1, cancel, self.use))
        self.edit.textChanged.connect(self._follow)
        self.web_look.done.connect(self._show_look)
        self.finished.connect(self.web_look.forget)
        self.edit.setPlainText(typed)
        self._follow()
        self._area.hide()
        self.resize(on_screen(self, 660, 0).width(), self.sizeHint().height())

    @property
    def addresses(self) -> tuple[str, ...]:
        return addresses_of(self.edit.toPlainText())

    @property
    def says(self) -> str:
        return self._says.text()

    def _follow(self) -> None:
        """What was looked at is not what stands there now."""
        self.web_look.forget()
        self._show_look()
        addresses = self.addresses
        problem = problem_of(addresses)
        begun = len(addresses) == 1 and "https://".startswith(addresses[0])
        wrong = "" if begun else problem
        if wrong != self._says.text():
            announce(self._says, wrong)
        self._says.setText(wrong or _SEVERAL)
        set_property(self._says, "tone", "error" if wrong else "secondary")
        ready = bool(addresses) and not problem
        self.use.setEnabled(ready)
        self.look.setEnabled(ready)
        self.use.setText(
            tr("Use these {count} addresses", count=len(addresses)) if len(addresses) > 1 else tr("Use this address")
        )

    def _begin(self) -> None:
        self.web_look.begin(self.addresses)
        self._area.show()
        self.look.setEnabled(False)
        self.resize(self.width(), max(self.height(), on_screen(self, 0, 620).height()))

    def _show_look(self) -> None:
        whole = self.web_look.is_whole
        self.copy.setVisible(whole)
        self._looked.setVisible(whole)
        self.look.setText(tr("&Look again") if self.web_look.said else tr("&Look at it first"))
        self.look.setEnabled(self.use.isEnabled())

    def _use(self) -> None:
        self.picked.emit(self.addresses)
        self.accept()

    def _send_copies(self) -> None:
        self.copies_wanted.emit(self.web_look.take_copies())
        self.accept()
