"""How requests reach Telnyx: directly, by the system's proxy, or by one of our own."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from app.core.errors import FaxError, Offline, ServiceError
from app.core.language import tr
from app.core.proxy import proxy_address
from app.core.settings import AccountKind
from app.ui.account_in_use import AccountInUse
from app.ui.settings.remark import Remark
from app.ui.widgets import Card, label

_LATER = tr("This holds from the next connection on. What is on its way now goes on as it is.")

_NOT_BY_PROXY = tr("Telnyx cannot be reached by this proxy. Check its address, and that this computer is online.")


class ProxyCard(Card):
    def __init__(self, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self._trying = False
        self.way = label(wrap=True)
        self.proxy = QLineEdit(account.settings.proxy)
        self.proxy.setAccessibleName(tr("Proxy"))
        self.proxy.setPlaceholderText(tr("The system's, if it has one"))
        self.state = Remark()
        words = tr(
            "Some offices let programs reach the internet only by a proxy. Usually the system knows it, and nothing is "
            "to be done here. Else write its address, such as http://proxy.example:3128. One that asks for a name and "
            "a password is set in the system: a password has no place in a settings file."
        )
        self.column.addWidget(label(tr("Proxy"), kind="title"))
        self.column.addWidget(label(words, tone="secondary", wrap=True))
        for part in (self.way, self.proxy, self.state):
            self.column.addWidget(part)
        self.proxy.editingFinished.connect(self._choose)
        self.proxy.textEdited.connect(self.state.clear)
        account.changed.connect(self._show)
        account.proxy_changed.connect(self._try)
        account.looked.connect(self._say_reached)
        account.failed.connect(self._say_not_reached)
        account.opened.connect(self._show)
        self._show()

    def _show(self) -> None:
        self._show_way()
        if not self.proxy.hasFocus():
            self.proxy.setText(self._account.settings.proxy)
        self.state.clear()

    def _show_way(self) -> None:
        session = self._account.session
        self.way.setText(str(session.way) if session else "")
        self.way.setVisible(session is not None)

    def _choose(self) -> None:
        address = proxy_address(self.proxy.text())
        if address is None:
            self.state.say(
                tr("Write it as http://, the proxy's name, a colon and its port: http://proxy.example:3128."), "error"
            )
            return
        if address != self._account.settings.proxy:
            self._account.change(replace(self._account.settings, proxy=address), tr("proxy"))

    def _try(self) -> None:
        """Nobody should learn only by a fax that waits that a proxy does not work."""
        self._show_way()
        account = self._account.account
        self._trying = account is not None and account.kind is AccountKind.TELNYX
        if self._trying:
            self.state.say(tr("Trying to reach Telnyx this way…"), "secondary")
            self._account.look()
        else:
            self.state.say(_LATER, "ok")

    def _say_reached(self) -> None:
        if self._trying:
            self._trying = False
            self.state.say(f"{tr('Telnyx can be reached this way.')} {_LATER}", "ok")

    def _say_not_reached(self, error: FaxError) -> None:
        if not isinstance(error, ServiceError):
            self._say_reached()  # it has answered, or was not asked
        elif self._trying:
            by_proxy = type(error) is Offline and self._account.settings.proxy
            self.state.say(_NOT_BY_PROXY if by_proxy else str(error.sentence), "error", self._account.look)
