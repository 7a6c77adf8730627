"""How requests reach Telnyx: directly, by the system's proxy, or by one of our own."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from app.core.proxy import proxy_address
from app.ui.account_in_use import AccountInUse
from app.ui.settings.remark import Remark
from app.ui.widgets import Card, label


class ProxyCard(Card):
    def __init__(self, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self._at_start = account.settings.proxy
        self.way = label(wrap=True)
        self.proxy = QLineEdit(account.settings.proxy)
        self.proxy.setAccessibleName("Proxy")
        self.proxy.setPlaceholderText("The system's, if it has one")
        self.state = Remark()
        words = (
            "Some offices let programs reach the internet only by a proxy. Usually the system knows it, and nothing is "
            "to be done here. Else write its address, such as http://proxy.example:3128. One that asks for a name and "
            "a password is set in the system: a password has no place in a settings file."
        )
        self.column.addWidget(label("Proxy", kind="title"))
        self.column.addWidget(label(words, tone="secondary", wrap=True))
        for part in (self.way, self.proxy, self.state):
            self.column.addWidget(part)
        self.proxy.editingFinished.connect(self._choose)
        self.proxy.textEdited.connect(self.state.clear)
        account.changed.connect(self._show)
        account.opened.connect(self._show)
        self._show()

    def _show(self) -> None:
        session = self._account.session
        self.way.setText(str(session.way) if session else "")
        self.way.setVisible(session is not None)
        if not self.proxy.hasFocus():
            self.proxy.setText(self._account.settings.proxy)
        if self._account.settings.proxy != self._at_start:
            self.state.say(
                "New keys are tried this way at once; faxes go this way from the next start on.", "attention"
            )
        else:
            self.state.clear()

    def _choose(self) -> None:
        address = proxy_address(self.proxy.text())
        if address is None:
            self.state.say(
                "Write it as http://, the proxy's name, a colon and its port: http://proxy.example:3128.", "error"
            )
            return
        self._account.change(replace(self._account.settings, proxy=address), "proxy")
