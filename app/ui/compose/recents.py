"""Numbers that faxes of the open account went to last, in a menu below the number field. None is picked before a person
goes to it, and it is read back like one that was typed."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from app.core.fax import Fax
from app.core.language import tr
from app.core.wording import STATE_LABELS, short_time
from app.ui.account_in_use import AccountInUse
from app.ui.background import Background
from app.ui.compose.number_field import NumberField
from app.ui.phrases import grouped
from app.ui.services import Session

_LOOKED_THROUGH = 300  # faxes
_MOST = 10


class Recents(QObject):
    def __init__(
        self, number: NumberField, account: AccountInUse, now: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._number, self._account, self._now = number, account, now
        self._reading = Background("recent-numbers", self)
        number.recent_wanted.connect(self._ask)

    def _ask(self) -> None:
        if session := self._account.session:
            self._reading.ask(
                lambda: last_to_each(session.faxes.page(_LOOKED_THROUGH)),
                partial(self._show, session),
                lambda _: self._show(session, ()),
                key="recent",
            )

    def _show(self, session: Session, faxes: tuple[Fax, ...]) -> None:
        if session is not self._account.session:
            return
        edit = self._number.edit
        menu = QMenu(edit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for fax in faxes:
            how_it_went = f"{STATE_LABELS[fax.state]} · {short_time(fax.created_at, self._now())}"
            menu.addAction(f"{grouped(fax.recipient)}\t{how_it_went}", partial(self._number.set_number, fax.recipient))
        if not faxes:
            menu.addAction(tr("No fax was sent from here yet")).setEnabled(False)
        menu.setMinimumWidth(edit.width())
        menu.popup(edit.mapToGlobal(edit.rect().bottomLeft()))


def last_to_each(faxes: Iterable[Fax]) -> tuple[Fax, ...]:
    """The newest fax to each number, newest first. `faxes` are newest first."""
    found: dict[str, Fax] = {}
    for fax in faxes:
        found.setdefault(fax.recipient, fax)
    return tuple(found.values())[:_MOST]
