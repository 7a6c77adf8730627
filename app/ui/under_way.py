"""Which faxes of the open account are under way, and what is told when one of them ends."""

from PySide6.QtCore import QObject, Signal

from app.core.fax import IN_PROGRESS, Fax, FaxState
from app.core.language import tr
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
        self._needing: set[int] = set()
        self.is_known = False
        self._reading = Background("faxes-under-way", self)
        account.opened.connect(self._read)
        link.fax_changed.connect(self._hear)

    @property
    def count(self) -> int:
        return len(self._ids)

    @property
    def needs_person(self) -> bool:
        """One of them does not go on, or has not gone on since the account was opened, until a person decides."""
        return bool(self._needing)

    def _read(self) -> None:
        self._ids, self._needing, self.is_known = set(), set(), False
        if session := self._account.session:
            self._reading.ask(session.faxes.open_faxes, self._take, lambda _: self._take(()), key="open faxes")

    def _take(self, faxes: tuple[Fax, ...]) -> None:
        self._ids |= {fax.id for fax in faxes if fax.state in IN_PROGRESS}
        self._needing |= {fax.id for fax in faxes if fax.needs_person}
        self.is_known = True

    def _hear(self, fax: Fax) -> None:
        if fax.needs_person:
            self._needing.add(fax.id)
        else:
            self._needing.discard(fax.id)
        if fax.state in IN_PROGRESS and not fax.needs_person:
            self._ids.add(fax.id)
        elif fax.id in self._ids:
            self._ids.discard(fax.id)
            if fax.state not in _OWN_DOING:
                self.ended.emit(fax)


def end_words(fax: Fax) -> tuple[str, str]:
    """Title and text for the desktop, where others may look on: of the number the last four digits."""
    what_next = tr("Faxwell needs you for it.") if fax.needs_person else ""
    return STATE_LABELS[fax.state], tr(
        "The fax to the number ending in {digits}. {what_next}", digits=fax.recipient[-4:], what_next=what_next
    ).strip()
