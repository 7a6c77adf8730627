"""The last changes of the settings, to be taken back one by one."""

from PySide6.QtCore import QObject, Signal

from app.core.settings import Settings
from app.core.undoing import taken_back
from app.ui.account_in_use import AccountInUse


class Undoing(QObject):
    """Begins anew with each account: what was changed for another one would be taken back unseen."""

    changed = Signal()

    def __init__(self, account: AccountInUse, parent: QObject) -> None:
        super().__init__(parent)
        self._account = account
        self._past: list[tuple[str, Settings, Settings]] = []  # what, before, after
        account.changed.connect(self._remember)
        account.opened.connect(self._forget)

    @property
    def what(self) -> str:
        """What would be taken back; empty when there is nothing."""
        return self._past[-1][0] if self._past else ""

    def undo(self) -> None:
        if self._past:
            _, before, after = self._past.pop()
            self._account.change(taken_back(self._account.settings, before, after))
            self.changed.emit()

    def _remember(self, before: Settings, what: str) -> None:
        if what:
            self._past.append((what, before, self._account.settings))
            self.changed.emit()

    def _forget(self) -> None:
        self._past.clear()
        self.changed.emit()
