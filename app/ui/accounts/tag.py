"""One line beside the *Send* button that says from which account a fax goes, where that is not plain."""

from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.core.settings import Account, AccountKind
from app.ui import theme
from app.ui.accounts.marks import Mark
from app.ui.widgets import ElidedLabel, StateIcon, row, set_property

_WORDS = {
    AccountKind.PRACTICE: ("flask-conical", "attention", tr("Practice account: nothing leaves this computer")),
    AccountKind.TELNYX: ("", "", tr("From {name}")),
    AccountKind.OTHER_SERVER: ("server", "error", tr("To another server, not Telnyx")),
}


class AccountTag(QWidget):
    """Absent where there is one Telnyx account and it is the one in use."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = StateIcon("flask-conical", "attention")
        self._mark = Mark()
        self.words = ElidedLabel()
        line = row(self._icon, self._mark, self.words)
        line.setStretch(2, 1)
        self.setLayout(line)
        self.setFixedWidth(theme.current().form_width)
        self.hide()

    def show_account(self, account: Account) -> None:
        icon, tone, words = _WORDS[account.kind]
        if icon:
            self._icon.show_state(icon, tone)
        if account.colour:
            self._mark.show_mark(account.colour, account.name)
        self._icon.setVisible(bool(icon))
        self._mark.setVisible(account.colour is not None)
        set_property(self.words, "tone", tone)
        self.words.set_full_text(words.format(name=account.name))
        self.setVisible(account.kind is not AccountKind.TELNYX or bool(account.name))
