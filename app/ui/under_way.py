"""Which faxes of the open account are under way, and what is told when one of them ends."""

from PySide6.QtCore import QObject, Signal

from app.core.fax import IN_PROGRESS, Fax, FaxState
from app.core.wording import STATE_LABELS
from app.ui.account_in_use import AccountInUse
from app.ui.background import Background
from app.ui.engine_link import EngineLink

_OWN_DOING = (FaxState.CANCELED, FaxState.CLOSED)  # whoever did that knows it


class UnderWay(QObject):
    ended = Signal(object)  # Fax: it is delivered, or not, or needs a person

    def __init__(self, account: AccountInUse, link: EngineLink, parent: QObject) -> None:
        super().__init__(parent)
        self._account = account
        self._ids: set[int] = set()
        self._reading = Background("faxes-under-way", self)
        account.opened.connect(self._read)
        link.fax_changed.connect(self._hear)

    @property
    def count(self) -> int:
        return len(self._ids)

    def _read(self) -> None:
        self._ids = set()
        if session := self._account.session:
            self._reading.ask(session.faxes.open_faxes, self._take, key="open faxes")

    def _take(self, faxes: tuple[Fax, ...]) -> None:
        self._ids |= {fax.id for fax in faxes if fax.state in IN_PROGRESS}

    def _hear(self, fax: Fax) -> None:
        if fax.state in IN_PROGRESS and not fax.needs_person:
            self._ids.add(fax.id)
        elif fax.id in self._ids:
            self._ids.discard(fax.id)
            if fax.state not in _OWN_DOING:
                self.ended.emit(fax)


def end_words(fax: Fax) -> tuple[str, str]:
    """Title and text for the desktop, where others may look on: of the number the last four digits."""
    what_next = "Faxwell needs you for it." if fax.needs_person else ""
    return STATE_LABELS[fax.state], f"The fax to the number ending in {fax.recipient[-4:]}. {what_next}".strip()
