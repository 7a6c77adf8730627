"""How requests reach Telnyx: directly, by the system's proxy, or by one of our own."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from app.core.language import tr
from app.core.proxy import proxy_address
from app.ui.account_in_use import AccountInUse
from app.ui.settings.remark import Remark
from app.ui.widgets import Card, label


class ProxyCard(Card):
    def __init__(self, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
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
        account.proxy_changed.connect(self._show_way)
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
            self.state.say(tr("This holds from the next connection on. What is on its way now goes on as it is."), "ok")
