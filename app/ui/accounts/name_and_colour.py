"""The two things that tell an account apart: what it is called, and its colour."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.language import tr
from app.core.own_accounts import LONGEST_NAME, name_problem, tidy_name
from app.core.settings import Colour, TelnyxAccount
from app.ui import theme
from app.ui.account_in_use import AccountInUse
from app.ui.accounts.marks import COLOUR_NAMES, mark_icon
from app.ui.settings.remark import Remark
from app.ui.widgets import Combo, column, row


class NameAndColour(QWidget):
    changed = Signal()  # by the person, to a name that fits

    def __init__(self, account: AccountInUse) -> None:
        super().__init__()
        self._account = account
        self._own_id = ""
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the account"))
        self.name.setPlaceholderText(tr("Name, such as Billing office"))
        self.name.setMaxLength(LONGEST_NAME)
        self.colour = Combo()
        self.colour.setAccessibleName(tr("Colour of the account"))
        for colour, words in COLOUR_NAMES.items():
            self.colour.addItem(words, colour)
        self.colour.setMaximumWidth(theme.current().size(140))
        self.problem = Remark()
        fields = row(self.name, self.colour)
        fields.setStretch(0, 1)
        self.setLayout(column(fields, self.problem))
        self.name.textEdited.connect(self.problem.clear)
        self.name.editingFinished.connect(self._finish)
        self.colour.activated.connect(self._finish)
        theme.current().changed.connect(self._draw_colours)
        self._draw_colours()

    def show_account(self, account: TelnyxAccount) -> None:
        self._own_id = account.id
        if not self.name.hasFocus():
            self.name.setText(account.title)
        self.colour.setCurrentIndex(self.colour.findData(account.colour))

    def show_new(self, colour: Colour) -> None:
        self.name.clear()
        self.problem.clear()
        self.colour.setCurrentIndex(self.colour.findData(colour))

    @property
    def typed(self) -> str:
        return tidy_name(self.name.text())

    @property
    def picked(self) -> Colour:
        return Colour(self.colour.currentData())

    def check(self) -> bool:
        """Whether the name fits; says it where it does not."""
        problem = name_problem(self.typed, self._account.settings, self._own_id)
        if problem:
            self.problem.say(problem, "error")
        else:
            self.problem.clear()
        return not problem

    def _finish(self) -> None:
        if self._own_id and self.check():
            self.changed.emit()

    def _draw_colours(self) -> None:
        for index in range(self.colour.count()):
            self.colour.setItemIcon(index, mark_icon(Colour(self.colour.itemData(index)), ""))
