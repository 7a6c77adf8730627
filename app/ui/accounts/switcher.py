"""The menu of all accounts, to use another one."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.core.language import tr
from app.core.settings import Account, AccountKind
from app.ui import icons
from app.ui.account_in_use import AccountInUse
from app.ui.accounts.marks import mark_icon
from app.ui.accounts.other_accounts import OtherAccounts, standing_words
from app.ui.widgets import visible


class Switcher(QMenu):
    def __init__(self, account: AccountInUse, others: OtherAccounts, parent: QWidget) -> None:
        super().__init__(parent)
        self._account, self._others = account, others
        self.aboutToShow.connect(self._fill)

    def open_below(self, button: QWidget) -> None:
        """Inside the window, at whose end the button stands."""
        self._fill()
        indent = 0 if button.isRightToLeft() else button.width() - self.sizeHint().width()
        corner = QPoint(indent, button.height())
        self.popup(button.mapToGlobal(corner))

    def _fill(self) -> None:
        self.clear()
        settings, now = self._account.settings, self._account.account
        for each in settings.accounts:
            self._add(QAction(mark_icon(each.colour, each.title), _menu_text(each.title), self), each.id, now)
        self.addSeparator()
        practice = QAction(icons.icon("flask-conical", "attention"), tr("Practice account"), self)
        self._add(practice, AccountKind.PRACTICE, now)

    def _add(self, action: QAction, account_id: str, now: Account | None) -> None:
        in_use = now is not None and now.id == account_id
        if in_use:
            action.setText(tr("{account} · in use", account=action.text()))
        elif words := standing_words(self._others.of(account_id)):
            action.setText(f"{action.text()} · {words}")
        action.setEnabled(not in_use)
        action.triggered.connect(partial(self._use, account_id))
        self.addAction(action)

    def _use(self, account_id: str, _: bool = False) -> None:
        self._account.open(account_id)


def _menu_text(name: str) -> str:
    return visible(name).replace("&", "&&")
