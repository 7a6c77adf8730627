"""*Stored at Telnyx*: the account's files there, one of which can be sent or deleted."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.core.errors import FaxError
from app.core.language import plural, tr
from app.core.stored_file import StoredFile
from app.ui import theme
from app.ui.background import Background
from app.ui.buttons import secondary_button
from app.ui.services import Session
from app.ui.stored.row import StoredRow
from app.ui.widgets import Banner, label, on_screen, row, scrolled

_WORDS = tr("Files of your account at Telnyx. One of them can be sent as it is: it is not shown or checked here first.")
_MOST = 200
_KEPT = tr("{name} is still there: Telnyx does not delete it now.")


class StoredDialog(QDialog):
    """Asks Telnyx when it is made, and again after a deletion."""

    picked = Signal(str)  # a media_name

    def __init__(self, session: Session, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._now = session, now
        self._background = Background("stored-files", self)
        self.setWindowTitle(tr("Stored at Telnyx"))
        self.setModal(True)
        self.rows: list[StoredRow] = []
        self._says = label(tone="secondary", wrap=True)
        self._more = label(kind="small", tone="secondary", wrap=True)
        self.trouble = Banner("error", "circle-x")
        self.again = secondary_button(tr("Try again"), self.ask, "rotate-cw")
        self.trouble.row.addWidget(self.again)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, theme.XS, 0)
        self._list.setSpacing(theme.S)
        content = QWidget()
        content.setLayout(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        layout.setSpacing(theme.M)
        layout.addWidget(label(tr("Stored at Telnyx"), kind="title"))
        layout.addWidget(label(_WORDS, tone="secondary", wrap=True))
        layout.addWidget(self.trouble)
        layout.addWidget(self._says)
        layout.addWidget(scrolled(content), 1)
        layout.addWidget(self._more)
        layout.addLayout(row(1, secondary_button(tr("Close"), self.reject)))
        self.resize(on_screen(self, 700, 500))
        self.ask()

    def ask(self) -> None:
        self.trouble.hide()
        self._say(tr("Asking Telnyx…"))
        self._background.ask(self._session.stored_files, self._show, self._fail, key="list")

    @property
    def says(self) -> str:
        """What is said in the list's place or below it."""
        return f"{self._says.text()} {self._more.text()}".strip()

    def _show(self, files: tuple[StoredFile, ...]) -> None:
        ours = sum(file.is_ours for file in files)
        newest_first = sorted(
            (file for file in files if not file.is_ours), key=lambda file: _age(file, self._now()), reverse=False
        )
        self._set_rows(newest_first[:_MOST])
        self._say("" if newest_first else tr("Nothing of yours is stored at Telnyx."))
        more = (
            [tr("The newest {shown} of {all:,} are listed.", shown=_MOST, all=len(newest_first))]
            if len(newest_first) > _MOST
            else []
        )
        if ours:
            more.append(
                plural(
                    "{count} uploads of Faxwell's own are not listed: faxes may still need them, and they "
                    "are deleted by themselves.",
                    "{count} upload of Faxwell's own is not listed: a fax may still need it, and it is "
                    "deleted by itself.",
                    ours,
                )
            )
        self._more.setText(" ".join(more))
        self._more.setVisible(bool(more))

    def _set_rows(self, files: list[StoredFile]) -> None:
        while taken := self._list.takeAt(0):
            if old := taken.widget():
                old.hide()
                old.deleteLater()
        self.rows = [self._row(file) for file in files]
        for each in self.rows:
            self._list.addWidget(each)
        self._list.addStretch(1)

    def _row(self, file: StoredFile) -> StoredRow:
        made = StoredRow(file, self._now())
        made.pick.clicked.connect(partial(self._pick, file.name))
        made.delete_wanted.connect(partial(self._delete, file.name))
        return made

    def _pick(self, name: str) -> None:
        self.picked.emit(name)
        self.accept()

    def _delete(self, name: str) -> None:
        self._say(tr("Deleting…"))
        self._background.ask(lambda: self._session.delete_stored(name), partial(self._deleted, name), self._fail)

    def _deleted(self, name: str, gone: bool) -> None:
        self.ask()
        if not gone:
            self.trouble.say(tr("It was not deleted."), _KEPT.format(name=name))
            self.again.hide()
            self.trouble.show()

    def _fail(self, error: FaxError) -> None:
        self._say("")
        self._more.hide()
        self.trouble.say(str(error.sentence))
        self.again.show()
        self.trouble.show()

    def _say(self, words: str) -> None:
        self._says.setText(words)
        self._says.setVisible(bool(words))


def _age(file: StoredFile, now: datetime) -> float:
    return (now - file.created_at).total_seconds() if file.created_at else 0.0
